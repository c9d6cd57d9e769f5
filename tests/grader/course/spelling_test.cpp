#include "course/spelling.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

using namespace halfspace::course;

namespace {
const std::vector<std::string> keys{"title", "summary", "uses", "hints", "limits"};
const std::vector<std::string> ids{"02_activations", "04_dense", "06_hyperplane"};
}  // namespace

TEST_CASE("the nearest word is the one with the fewest slips of the finger") {
    CHECK(nearest("hits", keys) == "hints");
    CHECK(nearest("tilte", keys) == "title");
    CHECK(nearest("use", keys) == "uses");
    CHECK(nearest("summaries", keys) == "summary");
    CHECK(nearest("title", keys) == "title");
}

TEST_CASE("a word far from all is near to none") {
    CHECK(nearest("difficulty", keys) == std::nullopt);
    CHECK(nearest("", keys) == std::nullopt);
    CHECK(nearest("hints", {}) == std::nullopt);
    CHECK(nearest(std::string(100000, 'x'), keys) == std::nullopt);
}

TEST_CASE("a whole part of a name is near to it") {
    CHECK(nearest("dense", ids) == "04_dense");
    CHECK(nearest("06", ids) == "06_hyperplane");
    CHECK(nearest("04_dence", ids) == "04_dense");
    CHECK(nearest("plane", ids) == std::nullopt);
}

TEST_CASE("a suggestion names the nearest word, or all") {
    CHECK(suggestion("hits", keys) == "; did you mean 'hints'?");
    CHECK(suggestion("zzz", ids) == "; expected one of: 02_activations, 04_dense, 06_hyperplane");
    CHECK(suggestion("zzz", {}).empty());
}
