// halfspace check [EX...]: a student's own files against the public checks.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "app/command.hpp"
#include "course/seed.hpp"
#include "engine/stage.hpp"
#include "report/console.hpp"
#include "scoring/grade.hpp"

namespace halfspace::app {
namespace {

/// Whether naming mistakes could help: a value was wrong.
bool has_wrong_values(const course::Outcome& outcome) {
    const auto* graded = std::get_if<course::Graded>(&outcome);
    return graded != nullptr &&
           std::any_of(graded->checks.begin(), graded->checks.end(),
                       [](const auto& check) { return check.status == course::Status::failed; });
}

Result<scoring::ExerciseGrade> check_one(engine::Workshop& workshop, const course::Exercise& exercise,
                                         unsigned jobs) {
    const auto path = exercise.folder / exercise.file;
    if (!std::filesystem::exists(std::filesystem::symlink_status(path))) {
        return scoring::grade(exercise, course::NotSubmitted{});
    }
    auto file = submission::read_source(path);
    if (!file) return fail(file.error());
    auto stage = engine::open_stage(workshop, exercise, engine::Suite::checks);
    if (!stage) return fail(stage.error());
    // Public inputs are the same for everyone, so that students can talk about them.
    const std::string seed = course::seed("public", "", exercise.id, "");
    auto outcome = engine::grade_file(workshop, *stage, seed, *file);
    if (has_wrong_values(outcome)) {
        auto catalogue = engine::open_catalogue(workshop, exercise, jobs);
        if (!catalogue) return fail(catalogue.error());
        stage->catalogue = std::move(*catalogue);
        outcome = engine::grade_file(workshop, *stage, seed, *file);
    }
    return scoring::grade(exercise, outcome);
}

}  // namespace

int check(const Common& common, const CheckOptions& options) {
    // A misspelt name is said before anything is opened.
    auto course = course::read_course(common.layout.exercises);
    if (!course) return explain(course.error());
    if (auto known = chosen(*course, options.exercises); !known) return explain(known.error());
    auto workshop = engine::Workshop::open(common.layout);
    if (!workshop) return explain(workshop.error());
    auto exercises = chosen((*workshop)->course, options.exercises);
    if (!exercises) return explain(exercises.error());
    const auto style = style_of(common, STDOUT_FILENO);
    int code = all_passed;
    for (const auto* exercise : *exercises) {
        auto grade = check_one(**workshop, *exercise, jobs_of(common));
        if (!grade) return explain(grade.error());
        fmt::print("{}",
                   report::exercise_report(*exercise, *grade, "exercises/check " + exercise->id, style));
        if (!grade->score) return grader_fault;
        if (!scoring::all_passed(*grade)) code = checks_failed;
    }
    return code;
}

}  // namespace halfspace::app
