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

inline verdict::CheckResult check(std::string name, std::string function,
                                  verdict::Status status = verdict::Status::passed, std::string message = "",
                                  std::string mistake = "", std::string hint = "", std::string output = "") {
    verdict::CheckResult result;
    result.name = std::move(name);
    result.function = std::move(function);
    result.status = status;
    result.message = std::move(message);
    if (!mistake.empty()) result.diagnosis = {std::move(mistake), std::move(hint)};
    result.output = std::move(output);
    return result;
}

/// Four checks, `right` of which pass.
inline verdict::Graded graded(int right, const std::string& mistake = "") {
    verdict::Graded graded;
    for (int i = 0; i < 4; ++i) {
        const bool passes = i < right;
        graded.checks.push_back(check("check " + std::to_string(i + 1), i < 3 ? "forward" : "count",
                                      passes ? verdict::Status::passed : verdict::Status::failed,
                                      passes ? "" : "expected 1, got 2", passes ? "" : mistake));
    }
    return graded;
}

inline scoring::SubmissionGrade submission(const course::Course& course, std::string student,
                                           const std::vector<verdict::Outcome>& outcomes) {
    std::vector<scoring::ExerciseGrade> grades;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        grades.push_back(scoring::grade(course.exercises.at(i), outcomes[i]));
    }
    return scoring::grade(course, std::move(student), std::move(grades));
}

}  // namespace halfspace::report::test
