#include "engine/grading.hpp"

#include "base/digest.hpp"
#include "course/seed.hpp"
#include "engine/parallel.hpp"

namespace halfspace::engine {

Result<Grading> grade_class(Workshop& workshop, const submission::ClassRoom& room, const std::string& secret,
                            unsigned jobs, const OnGraded& on_graded) {
    std::vector<Stage> stages;
    std::string versions;
    for (const auto& exercise : workshop.course.exercises) {
        auto stage = open_stage(workshop, exercise, Suite::hidden);
        if (!stage) return fail(stage.error());
        auto catalogue = open_catalogue(workshop, exercise, jobs);
        if (!catalogue) return fail(catalogue.error());
        stage->catalogue = std::move(*catalogue);
        versions += stage->version + "\n";
        stages.push_back(std::move(*stage));
    }

    const auto& students = room.submissions;
    std::vector<std::vector<scoring::ExerciseGrade>> grades(
        students.size(), std::vector<scoring::ExerciseGrade>(stages.size()));
    for_each_index(students.size() * stages.size(), jobs, [&](std::size_t unit) {
        const auto& submission = students[unit / stages.size()];
        const Stage& stage = stages[unit % stages.size()];
        const auto file = submission.files.find(stage.exercise->id);
        const std::string seed = course::seed(secret, submission.student, stage.exercise->id, stage.version);
        const course::Outcome outcome = file == submission.files.end()
                                            ? course::Outcome(course::NotSubmitted{})
                                            : grade_file(workshop, stage, seed, file->second);
        auto& grade = grades[unit / stages.size()][unit % stages.size()];
        grade = scoring::grade(*stage.exercise, outcome);
        on_graded(submission.student, grade);
    });

    Grading grading;
    grading.suite = sha256_hex(versions).substr(0, 16);
    for (std::size_t i = 0; i < students.size(); ++i) {
        grading.submissions.push_back(
            scoring::grade(workshop.course, students[i].student, std::move(grades[i])));
    }
    return grading;
}

}  // namespace halfspace::engine
