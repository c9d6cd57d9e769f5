// The catalogue of 03_saturation: one right solution, and each mistake as its difference to it.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>

#include "saturation.hpp"
#include "worker/catalogue.hpp"

namespace student {

namespace {

/// As one writes it first: 1 / infinity is 0.
double sigmoid(double x) {
    return 1 / (1 + std::exp(-x));
}

/// With all its digits, for every x.
double slope_of_sigmoid(double x) {
    const double e = std::exp(-std::abs(x));
    return e / ((1 + e) * (1 + e));
}

/// ln s'(x)
double log_slope(double x) {
    return -std::abs(x) - 2 * std::log1p(std::exp(-std::abs(x)));
}

}  // namespace

/// Everything with exponentials of negative numbers. The functions do not use each other but for sigmoid_grad, which
/// gradient_through_layers takes for its sigmoid layers.
struct Right {
    virtual ~Right() = default;

    virtual double sigmoid_grad(double x) { return slope_of_sigmoid(x); }

    virtual double grad_bound(double x) { return x >= 0 ? bound_right(x) : bound_left(x); }

    virtual double saturation_point(double eps) {
        check_eps(eps);
        if (eps >= 0.25) return 0;
        const double s = (1 + std::sqrt(1 - 4 * eps)) / 2;
        return 2 * std::log(s) - std::log(eps);  // s / (1 - s), with eps / s for 1 - s
    }

    virtual double log_sigmoid_grad(double x) { return log_slope(x); }

    virtual double gradient_through_layers(const nn::Vector& z, const nn::Vector& w, Activation g) {
        check_sizes(z, w);
        double product = 1;
        for (std::size_t l = 0; l < z.size(); ++l) product *= layer_factor(z(l), w(l), g);
        return product;
    }

    virtual std::size_t vanishing_depth(double z, double eps) {
        check_eps(eps);
        return eps >= 1 ? 0 : rounded(std::log(eps) / log_of_layer(z));
    }

    virtual Fate predict_chain(Chain chain) {
        switch (chain) {
            case Chain::sigmoid_z0_w8:
            case Chain::relu_z1_w2:
            case Chain::tanh_z0_w2:
                return Fate::explodes;
            case Chain::relu_z50_w1:
            case Chain::tanh_z0_w1:
            case Chain::leaky_relu_minus1_w100:
            case Chain::sigmoid_z0_w4:
                return Fate::survives;
            default:
                return Fate::vanishes;
        }
    }

    virtual Judgement judge_bound(Candidate candidate) {
        switch (candidate) {
            case Candidate::quarter_exp:
            case Candidate::bell:
                return Judgement::too_small;
            case Candidate::lecture:
            case Candidate::exp_minus_abs:
            case Candidate::smaller_side:
                return Judgement::useful;
            default:
                return Judgement::no_help;
        }
    }

  protected:
    virtual void check_eps(double eps) {
        if (eps <= 0) throw std::invalid_argument("eps has to be positive");
    }

    virtual void check_sizes(const nn::Vector& z, const nn::Vector& w) {
        if (z.size() != w.size()) throw std::invalid_argument("one weight for each layer");
    }

    virtual double bound_right(double x) { return std::exp(-x); }
    virtual double bound_left(double x) { return 1 / (std::exp(-x) + 1); }

    virtual double layer_factor(double z, double w, Activation g) { return slope(g, z) * w; }

    virtual double slope(Activation g, double z) {
        switch (g) {
            case Activation::sigmoid:
                return sigmoid_grad(z);
            case Activation::tanh:
                return tanh_slope(z);
            case Activation::relu:
                return relu_slope(z);
            case Activation::leaky_relu:
                return leaky_slope(z);
            default:
                return threshold_slope(z);
        }
    }

    virtual double tanh_slope(double z) { return 4 * slope_of_sigmoid(2 * z); }
    virtual double relu_slope(double z) { return z > 0 ? 1 : 0; }
    virtual double leaky_slope(double z) { return z > 0 ? 1 : 0.01; }
    virtual double threshold_slope(double /*z*/) { return 0; }

    virtual double log_of_layer(double z) { return log_slope(z); }
    virtual std::size_t rounded(double layers) { return static_cast<std::size_t>(std::ceil(layers)); }
};

// sigmoid_grad

struct MISTAKE(
    output_for_input,
    "You compute x (1 - x). That is the formula s (1 - s) for the *output* s of the sigmoid; x is its input. "
    "Compute s from x first.") {
    double sigmoid_grad(double x) override { return x * (1 - x); }
};

struct MISTAKE(
    sign_of_factor,
    "You compute s (s - 1), which is negative. The sigmoid rises everywhere, so its slope is positive.") {
    double sigmoid_grad(double x) override { return -slope_of_sigmoid(x); }
};

struct MISTAKE(
    missing_square,
    "The square below the line is missing: exp(-x) / (exp(-x) + 1) is the sigmoid of -x, which is 1/2 at 0. "
    "The slope there is 1/4.") {
    double sigmoid_grad(double x) override { return sigmoid(-x); }
};

struct MISTAKE(sigmoid_for_its_slope,
               "You return the sigmoid itself. Asked for is how steep it is: 1/4 at 0, not 1/2.") {
    double sigmoid_grad(double x) override { return sigmoid(x); }
};

struct MISTAKE(one_minus_s,
               "Where s is nearly 1, 1 - s is only what rounding has left over: at x = 20 half of the digits "
               "are wrong, from 37 on it is "
               "0. On the left the same formula has all its digits. How are s'(x) and s'(-x) related?") {
    double sigmoid_grad(double x) override { return sigmoid(x) * (1 - sigmoid(x)); }
};

struct MISTAKE(exponential_overflows,
               "This is the lecture's formula as it stands. For large negative x, exp(-x) is huge, from x = "
               "-354.9 on its square is "
               "infinite, and from -709.8 on infinity is divided by infinity. Which one of exp(x) and "
               "exp(-x) is small there?") {
    double sigmoid_grad(double x) override {
        const double e = std::exp(-x);
        return e / ((e + 1) * (e + 1));
    }
};

struct MISTAKE(exponential_overflows_on_the_right,
               "Your formula uses exp(x), whose square is infinite from x = 354.9 on. Which one of exp(x) "
               "and exp(-x) is "
               "small there?") {
    double sigmoid_grad(double x) override {
        const double e = std::exp(x);
        return e / ((e + 1) * (e + 1));
    }
};

struct MISTAKE(difference_quotient,
               "You measure the slope as (s(x + h) - s(x - h)) / 2h. That is good for a test, to eight "
               "digits or so near "
               "0; but far out two numbers that are nearly equal are subtracted, and nothing is left.") {
    double sigmoid_grad(double x) override { return (sigmoid(x + 1e-5) - sigmoid(x - 1e-5)) / 2e-5; }
};

struct MISTAKE(clipped_input,
               "Beyond some |x| your slope stays the same: x is cut off at 30 before the exponential. It "
               "goes on falling; "
               "with exp(-|x|) there is nothing to be afraid of.") {
    double sigmoid_grad(double x) override { return slope_of_sigmoid(std::clamp(x, -30.0, 30.0)); }
};

struct MISTAKE(flushed_to_zero,
               "Slopes below some small number come out as 0. Small is not nothing: a double has numbers "
               "down to 5e-324, "
               "each with its digits.") {
    double sigmoid_grad(double x) override { return slope_of_sigmoid(x) < 1e-12 ? 0 : slope_of_sigmoid(x); }
};

struct MISTAKE(
    small_number_added_below,
    "A small number added to the slope is larger than the slope itself far out. Leave it away: nothing is "
    "divided by 0 here.") {
    double sigmoid_grad(double x) override { return slope_of_sigmoid(x) + 1e-12; }
};

struct MISTAKE(
    slope_of_tanh,
    "This is the slope of tanh: 1 at 0. The sigmoid is half as high and twice as wide, so its slope at 0 is "
    "1/4.") {
    double sigmoid_grad(double x) override { return 4 * slope_of_sigmoid(2 * x); }
};

struct MISTAKE(only_the_exponential,
               "exp(-|x|) is the slope far out, but near 0 what it is divided by counts: (1 + exp(-|x|))^2 "
               "is 4 there.") {
    double sigmoid_grad(double x) override { return std::exp(-std::abs(x)); }
};

// grad_bound

struct MISTAKE(
    sides_swapped,
    "The two formulas are on each other's side. Your bound still holds, but where does it go on the right?") {
    double grad_bound(double x) override { return x >= 0 ? bound_left(x) : bound_right(x); }
};

struct MISTAKE(right_formula_everywhere,
               "You use exp(-x) for every x. On the left it grows without limit. The lecture has another "
               "formula there.") {
    double bound_left(double x) override { return std::exp(-x); }
};

struct MISTAKE(left_formula_everywhere,
               "You use 1 / (exp(-x) + 1) for every x. On the right it goes to 1. The lecture has another "
               "formula there.") {
    double bound_right(double x) override { return bound_left(x); }
};

struct MISTAKE(
    slope_for_bound,
    "You return the slope itself. The bound is a simpler number above it: two formulas, one for each side.") {
    double grad_bound(double x) override { return slope_of_sigmoid(x); }
};

struct MISTAKE(zero_on_the_left,
               "At 0 the formula of the right side holds: the contract says x >= 0, so the bound is 1 there "
               "and not 1/2.") {
    double grad_bound(double x) override { return x > 0 ? bound_right(x) : bound_left(x); }
};

struct MISTAKE(
    even_bound,
    "You use exp(-|x|) on both sides. It is a bound, too, but not the lecture's: on the left that is "
    "1 / (exp(-x) + 1).") {
    double bound_left(double x) override { return std::exp(x); }
};

struct MISTAKE(even_sigmoid_bound,
               "You use 1 / (exp(|x|) + 1) on both sides. It is a bound, too, but not the lecture's: on the "
               "right that is "
               "exp(-x), which is 1 at 0.") {
    double bound_right(double x) override { return sigmoid(-x); }
};

struct MISTAKE(
    growing_on_the_left,
    "On the left you have 1 / (exp(x) + 1): it grows to 1 where the slope falls to 0. Mind the sign in the "
    "exponential.") {
    double bound_left(double x) override { return 1 / (std::exp(x) + 1); }
};

struct MISTAKE(growing_on_the_right,
               "On the right you have exp(x), which grows. Mind the sign in the exponential.") {
    double bound_right(double x) override { return std::exp(x); }
};

struct MISTAKE(squared_on_the_left,
               "On the left you kept the square: 1 / (exp(-x) + 1)^2 is smaller than the slope. One factor "
               "has gone into "
               "the estimate.") {
    double bound_left(double x) override { return bound_of_left(x) * bound_of_left(x); }
    static double bound_of_left(double x) { return 1 / (std::exp(-x) + 1); }
};

struct MISTAKE(bound_cut_at_the_peak,
               "You cut the bound off at 1/4. That is a better bound, but not the lecture's: it is 1 at 0.") {
    double grad_bound(double x) override { return std::min(0.25, Right::grad_bound(x)); }
};

// saturation_point

struct MISTAKE(point_of_the_bound,
               "You solved bound = eps instead of slope = eps: -ln(eps). From there on the slope is small "
               "enough, but it "
               "is so already a little earlier.") {
    double saturation_point(double eps) override {
        check_eps(eps);
        return eps >= 1 ? 0 : -std::log(eps);
    }
};

struct MISTAKE(
    point_of_the_sigmoid,
    "You solved s(x) = eps instead of s'(x) = eps. Small is the slope asked to be, not the sigmoid.") {
    double saturation_point(double eps) override {
        check_eps(eps);
        return eps >= 0.25 ? 0 : std::abs(std::log(eps) - std::log1p(-eps));
    }
};

struct MISTAKE(negative_root,
               "Your point is on the left. Both roots of s (1 - s) = eps are right in a way, for the slope "
               "is even; but X is "
               "the positive one.") {
    double saturation_point(double eps) override { return -Right::saturation_point(eps); }
};

struct MISTAKE(
    point_loses_digits,
    "Your formula divides by 1 - s, which for a tiny eps is only what rounding has left over, or 0. "
    "s (1 - s) = eps tells you what 1 - s is.") {
    double saturation_point(double eps) override {
        check_eps(eps);
        if (eps >= 0.25) return 0;
        const double s = (1 + std::sqrt(1 - 4 * eps)) / 2;
        return std::log(s / (1 - s));
    }
};

struct MISTAKE(
    point_loses_digits_on_the_left,
    "You take the smaller root, (1 - sqrt(1 - 4 eps)) / 2. For a tiny eps the root is 1 up to rounding and "
    "nothing is left of the difference. The product of both roots is eps.") {
    double saturation_point(double eps) override {
        check_eps(eps);
        if (eps >= 0.25) return 0;
        const double s = (1 - std::sqrt(1 - 4 * eps)) / 2;
        return std::log((1 - s) / s);
    }
};

struct MISTAKE(
    point_is_s,
    "You return the s for which s (1 - s) = eps, a number between 1/2 and 1. X is the x that has this s: "
    "s = 1 / (1 + exp(-x)), solved for x.") {
    double saturation_point(double eps) override {
        check_eps(eps);
        return eps >= 0.25 ? 0 : (1 + std::sqrt(1 - 4 * eps)) / 2;
    }
};

struct MISTAKE(width_for_half,
               "You return the width of the region that is not saturated, from -X to X. Asked for is X.") {
    double saturation_point(double eps) override { return 2 * Right::saturation_point(eps); }
};

struct MISTAKE(decimal_point, "You use the decimal logarithm. exp is undone by the natural one, std::log.") {
    double saturation_point(double eps) override { return Right::saturation_point(eps) / std::log(10.0); }
};

struct MISTAKE(point_on_a_grid,
               "You look for X in steps of 0.01. That is close, but the contract asks for seven digits "
               "behind the point. "
               "Halve an interval instead: each step gains a digit of the binary number.") {
    double saturation_point(double eps) override {
        return std::ceil(Right::saturation_point(eps) * 100) / 100;
    }
};

struct MISTAKE(
    search_ends_at_forty,
    "Your X is never above 40. For an eps of 1e-300 it is near 690: begin with a larger interval.") {
    double saturation_point(double eps) override { return std::min(40.0, Right::saturation_point(eps)); }
};

struct MISTAKE(eps_relative_to_the_peak,
               "You ask where the slope is eps times its peak of 1/4. It is asked to be eps itself.") {
    double saturation_point(double eps) override {
        check_eps(eps);
        return Right::saturation_point(eps / 4);
    }
};

struct MISTAKE(
    large_eps_refused,
    "For an eps of 1/4 or more you refuse. The question has an answer: the slope is below it from 0 on.") {
    double saturation_point(double eps) override {
        if (eps >= 0.25) throw std::invalid_argument("eps is above the peak");
        return Right::saturation_point(eps);
    }
};

struct MISTAKE(
    large_eps_not_a_number,
    "For an eps above 1/4 you take the root of a negative number. The slope is below such an eps everywhere: "
    "from which |x| on, then?") {
    double saturation_point(double eps) override {
        check_eps(eps);
        const double s = (1 + std::sqrt(1 - 4 * eps)) / 2;
        return 2 * std::log(s) - std::log(eps);
    }
};

struct MISTAKE(eps_unchecked,
               "For an eps of 0 or below you answer. No slope and no gradient of a sigmoid is as small as "
               "that: the contract asks for "
               "std::invalid_argument.") {
    void check_eps(double /*eps*/) override {}
    double saturation_point(double eps) override { return eps <= 0 ? 0 : Right::saturation_point(eps); }
    std::size_t vanishing_depth(double z, double eps) override {
        return eps <= 0 ? 0 : Right::vanishing_depth(z, eps);
    }
};

struct MISTAKE(
    zero_eps_accepted,
    "You refuse a negative eps, but not 0. No slope and no gradient of a sigmoid gets down to 0 either.") {
    void check_eps(double eps) override {
        if (eps < 0) throw std::invalid_argument("eps is negative");
    }
    double saturation_point(double eps) override {
        check_eps(eps);
        return eps == 0 ? HUGE_VAL : Right::saturation_point(eps);
    }
    std::size_t vanishing_depth(double z, double eps) override {
        check_eps(eps);
        return eps == 0 ? 1000 : Right::vanishing_depth(z, eps);
    }
};

// log_sigmoid_grad

struct MISTAKE(log_of_underflowed,
               "You compute the slope and take the logarithm of it. Beyond |x| = 745 the slope is 0 in a "
               "double, and its logarithm minus "
               "infinity. Simplify on paper before you compute: ln of exp(-|x|) is -|x|.") {
    double log_sigmoid_grad(double x) override { return std::log(slope_of_sigmoid(x)); }
};

struct MISTAKE(
    log_of_one_minus_s,
    "You take the logarithm of s (1 - s), or ln s + ln (1 - s). On the right 1 - s loses its digits and "
    "is 0 from x = 37 on, and the logarithm minus infinity. 1 - s is s(-x).") {
    double log_sigmoid_grad(double x) override { return std::log(sigmoid(x) * (1 - sigmoid(x))); }
};

struct MISTAKE(
    log_without_absolute_value,
    "You use -x - 2 ln(1 + exp(-x)), which is right on paper. For negative x, exp(-x) is large, and from "
    "x = -710 on infinite. The slope is even: compute at |x|.") {
    double log_sigmoid_grad(double x) override { return -x - 2 * std::log(1 + std::exp(-x)); }
};

struct MISTAKE(
    log_overflows_on_the_right,
    "You use x - 2 ln(1 + exp(x)), which is right on paper. From x = 710 on exp(x) is infinite. The slope is "
    "even: compute at -|x|.") {
    double log_sigmoid_grad(double x) override { return x - 2 * std::log(1 + std::exp(x)); }
};

struct MISTAKE(
    log_of_square_forgotten,
    "The square is lost: ln of (1 + exp(-|x|))^2 is twice the logarithm of the bracket. At 0 the result is "
    "-ln 4, not -ln 2.") {
    double log_sigmoid_grad(double x) override { return -std::abs(x) - std::log1p(std::exp(-std::abs(x))); }
};

struct MISTAKE(
    log_of_the_bound,
    "-|x| is right far out, but near 0 the bracket below the line counts: at 0 the result is -ln 4.") {
    double log_sigmoid_grad(double x) override { return -std::abs(x); }
};

struct MISTAKE(log_positive,
               "Your sign is turned round. The slope is below 1, so its logarithm is negative.") {
    double log_sigmoid_grad(double x) override { return -log_slope(x); }
};

struct MISTAKE(
    log_of_the_sigmoid,
    "You return the logarithm of the sigmoid, not of its slope. At 0 that is -ln 2; asked for is -ln 4.") {
    double log_sigmoid_grad(double x) override {
        return x >= 0 ? -std::log1p(std::exp(-x)) : x - std::log1p(std::exp(x));
    }
};

struct MISTAKE(decimal_log, "This is the decimal logarithm. Asked for is the natural one, std::log.") {
    double log_sigmoid_grad(double x) override { return log_slope(x) / std::log(10.0); }
};

struct MISTAKE(binary_log, "This is the logarithm to base 2. Asked for is the natural one, std::log.") {
    double log_sigmoid_grad(double x) override { return log_slope(x) / std::log(2.0); }
};

struct MISTAKE(
    log_with_a_floor,
    "A small number is added before the logarithm is taken, and so it stops at some floor. Do not save the "
    "logarithm from 0, but do not let it come to 0: simplify on paper first.") {
    double log_sigmoid_grad(double x) override { return std::log(slope_of_sigmoid(x) + 1e-300); }
};

struct MISTAKE(
    log_cut_off,
    "From some |x| on your result stays the same: x is cut off at 700. The logarithm has room for all of "
    "it.") {
    double log_sigmoid_grad(double x) override { return log_slope(std::clamp(x, -700.0, 700.0)); }
};

// gradient_through_layers: the product

struct MISTAKE(
    sum_for_product,
    "You add up what the layers contribute. By the chain rule they are multiplied: that is why many small "
    "slopes make a tiny gradient.") {
    double gradient_through_layers(const nn::Vector& z, const nn::Vector& w, Activation g) override {
        check_sizes(z, w);
        double sum = 0;
        for (std::size_t l = 0; l < z.size(); ++l) sum += layer_factor(z(l), w(l), g);
        return sum;
    }
};

struct MISTAKE(sum_that_begins_at_one,
               "You add to a number that begins at 1. By the chain rule the layers' factors are multiplied: "
               "is it += in your "
               "loop where *= belongs?") {
    double gradient_through_layers(const nn::Vector& z, const nn::Vector& w, Activation g) override {
        check_sizes(z, w);
        double sum = 1;
        for (std::size_t l = 0; l < z.size(); ++l) sum += layer_factor(z(l), w(l), g);
        return sum;
    }
};

struct MISTAKE(whole_numbers,
               "Everything behind the decimal point is lost, layer by layer: your product is an int. Make it "
               "a double.") {
    double gradient_through_layers(const nn::Vector& z, const nn::Vector& w, Activation g) override {
        check_sizes(z, w);
        int product = 1;
        for (std::size_t l = 0; l < z.size(); ++l)
            product = static_cast<int>(std::clamp(product * layer_factor(z(l), w(l), g), -2e9, 2e9));
        return product;
    }
};

struct MISTAKE(short_numbers,
               "Your product has seven digits and ends at 1e-45: it is a float. A double has sixteen and "
               "goes to 1e-308.") {
    double gradient_through_layers(const nn::Vector& z, const nn::Vector& w, Activation g) override {
        check_sizes(z, w);
        float product = 1;
        for (std::size_t l = 0; l < z.size(); ++l)
            product = static_cast<float>(product * layer_factor(z(l), w(l), g));
        return product;
    }
};

struct MISTAKE(weights_forgotten,
               "You multiply the slopes alone. The weights are in the chain, too: a_(l-1) comes into layer l "
               "multiplied by w_l.") {
    double layer_factor(double z, double /*w*/, Activation g) override { return slope(g, z); }
};

struct MISTAKE(
    slopes_forgotten,
    "You multiply the weights alone. On its way through a layer the gradient is also multiplied by the slope "
    "g'(z).") {
    double layer_factor(double /*z*/, double w, Activation /*g*/) override { return w; }
};

struct MISTAKE(values_for_slopes,
               "You multiply by g(z) where g'(z) belongs. The chain rule is about slopes: relu at z = 3 has "
               "the slope 1, not 3.") {
    double slope(Activation g, double z) override {
        switch (g) {
            case Activation::sigmoid:
                return sigmoid(z);
            case Activation::tanh:
                return std::tanh(z);
            case Activation::relu:
                return z > 0 ? z : 0;
            case Activation::leaky_relu:
                return z > 0 ? z : 0.01 * z;
            default:
                return z >= 0 ? 1 : 0;
        }
    }
};

struct MISTAKE(
    weight_inside,
    "You take the slope at w z. z is the pre-activation already: the weight, and the bias, are in it.") {
    double layer_factor(double z, double w, Activation g) override { return slope(g, w * z) * w; }
};

struct MISTAKE(absolute_weights,
               "You lose the signs of the weights. A negative one turns the gradient's sign round.") {
    double layer_factor(double z, double w, Activation g) override { return slope(g, z) * std::abs(w); }
};

struct MISTAKE(
    begins_at_zero,
    "Your result is always 0: the product begins at 0, and 0 times anything is 0. What is the product of no "
    "numbers?") {
    double gradient_through_layers(const nn::Vector& z, const nn::Vector& w, Activation /*g*/) override {
        check_sizes(z, w);
        return 0;
    }
};

struct MISTAKE(
    overwritten_product,
    "Only the last layer counts: each factor takes the place of the product. Is it = in your loop where *= "
    "belongs?") {
    double gradient_through_layers(const nn::Vector& z, const nn::Vector& w, Activation g) override {
        check_sizes(z, w);
        return z.size() == 0 ? 1 : layer_factor(z(z.size() - 1), w(w.size() - 1), g);
    }
};

struct MISTAKE(
    last_layer_left_out,
    "The last layer is left out. With L layers there are L factors: how often does your loop run?") {
    double gradient_through_layers(const nn::Vector& z, const nn::Vector& w, Activation g) override {
        check_sizes(z, w);
        double product = 1;
        for (std::size_t l = 0; l + 1 < z.size(); ++l) product *= layer_factor(z(l), w(l), g);
        return product;
    }
};

struct MISTAKE(first_layer_left_out, "The first layer is left out. Its entries are z(0) and w(0).") {
    double gradient_through_layers(const nn::Vector& z, const nn::Vector& w, Activation g) override {
        check_sizes(z, w);
        double product = 1;
        for (std::size_t l = 1; l < z.size(); ++l) product *= layer_factor(z(l), w(l), g);
        return product;
    }
};

struct MISTAKE(
    first_weight_left_out,
    "The first layer's weight is missing. Without it this is the derivative by z_1; asked for is that by the "
    "input a_0, which comes into z_1 multiplied by w_1.") {
    double gradient_through_layers(const nn::Vector& z, const nn::Vector& w, Activation g) override {
        check_sizes(z, w);
        nn::Vector changed = w;
        if (w.size() > 0) changed(0) = 1;
        return Right::gradient_through_layers(z, changed, g);
    }
};

struct MISTAKE(
    last_slope_left_out,
    "The last layer's slope is missing. Without it this is the derivative of z_L; asked for is that of a_L = "
    "g(z_L).") {
    double gradient_through_layers(const nn::Vector& z, const nn::Vector& w, Activation g) override {
        check_sizes(z, w);
        double product = 1;
        for (std::size_t l = 0; l < z.size(); ++l)
            product *= l + 1 < z.size() ? layer_factor(z(l), w(l), g) : w(l);
        return product;
    }
};

struct MISTAKE(depth_of_first_layer,
               "You raise the first layer's factor to the power of L. The layers have a z and a w each.") {
    double gradient_through_layers(const nn::Vector& z, const nn::Vector& w, Activation g) override {
        check_sizes(z, w);
        double product = 1;
        for (std::size_t l = 0; l < z.size(); ++l) product *= layer_factor(z(0), w(0), g);
        return product;
    }
};

struct MISTAKE(
    clipped_gradient,
    "You keep the gradient between -1 and 1. Clipping is done in training, against exploding gradients; here "
    "the product itself is asked for.") {
    double gradient_through_layers(const nn::Vector& z, const nn::Vector& w, Activation g) override {
        return std::clamp(Right::gradient_through_layers(z, w, g), -1.0, 1.0);
    }
};

struct MISTAKE(
    tiny_gradient_dropped,
    "A tiny product comes out as 0. It is tiny, not nothing: how tiny, is what this exercise is about.") {
    double gradient_through_layers(const nn::Vector& z, const nn::Vector& w, Activation g) override {
        const double product = Right::gradient_through_layers(z, w, g);
        return std::abs(product) < 1e-12 ? 0 : product;
    }
};

struct MISTAKE(no_layers_give_zero,
               "No layers give 0 with you. A product of no numbers is 1: the input arrives as it is.") {
    double gradient_through_layers(const nn::Vector& z, const nn::Vector& w, Activation g) override {
        return z.size() == 0 && w.size() == 0 ? 0 : Right::gradient_through_layers(z, w, g);
    }
};

struct MISTAKE(sizes_unchecked,
               "The values are right where z and w fit. Where they do not, you compute with a part of the "
               "numbers or read "
               "past the end of an array, and nobody is told.") {
    double gradient_through_layers(const nn::Vector& z, const nn::Vector& w, Activation g) override {
        double product = 1;
        for (std::size_t l = 0; l < std::min(z.size(), w.size()); ++l) product *= layer_factor(z(l), w(l), g);
        return product;
    }
};

// gradient_through_layers: the slopes

struct MISTAKE(sigmoid_for_every_layer,
               "You use the sigmoid's slope whichever activation is asked for. Each has its own: relu's is 1 "
               "on the right.") {
    double slope(Activation /*g*/, double z) override { return slope_of_sigmoid(z); }
};

struct MISTAKE(tanh_loses_digits,
               "Your tanh slope is 1 - tanh(z)^2. Where tanh is nearly 1 only what rounding has left over "
               "remains: from z = 9 "
               "on not nine digits, from 19 on none. The contract names two other forms.") {
    double tanh_slope(double z) override { return 1 - std::tanh(z) * std::tanh(z); }
};

struct MISTAKE(tanh_square_missing, "Your tanh slope is 1 - tanh(z): the square is missing.") {
    double tanh_slope(double z) override { return 1 - std::tanh(z); }
};

struct MISTAKE(
    cosh_square_missing,
    "Your tanh slope is 1 / cosh(z): the square is missing. Compare with 1 - tanh(z)^2 at z = 1.") {
    double tanh_slope(double z) override { return 1 / std::cosh(z); }
};

struct MISTAKE(
    tanh_of_output,
    "Your tanh slope is 1 - z^2. That is the formula for the output t = tanh(z); z is the input.") {
    double tanh_slope(double z) override { return 1 - z * z; }
};

struct MISTAKE(tanh_without_factor,
               "Your tanh slope is s'(2 z). tanh is 2 s(2 z) - 1: twice as high and half as wide, so four "
               "times as steep.") {
    double tanh_slope(double z) override { return slope_of_sigmoid(2 * z); }
};

struct MISTAKE(
    relu_lives_on_the_left,
    "Your relu has the slope 1 on the left, too. There relu is 0 whatever z is: how steep is that?") {
    double relu_slope(double /*z*/) override { return 1; }
};

struct MISTAKE(small_z_taken_for_zero,
               "You take a small positive z for 0, or for negative. A number as small as 1e-13 is still on "
               "its own side: "
               "compare with 0 itself.") {
    double relu_slope(double z) override { return z > 1e-6 ? 1 : 0; }
    double leaky_slope(double z) override { return z > 1e-6 ? 1 : 0.01; }
};

struct MISTAKE(leaky_as_relu, "Your leaky relu has the slope 0 on the left. It lets a hundredth through.") {
    double leaky_slope(double z) override { return relu_slope(z); }
};

struct MISTAKE(leak_of_a_tenth, "Your leaky relu has the slope 0.1 on the left. In this course it is 0.01.") {
    double leaky_slope(double z) override { return z > 0 ? 1 : 0.1; }
};

struct MISTAKE(
    leaky_value,
    "On the left your leaky relu has the slope 0.01 z. That is its value; its slope is 0.01 for every z.") {
    double leaky_slope(double z) override { return z > 0 ? 1 : 0.01 * z; }
};

struct MISTAKE(threshold_lets_through,
               "Your threshold has the slope 1 on the right. It jumps at 0 and is flat everywhere else.") {
    double threshold_slope(double z) override { return z > 0 ? 1 : 0; }
};

// vanishing_depth

struct MISTAKE(rounded_down,
               "You round down: after so many layers the gradient is still above eps. One more is needed.") {
    std::size_t rounded(double layers) override { return static_cast<std::size_t>(std::floor(layers)); }
};

struct MISTAKE(
    rounded_to_nearest,
    "You round to the nearest number of layers. If that is down, the gradient is still above eps.") {
    std::size_t rounded(double layers) override { return static_cast<std::size_t>(std::llround(layers)); }
};

struct MISTAKE(one_layer_too_many,
               "You count one layer too many: at the one before, the gradient is at most eps already.") {
    std::size_t rounded(double layers) override { return static_cast<std::size_t>(std::ceil(layers)) + 1; }
    std::size_t vanishing_depth(double z, double eps) override {
        return eps >= 1 ? 1 : Right::vanishing_depth(z, eps);
    }
};

struct MISTAKE(
    at_least_one_layer,
    "For an eps above 1 you answer 1. Without any layer the gradient is 1, and that is enough: 0 layers.") {
    std::size_t vanishing_depth(double z, double eps) override {
        check_eps(eps);
        return eps >= 1 ? 1 : Right::vanishing_depth(z, eps);
    }
};

struct MISTAKE(
    depth_of_the_best_case,
    "You count with 1/4 for each layer, whatever z is. That is the slope at z = 0, the largest one.") {
    double log_of_layer(double /*z*/) override { return log_slope(0); }
};

struct MISTAKE(depth_of_the_sigmoid,
               "You count with s(z) for each layer. The gradient is multiplied by the slope s'(z).") {
    double log_of_layer(double z) override { return std::min(std::log(sigmoid(z)), -1e-3); }
};

struct MISTAKE(depth_of_the_bound,
               "You count with the bound exp(-|z|) for each layer. The slope itself is smaller: at z = 0 by "
               "a factor of 4.") {
    double log_of_layer(double z) override { return std::min(-std::abs(z), -1e-3); }
};

struct MISTAKE(depth_stops_at_a_hundred,
               "Your count stops at 100 layers. At z = 0 it takes 499 to get below 1e-300.") {
    std::size_t rounded(double layers) override { return std::min<std::size_t>(100, Right::rounded(layers)); }
};

struct MISTAKE(depth_in_a_byte,
               "From 256 layers on your count begins again at 0: it is kept in a byte. The contract's type "
               "is std::size_t.") {
    std::size_t rounded(double layers) override { return Right::rounded(layers) % 256; }
};

struct MISTAKE(sum_of_layers,
               "You count how often the slope has to be added until it exceeds something. The gradient is "
               "multiplied by it "
               "in each layer: think of powers.") {
    std::size_t vanishing_depth(double z, double eps) override {
        check_eps(eps);
        return eps >= 1
                   ? 0
                   : static_cast<std::size_t>(std::min(1e9, std::ceil((1 - eps) / std::exp(log_slope(z)))));
    }
};

struct MISTAKE(large_eps_has_no_depth,
               "For an eps above 1 you refuse. The question has an answer: without any layer the gradient is "
               "1, which is "
               "below eps.") {
    std::size_t vanishing_depth(double z, double eps) override {
        if (eps > 1) throw std::invalid_argument("eps is above 1");
        return Right::vanishing_depth(z, eps);
    }
};

// predict_chain

struct MISTAKE(slope_alone_decides,
               "You look at the slopes alone. Each layer multiplies by slope times weight.") {
    Fate predict_chain(Chain chain) override {
        switch (chain) {
            case Chain::sigmoid_z0_w8:
            case Chain::sigmoid_z0_w4:
            case Chain::leaky_relu_minus1_w100:
                return Fate::vanishes;
            case Chain::relu_z1_w2:
            case Chain::tanh_z0_w2:
            case Chain::relu_z1_half:
                return Fate::survives;
            default:
                return Right::predict_chain(chain);
        }
    }
};

struct MISTAKE(sigmoid_always_vanishes,
               "You let each chain of sigmoids vanish. With weight 1 that is so. What if a weight makes up "
               "for the quarter?") {
    Fate predict_chain(Chain chain) override {
        if (chain == Chain::sigmoid_z0_w8 || chain == Chain::sigmoid_z0_w4) return Fate::vanishes;
        return Right::predict_chain(chain);
    }
};

struct MISTAKE(a_quarter_times_four,
               "One layer multiplies by a slope of 1/4 and a weight of 4. How much is that, and what is its "
               "20th power?") {
    Fate predict_chain(Chain chain) override {
        return chain == Chain::sigmoid_z0_w4 ? Fate::vanishes : Right::predict_chain(chain);
    }
};

struct MISTAKE(
    weight_beats_saturation,
    "A weight of 8 would make up for a slope of 1/4, and more. But at z = 5 the slope is not 1/4.") {
    Fate predict_chain(Chain chain) override {
        return chain == Chain::sigmoid_z5_w8 ? Fate::explodes : Right::predict_chain(chain);
    }
};

struct MISTAKE(
    tanh_like_sigmoid,
    "You let each chain of tanh vanish. It is four times as steep as the sigmoid: what is its slope at 0?") {
    Fate predict_chain(Chain chain) override {
        if (chain == Chain::tanh_z0_w1 || chain == Chain::tanh_z0_w2) return Fate::vanishes;
        return Right::predict_chain(chain);
    }
};

struct MISTAKE(tanh_never_vanishes,
               "You let the gradient pass tanh at z = 3. There the curve is almost flat: tanh saturates as "
               "the sigmoid does.") {
    Fate predict_chain(Chain chain) override {
        return chain == Chain::tanh_z3_w1 ? Fate::survives : Right::predict_chain(chain);
    }
};

struct MISTAKE(relu_never_vanishes, "You let the gradient pass each relu. On its left side the slope is 0.") {
    Fate predict_chain(Chain chain) override {
        return chain == Chain::relu_minus_tenth_w2 ? Fate::survives : Right::predict_chain(chain);
    }
};

struct MISTAKE(relu_explodes_with_z,
               "You let relu explode at z = 50. Its value is 50 there, but its slope?") {
    Fate predict_chain(Chain chain) override {
        return chain == Chain::relu_z50_w1 ? Fate::explodes : Right::predict_chain(chain);
    }
};

struct MISTAKE(leak_is_enough,
               "You let the gradient pass leaky relu on the left with weight 1. A hundredth in each layer: "
               "what is its 20th "
               "power?") {
    Fate predict_chain(Chain chain) override {
        return chain == Chain::leaky_relu_minus1_w1 ? Fate::survives : Right::predict_chain(chain);
    }
};

struct MISTAKE(threshold_like_relu,
               "You treat the threshold as if it had the slope 1 on the right. It is flat there.") {
    Fate predict_chain(Chain chain) override {
        return chain == Chain::threshold_z1_w2 ? Fate::explodes : Right::predict_chain(chain);
    }
};

// judge_bound

struct MISTAKE(one_formula_is_no_bound,
               "You say that the lecture's formulas are no bounds on each other's side. Put in numbers: on "
               "the wrong side they "
               "are large, not small. Then what is wrong with them there?") {
    Judgement judge_bound(Candidate candidate) override {
        switch (candidate) {
            case Candidate::only_left_formula:
            case Candidate::only_right_formula:
            case Candidate::swapped:
                return Judgement::too_small;
            default:
                return Right::judge_bound(candidate);
        }
    }
};

struct MISTAKE(one_formula_is_enough,
               "You find each of the lecture's formulas useful by itself. They hold for every x; but follow "
               "them to both "
               "sides, to 10 and to -10.") {
    Judgement judge_bound(Candidate candidate) override {
        switch (candidate) {
            case Candidate::only_left_formula:
            case Candidate::only_right_formula:
                return Judgement::useful;
            default:
                return Right::judge_bound(candidate);
        }
    }
};

struct MISTAKE(
    right_formula_is_enough,
    "You find exp(-x) useful for every x. It is a bound everywhere; but follow it to the left, to -10.") {
    Judgement judge_bound(Candidate candidate) override {
        return candidate == Candidate::only_right_formula ? Judgement::useful : Right::judge_bound(candidate);
    }
};

struct MISTAKE(left_formula_is_enough,
               "You find 1 / (exp(-x) + 1) useful for every x. It is a bound everywhere; but follow it to "
               "the right, to 10.") {
    Judgement judge_bound(Candidate candidate) override {
        return candidate == Candidate::only_left_formula ? Judgement::useful : Right::judge_bound(candidate);
    }
};

struct MISTAKE(any_bound_is_useful,
               "You call every upper bound useful. A bound that stays at 1/4, or goes to 1, does not tell "
               "that the slope "
               "falls to 0.") {
    Judgement judge_bound(Candidate candidate) override {
        const Judgement right = Right::judge_bound(candidate);
        return right == Judgement::no_help ? Judgement::useful : right;
    }
};

struct MISTAKE(peak_decides,
               "You compare with the slope at 0 only. A bound has to hold far out, too, where the slope is "
               "nearly exp(-|x|).") {
    Judgement judge_bound(Candidate candidate) override {
        if (candidate == Candidate::quarter_exp || candidate == Candidate::bell) return Judgement::useful;
        return Right::judge_bound(candidate);
    }
};

struct MISTAKE(
    bell_falls_slowly,
    "You take exp(-x^2) for a bound. It looks like the slope, but falls much faster: compare at x = 5.") {
    Judgement judge_bound(Candidate candidate) override {
        return candidate == Candidate::bell ? Judgement::useful : Right::judge_bound(candidate);
    }
};

struct MISTAKE(peak_is_no_bound,
               "You take 1/4 for too small. It is the peak of the slope, which is nowhere exceeded.") {
    Judgement judge_bound(Candidate candidate) override {
        return candidate == Candidate::quarter ? Judgement::too_small : Right::judge_bound(candidate);
    }
};

struct MISTAKE(smaller_side_is_too_small,
               "You take the smaller one of s(x) and s(-x) for too small. The slope is their product.") {
    Judgement judge_bound(Candidate candidate) override {
        return candidate == Candidate::smaller_side ? Judgement::too_small : Right::judge_bound(candidate);
    }
};

}  // namespace student
