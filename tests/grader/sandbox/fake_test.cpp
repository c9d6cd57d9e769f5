#include "sandbox/fake.hpp"

#include <array>
#include <catch2/catch_test_macros.hpp>

using namespace halfspace::sandbox;

TEST_CASE("The fake plays its script and remembers what it was told") {
    FakeSandbox sandbox;
    sandbox.scripts.push_back(
        {.reads = {{.bytes = "abcde"}, {.bytes = "f"}}, .outcome = Signaled{11}, .output = "printed"});
    Job job;
    job.argv = {"/worker"};
    auto child = sandbox.start(job);
    REQUIRE(child);
    std::array<std::byte, 4> buffer{};
    CHECK((*child)->write(std::as_bytes(std::span("hi", 2))));
    CHECK((*child)->read(buffer).count == 4);
    CHECK((*child)->read(buffer).count == 1);
    CHECK(buffer[0] == std::byte('e'));
    CHECK((*child)->read(buffer).count == 1);
    CHECK((*child)->read(buffer).kind == Child::Read::end);
    CHECK((*child)->output() == "printed");
    CHECK(describe((*child)->finish()) == "killed by SIGSEGV");

    CHECK(sandbox.played.at(0).job.argv.at(0) == "/worker");
    CHECK(sandbox.played.at(0).writes == std::vector<std::string>{"hi"});
    CHECK(sandbox.played.at(0).finished);
    CHECK_FALSE(sandbox.start({}));
}

TEST_CASE("A fake that stops reading refuses the next write") {
    FakeSandbox sandbox;
    sandbox.scripts.push_back({.writes_before_it_stops_reading = 1});
    auto child = sandbox.start({});
    REQUIRE(child);
    const auto byte = std::as_bytes(std::span("x", 1));
    CHECK((*child)->write(byte));
    CHECK_FALSE((*child)->write(byte));
}
