#pragma once
// The test program's events (verdict/run.hpp lists them), checked: nothing is believed that does not add up.

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "judge/suite.hpp"
#include "verdict/outcome.hpp"

namespace halfspace::judge {

/// What a test program is told to run, as it reads it.
std::string text_of(const verdict::Run& run);

/// Checks whose tags are wrong are bad_input, all else that does not add up is a fault.
Result<Suite> suite_of(const std::filesystem::path& program, std::string_view lines);

/// One result for each check of the suite, in its order. Fewer, more, repeated or unknown checks, a missing
/// end, a fault event or a line that is no event: all faults.
Result<std::vector<verdict::CheckResult>> results_of(const Suite& suite, std::string_view lines);

/// The same of `players` that were played in one run, one after the other.
Result<std::vector<std::vector<verdict::CheckResult>>> results_of_each(const Suite& suite,
                                                                       std::string_view lines,
                                                                       std::size_t players);

/// Tells of each check of a run when its event comes in. In the end results_of decides: a status may still change, and from what
/// does not add up on nothing is told.
class Listener {
  public:
    using OnCheck = std::function<void(const verdict::CheckResult&)>;

    /// The suite must outlive the listener.
    Listener(const Suite& suite, OnCheck on_check) : suite_(suite), on_check_(std::move(on_check)) {}

    /// The next bytes of the lines.
    void hear(std::string_view bytes);

  private:
    void tell(std::string_view line);

    const Suite& suite_;
    OnCheck on_check_;
    std::string line_;  ///< the one that has not ended
    std::size_t told_ = 0;
    bool adds_up_ = true;
};

/// The calls of a recorded run that adds up as results_of says.
Result<std::vector<verdict::Asked>> asked_in(const Suite& suite, std::string_view lines);

/// The groups of a run that adds up so and compared this many: nobody is in two of them.
Result<std::vector<verdict::Alike>> alike_in(const Suite& suite, std::string_view lines, std::size_t workers);

}  // namespace halfspace::judge
