#pragma once
// Reports for people, as text that ends with a line end. All student text in them is cleaned (base/text.hpp).

#include <string>
#include <vector>

#include "course/course.hpp"
#include "report/style.hpp"
#include "scoring/grade.hpp"

namespace halfspace::report {

/// For the instructor: a row per student, a column per exercise and a total; then what was rejected or our
/// fault and why, which mistakes were recognised, a summary and a legend. Exercises that do not fit beside
/// each other continue in a further table. Names too long for their column are cut; results.json has them whole.
std::string class_table(const course::Course& course,
                        const std::vector<scoring::SubmissionGrade>& submissions, const Style& style);

/// For a student: one exercise, every check in a line, then what to mend, the first failing check before all.
/// `again` is the command that checks once more: "exercises/check 04_dense".
std::string exercise_report(const course::Exercise& exercise, const scoring::ExerciseGrade& grade,
                            const std::string& again, const Style& style);

}  // namespace halfspace::report
