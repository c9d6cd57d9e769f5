#pragma once
// What a regrading changes, for the instructor: text that ends with a line end.

#include <string>
#include <vector>

#include "report/style.hpp"
#include "scoring/difference.hpp"

namespace halfspace::report {

/// Each student who changes: by how much, in which exercises, through which checks; at most `most` of them. "" if there is none.
std::string differences(const std::vector<scoring::Difference>& all, std::size_t most, const Style& style);

/// How many of the students change, who gains and who loses, and how many through each check.
std::string summary(const std::vector<scoring::Difference>& all, std::size_t students, const Style& style);

}  // namespace halfspace::report
