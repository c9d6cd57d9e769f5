#pragma once
// A small course, and grades to report.

#include <string>
#include <utility>
#include <vector>

#include "course/course.hpp"
#include "scoring/grade.hpp"

namespace halfspace::report::test {

inline course::Course course() {
    course::Course course;
    course.title = "Small course";
    const auto add = [&](std::string id, std::string title, std::string file, double points) {
        course::Exercise exercise;
        exercise.id = std::move(id);
        exercise.title = std::move(title);
        exercise.file = std::move(file);
        exercise.points = points;
        exercise.functions = {{"forward", 3}, {"count", 1}};
        course.exercises.push_back(std::move(exercise));
    };
    add("02_activations", "Activation functions", "activations.cpp", 14);
    add("04_dense", "Dense layers", "dense.cpp", 14);
    add("06_hyperplane", "Hyperplanes", "hyperplane.cpp", 20);
    return course;
}

inline course::CheckResult check(std::string name, std::string function,
                                 course::Status status = course::Status::passed, std::string message = "",
                                 std::string mistake = "", std::string hint = "", std::string output = "") {
    return {std::move(name),    std::move(function), status,          1,
            std::move(message), std::move(mistake),  std::move(hint), std::move(output)};
}

/// Four checks, `right` of which pass.
inline course::Graded graded(int right, const std::string& mistake = "") {
    course::Graded graded;
    for (int i = 0; i < 4; ++i) {
        const bool passes = i < right;
        graded.checks.push_back(check("check " + std::to_string(i + 1), i < 3 ? "forward" : "count",
                                      passes ? course::Status::passed : course::Status::failed,
                                      passes ? "" : "expected 1, got 2", passes ? "" : mistake));
    }
    return graded;
}

inline scoring::SubmissionGrade submission(const course::Course& course, std::string student,
                                           const std::vector<course::Outcome>& outcomes) {
    std::vector<scoring::ExerciseGrade> grades;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        grades.push_back(scoring::grade(course.exercises.at(i), outcomes[i]));
    }
    return scoring::grade(course, std::move(student), std::move(grades));
}

}  // namespace halfspace::report::test
