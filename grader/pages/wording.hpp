#pragma once
// The words of the pages.

#include <string>

#include "scoring/grade.hpp"

namespace halfspace::pages {

/// "12 students", "1 student".
std::string counted(std::size_t count, const std::string& one, const std::string& many = {});

/// How an exercise went, in a few words; and "good", "bad", "warn" or "quiet" for their colour.
std::string result(const scoring::ExerciseGrade& grade);
std::string style(const scoring::ExerciseGrade& grade);

/// The class of a status' colour.
std::string style(verdict::Status status);

/// "9.5", or "–" if there is no score.
std::string points(std::optional<double> score, double max_score);

}  // namespace halfspace::pages
