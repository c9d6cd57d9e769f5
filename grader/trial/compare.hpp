#pragma once
// Submissions whose wrong answers nothing explains, side by side: who gives the same ones has perhaps the same idea.

#include <functional>
#include <vector>

#include "subject/call.hpp"
#include "verdict/run.hpp"

namespace trial {

/// What a submission answers to these calls, one after the other.
using AskWorker = std::function<std::vector<wire::Answer>(const halfspace::verdict::Worker&,
                                                          const std::vector<const subject::Call*>&)>;

/// `calls` have the right solution's answers; those of the function are asked. Of each group the example is the wrong value for the
/// shortest question, or if there is none the first call that it does not answer. Who gives right answers only is in no group.
std::vector<halfspace::verdict::Alike> compare(const std::vector<subject::Call>& calls,
                                               const halfspace::verdict::Compared& compared,
                                               const AskWorker& ask);

}  // namespace trial
