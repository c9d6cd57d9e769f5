// halfspace regrade --gradebook DIR: after a change of tests, points or policy, who changes; and then changes, or not.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <iostream>

#include "app/class_results.hpp"
#include "app/command.hpp"
#include "app/graded.hpp"
#include "app/interruption.hpp"
#include "app/secret.hpp"
#include "base/text.hpp"
#include "course/lookup.hpp"
#include "course/seed.hpp"
#include "engine/grading.hpp"
#include "engine/namesakes.hpp"
#include "report/progress.hpp"
#include "report/regrading.hpp"
#include "report/wording.hpp"
#include "submission/submission.hpp"

namespace halfspace::app {
namespace {

namespace fs = std::filesystem;
using gradebook::Current;
using gradebook::Gradebook;

class Regrading {
  public:
    Regrading(const Common& common, const RegradeOptions& options)
        : common_(common),
          options_(options),
          folder_(options.gradebook),
          style_(style_of(common, STDOUT_FILENO)) {}

    Result<int> run() {
        auto course = course::assigned_part(TRY(course::read_course(common_.paths.exercises)));
        std::atomic<bool> is_open = false;
        const Interruption interruption([&] {
            is_over_ = true;
            if (is_open) book_->close(std::chrono::milliseconds(300));
            return std::string("\nhalfspace: interrupted; nothing is half done. The same command goes on.\n");
        });
        // Without one there is nothing to regrade, and none is to be made.
        if (std::error_code error; !fs::exists(folder_ / gradebook::file_name, error))
            TRY(Gradebook::open(folder_, course.title, gradebook::Access::read));
        book_ = TRY(Gradebook::open(folder_, course.title, gradebook::Access::write));
        is_open = true;
        names_ = report::Names(TRY(book_->students()));
        if (options_.undo) return undo(course);
        const auto secret = TRY(secret_of(options_.secret_file, common_.paths.solutions, IfMissing::refuse));
        const auto last = TRY(book_->last_run());
        if (last && last->secret != course::fingerprint(secret))
            return fail(Error::bad_input(
                "the secret is another one than that of the grades; give theirs with --secret FILE"));
        if (!options_.override_with.empty()) TRY(put_instead(course));
        if (!options_.override_off.empty()) TRY(take_back(course));
        grader_ = TRY(engine::Grader::open(common_.paths, std::move(course)));
        const auto tests = TRY(engine::hidden_tests(*grader_, secret));
        const std::string command = is_override() ? "override" : options_.apply ? "regrade" : "preview";
        TRY(book_->begin({command,
                          watch_.started(),
                          0,
                          tests.version,
                          grader_->toolchain,
                          grader_->sandbox_name(),
                          course::fingerprint(secret),
                          {}}));
        const auto faults = TRY(judge(tests, secret));
        return change(tests, secret, faults, last ? last->notes : std::vector<std::string>());
    }

  private:
    /// The instructor's file takes the place of a student's.
    Result<void> put_instead(const course::Course& course) {
        const auto others = engine::not_known(TRY(book_->enrolled()), TRY(book_->students()));
        const auto student = TRY(student_of(*book_, options_.override_with.at(0), others));
        const fs::path path = options_.override_with.at(1);
        auto file = TRY(submission::read_source(path));
        // 04_dense.cpp and dense.cpp, wherever they lie.
        const auto* exercise = course.find(path.stem().string());
        if (exercise == nullptr) {
            const auto named = course::lookup(course, path.filename().string(), {});
            if (!named) return fail(unnamed(course, path));
            exercise = *named;
        }
        if (const auto* rejected = std::get_if<verdict::Rejected>(&file))
            return fail(Error::bad_input(path.string() + ": " + rejected->why));
        if (const auto* unreadable = std::get_if<submission::Unreadable>(&file))
            return fail(Error::bad_input(unreadable->why));
        overridden_ = {student, exercise->id};
        if (const auto who = std::ranges::find(others, student, &roster::Identity::student);
            who != others.end()) {
            auto all = TRY(book_->students());
            all.insert(all.end(), others.begin(), others.end());
            names_ = report::Names(all);
            TRY(book_->take_in(*who, {}, {}, {}));
        }
        is_on_time_ = !TRY(book_->works(student)).contains(exercise->id);
        TRY(book_->put_instead(overridden_, std::get<submission::Source>(file).text));
        is_their_own_ = TRY(book_->works(student)).at(exercise->id).instead_of.empty();
        return {};
    }

    /// The student's own file counts again.
    Result<void> take_back(const course::Course& course) {
        const auto student = TRY(student_of(*book_, options_.override_off.at(0)));
        overridden_ = {student, TRY(meant(course, options_.override_off.at(1)))->id};
        // Or a run that was interrupted did, and what is left is the grade, or to write it down.
        if (TRY(book_->take_back(overridden_)) || TRY(counts_as_overridden()) ||
            TRY(book_->was_interrupted("override")))
            return {};
        return fail(Error::bad_input(
            fmt::format("{} of '{}' is not overridden", overridden_.exercise, names_(student))));
    }

    /// So says the grade.
    Result<bool> counts_as_overridden() const {
        const auto current = TRY(book_->current(overridden_.student));
        return current && std::ranges::any_of(current->grade.exercises, [&](const auto& one) {
                   return one.id == overridden_.exercise && one.overridden;
               });
    }

    static Error unnamed(const course::Course& course, const fs::path& path) {
        std::vector<std::string> files;
        for (const auto& exercise : course.exercises) files.push_back(exercise.file);
        return Error::bad_input(fmt::format(
            "{}: the file's name says for which exercise it counts, and this one says none: call it "
            "{}, or by the exercise's id, such as {}.cpp",
            path.string(), fmt::join(files, ", "), course.exercises.front().id));
    }

    /// What was never judged by these tests; nothing, after a change of points or policy.
    Result<engine::Faults> judge(const engine::Tests& tests, const std::string& secret) {
        const std::set<std::string> one{overridden_.student};
        const auto tasks =
            TRY(engine::to_judge(*book_, grader_->course, tests, is_override() ? &one : nullptr));
        if (tasks.empty()) return engine::Faults();
        report::Progress progress(std::cerr, ::isatty(STDERR_FILENO) == 1, tasks.size(),
                                  style_of(common_, STDERR_FILENO));
        progress.expect(tasks.size(), std::chrono::milliseconds(300) / jobs_of(common_));
        progress.begin(
            fmt::format("judging {} file{} again ...", tasks.size(), tasks.size() == 1 ? "" : "s"));
        return engine::judge(*grader_, *book_, tests, secret, tasks, jobs_of(common_),
                             [&](const auto& student, const auto& grade) {
                                 // What is killed by an interruption is no fault that anybody should read of.
                                 if (!is_over_) progress.step(report::one_line(names_(student), grade));
                             });
    }

    [[nodiscard]] scoring::SubmissionGrade nothing_handed_in(const std::string& student) const {
        std::vector<scoring::ExerciseGrade> grades;
        for (const auto& exercise : grader_->course.exercises)
            grades.push_back(scoring::grade(exercise, verdict::NotSubmitted{}));
        return scoring::grade(grader_->course, student, std::move(grades), {});
    }

    Result<int> change(const engine::Tests& tests, const std::string& secret, const engine::Faults& faults,
                       const std::vector<std::string>& notes) {
        std::vector<scoring::SubmissionGrade> grades;
        std::vector<scoring::Difference> differences;
        std::size_t students = 0;
        for (const auto& identity : TRY(book_->students())) {
            if (is_override() && identity.student != overridden_.student) continue;
            const auto before = TRY(book_->current(identity.student));
            // An override was all that there was, and was taken back.
            if (!before && !is_override() && TRY(book_->works(identity.student)).empty()) continue;
            auto after = TRY(engine::grade_student(*book_, grader_->course, tests, identity.student, faults));
            ++students;
            const auto was = before          ? before->grade
                             : is_override() ? nothing_handed_in(identity.student)
                                             : scoring::SubmissionGrade();
            auto difference = scoring::difference(was, after);
            if (difference) {
                difference->student = names_(difference->student);
                differences.push_back(std::move(*difference));
            }
            if (options_.apply || is_override()) grades.push_back(std::move(after));
        }
        fmt::print("{}{}", report::differences(differences, options_.all ? differences.size() : 50, style_),
                   differences.empty() ? "" : "\n");
        fmt::print("{}", report::summary(differences, students, style_));
        for (const auto& [place, why] : faults) {
            const auto text = fmt::format("FAULT, so as before: {} {}: {}", clean_line(names_(place.student)),
                                          place.exercise, clean_line(why));
            fmt::print("{}\n", fmt::join(wrap(text, std::max(40, style_.width)), "\n"));
        }
        if (is_on_time_)
            print_remarks({fmt::format("{} has handed in no {}: your file counts as on time.",
                                       clean_line(names_(overridden_.student)), overridden_.exercise)});
        const int code = faults.empty() ? all_passed : grader_fault;
        if (!options_.apply && !is_override()) {
            fmt::print("Nothing is changed yet: --apply in place of --preview changes it.\n");
            TRY(book_->end(watch_.seconds(), notes));
            return code;
        }
        TRY(set_results_aside(folder_));
        TRY(book_->give(grades));
        if (!options_.override_off.empty() && TRY(book_->take_out(overridden_.student)))
            print_remarks({fmt::format("{} has handed in nothing, and is in the roster only, as before.",
                                       clean_line(names_(overridden_.student)))});
        TRY(write_results(*book_,
                          {grader_->course.title,
                           tests.version,
                           grader_->toolchain,
                           grader_->sandbox_name(),
                           course::fingerprint(secret),
                           notes,
                           watch_.times(),
                           {}},
                          folder_));
        TRY(book_->end(watch_.seconds(), notes));
        if (is_their_own_)
            print_remarks({fmt::format("It is the file that {} has handed in: nothing is overridden.",
                                       clean_line(names_(overridden_.student)))});
        const char* back = is_their_own_ || !options_.override_off.empty() ? ""
                           : is_override()                                 ? "; --override-off takes it back"
                                                                           : "; --undo takes it back";
        print_path("Wrote", (folder_ / results_name).string(), back);
        return code;
    }

    Result<int> undo(const course::Course& course) {
        const auto last = TRY(book_->last_run()).value_or(gradebook::Run());
        gradebook::Run run{"undo",         watch_.started(), 0,           last.suite,
                           last.toolchain, last.sandbox,     last.secret, {}};
        // It was undone, and what was left is to say so: once more would undo the regrading before.
        if (TRY(book_->was_interrupted("undo"))) {
            TRY(book_->begin(run));
            return undone(course);
        }
        const auto changes = TRY(book_->last_changes());
        if (changes.empty())
            return fail(Error::bad_input(book_->file().string() + ": no regrading that could be undone"));
        for (const auto& [student, exercise] : TRY(book_->overridden_since(changes)))
            return fail(Error::bad_input(
                fmt::format("{} of '{}' was overridden since, by the points and tests that are to be undone: "
                            "take that back "
                            "first, with --override-off '{}' {}; then --undo, and override again",
                            exercise, clean_line(names_(student)), clean_line(names_(student)), exercise)));
        std::vector<scoring::Difference> differences;
        for (const auto& change : changes) {
            const auto after =
                change.before == 0 ? scoring::SubmissionGrade() : TRY(book_->grade(change.before));
            auto difference = scoring::difference(TRY(book_->grade(change.after)), after);
            if (!difference || change.before == 0) continue;
            difference->student = names_(difference->student);
            differences.push_back(std::move(*difference));
        }
        TRY(set_results_aside(folder_));
        const auto graded_since = TRY(book_->undo(run));
        fmt::print("{}\n{}", report::differences(differences, options_.all ? differences.size() : 50, style_),
                   report::summary(differences, changes.size(), style_));
        for (const auto& student : graded_since)
            print_remarks(
                {fmt::format("{} was graded since, and stays as now: once tests, points and policy are "
                             "put back, --apply brings it to them.",
                             clean_line(names_(student)))});
        return undone(course);
    }

    Result<int> undone(const course::Course& course) {
        const auto run = TRY(book_->last_run()).value_or(gradebook::Run());
        TRY(write_results(
            *book_,
            {course.title, run.suite, run.toolchain, run.sandbox, run.secret, run.notes, watch_.times(), {}},
            folder_));
        TRY(book_->end(watch_.seconds(), {}));
        fmt::print("Undone. Put tests, points and policy back too: else grading brings them again.\n");
        print_path("Wrote", (folder_ / results_name).string());
        return all_passed;
    }

    [[nodiscard]] bool is_override() const { return !overridden_.student.empty(); }

    const Common& common_;
    const RegradeOptions& options_;
    const fs::path folder_;
    const report::Style style_;
    const Stopwatch watch_;
    std::unique_ptr<Gradebook> book_;
    std::unique_ptr<engine::Grader> grader_;
    report::Names names_;
    gradebook::Place overridden_;  ///< or no more; no student: that is not what is done
    bool is_on_time_ = false;
    bool is_their_own_ = false;  ///< the file is the one that the student has handed in
    std::atomic<bool> is_over_ = false;
};

}  // namespace

int regrade(const Common& common, const RegradeOptions& options) {
    return code_of(Regrading(common, options).run());
}

}  // namespace halfspace::app
