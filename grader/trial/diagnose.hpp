#pragma once
// Diagnosis: what is wrong with a function that answers as it did, in all calls of the run.

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "subject/session.hpp"
#include "verdict/run.hpp"
#include "wire/message.hpp"

namespace trial {

/// Asks players of the catalogue about a recorded call: the right solution's answer, then each mistake's, in its order, as far as
/// they have been asked.
using Ask = std::function<const wire::Answers&(const subject::Call&, const wire::Players&)>;

/// For failed cases: what their wrong answers were recognised as, or else where they are wrong.
struct Findings {
    std::vector<halfspace::verdict::Diagnosed> named;
    std::vector<halfspace::verdict::Located> located;
};

/// A failed case is told what is wrong with the first function in it that answered otherwise than the right solution, and of
/// which there is something to tell. An answer that differs from the right solution's in a case that passed is as good, and
/// says nothing. A function is named as
///  1. a mistake of the catalogue whose function answers like the student's in every call of the run. Besides, of the wrong
///     answers at least one is a value or a refusal, for crashes alone prove nothing; and there are three calls that differ
///     in the right answer or the given one, or two and in them four wrong numbers, or three numbers that cannot be chance. Of several such mistakes the one that is like the student in most other
///     functions; a draw names none. If only one answer is wrong, a single whole number or none, and another function is wrong
///     too that the mistake does not make so, it is not named, for the one may come of the other;
///  2. or what the recognisers see in all its answers (recognise/recognise.hpp);
///  3. or, if it does not refuse what it should, one of both by its calls that are to be answered, in the cases that ask for no
///     refusal: students write refusals last.
/// If the function gave only right answers in the case, but not to the last digit, it is told if digits are lost.
/// Of the `unsteady` functions, which answered otherwise when asked again, nothing is told: that has been said.
Findings diagnose(const std::vector<subject::Call>& calls, const std::vector<subject::Case>& cases,
                  const Ask& ask, const std::vector<halfspace::verdict::Diagnosis>& mistakes,
                  const std::set<const subject::FunctionTraits*>& unsteady = {});

}  // namespace trial
