#pragma once
// Exercise 01, one neuron: the contract. You write these five functions in neuron.cpp, in namespace student.
// Source: lecture section "Artificial neurons", slide with the forward equation, and section "Neural networks", slides on
// the dense feedforward network.
//
// One neuron, in the letters of this course:
//   x   (n)   the inputs
//   w   (n)   the weights, one for each input
//   b         the bias, one number
//   z = w_0 x_0 + w_1 x_1 + ... + w_(n-1) x_(n-1) + b     the pre-activation
//   a = g(z)                                              the activation: what the neuron answers
// Indices count from 0, as in C++.
//
// Sizes of 0 are fine: a neuron without inputs has z = b, and a layer of no neurons gives empty vectors. Arrays that do not
// fit each other are refused: throw std::invalid_argument (nn::ShapeError is one).
//
// Numbers that come in are finite and at most 1e6 in size. A number of yours is right if it differs from the true one, v,
// by at most 1e-12 + 1e-9 |v|: 0 is right for 1e-13, and -0.0 for 0. A NaN is always wrong. In which order you add up does
// not matter: in every order a plain sum of doubles comes as near as that, and is 0 where z is 0, else on the same side of 0.

#include <nn/tensor.hpp>

namespace student {

/// The activation function g of a neuron: which one it is.
enum class Activation {
    identity,   ///< z
    threshold,  ///< 1 where z >= 0, else 0. So it is 1 for z = 0, and for -0.0, which is 0
    sigmoid,    ///< 1 / (1 + exp(-z))
    tanh,       ///< (exp(z) - exp(-z)) / (exp(z) + exp(-z)), the hyperbolic tangent
    relu        ///< z where z > 0, else 0
};

/// What a layer computes for one x: both of shape (out), entry k belongs to neuron k.
struct LayerOutput {
    nn::Vector z;  ///< the pre-activations
    nn::Vector a;  ///< the activations, a_k = g(z_k)
};

/// Letters in the formulas of lectures. The lecture writes a neuron twice, and its letters a and z change their meaning in
/// between. Early, on the slide with the forward equation, neuron j computes
///     a_j = sum_i z_i w_ij + b_j        z_j = g(a_j)
/// Late, on the slides on the dense network, neuron k of layer l computes
///     z_k = w[:,k] . a^(l-1) + b_k      a_k = g(z_k)
/// And this course, in all its exercises, computes
///     z = w . x + b                     a = g(z)
enum class Symbol {
    early_z_j,      ///< z_j in the early formula, on the left of z_j = g(a_j)
    early_a_j,      ///< a_j in the early formula
    early_z_i,      ///< z_i in the early formula, under the sum
    late_a_k,       ///< a_k in the late formula
    late_a_before,  ///< a^(l-1) in the late formula
    late_z_k,       ///< z_k in the late formula
    course_a,       ///< a in this course
    course_x,       ///< x in this course
    course_z        ///< z in this course
};

/// What a letter stands for, as seen from the neuron (j or k) that is being computed.
enum class Quantity {
    input,           ///< what comes into this neuron, be it x or what other neurons have answered
    pre_activation,  ///< this neuron's weighted sum with its bias: what g is applied to
    activation       ///< this neuron's answer: what g makes of it
};

/// The pre-activation z = w . x + b of one neuron, a single number. x and w are (n), n may be 0.
/// Example: x = (1, 2), w = (3, -2), b = 4 give 3 * 1 - 2 * 2 + 4 = 3.
/// Throws std::invalid_argument if x and w differ in size.
double pre_activation(const nn::Vector& x, const nn::Vector& w, double b);

/// The activation a = g(w . x + b) of one neuron. x and w are (n), n may be 0; g is one of the five above. z may be large: for
/// z = -1000 the sigmoid is 0, for z = 1000 it is 1, and tanh is -1 and 1.
/// Example: x = (1, 2), w = (3, -2), b = 4 give 3 with identity and with relu, 1 with threshold, and
/// 1 / (1 + exp(-3)) = 0.952574... with sigmoid.
/// Throws std::invalid_argument if x and w differ in size.
double neuron(const nn::Vector& x, const nn::Vector& w, double b, Activation g);

/// The pre-activations of a layer of neurons that all look at the same x, in the lecture's layout: w_in_out is (in, out), and
/// neuron k has *column* k of it, which the lecture calls w[:,k]. So, in the letters of this course,
///     z_k = sum_i x_i w_in_out(i, k) + b_k
/// x is (in), b is (out), the result (out). No activation is applied. in and out may be 0.
/// Example: x = (1, 2), w_in_out = ((1, 10, 100), (2, 20, 200)), b = (0.5, 0, -0.5) give (5.5, 50, 499.5).
/// Throws std::invalid_argument unless w_in_out has as many rows as x has entries, and as many columns as b.
nn::Vector layer_by_columns(const nn::Vector& x, const nn::Matrix& w_in_out, const nn::Vector& b);

/// A layer in the layout of this course, and with its activation: weight is (out, in), and neuron k has *row* k of it. Neuron
/// k computes z_k = sum_i weight(k, i) x_i + b_k and a_k = g(z_k), the same g for all neurons. Both are asked for.
/// x is (in), b is (out). in and out may be 0.
/// Example: x = (1, 2), weight = ((1, 2), (10, 20), (-3, 1)), b = (0.5, 0, -0.5) and relu give z = (5.5, 50, -1.5) and
/// a = (5.5, 50, 0).
/// Throws std::invalid_argument unless weight has as many columns as x has entries, and as many rows as b.
LayerOutput layer_by_rows(const nn::Vector& x, const nn::Matrix& weight, const nn::Vector& b, Activation g);

/// The thinking task: what does this letter stand for? Example: course_z is a pre_activation. The early letters count
/// together, and so do the late ones: all three have to be right.
Quantity meaning(Symbol symbol);

// What the checks call the values above in their messages. Nothing to do here.

inline const char* name_of(Activation g) {
    constexpr const char* names[] = {"identity", "threshold", "sigmoid", "tanh", "relu"};
    return names[static_cast<int>(g)];
}

inline const char* name_of(Symbol symbol) {
    constexpr const char* names[] = {"early_z_j", "early_a_j", "early_z_i", "late_a_k", "late_a_before",
                                     "late_z_k",  "course_a",  "course_x",  "course_z"};
    return names[static_cast<int>(symbol)];
}

}  // namespace student

// The functions above with the names of their parameters, once more: the grader makes its calls from this list.
#define SUBJECT_FUNCTIONS(F)            \
    F(pre_activation, x, w, b)          \
    F(neuron, x, w, b, g)               \
    F(layer_by_columns, x, w_in_out, b) \
    F(layer_by_rows, x, weight, b, g)   \
    F(meaning, symbol)
