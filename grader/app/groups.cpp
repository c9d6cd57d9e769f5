// halfspace groups --gradebook DIR [EX...]: wrong answers that nothing explains, those that are the same together.
#include <fmt/format.h>
#include <unistd.h>

#include <iostream>

#include "app/alike.hpp"
#include "base/text.hpp"
#include "report/progress.hpp"

namespace halfspace::app {
namespace {

using report::Ink;

constexpr std::size_t lines_shown = 12;

/// "asked:  x = 3", with the other lines below the first.
void print_part(const std::string& head, const std::string& text, const report::Style& style) {
    const auto all = lines(clean(text));
    for (std::size_t i = 0; i < std::min(all.size(), lines_shown); ++i)
        fmt::print("    {:<10}{}\n", i == 0 ? head : "", cut(all[i], std::max(28, style.width - 14)));
    if (all.size() > lines_shown) fmt::print("              ...\n");
}

void print(const analysis::Group& group, const GradedClass& graded, const report::Style& style) {
    const auto count = group.students.size();
    fmt::print("{}\n",
               report::paint(style, Ink::strong,
                             fmt::format("{}, {}: {} students", group.exercise, group.function, count)));
    std::string names;
    for (const std::size_t who : group.students)
        names += (names.empty() ? "" : ", ") + isolated(clean_line(graded.students[who].told_apart()));
    for (const auto& line : wrap(names, std::max(30, style.width - 2)))
        fmt::print("  {}\n", cut(line, std::max(30, style.width - 2)));
    print_part("asked", group.call, style);
    print_part("answered", group.given, style);
    print_part("right", group.right, style);
    fmt::print("\n");
}

/// One student's alone, in a line: for the lecture it is what several do that counts.
void print_alone(const analysis::Group& group, const GradedClass& graded, const report::Style& style) {
    const auto& name = graded.students[group.students.front()].told_apart();
    const auto all = lines(clean(group.given));
    const std::string head =
        fmt::format("  {}  {}, {}: ", isolated(cut(clean_line(name), 24)), group.exercise, group.function);
    const int room = std::max(10, std::max(40, style.width) - width(head));
    fmt::print("{}{}\n", head, cut(all.empty() ? "" : all.front(), room));
}

Result<int> groups_all(const Common& common, const GroupsOptions& options) {
    const auto graded = TRY(open_graded(common, options.gradebook));
    const auto unexplained = unexplained_in(graded, TRY(chosen(graded.course, options.exercises)));
    const auto style = style_of(common, STDOUT_FILENO);
    const bool is_terminal = ::isatty(STDERR_FILENO) == 1;
    report::Progress progress(std::cerr, is_terminal, unexplained.size(), style_of(common, STDERR_FILENO));
    if (!unexplained.empty())
        progress.begin(fmt::format("asking about {} function{} ...", unexplained.size(),
                                   unexplained.size() == 1 ? "" : "s"));
    const auto all = TRY(grouped(common, graded, unexplained, [&](const analysis::Unexplained& one) {
        if (is_terminal) progress.step("asked about " + one.function);
    }));
    progress.erase();
    if (unexplained.empty()) fmt::print("No wrong function is without a name.\n");
    const auto alone = std::ranges::find_if(
        all.groups, [](const analysis::Group& group) { return group.students.size() == 1; });
    for (auto group = all.groups.begin(); group != alone; ++group) print(*group, graded, style);
    if (alone != all.groups.end())
        fmt::print("{}\n", report::paint(style, Ink::strong, "Like nobody else's"));
    for (auto group = alone; group != all.groups.end(); ++group) print_alone(*group, graded, style);
    if (alone != all.groups.end()) fmt::print("\n");
    if (all.in_none > 0)
        print_remarks({fmt::format(
            "{} more answer{} these calls rightly: wrong on other inputs only, or checks that were not run.",
            all.in_none, all.in_none == 1 ? "s" : "")});
    if (!all.groups.empty())
        print_remarks(
            {fmt::format("To make a mistake with a name of one: halfspace new-mistake EX FUNCTION "
                         "--from STUDENT --gradebook {}",
                         clean_line(options.gradebook))});
    return all_passed;
}

}  // namespace

int groups(const Common& common, const GroupsOptions& options) {
    return code_of(groups_all(common, options));
}

}  // namespace halfspace::app
