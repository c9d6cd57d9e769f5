#include "sandbox/filter.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/time.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <initializer_list>
#include <memory>

#include "sandbox/launch_plan.hpp"

namespace halfspace::sandbox {

namespace {

using Filter = std::unique_ptr<void, decltype(&::seccomp_release)>;

/// Adds rules and remembers the first failure.
class Rules {
  public:
    explicit Rules(scmp_filter_ctx filter) : filter_(filter) {}

    /// Names that this architecture does not know are no system calls here: nothing to say about them.
    void add(std::uint32_t action, std::initializer_list<const char*> names) {
        for (const char* name : names) add(action, name, {});
    }
    void add(std::uint32_t action, const char* name, std::initializer_list<scmp_arg_cmp> conditions) {
        const int number = ::seccomp_syscall_resolve_name(name);
        if (number < 0) return;
        const int result = ::seccomp_rule_add_array(
            filter_, action, number, static_cast<unsigned>(conditions.size()), conditions.begin());
        if (result != 0 && error == 0) error = -result;
    }

    int error = 0;

  private:
    scmp_filter_ctx filter_;
};

scmp_arg_cmp equals(unsigned argument, std::uint64_t value) {
    return {argument, SCMP_CMP_EQ, value, 0};
}
scmp_arg_cmp has_bits(unsigned argument, std::uint64_t bits) {
    return {argument, SCMP_CMP_MASKED_EQ, bits, bits};
}
scmp_arg_cmp lacks_bits(unsigned argument, std::uint64_t bits) {
    return {argument, SCMP_CMP_MASKED_EQ, bits, 0};
}

// The worker computes. What is not listed kills it with SIGSYS, rather than failing: the check then says
// that something forbidden was tried, which a teacher wants to know, and a hostile program gets one guess per
// process. Calls that innocent code of the C library and of OpenBLAS tries and can do without fail with an
// error instead: which of them OpenBLAS makes depends on the processor.
void allow_worker(Rules& rules) {
    rules.add(SCMP_ACT_ALLOW, {"brk",
                               "munmap",
                               "mremap",
                               "madvise",
                               "futex",
                               "getrandom",
                               "rseq",
                               "set_robust_list",
                               "set_tid_address",
                               "read",
                               "readv",
                               "write",
                               "writev",
                               "close",
                               "newfstatat",
                               "fstat",
                               "lseek",
                               "readlink",
                               "readlinkat",
                               "exit",
                               "exit_group",
                               "rt_sigaction",
                               "rt_sigprocmask",
                               "rt_sigreturn",
                               "sigaltstack",
                               "restart_syscall",
                               "gettid",
                               "getpid",
                               "sched_yield",
                               "clock_gettime",
                               "gettimeofday",
                               "time",
                               "clock_nanosleep",
                               "nanosleep",
                               "arch_prctl",
                               "getuid",
                               "geteuid",
                               "getgid",
                               "getegid"});
    rules.add(SCMP_ACT_ALLOW, "mmap", {lacks_bits(2, PROT_EXEC)});
    rules.add(SCMP_ACT_ALLOW, "mprotect", {lacks_bits(2, PROT_EXEC)});
    rules.add(SCMP_ACT_ALLOW, "prlimit64", {equals(2, 0)});  // to read, not to set
    // To itself only, process 1 and other users being out of reach; but not SIGKILL: who dies of that was killed from
    // outside, by the machine, and it is not a verdict.
    rules.add(SCMP_ACT_ALLOW, "kill", {{1, SCMP_CMP_NE, SIGKILL, 0}});
    rules.add(SCMP_ACT_ALLOW, "tkill", {{1, SCMP_CMP_NE, SIGKILL, 0}});
    rules.add(SCMP_ACT_ALLOW, "tgkill", {{2, SCMP_CMP_NE, SIGKILL, 0}});
    // A catalogue of mistakes limits each of its answers. The timer of our CPU limit is another one, ITIMER_PROF.
    rules.add(SCMP_ACT_ALLOW, "setitimer", {equals(0, ITIMER_VIRTUAL)});
    // The launcher's last call. Later the descriptor is shut and nothing can be opened, so it is of no further use.
    rules.add(SCMP_ACT_ALLOW, "execveat", {equals(0, descriptor::program), equals(4, AT_EMPTY_PATH)});
    // What honest code may try, and a person wants to be told apart: a signal that the worker's main() has a handler for.
    // (worker/not_allowed.cpp). Who takes it away, or has not got it, ends by SIGSYS, or gets an error.
    rules.add(SCMP_ACT_TRAP,
              {"open",    "openat",     "creat",    "access", "faccessat",  "faccessat2", "mkdir",
               "mkdirat", "unlink",     "unlinkat", "rename", "renameat",   "renameat2",  "getcwd",
               "chdir",   "getdents64", "statfs",   "fork",   "vfork",      "clone",      "execve",
               "wait4",   "pipe",       "pipe2",    "socket", "socketpair", "connect"});
    rules.add(SCMP_ACT_ERRNO(ENOSYS), {"clone3", "sysinfo", "sched_getaffinity", "get_mempolicy",
                                       "set_mempolicy", "mbind", "uname", "getcpu"});
    rules.add(SCMP_ACT_ERRNO(ENOTTY), {"ioctl"});
    rules.add(SCMP_ACT_ERRNO(EPERM), {"fcntl", "prctl", "sched_setaffinity"});
}

// The compiler needs files, processes and pipes: too many calls to list. What it never needs fails with EPERM.
void deny_compiler(Rules& rules) {
    rules.add(SCMP_ACT_ERRNO(EPERM), {"socket",
                                      "socketpair",
                                      "connect",
                                      "bind",
                                      "listen",
                                      "accept",
                                      "accept4",
                                      "ptrace",
                                      "process_vm_readv",
                                      "process_vm_writev",
                                      "process_madvise",
                                      "kcmp",
                                      "pidfd_getfd",
                                      "mount",
                                      "umount2",
                                      "pivot_root",
                                      "chroot",
                                      "move_mount",
                                      "open_tree",
                                      "fsopen",
                                      "fsconfig",
                                      "fsmount",
                                      "fspick",
                                      "mount_setattr",
                                      "unshare",
                                      "setns",
                                      "keyctl",
                                      "add_key",
                                      "request_key",
                                      "bpf",
                                      "perf_event_open",
                                      "userfaultfd",
                                      "io_uring_setup",
                                      "io_uring_enter",
                                      "io_uring_register",
                                      "io_setup",
                                      "io_submit",
                                      "init_module",
                                      "finit_module",
                                      "delete_module",
                                      "kexec_load",
                                      "kexec_file_load",
                                      "reboot",
                                      "swapon",
                                      "swapoff",
                                      "acct",
                                      "quotactl",
                                      "quotactl_fd",
                                      "syslog",
                                      "open_by_handle_at",
                                      "name_to_handle_at",
                                      "fanotify_init",
                                      "lookup_dcookie",
                                      "nfsservctl",
                                      "vhangup",
                                      "iopl",
                                      "ioperm",
                                      "modify_ldt",
                                      "settimeofday",
                                      "clock_settime",
                                      "clock_adjtime",
                                      "adjtimex",
                                      "sethostname",
                                      "setdomainname",
                                      "mbind",
                                      "migrate_pages",
                                      "move_pages",
                                      "set_mempolicy",
                                      "shmget",
                                      "semget",
                                      "msgget",
                                      "mq_open",
                                      "memfd_create",
                                      "memfd_secret",
                                      "mknod",
                                      "mknodat",
                                      "setxattr",
                                      "lsetxattr",
                                      "fsetxattr"});
    for (const std::uint64_t kind : {CLONE_NEWNS, CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET, CLONE_NEWIPC,
                                     CLONE_NEWUTS, CLONE_NEWCGROUP})
        rules.add(SCMP_ACT_ERRNO(EPERM), "clone", {has_bits(0, kind)});
    rules.add(SCMP_ACT_ERRNO(EPERM), "ioctl", {equals(1, 0x5412)});  // TIOCSTI: typing into a terminal
    rules.add(SCMP_ACT_ERRNO(ENOSYS), {"clone3"});  // its flags lie in memory, out of a filter's sight
}

}  // namespace

Result<Fd> make_filter(Profile profile) {
    const auto failure = [](int error) {
        return fail(
            Error::fault(fmt::format("cannot make the system call filter: {}", std::strerror(error))));
    };
    const bool worker = profile == Profile::worker;
    const Filter filter(::seccomp_init(worker ? SCMP_ACT_KILL_PROCESS : SCMP_ACT_ALLOW), &::seccomp_release);
    if (!filter) return failure(ENOMEM);
    // Foreign architectures, and x32, whose numbers the filter would misread. Optimize 2: a binary tree, not a chain.
    int error = -::seccomp_attr_set(filter.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
    if (error == 0) error = -::seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_OPTIMIZE, 2);
    Rules rules(filter.get());
    if (worker)
        allow_worker(rules);
    else
        deny_compiler(rules);
    if (error == 0) error = rules.error;
    if (error != 0) return failure(error);

    Fd file(::memfd_create("halfspace filter", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    if (!file) return failure(errno);
    error = -::seccomp_export_bpf(filter.get(), file.get());
    if (error != 0) return failure(error);
    if (::fcntl(file.get(), F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) != 0)
        return failure(errno);
    return file;
}

}  // namespace halfspace::sandbox
