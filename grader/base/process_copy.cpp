#include "base/process_copy.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>

#include "base/process.hpp"

namespace halfspace {
namespace {

[[noreturn]] void be_copy(const std::function<int()>& work, const Fd& output, int parent) {
    ::setpgid(0, 0);
    // The parent may have died before this: then nobody would end us.
    if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || ::getppid() != parent) ::_exit(127);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    const Fd nothing(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    if (!nothing || ::dup2(nothing.get(), 0) < 0 || ::dup2(output.get(), 1) < 0 ||
        ::dup2(output.get(), 2) < 0)
        ::_exit(127);
    int code = 127;
    try {
        code = work();
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
    }
    std::fflush(nullptr);
    ::_exit(code);  // nothing of the parent's is closed or removed
}

}  // namespace

Result<ProcessCopy> ProcessCopy::start(const std::function<int()>& work) {
    auto pipe = TRY(make_pipe());
    std::fflush(nullptr);  // what waits to be written is the parent's
    const int parent = ::getpid();
    const int pid = ::fork();
    if (pid < 0) return fail(Error::fault(fmt::format("cannot start a process: {}", std::strerror(errno))));
    if (pid == 0) be_copy(work, pipe.writer, parent);
    ::setpgid(pid, pid);  // both of them say so: neither knows who is first
    return ProcessCopy(pid, std::move(pipe.reader));
}

ProcessCopy::~ProcessCopy() {
    if (pid_ <= 0) return;
    ::kill(-pid_, SIGKILL);
    ::kill(pid_, SIGKILL);
    while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
    }
}

}  // namespace halfspace
