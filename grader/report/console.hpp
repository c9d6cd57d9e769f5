#pragma once
// Reports for people, as text that ends with a line end. All student text in them is cleaned (base/text.hpp).

#include <optional>
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

/// What stands around a student's verdict: commands to go on with, and how much is told.
struct Ways {
    std::string again = {};  ///< "exercises/check 04_dense"
    std::string hint =
        {};  ///< "exercises/hint 04_dense", before the name of a function; empty: none is offered
    std::string file = {};  ///< "exercises/04_dense/dense.cpp", to hand in
    std::string next = {};  ///< "exercises/check 05_graph": said once all checks pass
    bool all = false;       ///< every failed check in full; else the first one, and the others in a line each
    std::string more = "--all";  ///< how the lines are had that are left out
    int rows = 24;  ///< of the terminal: the first thing to mend fits in, with what stands below it
};

/// "04_dense  Dense layers", and an empty line.
std::string title(const course::Exercise& exercise, const Style& style);

/// A check as it ends, in one line; nothing for one that is untouched: those are told together.
std::string check_line(const verdict::CheckResult& check, const Style& style);

/// The end of a verdict, the lines of its checks being told already, with these statuses (none: not yet): the lines that have changed since, what is
/// still to write, and last of all what to mend first (scoring/begin.hpp); or, if all is right, what that means and how to go on.
std::string conclusion(const course::Exercise& exercise, const scoring::ExerciseGrade& grade,
                       const std::vector<std::optional<verdict::Status>>& told, const Ways& ways,
                       const Style& style);

/// For a student: one exercise, every check in a line, and the conclusion.
std::string exercise_report(const course::Exercise& exercise, const scoring::ExerciseGrade& grade,
                            const Ways& ways, const Style& style);

/// The same for a screen of its own, of `ways.rows` rows: what to mend first stands on top, what does not fit is left out at the end.
std::string screen(const course::Exercise& exercise, const scoring::ExerciseGrade& grade, const Ways& ways,
                   const Style& style);

}  // namespace halfspace::report
