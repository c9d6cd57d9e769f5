#include "activations.hpp"

#include <cmath>

namespace student {

nn::Vector threshold(const nn::Vector& x) {
    nn::Vector y = x;
    for (double& v : y) v = (v / std::abs(v) + 1) / 2;
    return y;
}

nn::Vector sigmoid(const nn::Vector& x) {
    nn::Vector y = x;
    for (double& v : y) v = std::exp(v) / (std::exp(v) + 1);
    return y;
}

nn::Vector tanh(const nn::Vector& x) {
    nn::Vector y = x;
    for (double& v : y) {
        const double e = std::exp(v), f = std::exp(-v);
        v = (e - f) / (e + f);
    }
    return y;
}

nn::Vector relu(const nn::Vector& x) {
    nn::Vector y = x;
    for (double& v : y) v = std::exp(std::log(v));
    return y;
}

nn::Vector leaky_relu(const nn::Vector& x) {
    nn::Vector y = x;
    for (double& v : y) v = std::max(v / 100, v);
    return y;
}

nn::Vector threshold_grad(const nn::Vector& x) {
    nn::Vector y = x;
    for (double& v : y) v = 0;
    return y;
}

nn::Vector sigmoid_grad(const nn::Vector& x) {
    nn::Vector y = x;
    for (double& v : y) v = std::exp(-v) / std::pow(1 + std::exp(-v), 2);
    return y;
}

nn::Vector tanh_grad(const nn::Vector& x) {
    nn::Vector y = x;
    for (double& v : y) v = 1 - std::pow(std::tanh(v), 2);
    return y;
}

nn::Vector relu_grad(const nn::Vector& x) {
    nn::Vector y = x;
    for (double& v : y) v = (v / std::abs(v) + 1) / 2;
    return y;
}

nn::Vector leaky_relu_grad(const nn::Vector& x) {
    nn::Vector y = x;
    for (double& v : y) v = v < 0 ? 0.01 : 1;
    return y;
}

}  // namespace student
