#include "csv/fill.hpp"

#include <catch2/catch_test_macros.hpp>

#include "csv/csv.hpp"

namespace halfspace::csv {
namespace {

TEST_CASE("a filled table is the old one but for its cells") {
    const std::string text =
        "\xef\xbb\xbfName;\"Points; of 10\"\r\n\r\n\"O'Brien; \"\"S\"\"\";\r\nM\xc3\xb8ller "
        ";\"1\n2\"\nLast;3";
    const auto filled = fill(text, {{2, 1, "7.5"}, {1, 1, "0"}});
    REQUIRE(filled);
    CHECK(*filled ==
          "\xef\xbb\xbfName;\"Points; of 10\"\r\n\r\n\"O'Brien; \"\"S\"\"\";0\r\nM\xc3\xb8ller ;7.5\nLast;3");
}

TEST_CASE("cells are appended to their rows in order, and quoted where they must be") {
    const auto filled = fill("a,b\r\n\r\n1,2\r\n3\r\n", {{1, 3, "y, z"}, {0, 2, "c"}, {1, 2, "say \"x\""}});
    REQUIRE(filled);
    CHECK(*filled == "a,b,c\r\n\r\n1,2,\"say \"\"x\"\"\",\"y, z\"\r\n3\r\n");
    const auto read_back = read(*filled);
    REQUIRE(read_back);
    CHECK(read_back->rows[1] == std::vector<std::string>{"1", "2", "say \"x\"", "y, z"});
    CHECK(*fill("a\nb", {{1, 1, ""}}) == "a\nb,");
    CHECK(*fill("a;b;c\n1", {{1, 2, "z"}}) == "a;b;c\n1;;z");  // the row is short
}

TEST_CASE("what is no table is not filled") {
    CHECK_FALSE(fill("a,b\"c\n", {{0, 0, "x"}}));
    CHECK_FALSE(fill("a,\"b\n", {{0, 0, "x"}}));
}

}  // namespace
}  // namespace halfspace::csv
