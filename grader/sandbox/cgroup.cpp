#include "sandbox/cgroup.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fstream>
#include <sstream>
#include <thread>

namespace halfspace::sandbox {

namespace {

namespace fs = std::filesystem;

Result<void> put(const fs::path& file, const std::string& value) {
    const Fd fd(::open(file.c_str(), O_WRONLY | O_CLOEXEC));
    if (!fd || ::write(fd.get(), value.data(), value.size()) < 0)
        return fail(Error::fault(fmt::format("cannot write {}: {}", file.string(), std::strerror(errno))));
    return {};
}

/// The value of `key` in a file of lines "key value"; -1 without.
long value_of(const fs::path& file, const std::string& key) {
    std::ifstream lines(file);
    std::string name;
    long value = 0;
    while (lines >> name >> value)
        if (name == key) return value;
    return -1;
}

bool lists(const fs::path& file, const std::string& word) {
    std::ifstream words(file);
    for (std::string each; words >> each;)
        if (each == word) return true;
    return false;
}

/// This process's own group in a version 1 hierarchy, or in version 2 (controller "").
fs::path own_group(const fs::path& mount, const std::string& controller) {
    std::ifstream lines("/proc/self/cgroup");
    for (std::string line; std::getline(lines, line);) {
        const auto first = line.find(':');
        const auto second = line.find(':', first + 1);
        if (second == std::string::npos) continue;
        std::stringstream names(line.substr(first + 1, second - first - 1));
        bool found = controller.empty() && second == first + 1;
        for (std::string name; std::getline(names, name, ',');) found = found || name == controller;
        if (!found) continue;
        const auto group = mount / fs::path(line.substr(second + 1)).relative_path();
        std::error_code error;
        return fs::is_directory(group, error) ? group : mount;  // in a container the path may be the host's
    }
    return mount;
}

constexpr const char* name_start = "halfspace-";

/// A process of this number may have had it before, and have left a group of the name.
std::string next_name() {
    static std::atomic<unsigned> serial{0};
    return fmt::format("{}{}-{}", name_start, ::getpid(), serial++);
}

/// Removes the groups of runs that were killed: those that nobody holds locked. The number in a name says less, where a
/// process of another namespace made it; and rmdir removes no group that has a process.
void sweep(const fs::path& parent) {
    std::error_code error;
    for (fs::directory_iterator i(parent, error), end; !error && i != end; i.increment(error)) {
        if (!i->path().filename().string().starts_with(name_start)) continue;
        if (const Fd lock = lock_left_folder(i->path())) ::rmdir(i->path().c_str());
    }
}

}  // namespace

CgroupHome CgroupHome::find() {
    CgroupHome home;
    const fs::path root = "/sys/fs/cgroup";
    if (::access((root / "memory/memory.limit_in_bytes").c_str(), F_OK) == 0 ||
        ::access((root / "pids").c_str(), F_OK) == 0) {
        home.version_ = 1;
        home.memory_ = own_group(root / "memory", "memory");
        home.pids_ = own_group(root / "pids", "pids");
    } else if (::access((root / "cgroup.controllers").c_str(), F_OK) == 0) {
        home.version_ = 2;
        home.memory_ = own_group(root, "");
        // Controllers can be handed down only from a group without processes, or from the root.
        for (const char* controller : {"+memory", "+pids"})
            if (!put(home.memory_ / "cgroup.subtree_control", controller)) {
                home.memory_ = root;
                (void)put(root / "cgroup.subtree_control", controller);
            }
        if (!lists(home.memory_ / "cgroup.subtree_control", "memory") ||
            !lists(home.memory_ / "cgroup.subtree_control", "pids")) {
            home.version_ = 0;
            home.why_ = "version 2, but its memory and pids controllers are not ours to use";
            return home;
        }
    } else {
        home.why_ = "none mounted at /sys/fs/cgroup";
        return home;
    }
    sweep(home.memory_);
    if (home.version_ == 1) sweep(home.pids_);
    const auto trial = home.create(64u << 20, 8);
    home.why_ = trial ? fmt::format("version {}, below {}", home.version_, home.memory_.string())
                      : trial.error().message;
    if (!trial) home.version_ = 0;
    return home;
}

Result<Cgroup> CgroupHome::create(std::size_t memory_bytes, int processes) const {
    for (int tries = 0; tries < 1000; ++tries) {
        bool is_taken = false;
        auto group = create(next_name(), memory_bytes, processes, is_taken);
        if (!is_taken) return group;
    }
    return fail(
        Error::fault(fmt::format("cannot make a group in {}: every name is taken", memory_.string())));
}

Result<Cgroup> CgroupHome::create(const std::string& name, std::size_t memory_bytes, int processes,
                                  bool& is_taken) const {
    Cgroup group;
    const auto make = [&](const fs::path& parent) -> Result<fs::path> {
        const auto folder = parent / name;
        if (::mkdir(folder.c_str(), 0700) != 0) {
            is_taken = errno == EEXIST;
            return fail(
                Error::fault(fmt::format("cannot make {}: {}", folder.string(), std::strerror(errno))));
        }
        group.folders_.push_back(folder);
        group.locks_.push_back(lock_new_folder(folder));
        if (!group.locks_.back()) {
            is_taken = true;  // a program that starts now took it for left over, and removed it
            return fail(Error::fault(fmt::format("{} was removed", folder.string())));
        }
        group.doors_.emplace_back(::open((folder / "cgroup.procs").c_str(), O_WRONLY | O_CLOEXEC));
        if (!group.doors_.back())
            return fail(Error::fault(
                fmt::format("cannot open {}/cgroup.procs: {}", folder.string(), std::strerror(errno))));
        return folder;
    };
    const auto memory = TRY(make(memory_));
    const auto pids = version_ == 1 ? TRY(make(pids_)) : memory;

    const bool one = version_ == 1;
    TRY(put(memory / (one ? "memory.limit_in_bytes" : "memory.max"), std::to_string(memory_bytes)));
    TRY(put(pids / "pids.max", std::to_string(processes)));
    // No swapping around the limit. Kernels without swap accounting lack the file.
    (void)put(memory / (one ? "memory.memsw.limit_in_bytes" : "memory.swap.max"),
              one ? std::to_string(memory_bytes) : "0");
    group.events_ = memory / (one ? "memory.oom_control" : "memory.events");
    return group;
}

std::vector<int> Cgroup::doors() const {
    std::vector<int> result;
    for (const auto& door : doors_) result.push_back(door.get());
    return result;
}

bool Cgroup::out_of_memory() const {
    return value_of(events_, "oom_kill") > 0;
}

Cgroup::~Cgroup() {
    for (const auto& folder : folders_)
        // A process that has just ended may still be leaving.
        for (int tries = 0; ::rmdir(folder.c_str()) != 0 && errno == EBUSY && tries < 200; ++tries)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

}  // namespace halfspace::sandbox
