// The reporter of a test program that grades workers: what the judge hears of each test case (verdict/run.hpp).
#include "trial/reporter.hpp"

#include <unistd.h>

#include <catch2/catch_assertion_info.hpp>
#include <catch2/catch_assertion_result.hpp>
#include <catch2/catch_test_case_info.hpp>
#include <catch2/interfaces/catch_interfaces_reporter.hpp>
#include <catch2/reporters/catch_reporter_event_listener.hpp>
#include <catch2/reporters/catch_reporter_registrars.hpp>
#include <charconv>
#include <cstdint>
#include <iostream>
#include <iterator>
#include <optional>
#include <string_view>

#include "subject/plot.hpp"
#include "subject/session.hpp"
#include "trial/call_words.hpp"
#include "trial/last_words.hpp"
#include "trial/stub.hpp"
#include "verdict/json.hpp"

namespace trial {

namespace verdict = halfspace::verdict;

namespace {

using subject::Call;
using subject::Session;
using verdict::Status;
using wire::Answer;

// Of what a student printed. The judge takes in a bounded number of bytes from all checks together, and a
// student who fills that would turn a bad grade into a fault of ours.
constexpr std::size_t longest_output = 8192;

std::string text_of(Catch::StringRef ref) {
    return {ref.data(), ref.size()};
}

/// How a check ends that the answer ended; nothing if that is our own fault.
std::optional<Status> status_of(Answer::Kind kind) {
    switch (kind) {
        case Answer::Kind::value:
            return Status::failed;
        case Answer::Kind::raised:
        case Answer::Kind::crashed:
            return Status::crashed;
        case Answer::Kind::not_implemented:
            return Status::not_implemented;
        case Answer::Kind::timed_out:
            return Status::timed_out;
        case Answer::Kind::out_of_memory:
            return Status::out_of_memory;
        case Answer::Kind::bad_reply:
            return Status::bad_reply;
        case Answer::Kind::not_allowed:
            return Status::not_allowed;
        case Answer::Kind::fault:
            break;
    }
    return {};
}

struct Failure {
    std::optional<Status> status;  ///< nothing: a fault of ours
    std::string message;
};

/// A failing assertion in words, told by the last call of the case: what went in, what was wrong.
Failure explain(const Catch::AssertionResult& result, const Call* call, const std::string& mismatch,
                const std::optional<subject::Place>& place, const std::string& about) {
    const bool threw = result.getResultType() == Catch::ResultWas::ThrewException;
    const bool refusal_wanted = text_of(result.getTestMacroName()).find("THROWS_AS") != std::string::npos;
    const auto kind = call != nullptr ? call->answer.kind : Answer::Kind::value;
    const std::string inputs = call != nullptr ? inputs_of(*call) : std::string();

    if (threw && call == nullptr) return {{}, "the check itself threw: " + text_of(result.getMessage())};
    if (threw && kind == Answer::Kind::raised && refusal_wanted) {
        return {Status::failed, inputs + "expected a std::invalid_argument, but it " + call->answer.text};
    }
    if (threw && kind == Answer::Kind::not_implemented) return {status_of(kind), call->answer.text};
    if (threw && kind == Answer::Kind::bad_reply) {
        return {status_of(kind), inputs + "the answer is " + call->answer.text};
    }
    if (threw && kind != Answer::Kind::value) {
        const std::string meaning =
            kind == Answer::Kind::raised ? meaning_of(call->answer.text) : std::string();
        return {status_of(kind),
                inputs + "it " + call->answer.text + (meaning.empty() ? "" : "\n" + meaning)};
    }
    if (threw)
        return {Status::failed, inputs + "the answer could not be used: " + text_of(result.getMessage())};
    if (result.getResultType() == Catch::ResultWas::DidntThrowException) {
        return {Status::failed, inputs + "expected a std::invalid_argument, but it returned a value"};
    }
    const std::string shown =
        inputs + (call != nullptr ? returned_by(*call, mismatch) : std::string()) + about;
    if (!mismatch.empty()) {
        const bool has_place = call != nullptr && call->answer.kind == Answer::Kind::value && place;
        return {Status::failed, shown + mismatch + (has_place ? entries_at(*call, *place) : std::string())};
    }
    std::string text = result.hasExpression() ? result.getExpression() : text_of(result.getMessage());
    if (result.hasExpandedExpression()) text += ", which is " + result.getExpandedExpression();
    return {Status::failed, shown + "expected " + text};
}

struct Tags {
    std::string function;
    double weight = 1.0;
    bool edge = false;
    std::string with;
    std::string error;
};

Tags tags_of(const Catch::TestCaseInfo& info) {
    Tags tags;
    constexpr std::string_view weight = "weight:";
    constexpr std::string_view with = "with:";
    for (const Catch::Tag& tag : info.tags) {
        const std::string name = text_of(tag.original);
        if (name.starts_with(weight)) {
            const char* end = name.data() + name.size();
            const auto [stop, wrong] = std::from_chars(name.data() + weight.size(), end, tags.weight);
            if (wrong != std::errc() || stop != end || !(tags.weight > 0))
                tags.error = "not a weight: [" + name + "]";
        } else if (name == "edge") {
            tags.edge = true;
        } else if (name == "panel") {
            continue;  // told apart when the program is started
        } else if (name.starts_with(with)) {
            if (!tags.with.empty()) tags.error = "two tags [" + std::string(with) + "...]";
            tags.with = name.substr(with.size());
        } else if (tags.function.empty()) {
            tags.function = name;
        } else {
            tags.error = "two tags that name a function: [" + tags.function + "] and [" + name + "]";
        }
    }
    if (tags.function.empty()) tags.error = "no tag that names the function it tests";
    return tags;
}

class Events final : public Catch::EventListenerBase {
  public:
    explicit Events(Catch::ReporterConfig&& config) : EventListenerBase(config.fullConfig()) {}

    static std::string getDescription() { return "JSON lines for the judge"; }

    void listTests(const std::vector<Catch::TestCaseHandle>& tests) override {
        verdict::Suite suite;
        for (const auto& test : tests) {
            const auto& info = test.getTestCaseInfo();
            const Tags tags = tags_of(info);
            if (!tags.error.empty()) emit(verdict::Fault{"'" + info.name + "': " + tags.error});
            suite.checks.push_back({info.name, tags.function, tags.weight, tags.edge, tags.with});
        }
        const auto& functions = Session::current().functions();
        for (const auto* function : functions) suite.functions.push_back(function->name);
        suite.stubs = stub_names(functions);
        emit(suite);
    }

    void testCaseStarting(const Catch::TestCaseInfo& info) override {
        name_ = info.name;
        failure_.reset();
        first_call_ = Session::current().calls().size();
        (void)plot::take();
    }

    // A matcher whose mismatch was wanted (!IsClose) leaves its words behind.
    void assertionStarting(const Catch::AssertionInfo& /*info*/) override {
        Session::current().mismatch.clear();
    }

    void assertionEnded(const Catch::AssertionStats& stats) override {
        if (stats.assertionResult.isOk() || failure_) return;
        const Session& session = Session::current();
        const bool called = session.calls().size() > session.first_call_of_case();
        std::string about;  // INFO(): what is compared; the exception's own text is among the messages too
        for (const auto& info : stats.infoMessages) {
            if (info.type == Catch::ResultWas::Info) about += info.message + ":\n";
        }
        failure_ = explain(stats.assertionResult, called ? &session.calls().back() : nullptr,
                           session.mismatch, session.place, about);
    }

    void testCaseEnded(const Catch::TestCaseStats& stats) override {
        Session& session = Session::current();
        const auto panel = plot::take();
        if (!failure_ && !stats.totals.assertions.allPassed()) failure_ = {{}, "failed without an assertion"};
        if (!failure_ && !panel && stats.totals.assertions.passed == 0) failure_ = {{}, "asserts nothing"};
        session.record_case(name_, first_call_, !failure_);
        if (failure_ && !failure_->status) {
            emit(verdict::Fault{"'" + name_ + "': " + failure_->message});
            return;
        }
        verdict::CheckResult result;
        result.name = name_;
        result.status = failure_ ? *failure_->status : Status::passed;
        LastWords words = last_words_of(session.output());
        if (failure_) result.message = without_addresses(failure_->message);
        if (result.status == Status::crashed && !words.library.empty())
            result.message += "\nit " + words.library;
        else
            words.printed = session.output();
        result.output = end_of(words.printed, longest_output);
        emit(result);
        if (panel && !failure_) emit(verdict::Drawn{name_, *panel});
    }

  private:
    std::string name_;
    std::optional<Failure> failure_;
    std::size_t first_call_ = 0;
};

CATCH_REGISTER_REPORTER("events", Events)

}  // namespace

const verdict::Run& the_run() {
    static const verdict::Run run =
        verdict::run_of(std::string(std::istreambuf_iterator<char>(std::cin), {}));
    return run;
}

void emit(const verdict::Event& event) {
    const std::string line = verdict::to_line(event);
    for (std::size_t done = 0; done < line.size();) {
        const ssize_t put = ::write(verdict::events_fd, line.data() + done, line.size() - done);
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) ::_exit(3);  // nobody listens: the judge sees a run without an end
        done += static_cast<std::size_t>(put);
    }
}

}  // namespace trial
