#pragma once
// What one submission to one exercise came to: a variant from the judge to the last writer of a report.

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "verdict/check.hpp"

namespace halfspace::verdict {

struct Graded {
    std::vector<CheckResult> checks;
    std::string warnings = {};  ///< the compiler's, worth reading; may be empty
};
struct NotSubmitted {};
struct DidNotCompile {
    std::string diagnostics;  ///< the compiler's, shortened to the student's file; never empty
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
inline std::string_view to_string(const Outcome& outcome) {
    struct Name {
        std::string_view operator()(const Graded&) const { return "graded"; }
        std::string_view operator()(const NotSubmitted&) const { return "not_submitted"; }
        std::string_view operator()(const DidNotCompile&) const { return "did_not_compile"; }
        std::string_view operator()(const Rejected&) const { return "rejected"; }
        std::string_view operator()(const GraderFault&) const { return "grader_fault"; }
    };
    return std::visit(Name{}, outcome);
}

}  // namespace halfspace::verdict
