#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "pages/pages.hpp"
#include "pages/template.hpp"
#include "pages/templates.hpp"
#include "pages/wording.hpp"
#include "report/wording.hpp"

namespace halfspace::pages {
namespace {

using report::Student;
using scoring::ExerciseGrade;

/// "04" of "04_dense": columns are narrow.
std::string label_of(const course::Exercise& exercise) {
    const auto end = exercise.id.find_first_not_of("0123456789");
    return end == 0 || end == std::string::npos ? exercise.id : exercise.id.substr(0, end);
}

double most_of(const course::Course& course) {
    double sum = 0;
    for (const auto& exercise : course.exercises) sum += exercise.points;
    return sum;
}

std::vector<double> scores_of(const std::vector<Student>& students) {
    std::vector<double> scores;
    for (const auto& student : students)
        if (student.grade.score) scores.push_back(*student.grade.score);
    std::ranges::sort(scores);
    return scores;
}

std::string summary_of(const course::Course& course, const std::vector<Student>& students) {
    const auto scores = scores_of(students);
    std::string text = counted(students.size(), "student");
    if (!scores.empty()) {
        const auto full = std::ranges::count_if(
            students, [](const Student& student) { return scoring::all_passed(student.grade); });
        const std::size_t n = scores.size();
        const double median = 0.5 * (scores[(n - 1) / 2] + scores[n / 2]);
        text += fmt::format(", {} of whom pass every check. Half of them have {} points or more, of {}.",
                            full, report::points(median), report::points(most_of(course)));
    }
    if (const auto faults = students.size() - scores.size(); faults > 0)
        text += fmt::format(" {} without a score, by the grader's fault: grade again.", faults);
    return text;
}

constexpr std::size_t bins = 10;

data histogram_of(const std::vector<double>& scores, double most) {
    if (scores.size() < 2 || most <= 0) return data{false};
    std::array<std::size_t, bins> counts{};
    for (const double score : scores)
        ++counts[std::min(bins - 1, static_cast<std::size_t>(std::max(0.0, bins * score / most)))];
    const auto highest = static_cast<double>(*std::ranges::max_element(counts));
    std::vector<data> bars;
    std::vector<std::string> words;
    for (std::size_t i = 0; i < bins; ++i) {
        if (counts[i] == 0) continue;
        const double height = 38 * static_cast<double>(counts[i]) / highest;
        data bar;
        bar.set("x", fmt::format("{}", 10 * i));
        bar.set("y", fmt::format("{:.4g}", 39 - height));
        bar.set("height", fmt::format("{:.4g}", height));
        bars.push_back(std::move(bar));
        words.push_back(fmt::format("{} to {} percent: {}", 10 * i, 10 * i + 10, counts[i]));
    }
    data histogram;
    histogram.set("bins", list_of(std::move(bars)));
    histogram.set("words", fmt::format("Students by their share of all points. {}.", fmt::join(words, ", ")));
    return histogram;
}

/// What is no score needs somebody to look.
data look_at(const course::Course& course, const std::vector<Student>& students) {
    const std::pair<const char*, bool (*)(const ExerciseGrade&)> kinds[] = {
        {"without a score, by the grader's fault", [](const ExerciseGrade& grade) { return !grade.score; }},
        {"did not compile",
         [](const ExerciseGrade& grade) {
             return std::holds_alternative<verdict::DidNotCompile>(grade.outcome);
         }},
        {"rejected",
         [](const ExerciseGrade& grade) { return std::holds_alternative<verdict::Rejected>(grade.outcome); }},
    };
    std::vector<data> groups;
    for (const auto& [what, is_one] : kinds) {
        std::vector<data> members;
        for (const auto& student : students) {
            for (std::size_t e = 0; e < course.exercises.size(); ++e) {
                if (!is_one(student.grade.exercises[e])) continue;
                data one;
                one.set("name", line_of(student.told_apart()));
                one.set("exercise", course.exercises[e].id);
                one.set("href", page_of(student.identity) + "#" + course.exercises[e].id);
                members.push_back(std::move(one));
            }
        }
        if (members.empty()) continue;
        data group;
        group.set("what", what);
        group.set("count", fmt::format("{}", members.size()));
        group.set("members", list_of(std::move(members)));
        groups.push_back(std::move(group));
    }
    return around(std::move(groups));
}

/// The word of a cell, or its points; and what it looks like.
std::pair<std::string, std::string> cell_of(const ExerciseGrade& grade) {
    if (std::holds_alternative<verdict::NotSubmitted>(grade.outcome)) return {"–", "none"};
    const std::string text = report::short_words(grade);
    if (grade.checks().empty() || grade.blocked || !grade.score) return {text, "word bad"};
    return {text, scoring::all_passed(grade) ? "full" : "part"};
}

data row_of(const course::Course& course, const Student& student) {
    data row;
    row.set("name", line_of(student.told_apart()));
    row.set("href", page_of(student.identity));
    row.set("late", student.grade.late);
    row.set("points", points(student.grade.score, student.grade.max_score));
    std::vector<data> cells;
    for (std::size_t e = 0; e < course.exercises.size(); ++e) {
        const auto& grade = student.grade.exercises[e];
        const auto [text, look] = cell_of(grade);
        data cell;
        cell.set("text", text);
        cell.set("style", look);
        cell.set("absent", std::holds_alternative<verdict::NotSubmitted>(grade.outcome));
        cell.set("label", label_of(course.exercises[e]));
        cells.push_back(std::move(cell));
    }
    row.set("cells", list_of(std::move(cells)));
    return row;
}

data exercise_row(const course::Exercise& exercise, const analysis::ExerciseCount& count) {
    data one;
    one.set("id", line_of(exercise.id));
    one.set("label", label_of(exercise));
    one.set("title", line_of(exercise.title));
    one.set("max", report::points(exercise.points));
    one.set("handed_in", fmt::format("{}", count.handed_in));
    one.set("solved", fmt::format("{}", count.solved));
    one.set("percent", percent(static_cast<double>(count.solved), static_cast<double>(count.handed_in)));
    return one;
}

/// The words that stand in cells, with what they mean.
std::string legend_of(const std::vector<Student>& students) {
    constexpr std::pair<const char*, const char*> meanings[] = {
        {"–", "not handed in"},
        {"compile", "does not compile"},
        {"rejected", "no source file that can be compiled"},
        {"blocked", "not counted, an exercise that comes first is not done"},
        {"FAULT", "no score, by the grader's fault: grade again"},
    };
    std::vector<std::string> used;
    for (const auto& [word, meaning] : meanings) {
        const bool is_used = std::ranges::any_of(students, [word = word](const Student& student) {
            return std::ranges::any_of(student.grade.exercises,
                                       [&](const auto& grade) { return cell_of(grade).first == word; });
        });
        if (is_used) used.push_back(fmt::format("{}: {}", word, meaning));
    }
    return used.empty() ? "" : fmt::format("{}.", fmt::join(used, "; "));
}

}  // namespace

Report::Report(const course::Course& course, std::vector<Student> students, report::FeedbackOf feedback,
               std::string stamp)
    : course_(course),
      students_(std::move(students)),
      feedback_(std::move(feedback)),
      stamp_(std::move(stamp)) {}

std::string Report::index() const {
    analysis::Class grades;
    for (const auto& student : students_) grades.push_back(&student.grade);
    const auto counts = analysis::counts(course_, grades);
    data page;
    page.set("title", line_of("The class · " + course_.title));
    page.set("course", line_of(course_.title));
    page.set("stamp", line_of(stamp_));
    page.set("summary", summary_of(course_, students_));
    page.set("max", report::points(most_of(course_)));
    page.set("histogram", histogram_of(scores_of(students_), most_of(course_)));
    page.set("look_at", look_at(course_, students_));
    page.set("legend", legend_of(students_));
    std::vector<data> exercises;
    for (std::size_t e = 0; e < course_.exercises.size(); ++e)
        exercises.push_back(exercise_row(course_.exercises[e], counts[e]));
    page.set("exercises", list_of(std::move(exercises)));
    std::vector<data> rows;
    for (const auto& student : students_) rows.push_back(row_of(course_, student));
    page.set("students", list_of(std::move(rows)));
    return rendered(templates::index_html, std::move(page));
}

}  // namespace halfspace::pages
