#pragma once
// From what happened to what it is worth. Pure functions: no files, no clock, no chance.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "course/course.hpp"
#include "course/outcome.hpp"

namespace halfspace::scoring {

struct CheckGrade {
    std::string name;
    std::string function;
    course::Status status = course::Status::passed;
    double points = 0;      ///< max_points if passed, else 0
    double max_points = 0;  ///< a multiple of 1e-6
    std::string message;
    std::string diagnosis;  ///< id of the mistake it was recognised as, or empty
    std::string hint;       ///< that mistake's hint, or empty
    std::string output;     ///< what the student's code printed; public checks only
};

struct ExerciseGrade {
    std::string id;
    std::string outcome;          ///< course::to_string of the outcome
    std::optional<double> score;  ///< none: a grader fault is never a score
    double max_score = 0;         ///< the exercise's points in its course
    std::string
        message;  ///< diagnostics, why it was rejected or not counted; if graded, the compiler's warnings
    std::vector<CheckGrade> checks;
};

struct SubmissionGrade {
    std::string student;
    std::optional<double> score;  ///< none if any exercise has none
    double max_score = 0;         ///< the course's points
    bool late = false;
    std::vector<ExerciseGrade> exercises;  ///< in the course's order
};

/// Points are given for passed checks alone. A function's share of the exercise's points is that of its
/// points in [functions], among the functions that have a check; a check's share of its function's is that of
/// its weight. Points are rounded to 1e-6 so that they sum to the exercise's points to within 1e-9, and the
/// score is exactly max_score if and only if there is a check and all passed.
ExerciseGrade grade(const course::Exercise& exercise, const course::Outcome& outcome);

/// Puts one student's exercises in the course's order, applies its policy on prerequisites, and sums up. An
/// exercise of the course that is missing from `grades` counts as not submitted; one that the course lacks is
/// a std::invalid_argument.
SubmissionGrade grade(const course::Course& course, std::string student, std::vector<ExerciseGrade> grades,
                      bool late = false);

/// How many of the checks passed.
std::size_t passed(const ExerciseGrade& grade);

/// True if all that was asked is right: every exercise graded, every check passed.
bool all_passed(const ExerciseGrade& grade);
bool all_passed(const SubmissionGrade& grade);

}  // namespace halfspace::scoring
