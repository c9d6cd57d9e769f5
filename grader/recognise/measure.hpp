#pragma once
// A factor too many or too few that the arguments have in them: a length, a sum, a count.

#include "recognise/recogniser.hpp"

namespace recognise {

/// The right numbers times such a measure, divided by one, or by one in place of another; or plus or minus one.
std::optional<std::string> measure_mixed_in(const Study& study, Scope scope);
/// All numbers of an answer are off by one factor, whatever that is.
std::optional<std::string> wrong_length(const Study& study, Scope scope);

}  // namespace recognise
