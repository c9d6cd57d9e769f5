#include "subject/session.hpp"

#include <catch2/catch_test_case_info.hpp>
#include <catch2/reporters/catch_reporter_event_listener.hpp>
#include <catch2/reporters/catch_reporter_registrars.hpp>

#include "wire/codec.hpp"
#include "wire/frame.hpp"

namespace subject {
namespace {

/// Each run of a test case's body (one, or one for each leaf SECTION) gets a worker and a random stream of its own.
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

Linkage& Session::where() {
    if (!linkage_) linkage_ = linkage();
    return *linkage_;
}

void Session::begin_case(const std::string& name) {
    case_ = name;
    random_.emplace(where().seed, name);
    mismatch.clear();
    output_.clear();
    first_call_ = recorded_.calls.size();
    case_bytes_ = 0;
    where().backend->begin_case(Backend::Memory::as_it_comes);
}

void Session::end_case() {
    output_ = where().backend->end_case();
}

void Session::record_case(const std::string& name, std::size_t first_call, bool passed) {
    recorded_.cases.push_back({name, first_call, recorded_.calls.size(), passed});
}

const Call& Session::call(const FunctionTraits& function, Bytes arguments) {
    mismatch.clear();
    Answer answer = where().backend->call(function, arguments);
    case_bytes_ += answer.value.size();
    if (case_bytes_ > wire::max_case_bytes)
        answer = {Answer::Kind::bad_reply, {}, "more than all answers of a check together may hold", false};
    recorded_.calls.push_back({&function, std::move(arguments), std::move(answer), case_});
    const Answer& recorded = recorded_.calls.back().answer;
    if (recorded.kind == Answer::Kind::raised) {
        if (recorded.invalid_argument) throw InvalidArgument(recorded);
        throw Raised(recorded);
    }
    if (recorded.kind != Answer::Kind::value) throw CallFailed(recorded);
    return recorded_.calls.back();
}

msgpack::object_handle Session::value_of(const FunctionTraits& function, Bytes arguments) {
    return wire::unpacked(call(function, std::move(arguments)).answer.value);
}

void Session::bad_reply(const std::string& why) {
    Answer& answer = recorded_.calls.back().answer;
    answer = {Answer::Kind::bad_reply, {}, why, false};
    throw CallFailed(answer);
}

}  // namespace subject
