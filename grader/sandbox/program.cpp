#include "sandbox/program.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <ctime>

namespace halfspace::sandbox {

namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

/// How long a program that has shut its reply pipe may take to end: it is most likely ending, and its true
/// status is on the way.
constexpr milliseconds ending_time{2000};
/// How long a killed program may take to vanish.
constexpr milliseconds clearing_time{20000};
/// The launcher's patience is not the program's: a loaded machine is no reason for a fault.
constexpr milliseconds starting_time{20000};

/// How long a task has waited for a processor while it could have run; nothing without /proc.
std::optional<nanoseconds> run_delay(const std::string& task) {
    const Fd file(::open(("/proc/" + task + "/schedstat").c_str(), O_RDONLY | O_CLOEXEC));
    std::array<char, 128> text{};
    if (!file || ::read(file.get(), text.data(), text.size() - 1) <= 0) return {};
    const char* second = std::strchr(text.data(), ' ');
    if (second == nullptr) return {};
    std::int64_t delay = 0;
    if (std::from_chars(second + 1, text.data() + text.size(), delay).ec != std::errc()) return {};
    return nanoseconds(delay);
}

}  // namespace

Program::Program(std::shared_ptr<Launcher> launcher, const Job& job)
    : launcher_(std::move(launcher)),
      limits_(job.limits),
      profile_(job.profile),
      began_(Clock::now()),
      wall_(began_ + limits_.wall),
      looked_(began_),
      we_waited_before_(run_delay("thread-self").value_or(nanoseconds(0))) {}

Program::~Program() {
    finish();
}

Result<std::unique_ptr<Program>> Program::start(std::shared_ptr<Launcher> launcher, const Job& job) {
    auto request = TRY(make_pipe());
    auto reply = TRY(make_pipe());
    auto output = TRY(make_pipe());
    std::unique_ptr<Program> program(new Program(std::move(launcher), job));
    program->launcher_->start(job, {output.writer.get(), request.reader.get(), reply.writer.get()});
    program->request_ = std::move(request.writer);
    program->unread_ = std::move(request.reader);
    program->reply_ = std::move(reply.reader);
    program->out_ = std::move(output.reader);
    for (const auto* fd : {&program->request_, &program->reply_, &program->out_}) set_nonblocking(fd->get());
    // Our copies of these ends must go: we wait for the end of what they carry.
    reply.writer.reset();
    output.writer.reset();
    TRY(program->await_ready());
    return program;
}

Result<void> Program::await_ready() {
    const auto deadline = Clock::now() + std::max(limits_.wall, starting_time);
    while (!ready_ && runs() && !launcher_->gone() && Clock::now() < deadline) pump(-1, 0, deadline);
    began_ = Clock::now();
    wall_ = began_ + limits_.wall;
    if (ready_ || too_large_) return {};
    const auto outcome = finish();
    std::string why = "it was not ready in time";
    if (const auto* failure = std::get_if<SandboxFailed>(&outcome))
        why = failure->why;
    else if (ended_)
        why = describe(outcome);
    return fail(Error::fault("the sandbox failed: " + why));
}

/// Waits until `fd` is ready, or something else happened, or the deadline: returns what `fd` is ready for.
/// Keeps output and reports flowing.
short Program::pump(int fd, short events, Deadline deadline) {
    std::array<struct pollfd, 4> polled{{{fd, events, 0},
                                         {out_ ? out_.get() : -1, POLLIN, 0},
                                         {launcher_->gone() ? -1 : launcher_->control(), POLLIN, 0},
                                         {launcher_->gone() ? -1 : launcher_->pidfd(), POLLIN, 0}}};
    const auto left = std::chrono::ceil<milliseconds>(deadline - Clock::now()).count();
    const auto timeout = static_cast<int>(std::clamp<decltype(left)>(left, 0, 1'000'000));
    if (::poll(polled.data(), polled.size(), timeout) <= 0) return 0;
    if (polled[1].revents != 0) drain_output();
    if (polled[2].revents != 0) listen();
    if (polled[3].revents != 0) launcher_->note_end();
    return polled[0].revents;
}

void Program::drain_output() {
    std::array<char, 16384> buffer;
    // A few rounds, not until it is empty: a flood would keep us here.
    for (int rounds = 0; out_ && rounds < 8; ++rounds) {
        const auto got = ::read(out_.get(), buffer.data(), buffer.size());
        if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
        if (got <= 0) return out_.reset();
        const auto count = static_cast<std::size_t>(got);
        const auto room = limits_.output_bytes - std::min(limits_.output_bytes, output_.size());
        output_.append(buffer.data(), std::min(count, room));
        if (count > room && ready_) return cut(Cut::output);
    }
}

void Program::listen() {
    while (const auto told = launcher_->hear()) take(*told);
}

void Program::take(const Told& told) {
    switch (told.report.kind) {
        case Report::Kind::ready:
            ready_ = true;
            pid_ = told.pid;
            if (clockid_t clock{}; ::clock_getcpuclockid(pid_, &clock) == 0) cpu_clock_ = clock;
            break;
        case Report::Kind::too_large:
            too_large_ = true;
            break;
        case Report::Kind::ended:
            ended_ = told.report;
            break;
        case Report::Kind::failed:
            failed_ = fmt::format("{}: {}", told.text, std::strerror(told.report.status));
            break;
        case Report::Kind::cleared:
            cleared_ = true;
            break;
    }
}

nanoseconds Program::waited_for_a_processor() {
    if (pid_ == 0 || ended_) return waited_;
    const auto program = run_delay(std::to_string(pid_));
    const auto ours = run_delay("thread-self");
    if (program && ours) waited_ = *program + (*ours - we_waited_before_);
    return waited_;
}

milliseconds Program::elapsed() {
    if (outcome_) return elapsed_;
    return std::chrono::duration_cast<milliseconds>(
        std::max<nanoseconds>(Clock::now() - began_ - waited_for_a_processor(), cpu()));
}

microseconds Program::cpu() {
    timespec time{};
    if (ended_) return microseconds(ended_->cpu_us);
    if (!cpu_clock_ || ::clock_gettime(*cpu_clock_, &time) != 0)
        return microseconds(0);  // about to be reported as ended
    return std::chrono::duration_cast<microseconds>(std::chrono::seconds(time.tv_sec) +
                                                    nanoseconds(time.tv_nsec));
}

bool Program::is_over_cpu_limit() {
    if (!is_time_to_look()) return false;
    look();
    return used_ > limits_.cpu;
}

void Program::look() {
    looked_ = Clock::now();
    used_ = cpu();
}

/// True once a limit has passed and the program has not ended by then. Of the wall limit, time in which it waited for a
/// processor is given back: it has a limit of processor time too, so this ends.
bool Program::out_of_time() {
    look();
    if (used_ >= limits_.cpu) {
        listen();
        if (runs()) cut(Cut::cpu);
        return true;
    }
    if (Clock::now() < wall_) return false;
    listen();
    if (!runs()) return true;
    wall_ = std::max(
        wall_, began_ + limits_.wall + std::chrono::duration_cast<Clock::duration>(waited_for_a_processor()));
    if (Clock::now() < wall_) return false;
    cut(Cut::wall);
    return true;
}

/// Before this moment no limit can pass, since processor time does not go faster than the clock; and to look is a system call.
Program::Deadline Program::next_look() const {
    return std::min(wall_, looked_ + std::max<microseconds>(limits_.cpu - used_, milliseconds(1)));
}

void Program::cut(Cut why) {
    if (cut_ == Cut::none) cut_ = why;
    if (!clearing_) launcher_->clear();
    clearing_ = true;
}

bool Program::write(std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        if (cut_ != Cut::none || outcome_ || !runs() || launcher_->gone()) return false;
        const auto written = ::write(request_.get(), bytes.data(), bytes.size());
        if (written > 0) {
            bytes = bytes.subspan(static_cast<std::size_t>(written));
            continue;
        }
        if (written < 0 && errno != EAGAIN && errno != EINTR) return false;
        pump(request_.get(), POLLOUT, next_look());
        if (is_time_to_look() && out_of_time()) return false;
    }
    return true;
}

Child::ReadResult Program::read(std::span<std::byte> into) {
    while (true) {
        if (outcome_) return {Read::end, 0};
        const bool is_ready = pump(reply_.get(), POLLIN, next_look()) != 0;
        if (cut_ != Cut::none) return {Read::end, 0};
        if (is_ready) {
            const auto got = ::read(reply_.get(), into.data(), into.size());
            if (got > 0) return {Read::bytes, static_cast<std::size_t>(got)};
            if (got == 0 || (errno != EAGAIN && errno != EINTR)) return {Read::end, 0};
        } else if (launcher_->gone() || (is_time_to_look() && out_of_time())) {
            return {Read::end, 0};
        }
    }
}

void Program::wait() {
    while (!outcome_ && cut_ == Cut::none && runs() && !launcher_->gone()) {
        if (out_of_time()) return;
        pump(-1, 0, next_look());
    }
}

Outcome Program::finish() {
    if (outcome_) return *outcome_;
    listen();
    struct pollfd reply {
        reply_.get(), POLLIN, 0
    };
    const bool ending = ::poll(&reply, 1, 0) > 0 && (reply.revents & POLLHUP) != 0;
    if (ending && cut_ == Cut::none) {
        const auto deadline = Clock::now() + ending_time;
        while (runs() && !launcher_->gone() && Clock::now() < deadline) pump(-1, 0, deadline);
    }
    const bool killed = runs();
    elapsed_ = elapsed();
    if (!clearing_) launcher_->clear();
    clearing_ = true;
    request_.reset();
    unread_.reset();
    reply_.reset();
    const auto deadline = Clock::now() + clearing_time;
    while (!cleared_ && !launcher_->gone() && Clock::now() < deadline) pump(-1, 0, deadline);
    const bool stuck = !cleared_ && !launcher_->gone();
    drain_output();
    outcome_ = killed && cut_ == Cut::none && cleared_ ? Outcome{Signaled{SIGKILL}} : decide();
    out_.reset();
    if (stuck) launcher_->note_end();
    return *outcome_;
}

Outcome Program::decide() {
    if (failed_) return SandboxFailed{*failed_};
    if (launcher_->out_of_memory()) return MemoryExceeded{};
    if (!cleared_) {
        const auto said = launcher_->said();
        if (!launcher_->gone()) return SandboxFailed{"its processes do not end"};
        if (!said.empty()) return SandboxFailed{said};
        return SandboxFailed{ready_ ? "its process 1 ended before the program"
                                    : "bubblewrap ended and said nothing"};
    }
    if (too_large_) return MemoryExceeded{};
    if (cut_ == Cut::output) return OutputExceeded{};
    if (cut_ == Cut::cpu) return TimedOut{TimedOut::Clock::cpu};
    if (cut_ == Cut::wall) return TimedOut{TimedOut::Clock::wall};
    if (!ready_ || !ended_) return SandboxFailed{"the program's process ended before it became the program"};
    if (WIFEXITED(ended_->status)) return Exited{WEXITSTATUS(ended_->status)};
    const int signal = WTERMSIG(ended_->status);
    // The kernel's own timers, if they come first. Who raises the signal itself has not used the time.
    if (microseconds(ended_->cpu_us) >= limits_.cpu &&
        (signal == SIGXCPU || signal == SIGPROF || signal == SIGKILL))
        return TimedOut{TimedOut::Clock::cpu};
    // Nobody in there may send this signal (filter), so it came from outside: the machine has no memory left.
    if (signal == SIGKILL && profile_ == Profile::worker)
        return SandboxFailed{"the program was killed from outside: has the machine no memory left?"};
    return Signaled{signal};
}

}  // namespace halfspace::sandbox
