// halfspace plot EX: what a student's own file computes, drawn.
#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string_view>

#include "app/command.hpp"
#include "app/picture.hpp"
#include "base/files.hpp"
#include "course/seed.hpp"
#include "engine/grader.hpp"
#include "plot/frame.hpp"
#include "plot/gnuplot.hpp"
#include "plot/terminal.hpp"
#include "report/console.hpp"
#include "scoring/grade.hpp"

namespace halfspace::app {
namespace {

namespace fs = std::filesystem;
using plot::Picture;

/// Which kind of picture a file's name asks for.
Result<plot::Format> format_of(const fs::path& file) {
    if (file.extension() == ".svg") return plot::Format::svg;
    if (file.extension() == ".png") return plot::Format::png;
    return fail(Error::bad_input(file.string() + ": a picture's name ends in .svg or .png"));
}

/// The locale says whether the terminal reads UTF-8: the first of these that is set decides.
bool reads_utf8() {
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        const char* value = std::getenv(name);
        if (value == nullptr || *value == '\0') continue;
        const std::string_view locale = value;
        for (const char* utf8 : {"UTF-8", "utf-8", "UTF8", "utf8"})
            if (locale.find(utf8) != std::string_view::npos) return true;
        return false;
    }
    return false;
}

/// All is there, all numbers of the student's are numbers, and a region is as wanted.
bool is_right(const Picture& picture) {
    return picture.panel && verdict::gaps(*picture.panel) == 0 &&
           (!picture.panel->region || plot::differences(*picture.panel->region).empty());
}

Result<int> draw(const Common& common, const PlotOptions& options) {
    auto course = TRY(course::read_course(common.paths.exercises));
    TRY(chosen(course, {options.exercise}));
    std::optional<plot::Format> format;
    fs::path gnuplot;
    if (!options.out.empty()) {  // what cannot be written is said before anything is compiled
        format = TRY(format_of(options.out));
        gnuplot = TRY(find_gnuplot());
    }
    const auto grader = TRY(open_for_student(common, std::move(course)));
    const auto& exercise = *TRY(chosen(grader->course, {options.exercise})).front();
    const auto suite = TRY(grader->suite(exercise, engine::Checks::are_panels));
    const auto style = style_of(common, STDOUT_FILENO);

    const auto path = exercise.folder / exercise.file;
    verdict::Outcome outcome = verdict::NotSubmitted{};
    if (fs::exists(fs::symlink_status(path))) {
        const auto file = TRY(submission::read_source(path));
        if (const auto* unreadable = std::get_if<submission::Unreadable>(&file))
            return fail(Error::bad_input(unreadable->why));
        outcome = grader->grade(exercise, suite, course::public_seed(exercise.id), file);
    }
    const auto* graded = std::get_if<verdict::Graded>(&outcome);
    if (graded == nullptr) {
        const auto grade = scoring::grade(exercise, outcome);
        fmt::print("{}", report::exercise_report(exercise, grade, {.again = "exercises/plot " + exercise.id},
                                                 style));
        return grade.score ? checks_failed : grader_fault;
    }

    const auto pictures = pictures_of(graded->checks);
    const plot::Look look{style.colour, reads_utf8(), style.width};
    if (format) {
        TRY(write_file(options.out, TRY(made_by_gnuplot(gnuplot, pictures, *format))));
        auto broken = pictures;  // their messages do not stand in the file
        std::erase_if(broken, [](const Picture& picture) { return picture.panel.has_value(); });
        fmt::print("{}{}{}: drawn\n", plot::terminal(broken, look), broken.empty() ? "" : "\n", options.out);
    } else {
        fmt::print("{}", plot::terminal(pictures, look));
    }
    return std::ranges::all_of(pictures, is_right) ? all_passed : checks_failed;
}

}  // namespace

int plot(const Common& common, const PlotOptions& options) {
    return code_of(draw(common, options));
}

}  // namespace halfspace::app
