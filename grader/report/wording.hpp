#pragma once
// The words and numbers that all console output shares.

#include <string>
#include <string_view>

#include "scoring/grade.hpp"
#include "verdict/outcome.hpp"

namespace halfspace::report {

/// At most two decimals: "12.5". Never rounded up to the maximum: 13.999 of 14 is "13.99".
std::string points(double score, double max_score);
std::string points(double max_score);

/// "passed", "FAILED", "not implemented", "CRASHED", ...
std::string_view words(verdict::Status status);
/// The same, but "THREW" of what ended with an exception: that is no crash to a person.
std::string_view words(const verdict::CheckResult& check);

/// What stands in a table's cell: points, or "n/s", "compile", "rejected", "blocked", "FAULT".
std::string short_words(const scoring::ExerciseGrade& grade);

/// One line of progress, of clean text: "alice 04_dense 9.5/12", "alice 04_dense did not compile".
std::string one_line(std::string_view student, const scoring::ExerciseGrade& grade);

}  // namespace halfspace::report
