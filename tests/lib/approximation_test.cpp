#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <nn/approximation.hpp>

#include "lib/random_arrays.hpp"

using Catch::Matchers::WithinAbs;
using nn::Activation;
using nn::Superposition;
using nn::Vector;

namespace {

double at(const Superposition& network, double x) {
    return nn::evaluate(network, Vector{x})(0);
}

/// The values of a function at i/n for i = 0, ..., count - 1.
template <class F>
Vector sampled(F f, std::size_t n, std::size_t count) {
    Vector values = Vector::from_shape({count});
    for (std::size_t i = 0; i < count; ++i) values(i) = f(static_cast<double>(i) / static_cast<double>(n));
    return values;
}

}  // namespace

TEST_CASE("a superposition of two neurons by hand") {
    const Superposition network{{2, -1}, {1, 3}, {10, 0.5}, -4, Activation::relu};
    // 10 relu(2x + 1) + relu(3 - x) / 2 - 4
    CHECK(nn::evaluate(network, {0, 1, -2, 5}) == Vector{7.5, 27, -1.5, 106});
    CHECK_THAT(at({{3}, {-1}, {2}, 0.25, Activation::tanh}, 0.5),
               WithinAbs(2 * std::tanh(0.5) + 0.25, 1e-15));
    CHECK_THAT(at({{3}, {-1}, {2}, 0.25, Activation::sigmoid}, 0.5),
               WithinAbs(2 / (1 + std::exp(-0.5)) + 0.25, 1e-15));
}

TEST_CASE("without neurons a superposition is its constant, and of no points there are no values") {
    CHECK(nn::evaluate({{}, {}, {}, 3, Activation::sigmoid}, {0, 7}) == Vector{3, 3});
    CHECK(nn::evaluate({{1}, {1}, {1}, 3, Activation::sigmoid}, {}).size() == 0);
}

TEST_CASE("arrays of a superposition that differ in size are refused") {
    CHECK_THROWS_AS(nn::evaluate({{1, 2}, {1}, {1}, 0, Activation::relu}, {0}), nn::ShapeError);
    CHECK_THROWS_AS(nn::evaluate({{1}, {1, 2}, {1}, 0, Activation::relu}, {0}), nn::ShapeError);
    CHECK_THROWS_AS(nn::evaluate({{1}, {1}, {1, 2}, 0, Activation::relu}, {}), nn::ShapeError);
}

TEST_CASE("a staircase has its levels, each from its left end on") {
    RandomArrays random(11);
    for (std::size_t n = 1; n <= 60; ++n) {
        const Vector levels = random.vector(n);
        const Superposition network = nn::staircase(levels);
        CHECK(network.u.size() == n - 1);
        for (std::size_t i = 0; i < n; ++i) {
            const auto at_left = static_cast<double>(i) / static_cast<double>(n);
            for (const double t : {0.0, 0.3, 0.999}) {
                CHECK_THAT(at(network, at_left + t / static_cast<double>(n)), WithinAbs(levels(i), 1e-14));
            }
        }
        CHECK_THAT(at(network, -1), WithinAbs(levels(0), 1e-14));
        CHECK_THAT(at(network, 2), WithinAbs(levels(n - 1), 1e-14));
    }
    CHECK_THROWS_AS(nn::staircase({}), std::invalid_argument);
}

TEST_CASE("a staircase of sin(6x) is at most 6/n away, and nearly that much somewhere") {
    const auto f = [](double x) { return std::sin(6 * x); };
    for (const std::size_t n : {10, 40, 160}) {
        const Superposition network = nn::staircase(sampled(f, n, n));
        double worst = 0;
        for (int j = 0; j <= 4000; ++j)
            worst = std::max(worst, std::abs(at(network, j / 4000.0) - f(j / 4000.0)));
        CHECK(worst <= 6.0 / static_cast<double>(n));
        CHECK(worst >= 5.0 / static_cast<double>(n));
    }
}

TEST_CASE("a broken line goes through its samples and is straight in between") {
    RandomArrays random(12);
    for (std::size_t n = 1; n <= 40; ++n) {
        const Vector samples = random.vector(n + 1);
        const Superposition network = nn::broken_line(samples);
        CHECK(network.u.size() == n);
        for (std::size_t i = 0; i < n; ++i) {
            for (const double t : {0.0, 0.25, 1.0}) {
                const double x = (static_cast<double>(i) + t) / static_cast<double>(n);
                CHECK_THAT(at(network, x), WithinAbs((1 - t) * samples(i) + t * samples(i + 1), 1e-12));
            }
        }
    }
    CHECK(at(nn::broken_line({5}), 0.3) == 5);
    CHECK_THROWS_AS(nn::broken_line({}), std::invalid_argument);
}

TEST_CASE("a broken line through samples of x^2 is at most 1/(4 n^2) away") {
    const auto f = [](double x) { return x * x; };
    const Superposition network = nn::broken_line(sampled(f, 8, 9));
    double worst = 0;
    for (int j = 0; j <= 1600; ++j)
        worst = std::max(worst, std::abs(at(network, j / 1600.0) - f(j / 1600.0)));
    CHECK_THAT(worst, WithinAbs(1.0 / 256, 1e-12));
}
