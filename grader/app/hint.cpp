// halfspace hint EX [FUNCTION]: the next hint, each stronger than the one before.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "app/command.hpp"
#include "base/text.hpp"
#include "course/spelling.hpp"

namespace halfspace::app {
namespace {

/// The function asked about; else where the last check said to begin; else the first one.
Result<std::string> function_of(const course::Exercise& exercise, const std::string& asked,
                                const notebook::Page& page) {
    std::vector<std::string> names;
    for (const auto& function : exercise.functions) names.push_back(function.name);
    const auto is_known = [&](const std::string& name) {
        return std::ranges::find(names, name) != names.end();
    };
    if (is_known(asked)) return asked;
    if (!asked.empty())
        return fail(Error::bad_input(
            fmt::format("{} has no function '{}'{}", exercise.id, asked, course::suggestion(asked, names))));
    return page.last && is_known(page.last->begin) ? page.last->begin : names.front();
}

void print_hint(const std::string& text, const report::Style& style) {
    for (const auto& line : wrap(text, style.width - 4)) fmt::print("    {}\n", line);
    fmt::print("\n");
}

Result<int> give(const Common& common, const HintOptions& options) {
    const auto course = TRY(course::read_course(common.paths.exercises));
    const auto file = notebook::notebook_in(course.folder);
    auto pages = notebook::read(file);
    const auto* asked =
        options.exercise.empty() ? next_exercise(course, pages) : TRY(meant(course, options.exercise));
    if (asked == nullptr) {
        fmt::print("All {} exercises are done: there is nothing to hint at.\n", course.exercises.size());
        return all_passed;
    }
    const auto& exercise = *asked;
    if (options.function.empty() && standing(exercise, pages).is_done()) {
        fmt::print("All public checks of {} pass. Of one of its functions:\n    exercises/hint {} {}\n",
                   exercise.id, exercise.id, exercise.functions.front().name);
        return all_passed;
    }
    const auto page = pages[exercise.id];
    const auto function = TRY(function_of(exercise, options.function, page));
    const auto hints = course::hints_for(exercise, function);
    if (hints.empty()) {
        fmt::print("There are no hints for {} in {}. Read its promise in {} once more.\n", function,
                   exercise.id, exercise.contract);
        return all_passed;
    }
    // Those about the whole exercise come first, and only once for all of its functions.
    const std::size_t general = course::hints_for(exercise, "").size();
    const auto given = [&](const std::string& about, std::size_t most) {
        const auto found = page.hints.find(about);
        return found == page.hints.end() ? 0 : std::min(found->second, most);
    };
    const std::size_t seen_general = given("", general);
    const std::string about = seen_general < general ? "" : function;
    const std::size_t next = about.empty() ? seen_general : general + given(function, hints.size() - general);

    const auto style = style_of(common, STDOUT_FILENO);
    const std::string again = fmt::format("exercises/hint {} {}", exercise.id, function);
    const std::string head = fmt::format("{}, {}", exercise.id, function);
    if (next >= hints.size()) {
        fmt::print("{}\n\n", report::paint(style, report::Ink::strong, head + ": all hints"));
        for (const auto& hint : hints) print_hint(hint, style);
        fmt::print("There are no more.\n");
        return all_passed;
    }
    fmt::print("{}\n\n", report::paint(style, report::Ink::strong,
                                       fmt::format("{}: hint {} of {}", head, next + 1, hints.size())));
    print_hint(hints[next], style);
    if (next + 1 < hints.size()) {
        fmt::print("The next one says more: {}\n", again);
    } else {
        fmt::print("That was the last one. All once more: {}\n", again);
    }
    const auto kept = notebook::update(file, exercise.id, [&](notebook::Page& changed) {
        changed.hints[about] = about.empty() ? next + 1 : next + 1 - general;
    });
    if (!kept) tell("halfspace: nothing is remembered: " + kept.error().message);
    return all_passed;
}

}  // namespace

int hint(const Common& common, const HintOptions& options) {
    return code_of(give(common, options));
}

}  // namespace halfspace::app
