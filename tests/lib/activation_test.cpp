#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <limits>
#include <nn/activation.hpp>
#include <string>
#include <vector>

#include "lib/random_arrays.hpp"

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using nn::Activation;
using nn::Matrix;
using nn::Vector;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

const std::vector<Activation> all_activations = {Activation::identity, Activation::threshold,
                                                 Activation::sigmoid,  Activation::tanh,
                                                 Activation::relu,     Activation::leaky_relu};

}  // namespace

TEST_CASE("threshold is 1 from 0 on") {
    CHECK(nn::threshold(0) == 1);
    CHECK(nn::threshold(-0.0) == 1);
    CHECK(nn::threshold(0.25) == 1);
    CHECK(nn::threshold(-std::numeric_limits<double>::denorm_min()) == 0);
    CHECK(nn::threshold(-1000) == 0);
    CHECK(nn::threshold_derivative(0) == 0);
    CHECK(nn::threshold_derivative(3) == 0);
}

TEST_CASE("sigmoid at known points") {
    CHECK(nn::sigmoid(0) == 0.5);
    CHECK_THAT(nn::sigmoid(std::log(3)), WithinRel(0.75, 1e-15));
    CHECK_THAT(nn::sigmoid(-std::log(3)), WithinRel(0.25, 1e-15));
    CHECK(nn::sigmoid(1000) == 1);
    CHECK(nn::sigmoid(-1000) == 0);
    CHECK_THAT(nn::sigmoid(-700), WithinRel(std::exp(-700), 1e-15));
    CHECK(nn::sigmoid(infinity) == 1);
    CHECK(nn::sigmoid(-infinity) == 0);
}

TEST_CASE("sigmoid and tanh keep their identities") {
    RandomArrays random(1);
    for (int i = 0; i < 200; ++i) {
        const double x = random.number(-20, 20);
        CAPTURE(x);
        CHECK_THAT(nn::sigmoid(x), WithinRel(1 / (1 + std::exp(-x)), 1e-14));
        CHECK_THAT(nn::sigmoid(x) + nn::sigmoid(-x), WithinAbs(1, 1e-15));
        CHECK_THAT(nn::tanh(x), WithinAbs(2 * nn::sigmoid(2 * x) - 1, 1e-15));
        CHECK(nn::tanh(-x) == -nn::tanh(x));
    }
}

TEST_CASE("sigmoid's derivative is right in the tails") {
    CHECK(nn::sigmoid_derivative(0) == 0.25);
    for (const double x : {37.0, 100.0, 700.0}) {
        CHECK_THAT(nn::sigmoid_derivative(x), WithinRel(std::exp(-x), 1e-15));
        CHECK(nn::sigmoid_derivative(-x) == nn::sigmoid_derivative(x));
    }
    CHECK(nn::sigmoid_derivative(1000) == 0);
}

TEST_CASE("tanh's derivative is right in the tails") {
    CHECK(nn::tanh_derivative(0) == 1);
    CHECK_THAT(nn::tanh_derivative(-30), WithinRel(4 * std::exp(-60), 1e-15));
    CHECK(nn::tanh_derivative(1000) == 0);
    CHECK(nn::tanh_derivative(-std::numeric_limits<double>::max()) == 0);
}

TEST_CASE("relu and leaky_relu, with their derivatives at 0 as documented") {
    CHECK(nn::relu(2.5) == 2.5);
    CHECK(nn::relu(-2.5) == 0);
    CHECK_FALSE(std::signbit(nn::relu(-0.0)));
    CHECK(nn::relu_derivative(2.5) == 1);
    CHECK(nn::relu_derivative(-2.5) == 0);
    CHECK(nn::relu_derivative(0) == 0);
    CHECK(nn::leaky_relu(2.5) == 2.5);
    CHECK(nn::leaky_relu(-2) == -0.02);
    CHECK(nn::leaky_relu(-2, 0.25) == -0.5);
    CHECK(nn::leaky_relu_derivative(-2) == 0.01);
    CHECK(nn::leaky_relu_derivative(-2, 0.25) == 0.25);
    CHECK(nn::leaky_relu_derivative(0, 0.25) == 0.25);
    CHECK(nn::leaky_relu_derivative(2, 0.25) == 1);
}

TEST_CASE("every derivative agrees with central differences") {
    RandomArrays random(2);
    const double h = 1e-5;
    for (const Activation g : all_activations) {
        for (int i = 0; i < 100; ++i) {
            const double x = random.number(-5, 5);
            if (std::abs(x) < 2 * h) {
                continue;  // the kinks
            }
            CAPTURE(static_cast<int>(g), x);
            const double difference = (nn::apply(g, x + h) - nn::apply(g, x - h)) / (2 * h);
            CHECK_THAT(nn::derivative(g, x), WithinAbs(difference, 1e-9));
        }
    }
}

TEST_CASE("everything is finite at +-1000 and lets NaN through") {
    for (const Activation g : all_activations) {
        CAPTURE(static_cast<int>(g));
        for (const double x : {-1000.0, 1000.0}) {
            CHECK(std::isfinite(nn::apply(g, x)));
            CHECK(std::isfinite(nn::derivative(g, x)));
        }
        CHECK(std::isnan(nn::apply(g, not_a_number)));
        CHECK(std::isnan(nn::derivative(g, not_a_number)));
    }
}

TEST_CASE("apply and derivative name the right function") {
    const double x = -0.7;
    CHECK(nn::apply(Activation::identity, x) == x);
    CHECK(nn::apply(Activation::threshold, x) == 0);
    CHECK(nn::apply(Activation::sigmoid, x) == nn::sigmoid(x));
    CHECK_THAT(nn::apply(Activation::tanh, x), WithinRel(-0.604367777117163549, 1e-15));
    CHECK(nn::apply(Activation::relu, x) == 0);
    CHECK(nn::apply(Activation::leaky_relu, x) == -0.7 * 0.01);
    CHECK(nn::derivative(Activation::identity, x) == 1);
    CHECK_THROWS_AS(nn::apply(static_cast<Activation>(77), x), std::invalid_argument);
    CHECK_THROWS_AS(nn::derivative(static_cast<Activation>(77), x), std::invalid_argument);
}

TEST_CASE("vectors and matrices are mapped entry by entry and keep their shape") {
    const Vector v{-2, -0.5, 0, 3};
    const Matrix m{{-2, -0.5, 0}, {3, 0.25, -1000}};
    const auto check = [&](auto function) {
        const Vector on_vector = function(v);
        REQUIRE(on_vector.shape() == v.shape());
        for (std::size_t i = 0; i < v.size(); ++i) {
            CHECK(on_vector(i) == function(v(i)));
        }
        const Matrix on_matrix = function(m);
        REQUIRE(on_matrix.shape() == m.shape());
        for (std::size_t i = 0; i < 2; ++i) {
            for (std::size_t j = 0; j < 3; ++j) {
                CHECK(on_matrix(i, j) == function(m(i, j)));
            }
        }
        CHECK(function(Vector()).size() == 0);
        CHECK(nn::shape_of(function(Matrix(Matrix::from_shape({0, 3})))) == "(0, 3)");
    };
    check([](const auto& x) { return nn::threshold(x); });
    check([](const auto& x) { return nn::sigmoid(x); });
    check([](const auto& x) { return nn::tanh(x); });
    check([](const auto& x) { return nn::relu(x); });
    check([](const auto& x) { return nn::leaky_relu(x, 0.25); });
    check([](const auto& x) { return nn::threshold_derivative(x); });
    check([](const auto& x) { return nn::sigmoid_derivative(x); });
    check([](const auto& x) { return nn::tanh_derivative(x); });
    check([](const auto& x) { return nn::relu_derivative(x); });
    check([](const auto& x) { return nn::leaky_relu_derivative(x, 0.25); });
    for (const Activation g : all_activations) {
        check([g](const auto& x) { return nn::apply(g, x); });
        check([g](const auto& x) { return nn::derivative(g, x); });
    }
}

TEST_CASE("an activation has a name, a stray number has none") {
    CHECK(std::string(nn::name_of(nn::Activation::leaky_relu)) == "leaky_relu");
    CHECK(std::string(nn::name_of(nn::Activation::identity)) == "identity");
    CHECK(std::string(nn::name_of(static_cast<nn::Activation>(99))) == "no activation");
}
