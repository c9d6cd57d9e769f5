// halfspace list: the course at a glance.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/command.hpp"
#include "base/text.hpp"

namespace halfspace::app {

int list(const Common& common) {
    const auto course = course::read_course(common.paths.exercises);
    if (!course) return explain(course.error());
    fmt::print("{}\n\n", course->title);
    for (const auto& exercise : course->exercises) {
        fmt::print("{:<16} {:>4g} points  {}\n", exercise.id, exercise.points, exercise.title);
        for (const auto& line : wrap(exercise.summary, 80 - 17)) fmt::print("{:<16} {}\n", "", line);
        if (!exercise.prerequisites.empty()) {
            fmt::print("{:<16} first: {}\n", "", fmt::join(exercise.prerequisites, ", "));
        }
    }
    return all_passed;
}

}  // namespace halfspace::app
