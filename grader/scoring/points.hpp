#pragma once
// How an exercise's points are split among its checks.

#include <cstdint>
#include <vector>

#include "base/result.hpp"
#include "course/course.hpp"
#include "verdict/check.hpp"

namespace halfspace::scoring {

/// Points in whole millionths: they add up exactly, in any order.
using Micropoints = std::int64_t;

/// The nearest millionth. |points| is at most 1e12.
Micropoints to_micropoints(double points);
double to_points(Micropoints points);

/// `total` in proportion to `shares` (each > 0): whole numbers that sum to `total`, each at most one away
/// from its exact share, or raised to 1 so that none is worth nothing. Needs total >= number of shares.
std::vector<Micropoints> split(Micropoints total, const std::vector<double>& shares);

/// What each check is worth, in their order; they sum to the exercise's points. A fault if there is no check,
/// or one whose weight is not above 0 or whose function is not in [functions]: then the tests do not fit the manifest.
Result<std::vector<Micropoints>> points_of_checks(const course::Exercise& exercise,
                                                  const std::vector<verdict::CheckResult>& checks);

}  // namespace halfspace::scoring
