// halfspace check [EX...]: a student's own files against the public checks.
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>

#include "app/command.hpp"
#include "course/seed.hpp"
#include "engine/grader.hpp"
#include "report/console.hpp"
#include "scoring/grade.hpp"
#include "verdict/outcome.hpp"

namespace halfspace::app {
namespace {

Result<scoring::ExerciseGrade> check_one(engine::Grader& grader, const course::Exercise& exercise) {
    const auto path = exercise.folder / exercise.file;
    if (!std::filesystem::exists(std::filesystem::symlink_status(path)))
        return scoring::grade(exercise, verdict::NotSubmitted{});
    const auto file = TRY(submission::read_source(path));
    if (const auto* unreadable = std::get_if<submission::Unreadable>(&file))
        return fail(Error::bad_input(unreadable->why));
    const auto suite = TRY(grader.suite(exercise, engine::Checks::are_public));
    return scoring::grade(exercise, grader.grade(exercise, suite, course::public_seed(exercise.id), file));
}

Result<int> check_all(const Common& common, const CheckOptions& options) {
    auto course = TRY(course::read_course(common.paths.exercises));
    TRY(chosen(course, options.exercises));  // a misspelt name is said before anything is opened
    const auto grader = TRY(open_for_student(common, std::move(course)));
    const auto style = style_of(common, STDOUT_FILENO);
    int code = all_passed;
    for (const auto* exercise : TRY(chosen(grader->course, options.exercises))) {
        const auto grade = TRY(check_one(*grader, *exercise));
        fmt::print("{}", report::exercise_report(*exercise, grade, "exercises/check " + exercise->id, style));
        if (!grade.score) return grader_fault;
        if (!scoring::all_passed(grade)) code = checks_failed;
    }
    return code;
}

}  // namespace

int check(const Common& common, const CheckOptions& options) {
    return code_of(check_all(common, options));
}

}  // namespace halfspace::app
