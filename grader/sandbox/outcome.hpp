#pragma once
// How an untrusted process ended. The parent says so; nothing here is the process's own word.

#include <string>
#include <variant>

namespace halfspace::sandbox {

struct Exited {
    int code;
};
struct Signaled {
    int signal;
};
struct TimedOut {
    enum class Clock { cpu, wall } clock;
};
struct MemoryExceeded {};
struct OutputExceeded {};
/// A layer of the sandbox could not be set up: a grader fault, never a verdict.
struct SandboxFailed {
    std::string why;
};

using Outcome = std::variant<Exited, Signaled, TimedOut, MemoryExceeded, OutputExceeded, SandboxFailed>;

/// "killed by SIGSEGV", "ended with exit code 0", ... for messages.
std::string describe(const Outcome& outcome);

}  // namespace halfspace::sandbox
