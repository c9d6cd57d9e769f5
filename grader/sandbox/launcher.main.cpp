// halfspace-launcher: process 1 of the sandbox's namespaces, which gives birth to the programs.
//
// Theory of operation
//
//   grader --clone--> bwrap --clone, namespaces, mounts, exec--> launcher (pid 1) --fork, exec--> program, then the next
//
// bubblewrap has made the namespaces and the root folder. If the grader is root, the launcher starts as uid 0
// with only SETUID, SETGID and SETPCAP; else it is the mapped user with no capability at all.
//
// First it gives up every privilege, for itself and for what it starts. Then it follows orders (launch_plan.hpp), one
// program after the other: a process costs the kernel a tenth of what namespaces cost.
//
// Start: it forks (vfork). The child places the descriptors that came with the order, sets its limits, shuts all others, loads the
// filter, says "ready", and executes the program by the only way that the worker's filter leaves open: execveat on
// descriptor 6, a file opened before, and gone (close on exec) once the program runs. So is the control socket: a program
// has no way to the launcher or to its successor.
//
// Clear: it kills all processes but itself, waits until none is left, and says so. Nothing of a program stays: it had no
// place to write to, no System V or POSIX object (filter), and its memory went with it.
//
// In between it reaps what it is given, and tells the program's true wait status and CPU time (bubblewrap would only tell
// 128+n). When the grader shuts the control socket, or is killed, it ends, and with it end all others of the namespace.
// (bubblewrap's --die-with-parent does not help then: its signal would come from a process that may not signal another
// user's.)
//
// The program shares the launcher's uid, but cannot signal process 1 of its namespace, nor trace it (not
// dumpable, filter): the report is the kernel's word and not the program's. The launcher trusts its orders:
// the grader wrote them. Every failure is reported as text, and is the grader's fault, never the student's.

#include <elf.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
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

using halfspace::sandbox::Order;
using halfspace::sandbox::Plan;
using halfspace::sandbox::Report;
namespace descriptor = halfspace::sandbox::descriptor;

void send(const Report& report, const char* text) {
    char message[sizeof(Report) + 256];
    std::memcpy(message, &report, sizeof report);
    std::memcpy(message + sizeof report, text, report.length);
    // By write(2), which the worker's filter lets pass. If the grader is gone there is nobody left to tell.
    if (::write(descriptor::control, message, sizeof report + report.length) < 0) ::_exit(125);
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

void set_limits(const Plan& plan) {
    const auto get = [](std::int64_t value) { return static_cast<rlim_t>(value); };
    const rlim_t seconds = get((plan.cpu_ms + 999) / 1000);
    limit(RLIMIT_CORE, 0, 0, "limiting core dumps");
    limit(RLIMIT_CPU, seconds, seconds + 1, "limiting CPU time");
    limit(RLIMIT_FSIZE, get(plan.file_bytes), get(plan.file_bytes), "limiting file sizes");
    limit(RLIMIT_STACK, get(plan.stack), get(plan.stack), "limiting the stack");
    limit(RLIMIT_MEMLOCK, 0, 0, "limiting locked memory");
    limit(RLIMIT_MSGQUEUE, 0, 0, "limiting message queues");
    limit(RLIMIT_NPROC, get(plan.processes) + 1, get(plan.processes) + 1,
          "limiting processes");  // 1: the launcher
    limit(RLIMIT_NOFILE, get(plan.descriptors), get(plan.descriptors), "limiting descriptors");
    limit(RLIMIT_AS, get(plan.address_space), get(plan.address_space), "limiting memory");
    // rlimits count whole seconds; the profiling timer counts milliseconds, survives exec, and is not inherited.
    const struct itimerval timer {
        {0, 0}, { plan.cpu_ms / 1000, plan.cpu_ms % 1000 * 1000 }
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

/// A program whose segments together exceed the limit is killed by exec itself with a bare SIGSEGV: say it in time. Its
/// stack and what exec itself maps, of at most a MiB, count too.
void check_size(const Plan& plan) {
    constexpr unsigned long besides = 1u << 20;
    char head[4096];  // linkers put the list of segments behind the header
    Elf64_Ehdr header{};
    const auto got = ::pread(descriptor::program, head, sizeof head, 0);
    if (got < static_cast<long>(sizeof header)) return;  // exec will refuse it
    std::memcpy(&header, head, sizeof header);
    if (std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 || header.e_phentsize != sizeof(Elf64_Phdr)) return;
    unsigned long all = besides;
    for (unsigned i = 0; i < header.e_phnum && i < 64; ++i) {
        Elf64_Phdr segment{};
        const auto at = header.e_phoff + i * sizeof segment;
        if (header.e_phoff > sizeof head || at + sizeof segment > static_cast<unsigned long>(got)) return;
        std::memcpy(&segment, head + at, sizeof segment);
        if (segment.p_type != PT_LOAD) continue;
        if (__builtin_add_overflow(all, segment.p_memsz, &all)) all = ~0UL;
    }
    if (all < static_cast<unsigned long>(plan.address_space)) return;
    Report report{};
    report.kind = Report::Kind::too_large;
    send(report, "");
    ::_exit(0);
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

void place(int fd, int as) {
    check(::dup3(fd, as, 0), "placing a descriptor");
}

void shut_descriptors() {
    check(::fcntl(descriptor::control, F_SETFD, FD_CLOEXEC), "closing the control socket on exec");
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

/// An order as it lies in memory, its texts taken apart.
struct Read {
    Order order;
    char* words[halfspace::sandbox::most_words + 2];  // arguments, null, environment, null
    int passed[halfspace::sandbox::passed_count];
};

[[noreturn]] void become_program(const Read& read) {
    using namespace halfspace::sandbox;
    static sock_filter code[4096];
    sock_fprog filter{};
    const Plan& plan = read.order.plan;
    char* const* argv = read.words;
    char* const* env = read.words + read.order.arguments + 1;
    release_signals();
    place(read.passed[p_output], 1);
    place(read.passed[p_output], 2);
    place(read.passed[p_request], descriptor::request);
    place(read.passed[p_reply], descriptor::reply);
    read_filter(filter, code);
    if (plan.worker == 1) {
        open_program(argv[0]);
        check_size(plan);
    } else {
        ::close(descriptor::program);
    }
    shut_descriptors();
    set_limits(plan);
    load_filter(filter);
    report_ready();
    if (plan.worker == 1)
        ::syscall(SYS_execveat, descriptor::program, "", argv, env, AT_EMPTY_PATH);
    else
        ::execve(argv[0], argv, env);
    fail("executing the program");
}

// ---- for process 1 ----

void keep_only_what_programs_need() {
    check(::syscall(SYS_close_range, 1, descriptor::control - 1, 0), "closing descriptors");
    check(::syscall(SYS_close_range, descriptor::info, descriptor::info, 0), "closing descriptors");
    check(::syscall(SYS_close_range, descriptor::filter + 1, ~0U, 0), "closing descriptors");
    // What arrives with an order must not lie where a program's descriptors go.
    for (int fd = 1; fd < descriptor::filter; ++fd) {
        if (fd == descriptor::control) continue;
        check(::dup3(descriptor::filter, fd, O_CLOEXEC), "keeping the places of descriptors");
    }
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

/// True once there is an order; false if a child has ended first.
bool sleep_until_an_order_comes() {
    struct pollfd control {
        descriptor::control, POLLIN, 0
    };
    sigset_t none;
    ::sigemptyset(&none);
    return ::ppoll(&control, 1, nullptr, &none) > 0;
}

/// The next order. If the grader is gone, all here ends at once.
void read_order(Read& read) {
    using namespace halfspace::sandbox;
    static char text[longest_order];
    alignas(cmsghdr) char ancillary[CMSG_SPACE(sizeof read.passed)];
    struct iovec parts[] = {{&read.order, sizeof read.order}, {text, sizeof text}};
    struct msghdr message {};
    message.msg_iov = parts;
    message.msg_iovlen = 2;
    message.msg_control = ancillary;
    message.msg_controllen = sizeof ancillary;
    const auto got = ::recvmsg(descriptor::control, &message, MSG_CMSG_CLOEXEC);
    if (got == 0) ::_exit(0);
    check(got, "reading an order");
    errno = EPROTO;
    if (got < static_cast<long>(sizeof read.order) || (message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0)
        fail("reading an order");
    if (read.order.kind != Order::Kind::start) return;

    const cmsghdr* control = CMSG_FIRSTHDR(&message);
    if (control == nullptr || control->cmsg_type != SCM_RIGHTS ||
        control->cmsg_len != CMSG_LEN(sizeof read.passed))
        fail("reading an order's descriptors");
    std::memcpy(read.passed, CMSG_DATA(control), sizeof read.passed);

    const char* const end = text + (got - static_cast<long>(sizeof read.order));
    if (read.order.words > most_words || read.order.arguments > read.order.words || read.order.arguments == 0)
        fail("reading an order's words");
    char* at = text;
    char** word = read.words;
    for (std::uint32_t i = 0; i < read.order.words; ++i) {
        if (i == read.order.arguments) *word++ = nullptr;
        char* const nul = static_cast<char*>(std::memchr(at, 0, static_cast<std::size_t>(end - at)));
        if (nul == nullptr) fail("reading an order's words");
        *word++ = at;
        at = nul + 1;
    }
    if (read.order.arguments == read.order.words) *word++ = nullptr;
    *word = nullptr;
}

/// The child shares our memory until it becomes the program, and we wait for that: to copy it costs as much as all the rest.
/// Nothing of ours is the worse for what it does there, and limits and filter are its own.
pid_t start(const Read& read) {
    const pid_t program = ::vfork();
    check(program, "forking");
    if (program == 0) become_program(read);
    for (const int fd : read.passed) ::close(fd);
    return program;
}

/// Reaps whoever has ended; tells of the program's end. False once there is no child at all.
bool reap(pid_t program) {
    while (true) {
        int status = 0;
        struct rusage usage {};
        const pid_t ended = ::wait4(-1, &status, __WALL | WNOHANG, &usage);
        if (ended < 0 && errno == ECHILD) return false;
        if (ended < 0 && errno != EINTR) fail("waiting for the program");
        if (ended == 0) return true;
        if (ended != program) continue;  // an orphan, or one that was there before
        Report report{};
        report.kind = Report::Kind::ended;
        report.status = status;
        report.cpu_us = (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1'000'000L +
                        usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
        send(report, "");
    }
}

[[noreturn]] void follow_orders() {
    static Read read;
    pid_t program = -1;
    bool clearing = false;
    while (true) {
        const bool populated = reap(program);
        if (clearing && !populated) {
            clearing = false;
            Report report{};
            report.kind = Report::Kind::cleared;
            send(report, "");
        }
        if (!sleep_until_an_order_comes()) continue;
        read_order(read);
        if (read.order.kind == Order::Kind::start) {
            program = start(read);
        } else {
            // All but the launcher. Whoever forked meanwhile has a child that gets it too, or comes with the next round.
            ::kill(-1, SIGKILL);
            clearing = true;
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    errno = EINVAL;
    if (argc != 2) fail("reading its arguments");
    const auto uid = static_cast<uid_t>(std::strtoul(argv[1], nullptr, 10));

    forbid_new_privileges();
    drop_bounding_set();
    if (uid != 0) become(uid);
    drop_capabilities();
    hide_from_tracers();

    keep_only_what_programs_need();
    hold_child_signals();
    follow_orders();
}
