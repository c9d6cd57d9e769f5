#pragma once
// Exercise 14, the perceptron's rule: the contract. You write this function in perceptron.cpp.
// Source: Rosenblatt, "The perceptron" (1958).

#include <nn/tensor.hpp>

namespace student {

/// One step of the perceptron's rule, for a point x with label y, which is 1 or -1; w and x have shape (n).
/// If w . x has the sign of y the answer is w, else, also for w . x = 0, it is w + y x.
nn::Vector update(const nn::Vector& w, const nn::Vector& x, int y);

}  // namespace student

/// The functions of this contract and the names of their parameters, for the checks to call.
#define SUBJECT_FUNCTIONS(F) F(update, w, x, y)
