#include "sandbox/probe.hpp"

#include <fmt/format.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/process.hpp"
#include "sandbox/cgroup.hpp"
#include "sandbox/entry.hpp"

namespace halfspace::sandbox {

namespace {

Layer bubblewrap() {
    Layer layer{.name = "bubblewrap", .found = "not installed", .advice = "install the package bubblewrap"};
    const auto bwrap = find_program("bwrap");
    if (!bwrap) return layer;
    const auto version = run({.argv = {bwrap->string(), "--version"}, .wall = std::chrono::seconds(10)});
    layer.found = fmt::format("{} does not run", bwrap->string());
    if (!version || !version->ok()) return layer;
    layer.present = true;
    layer.found = fmt::format("{}, {}", bwrap->string(), version->out.substr(0, version->out.find('\n')));
    layer.advice.clear();
    return layer;
}

/// Tries it in a process of its own; nothing else would be sure.
bool can_make_user_namespace() {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(::unshare(CLONE_NEWUSER) == 0 ? 0 : 1);
    int status = 1;
    while (child > 0 && ::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return child > 0 && status == 0;
}

Layer user() {
    if (is_full_root())
        return {.name = "user",
                .present = true,
                .found = "root: jobs run as unprivileged users, no user namespace is needed",
                .advice = ""};
    Layer layer{.name = "user", .present = can_make_user_namespace(), .found = "", .advice = ""};
    // (Root that may make no namespaces, as in many containers, needs one as all others do.)
    layer.found = layer.present ? "not root; user namespaces are allowed"
                                : "not root, and user namespaces are forbidden";
    if (!layer.present)
        layer.advice =
            "allow them (sysctl kernel.unprivileged_userns_clone=1, user.max_user_namespaces, or on Ubuntu "
            "kernel.apparmor_restrict_unprivileged_userns=0), or run as root";
    return layer;
}

Layer root_folder() {
    Layer layer{.name = "root folder", .present = true, .found = "a mount point, with /proc", .advice = ""};
    if (!needs_reroot()) return layer;
    layer.present = is_full_root();
    layer.found =
        "a plain chroot: each sandbox first gets a mount namespace in which / is a mount point and has /proc";
    if (!layer.present) layer.advice = "mount /proc, and make / a mount point; or run as root";
    return layer;
}

Layer control_groups() {
    const auto home = CgroupHome::find();
    Layer layer{.name = "control groups",
                .present = home.version() != 0,
                .needed = false,
                .found = home.why(),
                .advice = ""};
    if (!layer.present)
        layer.advice =
            "compiles are held by rlimits for each process and by no memory limit for the whole tree: run as "
            "root, or "
            "delegate a version 2 group with memory and pids to this user";
    return layer;
}

Layer seccomp() {
    const unsigned action = SECCOMP_RET_KILL_PROCESS;
    Layer layer{.name = "seccomp", .found = "the kernel can kill a process for a system call", .advice = ""};
    layer.present = ::syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
    if (layer.present) return layer;
    layer.found = std::strerror(errno);
    layer.advice = "use a kernel with CONFIG_SECCOMP_FILTER";
    return layer;
}

Layer no_new_privileges() {
    Layer layer{.name = "no_new_privs",
                .present = ::prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) >= 0,
                .found = "known to the kernel",
                .advice = ""};
    if (layer.present) return layer;
    layer.found = std::strerror(errno);
    layer.advice = "use a newer kernel";
    return layer;
}

Layer landlock() {
    const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    Layer layer{.name = "landlock", .present = version > 0, .needed = false, .found = "", .advice = ""};
    layer.found = version > 0 ? fmt::format("ABI {}", version) : std::strerror(errno);
    if (version <= 0) layer.advice = "nothing: bubblewrap does without it";
    return layer;
}

Layer as_a_whole(const Programs& programs) {
    Layer layer{.name = "sandbox", .found = "bubblewrap: starts, and has passed its self-test", .advice = ""};
    const auto sandbox = open_sandbox(programs);
    layer.present = sandbox.has_value();
    if (layer.present) return layer;
    layer.found = sandbox.error().message;
    layer.advice =
        "mend what is said to be absent above; a container may forbid namespaces: give it CAP_SYS_ADMIN";
    return layer;
}

}  // namespace

bool Probe::usable() const {
    return std::all_of(layers.begin(), layers.end(),
                       [](const Layer& layer) { return layer.present || !layer.needed; });
}

Probe probe(const Programs& programs) {
    return {{bubblewrap(), user(), root_folder(), no_new_privileges(), seccomp(), control_groups(),
             landlock(), as_a_whole(programs)}};
}

}  // namespace halfspace::sandbox
