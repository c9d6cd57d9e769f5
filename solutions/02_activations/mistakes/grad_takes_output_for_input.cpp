/// You use x where the formula wants the function's value at x. The short formulas s (1 - s) and 1 - t^2
/// are written in terms of the output, s = sigmoid(x) and t = tanh(x); the argument here is the input. A
/// slope of a rising curve is never negative: yours is, for large |x|.
#include <algorithm>
#include <cmath>

#include "activations.hpp"

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

nn::Vector threshold(const nn::Vector& x) {
    return each(x, [](double v) { return v >= 0 ? 1.0 : 0.0; });
}

nn::Vector sigmoid(const nn::Vector& x) {
    return each(x, [](double v) { return logistic(v); });
}

nn::Vector tanh(const nn::Vector& x) {
    return each(x, [](double v) { return std::tanh(v); });
}

nn::Vector relu(const nn::Vector& x) {
    return each(x, [](double v) { return std::max(0.0, v); });
}

nn::Vector leaky_relu(const nn::Vector& x) {
    return each(x, [](double v) { return std::max(0.01 * v, v); });
}

nn::Vector threshold_grad(const nn::Vector& x) {
    return each(x, [](double /*v*/) { return 0.0; });
}

nn::Vector sigmoid_grad(const nn::Vector& x) {
    return each(x, [](double v) { return v * (1 - v); });
}

nn::Vector tanh_grad(const nn::Vector& x) {
    return each(x, [](double v) { return 1 - v * v; });
}

nn::Vector relu_grad(const nn::Vector& x) {
    return each(x, [](double v) { return v > 0 ? 1.0 : 0.0; });
}

nn::Vector leaky_relu_grad(const nn::Vector& x) {
    return each(x, [](double v) { return v > 0 ? 1.0 : 0.01; });
}

}  // namespace student
