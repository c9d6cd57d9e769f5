#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <span>

#include "base/text.hpp"
#include "report/console.hpp"
#include "report/wording.hpp"

namespace halfspace::report {
namespace {

using scoring::ExerciseGrade;
using scoring::SubmissionGrade;

constexpr int gap = 2;
constexpr int cell_min = 8;  // "rejected"
constexpr int cell_max = 14;
constexpr int total_width = 8;  // "no score"
constexpr int name_min = 12;

/// As they are listed: by the alphabet.
using Listed = std::vector<std::reference_wrapper<const SubmissionGrade>>;

/// Widths of the columns, and how many exercises fit beside each other.
struct Layout {
    int name;
    int cell;
    std::size_t per_table;
};

Layout lay_out(const course::Course& course, const Listed& submissions, int columns) {
    int id = cell_min;
    for (const course::Exercise& exercise : course.exercises) id = std::max(id, width(exercise.id));
    int name = width("student");
    for (const SubmissionGrade& one : submissions) name = std::max(name, width(clean_line(one.student)));
    Layout layout{};
    layout.cell = std::min(id, cell_max);
    // The names get what the other columns leave, at least name_min.
    const int room = columns - std::min(name, name_min) - (gap + total_width);
    const int fitting = std::max(1, room / (gap + layout.cell));
    const int beside = std::min(fitting, static_cast<int>(course.exercises.size()));
    layout.per_table = static_cast<std::size_t>(std::max(1, beside));
    layout.name =
        std::min(name, std::max(name_min, columns - beside * (gap + layout.cell) - (gap + total_width)));
    return layout;
}

Ink ink_of(const ExerciseGrade& grade) {
    if (!grade.score) return Ink::bad;
    if (all_passed(grade)) return Ink::good;
    return std::holds_alternative<verdict::Graded>(grade.outcome) && *grade.score > 0 ? Ink::strong
                                                                                      : Ink::warning;
}

double max_of(const course::Course& course) {
    double sum = 0;
    for (const course::Exercise& exercise : course.exercises) sum += exercise.points;
    return sum;
}

/// After what being late has cost.
bool has_all_points(const SubmissionGrade& grade) {
    return grade.score && *grade.score >= grade.max_score;
}

std::string row(const Layout& layout, std::string_view name, std::span<const std::string> cells) {
    std::string line = pad_right(name, layout.name);
    for (const std::string& cell : cells) line.append(gap, ' ').append(cell);
    return line + "\n";
}

/// One table: the exercises from `begin`, as many as fit; the total in the last table.
std::string table(const course::Course& course, const Listed& submissions, const Layout& layout,
                  std::size_t begin, const Style& style) {
    const std::size_t end = std::min(begin + layout.per_table, course.exercises.size());
    const bool is_last = end == course.exercises.size();
    std::vector<std::string> ids;
    std::vector<std::string> worth;
    const double max_score = max_of(course);
    for (std::size_t i = begin; i < end; ++i) {
        ids.push_back(pad_left(cut(course.exercises[i].id, layout.cell), layout.cell));
        worth.push_back(pad_left("of " + points(course.exercises[i].points), layout.cell));
    }
    if (is_last) {
        ids.push_back(pad_left("total", total_width));
        worth.push_back(pad_left("of " + points(max_score), total_width));
    }
    const std::string header = row(layout, "student", ids);
    std::string text =
        header + row(layout, "", worth) + std::string(static_cast<std::size_t>(width(header)), '-') + "\n";
    for (const SubmissionGrade& one : submissions) {
        std::vector<std::string> cells;
        for (std::size_t i = begin; i < end; ++i) {
            const auto grade = std::ranges::find(one.exercises, course.exercises[i].id, &ExerciseGrade::id);
            cells.push_back(grade == one.exercises.end()
                                ? pad_left("-", layout.cell)  // a grade from before it was assigned
                                : paint(style, ink_of(*grade), pad_left(short_words(*grade), layout.cell)));
        }
        if (is_last) {
            const std::string total = one.score ? points(*one.score, one.max_score) : "no score";
            cells.push_back(
                paint(style, has_all_points(one) ? Ink::good : Ink::strong, pad_left(total, total_width)));
        }
        text += row(layout, isolated(cut(clean_line(one.student), layout.name)), cells);
    }
    return text;
}

/// "word  text", over several lines where one is too short.
std::string remark(std::string_view word, Ink ink, const std::string& rest, const Style& style) {
    // Names and reasons may hold words longer than a line.
    const int room = std::max(40, style.width) - cell_min - gap;
    std::string start = paint(style, ink, pad_right(word, cell_min));
    std::string text;
    for (const std::string& line : wrap(rest, room)) {
        text += start + std::string(gap, ' ') + cut(line, room) + "\n";
        start = std::string(cell_min, ' ');
    }
    return text;
}

/// Rejected, or our fault.
bool needs_word(const ExerciseGrade& grade) {
    return !grade.score || std::holds_alternative<verdict::Rejected>(grade.outcome);
}

/// A line for each exercise that was rejected, failed by our fault or came late, and for what should be known of a hand-in.
std::string notes(const Listed& submissions, const Style& style) {
    std::string text;
    for (const SubmissionGrade& one : submissions) {
        const auto name = isolated(cut(clean_line(one.student), 24));
        std::vector<std::string> overridden;
        for (const ExerciseGrade& grade : one.exercises)
            if (grade.overridden) overridden.push_back(grade.id);
        if (!overridden.empty())
            text += remark("note", Ink::faint,
                           fmt::format("{}: overridden, the instructor's file counts: {}", name,
                                       fmt::join(overridden, ", ")),
                           style);
        std::map<std::string_view, std::size_t> alike;  // a broken archive is the same of every exercise
        for (const ExerciseGrade& grade : one.exercises) {
            if (needs_word(grade)) ++alike[grade.message];
        }
        for (const ExerciseGrade& grade : one.exercises) {
            if (const auto same = alike.find(grade.message); needs_word(grade) && same != alike.end()) {
                const auto more = same->second > 1 ? fmt::format(" and {} more", same->second - 1) : "";
                text += remark(short_words(grade), ink_of(grade),
                               fmt::format("{} {}{}: {}", name, grade.id, more, clean_line(grade.message)),
                               style);
                alike.erase(same);
            }
            if (grade.late)
                text += remark("late", Ink::warning,
                               fmt::format("{} {}: {}", name, grade.id, clean_line(grade.lateness)), style);
        }
        for (const std::string& note : one.notes)
            text += remark("note", Ink::faint, fmt::format("{}: {}", name, clean_line(note)), style);
    }
    return text.empty() ? "" : "\n" + text;
}

/// "Mistakes recognised: no_bias 3, bias_twice 1": students per mistake, most first.
std::string mistakes(const Listed& submissions, const Style& style) {
    std::map<std::string, int> students;
    for (const SubmissionGrade& one : submissions) {
        std::set<std::string> seen;
        for (const ExerciseGrade& grade : one.exercises) {
            for (const verdict::CheckResult& check : grade.checks()) {
                if (check.diagnosis) seen.insert(check.diagnosis->name);
            }
        }
        for (const std::string& mistake : seen) students[mistake] += 1;
    }
    if (students.empty()) return "";
    std::vector<std::pair<std::string, int>> ranked(students.begin(), students.end());
    std::ranges::stable_sort(ranked, [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<std::string> parts;
    parts.reserve(ranked.size());
    for (const auto& [mistake, count] : ranked) parts.push_back(fmt::format("{} {}", mistake, count));
    const std::string list = fmt::format("Mistakes recognised, by students: {}", fmt::join(parts, ", "));
    return "\n" + fmt::format("{}\n", fmt::join(wrap(list, std::max(40, style.width)), "\n"));
}

std::string summary(const course::Course& course, const Listed& submissions, const Style& style) {
    std::size_t full = 0;
    std::size_t scored = 0;
    double sum = 0;
    for (const SubmissionGrade& one : submissions) {
        full += has_all_points(one) ? 1 : 0;
        scored += one.score ? 1 : 0;
        sum += one.score.value_or(0);
    }
    const std::size_t faults = submissions.size() - scored;
    std::string text = fmt::format("{} student{}", submissions.size(), submissions.size() == 1 ? "" : "s");
    if (scored > 0) {
        const double mean = sum / static_cast<double>(scored);
        const double max_score = max_of(course);
        text += fmt::format(", {} with all points, mean {} of {}", full, points(mean, max_score),
                            points(max_score));
    }
    if (faults > 0) text += fmt::format("; {} without a score, by the grader's fault", faults);
    return "\n" + fmt::format("{}\n", fmt::join(wrap(text + ".", std::max(40, style.width)), "\n"));
}

std::string legend(const Listed& submissions, const Style& style) {
    constexpr std::pair<std::string_view, std::string_view> meanings[] = {
        {"n/s", "not handed in"},
        {"compile", "did not compile"},
        {"rejected", "not a source file that can be compiled"},
        {"blocked", "not counted, an exercise that comes first is not done"},
        {"FAULT", "the grader's fault, not the student's: no score, grade again"},
    };
    std::string text;
    for (const auto& [word, meaning] : meanings) {
        const bool is_used = std::ranges::any_of(submissions, [&, w = word](const SubmissionGrade& one) {
            return std::ranges::any_of(one.exercises,
                                       [&](const auto& grade) { return short_words(grade) == w; });
        });
        if (is_used)
            text +=
                paint(style, Ink::faint, fmt::format("{}  {}", pad_right(word, cell_min), meaning)) + "\n";
    }
    return text.empty() ? "" : "\n" + text;
}

}  // namespace

std::string class_table(const course::Course& course, const std::vector<SubmissionGrade>& grades,
                        const Style& style) {
    Listed submissions(grades.begin(), grades.end());
    std::ranges::stable_sort(submissions, {},
                             [](const SubmissionGrade& one) { return alphabetical(one.student); });
    const Layout layout = lay_out(course, submissions, std::max(40, style.width));
    std::string text;
    for (std::size_t begin = 0; begin < course.exercises.size(); begin += layout.per_table) {
        text += (begin > 0 ? "\n" : "") + table(course, submissions, layout, begin, style);
    }
    return text + notes(submissions, style) + mistakes(submissions, style) +
           summary(course, submissions, style) + legend(submissions, style);
}

}  // namespace halfspace::report
