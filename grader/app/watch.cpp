// halfspace watch [EX]: checks what is saved, and shows on a screen of its own what to mend first.
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <map>
#include <optional>

#include "app/command.hpp"
#include "base/process_copy.hpp"
#include "base/text.hpp"
#include "course/seed.hpp"
#include "engine/grader.hpp"
#include "report/console.hpp"
#include "watch/saves.hpp"
#include "watch/terminal.hpp"

namespace halfspace::app {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr int all_rows = 1000;
constexpr char end_of_frame = '\f';  // no clean text has one
/// Editors save twice, or in steps: what follows within this time belongs to the same save.
constexpr milliseconds quiet{20};

/// Signals as something to read, so that the terminal is given back before they do what they do.
class Signals {
  public:
    Signals() {
        ::sigemptyset(&set_);
        for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGWINCH})
            ::sigaddset(&set_, signal);
        ::pthread_sigmask(SIG_BLOCK, &set_, &before_);
        fd_ = Fd(::signalfd(-1, &set_, SFD_CLOEXEC | SFD_NONBLOCK));
    }
    Signals(const Signals&) = delete;
    Signals& operator=(const Signals&) = delete;
    ~Signals() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

    [[nodiscard]] int fd() const { return fd_.get(); }
    /// 0: none.
    [[nodiscard]] int next() const {
        signalfd_siginfo info{};
        return ::read(fd_.get(), &info, sizeof info) == sizeof info ? static_cast<int>(info.ssi_signo) : 0;
    }
    /// What it does by itself, now.
    void let(int signal) const {
        ::raise(signal);
        ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
        ::pthread_sigmask(SIG_BLOCK, &set_, nullptr);
    }

  private:
    sigset_t set_{};
    sigset_t before_{};
    Fd fd_;
};

/// One who watches: what is shown, what runs, what was saved.
class Watch {
  public:
    Watch(const Common& common, engine::Grader& grader, const course::Exercise& first,
          watch::Terminal terminal)
        : common_(common),
          grader_(grader),
          exercise_(&first),
          terminal_(std::move(terminal)),
          saves_(files_of(grader.course)) {
        common_.colour = style_of(common, STDOUT_FILENO).colour ? "always" : "never";
        measure();
    }

    Result<int> run() {
        TRY(check());
        while (!quits_) TRY(step());
        return all_passed;
    }

  private:
    static std::vector<std::filesystem::path> files_of(const course::Course& course) {
        std::vector<std::filesystem::path> files;
        for (const auto& exercise : course.exercises) files.push_back(exercise.folder / exercise.file);
        return files;
    }

    Result<void> step() {
        std::array<struct pollfd, 4> polled{};
        polled[0] = {STDIN_FILENO, POLLIN, 0};
        polled[1] = {signals_.fd(), POLLIN, 0};
        polled[2] = {saves_.fd(), POLLIN, 0};
        polled[3] = {work_ ? work_->output().get() : -1, POLLIN, 0};
        auto patience = saves_.patience();
        if (saved_at_)
            patience =
                std::max(milliseconds(0), std::chrono::ceil<milliseconds>(*saved_at_ + quiet - Clock::now()));
        if (::poll(polled.data(), polled.size(), static_cast<int>(patience.count())) < 0 && errno != EINTR)
            return fail(Error::fault("cannot wait for saves and keys"));
        if (const int signal = signals_.next(); signal != 0) obey(signal);
        if (polled[3].revents != 0) read_work();
        if (polled[0].revents != 0) TRY(obey_key());
        if (quits_) return {};
        if (const auto changed = saves_.changed()) {
            exercise_ = &grader_.course.exercises[*changed];
            saved_at_ = Clock::now();
        }
        if (saved_at_ && Clock::now() >= *saved_at_ + quiet) TRY(check());
        return {};
    }

    void obey(int signal) {
        if (signal == SIGWINCH) return draw();
        if (signal != SIGTSTP) end_work();
        terminal_.leave();
        signals_.let(signal);
        terminal_.enter();  // it was only stopped
        draw();
    }

    Result<void> obey_key() {
        const auto key = terminal_.key();
        if (!key) quits_ = true;
        switch (key.value_or('q')) {
            case 'q':
            case 'Q':
            case '\x04':
                quits_ = true;
                break;
            case 'r':
                return check();
            case 'n':
                return go_on();
            case 'h':
                return start([this] { return hint(common_, {exercise_->id, ""}); }, false);
            case 'l':
                return start([this] { return list(common_, {}); }, false);
            case 'p':
                return start([this] { return plot(common_, {exercise_->id, ""}); }, false);
            case 'a':
                tells_all_ = !tells_all_;
                return check();
            case 'b':
                return go_back();
            case '\0':
                break;
            case ' ':
                if (has_more() || first_row_ > 0) {
                    first_row_ = has_more() ? first_row_ + rows_shown() : 0;
                    draw();
                    break;
                }
                [[fallthrough]];
            default:  // back to the verdict
                if (!is_verdict_ && !work_) {
                    frame_ = verdict_;
                    is_verdict_ = true;
                    first_row_ = 0;
                    draw();
                }
        }
        return {};
    }

    Result<void> go_on() {
        const auto pages = notebook::read(notebook::notebook_in(grader_.course.folder));
        if (const auto* next = next_exercise(grader_.course, pages, exercise_)) {
            before_.push_back(exercise_);
            exercise_ = next;
            tells_all_ = false;
        }
        return check();
    }

    /// To where `n` went on from.
    Result<void> go_back() {
        if (before_.empty()) return {};
        exercise_ = before_.back();
        before_.pop_back();
        tells_all_ = false;
        return check();
    }

    /// Starts a check of the exercise; one that runs is ended.
    Result<void> check() {
        saved_at_.reset();
        // Here and not in the copy, so that the next one has it.
        if (!suites_.contains(exercise_->id))
            suites_.emplace(exercise_->id, TRY(grader_.suite(*exercise_, engine::Checks::are_public)));
        const auto time = std::time(nullptr);
        head_ = fmt::format("{:%H:%M:%S}  {}", fmt::localtime(time), file_of(*exercise_));
        verdict_ = "Compiling " + exercise_->file + " ...\n";
        return start([this] { return show_check(); }, true);
    }

    /// In a copy of this process.
    int show_check() const {
        const auto& suite = suites_.at(exercise_->id);
        std::string lines;
        const auto show = [](const std::string& frame) {
            fmt::print("{}{}", frame, end_of_frame);
            std::fflush(stdout);
        };
        const engine::Listener listener{[&] {
                                            lines.clear();
                                            show("Compiling " + exercise_->file + " ...\n");
                                        },
                                        [&](const verdict::CheckResult& check) {
                                            lines += report::check_line(check, style_);
                                            show("Checking " + exercise_->file + " ...\n" + lines);
                                        }};
        const auto grade = check_file(grader_, *exercise_, suite, listener);
        if (!grade) return explain(grade.error());
        auto ways =
            ways_of(grader_.course, *exercise_, notebook::read(notebook::notebook_in(grader_.course.folder)));
        ways.again.clear();
        ways.hint.clear();
        ways.all = tells_all_;
        ways.more = "the key a";
        ways.rows = tells_all_ ? all_rows : rows_;
        show(report::screen(*exercise_, *grade, ways, style_));
        return all_passed;
    }

    Result<void> start(const std::function<int()>& work, bool is_verdict) {
        end_work();
        pending_.clear();
        is_verdict_ = is_verdict;
        first_row_ = 0;
        if (is_verdict) frame_ = verdict_;
        work_.emplace(TRY(ProcessCopy::start(work)));
        if (is_verdict) draw();
        return {};
    }

    void end_work() {
        if (!work_) return;
        work_.reset();
        grader_.sweep();
    }

    void read_work() {
        std::array<char, 65536> buffer;
        const auto got = ::read(work_->output().get(), buffer.data(), buffer.size());
        if (got < 0) return;
        if (got == 0) {
            work_.reset();
            if (!pending_.empty()) frame_ = pending_;  // of a command, or words of ours
        } else {
            pending_.append(buffer.data(), static_cast<std::size_t>(got));
            const auto end = pending_.rfind(end_of_frame);
            if (end == std::string::npos) return;
            const auto begin = end == 0 ? std::string::npos : pending_.rfind(end_of_frame, end - 1);
            const auto from = begin == std::string::npos ? 0 : begin + 1;
            frame_ = pending_.substr(from, end - from);
            pending_.erase(0, end + 1);
        }
        if (is_verdict_) verdict_ = frame_;
        draw();
    }

    /// How large the screen is. (A copy has a pipe in its place.)
    void measure() {
        style_ = style_of(common_, STDOUT_FILENO);
        rows_ =
            std::max(8, rows_of(STDOUT_FILENO) - 3);  // less the head, the keys, and an empty row above them
    }

    /// Of a frame that goes on below the screen: the last row says so.
    [[nodiscard]] std::size_t rows_shown() const { return static_cast<std::size_t>(rows_) - 1; }
    [[nodiscard]] bool has_more() const {
        return lines(frame_).size() > first_row_ + static_cast<std::size_t>(rows_);
    }

    void draw() {
        measure();
        const auto most = static_cast<std::size_t>(rows_);
        const auto all = lines(frame_);
        first_row_ = std::min(first_row_, all.size());
        const std::size_t fits = has_more() ? rows_shown() : most;
        const std::size_t last = std::min(all.size(), first_row_ + fits);
        std::vector<std::string> shown(all.begin() + static_cast<std::ptrdiff_t>(first_row_),
                                       all.begin() + static_cast<std::ptrdiff_t>(last));
        if (has_more())
            shown.push_back(
                report::paint(style_, report::Ink::faint,
                              fmt::format("... {} lines more: the space bar", all.size() - last)));
        std::string text = report::paint(style_, report::Ink::faint, cut(head_, style_.width)) + "\n";
        for (const auto& line : shown) text += line + "\n";
        text += std::string(most - shown.size() + 1, '\n');
        const std::string keys =
            is_verdict_ ? fmt::format("h hint  {}  n next{}  p plot  l list  r run again  q quit",
                                      tells_all_ ? "a less" : "a all", before_.empty() ? "" : "  b back")
                        : "any key: back  h next hint  n next  r run again  q quit";
        terminal_.show(text + report::paint(style_, report::Ink::strong, keys));
    }

    Common common_;
    engine::Grader& grader_;
    const course::Exercise* exercise_;
    watch::Terminal terminal_;
    Signals signals_;
    watch::Saves saves_;
    std::map<std::string, judge::Suite> suites_;
    std::optional<ProcessCopy> work_;
    std::optional<Clock::time_point> saved_at_;  ///< a save that is not checked yet
    std::string pending_;                        ///< what the work has written and is not shown yet
    std::string head_;
    std::string verdict_;        ///< the last check
    std::string frame_;          ///< what is shown
    std::size_t first_row_ = 0;  ///< of the frame: the first that is on the screen
    bool tells_all_ = false;     ///< every line of the message, be they more than the screen has
    std::vector<const course::Exercise*> before_;  ///< from which `n` went on
    bool is_verdict_ = true;                       ///< it is a check, and not a hint, say
    bool quits_ = false;
    report::Style style_;
    int rows_ = 21;
};

Result<int> watch_all(const Common& common, const WatchOptions& options) {
    auto course = TRY(course::read_course(common.paths.exercises));
    std::string id;
    if (options.exercise.empty()) {
        const auto* next = next_exercise(course, notebook::read(notebook::notebook_in(course.folder)));
        id = (next != nullptr ? *next : course.exercises.front()).id;
    } else {
        id = TRY(meant(course, options.exercise))->id;
    }
    if (::isatty(STDIN_FILENO) != 1 || ::isatty(STDOUT_FILENO) != 1)
        return fail(Error::bad_input("watch needs a terminal; elsewhere: exercises/check"));
    const auto grader = TRY(open_for_student(common, std::move(course)));
    Watch watch(common, *grader, *grader->course.find(id),
                TRY(watch::Terminal::take(STDIN_FILENO, STDOUT_FILENO)));
    return watch.run();
}

}  // namespace

int watch(const Common& common, const WatchOptions& options) {
    return code_of(watch_all(common, options));
}

}  // namespace halfspace::app
