#include "subject/session.hpp"

#include <catch2/catch_test_case_info.hpp>
#include <catch2/reporters/catch_reporter_event_listener.hpp>
#include <catch2/reporters/catch_reporter_registrars.hpp>

#include "subject/wire.hpp"

namespace subject {
namespace {

/// Each run of a test case's body (one, or one for each leaf SECTION) gets a worker and a random stream of
/// its own.
class Cases final : public Catch::EventListenerBase {
  public:
    using Catch::EventListenerBase::EventListenerBase;

    void testCaseStarting(const Catch::TestCaseInfo& info) override { name_ = info.name; }
    void testCasePartialStarting(const Catch::TestCaseInfo& /*info*/, std::uint64_t /*part*/) override {
        Session::current().begin_case(name_);
    }
    void testCasePartialEnded(const Catch::TestCaseStats& /*stats*/, std::uint64_t /*part*/) override {
        Session::current().end_case();
    }

  private:
    std::string name_;
};

CATCH_REGISTER_LISTENER(Cases)

}  // namespace

Session& Session::current() {
    static Session session;
    return session;
}

Backend& Session::backend() {
    if (!backend_) backend_ = make_backend();
    return *backend_;
}

void Session::begin_case(const std::string& name) {
    case_ = name;
    random_.emplace(seed_, name);
    mismatch.clear();
    output_.clear();
    first_call_ = calls_.size();
    case_bytes_ = 0;
    backend().begin_case();
}

void Session::end_case() {
    output_ = backend().end_case();
}

const Call& Session::call(const FunctionTraits& function, Bytes arguments) {
    mismatch.clear();
    Answer answer = backend().call(function.name, arguments);
    case_bytes_ += answer.value.size();
    if (case_bytes_ > max_case_bytes)
        answer = {Answer::Kind::bad_reply, {}, "more than all answers of a check together may hold", false};
    calls_.push_back({&function, std::move(arguments), std::move(answer), case_});
    const Answer& recorded = calls_.back().answer;
    if (recorded.kind == Answer::Kind::raised) {
        if (recorded.invalid_argument) throw InvalidArgument(recorded);
        throw Raised(recorded);
    }
    if (recorded.kind != Answer::Kind::value) throw CallFailed(recorded);
    return calls_.back();
}

void Session::bad_reply(const std::string& why) {
    Answer& answer = calls_.back().answer;
    answer = {Answer::Kind::bad_reply, {}, why, false};
    throw CallFailed(answer);
}

}  // namespace subject
