#include "sandbox/bubblewrap.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sched.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <set>

#include "base/process.hpp"
#include "sandbox/entry.hpp"
#include "sandbox/filter.hpp"
#include "sandbox/launch_plan.hpp"
#include "sandbox/launcher.hpp"
#include "sandbox/program.hpp"

namespace halfspace::sandbox {

namespace {

constexpr const char* launcher_inside = "/.halfspace-launcher";
constexpr std::uint32_t users_per_process = 1024;

/// Ids that nobody uses: far above people, systemd's containers and its "foreign" range. Where the ids of a
/// container are mapped and end early, ids below the usual nobody.
std::uint32_t first_user() {
    std::ifstream map("/proc/self/uid_map");
    std::uint64_t inside = 0;
    std::uint64_t outside = 0;
    std::uint64_t count = 0;
    const bool everything = !(map >> inside >> outside >> count) || inside + count >= 0xffffffffU;
    if (!everything) return 60000;
    // By chance, so that the user id, which a worker may ask for, tells nothing of us.
    std::uint16_t block = 0;
    if (::getrandom(&block, sizeof block, 0) != sizeof block) block = 0;
    return 1'900'000'000U + block * users_per_process;
}

Error cannot_use(const std::filesystem::path& path, const std::string& why) {
    return Error::fault(fmt::format("the sandbox cannot use {}: {}", path.string(), why));
}

/// As root the program runs as another user, who must be able to read what is mounted.
Result<void> check_mount(const Mount& mount, bool root) {
    struct stat status {};
    if (::stat(mount.source.c_str(), &status) != 0)
        return fail(cannot_use(mount.source, std::strerror(errno)));
    if (!root || mount.writable) return {};
    const unsigned wanted = S_ISDIR(status.st_mode) ? 0005 : 0004;
    if ((status.st_mode & wanted) != wanted)
        return fail(cannot_use(mount.source,
                               fmt::format("mode {:o} does not let others read it", status.st_mode & 0777U)));
    return {};
}

std::set<std::string> folders_above(const std::vector<Mount>& mounts) {
    std::set<std::string> folders;
    for (const auto& mount : mounts)
        for (auto above = std::filesystem::path(mount.target).parent_path(); above.has_relative_path();
             above = above.parent_path())
            folders.insert(above.string());
    return folders;
}

/// Job users own what they may write; when the job is gone, we own it again.
struct Ownership {
    std::vector<Fd> sources;

    [[nodiscard]] bool give(std::uint32_t user) const {
        return std::all_of(sources.begin(), sources.end(), [&](const Fd& fd) {
            return ::fchownat(fd.get(), "", user, user, AT_EMPTY_PATH) == 0;
        });
    }
};

/// What the launcher starts.
class Enclosed final : public Enclosure {
  public:
    Enclosed(std::shared_ptr<Launcher> launcher, Profile profile)
        : launcher_(std::move(launcher)), profile_(profile) {}

    Result<std::unique_ptr<Child>> start(const Job& job) override {
        if (job.argv.empty() || !job.argv.front().starts_with('/'))
            return fail(Error::fault("the sandboxed program must be named by its absolute path inside"));
        if (job.profile != profile_) return fail(Error::fault("the enclosure is for another profile"));
        return TRY(Program::start(launcher_, job));
    }

  private:
    std::shared_ptr<Launcher> launcher_;
    Profile profile_;
};

}  // namespace

Users::Users() : first_(first_user()), taken_(users_per_process) {}

std::uint32_t Users::take() {
    const std::lock_guard lock(mutex_);
    const auto free = std::find(taken_.begin(), taken_.end(), false);
    // All taken: two jobs share a user, and its process limit. Namespaces still part them.
    if (free == taken_.end()) return first_;
    *free = true;
    return first_ + static_cast<std::uint32_t>(free - taken_.begin());
}

void Users::give_back(std::uint32_t user) {
    const std::lock_guard lock(mutex_);
    taken_.at(user - first_) = false;
}

Result<std::unique_ptr<Bubblewrap>> Bubblewrap::create(const std::filesystem::path& launcher) {
    std::unique_ptr<Bubblewrap> sandbox(new Bubblewrap);
    const auto bwrap = find_program("bwrap");
    if (!bwrap) return fail(Error::fault("bubblewrap is not installed: install the package bubblewrap"));
    sandbox->bwrap_ = std::filesystem::absolute(*bwrap);
    sandbox->launcher_ = std::filesystem::absolute(launcher);
    if (::access(launcher.c_str(), X_OK) != 0) return fail(cannot_use(launcher, std::strerror(errno)));

    sandbox->worker_filter_ = TRY(make_filter(Profile::worker));
    sandbox->compiler_filter_ = TRY(make_filter(Profile::compiler));
    sandbox->nothing_ = TRY(make_pipe()).reader;

    sandbox->root_ = is_full_root();
    sandbox->reroot_ = needs_reroot();
    if (sandbox->reroot_ && !sandbox->root_)
        return fail(Error::fault(
            "bubblewrap needs \"/\" to be a mount point and /proc to be mounted; in a chroot, run as root"));
    sandbox->cgroups_ = CgroupHome::find();
    sandbox->users_ = std::make_shared<Users>();
    return sandbox;
}

void Bubblewrap::share_network() {
    shared_network_ = root_ && ::unshare(CLONE_NEWNET) == 0;
}

std::vector<std::string> Bubblewrap::arguments(const Job& job, std::uint32_t user) const {
    std::vector<std::string> argv{bwrap_.string()};
    const auto add = [&](std::initializer_list<std::string> words) { argv.insert(argv.end(), words); };
    if (root_) {
        add({"--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"});
        if (!shared_network_ || job.profile != Profile::worker) add({"--unshare-net"});
        add({"--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--cap-add",
             "CAP_SETPCAP"});
    } else {
        add({"--unshare-user", "--unshare-all", "--uid", "65534", "--gid", "65534"});
        if (::geteuid() == 0) add({"--cap-drop", "ALL"});  // bubblewrap leaves what a root has
    }
    add({"--die-with-parent", "--new-session", "--as-pid-1", "--hostname", "halfspace", "--clearenv"});
    add({"--info-fd", std::to_string(descriptor::info)});
    for (const auto& folder : job.tmpfs) {
        const auto size = std::max<std::size_t>(2 * job.limits.file_bytes, 1u << 20);
        add({"--perms", "1777", "--size", std::to_string(size), "--tmpfs", folder});
    }
    // Folders on the way to a mount: bubblewrap would make them for root alone.
    for (const auto& folder : folders_above(job.mounts)) add({"--dir", folder});
    for (const auto& mount : job.mounts)
        add({mount.writable ? "--bind" : "--ro-bind", std::filesystem::absolute(mount.source).string(),
             mount.target});
    for (const auto& link : job.symlinks) add({"--symlink", link.target, link.path});
    add({"--ro-bind", launcher_.string(), launcher_inside, "--remount-ro", "/"});
    add({"--chdir", job.cwd, "--", launcher_inside, std::to_string(user)});
    return argv;
}

Result<std::unique_ptr<Enclosure>> Bubblewrap::enclose(const Job& job) {
    auto owned = std::make_shared<Ownership>();
    for (const auto& mount : job.mounts) {
        TRY(check_mount(mount, root_));
        if (!mount.writable || !root_) continue;
        owned->sources.emplace_back(::open(mount.source.c_str(), O_PATH | O_CLOEXEC | O_NOFOLLOW));
        if (!owned->sources.back()) return fail(cannot_use(mount.source, std::strerror(errno)));
    }

    std::optional<Cgroup> cgroup;
    if (job.profile == Profile::compiler && cgroups_.version() != 0) {
        // Two more processes: bubblewrap and the launcher. (Its own child before the program counts as the program.)
        cgroup.emplace(TRY(cgroups_.create(job.limits.memory_bytes, job.limits.processes + 2)));
    }

    std::array<int, 2> sockets{};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets.data()) != 0)
        return fail(Error::fault(fmt::format("the sandbox cannot make a socket: {}", std::strerror(errno))));
    Fd ours(sockets[0]);
    Fd theirs(sockets[1]);
    auto info = TRY(make_pipe());
    auto said = TRY(make_pipe());

    const auto user = root_ ? users_->take() : 0;
    std::shared_ptr<void> release(nullptr, [users = users_, user, owned](void*) {
        (void)owned->give(::geteuid());
        if (user != 0) users->give_back(user);
    });
    if (root_ && !owned->give(user))
        return fail(Error::fault("the sandbox cannot give a writable folder to its user"));

    Launch launch;
    launch.argv = arguments(job, user);
    launch.env.emplace();
    launch.cwd = "/";
    Entry entry{cgroup ? cgroup->doors() : std::vector<int>{}, reroot_};
    launch.before_exec = entry.step();
    const auto& filter = job.profile == Profile::worker ? worker_filter_ : compiler_filter_;
    launch.descriptors = {{nothing_.get(), 0},
                          {said.writer.get(), 1},
                          {said.writer.get(), 2},
                          {theirs.get(), descriptor::control},
                          {info.writer.get(), descriptor::info},
                          {filter.get(), descriptor::filter}};
    auto bwrap = TRY(Process::start(launch));
    auto launcher = std::make_shared<Launcher>(
        std::move(bwrap), LauncherEnds{std::move(ours), std::move(info.reader), std::move(said.reader)},
        std::move(cgroup), [release]() mutable { release.reset(); });
    return std::make_unique<Enclosed>(std::move(launcher), job.profile);
}

}  // namespace halfspace::sandbox
