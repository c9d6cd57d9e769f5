#pragma once
// The only door through which untrusted code starts. Implementations: bubblewrap.hpp, and fake.hpp for tests.

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "sandbox/outcome.hpp"

namespace halfspace::sandbox {

struct Limits {
    std::chrono::milliseconds cpu{2000};  ///< per process
    /// Whole tree, from start to end, less the time in which it waited for a processor: ends what does not run.
    std::chrono::milliseconds wall{10000};
    /// Address space of each process; of the whole tree where a cgroup can be had.
    std::size_t memory_bytes = 512u << 20;
    std::size_t stack_bytes = 8u << 20;
    std::size_t file_bytes = 0;            ///< largest file it may write; 0: none at all
    std::size_t output_bytes = 64u << 10;  ///< stdout and stderr together
    int processes = 1;                     ///< in the whole tree; 1: seccomp forbids new ones
};

/// A file or folder of the host as the process sees it. Everything not mounted does not exist inside.
struct Mount {
    std::filesystem::path source;
    std::string target;  ///< absolute path inside
    bool writable = false;
};

struct Symlink {
    std::string target;
    std::string path;
};

enum class Profile {
    worker,    ///< seccomp allow-list: no new processes, no sockets, no opens
    compiler,  ///< processes and files allowed, within limits
};

struct Job {
    std::vector<std::string> argv;  ///< argv[0] is a path inside
    std::vector<Mount> mounts;
    std::vector<Symlink> symlinks;
    std::vector<std::string> tmpfs;                        ///< folders inside that are writable and vanish
    std::vector<std::pair<std::string, std::string>> env;  ///< the whole environment
    std::string cwd = "/";
    Limits limits;
    Profile profile = Profile::worker;
};

/// A running sandboxed process tree. fd 0 is /dev/null-like (empty), 1 and 2 are captured, 3 carries what we
/// write, 4 what it answers. Destroying a Child kills and reaps the whole tree.
class Child {
  public:
    Child() = default;
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    virtual ~Child() = default;

    /// Writes all bytes to the process's fd 3. False: it no longer reads, or its wall limit passed.
    virtual bool write(std::span<const std::byte> bytes) = 0;

    enum class Read { bytes, end };
    struct ReadResult {
        Read kind;
        std::size_t count;
    };
    /// Reads what is there from the process's fd 4, at least one byte. While it waits it drains stdout and
    /// stderr. end: the process closed fd 4, is gone, or its wall limit passed; finish() says why.
    virtual ReadResult read(std::span<std::byte> into) = 0;

    /// Waits until the tree has ended by itself, at most until its wall limit; draining output. For compiles.
    virtual void wait() = 0;

    /// Kills what still runs, reaps it all, and says how it ended. A process killed here while healthy counts
    /// as Signaled{SIGKILL}. Later calls return the same.
    virtual Outcome finish() = 0;

    /// What it wrote to stdout and stderr, in order of arrival, cut at the limit.
    [[nodiscard]] virtual const std::string& output() const = 0;

    /// Processor time that it has used, by the kernel's count.
    virtual std::chrono::microseconds cpu() = 0;
    /// Whether that is more than its limit: it may ignore the signal that stops it.
    virtual bool is_over_cpu_limit() = 0;
    /// Time since it began, less what it, or we, waited for a processor: on a busy machine no more than on an idle one.
    /// (Where /proc does not tell, the whole time.)
    virtual std::chrono::milliseconds elapsed() = 0;
};

/// Namespaces, a root folder and mounts, made once; programs run in it one after the other. Nothing passes from one to the
/// next: its processes are killed, there is nothing to write to, and descriptors, limits and filter are each one's own.
class Enclosure {
  public:
    Enclosure() = default;
    Enclosure(const Enclosure&) = delete;
    Enclosure& operator=(const Enclosure&) = delete;
    virtual ~Enclosure() = default;

    /// Returns once every layer is in place and the program is about to be executed, or says which layer failed
    /// (Kind::fault). Of the job count argv, env and limits; all else is as the enclosure was made. The child before must
    /// be finished. The child may outlive this object.
    virtual Result<std::unique_ptr<Child>> start(const Job& job) = 0;
};

class Sandbox {
  public:
    Sandbox() = default;
    Sandbox(const Sandbox&) = delete;
    Sandbox& operator=(const Sandbox&) = delete;
    virtual ~Sandbox() = default;

    [[nodiscard]] virtual std::string_view name() const = 0;

    /// An enclosure for programs with this job's mounts, symlinks, tmpfs, cwd and profile. Safe to call from several
    /// threads.
    virtual Result<std::unique_ptr<Enclosure>> enclose(const Job& job) = 0;

    /// One program in an enclosure of its own, which ends with it.
    Result<std::unique_ptr<Child>> start(const Job& job);
};

}  // namespace halfspace::sandbox
