#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "analysis/discrimination.hpp"
#include "base/text.hpp"
#include "pages/pages.hpp"
#include "pages/template.hpp"
#include "pages/templates.hpp"
#include "pages/wording.hpp"

namespace halfspace::pages {
namespace {

using analysis::ExerciseCount;
using analysis::Item;
using report::Student;

std::string text(std::size_t count) {
    return fmt::format("{}", count);
}

data exercise_rows(const course::Exercise& exercise, const ExerciseCount& count) {
    data one;
    one.set("id", line_of(exercise.id));
    one.set("title", line_of(exercise.title));
    one.set("handed_in", text(count.handed_in));
    one.set("solved", text(count.solved));
    one.set("percent", percent(static_cast<double>(count.solved), static_cast<double>(count.handed_in)));
    std::vector<data> functions;
    for (const auto& function : count.functions) {
        data row;
        row.set("function", line_of(function.name));
        row.set("begun", text(function.begun));
        row.set("solved", text(function.solved));
        row.set("percent",
                percent(static_cast<double>(function.solved), static_cast<double>(function.begun)));
        row.set("last", &function == &count.functions.back());
        functions.push_back(std::move(row));
    }
    one.set("has_functions", !functions.empty());
    one.set("functions", list_of(std::move(functions)));
    return one;
}

data members_of(const std::vector<std::size_t>& who, const std::string& exercise,
                const std::vector<Student>& students) {
    std::vector<data> members;
    for (const std::size_t one : who) {
        data member;
        member.set("name", line_of(students[one].told_apart()));
        member.set("href", page_of(students[one].identity) + "#" + exercise);
        members.push_back(std::move(member));
    }
    return list_of(std::move(members));
}

data mistake_of(const analysis::Mistake& mistake, const std::vector<Student>& students) {
    data one;
    one.set("mistake", line_of(mistake.name));
    one.set("exercise", line_of(mistake.exercise));
    one.set("hint", line_of(mistake.hint));
    one.set("count", counted(mistake.students.size(), "student"));
    one.set("members", members_of(mistake.students, mistake.exercise, students));
    return one;
}

data item_of(const Item& item) {
    data one;
    one.set("check", line_of(item.check));
    one.set("exercise", line_of(item.exercise));
    one.set("function", line_of(item.function));
    one.set("strong", fmt::format("{} of {}", item.strong_passed, item.half));
    one.set("weak", fmt::format("{} of {}", item.weak_passed, item.half));
    one.set("words", analysis::in_words(item));
    one.set("r", fmt::format("{:.2f}", item.discrimination));
    one.set("style", analysis::says(item) == analysis::Says::unfair ? "bad" : "part");
    return one;
}

/// What hidden tests ask and expect is in it: so only where all of them are told everything.
bool may_be_shown(const analysis::Group& group, const course::Exercise& exercise,
                  const std::vector<Student>& students, const report::FeedbackOf& feedback) {
    return std::ranges::all_of(group.students, [&](std::size_t who) {
        return feedback(students[who], exercise) == course::Feedback::all;
    });
}

data group_of(const analysis::Group& group, bool with_example, const std::vector<Student>& students) {
    data one;
    one.set("function", line_of(group.function));
    one.set("exercise", line_of(group.exercise));
    one.set("count", counted(group.students.size(), "student"));
    one.set("example", text_of(with_example ? fmt::format("asked\n{}\nanswered\n{}\n\nright\n{}", group.call,
                                                          group.given, group.right)
                                            : ""));
    one.set("members", members_of(group.students, group.exercise, students));
    return one;
}

constexpr std::size_t most_items = 12;

/// The sharpest of each function, and all that the strong fail: those the instructor has to look at.
std::vector<Item> worth_telling(const std::vector<Item>& items) {
    std::vector<Item> chosen;
    std::set<std::pair<std::string, std::string>> functions;
    for (const Item& item : items) {
        const auto says = analysis::says(item);
        const bool is_sharp = (says == analysis::Says::clearly || says == analysis::Says::something) &&
                              chosen.size() < most_items;
        if (says == analysis::Says::unfair ||
            (is_sharp && functions.emplace(item.exercise, item.function).second))
            chosen.push_back(item);
    }
    return chosen;
}

std::string headline(const std::vector<Student>& students, const std::vector<analysis::Mistake>& mistakes,
                     const std::vector<ExerciseCount>& counts) {
    const ExerciseCount* hardest = nullptr;
    const auto share = [](const ExerciseCount& count) {
        return static_cast<double>(count.solved) / static_cast<double>(count.handed_in);
    };
    for (const auto& count : counts)
        if (count.handed_in > 1 && (hardest == nullptr || share(count) < share(*hardest))) hardest = &count;
    std::string summary = counted(students.size(), "student") + ".";
    if (hardest != nullptr && hardest->solved < hardest->handed_in)
        summary += fmt::format(" Hardest was {}: {} of the {} who handed it in solved it.", hardest->id,
                               hardest->solved, hardest->handed_in);
    if (!mistakes.empty())
        summary +=
            fmt::format(" The commonest mistake is {} in {}, made by {}.", mistakes.front().name,
                        mistakes.front().exercise, counted(mistakes.front().students.size(), "student"));
    return summary;
}

}  // namespace

void Report::set_groups(std::vector<analysis::Group> groups, std::string not_asked) {
    groups_ = std::move(groups);
    not_asked_ = std::move(not_asked);
}

std::string Report::class_page() const {
    analysis::Class grades;
    for (const auto& student : students_) grades.push_back(&student.grade);
    const auto counts = analysis::counts(course_, grades);
    const auto mistakes = analysis::mistakes(grades);
    const auto items = analysis::items(grades);
    data page;
    page.set("title", line_of("What the class did not understand · " + course_.title));
    page.set("course", line_of(course_.title));
    page.set("stamp", line_of(stamp_));
    page.set("summary", line_of(headline(students_, mistakes, counts)));

    std::vector<data> exercises;
    std::vector<std::string> nobody;
    for (std::size_t e = 0; e < course_.exercises.size(); ++e) {
        if (counts[e].handed_in == 0)
            nobody.push_back(course_.exercises[e].id);
        else
            exercises.push_back(exercise_rows(course_.exercises[e], counts[e]));
    }
    page.set("exercises", list_of(std::move(exercises)));
    page.set("nobody", line_of(fmt::format("{}", fmt::join(nobody, ", "))));

    std::vector<data> named;
    std::vector<data> singles;  // in a line each: what many did is for the lecture
    for (const auto& mistake : mistakes)
        (mistake.students.size() > 1 ? named : singles).push_back(mistake_of(mistake, students_));
    page.set("has_mistakes", !mistakes.empty());
    page.set("singles", around(std::move(singles)));
    page.set("mistakes", list_of(std::move(named)));

    std::vector<data> groups;
    std::vector<data> alone;
    bool withheld = false;
    for (const auto& group : groups_) {
        const auto& exercise = *course_.find(group.exercise);
        const bool shown = may_be_shown(group, exercise, students_, feedback_);
        withheld = withheld || !shown;
        (group.students.size() > 1 ? groups : alone).push_back(group_of(group, shown, students_));
    }
    page.set("has_groups", !groups_.empty());
    page.set("groups", list_of(std::move(groups)));
    page.set("alone", around(std::move(alone)));
    page.set("withheld", withheld);
    page.set("not_asked", line_of(not_asked_));

    const auto chosen = worth_telling(items);
    std::vector<data> rows;
    for (const auto& item : chosen) rows.push_back(item_of(item));
    page.set("has_items", !rows.empty());
    page.set("items", list_of(std::move(rows)));
    page.set(
        "left_out",
        line_of(chosen.size() < items.size()
                    ? fmt::format("{} not shown: they say less, or the same of a function that is listed.",
                                  counted(items.size() - chosen.size(), "further check"))
                    : ""));
    page.set(
        "no_items",
        fmt::format("Nothing can be said: that takes at least {} students who handed in an exercise, and "
                    "checks that some pass and some do not.",
                    analysis::least_students));
    return rendered(templates::class_html, std::move(page));
}

}  // namespace halfspace::pages
