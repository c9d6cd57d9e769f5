#pragma once
// What one submission to one exercise came to. Filled by the judge, read by scoring and the reports.

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace halfspace::course {

/// How one check (one TEST_CASE) ended.
enum class Status {
    passed,
    failed,           ///< an assertion of the check does not hold
    not_implemented,  ///< the function is missing, or still the starter's
    crashed,          ///< a signal, an exception, or an end before the answer
    timed_out,
    out_of_memory,
    bad_reply,  ///< the answer is not of the promised type, or breaks the protocol
    blocked,    ///< not run, or not counted: another thing comes first
};

/// The name in results.json: "not_implemented".
std::string_view to_string(Status status);

struct CheckResult {
    std::string name;      ///< one sentence, which the student reads
    std::string function;  ///< the contract function it tests
    Status status = Status::passed;
    double weight = 1;    ///< share of its function's points, relative to the function's other checks; > 0
    std::string message;  ///< for the student, several lines; empty if it passed
    std::string mistake;  ///< id of the catalogued mistake it was recognised as, or empty
    std::string hint;     ///< that mistake's hint, or empty
    std::string output;   ///< what the student's code printed; public checks only

    bool operator==(const CheckResult&) const = default;
};

struct Graded {
    std::vector<CheckResult> checks;
    std::string warnings = {};  ///< the compiler's, worth reading; may be empty
};
struct NotSubmitted {};
struct DidNotCompile {
    std::string diagnostics;  ///< the compiler's, shortened to the student's file
};
/// Never compiled: binary, too large, not UTF-8, ...
struct Rejected {
    std::string why;
};
/// Ours, never a score.
struct GraderFault {
    std::string why;
};

using Outcome = std::variant<Graded, NotSubmitted, DidNotCompile, Rejected, GraderFault>;

/// The name in results.json: "graded", "not_submitted", "did_not_compile", "rejected", "grader_fault".
std::string_view to_string(const Outcome& outcome);

}  // namespace halfspace::course
