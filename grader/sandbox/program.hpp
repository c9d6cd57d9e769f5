#pragma once
// A running sandboxed program, and all that it started, seen from outside.

#include <ctime>
#include <memory>
#include <optional>
#include <string>

#include "sandbox/launcher.hpp"
#include "sandbox/sandbox.hpp"

namespace halfspace::sandbox {

class Program final : public Child {
  public:
    /// Starts what the job says. Returns once every layer is in place, or says which failed. The launcher must have no other
    /// program now.
    static Result<std::unique_ptr<Program>> start(std::shared_ptr<Launcher> launcher, const Job& job);
    ~Program() override;

    bool write(std::span<const std::byte> bytes) override;
    ReadResult read(std::span<std::byte> into) override;
    void wait() override;
    Outcome finish() override;
    [[nodiscard]] const std::string& output() const override { return output_; }
    std::chrono::microseconds cpu() override;
    bool is_over_cpu_limit() override;
    std::chrono::milliseconds elapsed() override;

  private:
    using Clock = std::chrono::steady_clock;
    using Deadline = Clock::time_point;
    enum class Cut { none, cpu, wall, output };

    Program(std::shared_ptr<Launcher> launcher, const Job& job);
    Result<void> await_ready();
    short pump(int fd, short events, Deadline deadline);
    void drain_output();
    void listen();
    void take(const Told& told);
    void look();
    bool out_of_time();
    [[nodiscard]] Deadline next_look() const;
    [[nodiscard]] bool is_time_to_look() const { return Clock::now() >= next_look(); }
    void cut(Cut why);
    std::chrono::nanoseconds waited_for_a_processor();
    [[nodiscard]] bool runs() const { return !ended_ && !failed_ && !too_large_; }
    Outcome decide();

    std::shared_ptr<Launcher> launcher_;
    Limits limits_;
    Profile profile_;
    Fd request_;  ///< to the program's 3
    Fd unread_;   ///< its other end: who writes to a pipe that somebody holds gets no SIGPIPE
    Fd reply_;    ///< from its 4
    Fd out_;      ///< from its 1 and 2
    Deadline began_;
    Deadline wall_;
    int pid_ = 0;                         ///< of the program, among our processes; 0: not known
    std::optional<clockid_t> cpu_clock_;  ///< its processor time
    std::chrono::microseconds used_{0};   ///< of it, when we last looked
    Deadline looked_;
    std::chrono::nanoseconds we_waited_before_{0};
    std::chrono::nanoseconds waited_{0};  ///< the last count that could be had

    std::string output_;
    bool ready_ = false;
    bool too_large_ = false;
    bool clearing_ = false;  ///< all of it is being killed, by us
    bool cleared_ = false;
    std::optional<std::string> failed_;
    std::optional<Report> ended_;
    Cut cut_ = Cut::none;
    std::optional<Outcome> outcome_;
    std::chrono::milliseconds elapsed_{0};  ///< once there is an outcome
};

}  // namespace halfspace::sandbox
