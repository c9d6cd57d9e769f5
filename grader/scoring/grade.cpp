#include "scoring/grade.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scoring/basis.hpp"
#include "scoring/points.hpp"

namespace halfspace::scoring {
namespace {

/// Fills in score and message, and the points of the checks.
struct Grader {
    const course::Exercise& exercise;
    ExerciseGrade& grade;

    void operator()(verdict::Graded& graded) const {
        const auto points = points_of_checks(exercise, graded.checks);
        if (!points) {
            grade.message = points.error().message;
            grade.outcome = verdict::GraderFault{grade.message};  // ends the life of `graded`
            return;
        }
        block_without_basis(graded.checks);
        Micropoints score = 0;
        for (std::size_t i = 0; i < graded.checks.size(); ++i) {
            verdict::CheckResult& check = graded.checks[i];
            const Micropoints earned = check.status == verdict::Status::passed ? (*points)[i] : 0;
            score += earned;
            check.points = to_points(earned);
            check.max_points = to_points((*points)[i]);
        }
        grade.score = to_points(score);
        grade.message = graded.warnings;
    }
    void operator()(const verdict::NotSubmitted&) const {
        grade.score = 0;
        grade.message = fmt::format("{} was not handed in", exercise.file);
    }
    void operator()(const verdict::DidNotCompile& outcome) const {
        grade.score = 0;
        grade.message = outcome.diagnostics;
    }
    void operator()(const verdict::Rejected& outcome) const {
        grade.score = 0;
        grade.message = outcome.why;
    }
    void operator()(const verdict::GraderFault& outcome) const { grade.message = outcome.why; }
};

}  // namespace

const std::vector<verdict::CheckResult>& ExerciseGrade::checks() const {
    static const std::vector<verdict::CheckResult> none;
    const auto* graded = std::get_if<verdict::Graded>(&outcome);
    return graded != nullptr ? graded->checks : none;
}

ExerciseGrade grade(const course::Exercise& exercise, verdict::Outcome outcome) {
    ExerciseGrade grade;
    grade.id = exercise.id;
    grade.outcome = std::move(outcome);
    grade.max_score = to_points(to_micropoints(exercise.points));
    std::visit(Grader{exercise, grade}, grade.outcome);
    return grade;
}

std::size_t passed(const ExerciseGrade& grade) {
    return static_cast<std::size_t>(
        std::ranges::count(grade.checks(), verdict::Status::passed, &verdict::CheckResult::status));
}

bool all_passed(const ExerciseGrade& grade) {
    return !grade.checks().empty() && passed(grade) == grade.checks().size();
}

bool all_passed(const SubmissionGrade& grade) {
    return std::ranges::all_of(grade.exercises,
                               [](const ExerciseGrade& exercise) { return all_passed(exercise); });
}

}  // namespace halfspace::scoring
