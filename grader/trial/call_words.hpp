#pragma once
// A call in words: what went in, what came, and where.

#include <string>

#include "subject/session.hpp"

namespace trial {

/// "dense_forward(x, weight, bias) with" and a line for each argument.
std::string inputs_of(const subject::Call& call);

/// "it returned (2, 2) [[...]]": all of it, where the mismatch names one number; empty if the mismatch shows the value.
std::string returned_by(const subject::Call& call, const std::string& mismatch);

/// "x[79] is 0.625", a line for each argument that has as many entries, or rows, as the answer, and is shown without that one.
std::string entries_at(const subject::Call& call, subject::Place place);

}  // namespace trial
