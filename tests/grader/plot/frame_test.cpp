#include "plot/frame.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <limits>

namespace halfspace::plot {
namespace {

using Catch::Approx;
using verdict::Axes;

const double nan = std::numeric_limits<double>::quiet_NaN();

const Axes square{Axes::Kind::free, {-1, 3}, {10, 20}};
const Axes powers{Axes::Kind::logarithmic, {0, 1}, {1e-4, 1}};

std::vector<std::string> texts(const std::vector<Tick>& ticks) {
    std::vector<std::string> texts;
    for (const auto& tick : ticks) texts.push_back(tick.text);
    return texts;
}

TEST_CASE("a place in the square, and back") {
    const Frame frame(square);
    const auto point = frame.place(0, 15);
    REQUIRE(point);
    CHECK(point->x == Approx(0.25));
    CHECK(point->y == Approx(0.5));
    CHECK(frame.numbers(*point).x == Approx(0).margin(1e-12));
    CHECK(frame.numbers(*point).y == Approx(15));
    CHECK_FALSE(frame.place(nan, 15));
    CHECK_FALSE(frame.place(0, std::numeric_limits<double>::infinity()));
    CHECK(frame.place(0, 1e308)->y > 1);  // outside, not lost

    const Frame logarithmic(powers);
    CHECK(logarithmic.place(0, 1e-2)->y == Approx(0.5));
    CHECK(logarithmic.numbers({0, 0.5}).y == Approx(1e-2));
    CHECK_FALSE(logarithmic.place(0, 0));
    CHECK_FALSE(logarithmic.place(0, -1));
}

TEST_CASE("a line is cut at the border and at gaps") {
    const Frame frame({Axes::Kind::free, {0, 4}, {0, 4}});
    CHECK(frame.pieces({"", {}, {}}).empty());
    CHECK(frame.pieces({"", {0, 1, 2}, {0, 1, 2}}).size() == 1);
    CHECK(frame.pieces({"", {0, 1, 2, 3, 4}, {0, 1, nan, 3, 4}}).size() == 2);
    CHECK(frame.pieces({"", {0, 1, 2}, {nan, 1, nan}}).size() == 1);  // a point alone
    CHECK(frame.pieces({"", {0, 4}, {9, 9}}).empty());

    // Out through the top and in again: two parts, which end at the border.
    const auto pieces = frame.pieces({"", {0, 2, 4}, {0, 8, 0}});
    REQUIRE(pieces.size() == 2);
    CHECK(pieces[0].back().y == Approx(1));
    CHECK(pieces[0].back().x == Approx(0.25));
    CHECK(pieces[1].front().x == Approx(0.75));
    CHECK(pieces[1].back().y == Approx(0).margin(1e-12));

    // Straight through from outside to outside.
    const auto through = frame.pieces({"", {-4, 8}, {-4, 8}});
    REQUIRE(through.size() == 1);
    CHECK(through[0].front().x == Approx(0).margin(1e-6));
    CHECK(through[0].back().x == Approx(1).margin(1e-6));
}

TEST_CASE("ticks are round numbers in the range") {
    CHECK(texts(ticks({-5, 5}, 5)) == std::vector<std::string>{"-4", "-2", "0", "2", "4"});
    CHECK(texts(ticks({0, 1}, 5)) == std::vector<std::string>{"0", "0.2", "0.4", "0.6", "0.8", "1"});
    CHECK(texts(ticks({-0.25, 1.25}, 3)) == std::vector<std::string>{"0", "0.5", "1"});
    CHECK(texts(powers_of_ten({1e-9, 10}, 4)) == std::vector<std::string>{"1e-8", "1e-5", "0.01", "10"});
    CHECK(texts(powers_of_ten({0.1, 10}, 9)) == std::vector<std::string>{"0.1", "1", "10"});
    CHECK(powers_of_ten({2, 8}, 4).empty());
}

TEST_CASE("what cannot be seen of a line is said") {
    const Frame frame(square);
    CHECK(note({"", {0, 1}, {15, 16}}, frame).empty());
    CHECK(note({"", {0, 1, 2}, {15, nan, nan}}, frame) == "no number at 2 of 3 points");
    CHECK(note({"", {0, 1}, {99, 99}}, frame) == "all of it outside the picture");
    CHECK(note({"", {0, 1}, {0, 0.5}}, Frame(powers)) == "not above 0 at 1 of 2 points");
    CHECK(note({"", {0, 1}, {powers.y.high, 1e9}}, Frame(powers)) == "above the picture at 1 of 2 points");
    CHECK(note({"", {0, 1}, {powers.y.high, 1e9}, true}, Frame(powers)).empty());
}

TEST_CASE("where a region differs, and what its classes are called") {
    const verdict::Region region{2, 2, {0, 1, 1, 0}, {0, 1, 0, 3}, {"no"}};
    CHECK(differences(region) == std::vector<std::size_t>{2, 3});
    CHECK(difference_note(region) == "differs at 2 of 4 points");
    CHECK(class_names(region) == std::vector<std::string>{"no", "1", "2", "3"});
    CHECK(difference_note({1, 1, {1}, {1}}) == "as wanted at all 1 points");
    CHECK(differences({1, 1, {1}}).empty());
}

}  // namespace
}  // namespace halfspace::plot
