#include "judge/events.hpp"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>
#include <optional>

namespace halfspace::judge {
namespace {

using nlohmann::json;

Error malformed(const std::string& why) {
    return Error::fault("the test program's events do not add up: " + why);
}

/// Calls `handle` with each line's object. json's own exceptions are caught by the callers below.
template <class Handle>
std::optional<Error> each_event(std::string_view lines, Handle handle) {
    try {
        while (!lines.empty()) {
            const std::size_t end = lines.find('\n');
            if (end == std::string_view::npos) return malformed("a line is cut off");
            const json event = json::parse(lines.substr(0, end));
            lines.remove_prefix(end + 1);
            if (event.at("event") == "fault") return Error::fault(event.at("why").get<std::string>());
            if (auto error = handle(event)) return error;
        }
    } catch (const json::exception& error) {
        return malformed(error.what());
    }
    return {};
}

std::optional<course::Status> status_of(const std::string& name) {
    using course::Status;
    for (const Status status : {Status::passed, Status::failed, Status::not_implemented, Status::crashed,
                                Status::timed_out, Status::out_of_memory, Status::bad_reply}) {
        if (course::to_string(status) == name) return status;
    }
    return {};
}

/// The results of one run while its events come in.
class Run {
  public:
    explicit Run(const Suite& suite) : suite_(suite) {}

    std::optional<Error> take(const json& event) {
        if (ended_) return malformed("events after the end");
        const auto kind = event.at("event").get<std::string>();
        if (kind == "check") return take_check(event);
        if (kind == "diagnosis") return take_diagnosis(event);
        if (kind != "end") return malformed("an unknown event '" + kind + "'");
        ended_ = true;
        if (event.at("checks").get<std::size_t>() != results_.size())
            return malformed("the count at the end is off");
        return {};
    }

    Result<std::vector<course::CheckResult>> finish() {
        if (!ended_) return fail(malformed("they stop before the end"));
        if (results_.size() != suite_.checks.size()) {
            return fail(malformed(fmt::format("{} of {} checks ran", results_.size(), suite_.checks.size())));
        }
        return std::move(results_);
    }

  private:
    std::optional<Error> take_check(const json& event) {
        const std::size_t i = results_.size();
        const auto name = event.at("name").get<std::string>();
        if (i >= suite_.checks.size() || suite_.checks[i].name != name) {
            return malformed("'" + name + "' is not the next check of the suite");
        }
        const auto status = status_of(event.at("status").get<std::string>());
        if (!status) return malformed("an unknown status");
        course::CheckResult result;
        result.name = name;
        result.function = suite_.checks[i].function;
        result.weight = suite_.checks[i].weight;
        result.status = *status;
        result.message = event.at("message").get<std::string>();
        result.output = event.at("output").get<std::string>();
        results_.push_back(std::move(result));
        return {};
    }

    std::optional<Error> take_diagnosis(const json& event) {
        const auto name = event.at("name").get<std::string>();
        for (auto& result : results_) {
            if (result.name != name || result.status == course::Status::passed || !result.mistake.empty())
                continue;
            result.mistake = event.at("mistake").get<std::string>();
            return {};
        }
        return malformed("a diagnosis of no failed check");
    }

    const Suite& suite_;
    std::vector<course::CheckResult> results_;
    bool ended_ = false;
};

}  // namespace

Result<Suite> suite_of(const std::filesystem::path& program, std::string_view lines) {
    Suite suite;
    suite.program = program;
    bool seen = false;
    const auto error = each_event(lines, [&](const json& event) -> std::optional<Error> {
        if (seen || event.at("event") != "suite") return malformed("a list of checks was expected");
        seen = true;
        suite.functions = event.at("functions").get<std::vector<std::string>>();
        for (const auto& check : event.at("checks")) {
            suite.checks.push_back({check.at("name").get<std::string>(),
                                    check.at("function").get<std::string>(),
                                    check.at("weight").get<double>()});
        }
        return {};
    });
    if (error) return fail(error->in(program.filename().string()));
    if (suite.checks.empty()) return fail(malformed("it has no checks").in(program.filename().string()));
    return suite;
}

Result<std::vector<course::CheckResult>> results_of(const Suite& suite, std::string_view lines) {
    Run run(suite);
    if (const auto error = each_event(lines, [&run](const json& event) { return run.take(event); }))
        return fail(*error);
    return run.finish();
}

}  // namespace halfspace::judge
