// halfspace report --gradebook DIR --out FOLDER: the class and each student as static pages.
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <iostream>
#include <mutex>

#include "app/alike.hpp"
#include "app/graded.hpp"
#include "app/picture.hpp"
#include "base/files.hpp"
#include "course/seed.hpp"
#include "engine/grader.hpp"
#include "engine/parallel.hpp"
#include "exports/export.hpp"
#include "pages/folder.hpp"
#include "report/progress.hpp"

namespace halfspace::app {
namespace {

namespace fs = std::filesystem;

/// Draws what students' functions compute: the panels that `plot` draws for themselves, on the same public numbers, in the sandbox.
class Drawing {
  public:
    static Result<std::unique_ptr<Drawing>> open(const Common& common, const GradedClass& graded) {
        auto drawing = std::unique_ptr<Drawing>(new Drawing(graded, jobs_of(common)));
        drawing->gnuplot_ = TRY(find_gnuplot());
        drawing->grader_ = TRY(engine::Grader::open(common.paths, graded.course));
        for (const auto& exercise : graded.course.exercises)
            if (drawing->grader_->has_panels(exercise))
                drawing->suites_.emplace(exercise.id,
                                         TRY(drawing->grader_->suite(exercise, engine::Checks::are_panels)));
        return drawing;
    }

    /// Of each exercise with something to mend. One that cannot be drawn has none, and is counted.
    Result<pages::Pictures> of(const report::Student& student) {
        const auto works = TRY(book_->works(student.identity.student));
        std::vector<std::pair<const course::Exercise*, submission::File>> files;
        for (const auto& exercise : grader_->course.exercises) {
            const auto& grade =
                *std::ranges::find(student.grade.exercises, exercise.id, &scoring::ExerciseGrade::id);
            const auto work = works.find(exercise.id);
            if (grade.checks().empty() || scoring::all_passed(grade) || !suites_.contains(exercise.id) ||
                work == works.end() || work->second.source.empty())
                continue;
            files.emplace_back(&exercise, submission::source_of(TRY(book_->source(work->second.source))));
        }
        pages::Pictures pictures;
        std::mutex mutex;
        engine::for_each_index(files.size(), jobs_, [&](std::size_t i) {
            const auto svg = drawn(*files[i].first, files[i].second);
            const std::scoped_lock lock(mutex);
            if (svg)
                pictures.emplace(files[i].first->id, *svg);
            else
                ++failed_;
        });
        return pictures;
    }

    [[nodiscard]] std::size_t failed() const { return failed_; }

  private:
    Drawing(const GradedClass& graded, unsigned jobs) : book_(graded.book), jobs_(jobs) {}

    std::optional<std::string> drawn(const course::Exercise& exercise, const submission::File& file) {
        const auto outcome =
            grader_->grade(exercise, suites_.at(exercise.id), course::public_seed(exercise.id), file);
        const auto* graded = std::get_if<verdict::Graded>(&outcome);
        if (graded == nullptr) return std::nullopt;
        const auto svg = made_by_gnuplot(gnuplot_, pictures_of(graded->checks), plot::Format::svg);
        return svg ? std::optional(*svg) : std::nullopt;
    }

    std::shared_ptr<gradebook::Gradebook> book_;
    unsigned jobs_;
    fs::path gnuplot_;
    std::unique_ptr<engine::Grader> grader_;
    std::map<std::string, judge::Suite> suites_;
    std::size_t failed_ = 0;
};

struct OnClassPage {
    std::vector<analysis::Group> groups;
    std::string not_asked;  ///< empty: they were
};

/// A report is no grade: where the sandbox cannot be had there is all the rest of it, and it says what it lacks.
Result<OnClassPage> groups_on_class_page(const Common& common, const GradedClass& graded) {
    const auto wrong = unexplained_in(graded, TRY(chosen(graded.course, {})));
    const bool is_terminal = ::isatty(STDERR_FILENO) == 1;
    report::Progress progress(std::cerr, is_terminal, wrong.size(), style_of(common, STDERR_FILENO));
    if (!wrong.empty())
        progress.begin(
            fmt::format("asking about {} function{} ...", wrong.size(), wrong.size() == 1 ? "" : "s"));
    auto found = grouped(common, graded, wrong, [&](const analysis::Unexplained& one) {
        if (is_terminal) progress.step("asked about " + one.function);
    });
    progress.erase();
    if (found) return OnClassPage{std::move(found->groups), {}};
    tell("note: wrong answers that nothing explains are not grouped: " + found.error().message);
    return OnClassPage{{}, "They could not be asked when this page was made: halfspace doctor may say why."};
}

Result<int> report_all(const Common& common, const ReportOptions& options) {
    auto graded = TRY(open_graded(common, options.gradebook));
    TRY(pages::prepare(options.out));  // before students' code is run for it
    const std::size_t count = graded.students.size();
    std::unique_ptr<Drawing> drawing;
    if (options.pictures) drawing = TRY(Drawing::open(common, graded));
    auto groups = TRY(groups_on_class_page(common, graded));
    pages::Report report(graded.course, std::move(graded.students), graded.feedback, graded.stamp);
    report.set_groups(std::move(groups.groups), std::move(groups.not_asked));
    const bool is_terminal = ::isatty(STDERR_FILENO) == 1;
    report::Progress progress(std::cerr, is_terminal, count, style_of(common, STDERR_FILENO));
    if (drawing) progress.begin(fmt::format("drawing for {} student{} ...", count, count == 1 ? "" : "s"));
    const auto pictures_of_student = [&](const report::Student& student) -> Result<pages::Pictures> {
        auto pictures = drawing->of(student);
        if (is_terminal) progress.step("drew " + student.name());
        return pictures;
    };
    TRY(pages::write(report, options.out, drawing ? pages::PicturesOf(pictures_of_student) : nullptr));
    std::vector<std::string> names;
    for (const auto& student : report.students()) names.push_back(pages::page_of(student.identity));
    TRY(write_file(fs::path(options.out) / "students.csv", exports::pages_table(report.students(), names)));
    progress.erase();
    if (drawing && drawing->failed() > 0)
        fmt::print("{} picture{} could not be drawn: those pages have none\n", drawing->failed(),
                   drawing->failed() == 1 ? "" : "s");
    print_path("Wrote", (fs::path(options.out) / "index.html").string(),
               fmt::format(":\nthe class, what it did not understand, and {} student{}", count,
                           count == 1 ? "" : "s"));
    return all_passed;
}

}  // namespace

int report_pages(const Common& common, const ReportOptions& options) {
    return code_of(report_all(common, options));
}

}  // namespace halfspace::app
