#include "sandbox/outcome.hpp"

#include <fmt/format.h>

#include <cstring>

namespace halfspace::sandbox {

namespace {

struct Describe {
    std::string operator()(const Exited& exited) const {
        return fmt::format("ended with exit code {}", exited.code);
    }
    std::string operator()(const Signaled& signaled) const {
        const char* name = ::sigabbrev_np(signaled.signal);
        return name != nullptr ? fmt::format("killed by SIG{}", name)
                               : fmt::format("killed by signal {}", signaled.signal);
    }
    std::string operator()(const TimedOut& timed_out) const {
        return timed_out.clock == TimedOut::Clock::cpu ? "used up its CPU time" : "did not end in time";
    }
    std::string operator()(const MemoryExceeded&) const { return "used more memory than allowed"; }
    std::string operator()(const OutputExceeded&) const { return "wrote more output than allowed"; }
    std::string operator()(const SandboxFailed& failed) const { return "the sandbox failed: " + failed.why; }
};

}  // namespace

std::string describe(const Outcome& outcome) {
    return std::visit(Describe{}, outcome);
}

}  // namespace halfspace::sandbox
