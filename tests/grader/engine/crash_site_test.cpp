#include "engine/crash_site.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

using namespace halfspace::engine;
using Catch::Matchers::ContainsSubstring;
using Addresses = std::vector<std::string>;

TEST_CASE("the addresses are those that were printed last") {
    CHECK(crash_addresses("hello\nhalfspace-crash-site: 401a 402b\n") == Addresses{"401a", "402b"});
    CHECK(crash_addresses("halfspace-crash-site: 1\nmore\nhalfspace-crash-site: 2 3\nbye") ==
          Addresses{"2", "3"});
    CHECK(crash_addresses("hello").empty());
    CHECK(crash_addresses("").empty());
}

TEST_CASE("what is no address ends the list: a student may print the mark too") {
    CHECK(crash_addresses("halfspace-crash-site: 4a --exe=/etc/passwd 5\n") == Addresses{"4a"});
    CHECK(crash_addresses("halfspace-crash-site: 0x12\n").empty());
    CHECK(crash_addresses("halfspace-crash-site: 12345678901234567\n").empty());
    CHECK(crash_addresses("halfspace-crash-site:\n").empty());
    CHECK(crash_addresses("halfspace-crash-site:  4a\n").empty());
    std::string many = "halfspace-crash-site:";
    for (int i = 0; i < 1000; ++i) many += " 4a";
    CHECK(crash_addresses(many).size() == 64);
}

TEST_CASE("the words name the line and show it, plain and within 76 columns") {
    CHECK(crash_words("dense.cpp", 2, "a\n  p[i] = 0;\n") ==
          "\nThis was in line 2 of dense.cpp:\n  2 | p[i] = 0;\n");
    CHECK_THAT(crash_words("dense.cpp", 1, std::string(500, 'x')), ContainsSubstring("…"));
    CHECK_THAT(crash_words("dense.cpp", 1, "\x1b[31mx"), !ContainsSubstring("\x1b"));
    CHECK(crash_words("dense.cpp", 9, "a\nb\n").empty());
    CHECK(crash_words("dense.cpp", 2, "a\n\n").empty());
}
