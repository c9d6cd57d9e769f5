// Fails every hidden check, in the style of a right answer.
#include <cmath>
#include <cstddef>

#include "activations.hpp"

namespace student {

namespace {

/// What makes each answer wrong: a plain loop, as in the right answer beside which this one is measured.
nn::Vector spoilt(nn::Vector y, double scale, double shift) {
    for (std::size_t i = 0; i < y.size(); ++i) y(i) = scale * y(i) + shift;
    return y;
}

}  // namespace

nn::Vector threshold(const nn::Vector& x) {
    nn::Vector y = x;
    for (std::size_t i = 0; i < y.size(); ++i) {
        if (y(i) < 0) {
            y(i) = 0;
        } else {
            y(i) = 1;
        }
    }
    return spoilt(y, 2.0, 0.25);
}

nn::Vector sigmoid(const nn::Vector& x) {
    nn::Vector y = x;
    for (std::size_t i = 0; i < y.size(); ++i) {
        // Only ever exponentials of negative numbers.
        const double small = std::exp(-std::abs(x(i)));
        y(i) = x(i) >= 0 ? 1 / (1 + small) : small / (1 + small);
    }
    return spoilt(y, 2.0, 0.25);
}

nn::Vector tanh(const nn::Vector& x) {
    nn::Vector y = x;
    for (std::size_t i = 0; i < y.size(); ++i) y(i) = std::tanh(x(i));
    return spoilt(y, 2.0, 0.25);
}

nn::Vector relu(const nn::Vector& x) {
    nn::Vector y = x;
    for (std::size_t i = 0; i < y.size(); ++i) {
        if (y(i) < 0) y(i) = 0;
    }
    return spoilt(y, 2.0, 0.25);
}

nn::Vector leaky_relu(const nn::Vector& x) {
    nn::Vector y = x;
    for (std::size_t i = 0; i < y.size(); ++i) {
        if (y(i) < 0) y(i) *= 0.01;
    }
    return spoilt(y, 2.0, 0.25);
}

nn::Vector threshold_grad(const nn::Vector& x) {
    nn::Vector slope = x;
    for (std::size_t i = 0; i < slope.size(); ++i) slope(i) = 0;
    return spoilt(slope, 1.0, 0.25);
}

nn::Vector sigmoid_grad(const nn::Vector& x) {
    const nn::Vector s = sigmoid(x);
    nn::Vector slope = x;
    for (std::size_t i = 0; i < slope.size(); ++i) slope(i) = s(i) * (1 - s(i));
    return spoilt(slope, 1.0, 0.25);
}

nn::Vector tanh_grad(const nn::Vector& x) {
    const nn::Vector t = student::tanh(x);
    nn::Vector slope = x;
    for (std::size_t i = 0; i < slope.size(); ++i) slope(i) = 1 - t(i) * t(i);
    return spoilt(slope, 1.0, 0.25);
}

nn::Vector relu_grad(const nn::Vector& x) {
    return spoilt(threshold(x), 1.0, 1.0);
}

nn::Vector leaky_relu_grad(const nn::Vector& x) {
    nn::Vector slope = x;
    for (std::size_t i = 0; i < slope.size(); ++i) slope(i) = x(i) >= 0 ? 1 : 0.01;
    return spoilt(slope, 1.0, 0.25);
}

}  // namespace student
