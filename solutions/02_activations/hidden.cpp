#include <algorithm>
#include <cmath>
#include <cstddef>

#include "activations.hpp"
#include "subject/test.hpp"

namespace {

// The definitions, number by number. Test points keep |x| below 40, where these forms are safe.

double step(double x) {
    return x >= 0 ? 1 : 0;
}
double sigma(double x) {
    return 1 / (1 + std::exp(-x));
}
double hyperbolic(double x) {
    return (std::exp(x) - std::exp(-x)) / (std::exp(x) + std::exp(-x));
}
double ramp(double x) {
    return std::max(0.0, x);
}
double leaky_ramp(double x) {
    return std::max(0.01 * x, x);
}

double step_slope(double /*x*/) {
    return 0;
}
double sigma_slope(double x) {
    return std::exp(-x) / ((1 + std::exp(-x)) * (1 + std::exp(-x)));
}
double hyperbolic_slope(double x) {
    return 4 / ((std::exp(x) + std::exp(-x)) * (std::exp(x) + std::exp(-x)));
}
double ramp_slope(double x) {
    return x > 0 ? 1 : 0;
}
double leaky_ramp_slope(double x) {
    return x > 0 ? 1 : 0.01;
}

using Scalar = double (*)(double);

nn::Vector each(Scalar g, const nn::Vector& x) {
    nn::Vector y = nn::Vector::from_shape(x.shape());
    std::transform(x.begin(), x.end(), y.begin(), g);
    return y;
}

/// The slope of g without knowing its formula: (g(x + h) - g(x - h)) / 2h.
nn::Vector central_difference(Scalar g, const nn::Vector& x) {
    const double h = 1e-5;
    nn::Vector slope = nn::Vector::from_shape(x.shape());
    std::transform(x.begin(), x.end(), slope.begin(),
                   [&](double at) { return (g(at + h) - g(at - h)) / (2 * h); });
    return slope;
}

/// What a central difference with that h is good for.
constexpr subject::Tolerance of_differences{1e-6, 1e-8};

/// 5 to 9 numbers with low <= |x| < high, of either sign in any order, at least one of each.
nn::Vector of_both_signs(double low, double high) {
    const auto n = static_cast<std::size_t>(subject::random().integer(5, 9));
    nn::Vector x = nn::Vector::from_shape({n});
    for (auto& entry : x) entry = subject::random().away_from_zero(low, high);
    const auto first = static_cast<std::size_t>(subject::random().integer(0, 3));
    x(first) = std::abs(x(first));
    x(first + 1) = -std::abs(x(first + 1));
    return x;
}

nn::Vector negated(const nn::Vector& x) {
    return -x;
}

/// The number of [low, high] closest to x, and low for a NaN.
double clipped(double x, double low, double high) {
    return x >= low ? std::min(x, high) : low;
}

nn::Vector clipped(nn::Vector x, double low, double high) {
    for (auto& entry : x) entry = clipped(entry, low, high);
    return x;
}

// What a wrong formula gives at 0 or at 1000 says little about it: overflow and ties hide the idea. The
// checks of such places therefore ask for two ordinary numbers first, and go no further when these are wrong.

/// Finite at -1000 and 1000, with the limits given, after two ordinary numbers.
template <class Function>
void check_far_out(const Function& function, Scalar definition, const nn::Vector& limits) {
    const nn::Vector ordinary{subject::random().uniform(-2.0, -0.5), subject::random().uniform(0.5, 2.0)};
    REQUIRE_THAT(function(ordinary), IsClose(each(definition, ordinary)));
    const nn::Vector far{-1000.0, 0.0, 1000.0};
    CHECK_THAT(function(far), IsClose(limits));
}

/// At 0, between the slopes left and right of it.
template <class Function>
void check_at_corner(const Function& function, Scalar slope, double low, double high) {
    const nn::Vector ordinary{subject::random().uniform(-3.0, -1.5), subject::random().uniform(1.5, 3.0)};
    REQUIRE_THAT(function(ordinary), IsClose(each(slope, ordinary)));
    const nn::Vector corner{0.0};
    const nn::Vector found = function(corner);
    REQUIRE_THAT(found, HasShape(1));
    CHECK_THAT(found, IsClose(clipped(found, low, high)));
}

/// No number gives none, one gives one, many give many, and the neighbours of a number play no part.
template <class Function>
void check_each_by_itself(const Function& function, Scalar definition) {
    const nn::Vector none = nn::Vector::from_shape({0});
    CHECK_THAT(function(none), IsClose(none));
    for (const double sign : {1.0, -1.0}) {
        const nn::Vector one{sign * subject::random().uniform(0.6, 3.0)};
        CHECK_THAT(function(one), IsClose(each(definition, one)));
    }
    const double twin = subject::random().uniform(0.6, 3.0);
    const nn::Vector many{twin, -twin, twin, subject::random().uniform(0.6, 3.0), twin, -twin};
    CHECK_THAT(function(many), IsClose(each(definition, many)));
}

}  // namespace

// threshold

TEST_CASE("threshold is 1 for positive numbers and 0 for negative ones", "[threshold][weight:2]") {
    const nn::Vector x = of_both_signs(0.6, 4.0);
    CHECK_THAT(subject::threshold(x), IsClose(each(step, x)));
}

TEST_CASE("threshold jumps at 0 and nowhere else", "[threshold]") {
    const nn::Vector near = of_both_signs(0.05, 0.45);
    CHECK_THAT(subject::threshold(near), IsClose(each(step, near)));
    const nn::Vector nearer = of_both_signs(1e-9, 1e-3);
    CHECK_THAT(subject::threshold(nearer), IsClose(each(step, nearer)));
}

TEST_CASE("threshold of 0 itself is 1", "[threshold]") {
    const nn::Vector beside{subject::random().uniform(-0.4, -0.1), subject::random().uniform(0.1, 0.4)};
    REQUIRE_THAT(subject::threshold(beside), IsClose(nn::Vector{0.0, 1.0}));
    CHECK_THAT(subject::threshold(nn::Vector{0.0}), IsClose(nn::Vector{1.0}));
}

TEST_CASE("threshold looks at the sign of a number only, however large the number is", "[threshold]") {
    const nn::Vector x = of_both_signs(10.0, 1000.0);
    CHECK_THAT(subject::threshold(x), IsClose(each(step, x)));
}

TEST_CASE("threshold answers each number by itself, and none with an empty vector", "[threshold]") {
    check_each_by_itself(subject::threshold, step);
}

// sigmoid

TEST_CASE("sigmoid is 1 / (1 + exp(-x)) for each number", "[sigmoid][weight:2]") {
    const nn::Vector x = of_both_signs(0.1, 6.0);
    CHECK_THAT(subject::sigmoid(x), IsClose(each(sigma, x)));
}

TEST_CASE("sigmoid(x) and sigmoid(-x) add up to 1", "[sigmoid][edge]") {
    const nn::Vector x = of_both_signs(0.1, 6.0);
    const nn::Vector there = subject::sigmoid(x);
    REQUIRE_THAT(there, HasShape(x.size()));
    const nn::Vector back = subject::sigmoid(negated(x));
    REQUIRE_THAT(back, HasShape(x.size()));
    CHECK_THAT(nn::Vector(there + back), IsClose(nn::Vector(xt::ones<double>(x.shape()))));
}

TEST_CASE("sigmoid lies between 0 and 1 and is 1/2 at 0", "[sigmoid][edge]") {
    nn::Vector x = of_both_signs(0.5, 35.0);
    x(0) = 0;
    const nn::Vector s = subject::sigmoid(x);
    REQUIRE_THAT(s, HasShape(x.size()));
    CHECK_THAT(s, IsClose(clipped(s, 0.0, 1.0)));
    CHECK_THAT(s(0), IsClose(0.5));
}

TEST_CASE("sigmoid is a number also at -1000 and 1000: 0 and 1", "[sigmoid][weight:2]") {
    check_far_out(subject::sigmoid, sigma, {0.0, 0.5, 1.0});
}

TEST_CASE("sigmoid answers each number by itself, and none with an empty vector", "[sigmoid]") {
    check_each_by_itself(subject::sigmoid, sigma);
}

// tanh

TEST_CASE("tanh is (exp(x) - exp(-x)) / (exp(x) + exp(-x)) for each number", "[tanh][weight:2]") {
    const nn::Vector x = of_both_signs(0.1, 4.0);
    CHECK_THAT(subject::tanh(x), IsClose(each(hyperbolic, x)));
}

TEST_CASE("tanh(x) is 2 sigmoid(2x) - 1", "[tanh]") {
    const nn::Vector x = of_both_signs(0.001, 2.0);
    nn::Vector expected = each(sigma, 2.0 * x);
    expected = 2.0 * expected - 1.0;
    CHECK_THAT(subject::tanh(x), IsClose(expected));
}

TEST_CASE("tanh is odd and lies between -1 and 1", "[tanh][edge]") {
    const nn::Vector x = of_both_signs(0.1, 15.0);
    const nn::Vector there = subject::tanh(x);
    REQUIRE_THAT(there, HasShape(x.size()));
    CHECK_THAT(there, IsClose(clipped(there, -1.0, 1.0)));
    const nn::Vector back = subject::tanh(negated(x));
    REQUIRE_THAT(back, HasShape(x.size()));
    CHECK_THAT(back, IsClose(negated(there)));
}

TEST_CASE("tanh is a number also at -1000 and 1000: -1 and 1", "[tanh][weight:2]") {
    check_far_out(subject::tanh, hyperbolic, {-1.0, 0.0, 1.0});
}

TEST_CASE("tanh answers each number by itself, and none with an empty vector", "[tanh]") {
    check_each_by_itself(subject::tanh, hyperbolic);
}

// relu

TEST_CASE("relu keeps positive numbers and puts 0 in the place of negative ones", "[relu][weight:2]") {
    const nn::Vector x = of_both_signs(0.1, 5.0);
    CHECK_THAT(subject::relu(x), IsClose(each(ramp, x)));
}

TEST_CASE("relu(x) - relu(-x) is x", "[relu][edge]") {
    const nn::Vector x = of_both_signs(0.1, 5.0);
    const nn::Vector there = subject::relu(x);
    REQUIRE_THAT(there, HasShape(x.size()));
    const nn::Vector back = subject::relu(negated(x));
    REQUIRE_THAT(back, HasShape(x.size()));
    CHECK_THAT(nn::Vector(there - back), IsClose(x));
}

TEST_CASE("relu has no upper limit, and never falls below 0", "[relu]") {
    const nn::Vector x = of_both_signs(10.0, 1000.0);
    CHECK_THAT(subject::relu(x), IsClose(each(ramp, x)));
}

TEST_CASE("relu has its corner at 0: numbers close to it are treated like all others", "[relu]") {
    const nn::Vector x{subject::random().uniform(-0.01, -0.001), 0.0, subject::random().uniform(0.001, 0.01)};
    CHECK_THAT(subject::relu(x), IsClose(each(ramp, x)));
}

TEST_CASE("relu answers each number by itself, and none with an empty vector", "[relu]") {
    check_each_by_itself(subject::relu, ramp);
}

// leaky_relu

TEST_CASE("leaky_relu is the larger of 0.01 x and x", "[leaky_relu][weight:2]") {
    const nn::Vector x = of_both_signs(0.1, 5.0);
    CHECK_THAT(subject::leaky_relu(x), IsClose(each(leaky_ramp, x)));
}

TEST_CASE("leaky_relu(x) + leaky_relu(-x) is 0.99 |x|", "[leaky_relu][edge]") {
    const nn::Vector x = of_both_signs(0.1, 5.0);
    const nn::Vector there = subject::leaky_relu(x);
    REQUIRE_THAT(there, HasShape(x.size()));
    const nn::Vector back = subject::leaky_relu(negated(x));
    REQUIRE_THAT(back, HasShape(x.size()));
    CHECK_THAT(nn::Vector(there + back), IsClose(nn::Vector(0.99 * xt::abs(x))));
}

TEST_CASE("leaky_relu has no limit on either side", "[leaky_relu]") {
    const nn::Vector x = of_both_signs(100.0, 1000.0);
    CHECK_THAT(subject::leaky_relu(x), IsClose(each(leaky_ramp, x)));
}

TEST_CASE("leaky_relu passes through 0 without a jump", "[leaky_relu]") {
    const nn::Vector x{subject::random().uniform(-0.01, -0.001), 0.0, subject::random().uniform(0.001, 0.01)};
    CHECK_THAT(subject::leaky_relu(x), IsClose(each(leaky_ramp, x)));
}

TEST_CASE("leaky_relu answers each number by itself, and none with an empty vector", "[leaky_relu]") {
    check_each_by_itself(subject::leaky_relu, leaky_ramp);
}

// threshold_grad

TEST_CASE("threshold_grad is the slope of the step: central differences say 0",
          "[threshold_grad][with:threshold]") {
    const nn::Vector x = of_both_signs(0.05, 4.0);
    CHECK_THAT(subject::threshold_grad(x), IsClose(central_difference(step, x)));
}

TEST_CASE("threshold_grad is 0 far out as well", "[threshold_grad][with:threshold]") {
    const nn::Vector x = of_both_signs(10.0, 1000.0);
    CHECK_THAT(subject::threshold_grad(x), IsClose(each(step_slope, x)));
}

TEST_CASE("threshold_grad answers each number by itself, and none with an empty vector",
          "[threshold_grad][with:threshold]") {
    check_each_by_itself(subject::threshold_grad, step_slope);
}

// sigmoid_grad

TEST_CASE("sigmoid_grad is the slope of the sigmoid, as central differences give it",
          "[sigmoid_grad][weight:2]") {
    const nn::Vector x = of_both_signs(0.1, 5.0);
    CHECK_THAT(subject::sigmoid_grad(x), IsClose(central_difference(sigma, x), of_differences));
}

TEST_CASE("sigmoid_grad is 1/4 at 0 and smaller everywhere else", "[sigmoid_grad][edge]") {
    nn::Vector x = of_both_signs(0.1, 9.0);
    x(0) = 0;
    const nn::Vector slope = subject::sigmoid_grad(x);
    REQUIRE_THAT(slope, HasShape(x.size()));
    CHECK_THAT(slope(0), IsClose(0.25));
    CHECK_THAT(slope, IsClose(clipped(slope, 0.0, 0.25)));
}

TEST_CASE("sigmoid_grad(-x) is sigmoid_grad(x), and falls towards 0 on either side", "[sigmoid_grad]") {
    const nn::Vector x = of_both_signs(0.5, 9.0);
    CHECK_THAT(subject::sigmoid_grad(x), IsClose(each(sigma_slope, x)));
    CHECK_THAT(subject::sigmoid_grad(negated(x)), IsClose(each(sigma_slope, x)));
}

TEST_CASE("sigmoid_grad is a number also at -1000 and 1000: 0", "[sigmoid_grad][weight:2]") {
    check_far_out(subject::sigmoid_grad, sigma_slope, {0.0, 0.25, 0.0});
}

TEST_CASE("sigmoid_grad answers each number by itself, and none with an empty vector", "[sigmoid_grad]") {
    check_each_by_itself(subject::sigmoid_grad, sigma_slope);
}

// tanh_grad

TEST_CASE("tanh_grad is the slope of tanh, as central differences give it", "[tanh_grad][weight:2]") {
    const nn::Vector x = of_both_signs(0.1, 3.0);
    CHECK_THAT(subject::tanh_grad(x), IsClose(central_difference(hyperbolic, x), of_differences));
}

TEST_CASE("tanh_grad is 1 at 0 and smaller everywhere else", "[tanh_grad][edge]") {
    nn::Vector x = of_both_signs(0.1, 5.0);
    x(0) = 0;
    const nn::Vector slope = subject::tanh_grad(x);
    REQUIRE_THAT(slope, HasShape(x.size()));
    CHECK_THAT(slope(0), IsClose(1.0));
    CHECK_THAT(slope, IsClose(clipped(slope, 0.0, 1.0)));
}

TEST_CASE("tanh_grad(x) is 4 sigmoid_grad(2x), the same on both sides of 0", "[tanh_grad]") {
    const nn::Vector x = of_both_signs(0.1, 5.0);
    nn::Vector expected = each(sigma_slope, 2.0 * x);
    expected = 4.0 * expected;
    CHECK_THAT(subject::tanh_grad(x), IsClose(expected));
    CHECK_THAT(subject::tanh_grad(negated(x)), IsClose(expected));
}

TEST_CASE("tanh_grad is a number also at -1000 and 1000: 0", "[tanh_grad][weight:2]") {
    check_far_out(subject::tanh_grad, hyperbolic_slope, {0.0, 1.0, 0.0});
}

TEST_CASE("tanh_grad answers each number by itself, and none with an empty vector", "[tanh_grad]") {
    check_each_by_itself(subject::tanh_grad, hyperbolic_slope);
}

// relu_grad

TEST_CASE("relu_grad is the slope of relu, as central differences give it", "[relu_grad][weight:2]") {
    const nn::Vector x = of_both_signs(0.05, 4.0);
    CHECK_THAT(subject::relu_grad(x), IsClose(central_difference(ramp, x), of_differences));
}

TEST_CASE("relu_grad depends on the side of 0 only, not on the distance", "[relu_grad]") {
    const nn::Vector near = of_both_signs(1e-6, 1e-3);
    CHECK_THAT(subject::relu_grad(near), IsClose(each(ramp_slope, near)));
    const nn::Vector far = of_both_signs(10.0, 1000.0);
    CHECK_THAT(subject::relu_grad(far), IsClose(each(ramp_slope, far)));
}

TEST_CASE("relu_grad at 0 is some number between 0 and 1", "[relu_grad]") {
    check_at_corner(subject::relu_grad, ramp_slope, 0.0, 1.0);
}

TEST_CASE("relu_grad answers each number by itself, and none with an empty vector", "[relu_grad]") {
    check_each_by_itself(subject::relu_grad, ramp_slope);
}

// leaky_relu_grad

TEST_CASE("leaky_relu_grad is the slope of leaky_relu, as central differences give it",
          "[leaky_relu_grad][weight:2]") {
    const nn::Vector x = of_both_signs(0.05, 4.0);
    CHECK_THAT(subject::leaky_relu_grad(x), IsClose(central_difference(leaky_ramp, x), of_differences));
}

TEST_CASE("leaky_relu_grad depends on the side of 0 only, not on the distance", "[leaky_relu_grad]") {
    const nn::Vector near = of_both_signs(1e-6, 1e-3);
    CHECK_THAT(subject::leaky_relu_grad(near), IsClose(each(leaky_ramp_slope, near)));
    const nn::Vector far = of_both_signs(10.0, 1000.0);
    CHECK_THAT(subject::leaky_relu_grad(far), IsClose(each(leaky_ramp_slope, far)));
}

TEST_CASE("leaky_relu_grad at 0 is some number between 0.01 and 1", "[leaky_relu_grad]") {
    check_at_corner(subject::leaky_relu_grad, leaky_ramp_slope, 0.01, 1.0);
}

TEST_CASE("leaky_relu_grad answers each number by itself, and none with an empty vector",
          "[leaky_relu_grad]") {
    check_each_by_itself(subject::leaky_relu_grad, leaky_ramp_slope);
}
