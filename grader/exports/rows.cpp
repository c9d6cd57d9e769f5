#include "exports/rows.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <sstream>

#include "base/text.hpp"
#include "course/spelling.hpp"
#include "report/names.hpp"
#include "roster/headings.hpp"

namespace halfspace::exports {
namespace {

using Row = std::vector<std::string>;
using roster::lower;

std::string trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return "";
    return std::string(text.substr(begin, text.find_last_not_of(blanks) + 1 - begin));
}

/// Letters and digits alone, in lower case: "04_dense" and "04 Dense" are one.
std::string letters(std::string_view text) {
    std::string result;
    for (const char c : lower(text))
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0) result += c;
    return result;
}

/// "Miller, Bob" as "Bob Miller"; the same for all ways to write it.
std::string name_key(const std::string& name) {
    const auto comma = name.find(',');
    const std::string turned = comma == std::string::npos
                                   ? name
                                   : trimmed(name.substr(comma + 1)) + " " + trimmed(name.substr(0, comma));
    return likeness(trimmed(turned));
}

/// Who has a key; nobody, if two have it.
class Index {
  public:
    void add(const std::string& key, std::size_t who) {
        if (key.empty()) return;
        const auto [at, is_new] = who_.try_emplace(key, who);
        if (!is_new && at->second != who) at->second = std::nullopt;
    }
    [[nodiscard]] std::optional<std::size_t> find(const std::string& key) const {
        const auto found = who_.find(key);
        return key.empty() || found == who_.end() ? std::nullopt : found->second;
    }

  private:
    std::map<std::string, std::optional<std::size_t>> who_;
};

/// "04_dense+05_graph".
std::set<std::string> ids_in(const std::string& sum) {
    std::set<std::string> ids;
    std::istringstream text(sum);
    for (std::string id; std::getline(text, id, '+');) ids.insert(id);
    return ids;
}

std::string joined_cells(const Row& row, const std::vector<std::size_t>& columns) {
    std::string text;
    for (const std::size_t column : columns) text += (text.empty() ? "" : " ") + cell(row, column);
    return trimmed(text);
}

/// "3 in X and not graded here: A, B, C".
void add_note(std::vector<std::string>& notes, std::string_view what, const std::vector<std::string>& names) {
    if (names.empty()) return;
    std::vector<std::string> clean_names;
    for (const auto& name : names) clean_names.push_back(isolated(clean_line(name)));
    notes.push_back(fmt::format("{} {}: {}", names.size(), what, fmt::join(clean_names, "; ")));
}

}  // namespace

std::string cell(const Row& row, std::size_t column) {
    return column < row.size() ? trimmed(row[column]) : "";
}

std::optional<std::size_t> column_of(const Row& header, const std::vector<std::string_view>& headings) {
    for (const auto& heading : headings) {
        for (std::size_t i = 0; i < header.size(); ++i)
            if (lower(header[i]) == lower(heading)) return i;
    }
    return std::nullopt;
}

Matched match(const csv::Table& table, std::size_t first, const NameColumns& columns, const Class& students,
              const std::string& file, bool (*is_student)(const Row& row)) {
    Index ids;
    Index logins;
    Index emails;
    Index names;
    Index numbers;  // with the name: the next assignment numbers anew
    for (std::size_t i = 0; i < students.size(); ++i) {
        const auto& who = students[i].identity;
        ids.add(lower(who.id), i);
        logins.add(lower(who.login), i);
        emails.add(lower(who.email), i);
        names.add(name_key(students[i].name()), i);
        for (const auto& number : students[i].numbers)
            numbers.add(number + ' ' + name_key(students[i].name()), i);
    }
    Index rows_by_name;
    bool ids_are_ours = false;
    for (std::size_t r = first; r < table.rows.size(); ++r) {
        if (!is_student(table.rows[r])) continue;
        rows_by_name.add(name_key(joined_cells(table.rows[r], columns.names)), r);
        for (const std::size_t column : columns.ids)
            ids_are_ours = ids_are_ours || ids.find(lower(cell(table.rows[r], column)));
    }

    const auto by_key = [&](const Row& row, const std::vector<std::size_t>& places,
                            const Index& index) -> std::optional<std::size_t> {
        for (const std::size_t column : places)
            if (const auto who = index.find(lower(cell(row, column)))) return who;
        return std::nullopt;
    };
    const auto has_another_id = [&](const Row& row, std::size_t who) {
        return ids_are_ours && !students[who].identity.id.empty() &&
               std::ranges::any_of(columns.ids,
                                   [&](std::size_t column) { return !cell(row, column).empty(); });
    };
    const auto student_of = [&](const Row& row) -> std::optional<std::size_t> {
        if (const auto who = by_key(row, columns.ids, ids)) return who;
        if (const auto who = by_key(row, columns.logins, logins)) return who;
        if (const auto who = by_key(row, columns.emails, emails)) return who;
        if (const auto who = by_key(row, columns.logins, emails)) return who;
        if (const auto who = by_key(row, columns.emails, logins)) return who;
        const std::string name = name_key(joined_cells(row, columns.names));
        if (columns.participants)
            if (const auto number = roster::participant_in(cell(row, *columns.participants)); !number.empty())
                if (const auto who = numbers.find("moodle " + number + ' ' + name)) return who;
        const auto who = names.find(name);
        return who && rows_by_name.find(name) && !has_another_id(row, *who) ? who : std::nullopt;
    };

    Matched matched;
    matched.student_of_row.resize(table.rows.size());
    std::vector<std::size_t> rows_of(students.size());
    for (std::size_t r = first; r < table.rows.size(); ++r) {
        if (!is_student(table.rows[r])) continue;
        matched.student_of_row[r] = student_of(table.rows[r]);
        if (matched.student_of_row[r]) ++rows_of[*matched.student_of_row[r]];
    }
    std::vector<std::string> unknown;
    std::vector<std::string> missing;
    std::vector<std::string> twice;
    for (std::size_t r = first; r < table.rows.size(); ++r) {
        if (!is_student(table.rows[r])) continue;
        auto& who = matched.student_of_row[r];
        if (!who) {
            const std::string name = joined_cells(table.rows[r], columns.names);
            unknown.push_back(name.empty() ? cell(table.rows[r], 0) : name);
        } else if (rows_of[*who] > 1) {
            who = std::nullopt;
        } else {
            ++matched.count;
        }
    }
    std::vector<roster::Identity> people;
    for (const auto& one : students) people.push_back(one.identity);
    const report::Names shown(people);
    for (std::size_t i = 0; i < students.size(); ++i) {
        if (rows_of[i] == 0) missing.push_back(shown(students[i].identity.student));
        if (rows_of[i] > 1) twice.push_back(shown(students[i].identity.student));
    }
    add_note(matched.notes, "in " + file + " and not graded here", unknown);
    add_note(matched.notes, "graded here and not in " + file, missing);
    add_note(matched.notes, "with more than one row in " + file + ", none of which was filled", twice);
    return matched;
}

Result<std::vector<GradeColumn>> grade_columns(const course::Course& course, const Wanted& wanted,
                                               const Row& header,
                                               std::string (*title_of)(const std::string&)) {
    std::vector<std::string> titles;
    for (const auto& heading : header) titles.push_back(title_of(heading));
    const auto titled = [&](auto&& fits) {
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < header.size(); ++i)
            if (!titles[i].empty() && fits(i)) found.push_back(i);
        return found;
    };
    const auto wrong = [&](std::string what) {
        std::vector<std::string> takers;
        for (std::size_t i = 0; i < header.size(); ++i)
            if (!titles[i].empty()) takers.push_back(fmt::format("'{}'", clean_line(header[i])));
        return fail(Error::bad_input(
            fmt::format("{}: {}; its columns for grades are: {}", wanted.into->name, std::move(what),
                        takers.empty() ? "none" : fmt::format("{}", fmt::join(takers, ", ")))));
    };

    std::vector<GradeColumn> columns;
    for (const auto& [id, heading] : wanted.columns) {
        auto found = titled([&](std::size_t i) {
            return trimmed(header[i]) == trimmed(heading) || titles[i] == trimmed(heading);
        });
        if (found.empty() && !letters(heading).empty())
            found = titled([&](std::size_t i) {
                return lower(header[i]).find(lower(trimmed(heading))) != std::string::npos;
            });
        if (found.size() != 1) {
            const auto near = found.empty() ? course::nearest(trimmed(heading), titles) : std::nullopt;
            return wrong(fmt::format("{} column is headed '{}'{}", found.empty() ? "no" : "more than one",
                                     clean_line(heading),
                                     near ? fmt::format("; did you mean '{}'?", clean_line(*near)) : ""));
        }
        columns.push_back({found.front(), {}});
        for (std::size_t e = 0; e < course.exercises.size(); ++e)
            if (id == total || ids_in(id).contains(course.exercises[e].id))
                columns.back().exercises.push_back(e);
    }
    for (std::size_t e = 0; e < course.exercises.size(); ++e) {
        const auto& exercise = course.exercises[e];
        if (wanted.columns.contains(exercise.id)) continue;
        const std::string number_and_title = exercise.id.substr(0, exercise.id.find('_')) + exercise.title;
        const auto found = titled([&](std::size_t i) {
            const std::string title = letters(titles[i]);
            return title == letters(exercise.id) || title == letters(exercise.title) ||
                   title == letters(exercise.id + exercise.title) || title == letters(number_and_title);
        });
        if (found.size() > 1)
            return wrong(fmt::format("more than one column may be for {}; say which: --column {}='...'",
                                     exercise.id, exercise.id));
        if (!found.empty()) columns.push_back({found.front(), {e}});
    }
    std::vector<std::size_t> taken;
    for (const auto& column : columns) taken.push_back(column.column);
    std::ranges::sort(taken);
    if (std::ranges::adjacent_find(taken) != taken.end())
        return wrong("one column is wanted for two exercises");
    return columns;
}

std::optional<double> points_of(const report::Student& student, const std::vector<std::size_t>& exercises) {
    double sum = 0;
    for (const std::size_t e : exercises) {
        const auto& score = student.grade.exercises[e].score;
        if (!score) return std::nullopt;
        sum += *score;
    }
    return sum;
}

double most_of(const course::Course& course, const std::vector<std::size_t>& exercises) {
    return std::accumulate(exercises.begin(), exercises.end(), 0.0,
                           [&](double sum, std::size_t e) { return sum + course.exercises[e].points; });
}

Result<double> factor_to(const course::Course& course, const Wanted& wanted, const GradeColumn& column,
                         const std::string& possible, const std::string& what) {
    std::string digits = possible;
    std::ranges::replace(digits, ',', '.');  // in German
    double there = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), there);
    const double here = most_of(course, column.exercises);
    if (error != std::errc() || end != digits.data() + digits.size() || std::abs(there - here) < 1e-6)
        return 1;
    if (wanted.scale && there > 0) return there / here;
    return fail(Error::bad_input(fmt::format(
        "{}: {} is worth {} points there and {} here. Make them equal there or in course.toml, or let "
        "points be converted: --scale",
        wanted.into->name, what, number(there), number(here))));
}

Decimals::Decimals(const csv::Table& table, const std::vector<std::size_t>& columns) {
    for (const auto& row : table.rows)
        for (const std::size_t column : columns) {
            const std::string text = cell(row, column);
            const auto comma = text.find(',');
            has_comma_ = has_comma_ || (comma != std::string::npos && comma > 0 && comma + 1 < text.size() &&
                                        text.find_first_not_of("0123456789,") == std::string::npos &&
                                        text.find(',', comma + 1) == std::string::npos);
        }
}

std::string Decimals::operator()(double points) const {
    std::string text = number(points);
    if (has_comma_) std::ranges::replace(text, '.', ',');
    return text;
}

std::string id_of(const course::Course& course, const std::vector<std::size_t>& exercises) {
    if (exercises.size() > 1 && exercises.size() == course.exercises.size()) return total;
    std::string ids;
    for (const std::size_t e : exercises) ids += (ids.empty() ? "" : "+") + course.exercises[e].id;
    return ids;
}

}  // namespace halfspace::exports
