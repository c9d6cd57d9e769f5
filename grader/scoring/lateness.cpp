#include "scoring/lateness.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scoring/points.hpp"

namespace halfspace::scoring {
namespace {

using std::chrono::seconds;

std::int64_t started(seconds late, seconds per) {
    return (late + per - seconds(1)) / per;
}

/// "3 hours", the started ones.
std::string in_words(seconds late) {
    const auto count = [&](seconds per, const char* word) {
        const auto number = started(late, per);
        return fmt::format("{} {}{}", number, word, number == 1 ? "" : "s");
    };
    if (late <= std::chrono::hours(2)) return count(std::chrono::minutes(1), "minute");
    if (late <= std::chrono::hours(48)) return count(std::chrono::hours(1), "hour");
    return count(std::chrono::hours(24), "day");
}

}  // namespace

std::optional<seconds> lateness(const course::Exercise& exercise, const course::LatePolicy& policy,
                                const course::Arrival& arrival) {
    const auto due = arrival.due ? arrival.due : exercise.due;
    if (!due || !arrival.time || *arrival.time <= *due + policy.grace) return std::nullopt;
    return *arrival.time - *due;
}

double part_left(const course::LatePolicy& policy, seconds late) {
    return std::max(policy.floor, 1 - policy.off * static_cast<double>(started(late, policy.per)));
}

void take_off(const course::Exercise& exercise, const course::LatePolicy& policy,
              const course::Arrival& arrival, ExerciseGrade& grade) {
    if (std::holds_alternative<verdict::NotSubmitted>(grade.outcome)) return;
    const bool is_known = arrival.time && (arrival.due || exercise.due);
    const auto late = lateness(exercise, policy, arrival);
    if (!late) {
        if (is_known || !arrival.marked_late) return;
        grade.late = true;
        grade.lateness = "late, as the platform marks it; by how much is not known, so nothing is taken off";
        return;
    }
    grade.late = true;
    grade.lateness = in_words(*late) + " late";
    if (!grade.score) return;
    const Micropoints earned = to_micropoints(*grade.score);
    const Micropoints left = to_micropoints(*grade.score * std::clamp(part_left(policy, *late), 0.0, 1.0));
    if (left >= earned) return;
    grade.taken_off = to_points(earned - left);
    grade.score = to_points(left);
    grade.lateness += fmt::format(": {:.4g} of {:.4g} points taken off", grade.taken_off, to_points(earned));
}

}  // namespace halfspace::scoring
