#include "activations.hpp"

#include <cmath>

namespace student {

nn::Vector threshold(const nn::Vector& x) {
    nn::Vector y = x;
    for (std::size_t i = 0; i < x.size(); i++) y(i) = x(i) >= 0;
    return y;
}

nn::Vector sigmoid(const nn::Vector& x) {
    nn::Vector y = x;
    for (std::size_t i = 0; i < x.size(); i++) y(i) = 1 / (1 + std::exp(-x(i)));
    return y;
}

// Je voulais appeler std::tanh ...
nn::Vector tanh(const nn::Vector& x) {
    nn::Vector y = x;
    for (std::size_t i = 0; i < x.size(); i++) {
        const nn::Vector one = {x(i)};
        y(i) = student::tanh(one)(0);
    }
    return y;
}

nn::Vector relu(const nn::Vector& x) {
    double* y = nullptr;
    for (std::size_t i = 0; i < x.size(); i++) {
        y[i] = x(i) > 0 ? x(i) : 0;
    }
    nn::Vector result = x;
    std::copy(y, y + x.size(), result.begin());
    return result;
}

nn::Vector threshold_grad(const nn::Vector& x) {
    return xt::zeros_like(x);
}

nn::Vector sigmoid_grad(const nn::Vector& x) {
    nn::Vector y = sigmoid(x);
    for (std::size_t i = 0; i < x.size(); i++) y(i) = y(i) * (1 - y(i));
    return y;
}

nn::Vector relu_grad(const nn::Vector& x) {
    nn::Vector y = x;
    for (std::size_t i = 0; i < x.size(); i++) y(i) = x(i) > 0;
    return y;
}

}  // namespace student
