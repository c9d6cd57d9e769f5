#include "sandbox/tree.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

namespace halfspace::sandbox {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// How long a program that has shut its reply pipe may take to end: it is most likely ending, and its true
/// status is on the way.
constexpr milliseconds ending_time{2000};
/// How long a killed tree may take to vanish.
constexpr milliseconds vanishing_time{20000};

}  // namespace

Tree::Tree(Process bwrap, Ends ends, const Limits& limits, std::optional<Cgroup> cgroup,
           std::function<void()> release)
    : bwrap_(std::move(bwrap)),
      ends_(std::move(ends)),
      limits_(limits),
      cgroup_(std::move(cgroup)),
      release_(std::move(release)),
      wall_(Clock::now() + limits.wall) {
    for (const auto* fd : {&ends_.request, &ends_.reply, &ends_.output, &ends_.status, &ends_.info})
        set_nonblocking(fd->get());
}

Tree::~Tree() {
    finish();
    cgroup_.reset();
    release_();
}

Result<void> Tree::await_ready() {
    // The launcher's patience is not the program's: a loaded machine is no reason for a fault.
    const auto deadline = Clock::now() + std::max<milliseconds>(limits_.wall, milliseconds(20000));
    while (!ready_ && !failed_ && !too_large_ && ends_.status && !gone_ && Clock::now() < deadline)
        pump(-1, 0, deadline);
    learn_init();
    wall_ = Clock::now() + limits_.wall;
    if (ready_ || too_large_) return {};
    const auto outcome = finish();
    std::string why = "it was not ready in time";
    if (const auto* failure = std::get_if<SandboxFailed>(&outcome))
        why = failure->why;
    else if (ended_)
        why = describe(outcome);
    return fail(Error::fault("the sandbox failed: " + why));
}

/// bwrap writes {"child-pid": N} before it lets the child run, so once the launcher speaks it is there.
void Tree::learn_init() {
    std::array<char, 256> text{};
    if (::read(ends_.info.get(), text.data(), text.size() - 1) <= 0) return;
    const char* digits = std::strpbrk(text.data(), "0123456789");
    if (digits != nullptr)
        init_ = Fd(static_cast<int>(::syscall(SYS_pidfd_open, std::strtol(digits, nullptr, 10), 0)));
    ends_.info.reset();
}

/// Waits until `fd` is ready, or something else happened, or the deadline: returns what `fd` is ready for.
/// Keeps output and reports flowing.
short Tree::pump(int fd, short events, Deadline deadline) {
    std::array<struct pollfd, 4> polled{{{fd, events, 0},
                                         {ends_.output.get(), POLLIN, 0},
                                         {ends_.status.get(), POLLIN, 0},
                                         {gone_ ? -1 : bwrap_.pidfd(), POLLIN, 0}}};
    const auto left = std::chrono::ceil<milliseconds>(deadline - Clock::now()).count();
    const auto timeout = static_cast<int>(std::clamp<decltype(left)>(left, 0, 1'000'000));
    if (::poll(polled.data(), polled.size(), timeout) <= 0) return 0;
    if (polled[1].revents != 0) drain_output();
    if (polled[2].revents != 0) drain_status();
    if (polled[3].revents != 0) gone_ = true;
    return polled[0].revents;
}

void Tree::drain_output() {
    std::array<char, 16384> buffer;
    // A few rounds, not until it is empty: a flood would keep us here.
    for (int rounds = 0; ends_.output && rounds < 8; ++rounds) {
        const auto got = ::read(ends_.output.get(), buffer.data(), buffer.size());
        if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
        if (got <= 0) return ends_.output.reset();
        const auto count = static_cast<std::size_t>(got);
        const auto room = limits_.output_bytes - std::min(limits_.output_bytes, output_.size());
        output_.append(buffer.data(), std::min(count, room));
        if (count > room && ready_) return cut(Cut::output);
    }
}

void Tree::drain_status() {
    std::array<char, 4096> buffer;
    const auto got = ::read(ends_.status.get(), buffer.data(), buffer.size());
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (got <= 0) return ends_.status.reset();
    reports_.append(buffer.data(), static_cast<std::size_t>(got));
    while (reports_.size() >= sizeof(Report)) {
        Report report{};
        std::memcpy(&report, reports_.data(), sizeof report);
        if (reports_.size() < sizeof report + report.length) return;
        const auto text = reports_.substr(sizeof report, report.length);
        reports_.erase(0, sizeof report + report.length);
        switch (report.kind) {
            case Report::Kind::ready:
                ready_ = true;
                break;
            case Report::Kind::too_large:
                too_large_ = true;
                break;
            case Report::Kind::ended:
                ended_ = report;
                break;
            case Report::Kind::failed:
                failed_ = fmt::format("{}: {}", text, std::strerror(report.status));
                break;
        }
    }
}

/// True once the wall limit has passed and the program has not ended by then.
bool Tree::past_wall() {
    if (Clock::now() < wall_) return false;
    if (ends_.status) drain_status();
    if (!ended_) cut(Cut::wall);
    return true;
}

void Tree::cut(Cut why) {
    if (cut_ == Cut::none) cut_ = why;
    kill_all();
}

void Tree::kill_all() {
    killed_ = true;
    // Not bwrap, if it can be avoided: it ends when the namespace is empty, which is what we wait for.
    if (!init_ || ::syscall(SYS_pidfd_send_signal, init_.get(), SIGKILL, nullptr, 0) != 0) {
        if (!init_) bwrap_.kill();
    }
}

bool Tree::write(std::span<const std::byte> bytes, Deadline deadline) {
    while (!bytes.empty()) {
        if (cut_ != Cut::none || outcome_ || past_wall()) return false;
        const auto written = write_quietly(ends_.request.get(), bytes.data(), bytes.size());
        if (written > 0) {
            bytes = bytes.subspan(static_cast<std::size_t>(written));
            continue;
        }
        if (written < 0 && errno != EAGAIN && errno != EINTR) return false;
        if (Clock::now() >= deadline) return false;
        pump(ends_.request.get(), POLLOUT, std::min(deadline, wall_));
    }
    return true;
}

Child::ReadResult Tree::read(std::span<std::byte> into, Deadline deadline) {
    while (true) {
        if (cut_ != Cut::none || outcome_) return {Read::end, 0};
        const auto got = ::read(ends_.reply.get(), into.data(), into.size());
        if (got > 0) return {Read::bytes, static_cast<std::size_t>(got)};
        if (got == 0 || (errno != EAGAIN && errno != EINTR)) return {Read::end, 0};
        if (past_wall()) return {Read::end, 0};
        if (Clock::now() >= deadline) return {Read::timeout, 0};
        pump(ends_.reply.get(), POLLIN, std::min(deadline, wall_));
    }
}

bool Tree::has_pending() {
    struct pollfd polled {
        ends_.reply.get(), POLLIN, 0
    };
    return !outcome_ && ::poll(&polled, 1, 0) > 0 && (polled.revents & POLLIN) != 0;
}

void Tree::wait() {
    while (!outcome_ && cut_ == Cut::none && !ended_ && ends_.status && !gone_ && !past_wall())
        pump(-1, 0, wall_);
}

Outcome Tree::finish() {
    if (outcome_) return *outcome_;
    learn_init();
    if (ends_.status) drain_status();

    struct pollfd reply {
        ends_.reply.get(), POLLIN, 0
    };
    const bool ending = ::poll(&reply, 1, 0) > 0 && (reply.revents & POLLHUP) != 0;
    if (ending && cut_ == Cut::none) {
        const auto deadline = Clock::now() + ending_time;
        while (!ended_ && !failed_ && ends_.status && Clock::now() < deadline) pump(-1, 0, deadline);
    }
    if (!ended_ && !failed_ && !too_large_) kill_all();

    ends_.request.reset();
    ends_.reply.reset();
    const auto deadline = Clock::now() + vanishing_time;
    while (!gone_ && Clock::now() < deadline) pump(-1, 0, deadline);
    if (!gone_) bwrap_.kill();
    if (ends_.status) drain_status();
    if (ends_.output) drain_output();
    outcome_ = gone_ ? decide() : Outcome{SandboxFailed{"its processes do not end"}};
    bwrap_.wait();
    ends_ = {};
    init_ = {};
    return *outcome_;
}

Outcome Tree::decide() {
    if (failed_) return SandboxFailed{*failed_};
    if (too_large_) return MemoryExceeded{};
    if (cut_ == Cut::output) return OutputExceeded{};
    if (cgroup_ && cgroup_->out_of_memory()) return MemoryExceeded{};
    if (cut_ == Cut::wall) return TimedOut{TimedOut::Clock::wall};
    if (!ready_) return SandboxFailed{output_.empty() ? "bubblewrap ended and said nothing" : output_};
    if (!ended_) {
        if (killed_) return Signaled{SIGKILL};
        return SandboxFailed{"its process 1 ended before the program"};
    }
    if (WIFEXITED(ended_->status)) return Exited{WEXITSTATUS(ended_->status)};
    const int signal = WTERMSIG(ended_->status);
    const bool out_of_time = std::chrono::microseconds(ended_->cpu_us) >= limits_.cpu;
    if (signal == SIGXCPU || signal == SIGPROF || (signal == SIGKILL && out_of_time))
        return TimedOut{TimedOut::Clock::cpu};
    return Signaled{signal};
}

}  // namespace halfspace::sandbox
