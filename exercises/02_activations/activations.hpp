#pragma once
// Exercise 02, activation functions: the contract. You write these ten functions in activations.cpp.
//
// Every function works entry by entry: it takes a vector of shape (n) and returns one of the same shape (n),
// whose entry i depends on entry i of x alone. n may be 0: the answer is then empty too. n may also be many thousands.
//
// Entries of x are finite, from the smallest number next to 0 to 1e308 in size. So must be all entries of the answer, also
// at 1000 and -1000. -0.0 is equal to 0, and what is said of 0 holds for it.
//
// An entry of the answer, value or slope, is right if it differs from the true number v by at most 1e-12 + 1e-9 |v|. So
// where a slope is as small as 1e-13, 0 will do.
//
// Source: lecture, section "Artificial neurons" (sigmoid, ReLU, leaky ReLU, gradient saturation), section
// "More on representability" (threshold) and the XOR example (tanh).
//
// In namespace student the name `tanh` is your function on vectors. For a single number write std::tanh and
// std::exp; and std::abs, for a plain abs(-1.5) is the one for integers and gives 1.

#include <nn/tensor.hpp>

namespace student {

/// The step: 1 where x >= 0, else 0. So threshold(0) is 1, and threshold(-0.0) too.
nn::Vector threshold(const nn::Vector& x);

/// The logistic sigmoid 1 / (1 + exp(-x)): rises from 0 to 1, 1/2 at 0.
nn::Vector sigmoid(const nn::Vector& x);

/// The hyperbolic tangent (exp(x) - exp(-x)) / (exp(x) + exp(-x)): rises from -1 to 1, 0 at 0.
nn::Vector tanh(const nn::Vector& x);

/// The rectified linear unit max(0, x).
nn::Vector relu(const nn::Vector& x);

/// The leaky rectified linear unit max(0.01 x, x): its slope is 0.01 on the left of 0 and 1 on the right.
nn::Vector leaky_relu(const nn::Vector& x);

// The derivatives. x is where the slope is asked for: the input of the activation function, not its output.

/// The derivative of the step: 0 on both sides of the jump. At 0 it does not exist, and no check asks.
nn::Vector threshold_grad(const nn::Vector& x);

/// The derivative of the sigmoid, exp(-x) / (1 + exp(-x))^2.
nn::Vector sigmoid_grad(const nn::Vector& x);

/// The derivative of the hyperbolic tangent, 1 - tanh(x)^2.
nn::Vector tanh_grad(const nn::Vector& x);

/// The derivative of relu: 0 on the left of 0, 1 on the right. At 0 any number from 0 to 1 is right (NaN is none).
nn::Vector relu_grad(const nn::Vector& x);

/// The derivative of leaky_relu: 0.01 on the left of 0, 1 on the right. At 0 any number from 0.01 to 1 is right.
nn::Vector leaky_relu_grad(const nn::Vector& x);

}  // namespace student

/// The functions of this contract and the names of their parameters, for the checks to call. Nothing to do
/// here.
#define SUBJECT_FUNCTIONS(F) \
    F(threshold, x)          \
    F(sigmoid, x)            \
    F(tanh, x)               \
    F(relu, x)               \
    F(leaky_relu, x)         \
    F(threshold_grad, x)     \
    F(sigmoid_grad, x)       \
    F(tanh_grad, x)          \
    F(relu_grad, x)          \
    F(leaky_relu_grad, x)
