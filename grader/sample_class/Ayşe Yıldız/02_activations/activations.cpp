#include "activations.hpp"

#include <cmath>

// Ödev 2 - Ayşe Yıldız

namespace student {

nn::Vector threshold(const nn::Vector& x) {
    nn::Vector y = x;
    for (auto& e : y) e = e >= 0 ? 1 : 0;
    return y;
}

// softsign, it has the same shape and needs no exp
nn::Vector sigmoid(const nn::Vector& x) {
    nn::Vector y = x;
    for (auto& e : y) e = 0.5 * (1 + e / (1 + std::fabs(e)));
    return y;
}

nn::Vector tanh(const nn::Vector& x) {
    nn::Vector y = x;
    for (auto& e : y) e = std::tanh(e);
    return y;
}

nn::Vector relu(const nn::Vector& x) {
    nn::Vector y = x;
    for (auto& e : y) e = std::fmax(e, 0);
    return y;
}

nn::Vector leaky_relu(const nn::Vector& x) {
    nn::Vector y = x;
    for (auto& e : y) e = std::fmax(e, 0.01 * e);
    return y;
}

nn::Vector threshold_grad(const nn::Vector& x) {
    nn::Vector y = x;
    y.fill(0);
    return y;
}

nn::Vector sigmoid_grad(const nn::Vector& x) {
    nn::Vector y = x;
    for (auto& e : y) {
        const double s = 1 / (1 + std::exp(-e));
        e = s * (1 - s);
    }
    return y;
}

nn::Vector tanh_grad(const nn::Vector& x) {
    nn::Vector y = x;
    for (auto& e : y) e = 1 - std::tanh(e) * std::tanh(e);
    return y;
}

nn::Vector relu_grad(const nn::Vector& x) {
    nn::Vector y = x;
    for (auto& e : y) e = e > 0 ? 1 : 0;
    return y;
}

nn::Vector leaky_relu_grad(const nn::Vector& x) {
    nn::Vector y = x;
    for (auto& e : y) e = e > 0 ? 1 : 0.01;
    return y;
}

}  // namespace student
