#include "base/process_copy.hpp"

#include <poll.h>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): kill is POSIX
#include <unistd.h>

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cerrno>
#include <cstdio>
#include <string>

using namespace halfspace;

namespace {

/// What it writes, until it ends or there is a line end if that will do.
std::string read(const ProcessCopy& copy, bool one_line = false) {
    std::string text;
    std::array<char, 4096> buffer{};
    while (!one_line || text.find('\n') == std::string::npos) {
        const auto got = ::read(copy.output().get(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        text.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return text;
}

}  // namespace

TEST_CASE("a copy has what its parent has, and writes to it") {
    const std::string opened_before = "what was opened before";
    auto copy = ProcessCopy::start([&] {
        std::printf("%s %d\n", opened_before.c_str(), std::getchar());
        std::fprintf(stderr, "and this\n");
        return 0;
    });
    REQUIRE(copy);
    const auto text = read(*copy);
    CHECK(text.find("what was opened before -1\n") != std::string::npos);
    CHECK(text.find("and this\n") != std::string::npos);
}

TEST_CASE("a copy is killed with all that it started") {
    int child = 0;
    {
        auto copy = ProcessCopy::start([] {
            const int pid = ::fork();
            if (pid == 0) {
                while (true) ::pause();
            }
            std::printf("%d\n", pid);
            std::fflush(stdout);
            while (true) ::pause();
            return 0;
        });
        REQUIRE(copy);
        child = std::stoi(read(*copy, true));
        REQUIRE(::kill(child, 0) == 0);
    }
    // Whoever takes it over reaps it: until then it is there, dead.
    for (int i = 0; i < 6000 && ::kill(child, 0) == 0; ++i) {
        std::string stat;
        if (FILE* file = std::fopen(("/proc/" + std::to_string(child) + "/stat").c_str(), "r")) {
            std::array<char, 512> line{};
            if (std::fgets(line.data(), line.size(), file) != nullptr) stat = line.data();
            std::fclose(file);
        }
        if (stat.find(") Z ") != std::string::npos) break;
        ::usleep(10000);
        CHECK(i < 5999);
    }
}

TEST_CASE("an exception in a copy ends the copy alone") {
    auto copy = ProcessCopy::start([]() -> int { throw std::runtime_error("no luck"); });
    REQUIRE(copy);
    CHECK(read(*copy) == "no luck\n");
}
