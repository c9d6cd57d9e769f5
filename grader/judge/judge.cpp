#include "judge/judge.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cmath>

#include "base/process.hpp"
#include "judge/events.hpp"

namespace halfspace::judge {
namespace {

/// No run can take longer than every check taking all of its time, twice over for the diagnosis, with every player.
std::chrono::milliseconds wall_of(const Suite& suite, const verdict::Run& what) {
    const double checks = 2.0 * static_cast<double>(suite.checks.size() * (1 + what.others.size()));
    return std::chrono::milliseconds(
        std::llround(1000.0 * (60.0 + checks * (what.limits.wall_seconds + 1.0))));
}

/// The lines of a run's events.
Result<std::string> events_of(const Suite& suite, verdict::Run what) {
    what.catalogue = suite.catalogue;
    Command command;
    command.argv = {suite.program.string(), verdict::run_mode};
    if (suite.are_panels) command.argv.emplace_back(verdict::panels_only);
    command.input = text_of(what);
    command.collect = verdict::events_fd;
    command.wall = wall_of(suite, what);
    const auto completed = TRY(run(command));
    if (!completed.ok()) {
        const std::string why = completed.timed_out ? "took too long"
                                : completed.ended.signal
                                    ? fmt::format("was killed by signal {}", completed.ended.signal)
                                    : fmt::format("failed: {}", completed.err);
        return fail(Error::fault(fmt::format("{} {}", suite.program.filename().string(), why)));
    }
    return completed.collected;
}

}  // namespace

Result<std::vector<verdict::Asked>> record(const Suite& suite, verdict::Run what) {
    what.record = true;
    const auto events = TRY(events_of(suite, std::move(what)));
    return asked_in(suite, events);
}

Result<std::vector<verdict::CheckResult>> judge(const Suite& suite, verdict::Run what) {
    what.others.clear();
    auto results = TRY(judge_each(suite, std::move(what)));
    return std::move(results.front());
}

Result<std::vector<std::vector<verdict::CheckResult>>> judge_each(const Suite& suite, verdict::Run what) {
    const std::size_t players = 1 + what.others.size();
    const auto events = TRY(events_of(suite, std::move(what)));
    auto results = TRY(results_of_each(suite, events, players));
    if (suite.is_public) return results;
    for (auto& of_one : results) {
        for (auto& result : of_one) result.output.clear();
    }
    return results;
}

}  // namespace halfspace::judge
