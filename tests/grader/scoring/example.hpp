#pragma once
// Exercises and results to score.

#include <string>
#include <utility>
#include <vector>

#include "course/course.hpp"
#include "verdict/outcome.hpp"

namespace halfspace::scoring::test {

inline course::Exercise exercise(std::string id, double points, std::vector<course::Function> functions,
                                 std::vector<std::string> prerequisites = {}) {
    course::Exercise exercise;
    exercise.id = std::move(id);
    exercise.file = "dense.cpp";
    exercise.points = points;
    exercise.functions = std::move(functions);
    exercise.prerequisites = std::move(prerequisites);
    return exercise;
}

inline verdict::CheckResult check(std::string name, std::string function, bool passed = true,
                                  double weight = 1) {
    verdict::CheckResult check;
    check.name = std::move(name);
    check.function = std::move(function);
    check.status = passed ? verdict::Status::passed : verdict::Status::failed;
    check.weight = weight;
    if (!passed) check.message = "expected 1, got 2";
    return check;
}

}  // namespace halfspace::scoring::test
