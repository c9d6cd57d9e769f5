#pragma once
// A function is a function: every call of a run is asked once more, in another order, of a worker whose memory holds other
// things. Where an answer depends on what was called before, on what was never set, or on chance, the two differ.

#include <set>
#include <string>
#include <vector>

#include "subject/session.hpp"
#include "verdict/run.hpp"

namespace trial {

/// Two answers to a call are the same, by the function's own measure; of those that are no value, if they ended alike.
bool is_same_answer(const subject::Call& call, const wire::Answer& a, const wire::Answer& b);

struct TwoAnswers {
    std::vector<halfspace::verdict::Contradicted> checks;
    std::set<const subject::FunctionTraits*> functions;  ///< that gave them
};

/// At most one for each check that passed or failed by its answers: its first call, in the order of the test, that got two
/// answers which are not the same by the function's own measure. `order` decides in which order they are asked. A call
/// that ends its worker is asked once more of a fresh one: to be asked after others may cost a program its time or memory.
TwoAnswers ask_again(const std::vector<subject::Call>& calls, subject::Backend& backend,
                     const std::string& order);

}  // namespace trial
