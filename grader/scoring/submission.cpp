#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "scoring/grade.hpp"
#include "scoring/lateness.hpp"
#include "scoring/points.hpp"

namespace halfspace::scoring {
namespace {

/// Applies Policy::Prerequisites::enforce to exercises in the course's order.
class Prerequisites {
  public:
    Prerequisites(const course::Course& course, std::vector<ExerciseGrade>& grades)
        : course_(course), grades_(grades) {}

    /// Blocks the exercise if it must be. Those it requires are settled first: a blocked one has no points to show.
    void settle(std::size_t index) {
        if (!settled_.insert(index).second) return;
        std::vector<std::string> first;
        for (const std::string& id : course_.exercises[index].prerequisites) {
            const auto found = std::ranges::find(course_.exercises, id, &course::Exercise::id);
            if (found == course_.exercises.end())
                throw std::invalid_argument("no exercise " + id + " to require");
            const auto required = static_cast<std::size_t>(found - course_.exercises.begin());
            settle(required);
            if (!reached(grades_[required])) first.push_back(describe(grades_[required]));
        }
        if (!first.empty()) block(grades_[index], first);
    }

  private:
    /// An exercise without a score, by our own fault, holds nobody up.
    [[nodiscard]] bool reached(const ExerciseGrade& grade) const {
        return !grade.score ||
               to_micropoints(*grade.score) >= to_micropoints(course_.policy.pass_fraction * grade.max_score);
    }

    static std::string describe(const ExerciseGrade& grade) {
        return fmt::format("{} (so far {:.4g} of {:.4g} points)", grade.id, *grade.score, grade.max_score);
    }

    void block(ExerciseGrade& grade, const std::vector<std::string>& first) const {
        auto* graded = std::get_if<verdict::Graded>(&grade.outcome);
        if (!grade.score || graded == nullptr || graded->checks.empty())
            return;  // nothing to take away, and its own message is worth more
        grade.message = fmt::format("Not counted: first reach {:.4g} % of the points of {}.",
                                    100 * course_.policy.pass_fraction, fmt::join(first, " and "));
        grade.score = 0;
        grade.blocked = true;
        for (verdict::CheckResult& check : graded->checks) {
            check.status = verdict::Status::blocked;
            check.points = 0;
            check.message = grade.message;
            check.diagnosis.reset();
            check.output.clear();
        }
    }

    const course::Course& course_;
    std::vector<ExerciseGrade>& grades_;
    std::set<std::size_t> settled_;
};

}  // namespace

SubmissionGrade grade(const course::Course& course, std::string student, std::vector<ExerciseGrade> grades,
                      const course::Arrivals& arrivals) {
    SubmissionGrade submission;
    submission.student = std::move(student);
    for (const ExerciseGrade& grade : grades) {
        if (course.find(grade.id) == nullptr)
            throw std::invalid_argument("no exercise " + grade.id + " in this course");
    }
    for (const course::Exercise& exercise : course.exercises) {
        const auto found = std::ranges::find(grades, exercise.id, &ExerciseGrade::id);
        submission.exercises.push_back(found != grades.end() ? std::move(*found)
                                                             : grade(exercise, verdict::NotSubmitted{}));
    }
    if (course.policy.prerequisites == course::Policy::Prerequisites::enforce) {
        Prerequisites prerequisites(course, submission.exercises);
        for (std::size_t i = 0; i < submission.exercises.size(); ++i) prerequisites.settle(i);
    }
    for (std::size_t i = 0; i < course.exercises.size(); ++i) {
        const auto arrival = arrivals.find(course.exercises[i].id);
        if (arrival == arrivals.end()) continue;
        submission.exercises[i].due = arrival->second.due;
        take_off(course.exercises[i], course.late, arrival->second, submission.exercises[i]);
        submission.late = submission.late || submission.exercises[i].late;
    }
    Micropoints score = 0;
    Micropoints max_score = 0;
    bool has_score = true;
    for (const ExerciseGrade& exercise : submission.exercises) {
        has_score = has_score && exercise.score.has_value();
        score += to_micropoints(exercise.score.value_or(0));
        max_score += to_micropoints(exercise.max_score);
    }
    if (has_score) submission.score = to_points(score);
    submission.max_score = to_points(max_score);
    return submission;
}

}  // namespace halfspace::scoring
