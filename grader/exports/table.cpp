#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "csv/csv.hpp"
#include "exports/export.hpp"
#include "exports/rows.hpp"

namespace halfspace::exports {

std::string number(double points) {
    std::string text = fmt::format("{:.6f}", points);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text == "-0" ? "0" : text;
}

std::string defused(const std::string& untrusted) {
    // OWASP, "CSV Injection": what a spreadsheet may take for the start of a formula.
    constexpr std::string_view starts = "=+-@\t\r\n";
    const bool is_formula = !untrusted.empty() && starts.find(untrusted.front()) != std::string_view::npos;
    return is_formula ? "'" + untrusted : untrusted;
}

Exported table(const course::Course& course, const Class& students) {
    csv::Table table;
    std::vector<std::string> header{"student", "name",       "id",    "login", "email",
                                    "late",    "overridden", "total", "max"};
    for (const auto& exercise : course.exercises) header.push_back(exercise.id);
    table.rows.push_back(std::move(header));
    for (const auto& student : students) {
        const auto& who = student.identity;
        std::vector<std::string> row;
        for (const auto* text : {&who.student, &who.name, &who.id, &who.login, &who.email})
            row.push_back(defused(clean_line(*text)));
        row.emplace_back(student.grade.late ? "yes" : "no");
        row.emplace_back(
            std::ranges::any_of(student.grade.exercises, &scoring::ExerciseGrade::overridden) ? "yes" : "no");
        row.push_back(student.grade.score ? number(*student.grade.score) : "");
        row.push_back(number(student.grade.max_score));
        for (const auto& grade : student.grade.exercises)
            row.push_back(grade.score ? number(*grade.score) : "");
        table.rows.push_back(std::move(row));
    }
    return {csv::write(table), {}};
}

std::string pages_table(const Class& students, const std::vector<std::string>& pages) {
    csv::Table table;
    table.rows.push_back({"name", "id", "login", "email", "page"});
    for (std::size_t i = 0; i < students.size(); ++i) {
        const auto& who = students[i].identity;
        std::vector<std::string> row;
        for (const auto* text : {&students[i].name(), &who.id, &who.login, &who.email, &pages.at(i)})
            row.push_back(defused(clean_line(*text)));
        table.rows.push_back(std::move(row));
    }
    return csv::write(table);
}

}  // namespace halfspace::exports
