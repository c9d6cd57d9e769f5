#include "course/seed.hpp"

#include <catch2/catch_test_macros.hpp>
#include <stdexcept>
#include <string>

#include "base/digest.hpp"

using halfspace::course::public_seed;
using halfspace::course::seed;

TEST_CASE("a seed is the HMAC-SHA256 of the names, each ended by a NUL byte") {
    using namespace std::string_literals;
    CHECK(seed("secret", "alice", "04_dense", "1", "d1") == halfspace::hmac_sha256_hex("secret",
                                                                                       "alice\0"
                                                                                       "04_dense\0"
                                                                                       "1\0"
                                                                                       "d1\0"s));
    CHECK(seed("secret", "alice", "04_dense", "1", "d1").size() == 64);
}

TEST_CASE("a seed depends on every name and on the secret") {
    const std::string alice = seed("secret", "alice", "04_dense", "1", "d1");
    CHECK(seed("secret", "alice", "04_dense", "1", "d1") == alice);
    CHECK(seed("Secret", "alice", "04_dense", "1", "d1") != alice);
    CHECK(seed("secret", "bob", "04_dense", "1", "d1") != alice);
    CHECK(seed("secret", "alice", "06_hyperplane", "1", "d1") != alice);
    CHECK(seed("secret", "alice", "04_dense", "2", "d1") != alice);
    CHECK(seed("secret", "alice", "04_dense", "1", "d2") != alice);
}

TEST_CASE("names that only join to the same text give other seeds") {
    CHECK(seed("s", "ab", "c", "d", "e") != seed("s", "a", "bc", "d", "e"));
    CHECK(seed("s", "", "ab", "c", "e") != seed("s", "ab", "", "c", "e"));
    CHECK(seed("s", "a", "b", "c", "") != seed("s", "a", "b", "", "c"));
    CHECK_THROWS_AS(seed("s", std::string("a\0b", 3), "c", "d", "e"), std::invalid_argument);
}

TEST_CASE("public numbers are the same for everyone and differ between exercises") {
    CHECK(public_seed("04_dense") == public_seed("04_dense"));
    CHECK(public_seed("04_dense") != public_seed("06_hyperplane"));
}

TEST_CASE("line ends behind a secret are not part of it, those within are") {
    using halfspace::course::without_line_ends;
    for (const char* text : {"secret", "secret\n", "secret\r\n", "secret\n\n"})
        CHECK(without_line_ends(text) == "secret");
    CHECK(without_line_ends("a\nb \n") == "a\nb ");
    CHECK(without_line_ends("\n").empty());
}

TEST_CASE("a fingerprint tells secrets apart and is no part of a seed") {
    using halfspace::course::fingerprint;
    const std::string print = fingerprint("secret");
    CHECK(print ==
          halfspace::hmac_sha256_hex("secret", "halfspace: fingerprint of the secret").substr(0, 16));
    CHECK(fingerprint("Secret") != print);
    CHECK(print.size() == 16);
}
