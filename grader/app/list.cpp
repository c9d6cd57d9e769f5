// halfspace list [EX]: the course at a glance, how far one is, and what comes next; or one exercise.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>

#include "app/command.hpp"
#include "base/text.hpp"
#include "report/wording.hpp"

namespace halfspace::app {
namespace {

using report::Ink;

std::string bar(double points, double of) {
    constexpr int cells = 10;
    const int full =
        of > 0 ? std::clamp(static_cast<int>(std::floor(cells * points / of + 1e-9)), 0, cells) : 0;
    return "[" + std::string(static_cast<std::size_t>(full), '#') +
           std::string(static_cast<std::size_t>(cells - full), '.') + "]";
}

double points_of(const Standing& where) {
    return where.last && !where.has_changed ? where.last->points : 0;
}

/// In words, since a bar is not for everybody.
std::string state_of(const Standing& where) {
    if (!where.is_there) return "its file is gone";
    if (!where.last) return "";
    if (where.has_changed) return "changed since its check";
    if (where.is_done()) return "done";
    if (where.last->checks == 0) return "did not compile";
    return fmt::format("{} of {} checks pass", where.last->passed, where.last->checks);
}

void list_course(const course::Course& course, const notebook::Pages& pages, const report::Style& style) {
    fmt::print("{}\n\n", report::paint(style, Ink::strong, course.title));
    int names = 0;
    for (const auto& exercise : course.exercises) names = std::max(names, width(exercise.id));
    const auto* next = next_exercise(course, pages);
    double points = 0;
    double of = 0;
    for (const auto& exercise : course.exercises) {
        const auto where = standing(exercise, pages);
        points += points_of(where);
        of += exercise.points;
        const auto state = state_of(where);
        const auto text =
            &exercise == next ? fmt::format("next{}{}", state.empty() ? "" : ": ", state) : state;
        const auto ink = where.is_done() ? Ink::good : &exercise == next ? Ink::strong : Ink::faint;
        fmt::print("  {}  {:>5} of {:>3}  {}  {}\n", pad_right(exercise.id, names),
                   report::points(points_of(where), exercise.points), report::points(exercise.points),
                   bar(points_of(where), exercise.points),
                   report::paint(style, ink, cut(text.empty() ? exercise.title : text, 80 - names - 32)));
    }
    fmt::print("  {}  {:>5} of {:>3} points of the public checks\n\n", pad_right("", names),
               report::points(points, of), report::points(of));
    if (next != nullptr) {
        fmt::print("Next: {}, {}\n      exercises/check {}\n", next->id, next->title, next->id);
    } else {
        fmt::print("All done. To hand in: exercises/handin\n");
    }
}

void list_exercise(const course::Exercise& exercise, const notebook::Pages& pages,
                   const report::Style& style) {
    const auto where = standing(exercise, pages);
    fmt::print("{}", report::title(exercise, style));
    for (const auto& line : wrap(exercise.summary, style.width - 2)) fmt::print("  {}\n", line);
    fmt::print("\n");
    int names = 0;
    double sum = 0;
    for (const auto& function : exercise.functions) {
        names = std::max(names, width(function.name));
        sum += function.points;
    }
    for (const auto& function : exercise.functions) {
        fmt::print("  {}  {:>5} points\n", pad_right(function.name, names),
                   report::points(function.points * exercise.points / sum));
    }
    fmt::print("\n");
    if (!exercise.prerequisites.empty())
        fmt::print("  do first  {}\n", fmt::join(exercise.prerequisites, ", "));
    const auto state = state_of(where);
    fmt::print("  so far    {} of {} points{}{}\n", report::points(points_of(where), exercise.points),
               report::points(exercise.points), state.empty() ? "" : ": ", state);
    fmt::print("  file      {}\n", file_of(exercise));
}

Result<int> show(const Common& common, const ListOptions& options) {
    const auto course = TRY(course::read_course(common.paths.exercises));
    const auto pages = notebook::read(notebook::notebook_in(course.folder));
    const auto style = style_of(common, STDOUT_FILENO);
    if (options.exercise.empty()) {
        list_course(course, pages, style);
    } else {
        list_exercise(*TRY(meant(course, options.exercise)), pages, style);
    }
    return all_passed;
}

}  // namespace

int list(const Common& common, const ListOptions& options) {
    return code_of(show(common, options));
}

}  // namespace halfspace::app
