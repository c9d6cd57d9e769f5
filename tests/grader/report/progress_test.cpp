#include "report/progress.hpp"

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <sstream>
#include <streambuf>
#include <thread>
#include <vector>

#include "base/text.hpp"

using halfspace::report::Progress;
using halfspace::report::Style;

TEST_CASE("without a terminal every step is a plain line") {
    std::ostringstream out;
    {
        Progress progress(out, false, 12, Style{true, 80});
        progress.step("alice 04_dense 9.5/12");
        progress.step("b\x1b[31mob\n04_dense did not compile");
        progress.erase();
    }
    CHECK(out.str() == " 1/12 alice 04_dense 9.5/12\n 2/12 bob 04_dense did not compile\n");
}

TEST_CASE("on a terminal one line is drawn again and again, and erased at the end") {
    std::ostringstream out;
    {
        Progress progress(out, true, 2, Style{false, 80});
        progress.step("alice");
        CHECK(out.str() == "\r\x1b[2K[##########..........] 1/2 alice");
        out.str("");
        progress.step("bob");
        CHECK(out.str() == "\r\x1b[2K[####################] 2/2 bob");
        out.str("");
    }
    CHECK(out.str() == "\r\x1b[2K");
}

TEST_CASE("what is begun is said before the first step, and counts as none") {
    std::ostringstream out;
    Progress progress(out, false, 9, Style{});
    progress.begin("grading 3 students on 3 exercises ...");
    CHECK(out.str() == "grading 3 students on 3 exercises ...\n");
    progress.step("alice");
    CHECK(out.str() == "grading 3 students on 3 exercises ...\n1/9 alice\n");
    progress.expect_in_all(12);
    progress.step("bob");
    CHECK(out.str().ends_with("\n 2/12 bob\n"));

    std::ostringstream terminal;
    {
        Progress live(terminal, true, 9, Style{false, 80});
        live.begin("grading ...");
        CHECK(terminal.str() == "\r\x1b[2K[....................] grading ...");
        terminal.str("");
    }
    CHECK(terminal.str() == "\r\x1b[2K");
}

TEST_CASE("the time that is left is guessed first, and then measured") {
    using std::chrono::milliseconds;
    std::ostringstream out;
    milliseconds now{5000};
    Progress progress(out, true, 12, Style{false, 80});
    progress.expect(10, milliseconds(1000), [&] { return now; });
    progress.begin("grading");
    CHECK(out.str() == "\r\x1b[2K[....................]  0/12   10 s left  grading");
    out.str("");
    progress.step_at_once("ann");  // says nothing of how long others take
    progress.skip(1);
    CHECK(out.str() == "\r\x1b[2K[#...................]  1/12   10 s left  ann");
    for (int i = 0; i < 8; ++i) {
        now += milliseconds(4000);
        out.str("");
        progress.step("ben");
    }
    // 8 in 32 s and 2 at 1 s, as guessed: 3.4 s each, and 2 to do.
    CHECK(out.str() == "\r\x1b[2K[################....] 10/12    7 s left  ben");
    progress.step("ben");
    out.str("");
    progress.step("cem");
    CHECK(out.str() == "\r\x1b[2K[####################] 12/12 cem");
}

TEST_CASE("a time that is left has a unit that fits") {
    using std::chrono::seconds;
    CHECK(halfspace::report::time_left(seconds(0)).empty());
    CHECK(halfspace::report::time_left(std::chrono::milliseconds(20)) == "1 s left");
    CHECK(halfspace::report::time_left(seconds(89)) == "89 s left");
    CHECK(halfspace::report::time_left(seconds(90)) == "2 min left");
    CHECK(halfspace::report::time_left(seconds(5000)) == "83 min left");
    CHECK(halfspace::report::time_left(seconds(12'000)) == "3 h 20 min left");
}

TEST_CASE("the live line never reaches the last column, or it would wrap") {
    for (const int columns : {40, 80, 120}) {
        std::ostringstream out;
        Progress progress(out, true, 1, Style{false, columns});
        progress.step(std::string(500, 'x'));
        CHECK(halfspace::width(out.str().substr(5)) == columns - 1);
    }
}

TEST_CASE("nothing drawn, nothing erased") {
    std::ostringstream out;
    { const Progress progress(out, true, 5, Style{}); }
    CHECK(out.str().empty());
}

namespace {

/// Counts the threads that write at the same moment, and gives them time to meet.
class MeetingPoint : public std::streambuf {
  public:
    std::atomic<int> most = 0;

  protected:
    std::streamsize xsputn(const char*, std::streamsize count) override {
        const int now = ++inside_;
        if (now > most) most = now;
        std::this_thread::sleep_for(std::chrono::microseconds(200));
        --inside_;
        return count;
    }
    int overflow(int c) override { return c; }

  private:
    std::atomic<int> inside_ = 0;
};

/// `steps` steps on each of four threads.
void step_on_threads(Progress& progress, int steps) {
    std::vector<std::thread> threads;
    threads.reserve(4);
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&progress, steps] {
            for (int i = 0; i < steps; ++i) progress.step("step");
        });
    }
    for (std::thread& thread : threads) thread.join();
}

}  // namespace

TEST_CASE("steps of several threads are whole lines, counted once each") {
    std::ostringstream out;
    Progress progress(out, false, 400, Style{});
    step_on_threads(progress, 100);
    const auto lines = halfspace::lines(out.str());
    REQUIRE(lines.size() == 400);
    CHECK(lines.front() == "  1/400 step");
    CHECK(lines[41] == " 42/400 step");
    CHECK(lines.back() == "400/400 step");
}

TEST_CASE("never do two threads write at once") {
    MeetingPoint meeting;
    std::ostream out(&meeting);
    Progress progress(out, false, 40, Style{});
    step_on_threads(progress, 10);
    CHECK(meeting.most == 1);
}
