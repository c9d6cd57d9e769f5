// halfspace watch in a real pseudo-terminal, with a person who saves files and presses keys. Nothing here waits for a time to pass:
// only for what is to be seen, as long as that takes.

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>

#include "base/text.hpp"
#include "support/course_copy.hpp"

using Catch::Matchers::ContainsSubstring;
using support::CourseCopy;
namespace fs = support::fs;
using Clock = std::chrono::steady_clock;

namespace {

std::string right_dense() {
    return support::read(fs::path(HALFSPACE_SOLUTIONS) / "04_dense/correct/products.cpp");
}

std::string with(const std::string& statement) {
    return support::replaced(right_dense(), "return nn::matmul(x, nn::transpose(weight)) + bias;", statement);
}

const char* const without_bias = "return nn::matmul(x, nn::transpose(weight));";

/// A terminal of 24 rows and 80 columns with `halfspace watch` in it.
class Person {
  public:
    explicit Person(const CourseCopy& course, const std::string& exercise = "04_dense") {
        winsize size{};
        size.ws_row = 24;
        size.ws_col = 80;
        int master = -1;
        pid_ = ::forkpty(&master, nullptr, nullptr, &size);
        REQUIRE(pid_ >= 0);
        if (pid_ == 0) {
            ::setenv("TERM", "xterm-256color", 1);
            ::unsetenv("NO_COLOR");
            const std::string folder = course.exercises().string();
            // Until the terminal's settings have been looked at.
            char go = 0;
            if (::read(0, &go, 1) != 1) ::_exit(126);
            ::execl(HALFSPACE_PROGRAM, HALFSPACE_PROGRAM, "watch", exercise.c_str(), "--course",
                    folder.c_str(), nullptr);
            ::_exit(127);
        }
        master_ = halfspace::Fd(master);
        before_ = flags();
        press("\n");
    }
    Person(const Person&) = delete;
    Person& operator=(const Person&) = delete;
    ~Person() {
        if (pid_ > 0) {
            ::kill(pid_, SIGKILL);
            ::waitpid(pid_, nullptr, 0);
        }
    }

    void press(const std::string& keys) const {
        REQUIRE(::write(master_.get(), keys.data(), keys.size()) == static_cast<ssize_t>(keys.size()));
    }

    /// Waits until the screen shows this, and has been drawn to its end.
    void sees(const std::string& text) {
        const auto deadline = Clock::now() + std::chrono::minutes(3);
        while (screen().find(text) == std::string::npos) {
            INFO("waiting for '" << text << "'; the screen:\n" << screen());
            REQUIRE(Clock::now() < deadline);
            REQUIRE(read_more());
        }
    }

    /// What stands on the screen.
    [[nodiscard]] std::string screen() const {
        const auto end = seen_.rfind("\x1b[J");
        if (end == std::string::npos) return "";
        const auto begin = seen_.rfind("\x1b[H", end);
        std::string text = halfspace::clean(seen_.substr(begin, end - begin));
        return text;
    }

    /// All that was ever written.
    [[nodiscard]] const std::string& seen() const { return seen_; }
    void forget() { seen_.clear(); }

    /// Waits until it has ended; how, as waitpid says.
    int end() {
        while (read_more()) {
        }
        int status = 0;
        while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
        }
        pid_ = -1;
        return status;
    }

    [[nodiscard]] tcflag_t flags() const {
        termios now{};
        REQUIRE(::tcgetattr(master_.get(), &now) == 0);
        return now.c_lflag;
    }
    [[nodiscard]] tcflag_t flags_before() const { return before_; }

    void resize(unsigned short rows) const {
        winsize size{};
        size.ws_row = rows;
        size.ws_col = 80;
        REQUIRE(::ioctl(master_.get(), TIOCSWINSZ, &size) == 0);
    }

  private:
    /// False: the other end is closed.
    bool read_more() {
        std::array<char, 65536> buffer{};
        struct pollfd poll_fd {
            master_.get(), POLLIN, 0
        };
        if (::poll(&poll_fd, 1, 1000) == 0) return true;
        const auto got = ::read(master_.get(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) return true;
        if (got <= 0) return false;  // EIO: nobody has the terminal any more
        seen_.append(buffer.data(), static_cast<std::size_t>(got));
        return true;
    }

    int pid_ = -1;
    halfspace::Fd master_;
    tcflag_t before_ = 0;
    std::string seen_;
};

struct Day {
    CourseCopy course;
    fs::path file = course.exercises() / "04_dense/dense.cpp";
    Day() { fs::remove(course.exercises() / ".notebook.json"); }

    void in_place(const std::string& text) const { std::ofstream(file) << text; }
    void by_rename(const std::string& text) const {
        auto draft = file;
        draft += ".tmp";
        std::ofstream(draft) << text;
        fs::rename(draft, file);
    }
    void old_one_away(const std::string& text) const {
        auto old = file;
        old += "~";
        fs::rename(file, old);
        std::ofstream(file) << text;
        fs::remove(old);
    }
};

}  // namespace

TEST_CASE("watch shows what to mend first, and checks anew however an editor saves") {
    const Day day;
    Person person(day.course);
    person.sees("Begin with dense_forward");
    CHECK_THAT(person.screen(), ContainsSubstring("not implemented"));
    CHECK_THAT(person.screen(), ContainsSubstring("h hint"));

    day.in_place(with(without_bias));
    person.sees("LIKELY: This is what you get without the bias");
    // The first thing to mend is on top: the head, the count, the heading.
    const auto rows = halfspace::lines(person.screen());
    REQUIRE(rows.size() == 24);
    CHECK(rows[2].starts_with("-- Begin with dense_forward"));
    for (const auto& row : rows) CHECK(halfspace::width(row) <= 80);

    day.by_rename("#include \"dense.hpp\"\nint x = ;\n");
    person.sees("dense.cpp:2:9");
    day.old_one_away(right_dense());
    person.sees("14 of 14 points");
    CHECK_THAT(person.screen(), ContainsSubstring("understood"));
    CHECK_THAT(person.screen(), ContainsSubstring("next             exercises/check 05_graph"));
    // Saved without a change: the verdict stands.
    person.press("q");
    CHECK(person.end() == 0);
}

TEST_CASE("another exercise that is saved is the one that is shown") {
    const Day day;
    Person person(day.course);
    person.sees("Begin with dense_forward");
    support::write(day.course.exercises() / "01_neuron/neuron.cpp",
                   support::read(day.course.exercises() / "01_neuron/.starter.cpp") + "\n");
    person.sees("Begin with pre_activation");
    CHECK_THAT(person.screen(), ContainsSubstring("exercises/01_neuron/neuron.cpp"));
}

TEST_CASE("two saves at nearly the same time are one run, and a save during a run ends it") {
    const Day day;
    Person person(day.course);
    person.sees("Begin with dense_forward");
    for (int tries = 0;; ++tries) {
        REQUIRE(tries < 20);
        day.in_place(with("return x;"));
        person.sees("of 14 points");
        person.forget();
        const std::string unlike = "\n// " + std::to_string(tries) + "\n";  // in no cache
        const auto start = Clock::now();
        day.in_place(right_dense() + unlike);
        day.in_place(with(without_bias) + unlike);
        const auto took = Clock::now() - start;
        person.sees("without the bias");
        if (took > std::chrono::milliseconds(50)) continue;  // a busy machine: that was no double save
        CHECK_THAT(person.seen(), !ContainsSubstring("14 of 14 points"));
        break;
    }

    // One that would run for many seconds.
    day.in_place(with("for (volatile bool goes_on = true; goes_on;) {\n}\nreturn x;"));
    person.sees("Checking dense.cpp");
    person.forget();
    day.by_rename(right_dense());
    person.sees("14 of 14 points");
    CHECK_THAT(person.seen(), !ContainsSubstring("Begin with"));
    const auto notebook = nlohmann::json::parse(support::read(day.course.exercises() / ".notebook.json"));
    CHECK(notebook.at("exercises").at("04_dense").at("last").at("points") == 14);
}

TEST_CASE("the keys: a hint, the list, the picture, the next exercise, once more, and back") {
    const Day day;
    day.in_place(with(without_bias));
    Person person(day.course);
    person.sees("Begin with dense_forward");
    person.press("h");
    person.sees("04_dense, dense_forward: hint 1 of 3");
    CHECK_THAT(person.screen(), ContainsSubstring("any key: back"));
    person.press("h");
    person.sees("04_dense, dense_forward: hint 2 of 3");
    person.press(" ");
    person.sees("Begin with dense_forward");
    person.press("l");
    person.sees("of 184 points");
    person.press("p");
    person.sees("a batch of three samples");
    // What is longer than the screen is leafed through, and from its end begun anew.
    person.sees("lines more: the space bar");
    person.forget();
    person.press(" ");
    person.sees("any key: back");
    CHECK_THAT(person.screen(), !ContainsSubstring("a batch of three samples"));
    person.press("r");
    person.sees("Begin with dense_forward");
    person.press("\x1b[A");  // an arrow is no key
    person.press("n");
    person.sees("05_graph/graph.cpp");
    person.sees("Begin with is_feedforward");
    person.press("b");
    person.sees("04_dense/dense.cpp");
    person.sees("Begin with dense_forward");
    person.press("a");
    person.sees("a less");
    person.sees("Begin with dense_forward");
    person.press("n");
    person.sees("Begin with is_feedforward");
    CHECK_THAT(person.screen(), ContainsSubstring("b back") && ContainsSubstring("a all"));
    person.resize(12);
    person.press("r");
    person.sees("Begin with is_feedforward");
    person.press("q");
    CHECK(person.end() == 0);
}

TEST_CASE("Ctrl-C ends watch, during a run too, and leaves the terminal as it was") {
    for (const bool during : {false, true}) {
        const Day day;
        if (during) day.in_place(with("for (volatile bool goes_on = true; goes_on;) {\n}\nreturn x;"));
        Person person(day.course);
        person.sees(during ? "Checking dense.cpp" : "Begin with dense_forward");
        CHECK(person.flags() != person.flags_before());
        person.press("\x03");
        const int status = person.end();
        CHECK(WIFSIGNALED(status));
        CHECK(WTERMSIG(status) == SIGINT);
        CHECK(person.seen().ends_with("\x1b[0m\x1b[?25h\x1b[?1049l"));
        CHECK(person.flags() == person.flags_before());
    }
}

TEST_CASE("watch without a terminal says what to do instead") {
    const Day day;
    const auto run = day.course.run({"watch", "dense"});
    CHECK(run.code == 2);
    CHECK_THAT(support::sentence(run.err),
               ContainsSubstring("watch needs a terminal; elsewhere: exercises/check"));
}
