#pragma once
// Diagnosis: which catalogued mistake gives the very values that the student's code gave.

#include <functional>
#include <string>
#include <vector>

#include "subject/session.hpp"
#include "verdict/run.hpp"

namespace trial {

/// Asks the catalogue about a recorded call: the right solution's answer, then each mistake's, in its order.
using Ask = std::function<std::vector<wire::Answer>(const subject::Call&)>;

/// For each failed case at most one mistake, by these rules, f being a function that answered otherwise than
/// the right solution in that case:
///  1. the mistake's f answers like the student's on every call of f in the case;
///  2. on at least one of them both give a value, the same, and the right solution gives another: crashes alone prove
///     nothing;
///  3. nowhere in the whole run is the mistake's f wrong where the student's is not wrong alike;
///  4. of several such mistakes the one that explains most wrong calls of the run; a draw names none.
/// Calls that timed out are not asked about.
std::vector<halfspace::verdict::Diagnosed> diagnose(
    const std::vector<subject::Call>& calls, const std::vector<subject::Case>& cases, const Ask& ask,
    const std::vector<halfspace::verdict::Diagnosis>& mistakes);

}  // namespace trial
