#pragma once
// Runs an exercise's test program against one player. The program is trusted; a worker is not.

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "judge/events.hpp"
#include "judge/suite.hpp"
#include "verdict/outcome.hpp"

namespace halfspace::judge {

/// One result for each check of the suite, the recognised mistakes named; or a fault. The run's catalogue is the suite's.
/// `on_check`, if there is one, is told of each check when it has ended, in the suite's order: by another thread, while this one
/// waits for the run.
Result<std::vector<verdict::CheckResult>> judge(const Suite& suite, verdict::Run run,
                                                const Listener::OnCheck& on_check = {});

/// The same of each of the run's players: the first, then the `others`.
Result<std::vector<std::vector<verdict::CheckResult>>> judge_each(const Suite& suite, verdict::Run run);

/// The calls that the run makes, in their order; or a fault.
Result<std::vector<verdict::Asked>> record(const Suite& suite, verdict::Run run);

/// Which of the run's compared submissions answer alike, and not always rightly; those of most first.
Result<std::vector<verdict::Alike>> compare(const Suite& suite, verdict::Run run);

}  // namespace halfspace::judge
