// halfspace-launcher: process 1 of the sandbox's namespaces, which gives birth to the program.
//
// Theory of operation
//
//   grader --clone--> bwrap --clone, namespaces, mounts, exec--> launcher (pid 1) --fork, exec--> program
//
// bubblewrap has made the namespaces and the root folder. If the grader is root, the launcher starts as uid 0
// with only SETUID, SETGID and SETPCAP; else it is the mapped user with no capability at all.
//
// First it gives up every privilege, for itself and for what it starts, and forks.
//
// The child sets its limits, shuts every descriptor but the program's, loads the filter, says "ready", and
// executes the program by the only way that the worker's filter leaves open: execveat on descriptor 6, a file
// opened before, and gone (close on exec) once the program runs.
//
// The parent, process 1, holds nothing but the status pipe. It reaps what it is given, tells the grader the
// program's true wait status and CPU time (bubblewrap would only tell 128+n), and ends; with it end all
// others of the namespace. It also ends when nobody reads the status pipe any more: so the tree follows a
// killed grader. (bubblewrap's --die-with-parent does not help then: its signal would come from a process
// that may not signal another user's.)
//
// The program shares the launcher's uid, but cannot signal process 1 of its namespace, nor trace it (not
// dumpable, filter): the report is the kernel's word and not the program's. The launcher trusts its
// arguments: the grader wrote them. Every failure is reported as text, and is the grader's fault, never the student's.

#include <elf.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include "sandbox/launch_plan.hpp"

namespace {

using halfspace::sandbox::Report;
namespace descriptor = halfspace::sandbox::descriptor;

void send(const Report& report, const char* text) {
    char message[sizeof(Report) + 256];
    std::memcpy(message, &report, sizeof report);
    std::memcpy(message + sizeof report, text, report.length);
    // At most PIPE_BUF bytes: written whole or not at all. If the grader is gone there is nobody left to tell.
    if (::write(descriptor::status, message, sizeof report + report.length) < 0) ::_exit(125);
}

[[noreturn]] void fail(const char* step) {
    Report report{};
    report.kind = Report::Kind::failed;
    report.status = errno;
    report.length = ::strnlen(step, 200);
    send(report, step);
    ::_exit(125);
}

void check(long result, const char* step) {
    if (result < 0) fail(step);
}

// ---- for both processes ----

void forbid_new_privileges() {
    check(::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "setting no_new_privs");
}

void drop_bounding_set() {
    for (int capability = 0; capability < 64; ++capability) {
        const int present = ::prctl(PR_CAPBSET_READ, capability, 0, 0, 0);
        if (present < 0) return;  // the kernel knows no more
        if (present == 0) continue;
        check(::prctl(PR_CAPBSET_DROP, capability, 0, 0, 0), "dropping the capability bounding set");
    }
}

void become(uid_t uid) {
    check(::setgroups(0, nullptr), "leaving all groups");
    check(::setresgid(uid, uid, uid), "changing the group");
    check(::setresuid(uid, uid, uid), "changing the user");
    if (::setuid(0) == 0) {
        errno = EPERM;
        fail("root could be had again");
    }
}

void drop_capabilities() {
    check(::prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0), "clearing ambient capabilities");
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    __user_cap_data_struct none[2]{};
    check(::syscall(SYS_capset, &header, none), "dropping all capabilities");
}

void hide_from_tracers() {
    check(::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0), "becoming undumpable");
}

// ---- for the program ----

void limit(__rlimit_resource resource, rlim_t soft, rlim_t hard, const char* step) {
    const struct rlimit value { soft, hard };
    check(::setrlimit(resource, &value), step);
}

void set_limits(const long (&arguments)[halfspace::sandbox::argument_count]) {
    using namespace halfspace::sandbox;
    const auto get = [&](Argument which) { return static_cast<rlim_t>(arguments[which]); };
    const rlim_t seconds = (get(a_cpu_ms) + 999) / 1000;
    limit(RLIMIT_CORE, 0, 0, "limiting core dumps");
    limit(RLIMIT_CPU, seconds, seconds + 1, "limiting CPU time");
    limit(RLIMIT_FSIZE, get(a_file_bytes), get(a_file_bytes), "limiting file sizes");
    limit(RLIMIT_STACK, get(a_stack), get(a_stack), "limiting the stack");
    limit(RLIMIT_MEMLOCK, 0, 0, "limiting locked memory");
    limit(RLIMIT_MSGQUEUE, 0, 0, "limiting message queues");
    limit(RLIMIT_NPROC, get(a_processes) + 1, get(a_processes) + 1, "limiting processes");  // 1: the launcher
    limit(RLIMIT_NOFILE, get(a_descriptors), get(a_descriptors), "limiting descriptors");
    limit(RLIMIT_AS, get(a_address_space), get(a_address_space), "limiting memory");
    // rlimits count whole seconds; the profiling timer counts milliseconds, survives exec, and is not inherited.
    const struct itimerval timer {
        {0, 0}, { arguments[a_cpu_ms] / 1000, arguments[a_cpu_ms] % 1000 * 1000 }
    };
    check(::setitimer(ITIMER_PROF, &timer, nullptr), "starting the CPU timer");
}

void open_program(const char* path) {
    const int fd = ::open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    check(fd, "opening the program");
    if (fd == descriptor::program) return;
    check(::dup3(fd, descriptor::program, O_CLOEXEC), "placing the program's descriptor");
    ::close(fd);
}

/// A program whose bss alone exceeds the limit is killed by exec itself with a bare SIGSEGV: say it in time.
void check_size(long address_space) {
    Elf64_Ehdr header{};
    if (::pread(descriptor::program, &header, sizeof header, 0) != sizeof header)
        return;  // exec will refuse it
    if (std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 || header.e_phentsize != sizeof(Elf64_Phdr)) return;
    for (unsigned i = 0; i < header.e_phnum && i < 64; ++i) {
        Elf64_Phdr segment{};
        const auto at = static_cast<off_t>(header.e_phoff + i * sizeof segment);
        if (::pread(descriptor::program, &segment, sizeof segment, at) != sizeof segment) return;
        if (segment.p_type != PT_LOAD || segment.p_memsz < static_cast<unsigned long>(address_space))
            continue;
        Report report{};
        report.kind = Report::Kind::too_large;
        send(report, "");
        ::_exit(0);
    }
}

void read_filter(sock_fprog& filter, sock_filter (&code)[4096]) {
    const auto bytes = ::pread(descriptor::filter, code, sizeof code, 0);
    check(bytes, "reading the system call filter");
    errno = EINVAL;
    if (bytes == 0 || bytes == sizeof code || bytes % sizeof(sock_filter) != 0)
        fail("reading the system call filter");
    filter.len = static_cast<unsigned short>(bytes / sizeof(sock_filter));
    filter.filter = code;
}

/// A blocked signal would stay blocked in the program.
void release_signals() {
    sigset_t none;
    ::sigemptyset(&none);
    check(::sigprocmask(SIG_SETMASK, &none, nullptr), "unblocking signals");
}

void shut_descriptors() {
    check(::fcntl(descriptor::status, F_SETFD, FD_CLOEXEC), "closing the status pipe on exec");
    check(::syscall(SYS_close_range, descriptor::program + 1, ~0U, 0), "closing descriptors");
}

void load_filter(const sock_fprog& filter) {
    check(::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &filter), "loading the system call filter");
}

void report_ready() {
    Report report{};
    report.kind = Report::Kind::ready;
    send(report, "");
}

[[noreturn]] void become_program(const long (&arguments)[halfspace::sandbox::argument_count], char** argv) {
    using namespace halfspace::sandbox;
    static sock_filter code[4096];
    sock_fprog filter{};
    const bool worker = arguments[a_worker] == 1;
    release_signals();
    read_filter(filter, code);
    if (worker) {
        open_program(argv[0]);
        check_size(arguments[a_address_space]);
    } else {
        ::close(descriptor::program);
    }
    shut_descriptors();
    set_limits(arguments);
    load_filter(filter);
    report_ready();
    if (worker)
        ::syscall(SYS_execveat, descriptor::program, "", argv, environ, AT_EMPTY_PATH);
    else
        ::execve(argv[0], argv, environ);
    fail("executing the program");
}

// ---- for process 1 ----

void keep_only_the_status_pipe() {
    check(::syscall(SYS_close_range, 0, descriptor::status - 1, 0), "closing descriptors");
    check(::syscall(SYS_close_range, descriptor::status + 1, ~0U, 0), "closing descriptors");
}

void hold_child_signals() {
    struct sigaction action {};
    action.sa_handler = [](int) {};  // so that it interrupts
    check(::sigaction(SIGCHLD, &action, nullptr), "watching for the program's end");
    sigset_t child;
    ::sigemptyset(&child);
    ::sigaddset(&child, SIGCHLD);
    check(::sigprocmask(SIG_SETMASK, &child, nullptr), "watching for the program's end");
}

/// Until a child has ended. If the grader is gone, nobody reads the status pipe any more: then all here ends at once.
void sleep_until_a_child_ends() {
    struct pollfd status {
        descriptor::status, 0, 0
    };
    sigset_t none;
    ::sigemptyset(&none);
    if (::ppoll(&status, 1, nullptr, &none) > 0) ::_exit(125);
}

[[noreturn]] void await(pid_t program) {
    while (true) {
        int status = 0;
        struct rusage usage {};
        const pid_t ended = ::wait4(-1, &status, __WALL | WNOHANG, &usage);
        if (ended < 0 && errno != EINTR) fail("waiting for the program");
        if (ended == 0) sleep_until_a_child_ends();
        if (ended != program) continue;  // an orphan
        Report report{};
        report.kind = Report::Kind::ended;
        report.status = status;
        report.cpu_us = (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1'000'000L +
                        usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
        send(report, "");
        ::_exit(0);
    }
}

}  // namespace

int main(int argc, char** argv) {
    using namespace halfspace::sandbox;
    long arguments[argument_count];
    errno = EINVAL;
    if (argc < argument_count + 2) fail("reading its arguments");
    for (int i = 0; i < argument_count; ++i) arguments[i] = std::strtol(argv[i + 1], nullptr, 10);

    forbid_new_privileges();
    drop_bounding_set();
    if (arguments[a_uid] != 0) become(static_cast<uid_t>(arguments[a_uid]));
    drop_capabilities();
    hide_from_tracers();

    hold_child_signals();
    const pid_t program = ::fork();
    check(program, "forking");
    if (program == 0) become_program(arguments, argv + 1 + argument_count);
    keep_only_the_status_pipe();
    await(program);
}
