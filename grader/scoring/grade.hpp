#pragma once
// From what happened to what it is worth. Pure functions: no files, no clock, no chance.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "course/course.hpp"
#include "verdict/outcome.hpp"

namespace halfspace::scoring {

struct ExerciseGrade {
    std::string id;
    verdict::Outcome outcome = verdict::NotSubmitted{};  ///< if graded, its checks have their points
    std::optional<double> score;                         ///< none: a grader fault is never a score
    double max_score = 0;                                ///< the exercise's points in its course
    /// Diagnostics, why it was rejected or not counted; if graded, the compiler's warnings.
    std::string message;
    bool blocked = false;                  ///< an exercise that comes first took its points
    bool overridden = false;               ///< the instructor's file was judged instead of the student's
    bool late = false;                     ///< it came after it was due
    double taken_off = 0;                  ///< points that being late has cost; `score` is what is left
    std::optional<course::Time> due = {};  ///< the student's own due time; none: that of the course
    std::string lateness;  ///< one sentence, if late: by how much, and what was taken off; else empty

    /// Those of a graded exercise; else none.
    [[nodiscard]] const std::vector<verdict::CheckResult>& checks() const;
};

struct SubmissionGrade {
    std::string student;
    std::optional<double> score;           ///< none if any exercise has none
    double max_score = 0;                  ///< the course's points
    bool late = false;                     ///< if any exercise is
    std::vector<ExerciseGrade> exercises;  ///< in the course's order
    /// What the student should know of how the hand-in was read: what was taken from where, what was not.
    std::vector<std::string> notes = {};
};

/// Points are given for passed checks alone whose basis passes (basis.hpp). A function's share of the exercise's points is that of its
/// points in [functions], among the functions that have a check; a check's share of its function's is that of
/// its weight. Points are rounded to 1e-6 so that they sum to the exercise's points to within 1e-9, and the
/// score is exactly max_score if and only if there is a check and all passed.
ExerciseGrade grade(const course::Exercise& exercise, verdict::Outcome outcome);

/// Puts one student's exercises in the course's order, applies its policies on prerequisites and on what comes late
/// (lateness.hpp), and sums up. A prerequisite is reached by what was earned, however late. An exercise of the course that is missing from `grades` counts as not submitted; one that the course lacks is
/// a std::invalid_argument.
SubmissionGrade grade(const course::Course& course, std::string student, std::vector<ExerciseGrade> grades,
                      const course::Arrivals& arrivals = {});

/// How many of the checks passed.
std::size_t passed(const ExerciseGrade& grade);

/// True if all that was asked is right: every exercise graded, every check passed.
bool all_passed(const ExerciseGrade& grade);
bool all_passed(const SubmissionGrade& grade);

}  // namespace halfspace::scoring
