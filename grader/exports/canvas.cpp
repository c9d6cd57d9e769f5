#include <fmt/format.h>

#include "base/text.hpp"
#include "csv/csv.hpp"
#include "csv/fill.hpp"
#include "exports/export.hpp"
#include "exports/rows.hpp"

namespace halfspace::exports {
namespace {

using Row = std::vector<std::string>;

/// "Homework 1 (123)" is the assignment Homework 1. What Canvas computes takes no grades.
std::string assignment(const std::string& heading) {
    static constexpr std::string_view fixed[] = {
        "student", "id", "sis user id", "sis login id", "integration id", "root account", "section"};
    std::string title = heading;
    const auto open = title.rfind(" (");
    const bool has_id = open != std::string::npos && title.ends_with(')') && title.size() - open > 3 &&
                        title.find_first_not_of("0123456789", open + 2) == title.size() - 1;
    if (has_id) return title.substr(0, open);
    for (const auto name : fixed)
        if (column_of({heading}, {name})) return "";
    for (const auto computed :
         {" Current Points", " Final Points", " Current Score", " Final Score", " Unposted Current Score",
          " Unposted Final Score", " Current Grade", " Final Grade"})
        if (title.ends_with(computed) || title == computed + 1) return "";
    return title;
}

bool is_points_possible(const Row& row) {
    return cell(row, 0).find("Points Possible") != std::string::npos;
}

/// Neither the points that are possible, nor a line about posting, nor Canvas's own test student.
bool is_student(const Row& row) {
    return !is_points_possible(row) && !cell(row, 0).empty() && cell(row, 0) != "Student, Test";
}

bool is_excused(const std::string& text) {
    return text == "EX" || text == "ex" || text == "Ex";
}

/// What the points are to be multiplied with, so that they are of what the file says is possible.
Result<double> factor_of(const course::Course& course, const csv::Table& table, const GradeColumn& column,
                         const Wanted& wanted) {
    for (std::size_t r = 1; r < table.rows.size(); ++r) {
        if (!is_points_possible(table.rows[r])) continue;
        return factor_to(
            course, wanted, column, cell(table.rows[r], column.column),
            fmt::format("line {}: '{}'", table.lines[r], clean_line(table.rows[0][column.column])));
    }
    return 1;
}

Result<Exported> filled(const course::Course& course, const Class& students, const Wanted& wanted) {
    const Filled& into = *wanted.into;
    const auto read = csv::read(into.text);
    if (!read) return fail(read.error().in(into.name));
    const csv::Table& table = *read;
    const Row header = table.rows.empty() ? Row() : table.rows[0];
    NameColumns names;
    if (const auto column = column_of(header, {"Student"})) names.names.push_back(*column);
    for (const auto heading : {"ID", "SIS User ID"})
        if (const auto column = column_of(header, {heading})) names.ids.push_back(*column);
    if (const auto column = column_of(header, {"SIS Login ID"})) names.logins.push_back(*column);
    if (names.names.empty() || names.ids.empty())
        return fail(Error::bad_input(fmt::format(
            "{}: line 1: no columns 'Student' and 'ID'. Give the file that Canvas writes: Grades, Export",
            into.name)));
    const auto columns = TRY(grade_columns(course, wanted, header, assignment));
    if (columns.empty())
        return fail(
            Error::bad_input(fmt::format("{}: line 1: no column bears the name of an exercise. Say which is "
                                         "whose: --column {}='Homework 1', "
                                         "or --column total='...' for all points together",
                                         into.name, course.exercises.front().id)));
    auto matched = match(table, 1, names, students, into.name, is_student);
    if (matched.count == 0)
        return fail(Error::bad_input(fmt::format(
            "{}: none of its rows is a student of this gradebook: is it of another course?", into.name)));

    std::vector<csv::Cell> cells;
    for (const auto& column : columns) {
        const double factor = TRY(factor_of(course, table, column, wanted));
        for (std::size_t r = 1; r < table.rows.size(); ++r) {
            const auto who = matched.student_of_row[r];
            if (!who || is_excused(cell(table.rows[r], column.column))) continue;
            if (const auto points = points_of(students[*who], column.exercises))
                cells.push_back({r, column.column, number(factor * *points)});
        }
    }
    return Exported{TRY(csv::fill(into.text, std::move(cells))), std::move(matched.notes)};
}

}  // namespace

Result<Exported> canvas(const course::Course& course, const Class& students, const Wanted& wanted) {
    if (wanted.into) return filled(course, students, wanted);
    csv::Table table;
    Row header{"Student", "ID", "SIS Login ID", "Section"};
    Row possible{"    Points Possible", "", "", ""};
    for (const auto& exercise : course.exercises) {
        header.push_back(exercise.id);
        possible.push_back(number(exercise.points));
    }
    table.rows = {header, possible};
    Exported exported;
    std::size_t by_email = 0;
    for (const auto& student : students) {
        const auto& who = student.identity;
        if (who.login.empty() && !who.email.empty()) ++by_email;
        // Names to match are what they are, whatever a spreadsheet would make of them.
        Row row{student.name(), who.id, who.login.empty() ? who.email : who.login, ""};
        for (std::size_t e = 0; e < course.exercises.size(); ++e) {
            const auto points = points_of(student, {e});
            row.push_back(points ? number(*points) : "");
        }
        table.rows.push_back(std::move(row));
    }
    exported.text = csv::write(table);
    if (by_email > 0)
        exported.notes.push_back(
            fmt::format("of {} without a known login the e-mail address stands in SIS Login ID", by_email));
    exported.notes.emplace_back(
        "Canvas knows students and assignments best from its own file: give it with --into FILE");
    return exported;
}

}  // namespace halfspace::exports
