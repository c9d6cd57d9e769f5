#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "csv/csv.hpp"
#include "csv/fill.hpp"
#include "exports/export.hpp"
#include "exports/feedback.hpp"
#include "exports/rows.hpp"

namespace halfspace::exports {
namespace {

using Row = std::vector<std::string>;

constexpr std::string_view real = " (Real)";
constexpr std::string_view feedback_mark = " (Feedback)";

/// "Assignment: 04_dense (Real)" is the activity 04_dense. What names people, percentages, letters and feedback take no points.
std::string activity(const std::string& heading) {
    for (const auto name :
         {"First name", "Last name", "Surname", "Full name", "ID number", "Institution", "Department",
          "Email address", "Username", "Groups", "Last downloaded from this course",
          // of a grading worksheet
          "Identifier", "Status", "Maximum Grade", "Grade can be changed", "Feedback comments",
          "Online text"})
        if (column_of({heading}, {name})) return "";
    std::string title = heading;
    if (title.ends_with(real)) {
        title.resize(title.size() - real.size());
    } else if (title.ends_with(')') && title.find(" (") != std::string::npos) {
        return "";
    }
    if (title.ends_with(" feedback")) return "";
    const auto colon = title.find(": ");
    return colon == std::string::npos ? title : title.substr(colon + 2);
}

/// Moodle takes feedback for HTML, in which a "<" of a formula would be lost.
std::string as_html_text(const std::string& text) {
    std::string html;
    for (const char c : text) {
        if (c == '&')
            html += "&amp;";
        else if (c == '<')
            html += "&lt;";
        else if (c == '>')
            html += "&gt;";
        else
            html += c;
    }
    return html;
}

std::string feedback_cell(const report::Student& student, const course::Course& course,
                          std::optional<std::size_t> exercise, const report::FeedbackOf& feedback) {
    if (exercise)
        return defused(as_html_text(feedback_text(student.grade.exercises[*exercise],
                                                  feedback(student, course.exercises[*exercise]))));
    std::string text;
    for (const auto& grade : student.grade.exercises) {
        const auto points = grade.score ? number(*grade.score) : "no score";
        text += fmt::format("{}{}: {} of {}", text.empty() ? "" : "\n", grade.id, points,
                            number(grade.max_score));
    }
    return text;
}

/// A column of points and the one of its feedback.
struct Pair {
    std::size_t points = 0;
    std::size_t feedback = 0;
    std::optional<std::size_t> exercise = {};
};

Result<Exported> filled(const course::Course& course, const Class& students, const Wanted& wanted,
                        const report::FeedbackOf& feedback) {
    const Filled& into = *wanted.into;
    const auto read = csv::read(into.text);
    if (!read) return fail(read.error().in(into.name));
    const csv::Table& table = *read;
    const Row header = table.rows.empty() ? Row() : table.rows[0];
    const auto add = [&](std::vector<std::size_t>& to, std::vector<std::string_view> headings) {
        if (const auto column = column_of(header, headings)) to.push_back(*column);
    };
    NameColumns names;
    add(names.emails, {"Email address", "Email"});
    add(names.ids, {"ID number"});
    add(names.logins, {"Username"});
    add(names.names, {"Full name", "First name"});
    add(names.names, {"Last name", "Surname"});
    if (names.emails.empty() && names.ids.empty() && names.logins.empty())
        return fail(
            Error::bad_input(fmt::format("{}: line 1: none of the columns 'Email address', 'ID number', "
                                         "'Username'. Give the file that Moodle "
                                         "writes: Grades, Export, Plain text file, in English",
                                         into.name)));
    const auto found = TRY(grade_columns(course, wanted, header, activity));
    std::vector<Pair> columns;
    std::vector<csv::Cell> cells;
    std::size_t next = header.size();
    const auto append = [&](const std::string& heading) {
        cells.push_back({0, next, heading});
        return next++;
    };
    // A grading worksheet is of one activity: what each row's grade is out of, and one place for feedback.
    const auto most = column_of(header, {"Maximum Grade"});
    const auto comments = column_of(header, {"Feedback comments"});
    for (const auto& [column, exercise] : found) {
        std::string heading = header[column];
        if (heading.ends_with(real)) heading.resize(heading.size() - real.size());
        auto told = column_of(header, {heading + std::string(feedback_mark), heading + " feedback"});
        if (!told && found.size() == 1) told = comments;
        columns.push_back({column, told ? *told : append(id_of(course, exercise) + " feedback"), exercise});
    }
    for (std::size_t e = 0; found.empty() && e < course.exercises.size(); ++e) {
        const std::string& id = course.exercises[e].id;
        const auto points = append(id);
        columns.push_back({points, append(id + " feedback"), e});
    }
    auto matched = match(table, 1, names, students, into.name, [](const Row&) { return true; });
    if (matched.count == 0)
        return fail(Error::bad_input(fmt::format(
            "{}: none of its rows is a student of this gradebook: is it of another course?", into.name)));
    for (std::size_t r = 1; r < table.rows.size(); ++r) {
        const auto who = matched.student_of_row[r];
        for (const auto& column : columns) {
            const auto points = who ? points_of(students[*who], column.exercise) : std::nullopt;
            if (points) {
                double factor = 1;
                if (most && column.points < header.size())
                    factor = TRY(factor_to(
                        course, wanted, {column.points, column.exercise}, cell(table.rows[r], *most),
                        fmt::format("line {}: '{}'", table.lines[r], clean_line(header[column.points]))));
                cells.push_back({r, column.points, number(factor * *points)});
                cells.push_back(
                    {r, column.feedback, feedback_cell(students[*who], course, column.exercise, feedback)});
                continue;
            }
            for (const auto at : {column.points, column.feedback})
                if (at >= header.size()) cells.push_back({r, at, ""});
        }
    }
    return Exported{TRY(csv::fill(into.text, std::move(cells))), std::move(matched.notes)};
}

}  // namespace

Result<Exported> moodle(const course::Course& course, const Class& students, const Wanted& wanted,
                        const report::FeedbackOf& feedback) {
    if (wanted.into) return filled(course, students, wanted, feedback);
    csv::Table table;
    Row header{"Email address", "ID number"};
    for (const auto& exercise : course.exercises) {
        header.push_back(exercise.id);
        header.push_back(exercise.id + " feedback");
    }
    table.rows = {header};
    Exported exported;
    std::vector<std::string> unknown;
    for (const auto& student : students) {
        if (student.identity.email.empty() && student.identity.id.empty()) {
            unknown.push_back(isolated(clean_line(student.name())));
            continue;
        }
        Row row{student.identity.email, student.identity.id};
        for (std::size_t e = 0; e < course.exercises.size(); ++e) {
            const auto points = points_of(student, e);
            row.push_back(points ? number(*points) : "");
            row.push_back(points ? feedback_cell(student, course, e, feedback) : "");
        }
        table.rows.push_back(std::move(row));
    }
    exported.text = csv::write(table);
    if (!unknown.empty())
        exported.notes.push_back(
            fmt::format("{} left out, since neither e-mail nor ID number is known: {}. Moodle's own file has "
                        "them: --into FILE",
                        unknown.size(), fmt::join(unknown, "; ")));
    return exported;
}

}  // namespace halfspace::exports
