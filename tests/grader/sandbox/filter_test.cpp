#include "sandbox/filter.hpp"

#include <fcntl.h>
#include <linux/filter.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <vector>

using namespace halfspace::sandbox;

// What the filters forbid is tried for real in tests/hostile. Here: that they can be handed out safely.
TEST_CASE("A filter is a sealed file of whole instructions, short enough for the launcher") {
    for (const auto profile : {Profile::worker, Profile::compiler}) {
        const auto filter = make_filter(profile);
        REQUIRE(filter);
        std::vector<char> code(1u << 20);
        const auto size = ::pread(filter->get(), code.data(), code.size(), 0);
        CHECK(size > 0);
        CHECK(static_cast<std::size_t>(size) % sizeof(sock_filter) == 0);
        CHECK(static_cast<std::size_t>(size) / sizeof(sock_filter) < 4096);
        CHECK(::pwrite(filter->get(), "x", 1, 0) == -1);
        CHECK((::fcntl(filter->get(), F_GETFD) & FD_CLOEXEC) != 0);
    }
}
