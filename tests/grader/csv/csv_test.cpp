#include "csv/csv.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

namespace halfspace::csv {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows(std::string_view text) {
    const auto table = read(text);
    INFO((table ? "" : table.error().message));
    REQUIRE(table);
    CHECK(table->lines.size() == table->rows.size());
    return table->rows;
}

std::string error(std::string_view text) {
    const auto table = read(text);
    REQUIRE_FALSE(table);
    CHECK(table.error().kind == Error::Kind::bad_input);
    return table.error().message;
}

TEST_CASE("cells, whatever ends the lines") {
    const Rows wanted{{"a", "b"}, {"1", "2"}};
    for (const auto* text : {"a,b\n1,2\n", "a,b\r\n1,2\r\n", "a,b\r1,2", "a,b\n\n\n1,2",
                             "\xef\xbb\xbf"
                             "a,b\n1,2"})
        CHECK(rows(text) == wanted);
    CHECK(rows("").empty());
    CHECK(rows("a,,\n ,\n") == Rows{{"a", "", ""}, {" ", ""}});
}

TEST_CASE("quoted cells hold anything") {
    CHECK(rows("\"Power, Max\",\"say \"\"hi\"\"\",\"two\r\nlines\"\nx,y,z\n") ==
          Rows{{"Power, Max", "say \"hi\"", "two\r\nlines"}, {"x", "y", "z"}});
}

TEST_CASE("the separator is what the first row has most of") {
    CHECK(read("a;b;c\n1,5;2;3")->separator == ';');
    CHECK(read("a\tb\n1\t2")->separator == '\t');
    CHECK(read("\"a;b;c\",d\n")->separator == ',');
    CHECK(read("a,b;c,d")->separator == ',');
    CHECK(read("alone")->separator == ',');
    CHECK(rows("a;b\n1,5;2") == Rows{{"a", "b"}, {"1,5", "2"}});
}

TEST_CASE("each row knows its line") {
    CHECK(read("a,b\n\n\"x\ny\",2\r\n3,4\n")->lines == std::vector<std::size_t>{1, 3, 5});
    CHECK(read("\r\n\r\na\r\nb")->lines == std::vector<std::size_t>{3, 4});
}

TEST_CASE("what is no table is refused by its line") {
    CHECK(error("a,b\n1,2\n\"x,3\n").starts_with("line 3: a quote is opened and never closed"));
    CHECK(error("a,b\n1,x\"y\n").starts_with("line 2: a quote stands in the middle of a cell"));
    CHECK(error("a\n\"b\"c\n").starts_with("line 2: a quote stands in the middle of a cell"));
    CHECK(error("a\nJos\xe9\n") == "line 2 is not UTF-8: save the table as \"CSV UTF-8\"");
}

TEST_CASE("what is written is read again, and quoted only where it must be") {
    const Table table{{{"a", " b", "c,d", "e\"f", "g\nh"}, {"", ""}, {""}, {"Jos\u00e9"}}, ','};
    CHECK(write(table) == "a,\" b\",\"c,d\",\"e\"\"f\",\"g\nh\"\r\n,\r\n\"\"\r\nJos\u00e9\r\n");
    CHECK(rows(write(table)) == table.rows);
    const Table other{{{"a;b", "c,d"}, {"1", "2"}}, ';'};
    CHECK(write(other) == "\"a;b\";c,d\r\n1;2\r\n");
}

}  // namespace
}  // namespace halfspace::csv
