#pragma once
// What a person should look at again: what was rejected or not found under its name, files that did not compile, and wrong
// answers that nothing explains.

#include <string>
#include <vector>

#include "report/style.hpp"
#include "scoring/grade.hpp"

namespace halfspace::report {

struct Look {
    std::string student;
    std::string exercise;
    std::string why;  ///< one line, of student's text too: not clean yet
};

/// What was rejected and what was found instead of a file first, then in the order of the exercises.
std::vector<Look> second_look(const scoring::SubmissionGrade& grade);

/// A line for each of `looks`, the first of `count`; "" if there is none. `mend`, a command, is what to go on with.
std::string second_look(const std::vector<Look>& looks, std::size_t count, const std::string& mend,
                        const Style& style);

}  // namespace halfspace::report
