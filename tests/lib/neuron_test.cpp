#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <limits>
#include <nn/neuron.hpp>

#include "lib/random_arrays.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;
using Catch::Matchers::WithinAbs;
using nn::Activation;
using nn::Vector;

TEST_CASE("pre_activation is w . x + b") {
    CHECK(nn::pre_activation({1, 2}, {3, -2}, 3) == 2);
    CHECK(nn::pre_activation(Vector(), Vector(), -4) == -4);
    CHECK(std::isnan(nn::pre_activation({std::numeric_limits<double>::quiet_NaN()}, {0}, 1)));
}

TEST_CASE("pre_activation is affine in x") {
    RandomArrays random(1);
    for (std::size_t n = 1; n < 20; ++n) {
        const Vector x = random.vector(n);
        const Vector y = random.vector(n);
        const Vector w = random.vector(n);
        const double b = random.number();
        const double t = random.number();
        const double expected = t * nn::pre_activation(x, w, b) + (1 - t) * nn::pre_activation(y, w, b);
        CHECK_THAT(nn::pre_activation(t * x + (1 - t) * y, w, b), WithinAbs(expected, 1e-13));
    }
}

TEST_CASE("neuron applies g to the pre-activation, bias included") {
    const Vector x{1, 2};
    const Vector w{3, -2};
    CHECK(nn::neuron(x, w, 0.5, Activation::identity) == -0.5);
    CHECK(nn::neuron(x, w, 0.5, Activation::threshold) == 0);
    CHECK(nn::neuron(x, w, 1, Activation::threshold) == 1);
    CHECK(nn::neuron(x, w, 1, Activation::sigmoid) == 0.5);
    CHECK(nn::neuron(x, w, 3, Activation::relu) == 2);
    CHECK_THAT(nn::neuron(x, {0, 0}, 0.75, Activation::tanh), WithinAbs(0.635148952387287319, 1e-15));
}

TEST_CASE("neuron does not care for the order of its inputs") {
    RandomArrays random(2);
    Vector x = random.vector(9);
    Vector w = random.vector(9);
    const double before = nn::neuron(x, w, 0.3, Activation::sigmoid);
    std::reverse(x.begin(), x.end());
    std::reverse(w.begin(), w.end());
    CHECK_THAT(nn::neuron(x, w, 0.3, Activation::sigmoid), WithinAbs(before, 1e-15));
}

TEST_CASE("a neuron with too few weights is a shape error with both shapes") {
    const auto both = MessageMatches(ContainsSubstring("(3) and (2)"));
    CHECK_THROWS_MATCHES(nn::pre_activation({1, 2, 3}, {1, 2}, 0), nn::ShapeError, both);
    CHECK_THROWS_MATCHES(nn::neuron({1, 2, 3}, {1, 2}, 0, Activation::relu), nn::ShapeError, both);
}
