#include "base/process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/close_range.h>
#include <poll.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <memory>

// Theory of operation. The parent has many threads and much memory, so the child is made as posix_spawn makes
// its own: CLONE_VM and CLONE_VFORK, on a stack of its own, with all signals blocked. No page table is
// copied, the calling thread waits until the child has executed the program, and the child reports a failed
// step by writing to the parent's memory. Between clone and exec only async-signal-safe calls happen, on data
// prepared before.

namespace halfspace {

namespace {

/// All that the child needs, ready to use.
struct Plan {
    const char* program;
    char* const* argv;
    char* const* env;
    const char* cwd;
    const Launch::Descriptor* descriptors;
    int* parked;  ///< as many as descriptors: room for the child
    std::size_t descriptor_count;
    int highest;  ///< of the child's descriptors
    Launch::Step before_exec;
    int parent;
    // What the child reports when it fails.
    const char* failed_step = nullptr;
    int error = 0;
};

CHILD_SIDE void die(Plan& plan, const char* step) {
    plan.error = errno;
    plan.failed_step = step;
    ::_exit(127);
}

/// Handlers vanish at exec, but ignored signals stay ignored, and no handler of ours may run in the shared memory.
CHILD_SIDE void default_signals(Plan& plan) {
    struct sigaction action {};
    for (int signal = 1; signal < NSIG; ++signal) {
        if (::sigaction(signal, nullptr, &action) != 0 || action.sa_handler == SIG_DFL) continue;
        action = {};
        if (::sigaction(signal, &action, nullptr) != 0 && signal < SIGRTMIN) die(plan, "resetting a signal");
    }
}

CHILD_SIDE bool is_target(const Plan& plan, int fd) {
    for (std::size_t i = 0; i < plan.descriptor_count; ++i)
        if (plan.descriptors[i].theirs == fd) return true;
    return false;
}

/// Targets may be sources too: park every source above all targets first.
CHILD_SIDE void place_descriptors(Plan& plan) {
    for (std::size_t i = 0; i < plan.descriptor_count; ++i) {
        plan.parked[i] = ::fcntl(plan.descriptors[i].ours, F_DUPFD_CLOEXEC, plan.highest + 1);
        if (plan.parked[i] < 0) die(plan, "duplicating a descriptor");
    }
    for (std::size_t i = 0; i < plan.descriptor_count; ++i)
        if (::dup2(plan.parked[i], plan.descriptors[i].theirs) < 0) die(plan, "placing a descriptor");
    for (int fd = 0; fd <= plan.highest; ++fd)
        if (!is_target(plan, fd)) ::fcntl(fd, F_SETFD, FD_CLOEXEC);
    if (::close_range(static_cast<unsigned>(plan.highest) + 1, ~0U, CLOSE_RANGE_CLOEXEC) != 0)
        die(plan, "closing descriptors");
}

CHILD_SIDE int child(void* argument) {
    auto& plan = *static_cast<Plan*>(argument);
    default_signals(plan);
    if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) die(plan, "tying it to its parent");
    if (::getppid() != plan.parent) ::_exit(127);  // the parent died before it was tied
    if (plan.before_exec.run != nullptr) {
        const char* failed = plan.before_exec.run(plan.before_exec.data);
        if (failed != nullptr) die(plan, failed);
    }
    place_descriptors(plan);
    if (plan.cwd != nullptr && ::chdir(plan.cwd) != 0) die(plan, "entering its working folder");
    sigset_t none;
    ::sigemptyset(&none);
    if (::sigprocmask(SIG_SETMASK, &none, nullptr) != 0) die(plan, "unblocking signals");
    ::execve(plan.program, plan.argv, plan.env);
    die(plan, "executing it");
    return 127;
}

std::vector<char*> pointers(const std::vector<std::string>& strings) {
    std::vector<char*> result;
    result.reserve(strings.size() + 1);
    for (const auto& string : strings) result.push_back(const_cast<char*>(string.c_str()));
    result.push_back(nullptr);
    return result;
}

int milliseconds_until(std::chrono::steady_clock::time_point deadline) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
    return static_cast<int>(std::clamp<decltype(left)>(left, 0, 1'000'000'000));
}

}  // namespace

Result<Process> Process::start(const Launch& launch) {
    if (launch.argv.empty()) return fail(Error::fault("nothing to start"));
    auto program = find_program(launch.argv.front());
    if (!program) return fail(Error::fault(fmt::format("cannot find {}", launch.argv.front())));
    if (program->is_relative()) program = std::filesystem::absolute(*program);

    const auto argv = pointers(launch.argv);
    const auto env = launch.env ? pointers(*launch.env) : std::vector<char*>{};
    std::vector<int> parked(launch.descriptors.size());
    Plan plan{};
    plan.program = program->c_str();
    plan.argv = argv.data();
    plan.env = launch.env ? env.data() : environ;
    plan.cwd = launch.cwd.empty() ? nullptr : launch.cwd.c_str();
    plan.descriptors = launch.descriptors.data();
    plan.parked = parked.data();
    plan.descriptor_count = launch.descriptors.size();
    plan.highest = 2;
    for (const auto& descriptor : launch.descriptors)
        plan.highest = std::max(plan.highest, descriptor.theirs);
    plan.before_exec = launch.before_exec;
    plan.parent = ::getpid();

    constexpr std::size_t stack_size = 64u << 10;
    const auto stack = std::make_unique_for_overwrite<char[]>(stack_size);
    sigset_t all;
    ::sigfillset(&all);
    sigset_t before;
    ::pthread_sigmask(SIG_BLOCK, &all, &before);
    int pidfd = -1;
    const int pid = ::clone(child, stack.get() + stack_size, CLONE_VM | CLONE_VFORK | CLONE_PIDFD | SIGCHLD,
                            &plan, &pidfd);
    const int error = errno;
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    if (pid < 0)
        return fail(
            Error::fault(fmt::format("cannot start {}: {}", program->string(), std::strerror(error))));

    Process process(pid, Fd(pidfd));
    if (plan.failed_step != nullptr)
        return fail(Error::fault(fmt::format("cannot start {}: {}: {}", program->string(), plan.failed_step,
                                             std::strerror(plan.error))));
    return process;
}

void Process::kill() {
    if (pidfd_ && !ended_) ::syscall(SYS_pidfd_send_signal, pidfd_.get(), SIGKILL, nullptr, 0);
}

std::optional<Ended> Process::wait(std::optional<std::chrono::steady_clock::time_point> deadline) {
    if (ended_) return ended_;
    if (deadline) {
        struct pollfd poll_fd {
            pidfd_.get(), POLLIN, 0
        };
        if (::poll(&poll_fd, 1, milliseconds_until(*deadline)) <= 0) return std::nullopt;
    }
    siginfo_t info{};
    struct rusage usage {};
    // The system call proper: glibc's waitid hides the rusage.
    while (::syscall(SYS_waitid, P_PIDFD, pidfd_.get(), &info, WEXITED, &usage) != 0) {
        if (errno != EINTR)
            return ended_ = Ended{-1, SIGKILL, {}};  // somebody else reaped it: SIGCHLD is ignored
    }
    const auto micros = [](const timeval& time) {
        return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
    };
    const bool exited = info.si_code == CLD_EXITED;
    return ended_ = Ended{exited ? info.si_status : -1, exited ? 0 : info.si_status,
                          micros(usage.ru_utime) + micros(usage.ru_stime)};
}

Process::~Process() {
    if (!pidfd_ || ended_) return;
    kill();
    wait();
}

std::optional<std::filesystem::path> find_program(std::string_view name) {
    if (name.find('/') != std::string_view::npos) return std::filesystem::path(name);
    const char* variable = std::getenv("PATH");
    std::string_view folders = variable != nullptr ? variable : "/usr/local/bin:/usr/bin:/bin";
    while (!folders.empty()) {
        const auto folder = folders.substr(0, folders.find(':'));
        folders.remove_prefix(std::min(folders.size(), folder.size() + 1));
        const auto candidate = std::filesystem::path(folder) / name;
        if (!folder.empty() && ::access(candidate.c_str(), X_OK) == 0) return candidate;
    }
    return std::nullopt;
}

Result<Pipe> make_pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return fail(Error::fault(fmt::format("cannot make a pipe: {}", std::strerror(errno))));
    return Pipe{Fd(ends[0]), Fd(ends[1])};
}

void set_nonblocking(int fd) {
    ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK);
}

ssize_t write_quietly(int fd, const void* bytes, std::size_t count) {
    sigset_t broken_pipe;
    sigset_t before;
    sigset_t pending;
    ::sigemptyset(&broken_pipe);
    ::sigaddset(&broken_pipe, SIGPIPE);
    ::sigpending(&pending);
    ::pthread_sigmask(SIG_BLOCK, &broken_pipe, &before);
    const auto written = ::write(fd, bytes, count);
    const int error = errno;
    if (written < 0 && error == EPIPE && ::sigismember(&pending, SIGPIPE) == 0) {
        const timespec now{};
        ::sigtimedwait(&broken_pipe, nullptr, &now);
    }
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    errno = error;
    return written;
}

}  // namespace halfspace
