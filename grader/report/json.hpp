#pragma once
// results.json, schema "halfspace/results/v1": all that was graded, for other programs.

#include <optional>
#include <string>
#include <vector>

#include "scoring/grade.hpp"

namespace halfspace::report {

/// The only part that differs between two runs on the same input.
struct Times {
    std::string started;  ///< ISO 8601, UTC: "2025-10-07T12:00:00Z"
    double seconds = 0;   ///< wall time of the run
};

struct Results {
    std::string course;              ///< the course's title
    std::string suite;               ///< version of the hidden tests
    std::string toolchain;           ///< "GNU 12.2.0"
    std::string sandbox;             ///< sandbox::Sandbox::name()
    std::string secret_fingerprint;  ///< course::fingerprint: whether two runs asked for the same numbers
    std::vector<std::string> notes;  ///< files seen and not graded
    std::optional<Times> times;
    std::vector<scoring::SubmissionGrade> submissions;
};

/// The whole file:
///   {schema, course, suite, toolchain, sandbox, secret_fingerprint, notes?, times?: {started, seconds}, submissions: [
///     {student, name?, score, max_score, late, notes?, exercises: [
///       {id, outcome, score, max_score, overridden?, due?, late?, taken_off?, lateness?, message, checks: [
///         {name, status, points, max_points, message, diagnosis}]}]}]}
/// `student` is the key; `name` is there if one is known. What is late says so: `late` true, `taken_off` the points that it cost, `lateness` a sentence. `due` is the student's own due time, where an extension is in force (ISO 8601, UTC). `overridden` is true where the
/// instructor's file was judged instead of the student's. A score is null if there is none (a grader fault); a diagnosis is ""
/// if there is none. Keys and
/// submissions keep their order. Numbers are the shortest that read back equal. What is not UTF-8 becomes
/// U+FFFD; every character that cannot be seen is escaped (base/text.hpp), so that the file is safe to look at.
std::string to_json(const Results& results);

/// The same in parts, for a class that does not fit into memory: the head, which leaves the submissions of `results` out, then each
/// submission, then the end.
std::string json_head(const Results& results);
std::string json_submission(const scoring::SubmissionGrade& grade, bool is_first,
                            const std::string& name = "");
std::string json_end(bool is_empty);

}  // namespace halfspace::report
