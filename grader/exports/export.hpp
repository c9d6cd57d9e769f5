#pragma once
// Grades as other systems read them. Pure: texts in, texts out. What each format asks for stands in its function; cells and
// lines that may be a student's words are defused where the format permits it. What is told of the hidden checks is what
// report/feedback.hpp lets through.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "report/student.hpp"

namespace halfspace::exports {

using Class = std::vector<report::Student>;

/// A table that the platform has written.
struct Filled {
    std::string name;  ///< of its file, for messages
    std::string text;
};

/// The name of the column of all points together, among the ids of exercises.
inline constexpr const char* total = "total";

struct Wanted {
    std::optional<Filled> into = {};
    /// Which column of it is whose: the id of an exercise, "04_dense+05_graph" for a sum, or `total`, to the column's heading. The
    /// others are found by their names.
    std::map<std::string, std::string> columns = {};
    bool scale =
        false;  ///< points are converted where the platform's maximum is another one; else that is an error
};

struct Exported {
    std::string text;
    std::vector<std::string> notes;  ///< for the instructor: who is missing on either side, what was left out
};

/// Canvas's gradebook. Into its own export: a column for each exercise whose id, name or title it bears, or as `wanted.columns`
/// says; everything else stays to the byte, and so do "EX" and the cells of those who have no score. Rows are matched by ID, SIS
/// User ID, SIS Login ID, then name. Without: Student, ID, SIS Login ID, Section, and a column for each exercise.
Result<Exported> canvas(const course::Course& course, const Class& students, const Wanted& wanted);

/// Moodle's grade import: the points and, since one without the other wipes the grade, the feedback. Into a file of Moodle's own
/// (grades or participants): columns that are missing are added behind. Without: Email address, ID number and the columns.
Result<Exported> moodle(const course::Course& course, const Class& students, const Wanted& wanted,
                        const report::FeedbackOf& feedback);

/// One row for each student with all that is known, for a spreadsheet: no cell of it is a formula.
Exported table(const course::Course& course, const Class& students);

/// Whose page of a report is which: for each student, in this order, what is known and the page's name. No cell is a formula.
std::string pages_table(const Class& students, const std::vector<std::string>& pages);

/// JUnit XML: a suite for each student and exercise, a case for each check.
Exported junit(const course::Course& course, const Class& students, const report::FeedbackOf& feedback);

struct File {
    std::string name;  ///< no word of a student's in it
    std::string text;
};
struct Files {
    std::vector<File> files;
    std::vector<std::string> notes;
};

/// Gradescope: for each student what an autograder leaves as results.json, and index.json, which says whose is which. Who has no
/// score by our fault is left out, and listed.
Files gradescope(const course::Course& course, const Class& students, const report::FeedbackOf& feedback);

/// At most six decimals and no exponent: "11.5667", "14", "0.000001".
std::string number(double points);

/// The text with a "'" before it if a spreadsheet would take it for a formula.
std::string defused(const std::string& untrusted);

}  // namespace halfspace::exports
