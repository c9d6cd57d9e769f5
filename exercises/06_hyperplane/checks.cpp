// Public checks of 06_hyperplane, with numbers small enough to do by hand. Run them: exercises/check
// 06_hyperplane

#include <cmath>

#include "hyperplane.hpp"
#include "measure.hpp"
#include "subject/test.hpp"

using measure::check_orthonormal;
using measure::check_space;

namespace {

// The two of the thinking task: 3 x1 - 2 x2 + 3 = 0 and x1 - x2 - 2 x3 + 2 = 0.
const nn::Vector line{3, -2};
const nn::Vector plane{1, -1, -2};
const nn::Vector zero{0, 0};

}  // namespace

TEST_CASE("3x1 - 2x2 + 3 = 0 has the offset (-9/13, 6/13), x1 - x2 - 2x3 + 2 = 0 has (-1/3, 1/3, 2/3)",
          "[offset]") {
    CHECK_THAT(subject::offset(line, 3), IsClose(nn::Vector{-9.0 / 13, 6.0 / 13}));
    CHECK_THAT(subject::offset(plane, 2), IsClose(nn::Vector{-1.0 / 3, 1.0 / 3, 2.0 / 3}));
}

TEST_CASE("3x1 + 4x2 - 50 = 0 has the offset (6, 8)", "[offset]") {
    CHECK_THAT(subject::offset({3, 4}, -50), IsClose(nn::Vector{6, 8}));
}

TEST_CASE("an offset needs a direction: w = (0, 0) throws std::invalid_argument", "[offset][edge]") {
    CHECK_REFUSES(subject::offset(zero, 1));
}

TEST_CASE("b < 0 shifts the zero set towards w, b > 0 against w, b = 0 not at all", "[shift_direction]") {
    CHECK_THAT(subject::shift_direction(line, -3), Is(1));
    CHECK_THAT(subject::shift_direction(line, 3), Is(-1));
    CHECK_THAT(subject::shift_direction(line, 0), Is(0));
}

TEST_CASE("there is no shift along w = (0, 0): it throws std::invalid_argument", "[shift_direction][edge]") {
    CHECK_REFUSES(subject::shift_direction(zero, 1));
}

TEST_CASE("(5, 5) without its component parallel to (3, 4) is (0.8, -0.6)", "[remove_parallel]") {
    CHECK_THAT(subject::remove_parallel({5, 5}, {3, 4}), IsClose(nn::Vector{0.8, -0.6}));
}

TEST_CASE("along the axes: (7, 8, 9) without its component parallel to (0, 2, 0) is (7, 0, 9)",
          "[remove_parallel]") {
    CHECK_THAT(subject::remove_parallel({7, 8, 9}, {0, 2, 0}), IsClose(nn::Vector{7, 0, 9}));
}

TEST_CASE("(3, 1) without its component parallel to (1, 1) is (1, -1), nothing is left of (2, 2)",
          "[remove_parallel]") {
    CHECK_THAT(subject::remove_parallel({3, 1}, {1, 1}), IsClose(nn::Vector{1, -1}));
    CHECK_THAT(subject::remove_parallel({2, 2}, {1, 1}), IsClose(nn::Vector{0, 0}));
}

TEST_CASE("a component parallel to (0, 0), or to a vector of another size, throws std::invalid_argument",
          "[remove_parallel][edge]") {
    CHECK_REFUSES(subject::remove_parallel({5, 5}, zero));
    CHECK_REFUSES(subject::remove_parallel({5, 5}, plane));
}

TEST_CASE("(7, 6) is 1 away from 3x1 + 4x2 - 40 = 0, the origin is -8 away", "[signed_distance]") {
    CHECK_THAT(subject::signed_distance({7, 6}, {3, 4}, -40), IsClose(1.0));
    CHECK_THAT(subject::signed_distance({0, 0}, {3, 4}, -40), IsClose(-8.0));
}

TEST_CASE("(4, 1) is sqrt(13) away from the line 3x1 - 2x2 + 3 = 0, and (1, 3), which lies on it, is 0 away",
          "[signed_distance]") {
    REQUIRE_THAT(subject::signed_distance({4, 1}, line, 3), IsClose(std::sqrt(13.0)));
    CHECK_THAT(subject::signed_distance({1, 3}, line, 3), IsClose(0.0));
}

TEST_CASE("a distance with w = (0, 0), or with an x of another size, throws std::invalid_argument",
          "[signed_distance][edge]") {
    CHECK_REFUSES(subject::signed_distance({1, 3}, zero, 3));
    CHECK_REFUSES(subject::signed_distance({1, 3}, plane, 2));
}

TEST_CASE("(7, 6) is projected to (6.4, 5.2) on the line 3x1 + 4x2 - 40 = 0", "[project]") {
    CHECK_THAT(subject::project({7, 6}, {3, 4}, -40), IsClose(nn::Vector{6.4, 5.2}));
}

TEST_CASE("the origin is projected to (-9/13, 6/13) on 3x1 - 2x2 + 3 = 0, the point (1, 3) to itself",
          "[project]") {
    CHECK_THAT(subject::project({0, 0}, line, 3), IsClose(nn::Vector{-9.0 / 13, 6.0 / 13}));
    CHECK_THAT(subject::project({1, 3}, line, 3), IsClose(nn::Vector{1, 3}));
}

TEST_CASE("a projection with w = (0, 0), or of an x of another size, throws std::invalid_argument",
          "[project][edge]") {
    CHECK_REFUSES(subject::project({1, 3}, zero, 3));
    CHECK_REFUSES(subject::project({1, 3}, plane, 2));
}

TEST_CASE("the basis for (3, -2) is one row, (2, 3) / sqrt(13) or its negative", "[orthonormal_basis]") {
    check_orthonormal(subject::orthonormal_basis(line), line);
}

TEST_CASE("the basis for (1, -1, -2) is two rows, orthogonal to it and to each other",
          "[orthonormal_basis]") {
    check_orthonormal(subject::orthonormal_basis(plane), plane);
}

TEST_CASE("the basis for an axis of the plane is the other axis", "[orthonormal_basis]") {
    check_orthonormal(subject::orthonormal_basis({0, 4}), {0, 4});
    check_orthonormal(subject::orthonormal_basis({4, 0}), {4, 0});
}

TEST_CASE("no basis belongs to w = (0, 0): it throws std::invalid_argument", "[orthonormal_basis][edge]") {
    CHECK_REFUSES(subject::orthonormal_basis(zero));
}

TEST_CASE("thinking task: the points with 3x1 - 2x2 + 3 = 0", "[zero_set]") {
    check_space(subject::zero_set(line, 3), line, 3);
}

TEST_CASE("thinking task: the points with x1 - x2 - 2x3 + 2 = 0", "[zero_set]") {
    check_space(subject::zero_set(plane, 2), plane, 2);
}

TEST_CASE("the vertical line 2x1 - 6 = 0 and the horizontal line 3x2 + 6 = 0", "[zero_set]") {
    check_space(subject::zero_set({2, 0}, -6), {2, 0}, -6);
    check_space(subject::zero_set({0, 3}, 6), {0, 3}, 6);
}

TEST_CASE("no line belongs to w = (0, 0): it throws std::invalid_argument", "[zero_set][edge]") {
    CHECK_REFUSES(subject::zero_set(zero, 1));
}

TEST_CASE("3x1 - 2x2 + 3 = 5 is the same line as 3x1 - 2x2 - 2 = 0", "[level_set]") {
    check_space(subject::level_set(line, 3, 5), line, -2);
}

TEST_CASE("x1 - x2 - 2x3 + 2 = -4 is the same plane as x1 - x2 - 2x3 + 6 = 0", "[level_set]") {
    check_space(subject::level_set(plane, 2, -4), plane, 6);
}

TEST_CASE("no level line belongs to w = (0, 0): it throws std::invalid_argument", "[level_set][edge]") {
    CHECK_REFUSES(subject::level_set(zero, 1, 2));
}
