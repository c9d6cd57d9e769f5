#pragma once
// Where a student begins to mend: one rule for all that tells it.

#include <string>
#include <vector>

#include "scoring/grade.hpp"

namespace halfspace::scoring {

/// True if the check's function is still the starter's, or missing. (One that calls such a function is not.)
bool is_untouched(const verdict::CheckResult& check);

/// The functions whose checks are untouched, in the contract's order.
std::vector<std::string> untouched(const course::Exercise& exercise, const ExerciseGrade& grade);

/// The first failing check of the first function of the contract that is not right; null if there is none. A check that is not
/// counted yet is no place to begin: it waits for another one.
const verdict::CheckResult* begin_with(const course::Exercise& exercise, const ExerciseGrade& grade);

}  // namespace halfspace::scoring
