#pragma once
// The state of one test program: the calls made, the random stream of the running check, the last mismatch.
// A Catch2 listener in session.cpp tells it where test cases begin and end, under every reporter.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "subject/call.hpp"
#include "subject/random.hpp"

namespace subject {

/// A test case that ended: its calls are [first_call, last_call) of the recorded ones.
struct Case {
    std::string name;
    std::size_t first_call;
    std::size_t last_call;
    bool passed;
};

/// What a run of the test cases has asked, and what came of it.
struct Recorded {
    std::vector<Call> calls;
    std::vector<Case> cases;
};

/// One of so many entries or rows.
struct Place {
    std::size_t index;
    std::size_t of;

    bool operator==(const Place&) const = default;
};

class Session {
  public:
    static Session& current();

    /// Calls the student's function; the call is recorded. Throws CallFailed if it gave no value.
    const Call& call(const FunctionTraits& function, Bytes arguments);
    /// The same, and what it gave. To be decoded by the function's type.
    msgpack::object_handle value_of(const FunctionTraits& function, Bytes arguments);
    /// The reply was no value of the function's type: the recorded call becomes a bad reply. Throws
    /// CallFailed.
    [[noreturn]] void bad_reply(const std::string& why);

    /// Where the calls go, for who asks again after the last case.
    Backend& backend() { return *where().backend; }

    Random& random() { return random_.value(); }  ///< of the running case; throws between cases

    void begin_case(const std::string& name);  ///< one run of a test case's body
    void end_case();
    void record_case(const std::string& name, std::size_t first_call, bool passed);  ///< all of its runs

    /// Adds a function to the contract's list, in its order.
    void know(const FunctionTraits& function) { functions_.push_back(&function); }

    [[nodiscard]] const std::vector<const FunctionTraits*>& functions() const { return functions_; }
    [[nodiscard]] const std::vector<Call>& calls() const { return recorded_.calls; }
    /// All that was recorded, and begins anew: answers may be large, so they are there once.
    Recorded take() { return std::exchange(recorded_, {}); }
    /// The running or just ended case's calls: from this index on.
    [[nodiscard]] std::size_t first_call_of_case() const { return first_call_; }
    [[nodiscard]] const std::string& output() const { return output_; }  ///< of the case just ended

    /// What a matcher of ours found wrong last, in words; empty if it matched.
    std::string mismatch;
    std::optional<Place> place;  ///< where, if it is an entry of a vector or a row of a matrix

  private:
    Session() = default;
    Linkage& where();

    std::string case_;
    std::string output_;
    std::optional<Linkage> linkage_;
    std::optional<Random> random_;
    std::vector<const FunctionTraits*> functions_;
    Recorded recorded_;
    std::size_t first_call_ = 0;
    std::size_t case_bytes_ = 0;  ///< of the answers since begin_case
};

/// The running check's random numbers.
inline Random& random() {
    return Session::current().random();
}

}  // namespace subject
