#include "subject/text.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <nn/activation.hpp>
#include <xtensor/xbuilder.hpp>

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
    CHECK(describe(student::Colour::green) == "green");
    CHECK(describe(student::Colour::blue) == "200");  // from 32 on
    CHECK(describe(static_cast<student::Colour>(7)) == "7");
    CHECK(describe(nn::Activation::leaky_relu) == "leaky_relu");
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
    CHECK(to_text(nn::Vector{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}) == "(10) [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]");
    CHECK(to_text(nn::Vector{1, 2, 3, 4, 5, 6, 7, 8}, 26) == "(8) [1, 2, 3, 4, ..., 8]");
    CHECK(to_text(nn::Vector{1, 2, 3, 4, 5, 6, 7, 8}, 28) == "(8) [1, 2, 3, 4, 5, 6, 7, 8]");
    CHECK(to_text(nn::Vector{1, 2, 3, 4}, 5) ==
          "(4) [1, ..., 4]");  // the first and the last, whatever the room
    const nn::Vector many = xt::linspace(-1.98814, 0.625, 168);
    CHECK(to_text(many).size() <= 60);
    CHECK(to_text(many).starts_with("(168) [-1.98814, -1.97249, "));
    CHECK(to_text(many).ends_with(", ..., 0.625]"));
}

TEST_CASE("a matrix stands in a line, or its rows below each other") {
    CHECK(to_text(nn::Matrix{{1.0, 2.0}, {3.0, 4.0}}) == "(2, 2) [[1, 2], [3, 4]]");
    CHECK(to_text(nn::Matrix{{1.0, 2.0}, {3.0, 4.0}}, 20) ==
          "(2, 2) [[1, 2],\n"
          "        [3, 4]]");
    CHECK(to_text(nn::Matrix(nn::Matrix::from_shape({0, 3}))) == "(0, 3) []");
    CHECK(to_text(nn::Matrix(nn::Matrix::from_shape({2, 0}))) == "(2, 0) [[], []]");
    CHECK(to_text(nn::Matrix{{1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}}) ==
          "(8, 1) [[1], [2], [3], [4], [5], [6], [7], [8]]");
    CHECK(to_text(nn::Matrix{{1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}}, 32) == "(8, 1) [[1], [2], ..., [8]]");
    const nn::Matrix tall = xt::ones<double>({20, 2}) / 3;
    CHECK(to_text(tall) ==
          "(20, 2) [[0.333333, 0.333333],\n"
          "         [0.333333, 0.333333],\n"
          "         [0.333333, 0.333333],\n"
          "         ...,\n"
          "         [0.333333, 0.333333]]");
    const nn::Matrix wide = xt::ones<double>({2, 20}) / 3;
    CHECK(to_text(wide) ==
          "(2, 20) [[0.333333, 0.333333, 0.333333, ..., 0.333333],\n"
          "         [0.333333, 0.333333, 0.333333, ..., 0.333333]]");
}

TEST_CASE("a matrix of a billion rows and no columns is a few lines") {
    CHECK(to_text(nn::Matrix(nn::Matrix::from_shape({std::size_t{1} << 30, 0}))).size() < 200);
}

struct Node {
    double bias;
    nn::Activation activation;
};
struct Edge {
    std::size_t from;
    std::size_t to;
    double weight;
};
struct Graph {
    std::vector<Node> nodes;
    std::vector<Edge> edges;
    std::vector<std::size_t> inputs;
};

TEST_CASE("a list of numbers stands in a line") {
    CHECK(describe(std::vector<double>()) == "[]");
    CHECK(describe(std::vector<int>{1, 0, 0}) == "[1, 0, 0]");
    CHECK(describe(std::vector<bool>{true, false}) == "[true, false]");
    CHECK(describe(std::vector<student::Colour>{student::Colour::red}) == "[red]");
    const std::vector<int> many(168, 1);
    CHECK(describe(many) == "(168) [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ..., 1]");
}

TEST_CASE("a struct has the names of its fields, and stands in a line if it fits") {
    CHECK(describe(student::Point{1.0, 2.0}) == "{x = 1, y = 2}");
    CHECK(describe(Edge{2, 1, 3}) == "{from = 2, to = 1, weight = 3}");
    CHECK(
        describe(student::Everything{true, student::Colour::red, "a", {1, 2}, {{1, 2}, {3, 4}}, {{1, 2}}}) ==
        "{flag = true, colour = red, name = \"a\", vector = (2) [1, 2],\n"
        " matrix = (2, 2) [[1, 2], [3, 4]],\n"
        " points = [{x = 1, y = 2}]}");
}

TEST_CASE("a graph of four neurons is a few lines") {
    const Graph graph = {{{-4, nn::Activation::relu},
                          {1, nn::Activation::relu},
                          {0, nn::Activation::identity},
                          {5, nn::Activation::leaky_relu}},
                         {{2, 1, 3}, {2, 3, -1}, {1, 0, 1}, {3, 0, 2}},
                         {2}};
    CHECK(describe(graph, 72) ==
          "{nodes = [{bias = -4, activation = relu},\n"
          "          {bias = 1, activation = relu},\n"
          "          {bias = 0, activation = identity},\n"
          "          {bias = 5, activation = leaky_relu}],\n"
          " edges = [{from = 2, to = 1, weight = 3},\n"
          "          {from = 2, to = 3, weight = -1},\n"
          "          {from = 1, to = 0, weight = 1},\n"
          "          {from = 3, to = 0, weight = 2}],\n"
          " inputs = [2]}");
}

TEST_CASE("of a long list the middle is left out") {
    const std::vector<Edge> edges(50, Edge{2, 1, 3});
    const std::string text = describe(edges, 70);
    INFO(text);
    CHECK(std::count(text.begin(), text.end(), '\n') < 6);
    CHECK(text.starts_with("(50) [{from = 2, to = 1, weight = 3},"));
    CHECK(text.ends_with("..., {from = 2, to = 1, weight = 3}]"));
    CHECK(describe(std::vector<nn::Matrix>{{{1, 2}, {3, 4}}, {{5}}}) ==
          "[(2, 2) [[1, 2], [3, 4]], (1, 1) [[5]]]");
    const std::vector<nn::Matrix> large(9, xt::ones<double>({20, 20}) / 3);
    const std::string shown = describe(large);
    INFO(shown);
    CHECK(std::count(shown.begin(), shown.end(), '\n') <= 11);
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
