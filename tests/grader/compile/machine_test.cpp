#include "compile/machine.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cstddef>
#include <limits>

using namespace halfspace;
using compile::check_room;

TEST_CASE("a machine without room is no student's fault, and is told as what it is") {
    constexpr auto all = std::numeric_limits<std::size_t>::max();
    CHECK(check_room("/tmp", 0, 0));
    const auto disk = check_room("/tmp", all, 0);
    REQUIRE_FALSE(disk);
    CHECK(disk.error().kind == Error::Kind::fault);
    CHECK(disk.error().message.find("the disk is full") != std::string::npos);
    CHECK(disk.error().message.find("/tmp") != std::string::npos);
    CHECK(check_room("/no/such/folder", all, 0));
}
