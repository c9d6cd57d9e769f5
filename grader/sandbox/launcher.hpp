#pragma once
// The grader's end of halfspace-launcher: process 1 of an enclosure, which starts and ends the programs in it.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/process.hpp"
#include "sandbox/cgroup.hpp"
#include "sandbox/launch_plan.hpp"
#include "sandbox/sandbox.hpp"

namespace halfspace::sandbox {

/// Our ends of what bubblewrap and the launcher hold.
struct LauncherEnds {
    Fd control;  ///< SOCK_SEQPACKET: orders there, reports back
    Fd info;     ///< bubblewrap's
    Fd said;     ///< what bubblewrap writes to stdout and stderr
};

/// What the launcher told, and who did.
struct Told {
    Report report;
    std::string text;
    int pid = 0;  ///< of the sender, among our processes; 0 if the kernel did not say
};

class Launcher {
  public:
    /// `release` runs once everything has ended.
    Launcher(Process bwrap, LauncherEnds ends, std::optional<Cgroup> cgroup, std::function<void()> release);
    Launcher(const Launcher&) = delete;
    Launcher& operator=(const Launcher&) = delete;
    /// Ends all processes of the enclosure, and waits until they are gone.
    ~Launcher();

    /// False if nobody takes orders any more.
    bool start(const Job& job, const int (&passed)[passed_count]);
    bool clear();

    /// The next report that is there, without waiting.
    std::optional<Told> hear();

    /// Becomes readable when there is something to hear; and when bubblewrap has ended.
    [[nodiscard]] int control() const { return ends_.control.get(); }
    [[nodiscard]] int pidfd() const { return bwrap_.pidfd(); }
    /// The launcher hung up, or bubblewrap has ended: nothing can be started here any more.
    [[nodiscard]] bool gone() const { return gone_; }
    void note_end() { gone_ = true; }

    /// What bubblewrap wrote, which says why there is no launcher.
    std::string said();
    [[nodiscard]] bool out_of_memory() const { return cgroup_ && cgroup_->out_of_memory(); }

  private:
    bool send(const Order& order, const std::string& words, const int* passed);
    void learn_init();

    Process bwrap_;
    Fd init_;  ///< pidfd of process 1 of the namespace: with it end all
    LauncherEnds ends_;
    std::optional<Cgroup> cgroup_;
    std::function<void()> release_;
    bool gone_ = false;
};

}  // namespace halfspace::sandbox
