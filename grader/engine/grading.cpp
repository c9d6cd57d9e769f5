#include "engine/grading.hpp"

#include "base/digest.hpp"
#include "course/seed.hpp"
#include "engine/parallel.hpp"

namespace halfspace::engine {
namespace {

/// Of the text that is compiled; empty if none is.
std::string digest_of(const submission::File& file) {
    const auto* source = std::get_if<submission::Source>(&file);
    return source != nullptr ? sha256_hex(source->text) : std::string();
}

}  // namespace

Result<Grading> grade_class(Grader& grader, const submission::ClassRoom& room, const std::string& secret,
                            unsigned jobs, const OnGraded& on_graded) {
    const auto& exercises = grader.course.exercises;
    std::vector<judge::Suite> suites;
    std::string versions;
    for (const auto& exercise : exercises) {
        suites.push_back(TRY(grader.suite(exercise, Checks::are_hidden)));
        versions += suites.back().version + "\n";
    }

    const auto& students = room.submissions;
    std::vector<std::vector<scoring::ExerciseGrade>> grades(
        students.size(), std::vector<scoring::ExerciseGrade>(exercises.size()));
    for_each_index(students.size() * exercises.size(), jobs, [&](std::size_t unit) {
        const auto& submission = students[unit / exercises.size()];
        const auto& exercise = exercises[unit % exercises.size()];
        const auto& suite = suites[unit % exercises.size()];
        const auto file = submission.files.find(exercise.id);
        auto outcome = verdict::Outcome(verdict::NotSubmitted{});
        if (file != submission.files.end()) {
            const auto seed =
                course::seed(secret, submission.student, exercise.id, suite.version, digest_of(file->second));
            outcome = grader.grade(exercise, suite, seed, file->second);
        }
        auto& grade = grades[unit / exercises.size()][unit % exercises.size()];
        grade = scoring::grade(exercise, std::move(outcome));
        on_graded(submission.student, grade);
    });

    Grading grading;
    grading.suite = sha256_hex(versions).substr(0, 16);
    for (std::size_t i = 0; i < students.size(); ++i) {
        grading.submissions.push_back(
            scoring::grade(grader.course, students[i].student, std::move(grades[i]), students[i].arrivals));
        grading.submissions.back().notes = students[i].notes;
    }
    return grading;
}

}  // namespace halfspace::engine
