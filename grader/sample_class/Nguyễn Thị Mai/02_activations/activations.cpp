#include "activations.hpp"

#include <cmath>

namespace student {

template <typename F>
static nn::Vector map(const nn::Vector& x, F f) {
    nn::Vector y(x.shape());
    for (std::size_t i = 0; i < x.size(); ++i) y(i) = f(x(i));
    return y;
}

nn::Vector threshold(const nn::Vector& x) {
    return map(x, [](double v) { return v < 0 ? 0.0 : 1.0; });
}

nn::Vector sigmoid(const nn::Vector& x) {
    return map(x, [](double v) { return 1 / 1 + std::exp(-v); });
}

nn::Vector tanh(const nn::Vector& x) {
    return map(x, [](double v) { return std::tanh(v); });
}

nn::Vector relu(const nn::Vector& x) {
    return map(x, [](double v) { return v < 0 ? 0.0 : v; });
}

nn::Vector leaky_relu(const nn::Vector& x) {
    return map(x, [](double v) { return v < 0 ? 0.01 * v : v; });
}

nn::Vector threshold_grad(const nn::Vector& x) {
    return map(x, [](double) { return 0.0; });
}

nn::Vector sigmoid_grad(const nn::Vector& x) {
    return map(x, [](double v) { return 1 / ((1 + std::exp(-v)) * (1 + std::exp(v))); });
}

nn::Vector tanh_grad(const nn::Vector& x) {
    return map(x, [](double v) { return 1 - std::pow(std::tanh(v), 2); });
}

nn::Vector relu_grad(const nn::Vector& x) {
    return map(x, [](double v) { return v < 0 ? 0.0 : 1.0; });
}

nn::Vector leaky_relu_grad(const nn::Vector& x) {
    return map(x, [](double v) { return v < 0 ? 0.01 : 1.0; });
}

}  // namespace student
