#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ranges>

#include "base/text.hpp"
#include "csv/csv.hpp"
#include "csv/fill.hpp"
#include "exports/export.hpp"
#include "exports/feedback.hpp"
#include "exports/rows.hpp"
#include "roster/headings.hpp"

namespace halfspace::exports {
namespace {

using Row = std::vector<std::string>;

// As Moodle writes them in English and in German; what names people is in roster/headings.hpp.
const std::vector<std::string_view> maximum{"Maximum Grade", "Bestwertung"};
const std::vector<std::string_view> feedback_comments{"Feedback comments", "Feedback als Kommentar"};
constexpr std::string_view in_points[] = {" (Real)", " (Punkte)"};
constexpr std::string_view feedback_mark = " (Feedback)";

/// "Assignment: 04_dense", if that is one in points.
std::string without_unit(std::string heading) {
    for (const auto unit : in_points)
        if (heading.ends_with(unit)) heading.resize(heading.size() - unit.size());
    return heading;
}

/// "Assignment: 04_dense (Real)" is the activity 04_dense. What names people, percentages, letters and feedback take no points.
std::string activity(const std::string& heading) {
    const auto is_one_of = [&](const std::vector<std::string_view>& headings) {
        return column_of({heading}, headings).has_value();
    };
    if (!roster::places_of({heading}).empty() || is_one_of(maximum) || is_one_of(feedback_comments) ||
        is_one_of({"Institution", "Department", "Abteilung", "Groups", "Group", "Gruppen", "Gruppe",
                   "Last downloaded from this course", "Zuletzt aus diesem Kurs geladen", "Status", "Scale",
                   "Skala", "Grade can be changed", "Bewertung kann ge\u00e4ndert werden", "Online text",
                   "Texteingabe online"}))
        return "";
    const std::string title = without_unit(heading);
    if (title == heading && title.ends_with(')') && title.find(" (") != std::string::npos) return "";
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
                          const std::vector<std::size_t>& exercises, const report::FeedbackOf& feedback) {
    if (exercises.size() == 1)
        return defused(as_html_text(feedback_text(student.grade.exercises[exercises[0]],
                                                  feedback(student, course.exercises[exercises[0]]))));
    std::string text;
    for (const std::size_t e : exercises) {
        const auto& grade = student.grade.exercises[e];
        text += fmt::format("{}{}: {}", text.empty() ? "" : "\n", grade.id, summary_text(grade));
    }
    return as_html_text(text);
}

/// A column of points and the one of its feedback.
struct Pair {
    std::size_t points = 0;
    std::size_t feedback = 0;
    std::vector<std::size_t> exercises = {};
};

NameColumns name_columns(const Row& header) {
    const auto places = roster::places_of(header);
    NameColumns names;
    const auto add = [&](std::vector<std::size_t>& to, roster::Field field) {
        if (const auto place = places.find(field); place != places.end()) to.push_back(place->second);
    };
    using roster::Field;
    add(names.emails, Field::email);
    add(names.ids, Field::id);
    add(names.logins, Field::login);
    add(names.names, Field::name);
    if (names.names.empty())
        for (const auto field : {Field::first, Field::last}) add(names.names, field);
    if (const auto place = places.find(Field::participant); place != places.end())
        names.participants = place->second;
    return names;
}

Result<Exported> filled(const course::Course& course, const Class& students, const Wanted& wanted,
                        const report::FeedbackOf& feedback) {
    const Filled& into = *wanted.into;
    const auto read = csv::read(into.text);
    if (!read) return fail(read.error().in(into.name));
    const csv::Table& table = *read;
    const Row header = table.rows.empty() ? Row() : table.rows[0];
    // A grading worksheet is of one activity: what each row's grade is out of, and one place for feedback.
    const auto most = column_of(header, maximum);
    const auto comments = column_of(header, feedback_comments);
    const auto names = name_columns(header);
    const bool is_worksheet = names.participants || most || comments;
    if (names.emails.empty() && names.ids.empty() && names.logins.empty() &&
        !(is_worksheet && !names.names.empty()))
        return fail(Error::bad_input(
            fmt::format("{}: line 1: none of the columns 'Email address', 'ID number', "
                        "'Username'. Give the file that Moodle "
                        "writes: Grades, Export, Plain text file, or an assignment's grading "
                        "worksheet, in English or German",
                        into.name)));
    if (column_of(header, {"SIS User ID", "SIS Login ID"}))
        return fail(Error::bad_input(into.name + ": this is Canvas's gradebook: export canvas fills it"));
    const auto found = TRY(grade_columns(course, wanted, header, activity));
    // Moodle reads no other column of a worksheet.
    const auto takes = std::ranges::find_if(header, [](const auto& one) { return !activity(one).empty(); });
    if (found.empty() && (most || comments) && takes != header.end())
        return fail(Error::bad_input(fmt::format(
            "{}: line 1: a grading worksheet takes points in one column. Say whose they are: --column "
            "total='{}', an exercise's id in place of total, or a sum of some: {}",
            into.name, clean_line(*takes),
            fmt::join(course.exercises | std::views::transform(&course::Exercise::id) | std::views::take(2),
                      "+"))));
    std::vector<Pair> columns;
    std::vector<csv::Cell> cells;
    std::size_t next = header.size();
    const auto append = [&](const std::string& heading) {
        cells.push_back({0, next, heading});
        return next++;
    };
    for (const auto& [column, exercises] : found) {
        const std::string heading = without_unit(header[column]);
        auto told = column_of(header, {heading + std::string(feedback_mark), heading + " feedback"});
        if (!told && found.size() == 1) told = comments;
        columns.push_back({column, told ? *told : append(id_of(course, exercises) + " feedback"), exercises});
    }
    std::vector<std::size_t> with_numbers;
    if (most) with_numbers.push_back(*most);
    for (const auto& column : columns) with_numbers.push_back(column.points);
    const Decimals decimals(table, with_numbers);
    for (std::size_t e = 0; found.empty() && e < course.exercises.size(); ++e) {
        const std::string& id = course.exercises[e].id;
        const auto points = append(id);
        columns.push_back({points, append(id + " feedback"), {e}});
    }
    auto matched = match(table, 1, names, students, into.name, [](const Row&) { return true; });
    if (matched.count == 0)
        return fail(Error::bad_input(fmt::format(
            "{}: none of its rows is a student of this gradebook: is it of another course?", into.name)));
    for (std::size_t r = 1; r < table.rows.size(); ++r) {
        const auto who = matched.student_of_row[r];
        for (const auto& column : columns) {
            const auto points = who ? points_of(students[*who], column.exercises) : std::nullopt;
            if (points) {
                double factor = 1;
                if (most && column.points < header.size())
                    factor = TRY(factor_to(
                        course, wanted, {column.points, column.exercises}, cell(table.rows[r], *most),
                        fmt::format("line {}: '{}'", table.lines[r], clean_line(header[column.points]))));
                cells.push_back({r, column.points, decimals(factor * *points)});
                cells.push_back(
                    {r, column.feedback, feedback_cell(students[*who], course, column.exercises, feedback)});
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
            const auto points = points_of(student, {e});
            row.push_back(points ? number(*points) : "");
            row.push_back(points ? feedback_cell(student, course, {e}, feedback) : "");
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
