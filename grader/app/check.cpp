// halfspace check [EX...]: a student's own files against the public checks.
#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>

#include "app/command.hpp"
#include "base/digest.hpp"
#include "course/seed.hpp"
#include "engine/grader.hpp"
#include "report/console.hpp"
#include "scoring/basis.hpp"
#include "scoring/begin.hpp"
#include "scoring/grade.hpp"
#include "verdict/outcome.hpp"

namespace halfspace::app {
namespace {

/// Prints what happens as it happens.
class Live {
  public:
    Live(const course::Exercise& exercise, const std::vector<verdict::Check>& suite,
         const report::Style& style)
        : exercise_(exercise), suite_(suite), style_(style) {}

    engine::Listener listener() {
        return {[this] { on_compile(); }, [this](const verdict::CheckResult& check) { on_check(check); }};
    }

    /// The statuses told.
    const std::vector<std::optional<verdict::Status>>& told() {
        erase();
        return told_;
    }

  private:
    void on_compile() {
        ended_.clear();
        told_.clear();
        is_waiting_ = is_live(STDOUT_FILENO);
        fmt::print("compiling {} ...{}", exercise_.file, is_waiting_ ? "" : "\n");
        std::fflush(stdout);
    }
    void on_check(const verdict::CheckResult& check) {
        erase();
        ended_.push_back(check);
        told_.emplace_back();
        auto checks = ended_;
        scoring::block_without_basis(checks);
        for (std::size_t i = 0; i < checks.size(); ++i) {
            // One that passed may not count yet: it is told when that is known, and once.
            const bool is_open = checks[i].status == verdict::Status::passed &&
                                 !scoring::has_basis_in(suite_, checks[i], ended_.size());
            if (told_[i] || is_open) continue;
            fmt::print("{}", report::check_line(checks[i], style_));
            told_[i] = checks[i].status;
        }
        std::fflush(stdout);
    }
    void erase() {
        if (is_waiting_) fmt::print("\r\x1b[2K");
        is_waiting_ = false;
    }

    const course::Exercise& exercise_;
    const std::vector<verdict::Check>& suite_;
    report::Style style_;
    std::vector<verdict::CheckResult> ended_;
    std::vector<std::optional<verdict::Status>> told_;
    bool is_waiting_ = false;
};

/// Which exercises are meant, and a line that says why if nobody said which; none: all are done.
Result<std::vector<const course::Exercise*>> wanted(const course::Course& course,
                                                    const CheckOptions& options) {
    if (options.every || !options.exercises.empty()) return chosen(course, options.exercises);
    const auto pages = notebook::read(notebook::notebook_in(course.folder));
    const auto* exercise = next_exercise(course, pages);
    if (exercise == nullptr) {
        fmt::print("All {} exercises are done. To hand them in: exercises/handin\n", course.exercises.size());
        return std::vector<const course::Exercise*>{};
    }
    const auto where = standing(*exercise, pages);
    const std::string why = !where.last               ? "it is the first one that is not done"
                            : where.has_changed       ? "it has changed since its last check"
                            : where.last->checks == 0 ? "it did not compile"
                                                      : fmt::format("{} of {} checks pass so far",
                                                                    where.last->passed, where.last->checks);
    fmt::print("Going on with {}: {}.\n\n", exercise->id, why);
    return std::vector{exercise};
}

Result<int> check_all(const Common& common, const CheckOptions& options) {
    auto course = TRY(course::read_course(common.paths.exercises));
    const auto exercises = TRY(wanted(course, options));  // a misspelt name is said before anything is opened
    if (exercises.empty()) return all_passed;
    std::vector<std::string> ids;
    for (const auto* exercise : exercises) ids.push_back(exercise->id);
    const auto grader = TRY(open_for_student(common, std::move(course)));
    const auto style = style_of(common, STDOUT_FILENO);
    int code = all_passed;
    for (const auto& id : ids) {
        const auto& exercise = *grader->course.find(id);
        const auto suite = TRY(grader->suite(exercise, engine::Checks::are_public));
        fmt::print("{}{}", id == ids.front() ? "" : "\n", report::title(exercise, style));
        Live live(exercise, suite.checks, style);
        const auto grade = TRY(check_file(*grader, exercise, suite, live.listener()));
        auto ways =
            ways_of(grader->course, exercise, notebook::read(notebook::notebook_in(grader->course.folder)));
        ways.all = options.all;
        fmt::print("{}", report::conclusion(exercise, grade, live.told(), ways, style));
        std::fflush(stdout);
        if (!grade.score) return grader_fault;
        if (!scoring::all_passed(grade)) code = checks_failed;
    }
    return code;
}

/// What the notebook keeps of a grade; nothing of what says nothing about the file.
std::optional<notebook::Attempt> attempt_of(const course::Exercise& exercise,
                                            const scoring::ExerciseGrade& grade) {
    if (!grade.score || std::holds_alternative<verdict::NotSubmitted>(grade.outcome)) return {};
    notebook::Attempt attempt;
    attempt.passed = scoring::passed(grade);
    attempt.checks = grade.checks().size();
    attempt.points = *grade.score;
    if (const auto* first = scoring::begin_with(exercise, grade)) attempt.begin = first->function;
    return attempt;
}

}  // namespace

Result<scoring::ExerciseGrade> check_file(engine::Grader& grader, const course::Exercise& exercise,
                                          const judge::Suite& suite, const engine::Listener& listener) {
    const auto path = exercise.folder / exercise.file;
    if (!std::filesystem::exists(std::filesystem::symlink_status(path)))
        return scoring::grade(exercise, verdict::NotSubmitted{});
    const auto file = TRY(submission::read_source(path));
    if (const auto* unreadable = std::get_if<submission::Unreadable>(&file))
        return fail(Error::bad_input(unreadable->why));
    if (const auto* source = std::get_if<submission::Source>(&file);
        source != nullptr && !source->from.empty())
        tell(fmt::format("halfspace: {} is {}, and is read as UTF-8: save it as UTF-8", exercise.file,
                         source->from));
    const std::string seed = course::public_seed(exercise.id);
    auto outcome = grader.grade(exercise, suite, seed, file, listener);
    grader.tell_crash_lines(exercise, suite, seed, file, outcome);
    auto grade = scoring::grade(exercise, std::move(outcome));
    if (auto attempt = attempt_of(exercise, grade)) {
        const auto* source = std::get_if<submission::Source>(&file);
        attempt->source = source != nullptr ? sha256_hex(source->text) : "";
        attempt->suite = suite.version;
        const auto kept = notebook::update(notebook::notebook_in(grader.course.folder), exercise.id,
                                           [&](notebook::Page& page) { page.last = attempt; });
        // A verdict is one without a notebook, too.
        if (!kept) tell("halfspace: nothing is remembered: " + kept.error().message);
    }
    return grade;
}

int check(const Common& common, const CheckOptions& options) {
    return code_of(check_all(common, options));
}

}  // namespace halfspace::app
