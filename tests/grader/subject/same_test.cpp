#include "subject/same.hpp"

#include <catch2/catch_test_macros.hpp>
#include <limits>

#include "grader/worker/tiny.hpp"

namespace subject::test {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double inf = std::numeric_limits<double>::infinity();

TEST_CASE("numbers are the same but for rounding") {
    CHECK(same(0.1 + 0.2, 0.3));
    CHECK_FALSE(same(1.0, 1.00001));
    CHECK_FALSE(same(0.0, 1e-9));
    CHECK(same(nan, nan));
    CHECK_FALSE(same(nan, 1.0));
    CHECK_FALSE(same(1.0, nan));
    CHECK(same(inf, inf));
    CHECK_FALSE(same(inf, -inf));
    CHECK_FALSE(same(inf, 1e308));
    CHECK(same(-0.0, 0.0));
}

TEST_CASE("beside large numbers a cancelled one may be off by their rounding") {
    CHECK(same(nn::Vector{1e6, 1e-9}, nn::Vector{1e6, 0.0}));
    CHECK_FALSE(same(nn::Vector{1.0, 1e-9}, nn::Vector{1.0, 0.0}));
    CHECK_FALSE(same(nn::Vector{inf, 1e-9}, nn::Vector{inf, 0.0}));  // infinity is no scale
}

TEST_CASE("shapes, lists and structs have to agree") {
    CHECK(same(nn::Matrix{{1.0, nan}}, nn::Matrix{{1.0, nan}}));
    CHECK_FALSE(same(nn::Matrix{{1.0, 2.0}}, nn::Matrix{{1.0}, {2.0}}));
    CHECK_FALSE(same(nn::Vector{1.0}, nn::Vector{1.0, 1.0}));
    CHECK(same(nn::Vector(), nn::Vector()));
    CHECK(same(std::vector<double>{1.0}, std::vector<double>{1.0 + 1e-12}));
    CHECK_FALSE(same(std::vector<double>{1.0}, std::vector<double>{}));
    CHECK(same(std::vector<bool>{true}, std::vector<bool>{true}));
    CHECK_FALSE(same(std::vector<bool>{true}, std::vector<bool>{false}));
    CHECK_FALSE(same(std::string("a"), std::string("b")));
    CHECK_FALSE(same(1, 2));
    const student::Everything one{true, student::Colour::red, "n", {1.0}, {{2.0}}, {{3.0, 4.0}}};
    auto other = one;
    CHECK(same(one, other));
    other.points[0].y = 5.0;
    CHECK_FALSE(same(one, other));
    other = one;
    other.colour = student::Colour::green;
    CHECK_FALSE(same(one, other));
}

}  // namespace
}  // namespace subject::test
