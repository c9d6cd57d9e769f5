#include "scoring/grade.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scoring/points.hpp"

namespace halfspace::scoring {
namespace {

struct Grader {
    const course::Exercise& exercise;
    ExerciseGrade& grade;

    void operator()(const course::Graded& graded) const {
        const auto points = points_of_checks(exercise, graded.checks);
        if (!points) {
            const course::GraderFault fault{points.error().message};
            grade.outcome = course::to_string(course::Outcome{fault});
            return (*this)(fault);
        }
        Micropoints score = 0;
        for (std::size_t i = 0; i < graded.checks.size(); ++i) {
            const course::CheckResult& check = graded.checks[i];
            const Micropoints earned = check.status == course::Status::passed ? (*points)[i] : 0;
            score += earned;
            grade.checks.push_back({check.name, check.function, check.status, to_points(earned),
                                    to_points((*points)[i]), check.message, check.mistake, check.hint,
                                    check.output});
        }
        grade.score = to_points(score);
        grade.message = graded.warnings;
    }
    void operator()(const course::NotSubmitted&) const {
        grade.score = 0;
        grade.message = fmt::format("{} was not handed in", exercise.file);
    }
    void operator()(const course::DidNotCompile& outcome) const {
        grade.score = 0;
        grade.message = outcome.diagnostics;
    }
    void operator()(const course::Rejected& outcome) const {
        grade.score = 0;
        grade.message = outcome.why;
    }
    void operator()(const course::GraderFault& outcome) const {
        grade.score = std::nullopt;
        grade.message = outcome.why;
    }
};

}  // namespace

ExerciseGrade grade(const course::Exercise& exercise, const course::Outcome& outcome) {
    ExerciseGrade grade;
    grade.id = exercise.id;
    grade.outcome = course::to_string(outcome);
    grade.max_score = to_points(to_micropoints(exercise.points));
    std::visit(Grader{exercise, grade}, outcome);
    return grade;
}

std::size_t passed(const ExerciseGrade& grade) {
    return static_cast<std::size_t>(
        std::ranges::count(grade.checks, course::Status::passed, &CheckGrade::status));
}

bool all_passed(const ExerciseGrade& grade) {
    return !grade.checks.empty() && passed(grade) == grade.checks.size();
}

bool all_passed(const SubmissionGrade& grade) {
    return std::ranges::all_of(grade.exercises,
                               [](const ExerciseGrade& exercise) { return all_passed(exercise); });
}

}  // namespace halfspace::scoring
