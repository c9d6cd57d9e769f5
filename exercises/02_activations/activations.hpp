#pragma once
// Exercise 02, activation functions: the contract. You write these ten functions in activations.cpp.
//
// Every function works entry by entry: it takes a vector of shape (n) and returns one of the same shape (n),
// whose entry i depends on entry i of x alone. n may be 0: the answer is then empty too. x is not changed.
// The entries of x are finite; so must be all entries of the answer, also for x = 1000 and x = -1000.
//
// Source: lecture, section "Artificial neurons" (sigmoid, ReLU, leaky ReLU, gradient saturation), section
// "More on representability" (threshold) and the XOR example (tanh).
//
// In namespace student the name `tanh` is your function on vectors. For a single number write std::tanh and
// std::exp.

#include <nn/tensor.hpp>

namespace student {

/// The step: 1 where x >= 0, else 0. So threshold(0) is 1.
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
//
// Far from 0 the slopes of sigmoid and tanh are tiny numbers, and an answer within 1e-12 of the true one is
// right, 0 included.

/// The derivative of the step: 0 on both sides of the jump. At 0 it does not exist, and no check asks.
nn::Vector threshold_grad(const nn::Vector& x);

/// The derivative of the sigmoid, exp(-x) / (1 + exp(-x))^2.
nn::Vector sigmoid_grad(const nn::Vector& x);

/// The derivative of the hyperbolic tangent, 1 - tanh(x)^2.
nn::Vector tanh_grad(const nn::Vector& x);

/// The derivative of relu: 0 on the left of 0, 1 on the right. At 0 any value from 0 to 1 is right.
nn::Vector relu_grad(const nn::Vector& x);

/// The derivative of leaky_relu: 0.01 on the left of 0, 1 on the right. At 0 any value from 0.01 to 1 is
/// right.
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
