#include "subject/plot.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <limits>

using Catch::Matchers::ContainsSubstring;

TEST_CASE("a panel holds what was drawn since its axes, and is taken once") {
    plot::axes({0, 1}, {0, 1});
    plot::curve("left behind", {0, 1}, {0, 1});
    plot::axes({-1, 1}, {0, 2}, {"x", "y"});
    plot::curve("mine", {0, 1}, {2, 3});
    plot::wanted("right", {0, 1}, {2, 4});
    plot::marks({"no", "yes"}, plot::points({{1, 2}, {3, 4}, {5, 6}}), {1, 0, 1});
    const auto panel = plot::take();
    REQUIRE(panel);
    CHECK_FALSE(plot::take());
    CHECK(panel->axes.x_label == "x");
    REQUIRE(panel->lines.size() == 2);
    CHECK(panel->lines[0].y == std::vector<double>{2, 3});
    CHECK(panel->lines[1].wanted);
    REQUIRE(panel->marks.size() == 2);
    CHECK(panel->marks[0].x == std::vector<double>{3});
    CHECK(panel->marks[1].y == std::vector<double>{2, 6});
}

TEST_CASE("a region is asked for at the middles of a grid, the lowest row first") {
    plot::axes({0, 4}, {0, 2});
    const nn::Matrix points = plot::grid(2, 1);
    CHECK(points == nn::Matrix{{1, 1}, {3, 1}});
    plot::region({0, 1}, {0, 0});
    const auto panel = plot::take();
    CHECK(panel->region->got == std::vector<int>{0, 1});
    CHECK(panel->region->columns == 2);
}

TEST_CASE("what a student's program gave and does not fit is said in words") {
    plot::axes({0, 1}, {0, 1});
    CHECK_THROWS_WITH(plot::curve("mine", {0, 1}, {0}), "the curve 'mine' needs 2 numbers, and there are 1");
    CHECK_THROWS_WITH(plot::marks("them", nn::Matrix{{1, 2, 3}}), ContainsSubstring("(1, 3)"));
    CHECK_THROWS_WITH(plot::marks({"no"}, nn::Matrix{{1, 2}}, {}),
                      "1 points need as many classes, and there are 0");
    CHECK_THROWS_WITH(plot::marks({"no"}, nn::Matrix{{1, 2}}, {7}), "7 is no class");
    CHECK_THROWS_WITH(plot::arrow("", 0, 0, std::numeric_limits<double>::quiet_NaN(), 1),
                      "a place in the picture is no number");
    CHECK_THROWS_WITH(plot::classes(nn::Matrix{{1, 2}}), ContainsSubstring("one output is needed"));
    (void)plot::grid(2, 2);
    CHECK_THROWS_WITH(plot::region({0}), "a class is needed at 4 points, and there are 1");
    const nn::Vector many = plot::steps(0, 1, 15000);
    plot::curve("", many, many);
    CHECK_THROWS_WITH(plot::curve("", many, many), "that is more than a picture holds");
    CHECK_THROWS(plot::axes({1, 0}, {0, 1}));
    (void)plot::take();
    CHECK_THROWS_WITH(plot::text(0, 0, "x"), "a panel begins with plot::axes or plot::sheet");
}

TEST_CASE("helpers") {
    CHECK(plot::steps(-1, 1, 3) == nn::Vector{-1, 0, 1});
    CHECK(plot::steps(2, 5, 1) == nn::Vector{2});
    CHECK(plot::each({1, 2}, [](double x) { return 2 * x; }) == nn::Vector{2, 4});
    CHECK(plot::classes(nn::Matrix{{0.5}, {0.4}}) == std::vector<int>{1, 0});
    CHECK(plot::number(-0.0) == "0");
    CHECK(plot::number(0.73105) == "0.731");
    CHECK(plot::number(std::numeric_limits<double>::quiet_NaN()) == "nan");
}
