#include "sandbox/entry.hpp"

#include <fcntl.h>
#include <linux/capability.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>

namespace halfspace::sandbox {
namespace {

/// In a plain chroot "/" is no mount point, which pivot_root needs, and /proc may be missing, which
/// bubblewrap needs. In a mount namespace of our own: bind "/" onto itself, and mount /proc. To keep the
/// binds from appearing outside, every mount must first be made private, also that which holds our chroot: so
/// leave the chroot for a moment.
CHILD_SIDE const char* reroot() {
    if (::unshare(CLONE_NEWNS) != 0) return "making a mount namespace";
    const int root = ::open("/", O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (root < 0) return "opening /";
    if (::chroot("/tmp") != 0 && ::chroot("/usr") != 0) return "finding a folder in /";
    if (::fchdir(root) != 0) return "entering /";
    for (int i = 0; i < 64; ++i)  // ".." of the real root is itself
        if (::chdir("..") != 0) return "leaving the chroot";
    if (::chroot(".") != 0) return "leaving the chroot";
    if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return "making all mounts private";
    const int tree = static_cast<int>(::syscall(
        SYS_open_tree, root, "", AT_EMPTY_PATH | AT_RECURSIVE | OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC));
    if (tree < 0) return "copying the mount of /";
    if (::syscall(SYS_move_mount, tree, "", root, "", MOVE_MOUNT_F_EMPTY_PATH | MOVE_MOUNT_T_EMPTY_PATH) != 0)
        return "mounting / onto itself";
    if (::fchdir(tree) != 0 || ::chroot(".") != 0) return "entering the new /";
    if (::access("/proc/self/ns", F_OK) != 0 &&
        ::mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, nullptr) != 0)
        return "mounting /proc";
    return nullptr;
}

CHILD_SIDE const char* enter(void* data) {
    const auto& entry = *static_cast<const Entry*>(data);
    for (const int door : entry.doors)
        if (::write(door, "0", 1) != 1) return "entering a control group";
    return entry.reroot ? reroot() : nullptr;
}

}  // namespace

bool is_full_root() {
    if (::geteuid() != 0) return false;
    __user_cap_header_struct header{.version = _LINUX_CAPABILITY_VERSION_3, .pid = 0};
    std::array<__user_cap_data_struct, _LINUX_CAPABILITY_U32S_3> sets{};
    if (::syscall(SYS_capget, &header, sets.data()) != 0) return false;
    return (sets[CAP_TO_INDEX(CAP_SYS_ADMIN)].effective & CAP_TO_MASK(CAP_SYS_ADMIN)) != 0;
}

bool needs_reroot() {
    struct statx status {};
    const bool mount_point =
        ::statx(AT_FDCWD, "/", 0, 0, &status) == 0 && (status.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
    return !mount_point || ::access("/proc/self/ns", F_OK) != 0;
}

Launch::Step Entry::step() {
    return {enter, this};
}

}  // namespace halfspace::sandbox
