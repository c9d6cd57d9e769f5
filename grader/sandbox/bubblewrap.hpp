#pragma once
// The sandbox made of bubblewrap (namespaces, an empty root folder) and of our launcher (everything else).
//
// As root, no user namespace is needed, and in a chroot or many a container none can be had: bubblewrap runs
// as root and the launcher changes to an unprivileged user, another one for each job that runs at the same
// time, so that limits counted per user are per job. Without root, bubblewrap makes a user namespace.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

#include "base/files.hpp"
#include "sandbox/cgroup.hpp"
#include "sandbox/sandbox.hpp"

namespace halfspace::sandbox {

/// The user ids of jobs run by root. Thread-safe.
class Users {
  public:
    Users();
    [[nodiscard]] std::uint32_t take();
    void give_back(std::uint32_t user);

  private:
    std::mutex mutex_;
    std::uint32_t first_;
    std::vector<bool> taken_;
};

class Bubblewrap : public Sandbox {
  public:
    /// `launcher`: the static executable halfspace-launcher. A missing part is a fault. Tries nothing out:
    /// see open.hpp.
    static Result<std::unique_ptr<Bubblewrap>> create(const std::filesystem::path& launcher);

    /// For a process that does nothing but run workers, as root, from this thread: it changes to a network of
    /// its own, without any interface, and its workers then share that one. To make a network for each worker
    /// costs the kernel more than to start it. Without root, or if the kernel refuses, nothing changes.
    void share_network();

    [[nodiscard]] std::string_view name() const override { return "bubblewrap"; }

    /// Order inside: tmpfs, then mounts, then symlinks; so a mount may lie in a tmpfs. The root folder is
    /// read-only. As root: what is mounted must be readable for everyone, the program executable, and a
    /// writable mount's source belongs to the enclosure's user until it is gone, then to root again.
    Result<std::unique_ptr<Enclosure>> enclose(const Job& job) override;

  private:
    Bubblewrap() = default;
    [[nodiscard]] std::vector<std::string> arguments(const Job& job, std::uint32_t user) const;

    std::filesystem::path bwrap_;
    std::filesystem::path launcher_;
    Fd worker_filter_;
    Fd compiler_filter_;
    Fd nothing_;  ///< a pipe that has ended: everybody's stdin
    CgroupHome cgroups_;
    bool root_ = false;
    bool reroot_ = false;
    bool shared_network_ = false;
    std::shared_ptr<Users> users_;
};

}  // namespace halfspace::sandbox
