#pragma once
// Diagnosis: which catalogued mistake gives the very values that the student's code gave.

#include <functional>
#include <string>
#include <vector>

#include "subject/call.hpp"
#include "subject/events.hpp"

namespace subject {

/// Answers a recorded call anew, with another worker.
using Replayer = std::function<Answer(const Call&)>;

struct CataloguedMistake {
    std::string name;
    Replayer replay;
};

struct Diagnosis {
    std::string check;
    std::string mistake;
};

/// For each failed case at most one mistake, by these rules, f being a function that answered otherwise than
/// the reference in that case:
///  1. the mistake's f answers like the student's on every call of f in the case;
///  2. on at least one of them both give a value, the same, and the reference gives another: crashes alone
///  prove nothing;
///  3. nowhere in the whole run is the mistake's f wrong where the student's is not wrong alike;
///  4. of several such mistakes the one that explains most wrong calls of the run; a draw names none.
/// Calls that timed out are not replayed.
std::vector<Diagnosis> diagnose(const std::vector<Call>& calls, const std::vector<CaseRecord>& cases,
                                const Replayer& reference, const std::vector<CataloguedMistake>& mistakes);

}  // namespace subject
