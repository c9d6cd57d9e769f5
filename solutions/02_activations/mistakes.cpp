// The catalogue of 02_activations: one right solution, and each mistake as its difference to it.
#include <algorithm>
#include <cmath>
#include <cstddef>

#include "activations.hpp"
#include "worker/catalogue.hpp"

namespace student {

namespace {

template <class Function>
nn::Vector each(const nn::Vector& x, Function g) {
    nn::Vector y = nn::Vector::from_shape(x.shape());
    std::transform(x.begin(), x.end(), y.begin(), g);
    return y;
}

// exp(-v) is infinite for v = -1000, and 1 / infinity is the 0 it should be.
double logistic(double v) {
    return 1 / (1 + std::exp(-v));
}

}  // namespace

/// Each function by itself: none calls another, so a mistake in a function does not reach its derivative.
struct Right {
    virtual ~Right() = default;

    virtual nn::Vector threshold(const nn::Vector& x) {
        return each(x, [](double v) { return v >= 0 ? 1.0 : 0.0; });
    }

    virtual nn::Vector sigmoid(const nn::Vector& x) {
        return each(x, [](double v) { return logistic(v); });
    }

    virtual nn::Vector tanh(const nn::Vector& x) {
        return each(x, [](double v) { return std::tanh(v); });
    }

    virtual nn::Vector relu(const nn::Vector& x) {
        return each(x, [](double v) { return std::max(0.0, v); });
    }

    virtual nn::Vector leaky_relu(const nn::Vector& x) {
        return each(x, [](double v) { return std::max(0.01 * v, v); });
    }

    virtual nn::Vector threshold_grad(const nn::Vector& x) {
        return each(x, [](double /*v*/) { return 0.0; });
    }

    virtual nn::Vector sigmoid_grad(const nn::Vector& x) {
        return each(x, [](double v) {
            const double s = logistic(v);
            return s * (1 - s);
        });
    }

    virtual nn::Vector tanh_grad(const nn::Vector& x) {
        return each(x, [](double v) {
            const double t = std::tanh(v);
            return 1 - t * t;
        });
    }

    virtual nn::Vector relu_grad(const nn::Vector& x) {
        return each(x, [](double v) { return v > 0 ? 1.0 : 0.0; });
    }

    virtual nn::Vector leaky_relu_grad(const nn::Vector& x) {
        return each(x, [](double v) { return v > 0 ? 1.0 : 0.01; });
    }
};

// The step.

struct MISTAKE(
    threshold_zero_at_zero,
    "Right on both sides of the jump, but not on it. The books disagree about the step at exactly 0, so "
    "the contract settles it. Compare your inequality with the contract's, sign by sign.") {
    nn::Vector threshold(const nn::Vector& x) override {
        return each(x, [](double v) { return v > 0 ? 1.0 : 0.0; });
    }
};

struct MISTAKE(
    threshold_half_at_zero,
    "Right on both sides, but 1/2 at exactly 0: what comes out when the step is made from the sign of x, "
    "which is 0 there. A threshold neuron has two levels only. The contract says which of them 0 gets.") {
    nn::Vector threshold(const nn::Vector& x) override {
        return each(x, [](double v) { return v > 0 ? 1.0 : v < 0 ? 0.0 : 0.5; });
    }
};

struct MISTAKE(
    threshold_at_half,
    "The step is in the wrong place: numbers between 0 and 1/2 are still taken for \"off\". One half is "
    "where to cut a probability, the output of a sigmoid. Which x has the sigmoid 1/2? The threshold "
    "looks at x itself.") {
    nn::Vector threshold(const nn::Vector& x) override {
        return each(x, [](double v) { return v >= 0.5 ? 1.0 : 0.0; });
    }
};

struct MISTAKE(threshold_reversed,
               "On and off have changed places: you fire where x is negative. Try x = 5 by hand.") {
    nn::Vector threshold(const nn::Vector& x) override {
        return each(x, [](double v) { return v >= 0 ? 0.0 : 1.0; });
    }
};

struct MISTAKE(
    threshold_plus_minus_one,
    "The two levels are -1 and 1 here. That is the sign of the number, a step as well, but not the one "
    "of this course: look up in the contract which two levels a threshold neuron has.") {
    nn::Vector threshold(const nn::Vector& x) override {
        return each(x, [](double v) { return v >= 0 ? 1.0 : -1.0; });
    }
};

struct MISTAKE(
    threshold_keeps_x,
    "Negative numbers become 0, but the others stay what they were. The step forgets how large its input "
    "was: a neuron that fires, fires with one fixed strength. What you have is another of the ten "
    "functions.") {
    nn::Vector threshold(const nn::Vector& x) override {
        return each(x, [](double v) { return v >= 0 ? v : 0.0; });
    }
};

// The sigmoid.

struct MISTAKE(
    sigmoid_sign_flipped,
    "Your curve falls from 1 to 0 while the sigmoid rises. A sign in the exponent is lost: try x = 5 by "
    "hand, which must give almost 1.") {
    nn::Vector sigmoid(const nn::Vector& x) override {
        return each(x, [](double v) { return 1 / (1 + std::exp(v)); });
    }
};

struct MISTAKE(
    sigmoid_minus_in_denominator,
    "Some of your values are negative or above 1, and 0 gives infinity: there the denominator vanishes. "
    "In the sigmoid both terms under the fraction bar are positive, so that it never can. Compare the "
    "sign between them with the formula.") {
    nn::Vector sigmoid(const nn::Vector& x) override {
        return each(x, [](double v) { return 1 / (1 - std::exp(-v)); });
    }
};

struct MISTAKE(
    sigmoid_without_parentheses,
    "All values are above 1. C++ divides before it adds, so 1 / 1 is finished before the exponential "
    "joins in. What belongs under the fraction bar has to be held together.") {
    nn::Vector sigmoid(const nn::Vector& x) override {
        return each(x, [](double v) { return 1.0 / 1.0 + std::exp(-v); });
    }
};

struct MISTAKE(
    sigmoid_overflows,
    "Right for moderate numbers, but NaN far out on the right. There exp(x) is too large for a double "
    "and becomes infinity, and infinity divided by infinity is not a number. On paper a fraction may be "
    "divided through by its largest term; on a computer that decides whether it survives.") {
    nn::Vector sigmoid(const nn::Vector& x) override {
        return each(x, [](double v) { return std::exp(v) / (1 + std::exp(v)); });
    }
};

struct MISTAKE(
    sigmoid_is_tanh,
    "This is the hyperbolic tangent: it runs from -1 to 1 and is 0 at 0. The sigmoid has the same shape, "
    "but its values can be read as probabilities. Where does it start, where does it end?") {
    nn::Vector sigmoid(const nn::Vector& x) override { return tanh(x); }
};

struct MISTAKE(
    sigmoid_is_softmax,
    "Your answers add up to 1 over the whole vector: that is the softmax, in which all entries compete. "
    "The sigmoid looks at each number alone. A vector with a single number shows the difference: softmax "
    "says 1 whatever it is.") {
    nn::Vector sigmoid(const nn::Vector& x) override {
        if (x.size() == 0) {
            return x;
        }
        const double largest = *std::max_element(x.begin(), x.end());
        double sum = 0;
        for (const double v : x) {
            sum += std::exp(v - largest);
        }
        return each(x, [&](double v) { return std::exp(v - largest) / sum; });
    }
};

// The hyperbolic tangent.

struct MISTAKE(
    tanh_is_sigmoid,
    "This is the sigmoid: it runs from 0 to 1 and is 1/2 at 0. The hyperbolic tangent is 0 at 0 and "
    "takes negative numbers to negative numbers.") {
    nn::Vector tanh(const nn::Vector& x) override { return sigmoid(x); }
};

struct MISTAKE(
    tanh_not_shifted,
    "Your values run from 0 to 2, and 0 goes to 1. You have stretched a sigmoid to the right height; it "
    "also has to be moved so that 0 goes to 0.") {
    nn::Vector tanh(const nn::Vector& x) override {
        return each(x, [](double v) { return 2 * logistic(2 * v); });
    }
};

struct MISTAKE(
    tanh_too_flat,
    "Right at 0 and right far out, but too flat in between: your answer for x is that for x / 2. A "
    "sigmoid that is made twice as high to become a tanh has to be made narrower too. What is the slope "
    "of tanh at 0, and what is yours?") {
    nn::Vector tanh(const nn::Vector& x) override {
        return each(x, [](double v) { return 2 * logistic(v) - 1; });
    }
};

struct MISTAKE(
    tanh_overflows,
    "Right for moderate numbers, but NaN for large |x|. One of the two exponentials has become infinite, "
    "above and below the fraction bar, and infinity / infinity is not a number. The formula of the "
    "contract defines the function; it is not the way to compute it far out.") {
    nn::Vector tanh(const nn::Vector& x) override {
        return each(x, [](double v) { return (std::exp(v) - std::exp(-v)) / (std::exp(v) + std::exp(-v)); });
    }
};

struct MISTAKE(
    tanh_overflows_left,
    "Right for moderate and for very positive numbers, but NaN far out on the left: an exponential is "
    "infinite, and it stands both above and below the fraction bar. The mirror image of your formula "
    "breaks on the other side. Can you keep every exponential below 1?") {
    nn::Vector tanh(const nn::Vector& x) override {
        return each(x, [](double v) { return (1 - std::exp(-2 * v)) / (1 + std::exp(-2 * v)); });
    }
};

struct MISTAKE(
    tanh_overflows_right,
    "Right for moderate and for very negative numbers, but NaN far out on the right: an exponential is "
    "infinite, and it stands both above and below the fraction bar. The mirror image of your formula "
    "breaks on the other side. Can you keep every exponential below 1?") {
    nn::Vector tanh(const nn::Vector& x) override {
        return each(x, [](double v) { return (std::exp(2 * v) - 1) / (std::exp(2 * v) + 1); });
    }
};

// The rectified linear unit, in part with its slope.

struct MISTAKE(
    relu_is_abs,
    "This is |x|: on the left it falls with slope -1, and negative numbers come out positive. The "
    "rectifier lets a current pass in one direction and blocks it in the other; it does not turn it "
    "round.") {
    nn::Vector relu(const nn::Vector& x) override {
        return each(x, [](double v) { return std::abs(v); });
    }
    nn::Vector relu_grad(const nn::Vector& x) override {
        return each(x, [](double v) { return v > 0 ? 1.0 : -1.0; });
    }
};

struct MISTAKE(
    relu_is_reversed,
    "Left and right have changed places: you keep the negative numbers and drop the positive ones. Try x "
    "= 3 by hand; then ask which of 0 and x is meant to survive.") {
    nn::Vector relu(const nn::Vector& x) override {
        return each(x, [](double v) { return std::min(0.0, v); });
    }
    nn::Vector relu_grad(const nn::Vector& x) override {
        return each(x, [](double v) { return v < 0 ? 1.0 : 0.0; });
    }
};

struct MISTAKE(
    relu_leaks,
    "On the left a hundredth of x comes through. That is the leaky one of the two; the plain relu is "
    "silent for all negative numbers, and so is its slope.") {
    nn::Vector relu(const nn::Vector& x) override { return leaky_relu(x); }
    nn::Vector relu_grad(const nn::Vector& x) override { return leaky_relu_grad(x); }
};

struct MISTAKE(
    relu_is_threshold,
    "Every positive number has become 1: this is the step. The relu only silences the negative numbers "
    "and leaves the others as they are.") {
    nn::Vector relu(const nn::Vector& x) override {
        return each(x, [](double v) { return v > 0 ? 1.0 : 0.0; });
    }
};

struct MISTAKE(
    relu_capped,
    "Nothing above 1 comes through. Sigmoid and tanh have a ceiling; the relu has none, and that is its "
    "point: its slope does not die away for large x.") {
    nn::Vector relu(const nn::Vector& x) override {
        return each(x, [](double v) { return std::min(1.0, std::max(0.0, v)); });
    }
};

struct MISTAKE(
    relu_drops_negatives,
    "Your answer is shorter than x: you have removed the negative numbers. Each entry of the vector is a "
    "neuron of the layer, and a silent neuron is still there. Which value stands for silence?") {
    nn::Vector relu(const nn::Vector& x) override {
        std::size_t kept = 0;
        for (const double v : x) {
            kept += v >= 0 ? 1 : 0;
        }
        nn::Vector y = nn::Vector::from_shape({kept});
        std::copy_if(x.begin(), x.end(), y.begin(), [](double v) { return v >= 0; });
        return y;
    }
};

// The leaky one, in part with its slope.

struct MISTAKE(
    leaky_without_leak,
    "This is the plain relu: nothing comes through on the left. A neuron whose inputs are all negative "
    "then has slope 0, gets no correction and may stay silent for ever. The leak is there to prevent "
    "that.") {
    nn::Vector leaky_relu(const nn::Vector& x) override { return relu(x); }
    nn::Vector leaky_relu_grad(const nn::Vector& x) override { return relu_grad(x); }
};

struct MISTAKE(
    leaky_slope_one_tenth,
    "The right shape with the wrong steepness: on the left you multiply by 0.1. Other libraries use "
    "other slopes (0.3 and 0.2 are common too); the contract says what ours is.") {
    nn::Vector leaky_relu(const nn::Vector& x) override {
        return each(x, [](double v) { return std::max(0.1 * v, v); });
    }
    nn::Vector leaky_relu_grad(const nn::Vector& x) override {
        return each(x, [](double v) { return v > 0 ? 1.0 : 0.1; });
    }
};

struct MISTAKE(leaky_slope_on_the_wrong_side,
               "The small slope is on the right and the full one on the left. The leak is meant for negative "
               "numbers, which the plain relu would silence. Try x = 2 by hand: it has to stay 2.") {
    nn::Vector leaky_relu(const nn::Vector& x) override {
        return each(x, [](double v) { return std::min(0.01 * v, v); });
    }
    nn::Vector leaky_relu_grad(const nn::Vector& x) override {
        return each(x, [](double v) { return v > 0 ? 0.01 : 1.0; });
    }
};

struct MISTAKE(
    leaky_turns_sign,
    "On the left your curve goes up again instead of down: negative numbers come out positive, and the "
    "slope there is below 0. Leaky relu rises everywhere. Look for a minus, or an absolute value, too "
    "many.") {
    nn::Vector leaky_relu(const nn::Vector& x) override {
        return each(x, [](double v) { return v > 0 ? v : -0.01 * v; });
    }
    nn::Vector leaky_relu_grad(const nn::Vector& x) override {
        return each(x, [](double v) { return v > 0 ? 1.0 : -0.01; });
    }
};

struct MISTAKE(
    leaky_is_constant,
    "All negative numbers give the same answer: you return the slope itself. The 0.01 is how steep the "
    "line is, not how high. What is the value at -100, and what at -1?") {
    nn::Vector leaky_relu(const nn::Vector& x) override {
        return each(x, [](double v) { return v > 0 ? v : 0.01; });
    }
};

// The slopes of several functions.

struct MISTAKE(
    value_for_slope,
    "You return the function, not its derivative. The derivative says by how much the value changes when "
    "x does: about (g(x + h) - g(x - h)) / 2h for a small h. Where the curve is flat, it has to be near "
    "0.") {
    nn::Vector threshold_grad(const nn::Vector& x) override { return threshold(x); }
    nn::Vector sigmoid_grad(const nn::Vector& x) override { return sigmoid(x); }
    nn::Vector tanh_grad(const nn::Vector& x) override { return tanh(x); }
    nn::Vector relu_grad(const nn::Vector& x) override { return relu(x); }
    nn::Vector leaky_relu_grad(const nn::Vector& x) override { return leaky_relu(x); }
};

struct MISTAKE(
    grad_takes_output_for_input,
    "You use x where the formula wants the function's value at x. The short formulas s (1 - s) and 1 - "
    "t^2 are written in terms of the output, s = sigmoid(x) and t = tanh(x); the argument here is the "
    "input. A slope of a rising curve is never negative: yours is, for large |x|.") {
    nn::Vector sigmoid_grad(const nn::Vector& x) override {
        return each(x, [](double v) { return v * (1 - v); });
    }
    nn::Vector tanh_grad(const nn::Vector& x) override {
        return each(x, [](double v) { return 1 - v * v; });
    }
};

struct MISTAKE(
    grad_applies_function_twice,
    "You apply the function to its own output before you take the slope. Some programs hand the output "
    "to the derivative, so that there the function has been applied already; here x is the input. Follow "
    "one number through your code and count. At 1 your slope is not the one that you can measure on the "
    "curve.") {
    nn::Vector sigmoid_grad(const nn::Vector& x) override { return Right::sigmoid_grad(sigmoid(x)); }
    nn::Vector tanh_grad(const nn::Vector& x) override { return Right::tanh_grad(tanh(x)); }
};

struct MISTAKE(
    grad_rules_swapped,
    "You use the sigmoid's rule for tanh, or tanh's for the sigmoid. Both are short formulas in the "
    "function's own value, but not the same one: at 0 the sigmoid is 1/2 and its slope 1/4, tanh is 0 "
    "and its slope 1. Which formula fits which?") {
    nn::Vector sigmoid_grad(const nn::Vector& x) override {
        return each(sigmoid(x), [](double s) { return 1 - s * s; });
    }
    nn::Vector tanh_grad(const nn::Vector& x) override {
        return each(tanh(x), [](double t) { return t * (1 - t); });
    }
};

struct MISTAKE(
    grad_missing_square,
    "A square, or a factor, is missing: your slope vanishes on the right only, though the curve is flat "
    "on both sides. Differentiate once more on paper, and look at each exponent and at each factor of "
    "the product.") {
    nn::Vector sigmoid_grad(const nn::Vector& x) override {
        return each(sigmoid(x), [](double s) { return 1 - s; });
    }
    nn::Vector tanh_grad(const nn::Vector& x) override {
        return each(tanh(x), [](double t) { return 1 - t; });
    }
};

struct MISTAKE(grad_sign_flipped,
               "Right but for its sign: your slope is negative, and both curves rise everywhere. Look for a "
               "difference taken the wrong way round, or for a minus of the inner derivative that is counted "
               "twice.") {
    nn::Vector sigmoid_grad(const nn::Vector& x) override {
        return each(sigmoid(x), [](double s) { return s * (s - 1); });
    }
    nn::Vector tanh_grad(const nn::Vector& x) override {
        return each(tanh(x), [](double t) { return t * t - 1; });
    }
};

// The slope of a single function.

struct MISTAKE(
    threshold_grad_of_sigmoid,
    "This is the slope of the sigmoid. Training programs do put it in the place of the step's slope, "
    "because the true one is of no use to them, but the question here is the true one: how steep is a "
    "flat line?") {
    nn::Vector threshold_grad(const nn::Vector& x) override { return sigmoid_grad(x); }
};

struct MISTAKE(
    threshold_grad_one_on_each_side,
    "A slope of 1 would mean that the output rises as fast as x does. Move x from 2 to 3: by how much "
    "does the step change?") {
    nn::Vector threshold_grad(const nn::Vector& x) override {
        return each(x, [](double /*v*/) { return 1.0; });
    }
};

struct MISTAKE(
    sigmoid_grad_overflows_left,
    "The formula of the books, and right for moderate numbers, but NaN far out on the left: an "
    "exponential is infinite there, above the fraction bar and below it. The sigmoid itself survives "
    "there. What does the slope look like when it is written with that value alone?") {
    nn::Vector sigmoid_grad(const nn::Vector& x) override {
        return each(x, [](double v) {
            const double e = std::exp(-v);
            return e / ((1 + e) * (1 + e));
        });
    }
};

struct MISTAKE(
    sigmoid_grad_overflows_right,
    "Right for moderate and for very negative numbers, but NaN far out on the right: an exponential is "
    "infinite, and somewhere it is divided by another infinity. Is your sigmoid a number there? Begin "
    "there, and then ask what the slope looks like when it is written with the sigmoid's value alone.") {
    nn::Vector sigmoid_grad(const nn::Vector& x) override {
        return each(x, [](double v) {
            const double e = std::exp(v);
            return e / ((1 + e) * (1 + e));
        });
    }
};

struct MISTAKE(
    tanh_grad_plus,
    "Your slope is 1 or more and grows outwards, while tanh becomes flat. That is the rule for the "
    "tangent of an angle, tan. The hyperbolic one differs from it in a sign.") {
    nn::Vector tanh_grad(const nn::Vector& x) override {
        return each(tanh(x), [](double t) { return 1 + t * t; });
    }
};

struct MISTAKE(
    tanh_grad_missing_inner_factor,
    "Half of the right value everywhere: 1/2 at 0 in place of 1. tanh(x) is made from a sigmoid of 2x, "
    "and the chain rule asks for the derivative of what is inside as well.") {
    nn::Vector tanh_grad(const nn::Vector& x) override {
        return each(x, [](double v) {
            const double s = logistic(2 * v);
            return 2 * s * (1 - s);
        });
    }
};

struct MISTAKE(
    tanh_grad_overflows,
    "Right for moderate numbers, but NaN for large |x|: the exponentials have become infinite above and "
    "below the fraction bar. Find a way to tanh that stays finite; its slope then needs no exponential "
    "of its own.") {
    nn::Vector tanh_grad(const nn::Vector& x) override {
        return each(x, [](double v) {
            const double t = (std::exp(v) - std::exp(-v)) / (std::exp(v) + std::exp(-v));
            return 1 - t * t;
        });
    }
};

struct MISTAKE(
    relu_grad_one_everywhere,
    "The slope is 1 on the left too. That is the slope of a function which changes nothing. Draw the "
    "relu: how steep is it at x = -2?") {
    nn::Vector relu_grad(const nn::Vector& x) override {
        return each(x, [](double /*v*/) { return 1.0; });
    }
};

struct MISTAKE(
    relu_grad_divides,
    "Right on both sides of 0, but NaN at 0, where you divide 0 by 0. The slope of a straight line "
    "through 0 is its value over x, but only away from 0; ask instead on which side x is, and choose a "
    "number for the corner.") {
    nn::Vector relu_grad(const nn::Vector& x) override {
        return each(x, [](double v) { return std::max(0.0, v) / v; });
    }
    nn::Vector leaky_relu_grad(const nn::Vector& x) override {
        return each(x, [](double v) { return std::max(0.01 * v, v) / v; });
    }
};

struct MISTAKE(
    leaky_grad_keeps_x,
    "On the left your slope grows with |x|: you return the value of the function there. For a straight "
    "line the slope is the number in front of x, and x itself has gone.") {
    nn::Vector leaky_relu_grad(const nn::Vector& x) override {
        return each(x, [](double v) { return v > 0 ? 1.0 : 0.01 * v; });
    }
};

// What is nearly the function.

struct MISTAKE(
    sigmoid_e_rounded,
    "Your numbers are those of a sigmoid whose e is 2.718. That is e to four digits, and your answers are no "
    "better. std::exp(x) has e to all sixteen.") {
    nn::Vector sigmoid(const nn::Vector& x) override {
        return each(x, [](double v) { return 1 / (1 + std::pow(2.718, -v)); });
    }
};

struct MISTAKE(
    exp_as_a_power,
    "Your exponential is (1 + z/n)^n. That is where e comes from, as n grows without end; for an n of some "
    "thousands three or four digits are right. std::exp is exact.") {
    nn::Vector sigmoid(const nn::Vector& x) override {
        return each(x, [](double v) { return 1 / (1 + power(-v)); });
    }
    nn::Vector sigmoid_grad(const nn::Vector& x) override {
        return each(x, [](double v) {
            const double s = 1 / (1 + power(-v));
            return s * (1 - s);
        });
    }
    nn::Vector tanh_grad(const nn::Vector& x) override {
        return each(x, [](double v) {
            const double s = 1 / (1 + power(-2 * v));
            return 4 * s * (1 - s);
        });
    }
    static double power(double z) { return std::pow(1 + z / 4096, 4096); }
};

struct MISTAKE(
    clipped_for_a_logarithm,
    "Your sigmoid is kept away from 0 and 1, as one does before a logarithm is taken. Here nobody takes one: "
    "the sigmoid of -30 is 1e-13, and that is what the contract wants.") {
    nn::Vector sigmoid(const nn::Vector& x) override {
        return each(x, [](double v) { return clipped(v); });
    }
    nn::Vector sigmoid_grad(const nn::Vector& x) override {
        return each(x, [](double v) { return clipped(v) * (1 - clipped(v)); });
    }
    static double clipped(double v) { return std::min(std::max(logistic(v), 1e-7), 1 - 1e-7); }
};

struct MISTAKE(tanh_is_arctan,
               "Your curve has the limits of tanh, -1 and 1, and its centre, but it is the arc tangent times "
               "2/pi: it gets "
               "to the limits much more slowly. Compare at x = 3: tanh is already 0.995.") {
    nn::Vector tanh(const nn::Vector& x) override {
        return each(x, [](double v) { return std::atan(v) * 2 / std::acos(-1.0); });
    }
};

struct MISTAKE(tanh_is_a_fraction,
               "This is x (27 + x^2) / (27 + 9 x^2), a quick stand-in for tanh. It is right to two or three "
               "digits only. "
               "The contract wants the function itself: std::tanh has it for a single number.") {
    nn::Vector tanh(const nn::Vector& x) override {
        return each(
            x, [](double v) { return std::min(std::max(v * (27 + v * v) / (27 + 9 * v * v), -1.0), 1.0); });
    }
};

struct MISTAKE(
    relu_is_softplus,
    "This is log(1 + e^x), the smooth cousin of relu, called softplus: its slope is the sigmoid. relu itself "
    "has a corner at 0, and is exactly 0 on the left of it.") {
    nn::Vector relu(const nn::Vector& x) override {
        return each(x, [](double v) { return std::max(v, 0.0) + std::log1p(std::exp(-std::abs(v))); });
    }
};

struct MISTAKE(leak_added,
               "On the right your slope is 1.01: the leak is added to relu everywhere. It is meant for the "
               "left side only; "
               "max(0.01 x, x) takes one of the two, not their sum.") {
    nn::Vector leaky_relu(const nn::Vector& x) override {
        return each(x, [](double v) { return std::max(0.0, v) + 0.01 * v; });
    }
};

struct MISTAKE(relu_grad_from_one,
               "Between 0 and 1 your slope is still 0. relu turns upwards at 0, where x itself changes its "
               "sign, and not "
               "where its value reaches 1.") {
    nn::Vector relu_grad(const nn::Vector& x) override {
        return each(x, [](double v) { return v >= 1 ? 1.0 : 0.0; });
    }
};

struct MISTAKE(relu_integrated,
               "This is x^2 / 2 on the right: the integral of relu, not its derivative. One leads up, the "
               "other down: what "
               "is the slope of the straight line x?") {
    nn::Vector relu_grad(const nn::Vector& x) override {
        return each(x, [](double v) { return v > 0 ? v * v / 2 : 0.0; });
    }
};

struct MISTAKE(
    middle_term_lost,
    "You multiplied out (1 + e^x)(1 + e^-x) and lost the middle: it is 2 + e^x + e^-x. At x = 0 the slope is "
    "then 1/4; yours is 1/3 there.") {
    nn::Vector sigmoid_grad(const nn::Vector& x) override {
        return each(x, [](double v) { return 1 / (1 + std::exp(v) + std::exp(-v)); });
    }
};

struct MISTAKE(
    middle_terms_lost,
    "You multiplied out (1 + e^x)(1 + e^-x) and lost the 2 in the middle: it is 2 + e^x + e^-x. At x = 0 the "
    "slope is then 1/4; yours is 1/2 there.") {
    nn::Vector sigmoid_grad(const nn::Vector& x) override {
        return each(x, [](double v) { return 1 / (std::exp(v) + std::exp(-v)); });
    }
};

struct MISTAKE(tanh_grad_with_sigmoid,
               "You compute 1 - s^2 with the sigmoid for s. In the derivative of tanh it is tanh itself that "
               "is squared: "
               "1 - tanh(x)^2, which is 1 at x = 0.") {
    nn::Vector tanh_grad(const nn::Vector& x) override {
        return each(x, [](double v) { return 1 - logistic(v) * logistic(v); });
    }
};

struct MISTAKE(
    slope_of_arctan,
    "This is 1 / (1 + x^2), the derivative of the arc tangent. The derivative of tanh falls much faster: at "
    "x = 3 it is 0.0099, yours is 0.1.") {
    nn::Vector tanh_grad(const nn::Vector& x) override {
        return each(x, [](double v) { return 1 / (1 + v * v); });
    }
};

}  // namespace student
