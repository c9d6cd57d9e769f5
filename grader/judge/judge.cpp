#include "judge/judge.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <optional>
#include <thread>

#include "base/process.hpp"
#include "judge/events.hpp"

namespace halfspace::judge {
namespace {

/// No run can take longer than every check taking all of its time, twice over for the diagnosis, with every player.
std::chrono::milliseconds wall_of(const Suite& suite, const verdict::Run& what) {
    const double checks = 2.0 * static_cast<double>(suite.checks.size() * (1 + what.others.size()));
    const double compared = static_cast<double>(what.compared.workers.size()) *
                            (what.limits.submission_seconds + 2.0 * what.limits.wall_seconds);
    return std::chrono::milliseconds(
        std::llround(1000.0 * (60.0 + checks * (what.limits.wall_seconds + 1.0) + compared)));
}

/// Reads a run's events while it runs, in a thread of its own.
class Ear {
  public:
    Ear(Fd reader, std::size_t most, Listener listener)
        : reader_(std::move(reader)),
          most_(most),
          listener_(std::move(listener)),
          thread_([this] { hear(); }) {}
    Ear(const Ear&) = delete;
    Ear& operator=(const Ear&) = delete;
    ~Ear() { (void)all(); }

    /// All that was written, once the run has ended and nobody writes any more; at most so many bytes.
    const std::string& all() {
        run_has_ended_ = true;
        if (thread_.joinable()) thread_.join();
        return heard_;
    }

  private:
    void hear() {
        set_nonblocking(reader_.get());
        std::array<char, 65536> buffer;
        while (true) {
            struct pollfd poll_fd {
                reader_.get(), POLLIN, 0
            };
            // Not until the end of the stream: what the run left behind may hold it open for ever.
            const bool is_last = run_has_ended_;
            if (::poll(&poll_fd, 1, is_last ? 0 : 20) == 0) {
                if (is_last) return;
                continue;
            }
            const auto got = ::read(reader_.get(), buffer.data(), buffer.size());
            if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
            if (got <= 0) return;
            const auto kept = std::min(static_cast<std::size_t>(got), most_ - heard_.size());
            heard_.append(buffer.data(), kept);
            listener_.hear({buffer.data(), kept});
        }
    }

    Fd reader_;
    std::size_t most_;
    Listener listener_;
    std::string heard_;
    std::atomic<bool> run_has_ended_ = false;
    std::thread thread_;  // last: it uses all the others
};

/// The lines of a run's events; `on_check` hears of them as they come.
Result<std::string> events_of(const Suite& suite, verdict::Run what, const Listener::OnCheck& on_check = {}) {
    what.catalogue = suite.catalogue;
    Command command;
    command.argv = {suite.program.string(), verdict::run_mode};
    if (suite.are_panels) command.argv.emplace_back(verdict::panels_only);
    command.input = text_of(what);
    command.wall = wall_of(suite, what);
    std::optional<Ear> ear;
    Fd writer;
    if (on_check) {
        auto pipe = TRY(make_pipe());
        writer = std::move(pipe.writer);
        command.descriptors.push_back({writer.get(), verdict::events_fd});
        ear.emplace(std::move(pipe.reader), command.collect_bytes, Listener(suite, on_check));
    } else {
        command.collect = verdict::events_fd;
    }
    auto completed = TRY(run(command));
    if (ear) {
        writer.reset();
        completed.collected = ear->all();
    }
    if (!completed.ok()) {
        const std::string why = completed.timed_out ? "took too long"
                                : completed.ended.signal
                                    ? fmt::format("was killed by signal {}", completed.ended.signal)
                                    : fmt::format("failed: {}", completed.err);
        return fail(Error::fault(fmt::format("{} {}", suite.program.filename().string(), why)));
    }
    return std::move(completed.collected);
}

Result<std::vector<std::vector<verdict::CheckResult>>> judged(const Suite& suite, verdict::Run what,
                                                              const Listener::OnCheck& on_check) {
    const std::size_t players = 1 + what.others.size();
    const auto events = TRY(events_of(suite, std::move(what), on_check));
    auto results = TRY(results_of_each(suite, events, players));
    if (suite.is_public) return results;
    for (auto& of_one : results) {
        for (auto& result : of_one) result.output.clear();
    }
    return results;
}

}  // namespace

Result<std::vector<verdict::Asked>> record(const Suite& suite, verdict::Run what) {
    what.record = true;
    const auto events = TRY(events_of(suite, std::move(what)));
    return asked_in(suite, events);
}

Result<std::vector<verdict::Alike>> compare(const Suite& suite, verdict::Run what) {
    const std::size_t workers = what.compared.workers.size();
    const auto events = TRY(events_of(suite, std::move(what)));
    return alike_in(suite, events, workers);
}

Result<std::vector<verdict::CheckResult>> judge(const Suite& suite, verdict::Run what,
                                                const Listener::OnCheck& on_check) {
    what.others.clear();
    auto results = TRY(judged(suite, std::move(what), on_check));
    return std::move(results.front());
}

Result<std::vector<std::vector<verdict::CheckResult>>> judge_each(const Suite& suite, verdict::Run what) {
    return judged(suite, std::move(what), {});
}

}  // namespace halfspace::judge
