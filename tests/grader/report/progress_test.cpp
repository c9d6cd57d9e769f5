#include "report/progress.hpp"

#include <catch2/catch_test_macros.hpp>
#include <sstream>
#include <thread>
#include <vector>

#include "report/text.hpp"

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

TEST_CASE("the live line never reaches the last column, or it would wrap") {
    for (const int columns : {40, 80, 120}) {
        std::ostringstream out;
        Progress progress(out, true, 1, Style{false, columns});
        progress.step(std::string(500, 'x'));
        CHECK(halfspace::report::width(out.str().substr(5)) == columns - 1);
    }
}

TEST_CASE("nothing drawn, nothing erased") {
    std::ostringstream out;
    { const Progress progress(out, true, 5, Style{}); }
    CHECK(out.str().empty());
}

TEST_CASE("steps of several threads are whole lines, counted once each") {
    std::ostringstream out;
    Progress progress(out, false, 400, Style{});
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&] {
            for (int i = 0; i < 100; ++i) progress.step("step");
        });
    }
    for (std::thread& thread : threads) thread.join();
    const auto lines = halfspace::report::lines(out.str());
    REQUIRE(lines.size() == 400);
    CHECK(lines.front() == "  1/400 step");
    CHECK(lines[41] == " 42/400 step");
    CHECK(lines.back() == "400/400 step");
}
