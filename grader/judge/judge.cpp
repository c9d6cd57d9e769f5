#include "judge/judge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/process.hpp"
#include "judge/events.hpp"

namespace halfspace::judge {
namespace {

std::int64_t milliseconds(double seconds) {
    return std::llround(seconds * 1000.0);
}

/// The fields of subject::RunConfig, which the test program reads.
std::string config_of(const Trial& trial, const Catalogue& catalogue) {
    nlohmann::json mistakes = nlohmann::json::array();
    for (const auto& mistake : catalogue.mistakes) {
        mistakes.push_back({{"name", mistake.id}, {"worker", mistake.worker.string()}});
    }
    return nlohmann::json{
        {"seed", trial.seed},
        {"worker", trial.worker.string()},
        {"stub", trial.stub},
        {"reference", catalogue.reference.string()},
        {"mistakes", mistakes},
        {"programs", trial.programs.string()},
        {"cpu_ms", milliseconds(trial.limits.cpu_seconds)},
        {"wall_ms", milliseconds(trial.limits.wall_seconds)},
        {"memory_bytes", std::llround(trial.limits.memory_mb * 1024.0 * 1024.0)},
    }
        .dump();
}

/// No run can take longer than every worker it may start taking all of its time.
std::chrono::milliseconds wall_of(const Suite& suite, const Trial& trial, const Catalogue& catalogue) {
    const double workers =
        static_cast<double>(suite.checks.size()) * (2.0 + static_cast<double>(catalogue.mistakes.size()));
    return std::chrono::milliseconds(milliseconds(10.0 + workers * (trial.limits.wall_seconds + 1.0)));
}

void add_hints(std::vector<course::CheckResult>& results, const Catalogue& catalogue) {
    for (auto& result : results) {
        const auto same = [&](const Mistake& mistake) { return mistake.id == result.mistake; };
        const auto found = std::find_if(catalogue.mistakes.begin(), catalogue.mistakes.end(), same);
        if (found != catalogue.mistakes.end()) result.hint = found->hint;
    }
}

}  // namespace

Result<std::vector<course::CheckResult>> judge(const Suite& suite, const Trial& trial,
                                               const Catalogue& catalogue) {
    Command command;
    command.argv = {suite.program.string(), "run"};
    command.input = config_of(trial, catalogue);
    command.collect = events_fd;
    command.wall = wall_of(suite, trial, catalogue);
    auto completed = run(command);
    if (!completed) return fail(completed.error());
    if (!completed->ok()) {
        const std::string why = completed->timed_out ? "took too long"
                                : completed->ended.signal
                                    ? fmt::format("was killed by signal {}", completed->ended.signal)
                                    : fmt::format("failed: {}", completed->err);
        return fail(Error::fault(fmt::format("{} {}", suite.program.filename().string(), why)));
    }
    auto results = results_of(suite, completed->collected);
    if (!results) return results;
    add_hints(*results, catalogue);
    if (!trial.show_output) {
        for (auto& result : *results) result.output.clear();
    }
    return results;
}

}  // namespace halfspace::judge
