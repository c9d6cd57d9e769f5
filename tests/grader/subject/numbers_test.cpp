#include "subject/numbers.hpp"

#include <catch2/catch_test_macros.hpp>

namespace subject::test {
namespace {

enum class Colour { red, green };
const char* name_of(Colour colour) {
    return colour == Colour::red ? "red" : "green";
}

struct Layer {
    nn::Matrix weight;
    nn::Vector bias;
    Colour colour;
};

template <class T>
recognise::Value numbers(const T& value) {
    recognise::Value into;
    add_numbers<T>(value, into);
    return into;
}

using recognise::Array;
using Arrays = std::vector<Array>;

TEST_CASE("numbers, vectors and matrices") {
    CHECK(numbers(2.5).arrays == Arrays{{{}, {2.5}, false}});
    CHECK(numbers(-3).arrays == Arrays{{{}, {-3}, true}});
    CHECK(numbers(true).arrays == Arrays{{{}, {1}, true}});
    CHECK(numbers(nn::Vector{1, 2}).arrays == Arrays{{{2}, {1, 2}, false}});
    CHECK(numbers(nn::Matrix{{1, 2, 3}, {4, 5, 6}}).arrays == Arrays{{{2, 3}, {1, 2, 3, 4, 5, 6}, false}});
    CHECK(numbers(nn::Vector()).arrays[0].entries.empty());
    CHECK(numbers(std::string("x")).texts == std::vector<std::string>{"x"});
}

TEST_CASE("a count that went below zero is below zero") {
    CHECK(numbers(std::size_t{0} - 1).arrays[0].entries[0] == -1);
    CHECK(numbers(std::size_t{41}).arrays[0].entries[0] == 41);
}

TEST_CASE("an enumerator has its name") {
    CHECK(numbers(Colour::green).arrays == Arrays{{{}, {1}, true, "green"}});
    enum class Fate { lives, dies };
    CHECK(numbers(Fate::dies).arrays == Arrays{{{}, {1}, true, "dies"}});
    CHECK(numbers(static_cast<Fate>(5)).arrays == Arrays{{{}, {5}, true}});
}

TEST_CASE("lists of numbers are arrays, others are their elements") {
    CHECK(numbers(std::vector<std::size_t>{3, 4}).arrays == Arrays{{{2}, {3, 4}, true}});
    CHECK(numbers(std::vector<bool>{true, false}).arrays == Arrays{{{2}, {1, 0}, true}});
    const auto list = numbers(std::vector<nn::Vector>{nn::Vector{1}, nn::Vector{2, 3}});
    CHECK(list.lists == std::vector<std::size_t>{2});
    CHECK(list.arrays == Arrays{{{1}, {1}, false}, {{2}, {2, 3}, false}});
}

TEST_CASE("a struct is its fields, in a list too") {
    const Layer layer{nn::Matrix{{1, 2}}, nn::Vector{3}, Colour::red};
    const auto list = numbers(std::vector<Layer>{layer, layer});
    CHECK(list.lists == std::vector<std::size_t>{2});
    REQUIRE(list.arrays.size() == 6);
    CHECK(list.arrays[3] == Array{{1, 2}, {1, 2}, false, "", "weight"});
    CHECK(list.arrays[4] == Array{{1}, {3}, false, "", "bias"});
    CHECK(list.arrays[5] == Array{{}, {0}, true, "red", "colour"});
}

}  // namespace
}  // namespace subject::test
