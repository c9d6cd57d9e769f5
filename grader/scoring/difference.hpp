#pragma once
// What is another grade in a student's second grade. Pure functions.

#include <optional>
#include <string>
#include <vector>

#include "scoring/grade.hpp"

namespace halfspace::scoring {

/// None: the check is not in that grade.
struct CheckDifference {
    std::string name;
    std::optional<verdict::Status> before;
    std::optional<verdict::Status> after;
    double points_before = 0;
    double points_after = 0;
};

struct ExerciseDifference {
    std::string id;
    std::optional<double> before;  ///< scores; none: a fault, or not in that grade
    std::optional<double> after;
    double max_before = 0;
    double max_after = 0;
    std::string reason;                   ///< where it lies in no check: one sentence, or empty
    std::vector<CheckDifference> checks;  ///< those that end in another way, or earn something else
};

struct Difference {
    std::string student;
    std::optional<double> before;
    std::optional<double> after;
    double max_before = 0;
    double max_after = 0;
    std::vector<ExerciseDifference> exercises;  ///< those that differ
};

/// Other points, or other ways in which checks end; other words alone are no difference. None: there is none.
std::optional<Difference> difference(const SubmissionGrade& before, const SubmissionGrade& after);

}  // namespace halfspace::scoring
