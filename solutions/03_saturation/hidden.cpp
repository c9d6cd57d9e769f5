// The hidden tests of 03_saturation. Expected values are formulas that lose no digits: all exponentials are of negative numbers.
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "saturation.hpp"
#include "subject/test.hpp"

using nn::Vector;
using student::Activation;
using student::Candidate;
using student::Chain;
using student::Fate;
using student::Judgement;

namespace {

/// Nine digits, however small the number is.
constexpr subject::Tolerance digits{1e-9, 0};

/// The smallest positive number.
constexpr double next_to_zero = std::numeric_limits<double>::denorm_min();

constexpr Activation all_activations[] = {Activation::sigmoid, Activation::tanh, Activation::leaky_relu,
                                          Activation::relu, Activation::threshold};

double sigma_slope(double x) {
    const double e = std::exp(-std::abs(x));
    return e / ((1 + e) * (1 + e));
}

double bound(double x) {
    const double e = std::exp(-std::abs(x));
    return x >= 0 ? e : e / (1 + e);
}

double log_slope(double x) {
    return -std::abs(x) - 2 * std::log1p(std::exp(-std::abs(x)));
}

double slope(Activation g, double z) {
    switch (g) {
        case Activation::sigmoid:
            return sigma_slope(z);
        case Activation::tanh:
            return 4 * sigma_slope(2 * z);
        case Activation::relu:
            return z > 0 ? 1 : 0;
        case Activation::leaky_relu:
            return z > 0 ? 1 : 0.01;
        default:
            return 0;
    }
}

double between(double low, double high) {
    return subject::random().uniform(low, high);
}

/// Numbers of both signs, one of each in each of `parts` equal parts of [low, high).
std::vector<double> evenly(double low, double high, int parts) {
    std::vector<double> numbers;
    for (int part = 0; part < parts; ++part) {
        for (const double sign : {1.0, -1.0})
            numbers.push_back(sign * (low + (part + between(0, 1)) * (high - low) / parts));
    }
    return numbers;
}

/// The same, the parts being a same factor wide.
std::vector<double> by_factors(double low, double high, int parts) {
    std::vector<double> numbers = evenly(std::log(low), std::log(high), parts);
    for (std::size_t i = 0; i < numbers.size(); ++i)
        numbers[i] = i % 2 == 0 ? std::exp(numbers[i]) : -std::exp(-numbers[i]);
    return numbers;
}

/// Beyond 700, where doubles run out of digits and then of numbers, and just beyond each place where an exponential
/// overflows: exp(x) at 709.78, cosh(x) at 710.48, 1 / exp(-x) at 745.13.
std::vector<double> far_out() {
    std::vector<double> numbers = by_factors(751, 1e308, 5);
    for (const double x : {701.0, 709.79, 710.48, 720.0, 745.2, 1000.0}) {
        numbers.push_back(x);
        numbers.push_back(-x);
    }
    return numbers;
}

using Function = subject::Function<double(double)>;
using Definition = double (*)(double);

void check(const Function& function, Definition definition, const std::vector<double>& numbers) {
    for (const double x : numbers) CHECK_THAT(function(x), IsClose(definition(x), digits));
}

/// Some number from 0 to 1e-300.
void check_almost_nothing(const Function& function, const std::vector<double>& numbers) {
    for (const double x : numbers) {
        const double got = function(x);
        CHECK_THAT(got, IsClose(got >= 0 ? std::min(got, 1e-300) : 0, digits));
    }
}

// saturation_point

constexpr subject::Tolerance of_points{1e-9, 1e-7};

/// For eps below 1/4: s (1 - s) = eps, and 1 - s = eps / s.
double point(double eps) {
    const double s = (1 + std::sqrt(1 - 4 * eps)) / 2;
    return 2 * std::log(s) - std::log(eps);
}

void check_point(double eps) {
    CHECK_THAT(subject::saturation_point(eps), IsClose(point(eps), of_points));
}

// gradient_through_layers

Vector vector_of(const std::vector<double>& numbers) {
    Vector v = Vector::from_shape({numbers.size()});
    std::copy(numbers.begin(), numbers.end(), v.begin());
    return v;
}

Vector random_vector(std::size_t n, double low, double high) {
    Vector v = Vector::from_shape({n});
    for (double& entry : v) entry = subject::random().away_from_zero(low, high);
    return v;
}

void check_gradient(const Vector& z, const Vector& w, Activation g) {
    double expected = 1;
    for (std::size_t l = 0; l < z.size(); ++l) expected *= slope(g, z(l)) * w(l);
    CHECK_THAT(subject::gradient_through_layers(z, w, g), IsClose(expected, digits));
}

/// All layers alike.
void check_chain(std::size_t layers, double z, double w, Activation g) {
    check_gradient(vector_of(std::vector<double>(layers, z)), vector_of(std::vector<double>(layers, w)), g);
}

// vanishing_depth

std::size_t depth(double z, double eps) {
    if (eps >= 1) return 0;
    return static_cast<std::size_t>(std::ceil(std::log(eps) / log_slope(z)));
}

void check_depth(double z, double eps) {
    CHECK_THAT(subject::vanishing_depth(z, eps), Is(depth(z, eps)));
}

/// An eps between s'(z)^(layers - 1) and s'(z)^layers, away from both.
double eps_for(double z, double layers) {
    return std::exp((layers - between(0.1, 0.9)) * log_slope(z));
}

// Predictions

void predict(Chain chain, Fate expected, const char* look_at) {
    CHECK_THAT(subject::predict_chain(chain), Predicts(expected, look_at));
}

void judge(Candidate candidate, Judgement expected, const char* look_at) {
    CHECK_THAT(subject::judge_bound(candidate), Predicts(expected, look_at));
}

}  // namespace

// sigmoid_grad

TEST_CASE("the slope is exp(-x) / (exp(-x) + 1)^2", "[sigmoid_grad][weight:2]") {
    check(subject::sigmoid_grad, sigma_slope, evenly(0.3, 9, 8));
}

TEST_CASE("the slope has its peak at 0, 1/4, and is flat there", "[sigmoid_grad]") {
    check(subject::sigmoid_grad, sigma_slope, evenly(0.6, 2, 1));
    check(subject::sigmoid_grad, sigma_slope, {0.0, -0.0, next_to_zero, -next_to_zero});
    check(subject::sigmoid_grad, sigma_slope, by_factors(1e-9, 0.3, 6));
}

TEST_CASE("s'(-x) = s'(x), to nine digits also where it is tiny: up to 60", "[sigmoid_grad][weight:2]") {
    for (const double x : evenly(9, 60, 12)) check(subject::sigmoid_grad, sigma_slope, {x, -x});
}

TEST_CASE("s'(-x) = s'(x), to nine digits also where it is tiny: up to 700", "[sigmoid_grad][weight:2]") {
    for (const double x : evenly(1, 9, 3)) check(subject::sigmoid_grad, sigma_slope, {x, -x});
    for (const double x : evenly(60, 700, 12)) check(subject::sigmoid_grad, sigma_slope, {x, -x});
    check(subject::sigmoid_grad, sigma_slope, {354.9, -354.9, 699.9, -699.9});
}

TEST_CASE("beyond 700 the slope is next to nothing, but a number and not negative", "[sigmoid_grad][edge]") {
    check_almost_nothing(subject::sigmoid_grad, far_out());
}

// grad_bound

TEST_CASE("the bound is exp(-x) on the right and 1 / (exp(-x) + 1) on the left", "[grad_bound][weight:2]") {
    check(subject::grad_bound, bound, evenly(0.3, 9, 8));
}

TEST_CASE("the bound jumps at 0: it is 1 there, and half of that for the next number below 0",
          "[grad_bound]") {
    check(subject::grad_bound, bound, evenly(0.6, 2, 1));
    check(subject::grad_bound, bound, {0.0, -0.0, next_to_zero, -next_to_zero, 1e-13, -1e-13});
    check(subject::grad_bound, bound, by_factors(1e-9, 0.3, 6));
}

TEST_CASE("the bound is right to nine digits up to 700 on either side", "[grad_bound]") {
    for (const double x : evenly(1, 9, 3)) check(subject::grad_bound, bound, {x, -x});
    check(subject::grad_bound, bound, evenly(9, 700, 12));
}

TEST_CASE("the bound is never below the slope, at most 4 times as large on the right and twice on the left",
          "[grad_bound][edge]") {
    for (const double x : evenly(0, 40, 20)) {
        const double got = subject::grad_bound(x);
        const double least = sigma_slope(x) * (1 - 1e-9);
        const double most = sigma_slope(x) * (x < 0 ? 2 : 4) * (1 + 1e-9);
        CHECK_THAT(got, IsClose(got >= least ? std::min(got, most) : least, {1e-12, 0}));
    }
}

TEST_CASE("beyond 700 the bound is next to nothing, but a number and not negative", "[grad_bound][edge]") {
    check_almost_nothing(subject::grad_bound, far_out());
}

// saturation_point

TEST_CASE("at the saturation point the slope is eps itself", "[saturation_point][weight:2]") {
    for (const double eps :
         {between(0.15, 0.2), between(0.05, 0.1), between(0.01, 0.03), between(0.001, 0.003)})
        check_point(eps);
}

TEST_CASE("the saturation point for an eps far below what rounding leaves of 1 - s",
          "[saturation_point][weight:2]") {
    check_point(between(0.05, 0.1));
    for (const double size : {1e-7, 1e-12, 1e-15, 1e-17, 1e-30, 1e-100, 1e-160, 1e-299})
        check_point(size * between(1, 5));
}

TEST_CASE("the saturation point for an eps just below the peak", "[saturation_point]") {
    for (const double eps : {between(0.2, 0.21), between(0.24, 0.245), between(0.249, 0.2495), 0.2499})
        check_point(eps);
}

TEST_CASE("an eps of 1/4 or more: the slope is below it everywhere", "[saturation_point][edge]") {
    for (const double eps : {0.25, std::nextafter(0.25, 1), 0.2501, 0.3, 1.0, 5.0, 1e300})
        CHECK_THAT(subject::saturation_point(eps), IsClose(0.0, of_points));
}

TEST_CASE("an eps of 0 or below is refused, however close to 0", "[saturation_point][edge]") {
    for (const double eps : {0.0, -0.0, -next_to_zero, -0.1, -1.0, -1e300})
        CHECK_REFUSES(subject::saturation_point(eps));
}

// log_sigmoid_grad

TEST_CASE("the logarithm of the slope where a double has the slope itself", "[log_sigmoid_grad]") {
    check(subject::log_sigmoid_grad, log_slope, evenly(0.3, 30, 10));
    check(subject::log_sigmoid_grad, log_slope, {0.0, -0.0, next_to_zero, -next_to_zero});
    check(subject::log_sigmoid_grad, log_slope, by_factors(1e-9, 0.3, 5));
}

TEST_CASE("the logarithm of the slope from 30 to 760, where formulas break one after the other",
          "[log_sigmoid_grad][weight:2]") {
    check(subject::log_sigmoid_grad, log_slope, evenly(2, 12, 3));  // where -|x| alone is too little
    check(subject::log_sigmoid_grad, log_slope, evenly(30, 760, 16));
    check(subject::log_sigmoid_grad, log_slope, {36.8, -36.8, 354.9, -354.9, 709.79, -709.79, 745.2, -745.2});
}

TEST_CASE("the logarithm of the slope where no double is as small as the slope",
          "[log_sigmoid_grad][weight:2]") {
    check(subject::log_sigmoid_grad, log_slope, evenly(1, 4, 1));
    check(subject::log_sigmoid_grad, log_slope, evenly(760, 2000, 4));
    check(subject::log_sigmoid_grad, log_slope, by_factors(2000, 1e308, 8));
}

// gradient_through_layers

TEST_CASE("one layer: slope times weight, for each activation and on both sides of 0",
          "[gradient_through_layers][weight:2]") {
    for (const Activation g : all_activations) {
        for (const double side : {1.0, -1.0, 1.0, -1.0}) {
            const double z = side * between(0.2, 3);
            check_gradient({z}, random_vector(1, 0.3, 3), g);
        }
    }
}

TEST_CASE("two to seven layers: all factors multiplied, for each activation",
          "[gradient_through_layers][weight:2]") {
    for (const std::size_t layers : {2, 3, 4, 5, 6, 7}) {
        for (const Activation g : all_activations) {
            const Vector w = random_vector(layers, 0.3, 3);
            check_gradient(random_vector(layers, 0.2, 3), w, g);
        }
        Vector right = random_vector(layers, 0.2, 3);
        for (double& entry : right) entry = std::abs(entry);
        check_gradient(right, random_vector(layers, 0.3, 3), Activation::relu);
    }
}

TEST_CASE(
    "with all weights 1 the sigmoid's gradient shrinks by 4 or more in each layer, relu's does not; a 4 "
    "makes up for it",
    "[gradient_through_layers]") {
    for (const std::size_t layers : {3, 20, 100}) {
        check_chain(layers, 0, 1, Activation::sigmoid);
        for (const double weight : {4.0, -4.0}) check_chain(layers, 0, weight, Activation::sigmoid);
        check_chain(layers, between(1, 3), 1, Activation::sigmoid);
        check_chain(layers, between(1, 300), 1, Activation::relu);
        check_chain(layers, between(0.01, 0.02), 1, Activation::tanh);
        check_chain(layers, between(-3, -1), 1, Activation::leaky_relu);
    }
}

TEST_CASE("300 layers", "[gradient_through_layers]") {
    for (const Activation g :
         {Activation::sigmoid, Activation::tanh, Activation::relu, Activation::leaky_relu}) {
        const Vector z = random_vector(300, 0.2, 1.5);
        Vector w = Vector::from_shape({300});
        Vector right = z;
        for (double& entry : right) entry = std::abs(entry);
        for (std::size_t l = 0; l < 300; ++l)
            w(l) = subject::random().away_from_zero(0.98, 1.02) / slope(g, right(l));
        check_gradient(right, w, g);
    }
}

TEST_CASE("saturated layers: tiny slopes, nine digits all the same", "[gradient_through_layers]") {
    for (const Activation g : {Activation::sigmoid, Activation::tanh}) {
        check_gradient(vector_of(evenly(8, 18, 2)), random_vector(4, 0.3, 3), g);
        for (const double z : evenly(10, 60, 4)) check_gradient({z, 0.5}, random_vector(2, 0.3, 3), g);
        for (const double z : evenly(200, 290, 2)) check_gradient({z, 0.5}, {1, 3}, g);
    }
}

TEST_CASE("a z next to 0 is on its own side", "[gradient_through_layers]") {
    for (const Activation g : all_activations) {
        for (const double z : {next_to_zero, -next_to_zero, 1e-13, -1e-13, 1e-5, -1e-5})
            check_gradient({z, 1}, random_vector(2, 0.3, 3), g);
    }
}

TEST_CASE("a weight of 0, or one dead relu, at whatever place, stops everything",
          "[gradient_through_layers][edge]") {
    for (std::size_t place = 0; place < 5; ++place) {
        for (const Activation g : all_activations) {
            Vector w = random_vector(5, 0.3, 3);
            w(place) = 0;
            check_gradient(random_vector(5, 0.2, 3), w, g);
        }
        Vector z = {1, 2, 1, 2, 1};
        z(place) = -0.5;
        check_gradient(z, random_vector(5, 0.3, 3), Activation::relu);
    }
}

TEST_CASE("no layers: the gradient is 1, whichever activation", "[gradient_through_layers][edge]") {
    const Vector none = Vector::from_shape({0});
    for (const Activation g : all_activations) check_gradient(none, none, g);
}

TEST_CASE("a z and a w of different sizes are refused", "[gradient_through_layers][edge]") {
    struct Sizes {
        std::size_t z, w;
    };
    for (const auto& [z, w] : {Sizes{3, 2}, {2, 3}, {1, 3}, {3, 1}, {0, 1}, {1, 0}, {300, 299}, {44, 300}}) {
        for (const Activation g : all_activations)
            CHECK_REFUSES(
                subject::gradient_through_layers(random_vector(z, 0.2, 3), random_vector(w, 0.3, 3), g));
    }
}

// vanishing_depth

TEST_CASE("the depth at which s'(z)^L is first below eps", "[vanishing_depth][weight:2]") {
    for (const double layers : {1.0, 2.0, 3.0, 5.0, 8.0, 20.0}) {
        const double z = subject::random().away_from_zero(0.2, 3);
        check_depth(z, eps_for(z, layers));
    }
}

TEST_CASE("just above a power of s'(z) and just below it", "[vanishing_depth]") {
    for (const double layers : {1.0, 2.0, 4.0, 11.0}) {
        for (const double side : {1.0, -1.0}) {
            const double z = side * between(0.2, 2);
            const double power = std::exp(layers * log_slope(z));
            check_depth(z, power * (1 + 1e-5));
            check_depth(z, power * (1 - 1e-5));
            check_depth(0, std::pow(0.25, layers) * (1 + side * 2e-6));
        }
    }
}

TEST_CASE("at its best, z = 0, it takes up to 499 layers", "[vanishing_depth]") {
    for (const double eps : {0.3, 0.2, 1e-3, 1e-12, 1e-100, 1e-290}) {
        check_depth(0.0, eps);
        check_depth(-0.0, eps);
    }
    const double z = subject::random().away_from_zero(0.1, 0.3);
    check_depth(z, eps_for(z, 300));
    check_depth(z, eps_for(z, 430));
}

TEST_CASE("far out one layer is enough, or two, or three", "[vanishing_depth]") {
    for (const double z :
         {subject::random().away_from_zero(20, 30), subject::random().away_from_zero(100, 200),
          subject::random().away_from_zero(300, 400)}) {
        check_depth(z, eps_for(z, 1));
        check_depth(z, std::max(1.1e-300, eps_for(z, 2)));
    }
    const double z = subject::random().away_from_zero(38, 60);
    check_depth(z, eps_for(z, 3));
    for (const double far : {700.0, -720.0, 1000.0, -1e5, 1e308, -1e308})
        for (const double eps : {0.5, 1e-300}) check_depth(far, eps);
}

TEST_CASE("for an eps above 1 no layer is needed", "[vanishing_depth][edge]") {
    for (const double eps : {1 + 2e-6, 1.5, 100.0, 1e300}) {
        for (const double z : {0.0, 2.0, -50.0, 1000.0}) check_depth(z, eps);
    }
}

TEST_CASE("an eps of 0 or below is refused, whatever z is", "[vanishing_depth][edge]") {
    for (const double eps : {0.0, -0.0, -next_to_zero, -1e-9, -1.0, -1e300}) {
        for (const double z : {0.0, -3.0, 1000.0}) CHECK_REFUSES(subject::vanishing_depth(z, eps));
    }
}

// predict_chain

TEST_CASE("thinking task: 20 layers of sigmoid or tanh", "[predict_chain]") {
    predict(Chain::sigmoid_z0_w4, Fate::survives,
            "What does one layer do to the gradient, slope and weight together?");
    predict(Chain::sigmoid_z0_w8, Fate::explodes,
            "Multiply slope and weight of one layer. Is it more than 1 or less?");
    predict(Chain::sigmoid_z5_w8, Fate::vanishes,
            "A large weight often comes with a large z. How large is the sigmoid's slope at 5? The figure "
            "shows it.");
    predict(Chain::tanh_z0_w1, Fate::survives, "How steep is tanh at 0? It is not the slope of the sigmoid.");
    predict(Chain::tanh_z3_w1, Fate::vanishes,
            "How far is tanh(3) from 1, and what does that say of its slope there?");
    predict(Chain::tanh_z0_w2, Fate::explodes,
            "Multiply slope and weight of one layer. Is it more than 1 or less?");
}

TEST_CASE("thinking task: 20 layers of relu, leaky relu or threshold", "[predict_chain]") {
    predict(Chain::relu_z50_w1, Fate::survives,
            "Does the slope of relu depend on how far on the right z is?");
    predict(Chain::relu_minus_tenth_w2, Fate::vanishes,
            "On which side of the corner is z? What is the slope there?");
    predict(Chain::relu_z1_w2, Fate::explodes,
            "The slope is not all: what does the weight do, twenty times?");
    predict(Chain::relu_z1_half, Fate::vanishes,
            "The slope is not all: what does the weight do, twenty times?");
    predict(Chain::leaky_relu_minus1_w1, Fate::vanishes,
            "A slope that is not 0 keeps a neuron alive. But raise it to the 20th power.");
    predict(Chain::leaky_relu_minus1_w100, Fate::survives, "Multiply slope and weight of one layer.");
    predict(Chain::threshold_z1_w2, Fate::vanishes, "Draw the step. How steep is it at 1?");
}

// judge_bound

TEST_CASE("thinking task: each formula of the lecture's bound by itself, and both the other way round",
          "[judge_bound]") {
    judge(Candidate::only_right_formula, Judgement::no_help,
          "What is exp(-x) for x = -10? Compare it with 1/4, which the slope never exceeds, then look at "
          "where it goes.");
    judge(Candidate::only_left_formula, Judgement::no_help,
          "This is the sigmoid s itself, and s' = s (1 - s). Is s' ever more than s? And where does s go on "
          "the right?");
    judge(Candidate::swapped, Judgement::no_help,
          "What are its values at 10 and at -10? Compare them with 1/4, which the slope never exceeds.");
    judge(Candidate::smaller_side, Judgement::useful,
          "s(-x) = 1 - s(x), and s' is the product of the two. Is a product of numbers below 1 ever more "
          "than one of them?");
}

TEST_CASE("thinking task: simpler bounds", "[judge_bound]") {
    judge(Candidate::exp_minus_abs, Judgement::useful,
          "Write s'(x) with e = exp(-|x|): what do you divide e by, and is that more than 1?");
    judge(Candidate::quarter_exp, Judgement::too_small,
          "It is right at 0. Far out s'(x) is nearly exp(-|x|): compare.");
    judge(Candidate::bell, Judgement::too_small,
          "Take x = 5: which is smaller, exp(-25) or something like exp(-5)?");
    judge(Candidate::quarter, Judgement::no_help,
          "Where is the peak of s', how high is it, and what does this bound say at 40?");
}
