#pragma once
// Control groups: the only limits that hold for a whole tree of processes. Version 1 (controllers memory and
// pids) or 2, whichever can be written; where neither can, the compile sandbox has rlimits only, and
// `halfspace doctor` says so.

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "base/result.hpp"

namespace halfspace::sandbox {

/// One job's group. Removed when this is destroyed, after its processes have ended.
class Cgroup {
  public:
    Cgroup(Cgroup&&) noexcept = default;
    Cgroup& operator=(Cgroup&&) = delete;
    ~Cgroup();

    /// Open cgroup.procs files: a process that writes "0" to each is in.
    [[nodiscard]] std::vector<int> doors() const;
    /// True once the kernel has killed a process of the group for want of memory.
    [[nodiscard]] bool out_of_memory() const;

  private:
    friend class CgroupHome;
    Cgroup() = default;
    std::vector<std::filesystem::path> folders_;
    std::vector<Fd> locks_;  ///< of the folders: without one, it is left over from a killed run
    std::vector<Fd> doors_;
    std::filesystem::path events_;
};

/// Where this process may make groups.
class CgroupHome {
  public:
    /// Looks, and tries, and removes the empty groups of killed runs: an empty home (version 0) if groups cannot be had. `why` says what was found.
    static CgroupHome find();

    [[nodiscard]] int version() const { return version_; }
    [[nodiscard]] const std::string& why() const { return why_; }
    [[nodiscard]] Result<Cgroup> create(std::size_t memory_bytes, int processes) const;

  private:
    [[nodiscard]] Result<Cgroup> create(const std::string& name, std::size_t memory_bytes, int processes,
                                        bool& is_taken) const;

    int version_ = 0;
    std::string why_;
    std::filesystem::path memory_;  ///< version 1: the memory controller's folder; version 2: the one
    std::filesystem::path pids_;    ///< version 1 only
};

}  // namespace halfspace::sandbox
