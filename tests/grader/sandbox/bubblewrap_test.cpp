#include "sandbox/bubblewrap.hpp"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "sandbox/open.hpp"

using namespace halfspace;
using namespace halfspace::sandbox;

TEST_CASE("Jobs at the same time have different users, and users are used again") {
    Users users;
    std::set<std::uint32_t> taken;
    for (int i = 0; i < 100; ++i) taken.insert(users.take());
    CHECK(taken.size() == 100);
    CHECK_FALSE(taken.contains(0));
    const auto one = *taken.begin();
    users.give_back(one);
    CHECK(users.take() == one);
}

TEST_CASE("Without its launcher there is no sandbox") {
    const auto sandbox = open_sandbox(Programs::in("/no/such/folder"));
    REQUIRE_FALSE(sandbox);
    CHECK(sandbox.error().kind == Error::Kind::fault);
    CHECK(sandbox.error().message.find("halfspace-launcher") != std::string::npos);
}
