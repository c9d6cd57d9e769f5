#pragma once
// The one way in which Halfspace starts a program. `Process::start` is the primitive, for the sandbox and for
// `run`; `run` is for everyone: start a trusted program, feed it, drain it, wait for it, within limits.

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "base/result.hpp"

namespace halfspace {

/// How a process ended, as the kernel says.
struct Ended {
    int exit_code = -1;                ///< -1: it was killed by `signal`
    int signal = 0;                    ///< 0: it ended by itself
    std::chrono::microseconds cpu{0};  ///< user and system time of it and of the children it waited for
};

/// What to start. The child gets the listed descriptors and no other, no blocked and no ignored signals.
struct Launch {
    struct Descriptor {
        int ours;
        int theirs;
    };
    std::vector<std::string> argv;  ///< argv[0] with a slash is a path; without, it is looked up in PATH
    std::optional<std::vector<std::string>> env;  ///< NAME=value; nothing: our own environment
    std::string cwd;                              ///< empty: ours
    std::vector<Descriptor> descriptors;
    /// What the child does besides, before it places its descriptors and executes the program. Runs in our memory
    /// while the thread that started it waits: async-signal-safe calls on data prepared before, CHILD_SIDE.
    struct Step {
        const char* (*run)(void* data) = nullptr;  ///< null, or the step that failed, with errno set
        void* data = nullptr;
    };
    Step before_exec = {};
};

/// For functions that run in a child that shares our memory: sanitizers would count its stack as ours.
#if defined(__SANITIZE_ADDRESS__)
#define CHILD_SIDE __attribute__((no_sanitize("address", "undefined")))
#else
#define CHILD_SIDE
#endif

/// A child process: killed and reaped at the latest when this is destroyed. It also dies with the thread that
/// started it.
class Process {
  public:
    /// Returns once the program runs; a program that cannot be executed is a fault.
    static Result<Process> start(const Launch& launch);

    Process(Process&&) noexcept = default;
    Process& operator=(Process&&) noexcept = default;
    ~Process();

    /// Becomes readable when the process has ended.
    [[nodiscard]] int pidfd() const { return pidfd_.get(); }
    [[nodiscard]] int pid() const { return pid_; }

    void kill();
    /// Waits and reaps; nothing if the deadline passes first. Later calls return the same.
    std::optional<Ended> wait(std::optional<std::chrono::steady_clock::time_point> deadline = {});

  private:
    Process(int pid, Fd pidfd) : pid_(pid), pidfd_(std::move(pidfd)) {}
    int pid_ = -1;
    Fd pidfd_;
    std::optional<Ended> ended_;
};

/// A trusted program and what it may use.
struct Command {
    std::vector<std::string> argv;
    std::optional<std::vector<std::string>> env = {};  ///< NAME=value; nothing: our own environment
    std::string cwd = {};                              ///< empty: ours
    std::string input = {};                            ///< its stdin
    std::vector<Launch::Descriptor> descriptors = {};  ///< more that it gets
    std::optional<int> collect = {};        ///< a descriptor of the child, 3 or more, whose bytes we want too
    std::size_t collect_bytes = 16u << 20;  ///< at most so many of them
    std::size_t output_bytes = 1u << 20;    ///< at most so many of stdout, and of stderr
    std::chrono::milliseconds wall{60000};  ///< killed after this time
};

struct Completed {
    Ended ended;
    bool timed_out = false;
    bool truncated = false;  ///< it wrote more than the caps allow; the rest was read and dropped
    std::string out;
    std::string err;
    std::string collected;

    [[nodiscard]] bool ok() const { return !timed_out && ended.exit_code == 0; }
};

/// Starts it, in a process group of its own, writes its input, drains all it writes, and waits until it has ended. Only failing to
/// start is an Error.
Result<Completed> run(const Command& command);

/// Where a program lies: itself if it has a slash, else the first match in PATH (or the usual folders without
/// PATH).
std::optional<std::filesystem::path> find_program(std::string_view name);

struct Pipe {
    Fd reader;
    Fd writer;
};
/// Both ends close on exec.
Result<Pipe> make_pipe();
void set_nonblocking(int fd);

/// As write(2), but a reader that is gone is EPIPE and never a signal.
ssize_t write_quietly(int fd, const void* bytes, std::size_t count);

}  // namespace halfspace
