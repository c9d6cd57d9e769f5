#pragma once
// Whose row is whose: a platform's table beside our students.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "csv/csv.hpp"
#include "exports/export.hpp"

namespace halfspace::exports {

/// Where a platform's table has what names a person; a column may be missing.
struct NameColumns {
    std::vector<std::size_t> ids;     ///< compared with Identity::id
    std::vector<std::size_t> logins;  ///< with login, then with email
    std::vector<std::size_t> emails;  ///< with email, then with login
    std::vector<std::size_t>
        names;  ///< joined by a space and compared with the name; "Last, First" is turned round
    std::optional<std::size_t> participants =
        {};  ///< "Participant 301": Moodle's number, compared beside the name
};

struct Matched {
    std::vector<std::optional<std::size_t>> student_of_row;  ///< by the row's index
    std::vector<std::string> notes;                          ///< who is in one of them only
    std::size_t count = 0;
};

/// The rows from `first` on that `is_student` says are students'. A person is known by id, then login and e-mail, then name, of which
/// two may bear one if the platform's numbers tell them apart; else a name must be one person's on both sides, and not have another id where some row bears one of ours. Of two rows for one
/// student none is taken.
Matched match(const csv::Table& table, std::size_t first, const NameColumns& columns, const Class& students,
              const std::string& file, bool (*is_student)(const std::vector<std::string>& row));

/// The cell, without blanks around it; empty if the row is too short.
std::string cell(const std::vector<std::string>& row, std::size_t column);

/// The first column with one of these headings, in any case.
std::optional<std::size_t> column_of(const std::vector<std::string>& header,
                                     const std::vector<std::string_view>& headings);

/// A column to fill, with the sum of these exercises of the course.
struct GradeColumn {
    std::size_t column = 0;
    std::vector<std::size_t> exercises;
};

/// The columns that `wanted` names, and those whose title is the id, name or title of an exercise; `title_of` makes a title of a
/// heading, or "" where the column takes no grades. A wanted one is headed or titled so, or the only one whose heading holds the
/// words. An error if there is none, or two are an exercise's.
Result<std::vector<GradeColumn>> grade_columns(const course::Course& course, const Wanted& wanted,
                                               const std::vector<std::string>& header,
                                               std::string (*title_of)(const std::string& heading));

/// The points there, and the most there are; no points: there are none to give.
std::optional<double> points_of(const report::Student& student, const std::vector<std::size_t>& exercises);
double most_of(const course::Course& course, const std::vector<std::size_t>& exercises);
/// What points are to be multiplied with, so that they are of what the platform says is possible; a cell that is no number says
/// nothing. bad_input where the two differ and points are not to be converted; `what` is the cell's line and column.
Result<double> factor_to(const course::Course& course, const Wanted& wanted, const GradeColumn& column,
                         const std::string& possible, const std::string& what);
/// Points as the file writes numbers: with a decimal comma, if one of these columns has one.
class Decimals {
  public:
    Decimals(const csv::Table& table, const std::vector<std::size_t>& columns);
    [[nodiscard]] std::string operator()(double points) const;

  private:
    bool has_comma_ = false;
};

/// "04_dense", "04_dense+05_graph", or "total" of all.
std::string id_of(const course::Course& course, const std::vector<std::size_t>& exercises);

}  // namespace halfspace::exports
