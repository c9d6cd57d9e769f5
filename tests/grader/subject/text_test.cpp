#include "subject/text.hpp"

#include <catch2/catch_test_macros.hpp>
#include <limits>

#include "grader/worker/tiny.hpp"

namespace subject::test {
namespace {

TEST_CASE("numbers in six digits") {
    CHECK(to_text(1.0) == "1");
    CHECK(to_text(-0.1234567) == "-0.123457");
    CHECK(to_text(1e300) == "1e+300");
    CHECK(to_text(std::numeric_limits<double>::infinity()) == "inf");
    CHECK(to_text(-std::numeric_limits<double>::quiet_NaN()) == "nan");
    CHECK(describe(std::size_t(-1)) == "18446744073709551615");
    CHECK(describe(-7) == "-7");
    CHECK(describe(true) == "true");
    CHECK(describe(student::Colour::blue) == "200");
}

TEST_CASE("texts are quoted, escaped and cut") {
    CHECK(to_text(std::string("plain")) == "\"plain\"");
    CHECK(to_text(std::string("\x1b[31m\n\xff\0", 8)) == "\"\\x1b[31m\\x0a\\xff\\x00\"");
    CHECK(to_text(std::string(60, 'a')) == '"' + std::string(60, 'a') + '"');
    CHECK(to_text(std::string(61, 'a')) == '"' + std::string(60, 'a') + "...\"");
}

TEST_CASE("a vector is its size and its numbers, a long one cut before the last") {
    CHECK(to_text(nn::Vector()) == "(0) []");
    CHECK(to_text(nn::Vector{1.0, 2.5, -4.0}) == "(3) [1, 2.5, -4]");
    CHECK(to_text(nn::Vector{1, 2, 3, 4, 5, 6, 7}) == "(7) [1, 2, 3, 4, 5, 6, 7]");
    CHECK(to_text(nn::Vector{1, 2, 3, 4, 5, 6, 7, 8}) == "(8) [1, 2, 3, 4, 5, ..., 8]");
}

TEST_CASE("a matrix's rows stand below each other") {
    CHECK(to_text(nn::Matrix{{1.0, 2.0}, {3.0, 4.0}}) ==
          "(2, 2) [[1, 2],\n"
          "        [3, 4]]");
    CHECK(to_text(nn::Matrix(nn::Matrix::from_shape({0, 3}))) == "(0, 3) []");
    CHECK(to_text(nn::Matrix(nn::Matrix::from_shape({2, 0}))) == "(2, 0) [[],\n        []]");
    CHECK(to_text(nn::Matrix{{1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}}) ==
          "(8, 1) [[1],\n"
          "        [2],\n"
          "        [3],\n"
          "        [4],\n"
          "        [5],\n"
          "        ...,\n"
          "        [8]]");
}

TEST_CASE("a matrix of a billion rows and no columns is a few lines") {
    CHECK(to_text(nn::Matrix(nn::Matrix::from_shape({std::size_t{1} << 30, 0}))).size() < 200);
}

TEST_CASE("lists and structs are indented") {
    CHECK(describe(std::vector<double>()) == "list of 0");
    CHECK(describe(std::vector<nn::Matrix>{{{1, 2}, {3, 4}}, {{5}}}) ==
          "list of 2\n"
          "  [0] (2, 2) [[1, 2],\n"
          "              [3, 4]]\n"
          "  [1] (1, 1) [[5]]");
    CHECK(describe(std::vector<int>{1, 2, 3, 4, 5, 6, 7}) ==
          "list of 7\n  [0] 1\n  [1] 2\n  [2] 3\n  [3] 4\n  [4] 5\n  [5] 6\n  ...");
    CHECK(describe(student::Point{1.0, 2.0}) == "{1,\n 2}");
}

TEST_CASE("two numbers get just the digits that tell them apart") {
    using Texts = std::pair<std::string, std::string>;
    CHECK(to_distinct_texts(1.0, 2.0) == Texts{"1", "2"});
    CHECK(to_distinct_texts(1.0, 1.00000001) == Texts{"1", "1.00000001"});
    CHECK(to_distinct_texts(1.0, 1.0 + 0x1p-52) == Texts{"1", "1.0000000000000002"});
    CHECK(to_distinct_texts(1.0, std::numeric_limits<double>::quiet_NaN()) == Texts{"1", "nan"});
    CHECK(to_distinct_texts(1.0, 1.0) == Texts{"1", "1"});
}

TEST_CASE("indent moves every line but the first") {
    CHECK(indent("a\nb\n", "  ") == "a\n  b\n  ");
    CHECK(indent("", "  ").empty());
}

}  // namespace
}  // namespace subject::test
