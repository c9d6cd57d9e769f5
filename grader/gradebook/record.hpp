#pragma once
// Outcomes and grades as the text that is kept of them. What is written is read back equal, but for bytes that are no UTF-8.

#include <string>
#include <string_view>

#include "scoring/grade.hpp"
#include "verdict/outcome.hpp"

namespace halfspace::gradebook {

std::string text_of(const verdict::Outcome& outcome);
std::string text_of(const scoring::SubmissionGrade& grade);

/// They throw nlohmann::json::exception or std::invalid_argument where the text is not of the form written here.
verdict::Outcome outcome_of(std::string_view text);
scoring::SubmissionGrade grade_of(std::string_view text);

}  // namespace halfspace::gradebook
