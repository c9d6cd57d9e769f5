/// Right for moderate and for very positive numbers, but NaN far out on the left: an exponential is infinite,
/// and it stands both above and below the fraction bar. The mirror image of your formula breaks on the other
/// side. Can you keep every exponential below 1?
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
    return each(x, [](double v) { return (1 - std::exp(-2 * v)) / (1 + std::exp(-2 * v)); });
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
    return each(x, [](double v) {
        const double s = logistic(v);
        return s * (1 - s);
    });
}

nn::Vector tanh_grad(const nn::Vector& x) {
    return each(x, [](double v) {
        const double t = std::tanh(v);
        return 1 - t * t;
    });
}

nn::Vector relu_grad(const nn::Vector& x) {
    return each(x, [](double v) { return v > 0 ? 1.0 : 0.0; });
}

nn::Vector leaky_relu_grad(const nn::Vector& x) {
    return each(x, [](double v) { return v > 0 ? 1.0 : 0.01; });
}

}  // namespace student
