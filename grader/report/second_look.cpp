#include "report/second_look.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.hpp"

namespace halfspace::report {
namespace {

/// The first line that says something.
std::string first_line(const std::string& text) {
    for (const std::string& line : lines(text))
        if (line.find_first_not_of(" \t") != std::string::npos) return line;
    return {};
}

/// The first check of each function whose answers are wrong and have no name.
std::vector<std::string> unexplained(const scoring::ExerciseGrade& grade) {
    std::set<std::string> known;  // functions with a name for what is wrong
    for (const auto& check : grade.checks())
        if (check.diagnosis) known.insert(check.function);
    std::vector<std::string> names;
    for (const auto& check : grade.checks())
        if (check.status == verdict::Status::failed && known.insert(check.function).second)
            names.push_back(check.name);
    return names;
}

std::string and_more(std::size_t more) {
    return more == 0 ? "" : fmt::format(" (and {} more)", more);
}

/// What was rejected, a line for each reason: a broken archive is the same of every exercise.
void add_rejected(const scoring::SubmissionGrade& grade, std::vector<Look>& looks) {
    std::vector<std::pair<const scoring::ExerciseGrade*, std::size_t>> reasons;  // and how many more have it
    for (const auto& exercise : grade.exercises) {
        if (!std::holds_alternative<verdict::Rejected>(exercise.outcome)) continue;
        const auto same =
            std::ranges::find(reasons, exercise.message, [](const auto& one) { return one.first->message; });
        if (same != reasons.end())
            ++same->second;
        else
            reasons.emplace_back(&exercise, 0);
    }
    for (const auto& [exercise, more] : reasons)
        looks.push_back({grade.student, exercise->id,
                         "rejected" + and_more(more) + ": " + first_line(exercise->message)});
}

/// Something is missing, and the hand-in's notes say that something else was found.
void add_found_instead(const scoring::SubmissionGrade& grade, std::vector<Look>& looks) {
    const auto is_missing = [](const scoring::ExerciseGrade& one) {
        return std::holds_alternative<verdict::NotSubmitted>(one.outcome);
    };
    const auto missing = std::ranges::find_if(grade.exercises, is_missing);
    if (missing == grade.exercises.end()) return;
    std::vector<std::string> found;
    for (const auto& note : grade.notes) {
        if (note.find(": not graded") == std::string::npos) continue;
        auto what = note.substr(0, note.find(" belongs to no exercise"));
        if (std::ranges::find(found, what) == found.end()) found.push_back(std::move(what));
    }
    if (!found.empty())
        looks.push_back({grade.student, missing->id,
                         "not handed in; found instead: " + found.front() + and_more(found.size() - 1)});
}

}  // namespace

std::vector<Look> second_look(const scoring::SubmissionGrade& grade) {
    std::vector<Look> looks;
    add_rejected(grade, looks);
    add_found_instead(grade, looks);
    for (const auto& exercise : grade.exercises) {
        if (const auto* failed = std::get_if<verdict::DidNotCompile>(&exercise.outcome)) {
            looks.push_back(
                {grade.student, exercise.id, "did not compile: " + first_line(failed->diagnostics)});
        } else if (const auto names = unexplained(exercise); !names.empty()) {
            looks.push_back({grade.student, exercise.id,
                             "wrong, unexplained" + and_more(names.size() - 1) + ": " + names.front()});
        }
    }
    return looks;
}

std::string second_look(const std::vector<Look>& given, std::size_t count, const std::string& mend,
                        const Style& style) {
    if (given.empty()) return {};
    auto looks = given;
    std::ranges::stable_sort(looks, {}, [](const Look& look) { return alphabetical(look.student); });
    const int columns = std::max(40, style.width);
    std::string text = fmt::format("Worth a second look: {}\n", count);
    int name_width = 0;
    int id_width = 0;
    for (const Look& look : looks) {
        name_width = std::max(name_width, std::min(24, width(clean_line(look.student))));
        id_width = std::max(id_width, width(look.exercise));
    }
    for (const Look& look : looks) {
        const std::string name = pad_right(cut(clean_line(look.student), name_width), name_width);
        const int room = columns - name_width - id_width - 6;
        text += fmt::format("  {}  {}  {}\n", isolated(name), pad_right(look.exercise, id_width),
                            cut(clean_line(look.why), std::max(10, room)));
    }
    if (count > looks.size())
        text += fmt::format("  and {} more, all in results.json\n", count - looks.size());
    std::string start = "To mend one: ";
    for (const std::string& line : wrap(mend, columns - width(start))) {
        text += start + line + "\n";
        start = "             ";
    }
    return text;
}

}  // namespace halfspace::report
