#include <algorithm>
#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <nn/activation.hpp>
#include <string>
#include <utility>
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

/// Numbers at which something changes: signs, the ends of the range of exp, and where it becomes subnormal.
std::vector<double> special_numbers() {
    std::vector<double> result = {not_a_number};
    for (const double x : {0.0,
                           std::numeric_limits<double>::denorm_min(),
                           1e-300,
                           1e-17,
                           0.173,
                           0.35,
                           1.0,
                           18.4,
                           19.1,
                           20.0,
                           36.7,
                           354.8,
                           372.6,
                           708.4,
                           709.8,
                           744.5,
                           745.2,
                           746.0,
                           1000.0,
                           1e300,
                           std::numeric_limits<double>::max(),
                           infinity}) {
        result.push_back(x);
        result.push_back(-x);
    }
    return result;
}

/// A dense grid, dense near 0 too, and the special numbers.
Vector grid() {
    std::vector<double> numbers = special_numbers();
    numbers.erase(numbers.begin());  // NaN
    for (int i = -40000; i <= 40000; ++i) {
        numbers.push_back(i * 0.000997);
        numbers.push_back(i * 0.0190003);
    }
    for (int i = 0; i < 24000; ++i) {
        numbers.push_back(std::pow(0.97, i));  // 0 in the end
        numbers.push_back(-std::pow(0.97, i));
    }
    Vector result = Vector::from_shape({numbers.size()});
    std::copy(numbers.begin(), numbers.end(), result.begin());
    return result;
}

/// How far y is from the truth, where 1 is as far as the header allows.
double error_of(double y, long double truth) {
    const long double allowed =
        1e-15L * std::abs(truth) + static_cast<long double>(std::numeric_limits<double>::denorm_min());
    return static_cast<double>(std::abs(y - truth) / allowed);
}

bool same_bits(double a, double b) {
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) ||
           (std::isnan(a) && std::isnan(b));
}

}  // namespace

TEST_CASE("sigmoid, tanh and their derivatives are as accurate as the header says") {
    const Vector x = grid();
    const auto worst = [&](const Vector& y, const std::function<long double(long double)>& truth) {
        REQUIRE(y.size() == x.size());
        double result = 0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            const double error = error_of(y(i), truth(x(i)));
            if (std::isnan(error)) return error;
            result = std::max(result, error);
        }
        return result;
    };
    const auto slope = [](long double a) {
        const long double e = std::exp(-std::abs(a));
        return e / ((1 + e) * (1 + e));
    };
    CHECK(worst(nn::sigmoid(x), [](long double a) {
              const long double e = std::exp(-std::abs(a));
              return a < 0 ? e / (1 + e) : 1 / (1 + e);
          }) < 1);
    CHECK(worst(nn::tanh(x), [](long double a) { return std::tanh(a); }) < 1);
    CHECK(worst(nn::sigmoid_derivative(x), slope) < 1);
    CHECK(worst(nn::tanh_derivative(x), [&](long double a) { return 4 * slope(2 * a); }) < 1);
}

TEST_CASE("sigmoid and tanh stay in their range, and keep signs") {
    for (const double x : grid()) {
        const double s = nn::sigmoid(x);
        const double t = nn::tanh(x);
        const bool right = s >= 0 && s <= 1 && std::abs(t) <= 1 && std::signbit(t) == std::signbit(x) &&
                           same_bits(nn::tanh(-x), -t) &&
                           same_bits(nn::sigmoid_derivative(x), nn::sigmoid_derivative(-x)) &&
                           same_bits(nn::tanh_derivative(x), nn::tanh_derivative(-x));
        if (!right) {
            CAPTURE(x, s, t);
            FAIL_CHECK();
        }
    }
}

TEST_CASE("the piecewise activations are exact at the special numbers") {
    for (const double x : special_numbers()) {
        if (std::isnan(x)) {
            continue;
        }
        CAPTURE(x);
        CHECK(nn::threshold(x) == (x >= 0 ? 1 : 0));
        CHECK(nn::relu(x) == std::max(x, 0.0));
        CHECK(nn::leaky_relu(x, 0.25) == (x > 0 ? x : 0.25 * x));
        CHECK(nn::threshold_derivative(x) == 0);
        CHECK(nn::relu_derivative(x) == (x > 0 ? 1 : 0));
        CHECK(nn::leaky_relu_derivative(x, 0.25) == (x > 0 ? 1 : 0.25));
    }
}

TEST_CASE("a number has the same bits alone, anywhere in an array of any size, and in place") {
    RandomArrays random(3);
    const std::vector<double> special = special_numbers();
    for (std::size_t n = 0; n < 70; ++n) {
        Vector x = random.vector(n);
        for (double& entry : x) {
            entry =
                random.number() < 0 ? special[random.size(0, special.size() - 1)] : random.number(-30, 30);
        }
        for (const Activation g : all_activations) {
            const Vector y = nn::apply(g, x);
            const Vector slopes = nn::derivative(g, x);
            const Vector in_place = nn::apply(g, Vector(x));
            Matrix column = Matrix::from_shape({n, 1});
            std::copy(x.begin(), x.end(), column.begin());
            column = nn::apply(g, std::move(column));
            REQUIRE(y.size() == n);
            REQUIRE(in_place.size() == n);
            REQUIRE(column.shape(0) == n);
            for (std::size_t i = 0; i < n; ++i) {
                CAPTURE(nn::name_of(g), n, i, x(i));
                REQUIRE(same_bits(y(i), nn::apply(g, x(i))));
                REQUIRE(same_bits(slopes(i), nn::derivative(g, x(i))));
                REQUIRE(same_bits(in_place(i), y(i)));
                REQUIRE(same_bits(column(i, 0), y(i)));
            }
        }
    }
}

TEST_CASE("a stray activation throws before anything is changed") {
    CHECK_THROWS_AS(nn::apply(static_cast<Activation>(77), Vector{1}), std::invalid_argument);
    CHECK_THROWS_AS(nn::apply(static_cast<Activation>(77), Matrix{{1}}), std::invalid_argument);
    CHECK_THROWS_AS(nn::derivative(static_cast<Activation>(77), Vector()), std::invalid_argument);
}

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
