// The hidden tests of 02_activations. Expected values are the definitions, in forms that are accurate for every number
// asked; the tolerance is the contract's.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include "activations.hpp"
#include "subject/test.hpp"

namespace {

// Only exponentials of negative numbers, so that none overflows, and near 0 the exponential minus 1, so that no digit is
// lost.

double step(double x) {
    return x >= 0 ? 1 : 0;
}
double sigma(double x) {
    const double e = std::exp(-std::abs(x));
    return (x >= 0 ? 1 : e) / (1 + e);
}
double hyperbolic(double x) {
    const double e_minus_1 = std::expm1(-2 * std::abs(x));
    return std::copysign(e_minus_1 / (2 + e_minus_1), x);
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
    const double e = std::exp(-std::abs(x));
    return e / ((1 + e) * (1 + e));
}
double hyperbolic_slope(double x) {
    return 4 * sigma_slope(2 * x);
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

/// The smallest positive number.
constexpr double next_to_zero = std::numeric_limits<double>::denorm_min();

/// Numbers to ask for, of both signs.
class Numbers {
  public:
    /// One of each sign in each of `parts` equal parts of [low, high).
    Numbers& evenly(double low, double high, int parts) {
        for (int part = 0; part < parts; ++part) {
            for (const double sign : {1.0, -1.0})
                add(sign * (low + (part + subject::random().uniform(0, 1)) * (high - low) / parts));
        }
        return *this;
    }
    /// The same, and the parts are the same factor wide.
    Numbers& by_factors(double low, double high, int parts) {
        for (int part = 0; part < parts; ++part) {
            for (const double sign : {1.0, -1.0}) {
                const double place = (part + subject::random().uniform(0, 1)) / parts;
                add(sign * std::exp(std::log(low) + place * (std::log(high) - std::log(low))));
            }
        }
        return *this;
    }
    Numbers& both(double x) {
        add(x);
        add(-x);
        return *this;
    }
    [[nodiscard]] nn::Vector vector() const {
        nn::Vector x = nn::Vector::from_shape({numbers_.size()});
        std::copy(numbers_.begin(), numbers_.end(), x.begin());
        return x;
    }

  private:
    void add(double x) { numbers_.push_back(x); }
    std::vector<double> numbers_;
};

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

nn::Vector negated(nn::Vector x) {
    for (double& entry : x) entry = -entry;
    return x;
}

/// Each entry moved to the closest number of [low, high]; a NaN to low.
nn::Vector clipped(nn::Vector x, double low, double high) {
    for (double& entry : x) entry = entry >= low ? std::min(entry, high) : low;
    return x;
}

using Function = subject::Function<nn::Vector(const nn::Vector&)>;

void check(const Function& function, Scalar definition, const nn::Vector& x) {
    CHECK_THAT(function(x), IsClose(each(definition, x)));
}

void require(const Function& function, Scalar definition, const nn::Vector& x) {
    REQUIRE_THAT(function(x), IsClose(each(definition, x)));
}

/// Near 0, where a straight line is almost right, and where the curve flattens, until what is left is less than the
/// contract's tolerance.
void check_exactness(const Function& function, Scalar definition, double flat) {
    check(function, definition, of_both_signs(0.1, 5));
    check(function, definition, Numbers().by_factors(2e-12, 0.5, 20).both(next_to_zero).vector());
    check(function, definition, Numbers().evenly(3, flat, 26).vector());
}

// What a wrong formula gives at 0 or at 1000 says little about it: overflow and ties hide the idea. The
// checks of such places therefore ask for two ordinary numbers first, and go no further when these are wrong.

/// At -1000 and 1000; then from where exponentials become large to the largest numbers, and just beyond each place where
/// one overflows: exp(2x) at 354.89, exp(x) at 709.78, cosh(x) at 710.48, 1 / exp(-x) at 745.13.
void check_far_out(const Function& function, Scalar definition) {
    require(function, definition,
            nn::Vector{subject::random().uniform(-2.0, -0.5), subject::random().uniform(0.5, 2.0)});
    check(function, definition, nn::Vector{-1000.0, 0.0, 1000.0});
    Numbers far;
    far.evenly(40, 354, 3).evenly(354.8914, 354.9, 1).evenly(355, 709, 3).evenly(709.7828, 709.79, 1);
    far.evenly(710.4759, 710.48, 1).evenly(711, 745, 2).evenly(745.14, 750, 1).by_factors(750, 1e308, 8);
    check(function, definition, far.vector());
}

/// At 0, between the slopes left and right of it.
void check_at_corner(const Function& function, Scalar slope, double low) {
    require(function, slope,
            nn::Vector{subject::random().uniform(-3.0, -1.5), subject::random().uniform(1.5, 3.0)});
    const nn::Vector corner{0.0, -0.0};
    const nn::Vector found = function(corner);
    REQUIRE_THAT(found, HasShape(2));
    CHECK_THAT(found, IsClose(clipped(found, low, 1.0)));
}

/// No number gives none, one gives one, many give many, and the neighbours of a number play no part.
void check_each_by_itself(const Function& function, Scalar definition, std::size_t most = 1100) {
    const nn::Vector none = nn::Vector::from_shape({0});
    CHECK_THAT(function(none), IsClose(none));
    for (const double sign : {1.0, -1.0})
        check(function, definition, nn::Vector{sign * subject::random().uniform(0.6, 3.0)});
    const double twin = subject::random().uniform(0.6, 3.0);
    check(function, definition,
          nn::Vector{twin, -twin, twin, subject::random().uniform(0.6, 3.0), twin, -twin});
    const auto some = static_cast<std::size_t>(subject::random().integer(300, 320));
    for (const std::size_t n : {std::size_t{2}, std::size_t{3}, std::size_t{4}, std::size_t{7}, some, most}) {
        nn::Vector many = nn::Vector::from_shape({n});
        for (double& entry :
             many) {  // of every size between 0.01 and 100, so that nothing between is left out
            const double size = std::pow(10.0, subject::random().uniform(-2, 2));
            entry = subject::random().coin() ? size : -size;
        }
        check(function, definition, many);
    }
}

}  // namespace

// threshold

TEST_CASE("threshold is 1 for positive numbers and 0 for negative ones", "[threshold][weight:2]") {
    check(subject::threshold, step, of_both_signs(0.6, 4.0));
}

TEST_CASE("threshold jumps at 0 and nowhere else: even the numbers next to 0 are on their own sides",
          "[threshold]") {
    check(subject::threshold, step, of_both_signs(0.05, 0.45));
    check(subject::threshold, step, Numbers().by_factors(1e-307, 1e-3, 8).both(next_to_zero).vector());
}

TEST_CASE("threshold of 0 itself is 1, and so is that of -0.0", "[threshold][edge]") {
    require(subject::threshold, step,
            nn::Vector{subject::random().uniform(-0.4, -0.1), subject::random().uniform(0.1, 0.4)});
    check(subject::threshold, step, nn::Vector{0.0});
    check(subject::threshold, step, nn::Vector{-0.0});
}

TEST_CASE("threshold looks at the sign of a number only, however large the number is", "[threshold]") {
    check(subject::threshold, step, of_both_signs(10.0, 1000.0));
    check(subject::threshold, step, Numbers().by_factors(1000, 1e308, 8).vector());
}

TEST_CASE("threshold answers each number by itself, and none with an empty vector", "[threshold]") {
    check_each_by_itself(subject::threshold, step);
}

// sigmoid

TEST_CASE("sigmoid is 1 / (1 + exp(-x)) for each number", "[sigmoid][weight:2]") {
    check(subject::sigmoid, sigma, of_both_signs(0.1, 6.0));
}

TEST_CASE("sigmoid is exact near 0 and where it comes close to 0 and 1", "[sigmoid]") {
    check_exactness(subject::sigmoid, sigma, 27);
}

TEST_CASE("sigmoid is a number far out: 0 at -1000, 1 at 1000, and so on up to 1e308",
          "[sigmoid][weight:2]") {
    check_far_out(subject::sigmoid, sigma);
}

TEST_CASE("sigmoid answers each number by itself, and none with an empty vector", "[sigmoid]") {
    check_each_by_itself(subject::sigmoid, sigma);
}

// tanh

TEST_CASE("tanh is (exp(x) - exp(-x)) / (exp(x) + exp(-x)) for each number", "[tanh][weight:2]") {
    check(subject::tanh, hyperbolic, of_both_signs(0.1, 4.0));
}

TEST_CASE("tanh is exact near 0 and where it comes close to -1 and 1", "[tanh]") {
    check_exactness(subject::tanh, hyperbolic, 14);
}

TEST_CASE("tanh is a number far out: -1 at -1000, 1 at 1000, and so on up to 1e308", "[tanh][weight:2]") {
    check_far_out(subject::tanh, hyperbolic);
}

TEST_CASE("tanh answers each number by itself, and none with an empty vector", "[tanh]") {
    check_each_by_itself(subject::tanh, hyperbolic);
}

// relu

TEST_CASE("relu keeps positive numbers and puts 0 in the place of negative ones", "[relu][weight:2]") {
    check(subject::relu, ramp, of_both_signs(0.1, 5.0));
}

TEST_CASE("relu has no upper limit, and never falls below 0", "[relu]") {
    check(subject::relu, ramp, of_both_signs(10.0, 1000.0));
    check(subject::relu, ramp, Numbers().by_factors(1000, 1e307, 8).evenly(9e307, 1e308, 1).vector());
}

TEST_CASE("relu has its corner at 0: numbers close to it are treated like all others", "[relu][edge]") {
    const nn::Vector x{subject::random().uniform(-0.01, -0.001), 0.0, subject::random().uniform(0.001, 0.01)};
    check(subject::relu, ramp, x);
    check(subject::relu, ramp, Numbers().by_factors(2e-12, 0.1, 10).vector());
}

TEST_CASE("relu answers each number by itself, and none with an empty vector", "[relu]") {
    check_each_by_itself(subject::relu, ramp, 9000);  // for one function only: it takes time
}

// leaky_relu

TEST_CASE("leaky_relu is the larger of 0.01 x and x", "[leaky_relu][weight:2]") {
    check(subject::leaky_relu, leaky_ramp, of_both_signs(0.1, 5.0));
}

TEST_CASE("leaky_relu has no limit on either side", "[leaky_relu]") {
    check(subject::leaky_relu, leaky_ramp, of_both_signs(100.0, 1000.0));
    check(subject::leaky_relu, leaky_ramp,
          Numbers().by_factors(1000, 1e307, 8).evenly(9e307, 1e308, 1).vector());
}

TEST_CASE("leaky_relu passes through 0 without a jump", "[leaky_relu][edge]") {
    const nn::Vector x{subject::random().uniform(-0.01, -0.001), 0.0, subject::random().uniform(0.001, 0.01)};
    check(subject::leaky_relu, leaky_ramp, x);
    check(subject::leaky_relu, leaky_ramp, Numbers().by_factors(2e-12, 0.1, 10).vector());
}

TEST_CASE("leaky_relu answers each number by itself, and none with an empty vector", "[leaky_relu]") {
    check_each_by_itself(subject::leaky_relu, leaky_ramp);
}

// threshold_grad: a constant is right, so it is judged together with the function whose slope it is.

TEST_CASE("threshold_grad is the slope of the step: 0 on both sides of the jump",
          "[threshold_grad][with:threshold]") {
    check(subject::threshold_grad, step_slope, of_both_signs(0.05, 4.0));
}

TEST_CASE("threshold_grad is 0 far out and next to the jump as well", "[threshold_grad][with:threshold]") {
    check(subject::threshold_grad, step_slope, of_both_signs(10.0, 1000.0));
    check(subject::threshold_grad, step_slope,
          Numbers().by_factors(1e-307, 1e308, 12).both(next_to_zero).vector());
}

TEST_CASE("threshold_grad answers each number by itself, and none with an empty vector",
          "[threshold_grad][with:threshold]") {
    check_each_by_itself(subject::threshold_grad, step_slope);
}

// sigmoid_grad

TEST_CASE("sigmoid_grad is the slope of the sigmoid, exp(-x) / (1 + exp(-x))^2", "[sigmoid_grad][weight:2]") {
    check(subject::sigmoid_grad, sigma_slope, of_both_signs(0.1, 5.0));
}

TEST_CASE("sigmoid_grad(-x) is sigmoid_grad(x), exact near 0 and while it falls towards 0 on either side",
          "[sigmoid_grad]") {
    const nn::Vector x = of_both_signs(0.5, 9.0);
    check(subject::sigmoid_grad, sigma_slope, x);
    check(subject::sigmoid_grad, sigma_slope, negated(x));
    check_exactness(subject::sigmoid_grad, sigma_slope, 27);
}

TEST_CASE("sigmoid_grad is a number far out: 0 at -1000 and 1000, and so on up to 1e308",
          "[sigmoid_grad][weight:2]") {
    check_far_out(subject::sigmoid_grad, sigma_slope);
}

TEST_CASE("sigmoid_grad answers each number by itself, and none with an empty vector", "[sigmoid_grad]") {
    check_each_by_itself(subject::sigmoid_grad, sigma_slope);
}

// tanh_grad

TEST_CASE("tanh_grad is the slope of tanh, 1 - tanh(x)^2", "[tanh_grad][weight:2]") {
    check(subject::tanh_grad, hyperbolic_slope, of_both_signs(0.1, 3.0));
}

TEST_CASE("tanh_grad(-x) is tanh_grad(x), exact near 0 and while it falls towards 0 on either side",
          "[tanh_grad]") {
    const nn::Vector x = of_both_signs(0.1, 5.0);
    check(subject::tanh_grad, hyperbolic_slope, x);
    check(subject::tanh_grad, hyperbolic_slope, negated(x));
    check_exactness(subject::tanh_grad, hyperbolic_slope, 14);
}

TEST_CASE("tanh_grad is a number far out: 0 at -1000 and 1000, and so on up to 1e308",
          "[tanh_grad][weight:2]") {
    check_far_out(subject::tanh_grad, hyperbolic_slope);
}

TEST_CASE("tanh_grad answers each number by itself, and none with an empty vector", "[tanh_grad]") {
    check_each_by_itself(subject::tanh_grad, hyperbolic_slope);
}

// relu_grad

TEST_CASE("relu_grad is the slope of relu: 0 on the left of 0, 1 on the right", "[relu_grad][weight:2]") {
    check(subject::relu_grad, ramp_slope, of_both_signs(0.05, 4.0));
}

TEST_CASE("relu_grad depends on the side of 0 only, not on the distance", "[relu_grad]") {
    check(subject::relu_grad, ramp_slope, of_both_signs(1e-6, 1e-3));
    check(subject::relu_grad, ramp_slope, of_both_signs(10.0, 1000.0));
    check(subject::relu_grad, ramp_slope,
          Numbers().by_factors(1e-307, 1e308, 12).both(next_to_zero).vector());
}

TEST_CASE("relu_grad at 0 is some number between 0 and 1", "[relu_grad][edge]") {
    check_at_corner(subject::relu_grad, ramp_slope, 0.0);
}

TEST_CASE("relu_grad answers each number by itself, and none with an empty vector", "[relu_grad]") {
    check_each_by_itself(subject::relu_grad, ramp_slope);
}

// leaky_relu_grad

TEST_CASE("leaky_relu_grad is the slope of leaky_relu: 0.01 on the left of 0, 1 on the right",
          "[leaky_relu_grad][weight:2]") {
    check(subject::leaky_relu_grad, leaky_ramp_slope, of_both_signs(0.05, 4.0));
}

TEST_CASE("leaky_relu_grad depends on the side of 0 only, not on the distance", "[leaky_relu_grad]") {
    check(subject::leaky_relu_grad, leaky_ramp_slope, of_both_signs(1e-6, 1e-3));
    check(subject::leaky_relu_grad, leaky_ramp_slope, of_both_signs(10.0, 1000.0));
    check(subject::leaky_relu_grad, leaky_ramp_slope,
          Numbers().by_factors(1e-307, 1e308, 12).both(next_to_zero).vector());
}

TEST_CASE("leaky_relu_grad at 0 is some number between 0.01 and 1", "[leaky_relu_grad][edge]") {
    check_at_corner(subject::leaky_relu_grad, leaky_ramp_slope, 0.01);
}

TEST_CASE("leaky_relu_grad answers each number by itself, and none with an empty vector",
          "[leaky_relu_grad]") {
    check_each_by_itself(subject::leaky_relu_grad, leaky_ramp_slope);
}
