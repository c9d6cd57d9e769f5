#include "sandbox/unsafe.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <set>

#include "base/files.hpp"
#include "base/process.hpp"
#include "sandbox/launch_plan.hpp"

namespace halfspace::sandbox {
namespace {

namespace fs = std::filesystem;
using std::chrono::microseconds;
using std::chrono::milliseconds;

/// The job's root, as links, and the words that lead into it.
struct Root {
    ScratchFolder folder;
    std::set<std::string> tops;  ///< "/kit": what of an absolute path leads into the folder

    [[nodiscard]] std::string moved(const std::string& word) const {
        const auto joins = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
                   c == '-' || c == '.';
        };
        std::string result;
        for (std::size_t at = 0; at < word.size(); ++at) {
            const bool begins = word[at] == '/' && (at == 0 || (!joins(word[at - 1]) && word[at - 1] != '/'));
            const bool ours = begins && std::ranges::any_of(tops, [&](const std::string& top) {
                                  const auto end = at + top.size();
                                  return word.compare(at, top.size(), top) == 0 &&
                                         (end == word.size() || !joins(word[end]));
                              });
            if (ours) result += folder.path().string();
            result += word[at];
        }
        return result;
    }
    /// What it says of paths, as the job named them.
    [[nodiscard]] std::string moved_back(std::string text) const {
        const std::string path = folder.path().string();
        for (auto at = text.find(path); at != std::string::npos; at = text.find(path, at))
            text.erase(at, path.size());
        return text;
    }
};

/// For the child, prepared before.
struct Limiting {
    std::array<std::pair<int, rlimit>, 5> limits;
};

CHILD_SIDE const char* limit(void* data) {
    // A session of its own, so that all of it can be killed.
    if (::setsid() < 0) return "setsid";
    for (const auto& [what, most] : static_cast<Limiting*>(data)->limits) {
        if (::setrlimit(static_cast<__rlimit_resource>(what), &most) != 0) return "setrlimit";
    }
    return nullptr;
}

Limiting limiting(const Limits& limits) {
    const auto both = [](rlim_t most) { return rlimit{most, most}; };
    const auto seconds = static_cast<rlim_t>(std::chrono::ceil<std::chrono::seconds>(limits.cpu).count());
    return {{{{RLIMIT_CPU, both(seconds + 1)},  // we look ourselves; this is for when we are gone
              {RLIMIT_AS, both(limits.memory_bytes)},
              {RLIMIT_FSIZE, both(limits.file_bytes)},
              {RLIMIT_STACK, both(limits.stack_bytes)},
              {RLIMIT_CORE, both(0)}}}};
}

class Unconfined final : public Child {
  public:
    using Clock = std::chrono::steady_clock;

    static Result<std::unique_ptr<Unconfined>> start(std::shared_ptr<Root> root, const Job& job) {
        auto request = TRY(make_pipe());
        auto reply = TRY(make_pipe());
        auto output = TRY(make_pipe());
        const Fd nothing(::open("/dev/null", O_RDONLY | O_CLOEXEC));
        Launch launch;
        for (const auto& word : job.argv) launch.argv.push_back(root->moved(word));
        launch.env.emplace();
        for (const auto& [name, value] : job.env) launch.env->push_back(name + "=" + root->moved(value));
        launch.cwd = root->moved(job.cwd);
        launch.descriptors = {{nothing.get(), 0},
                              {output.writer.get(), 1},
                              {output.writer.get(), 2},
                              {request.reader.get(), descriptor::request},
                              {reply.writer.get(), descriptor::reply}};
        Limiting most = limiting(job.limits);
        launch.before_exec = {&limit, &most};
        auto process = TRY(Process::start(launch));
        for (const auto* fd : {&request.writer, &reply.reader, &output.reader}) set_nonblocking(fd->get());
        return std::unique_ptr<Unconfined>(new Unconfined(std::move(root), std::move(process), job.limits,
                                                          std::move(request.writer), std::move(reply.reader),
                                                          std::move(output.reader)));
    }
    ~Unconfined() override { finish(); }

    bool write(std::span<const std::byte> bytes) override {
        while (!bytes.empty()) {
            if (cut_ || ended_ || out_of_time()) return false;
            const auto written = write_quietly(request_.get(), bytes.data(), bytes.size());
            if (written > 0) {
                bytes = bytes.subspan(static_cast<std::size_t>(written));
                continue;
            }
            if (written < 0 && errno != EAGAIN && errno != EINTR) return false;
            pump(request_.get(), POLLOUT);
        }
        return true;
    }

    ReadResult read(std::span<std::byte> into) override {
        while (true) {
            if (cut_ || outcome_) return {Read::end, 0};
            const auto got = ::read(reply_.get(), into.data(), into.size());
            if (got > 0) return {Read::bytes, static_cast<std::size_t>(got)};
            if (got == 0 || (errno != EAGAIN && errno != EINTR)) return {Read::end, 0};
            if (ended_ || out_of_time()) return {Read::end, 0};
            pump(reply_.get(), POLLIN);
        }
    }

    void wait() override {
        while (!outcome_ && !cut_ && !ended_ && !out_of_time()) pump(-1, 0);
    }

    Outcome finish() override {
        if (outcome_) return *outcome_;
        // One that has shut its reply pipe is most likely ending.
        struct pollfd reply {
            reply_.get(), POLLIN, 0
        };
        if (!cut_ && ::poll(&reply, 1, 0) > 0 && (reply.revents & POLLHUP) != 0)
            ended_ = process_.wait(Clock::now() + std::chrono::seconds(2));
        if (!cut_ && !ended_) ended_ = process_.wait(Clock::now());
        const bool killed = !ended_;
        elapsed_ = elapsed();
        ::kill(-process_.pid(), SIGKILL);  // also what it started and left, as long as that is in its session
        process_.kill();
        ended_ = process_.wait();
        drain();
        if (cut_) {
            outcome_ = *cut_;
        } else if (killed) {
            outcome_ = Signaled{SIGKILL};
        } else if (ended_->signal == 0) {
            outcome_ = Exited{ended_->exit_code};
        } else if (ended_->cpu >= limits_.cpu && (ended_->signal == SIGXCPU || ended_->signal == SIGKILL)) {
            outcome_ = TimedOut{TimedOut::Clock::cpu};
        } else {
            outcome_ = Signaled{ended_->signal};
        }
        output_ = root_->moved_back(std::move(output_));
        return *outcome_;
    }

    [[nodiscard]] const std::string& output() const override { return output_; }

    bool is_over_cpu_limit() override { return cpu() > limits_.cpu; }
    microseconds cpu() override {
        clockid_t clock{};
        timespec time{};
        if (ended_) return ended_->cpu;
        if (::clock_getcpuclockid(process_.pid(), &clock) != 0 || ::clock_gettime(clock, &time) != 0)
            return microseconds(0);
        return std::chrono::duration_cast<microseconds>(std::chrono::seconds(time.tv_sec) +
                                                        std::chrono::nanoseconds(time.tv_nsec));
    }

    milliseconds elapsed() override {
        return outcome_ ? elapsed_ : std::chrono::duration_cast<milliseconds>(Clock::now() - began_);
    }

  private:
    Unconfined(std::shared_ptr<Root> root, Process process, const Limits& limits, Fd request, Fd reply,
               Fd out)
        : root_(std::move(root)),
          process_(std::move(process)),
          limits_(limits),
          request_(std::move(request)),
          reply_(std::move(reply)),
          out_(std::move(out)) {}

    bool out_of_time() {
        if (cpu() >= limits_.cpu)
            cut_ = TimedOut{TimedOut::Clock::cpu};
        else if (Clock::now() >= began_ + limits_.wall)
            cut_ = TimedOut{TimedOut::Clock::wall};
        return cut_.has_value();
    }

    /// Waits for `fd`, for output, for the end, or for the next moment at which a limit can pass.
    void pump(int fd, short events) {
        const auto wall = std::chrono::ceil<milliseconds>(began_ + limits_.wall - Clock::now());
        const auto processor = std::chrono::ceil<milliseconds>(limits_.cpu - cpu());
        const auto most =
            std::clamp<milliseconds>(std::min(wall, processor), milliseconds(1), milliseconds(10000));
        std::array<struct pollfd, 3> polled{
            {{fd, events, 0}, {out_ ? out_.get() : -1, POLLIN, 0}, {process_.pidfd(), POLLIN, 0}}};
        if (::poll(polled.data(), polled.size(), static_cast<int>(most.count())) <= 0) return;
        if (polled[1].revents != 0) drain();
        if (polled[2].revents != 0) ended_ = process_.wait(Clock::now());
    }

    void drain() {
        std::array<char, 16384> buffer;
        for (int rounds = 0; out_ && rounds < 8; ++rounds) {
            const auto got = ::read(out_.get(), buffer.data(), buffer.size());
            if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
            if (got <= 0) return out_.reset();
            const auto room = limits_.output_bytes - std::min(limits_.output_bytes, output_.size());
            output_.append(buffer.data(), std::min(static_cast<std::size_t>(got), room));
            if (static_cast<std::size_t>(got) > room && !cut_) cut_ = OutputExceeded{};
        }
    }

    std::shared_ptr<Root> root_;
    Process process_;
    Limits limits_;
    Fd request_;
    Fd reply_;
    Fd out_;
    Clock::time_point began_ = Clock::now();
    std::string output_;
    std::optional<Ended> ended_;
    std::optional<Outcome> cut_;
    std::optional<Outcome> outcome_;
    milliseconds elapsed_{0};
};

struct Links final : Enclosure {
    explicit Links(std::shared_ptr<Root> links) : root(std::move(links)) {}
    Result<std::unique_ptr<Child>> start(const Job& job) override {
        return TRY(Unconfined::start(root, job));
    }
    std::shared_ptr<Root> root;
};

}  // namespace

Result<std::unique_ptr<Enclosure>> Unsafe::enclose(const Job& job) {
    auto root = std::make_shared<Root>(Root{TRY(ScratchFolder::create("halfspace-unsafe")), {}});
    for (const auto& mount : job.mounts) {
        if (mount.source == mount.target) continue;  // the system's
        const fs::path target = root->folder.path() / mount.target.substr(1);
        std::error_code error;
        fs::create_directories(target.parent_path(), error);
        if (!error) fs::create_symlink(fs::absolute(mount.source), target, error);
        if (error) return fail(Error::fault(fmt::format("{}: {}", target.string(), error.message())));
        root->tops.insert(mount.target.substr(0, mount.target.find('/', 1)));
    }
    return std::make_unique<Links>(std::move(root));
}

}  // namespace halfspace::sandbox
