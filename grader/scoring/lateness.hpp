#pragma once
// How late a hand-in is, and what that takes off. Pure functions: the clock is never asked.

#include <chrono>
#include <optional>

#include "course/course.hpp"
#include "scoring/grade.hpp"

namespace halfspace::scoring {

/// By how much it is late; none: it is in time, or nobody knows. The due second itself, and the grace after it, are in time;
/// beyond the grace, all is late that lies beyond the due time. A student's own due time counts instead of the exercise's.
std::optional<std::chrono::seconds> lateness(const course::Exercise& exercise,
                                             const course::LatePolicy& policy,
                                             const course::Arrival& arrival);

/// What is left of 1 for a hand-in that is so late.
double part_left(const course::LatePolicy& policy, std::chrono::seconds late);

/// Marks a grade late if it is, and takes off what that costs of its points, rounded to 1e-6. An exercise that was not handed
/// in is never late, and what has no score loses nothing. A platform's mark without a time makes it late, and costs nothing.
void take_off(const course::Exercise& exercise, const course::LatePolicy& policy,
              const course::Arrival& arrival, ExerciseGrade& grade);

}  // namespace halfspace::scoring
