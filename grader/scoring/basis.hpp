#pragma once
// Which passed checks count: what is true of a wrong function too is worth nothing by itself.

#include <vector>

#include "verdict/check.hpp"

namespace halfspace::scoring {

/// The basis of a check are the checks that show what a function computes, those not marked `edge`: of its own function
/// if it is marked itself, and of the function that it is judged `with`. A passed check whose basis does not all pass is
/// blocked, and says which check comes first. (Of its own function a blocked one does not pass either.)
void block_without_basis(std::vector<verdict::CheckResult>& checks);

/// Whether the check's basis lies among the first `ended` checks: whether it counts is known then.
bool has_basis_in(const std::vector<verdict::Check>& suite, const verdict::Check& check, std::size_t ended);

}  // namespace halfspace::scoring
