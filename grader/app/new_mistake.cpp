// halfspace new-mistake EX --from STUDENT [FUNCTION]: what a class has taught the course.
#include <fmt/format.h>

#include <algorithm>

#include "app/alike.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "course/spelling.hpp"
#include "engine/draft.hpp"

namespace halfspace::app {
namespace {

namespace fs = std::filesystem;

bool passes_all(const GradedClass& graded, const course::Exercise& exercise, const std::string& student,
                const std::string& function) {
    for (const auto& one : graded.students)
        for (const auto& grade : one.grade.exercises)
            if (one.identity.student == student && grade.id == exercise.id)
                return !grade.checks().empty() && std::ranges::all_of(grade.checks(), [&](const auto& check) {
                    return check.function != function || check.status == verdict::Status::passed;
                });
    return false;
}

/// The function that is meant: the one that is wrong in this student's file without a name, if none was named.
Result<std::string> function_of(const GradedClass& graded, const course::Exercise& exercise,
                                const std::string& student, const std::string& typed) {
    if (!typed.empty()) {
        std::vector<std::string> known;
        for (const auto& function : exercise.functions) known.push_back(function.name);
        if (std::ranges::find(known, typed) != known.end()) {
            if (!passes_all(graded, exercise, student, typed)) return typed;
            return fail(Error::bad_input(
                fmt::format("{} of '{}' passes all hidden checks: it is no mistake", typed, student)));
        }
        const auto nearest = course::nearest(typed, known);
        return fail(Error::bad_input(fmt::format("{} has no function '{}'{}", exercise.id, typed,
                                                 nearest ? "; did you mean '" + *nearest + "'?" : "")));
    }
    std::vector<std::string> wrong;
    for (const auto& one : unexplained_in(graded, {&exercise}))
        for (const std::size_t who : one.students)
            if (graded.students[who].identity.student == student) wrong.push_back(one.function);
    if (wrong.size() == 1) return wrong.front();
    if (wrong.empty())
        return fail(Error::bad_input(
            fmt::format("in {} no function of '{}' is wrong without a name: say which you mean, behind {}",
                        exercise.id, student, exercise.id)));
    return fail(
        Error::bad_input(fmt::format("in {} of '{}' {} are wrong without a name: say which, behind {}",
                                     exercise.id, student, fmt::join(wrong, " and "), exercise.id)));
}

Result<int> draft(const Common& common, const NewMistakeOptions& options) {
    const auto graded = TRY(open_graded(common, options.gradebook));
    const auto* exercise = TRY(meant(graded.course, options.exercise));
    const auto student = TRY(student_of(*graded.book, options.student));
    const auto function = TRY(function_of(graded, *exercise, student, options.function));
    const auto works = TRY(graded.book->works(student));
    const auto work = works.find(exercise->id);
    if (work == works.end() || work->second.source.empty())
        return fail(Error::bad_input(fmt::format("'{}' has handed in no {}", student, exercise->id)));
    const auto source = TRY(graded.book->source(work->second.source));
    const auto found = engine::definition_of(source, function);
    if (!found) return fail(found.error().in(fmt::format("{} of '{}'", exercise->file, student)));

    const fs::path file = common.paths.solutions / exercise->id / "mistakes.cpp";
    const auto mistakes = TRY(read_file(file, engine::max_source_bytes));
    auto made = engine::with_draft(mistakes, function, *found, engine::As::code);
    if (!made) return fail(made.error().in(file.string()));
    const auto grader = TRY(engine::Grader::open(common.paths, graded.course));
    const bool is_code = found->is_plain && TRY(grader->compiles(*exercise, engine::as_students(made->text)));
    if (!is_code) made = TRY(engine::with_draft(mistakes, function, *found, engine::As::comment));
    TRY(write_file(file, made->text));
    fmt::print("Drafted {} in\n  {}:{}\n", made->name, file.string(), made->line);
    print_remarks(
        {is_code ? "It compiles. It is a student's code: read it before you build."
                 : "As a comment: it does not compile there, or has what is not to be compiled unread.",
         fmt::format(
             "Give it a name and a hint. Then grader/run verify {} lists what is still to be written, and "
             "proves it.",
             exercise->id)});
    return all_passed;
}

}  // namespace

int new_mistake(const Common& common, const NewMistakeOptions& options) {
    return code_of(draft(common, options));
}

}  // namespace halfspace::app
