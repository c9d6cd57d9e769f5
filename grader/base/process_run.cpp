// `run`: everything that a blocking call of a program needs, on top of Process::start.

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "base/process.hpp"

namespace halfspace {

namespace {

using Clock = std::chrono::steady_clock;

/// One stream of the child that we read.
struct Drain {
    Fd fd;
    std::string* into;
    std::size_t cap;
    bool* truncated;

    /// Reads once. Afterwards `fd` is empty if the stream has ended.
    bool read_some() {
        std::array<char, 65536> buffer;
        const auto got = ::read(fd.get(), buffer.data(), buffer.size());
        if (got < 0 && (errno == EINTR || errno == EAGAIN)) return false;
        if (got <= 0) {
            fd.reset();
            return false;
        }
        const auto keep = std::min(static_cast<std::size_t>(got), cap - into->size());
        into->append(buffer.data(), keep);
        if (keep < static_cast<std::size_t>(got)) *truncated = true;
        return true;
    }
};

/// Writes what the pipe takes; closes it when all is written or nobody reads.
void feed(Fd& fd, std::string_view& input) {
    const auto written = write_quietly(fd.get(), input.data(), input.size());
    if (written > 0) input.remove_prefix(static_cast<std::size_t>(written));
    if (input.empty() || (written < 0 && errno != EAGAIN && errno != EINTR)) fd.reset();
}

/// Ctrl-Z stops the group of who is at the terminal. What measures time must go on, or it would count the break as a student's.
CHILD_SIDE const char* leave_group(void* /*data*/) {
    return ::setpgid(0, 0) == 0 ? nullptr : "leaving the process group";
}

}  // namespace

Result<Completed> run(const Command& command) {
    Completed completed;
    auto in = TRY(make_pipe());
    auto out = TRY(make_pipe());
    auto err = TRY(make_pipe());
    auto collected = TRY(make_pipe());

    Launch launch{.argv = command.argv,
                  .env = command.env,
                  .cwd = command.cwd,
                  .descriptors = command.descriptors,
                  .before_exec = {&leave_group}};
    launch.descriptors.push_back({in.reader.get(), 0});
    launch.descriptors.push_back({out.writer.get(), 1});
    launch.descriptors.push_back({err.writer.get(), 2});
    if (command.collect) launch.descriptors.push_back({collected.writer.get(), *command.collect});

    const auto deadline = Clock::now() + command.wall;
    auto process = TRY(Process::start(launch));
    in.reader.reset();
    for (auto* pipe : {&out, &err, &collected}) {
        pipe->writer.reset();
        set_nonblocking(pipe->reader.get());
    }
    set_nonblocking(in.writer.get());

    std::string_view input = command.input;
    if (input.empty()) in.writer.reset();
    std::array<Drain, 3> drains{
        {{std::move(out.reader), &completed.out, command.output_bytes, &completed.truncated},
         {std::move(err.reader), &completed.err, command.output_bytes, &completed.truncated},
         {std::move(collected.reader), &completed.collected, command.collect_bytes, &completed.truncated}}};
    while (true) {
        std::array<struct pollfd, 5> polled{};
        for (std::size_t i = 0; i < drains.size(); ++i) polled[i] = {drains[i].fd.get(), POLLIN, 0};
        polled[3] = {in.writer.get(), POLLOUT, 0};
        polled[4] = {process.pidfd(), POLLIN, 0};
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
        const auto timeout = std::clamp<decltype(left)>(left, 0, 1'000'000);
        if (::poll(polled.data(), polled.size(), static_cast<int>(timeout)) < 0) continue;
        for (std::size_t i = 0; i < drains.size(); ++i)
            if (polled[i].revents != 0) drains[i].read_some();
        if (polled[3].revents != 0) feed(in.writer, input);
        if (polled[4].revents != 0) break;
        if (left <= 0) {
            completed.timed_out = true;
            process.kill();
            break;
        }
    }
    completed.ended = *process.wait();
    // What it left in the pipes. Not until their end: a grandchild may hold them open for ever.
    for (auto& drain : drains)
        for (int rounds = 0; drain.fd && rounds < 64 && drain.read_some(); ++rounds) {
        }
    return completed;
}

}  // namespace halfspace
