#include "scoring/difference.hpp"

#include <algorithm>
#include <cmath>

namespace halfspace::scoring {
namespace {

using verdict::CheckResult;

const CheckResult* find(const std::vector<CheckResult>& checks, const std::string& name) {
    const auto found = std::ranges::find(checks, name, &CheckResult::name);
    return found == checks.end() ? nullptr : &*found;
}

std::vector<CheckDifference> differences(const std::vector<CheckResult>& before,
                                         const std::vector<CheckResult>& after) {
    std::vector<CheckDifference> all;
    for (const CheckResult& now : after) {
        const CheckResult* was = find(before, now.name);
        if (was == nullptr) {
            all.push_back({now.name, {}, now.status, 0, now.points});
        } else if (was->status != now.status || was->points != now.points) {
            all.push_back({now.name, was->status, now.status, was->points, now.points});
        }
    }
    for (const CheckResult& was : before)
        if (find(after, was.name) == nullptr) all.push_back({was.name, was.status, {}, was.points, 0});
    return all;
}

std::string reason_of(const ExerciseGrade& before, const ExerciseGrade& after) {
    std::string outcomes;
    if (before.outcome.index() != after.outcome.index())
        outcomes = std::string(to_string(before.outcome)) + " -> " + std::string(to_string(after.outcome));
    if (before.overridden != after.overridden)
        return std::string(after.overridden ? "the instructor's file counts" : "the student's file counts") +
               (outcomes.empty() ? "" : ": " + outcomes);
    // What is taken off another number of points is no cause.
    const bool same_earned =
        before.score && after.score &&
        std::abs(*before.score + before.taken_off - *after.score - after.taken_off) < 1e-9;
    if (before.lateness != after.lateness && (before.late != after.late || same_earned))
        return after.lateness.empty() ? "it is not late any more" : after.lateness;
    if (!outcomes.empty()) return outcomes;
    if (after.blocked && !before.blocked) return after.message;
    if (before.blocked && !after.blocked) return "it counts now: no exercise that comes first is missing";
    return {};
}

}  // namespace

std::optional<Difference> difference(const SubmissionGrade& before, const SubmissionGrade& after) {
    Difference all{after.student, before.score, after.score, before.max_score, after.max_score, {}};
    for (const ExerciseGrade& now : after.exercises) {
        static const ExerciseGrade nothing;
        const auto found = std::ranges::find(before.exercises, now.id, &ExerciseGrade::id);
        const ExerciseGrade& was = found == before.exercises.end() ? nothing : *found;
        ExerciseDifference one{now.id,
                               was.score,
                               now.score,
                               was.max_score,
                               now.max_score,
                               {},
                               differences(was.checks(), now.checks())};
        if (one.before == one.after && one.max_before == one.max_after && one.checks.empty()) continue;
        one.reason = reason_of(was, now);
        // Then all of its checks are in it, and say no more.
        if (was.blocked != now.blocked || was.outcome.index() != now.outcome.index()) one.checks.clear();
        all.exercises.push_back(std::move(one));
    }
    for (const ExerciseGrade& was : before.exercises) {
        if (std::ranges::find(after.exercises, was.id, &ExerciseGrade::id) == after.exercises.end())
            all.exercises.push_back(
                {was.id, was.score, {}, was.max_score, 0, "it is not assigned any more", {}});
    }
    if (all.exercises.empty() && all.before == all.after && all.max_before == all.max_after) return {};
    return all;
}

}  // namespace halfspace::scoring
