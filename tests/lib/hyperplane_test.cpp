#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <limits>
#include <nn/hyperplane.hpp>
#include <vector>

#include "lib/random_arrays.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using nn::Hyperplane;
using nn::Matrix;
using nn::Vector;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// Rows are orthonormal, orthogonal to w, and one fewer than w has entries.
void check_basis(const Matrix& basis, const Vector& w) {
    const std::size_t n = w.size();
    REQUIRE(basis.shape(0) == n - 1);
    REQUIRE(basis.shape(1) == n);
    const double largest = xt::amax(xt::abs(w))();
    const Vector direction = w / largest;
    for (std::size_t i = 0; i + 1 < n; ++i) {
        const Vector row = xt::view(basis, i, xt::all());
        CHECK_THAT(nn::dot(row, direction), WithinAbs(0, 1e-14 * static_cast<double>(n)));
        for (std::size_t j = 0; j <= i; ++j) {
            CHECK_THAT(nn::dot(row, Vector(xt::view(basis, j, xt::all()))), WithinAbs(i == j ? 1 : 0, 1e-14));
        }
    }
}

}  // namespace

TEST_CASE("evaluate is w . x + b, for w = 0 too") {
    CHECK(nn::evaluate({1, 2}, {{3, -2}, 3}) == 2);
    CHECK(nn::evaluate({1, 2}, {{0, 0}, 3}) == 3);
    CHECK(std::isnan(nn::evaluate({not_a_number, 2}, {{3, -2}, 3})));
}

TEST_CASE("signed distance and offset of a plane known by heart") {
    const Hyperplane plane{{3, 4}, 10};
    CHECK(nn::signed_distance({0, 0}, plane) == 2);
    CHECK(nn::signed_distance({-2, -1}, plane) == 0);
    CHECK(nn::signed_distance({-4, -2}, plane) == -2);
    CHECK_THAT(nn::offset(plane)(0), WithinAbs(-1.2, 1e-15));
    CHECK_THAT(nn::offset(plane)(1), WithinAbs(-1.6, 1e-15));
    CHECK(std::isnan(nn::signed_distance({not_a_number, 0}, plane)));
}

TEST_CASE("the bias shifts the plane against w") {
    CHECK(nn::dot({3, 4}, nn::offset({{3, 4}, 1})) < 0);
    CHECK(nn::dot({3, 4}, nn::offset({{3, 4}, -1})) > 0);
    CHECK(nn::norm(nn::offset({{3, 4}, 0})) == 0);
}

TEST_CASE("vertical and axis-aligned lines") {
    CHECK(nn::offset({{2, 0}, -6}) == Vector{3, 0});
    CHECK(nn::offset({{0, 2}, -6}) == Vector{0, 3});
    CHECK(nn::project({7, 5}, {{2, 0}, -6}) == Vector{3, 5});
    for (const Vector& w : {Vector{1, 0}, Vector{0, 1}, Vector{-1, 0}, Vector{0, -1}, Vector{0, 0, -3}}) {
        check_basis(nn::orthonormal_basis(w), w);
    }
}

TEST_CASE("the thinking tasks: every point of the zero set solves the equation") {
    RandomArrays random(1);
    for (const Hyperplane& plane : {Hyperplane{{3, -2}, 3}, Hyperplane{{1, -1, -2}, 2}}) {
        const nn::AffineSpace set = nn::zero_set(plane);
        check_basis(set.basis, plane.weight);
        for (int trial = 0; trial < 20; ++trial) {
            const Vector c = 5 * random.vector(set.basis.shape(0));
            const Vector x = set.point + nn::matmul(nn::transpose(set.basis), c);
            CHECK_THAT(nn::evaluate(x, plane), WithinAbs(0, 1e-13));
        }
    }
}

TEST_CASE("projection, distance and the parallel part agree for n from 1 to 50") {
    RandomArrays random(2);
    for (std::size_t n = 1; n <= 50; ++n) {
        CAPTURE(n);
        const Hyperplane plane{random.vector(n), random.number()};
        const double length = nn::norm(plane.weight);
        const Vector x = random.vector(n);
        const Vector foot = nn::project(x, plane);
        CHECK_THAT(nn::evaluate(foot, plane) / length, WithinAbs(0, 1e-13));
        CHECK_THAT(nn::norm(x - foot), WithinAbs(std::abs(nn::signed_distance(x, plane)), 1e-13));
        CHECK_THAT(nn::signed_distance(x, plane), WithinAbs(nn::evaluate(x, plane) / length, 1e-13));
        CHECK_THAT(nn::norm(nn::project(Vector(xt::zeros<double>({n})), plane) - nn::offset(plane)),
                   WithinAbs(0, 1e-13));
        const Vector u = nn::remove_parallel(x, plane.weight);
        CHECK_THAT(nn::dot(u, plane.weight) / length, WithinAbs(0, 1e-14));
        // What was removed is a multiple of w: |u|^2 + (x . w / |w|)^2 = |x|^2.
        const double along = nn::dot(x, plane.weight) / length;
        CHECK_THAT(nn::dot(u, u) + along * along, WithinAbs(nn::dot(x, x), 1e-12));
        check_basis(nn::orthonormal_basis(plane.weight), plane.weight);
    }
}

TEST_CASE("scaling (w, b) changes nothing, a negative factor swaps the sides") {
    const Vector w{0.3, -1.7, 2.2};
    const Vector x{1, 2, -0.5};
    const Hyperplane plane{w, 0.9};
    const double distance = nn::signed_distance(x, plane);
    const Vector foot = nn::project(x, plane);
    for (const double factor : {1e-300, 1e-150, 1e-3, 7.0, 1e150, 1e300}) {
        CAPTURE(factor);
        const Hyperplane scaled{factor * w, factor * 0.9};
        CHECK_THAT(nn::signed_distance(x, scaled), WithinRel(distance, 1e-13));
        CHECK_THAT(nn::signed_distance(x, {-factor * w, -factor * 0.9}), WithinRel(-distance, 1e-13));
        CHECK_THAT(nn::norm(nn::offset(scaled) - nn::offset(plane)), WithinAbs(0, 1e-13));
        CHECK_THAT(nn::norm(nn::project(x, scaled) - foot), WithinAbs(0, 1e-13));
        CHECK_THAT(nn::norm(nn::remove_parallel(x, scaled.weight) - nn::remove_parallel(x, w)),
                   WithinAbs(0, 1e-13));
        check_basis(nn::orthonormal_basis(scaled.weight), scaled.weight);
    }
}

TEST_CASE("weights at the ends of the range, and entries of very different size") {
    const double smallest = std::numeric_limits<double>::denorm_min();
    const double largest = std::numeric_limits<double>::max();
    for (const Vector& w : {Vector{smallest, 0, smallest}, Vector{largest, -largest, largest},
                            Vector{1, 1e-300, 1e-20}, Vector{1e-20, 1, -1e-8}, Vector{-1, 1e-9, 1e-9}}) {
        CAPTURE(w(0), w(1), w(2));
        check_basis(nn::orthonormal_basis(w), w);
        CHECK(nn::signed_distance({0, 0, 0}, {w, 0}) == 0);
    }
    CHECK(nn::signed_distance({5, 0}, {{largest, 0}, 0}) == 5);
    CHECK(nn::signed_distance({5, 0}, {{smallest, 0}, 0}) == 5);
}

TEST_CASE("one dimension: a point, and no basis") {
    const nn::AffineSpace set = nn::zero_set({{-2}, 6});
    CHECK(set.point == Vector{3});
    CHECK(nn::shape_of(set.basis) == "(0, 1)");
    CHECK(nn::signed_distance({5}, {{-2}, 6}) == -2);
}

TEST_CASE("a level set is the zero set with b - c") {
    RandomArrays random(3);
    const Hyperplane plane{random.vector(4), random.number()};
    const Hyperplane level = nn::level_set(plane, 2.5);
    CHECK(level.weight == plane.weight);
    CHECK(level.bias == plane.bias - 2.5);
    CHECK_THAT(nn::evaluate(nn::offset(level), plane), WithinAbs(2.5, 1e-14));
}

TEST_CASE("w = 0 has no hyperplane: the error says which function and why") {
    const Vector zero{0, -0.0};
    const auto says = [](const std::string& function) {
        return MessageMatches(ContainsSubstring(function + ": the weight (2) is zero"));
    };
    CHECK_THROWS_MATCHES(nn::signed_distance({1, 2}, {zero, 1}), std::invalid_argument,
                         says("nn::signed_distance"));
    CHECK_THROWS_MATCHES(nn::offset({zero, 1}), std::invalid_argument, says("nn::offset"));
    CHECK_THROWS_MATCHES(nn::project({1, 2}, {zero, 1}), std::invalid_argument, says("nn::project"));
    CHECK_THROWS_MATCHES(nn::remove_parallel({1, 2}, zero), std::invalid_argument,
                         says("nn::remove_parallel"));
    CHECK_THROWS_MATCHES(nn::orthonormal_basis(zero), std::invalid_argument, says("nn::orthonormal_basis"));
    CHECK_THROWS_MATCHES(nn::level_set({zero, 1}, 0), std::invalid_argument, says("nn::level_set"));
    CHECK_THROWS_AS(nn::zero_set({zero, 1}), std::invalid_argument);
    CHECK_THROWS_AS(nn::orthonormal_basis(Vector()), std::invalid_argument);
}

TEST_CASE("a weight that is not finite has no direction either") {
    const auto says = MessageMatches(ContainsSubstring("infinite or not a number"));
    CHECK_THROWS_MATCHES(nn::offset({{1, not_a_number}, 1}), std::invalid_argument, says);
    CHECK_THROWS_MATCHES(nn::orthonormal_basis({std::numeric_limits<double>::infinity(), 1}),
                         std::invalid_argument, says);
}

TEST_CASE("points and weights of different size are a shape error with both shapes") {
    const Hyperplane plane{{1, 2, 3}, 0};
    const auto names = [](const std::string& function) {
        return MessageMatches(ContainsSubstring(function + ": shapes (2) and (3) do not fit"));
    };
    CHECK_THROWS_MATCHES(nn::evaluate({1, 2}, plane), nn::ShapeError, names("nn::evaluate"));
    CHECK_THROWS_MATCHES(nn::signed_distance({1, 2}, plane), nn::ShapeError, names("nn::signed_distance"));
    CHECK_THROWS_MATCHES(nn::project({1, 2}, plane), nn::ShapeError, names("nn::project"));
    CHECK_THROWS_MATCHES(nn::remove_parallel({1, 2}, plane.weight), nn::ShapeError,
                         names("nn::remove_parallel"));
}
