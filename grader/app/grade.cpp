// halfspace grade PATH... --out DIR: a class against the hidden tests.
#include "scoring/grade.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <iostream>
#include <map>
#include <set>
#include <system_error>

#include "app/class_results.hpp"
#include "app/command.hpp"
#include "app/interruption.hpp"
#include "app/secret.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "course/seed.hpp"
#include "engine/grading.hpp"
#include "report/names.hpp"
#include "report/progress.hpp"
#include "report/wording.hpp"
#include "submission/class_room.hpp"

namespace halfspace::app {
namespace {

namespace fs = std::filesystem;
using gradebook::Gradebook;

/// Makes the folder and finds out now, not after an hour, that results cannot be written.
Result<void> prepare_output(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        return fail(Error::bad_input(
            fmt::format("the output folder {} cannot be made: {}", folder.string(), error.message())));
    }
    const fs::path trial = folder / ".halfspace-trial";
    TRY(write_file(trial, ""));
    fs::remove(trial, error);
    return {};
}

int exit_code(const std::vector<scoring::SubmissionGrade>& submissions, bool any_fault) {
    int code = any_fault ? grader_fault : all_passed;
    for (const auto& submission : submissions) {
        if (!submission.score) return grader_fault;
        if (!scoring::all_passed(submission)) code = std::max<int>(code, checks_failed);
    }
    return code;
}

std::string counted(std::size_t count, const char* what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::size_t files_in(const submission::ClassRoom& room) {
    std::size_t files = 0;
    for (const auto& submission : room.submissions) files += submission.files.size();
    return files;
}

/// Of students, the first ones by name.
std::string few(std::vector<std::string> students, const report::Names& names_of) {
    constexpr std::size_t most = 5;
    std::ranges::sort(students, {}, [&](const auto& student) { return alphabetical(names_of(student)); });
    std::string names;
    for (std::size_t i = 0; i < std::min(students.size(), most); ++i)
        names += (i > 0 ? ", " : "") + names_of(students[i]);
    return students.size() > most ? fmt::format("{} and {} more", names, students.size() - most) : names;
}

/// Those whom the gradebook knows and this class has not; some of them were `behind`, by other exercises.
std::vector<std::string> absent(const std::vector<gradebook::Current>& known,
                                const std::set<std::string>& here, const std::set<std::string>& behind,
                                const report::Names& names_of) {
    std::vector<std::string> as_before;
    std::vector<std::string> changed;
    for (const auto& one : known)
        if (const auto& student = one.identity.student; !here.contains(student))
            (behind.contains(student) ? changed : as_before).push_back(student);
    std::vector<std::string> notes;
    if (!as_before.empty())
        notes.push_back("graded before and not among these submissions, so as before: " +
                        few(as_before, names_of));
    if (!changed.empty())
        notes.push_back(
            "graded before and not among these submissions, and now by the exercises that are assigned "
            "now: " +
            few(changed, names_of));
    return notes;
}

/// Files of exercises that are not assigned: an exercise may have been forgotten.
std::string kept(const submission::ClassRoom& room, const course::Course& assigned) {
    std::map<std::string, std::size_t> count;
    for (const auto& submission : room.submissions)
        for (const auto& [exercise, file] : submission.files)
            if (std::holds_alternative<submission::Source>(file) && assigned.find(exercise) == nullptr &&
                !submission.untouched.contains(exercise))
                ++count[exercise];
    if (count.empty()) return {};
    std::size_t files = 0;
    std::vector<std::string> each;
    for (const auto& [exercise, number] : count) {
        files += number;
        each.push_back(each.empty() ? counted(number, "file") + " of " + exercise
                                    : fmt::format("{} of {}", number, exercise));
    }
    return fmt::format("{} {} kept and not counted: {} not among `assigned` in course.toml",
                       fmt::join(each, ", "), files == 1 ? "is" : "are",
                       count.size() == 1 ? "it is" : "they are");
}

/// Files that were not taken, since newer ones count.
std::string former(const std::set<gradebook::Place>& places, const report::Names& names) {
    std::vector<std::string> files;
    for (const auto& place : places) files.push_back(names(place.student) + " " + place.exercise);
    if (files.empty()) return {};
    return fmt::format("older than what is graded already, so not taken: {}", fmt::join(files, ", "));
}

/// Files that are due, and count as handed in earlier than is said now.
std::string earlier(const std::set<gradebook::Place>& places, const course::Course& course,
                    const std::map<gradebook::Place, gradebook::Work>& works) {
    const auto count = std::ranges::count_if(places, [&](const auto& place) {
        const auto* exercise = course.find(place.exercise);
        const auto work = works.find(place);
        return (exercise != nullptr && exercise->due) || (work != works.end() && work->second.arrival.due);
    });
    if (count == 0) return {};
    return fmt::format(
        "{} came unchanged: the earlier time that is known counts, not the one given now (--new-times takes "
        "{})",
        counted(static_cast<std::size_t>(count), "file"), count == 1 ? "that" : "those");
}

/// One run, from the class to results.json.
class Run {
  public:
    Run(const Common& common, const GradeOptions& options)
        : common_(common),
          folder_(options.out),
          progress_style_(style_of(common, STDERR_FILENO)),
          is_terminal_(::isatty(STDERR_FILENO) == 1) {}

    Result<int> grade(const GradeOptions& options) {
        auto course = TRY(course::read_course(common_.paths.exercises));
        // Files of other exercises are kept for the day on which these are assigned.
        auto room = TRY(class_of(options, course));
        course = course::assigned_part(std::move(course));
        if (auto note = kept(room, course); !note.empty()) room.notes.push_back(std::move(note));
        const auto secret = TRY(secret_of(options.secret_file, common_.paths.solutions, IfMissing::make_it));
        TRY(prepare_output(folder_));
        std::unique_ptr<Gradebook> book;
        std::atomic<bool> is_open = false;
        std::atomic<bool> is_kept = false;
        const Interruption interruption([&] {
            is_over_ = true;
            if (is_open) book->close(std::chrono::milliseconds(300));
            return fmt::format(
                "{}halfspace: interrupted{}. The same command goes on.\n", is_terminal_ ? "\r\x1b[2K" : "",
                is_kept ? fmt::format("; {} of {} are kept", done_.load(), counted(total_, "file")) : "");
        });
        book = TRY(Gradebook::open(folder_, course.title, gradebook::Access::write));
        is_open = true;
        const auto only = options.student.empty() ? "" : room.submissions.front().student;
        report::Progress progress(std::cerr, is_terminal_, files_in(room), progress_style_);
        const std::string what =
            fmt::format("grading {} on {} ...", counted(room.submissions.size(), "student"),
                        counted(course.exercises.size(), "exercise"));
        progress.begin(what);
        const auto grader = TRY(engine::Grader::open(common_.paths, std::move(course), files_in(room)));
        const auto tests = TRY(engine::hidden_tests(*grader, secret));
        TRY(set_results_aside(folder_));
        // What an interrupted run has taken in is no news, and has no grade yet.
        const bool is_settled = !TRY(book->was_interrupted("grade"));
        if (const auto last = TRY(book->last_run()); last && last->secret != course::fingerprint(secret))
            notes_.push_back("the secret is another one than in the last run: all was judged again");
        TRY(book->begin({"grade",
                         watch_.started(),
                         0,
                         tests.version,
                         grader->toolchain,
                         grader->sandbox_name(),
                         course::fingerprint(secret),
                         {}}));

        TRY(book->keep_extensions(room.extensions));
        if (!room.enrolled.empty()) TRY(book->keep_enrolled(room.enrolled));
        std::set<std::string> here;
        for (const auto& submission : room.submissions) here.insert(submission.student);
        auto taken = TRY(
            engine::take_in(*book, room, options.new_times ? engine::Times::now : engine::Times::earliest));
        names_ = report::Names(TRY(book->students()));
        auto tasks = TRY(engine::to_judge(*book, grader->course, tests, &here));
        auto behind = TRY(engine::behind(*book, grader->course, tests, here));
        const auto works = TRY(book->works());
        total_ = handed_in(here, grader->course, works, taken.unreadable) + behind.tasks.size();
        tasks.insert(tasks.end(), behind.tasks.begin(), behind.tasks.end());
        progress.expect_in_all(total_);
        const auto told = tell_of_the_others(here, grader->course, works, taken.unreadable, progress);
        const std::size_t known = total_ - told - tasks.size();
        done_ += known;
        is_kept = true;
        progress.skip(known);
        progress.expect(tasks.size(), each());
        if (is_terminal_) progress.begin(what);
        if (!is_terminal_ && known > 0)
            fmt::print(stderr, "{} of {} are graded already\n", known, counted(total_, "file"));
        auto faults = std::move(taken.unreadable);
        faults.merge(TRY(engine::judge(*grader, *book, tests, secret, tasks, jobs_of(common_),
                                       [&](const auto& student, const auto& grade) {
                                           // What is killed by an interruption is no fault to read of.
                                           if (is_over_) return;
                                           if (grade.score) ++done_;
                                           progress.step(report::one_line(names_(student), grade));
                                       })));
        if (is_terminal_) progress.begin("scoring, and writing the results ...");
        TRY(give(*book, grader->course, tests, here, is_settled ? &taken.with_news : nullptr, faults));
        for (const auto& student : behind.students)
            TRY(book->give({TRY(engine::grade_student(*book, grader->course, tests, student, faults))}));

        if (auto note = former(taken.former, names_); !note.empty()) notes_.push_back(std::move(note));
        if (auto note = earlier(taken.earlier, grader->course, works); !note.empty())
            notes_.push_back(std::move(note));
        auto notes = room.notes;
        notes.insert(notes.end(), notes_.begin(), notes_.end());
        if (only.empty()) {
            auto absent_ones = absent(TRY(book->current()), here, behind.students, names_);
            notes.insert(notes.end(), absent_ones.begin(), absent_ones.end());
        }
        const report::Results head{
            grader->course.title,        tests.version, grader->toolchain, grader->sandbox_name(),
            course::fingerprint(secret), notes,         watch_.times(),    {}};
        const auto overview = TRY(write_results(*book, head, folder_, only));
        TRY(book->end(watch_.seconds(), notes));
        progress.erase();
        // Of one student, what there is to say of the class is in results.json.
        print(grader->course, overview, names_, {news(), only.empty() ? notes : notes_}, folder_,
              style_of(common_, STDOUT_FILENO));
        return exit_code(overview.grades, !faults.empty());
    }

  private:
    /// How long a file takes, before any has been timed: compiled and judged.
    [[nodiscard]] std::chrono::milliseconds each() const {
        return std::chrono::milliseconds(1000) / jobs_of(common_);
    }

    using Works = std::map<gradebook::Place, gradebook::Work>;

    /// How many files there are of these students.
    static std::size_t handed_in(const std::set<std::string>& here, const course::Course& course,
                                 const Works& works, const engine::Faults& unreadable) {
        std::size_t files = 0;
        for (const auto& student : here)
            for (const auto& exercise : course.exercises) {
                const gradebook::Place place{student, exercise.id};
                files += works.contains(place) || unreadable.contains(place) ? 1 : 0;
            }
        return files;
    }

    /// Lines for files that need no judging; how many they are.
    std::size_t tell_of_the_others(const std::set<std::string>& here, const course::Course& course,
                                   const Works& works, const engine::Faults& unreadable,
                                   report::Progress& progress) {
        std::size_t told = 0;
        for (const auto& student : here) {
            std::set<std::string> reasons;
            for (const auto& exercise : course.exercises) {
                const gradebook::Place place{student, exercise.id};
                const auto work = works.find(place);
                const auto fault = unreadable.find(place);
                auto outcome = std::optional<verdict::Outcome>();
                if (work != works.end()) {
                    if (work->second.source.empty()) outcome = verdict::Rejected{work->second.rejected};
                } else if (fault != unreadable.end()) {
                    outcome = verdict::GraderFault{fault->second};
                }
                if (!outcome) continue;
                ++told;
                const auto grade = scoring::grade(exercise, std::move(*outcome));
                if (grade.score) ++done_;
                // A broken archive is one line.
                if (!reasons.insert(grade.message).second) {
                    progress.skip(1);
                    continue;
                }
                progress.step_at_once(report::one_line(names_(student), grade));
            }
        }
        return told;
    }

    /// Scores the students of this class. Of those who are known, and not `with_news`, it says that they changed.
    Result<void> give(Gradebook& book, const course::Course& course, const engine::Tests& tests,
                      const std::set<std::string>& here, const std::set<std::string>* with_news,
                      const engine::Faults& faults) {
        std::vector<std::string> changed;
        for (const auto& student : here) {
            const bool has_news = with_news == nullptr || with_news->contains(student);
            const auto before = TRY(book.current(student));
            const auto grade = TRY(engine::grade_student(book, course, tests, student, faults));
            TRY(book.give({grade}));
            if (!before || !before->grade.score || !grade.score) continue;
            if (has_news)
                compare(before->grade, grade);
            else if (*before->grade.score != *grade.score)
                changed.push_back(
                    fmt::format("{} {} -> {}", names_(student), *before->grade.score, *grade.score));
        }
        if (!changed.empty())
            notes_.push_back(
                fmt::format("{} changed without new files, since assigned exercises, tests, points, due "
                            "times or which of "
                            "a student's files counts are others than in the run before: {}",
                            counted(changed.size(), "score"), fmt::join(changed, ", ")));
        for (const auto& [place, why] : faults)
            notes_.push_back(fmt::format("the grader's fault, and tried again by the next run: {} {}: {}",
                                         names_(place.student), place.exercise, why));
        return {};
    }

    /// What new files did to a student's score.
    void compare(const scoring::SubmissionGrade& before, const scoring::SubmissionGrade& after) {
        if (*after.score > *before.score) ++rose_;
        std::vector<std::string> fell;
        for (const auto& now : after.exercises) {
            const auto was = std::ranges::find(before.exercises, now.id, &scoring::ExerciseGrade::id);
            if (was == before.exercises.end() || !was->score || !now.score || *now.score >= *was->score)
                continue;
            fell.push_back(fmt::format("{} -> {} ({})", report::points(*was->score, was->max_score),
                                       report::points(*now.score, now.max_score), now.id));
        }
        if (!fell.empty())
            fell_.push_back(fmt::format("  {} {}", names_(after.student), fmt::join(fell, ", ")));
    }

    [[nodiscard]] std::vector<std::string> news() const {
        std::vector<std::string> lines;
        const auto rose = rose_ == 0 ? "" : fmt::format("{} rose", counted(rose_, "score"));
        if (!fell_.empty())
            lines.push_back(fmt::format("Fewer points than before, since the last file counts{}:",
                                        rose.empty() ? "" : " (" + rose + ")"));
        else if (!rose.empty())
            lines.push_back(rose + " by new files.");
        auto fell = fell_;
        std::ranges::sort(fell, {}, alphabetical);
        lines.insert(lines.end(), fell.begin(), fell.end());
        return lines;
    }

    const Common& common_;
    const fs::path folder_;
    const report::Style progress_style_;
    const bool is_terminal_;
    const Stopwatch watch_;
    std::vector<std::string> notes_;
    report::Names names_;
    std::vector<std::string> fell_;
    std::size_t rose_ = 0;
    std::size_t total_ = 0;              ///< files that were handed in
    std::atomic<std::size_t> done_ = 0;  ///< and of which all is known
    std::atomic<bool> is_over_ = false;
};

}  // namespace

int grade(const Common& common, const GradeOptions& options) {
    return code_of(Run(common, options).grade(options));
}

}  // namespace halfspace::app
