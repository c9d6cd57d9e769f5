#pragma once
// What a student reads of an exercise, as plain text.

#include <string>

#include "report/student.hpp"

namespace halfspace::exports {

/// "9.5 of 14 points; 9 of 14 checks pass." and a paragraph for each check that does not, as far as the level lets it. Clean text.
std::string feedback_text(const scoring::ExerciseGrade& grade, course::Feedback level);

/// The same without the checks.
std::string summary_text(const scoring::ExerciseGrade& grade);

/// Of one check: its message, and what is LIKELY. Clean text.
std::string check_text(const verdict::CheckResult& check, course::Feedback level);

}  // namespace halfspace::exports
