#pragma once
// Exercise 03, saturation: the contract. You write these eight functions in saturation.cpp, in namespace student.
// Source: lecture section "Artificial neurons", slides on the sigmoid ("suffer from gradient saturation") and on ReLU.
//
// s(x) = 1 / (exp(-x) + 1) is the sigmoid, s'(x) = exp(-x) / (exp(-x) + 1)^2 its slope. Both are taken of the *input* x.
//
// Numbers that come in are finite, up to 1e308 in size unless a function says otherwise. -0.0 is 0, as an answer too.
//
// This exercise is about very small numbers, so digits count, not distances: unless a function says otherwise, an answer is
// right if it differs from the true number v by at most 1e-9 |v|, and where v is 0 only 0 is right. For v = 4.2e-18 an answer
// of 0 is wrong. s (1 - s) is such an answer from x = 37 on; and where exp(-x) is large, its square overflows.

#include <nn/tensor.hpp>

namespace student {

/// The activation function of a layer. Its slope g'(z):
enum class Activation {
    threshold,  ///< 0 on both sides of the jump
    sigmoid,    ///< exp(-z) / (exp(-z) + 1)^2
    tanh,       ///< 1 - tanh(z)^2 = 1 / cosh(z)^2 = 4 s'(2 z)
    relu,       ///< 0 for z < 0, 1 for z > 0
    leaky_relu  ///< 0.01 for z < 0, 1 for z > 0
};

/// 20 layers of one neuron each. All have the same activation, the same pre-activation z and the same weight w.
enum class Chain {
    sigmoid_z0_w1,           ///< sigmoid, z = 0, w = 1
    relu_z50_w1,             ///< relu, z = 50, w = 1
    tanh_z3_w1,              ///< tanh, z = 3, w = 1
    sigmoid_z0_w8,           ///< sigmoid, z = 0, w = 8
    leaky_relu_minus1_w1,    ///< leaky_relu, z = -1, w = 1
    tanh_z0_w1,              ///< tanh, z = 0, w = 1
    relu_z1_w2,              ///< relu, z = 1, w = 2
    sigmoid_z5_w8,           ///< sigmoid, z = 5, w = 8
    leaky_relu_minus1_w100,  ///< leaky_relu, z = -1, w = 100
    relu_z1_half,            ///< relu, z = 1, w = 0.5
    sigmoid_z0_w4,           ///< sigmoid, z = 0, w = 4
    relu_minus_tenth_w2,     ///< relu, z = -0.1, w = 2
    tanh_z0_w2,              ///< tanh, z = 0, w = 2
    threshold_z1_w2          ///< threshold, z = 1, w = 2
};

/// What becomes of the gradient on its way through the layers of a Chain.
enum class Fate {
    explodes,  ///< it ends above 1000 in size
    survives,  ///< it ends between 1/1000 and 1000 in size
    vanishes   ///< it ends below 1/1000 in size, be it 0 or not
};

/// A function of x that might be an upper bound of s'(x) for every x, with s the sigmoid.
enum class Candidate {
    lecture,             ///< exp(-x) for x >= 0, and 1 / (exp(-x) + 1) for x < 0: the bound of the lecture
    only_right_formula,  ///< exp(-x) for every x
    quarter_exp,         ///< exp(-|x|) / 4
    exp_minus_abs,       ///< exp(-|x|)
    only_left_formula,   ///< 1 / (exp(-x) + 1) for every x
    bell,                ///< exp(-x^2)
    swapped,  ///< 1 / (exp(-x) + 1) for x >= 0, and exp(-x) for x < 0: the sides of the lecture's bound exchanged
    quarter,      ///< 1/4 for every x
    smaller_side  ///< the smaller one of s(x) and s(-x)
};

/// What a Candidate is good for.
enum class Judgement {
    too_small,  ///< it is below s'(x) for some x: no upper bound
    no_help,  ///< an upper bound for every x, but for x to +infinity, or to -infinity, or both, it does not fall to 0
    useful  ///< an upper bound for every x, which falls to 0 on both sides
};

/// The slope of the sigmoid, s'(x). The largest is 1/4, at 0; s'(-x) = s'(x).
/// For |x| <= 700 it is right to nine digits, as said above; for |x| > 700 any number from 0 to 1e-300 is right.
/// Example: s'(0) = 0.25, s'(2) = 0.104994, s'(-40) = s'(40) = 4.24835e-18.
double sigmoid_grad(double x);

/// The lecture's upper bound of s'(x):
///     exp(-x)             for x >= 0
///     1 / (exp(-x) + 1)   for x < 0
/// So it jumps at 0, where it is 1; just left of 0 it is 1/2. It is never less than s'(x), and on the right at most 4 times,
/// on the left at most 2 times s'(x). For |x| <= 700 nine digits, for |x| > 700 any number from 0 to 1e-300.
/// Example: at 2 it is 0.135335, at -2 it is 0.119203.
double grad_bound(double x);

/// From where on the sigmoid counts as saturated: the smallest X >= 0 such that s'(x) <= eps for every x with |x| >= X. That
/// is 0 for eps >= 1/4; else X is the positive x with s'(x) = eps itself (not with the bound = eps). An eps above 0 is from
/// 1e-300 to 0.2499, or 1/4 or more. X is right if it is off by at most 1e-7 + 1e-9 X.
/// Example: saturation_point(0.01) = 4.57531, saturation_point(0.3) = 0.
/// Throws std::invalid_argument for eps <= 0: no slope is as small as that.
double saturation_point(double eps);

/// The natural logarithm of s'(x), for every x up to 1e308 in size, also where s'(x) is so small that a double has no number
/// for it. Nine digits everywhere.
/// Example: at 0 it is -1.386294, at 1000 and at -1000 it is -1000.
double log_sigmoid_grad(double x);

/// How a small change of the input arrives at the end of L layers of one neuron each, where a_l = g(w_l a_(l-1) + b_l): by the
/// chain rule
///     d a_L / d a_0 = g'(z_1) w_1 * g'(z_2) w_2 * ... * g'(z_L) w_L
/// z holds the pre-activations of the layers and w their weights, both (L); all layers have the same g. No layers (L = 0) give
/// 1. A weight may be 0 or negative. Entries of z are at most 300 in size, and for threshold, relu and leaky_relu none of them
/// is 0. Products of any of the slopes g'(z_l) and of the weights are 0 or from 1e-290 to 1e290 in size.
/// Nine digits: 1 - tanh(z)^2 has not so many beyond about |z| = 8.5.
/// Example: sigmoid, z = (0, 0), w = (2, -4) give 0.5 * -1 = -0.5; relu with z = (3, 1), w = (2, -4) gives -8.
/// Throws std::invalid_argument if z and w differ in size.
double gradient_through_layers(const nn::Vector& z, const nn::Vector& w, Activation g);

/// How many layers it takes: the smallest L >= 0 such that the gradient through L sigmoid layers with weight 1 and this z in
/// each, which is s'(z)^L, is at most eps. For eps > 1 it is 0: without layers the gradient is 1. An eps above 0 is 1e-300 or
/// more, and differs by 1e-6 of its size or more from every s'(z)^L, s'(z)^0 = 1 too, so that rounding does not decide.
/// Example: vanishing_depth(0, 0.001) = 5, for (1/4)^5 = 0.00098 and (1/4)^4 = 0.0039.
/// Throws std::invalid_argument for eps <= 0: the gradient never gets there.
std::size_t vanishing_depth(double z, double eps);

/// Thinking task: what becomes of the gradient through these 20 layers?
/// Example: sigmoid_z0_w1 vanishes, for (1/4)^20 is about 1e-12.
Fate predict_chain(Chain chain);

/// Thinking task: is this an upper bound of s', and a useful one?
/// Example: lecture is useful.
Judgement judge_bound(Candidate candidate);

// What the checks call the values above in their messages. Nothing to do here.

inline const char* name_of(Activation g) {
    constexpr const char* names[] = {"threshold", "sigmoid", "tanh", "relu", "leaky_relu"};
    return names[static_cast<int>(g)];
}

inline const char* name_of(Chain chain) {
    constexpr const char* names[] = {"sigmoid_z0_w1", "relu_z50_w1",          "tanh_z3_w1",
                                     "sigmoid_z0_w8", "leaky_relu_minus1_w1", "tanh_z0_w1",
                                     "relu_z1_w2",    "sigmoid_z5_w8",        "leaky_relu_minus1_w100",
                                     "relu_z1_half",  "sigmoid_z0_w4",        "relu_minus_tenth_w2",
                                     "tanh_z0_w2",    "threshold_z1_w2"};
    return names[static_cast<int>(chain)];
}

inline const char* name_of(Candidate candidate) {
    constexpr const char* names[] = {"lecture",           "only_right_formula",
                                     "quarter_exp",       "exp_minus_abs",
                                     "only_left_formula", "bell",
                                     "swapped",           "quarter",
                                     "smaller_side"};
    return names[static_cast<int>(candidate)];
}

}  // namespace student

// The functions above with the names of their parameters, once more: the grader makes its calls from this list.
#define SUBJECT_FUNCTIONS(F)            \
    F(sigmoid_grad, x)                  \
    F(grad_bound, x)                    \
    F(saturation_point, eps)            \
    F(log_sigmoid_grad, x)              \
    F(gradient_through_layers, z, w, g) \
    F(vanishing_depth, z, eps)          \
    F(predict_chain, chain)             \
    F(judge_bound, candidate)
