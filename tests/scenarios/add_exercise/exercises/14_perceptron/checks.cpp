#include "perceptron.hpp"
#include "subject/test.hpp"

TEST_CASE("a point on the wrong side is added with its label", "[update]") {
    // w . x = 1, and the label is -1.
    CHECK_THAT(subject::update({1, 0}, {1, 2}, -1), IsClose(nn::Vector{0, -2}));
}

TEST_CASE("a point on the right side changes nothing, on the wrong one it does", "[update]") {
    REQUIRE_THAT(subject::update({1, 0}, {-1, 2}, 1), IsClose(nn::Vector{0, 2}));
    CHECK_THAT(subject::update({1, 0}, {1, 2}, 1), IsClose(nn::Vector{1, 0}));
}
