#pragma once
// A running sandboxed tree of processes, seen from outside.

#include <functional>
#include <optional>
#include <string>

#include "base/process.hpp"
#include "sandbox/cgroup.hpp"
#include "sandbox/launch_plan.hpp"
#include "sandbox/sandbox.hpp"

namespace halfspace::sandbox {

/// Our ends of what the launcher and the program hold.
struct Ends {
    Fd request;  ///< to the program's 3
    Fd reply;    ///< from its 4
    Fd output;   ///< from its 1 and 2
    Fd status;   ///< from the launcher
    Fd info;     ///< from bubblewrap
};

class Tree final : public Child {
  public:
    /// `release` runs once everything has ended.
    Tree(Process bwrap, Ends ends, const Limits& limits, std::optional<Cgroup> cgroup,
         std::function<void()> release);
    ~Tree() override;

    /// Waits until the launcher says that every layer is in place, or says why not.
    Result<void> await_ready();

    bool write(std::span<const std::byte> bytes, Deadline deadline) override;
    ReadResult read(std::span<std::byte> into, Deadline deadline) override;
    bool has_pending() override;
    void wait() override;
    Outcome finish() override;
    [[nodiscard]] const std::string& output() const override { return output_; }

  private:
    enum class Cut { none, wall, output };

    short pump(int fd, short events, Deadline deadline);
    void drain_output();
    void drain_status();
    void learn_init();
    bool past_wall();
    void cut(Cut why);
    void kill_all();
    Outcome decide();

    Process bwrap_;
    Fd init_;  ///< pidfd of process 1 of the namespace: with it end all
    Ends ends_;
    Limits limits_;
    std::optional<Cgroup> cgroup_;
    std::function<void()> release_;
    Deadline wall_;

    std::string output_;
    std::string reports_;  ///< bytes of the status pipe not yet understood
    bool ready_ = false;
    bool too_large_ = false;
    bool gone_ = false;    ///< bwrap has ended
    bool killed_ = false;  ///< by us
    std::optional<std::string> failed_;
    std::optional<Report> ended_;
    Cut cut_ = Cut::none;
    std::optional<Outcome> outcome_;
};

}  // namespace halfspace::sandbox
