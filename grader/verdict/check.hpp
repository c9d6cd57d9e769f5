#pragma once
// One check, from the suite's list to the reports: one type and one name for each thing on its way.

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "verdict/panel.hpp"

namespace halfspace::verdict {

/// How a check (one TEST_CASE) ended.
enum class Status {
    passed,
    failed,           ///< an assertion of the check does not hold
    not_implemented,  ///< the function is missing, or still the starter's
    crashed,          ///< a signal, an exception, or an end before the answer
    timed_out,
    out_of_memory,
    bad_reply,    ///< the answer is not of the promised type, or breaks the protocol
    not_allowed,  ///< it wanted what is not to be had here: a file, a thread, the network
    blocked,      ///< not counted: another check or exercise comes first; said by scoring only
};

/// The name in events and in results.json: "not_implemented".
constexpr std::string_view to_string(Status status) {
    switch (status) {
        case Status::passed:
            return "passed";
        case Status::failed:
            return "failed";
        case Status::not_implemented:
            return "not_implemented";
        case Status::crashed:
            return "crashed";
        case Status::timed_out:
            return "timed_out";
        case Status::out_of_memory:
            return "out_of_memory";
        case Status::bad_reply:
            return "bad_reply";
        case Status::not_allowed:
            return "not_allowed";
        case Status::blocked:
            return "blocked";
    }
    return "unknown";
}

/// A check as its suite lists it.
struct Check {
    std::string name;      ///< one sentence, which the student reads
    std::string function;  ///< the contract function it tests
    double weight = 1;     ///< share of its function's points, relative to the function's other checks; > 0
    /// True of many a wrong function too: counts only once those checks of its function pass that are not `edge`.
    bool edge = false;
    /// Counts only once those checks of this other function pass that are not `edge`; empty: no other.
    std::string with = {};

    bool operator==(const Check&) const = default;
};

/// What a wrong answer was recognised as.
struct Diagnosis {
    std::string name;  ///< of the catalogued mistake: "no_bias"
    std::string hint;  ///< what a teacher would say

    bool operator==(const Diagnosis&) const = default;
};

/// What came of a check.
struct CheckResult : Check {
    Status status = Status::passed;
    std::string message = {};  ///< for the student, several lines; empty if it passed
    std::optional<Diagnosis> diagnosis = {};
    std::string output = {};  ///< what the student's code printed; public checks only
    /// What it drew; panels of plot.cpp only, so none lies here: it would be more than all the rest of a check, and a class has a
    /// million of these.
    std::shared_ptr<const Panel> panel = {};
    double points = 0;      ///< earned: max_points if passed, else 0; filled in by scoring
    double max_points = 0;  ///< filled in by scoring; a multiple of 1e-6

    bool operator==(const CheckResult&) const = default;
};

}  // namespace halfspace::verdict
