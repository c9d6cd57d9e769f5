#include "activations.hpp"

#include <cmath>

// Amara Okafor, homework 1

namespace student {

nn::Vector threshold(const nn::Vector& x) {
    nn::Vector y = nn::Vector::from_shape(x.shape());
    for (std::size_t i = 0; i < x.size(); i++) {
        if (x(i) < 0) {
            y(i) = 0.0;
        } else {
            y(i) = 1.0;
        }
    }
    return y;
}

nn::Vector sigmoid(const nn::Vector& x) {
    nn::Vector y = nn::Vector::from_shape(x.shape());
    for (std::size_t i = 0; i < x.size(); i++) {
        y(i) = 1.0 / (1.0 + std::exp(-x(i)));
    }
    return y;
}

nn::Vector tanh(const nn::Vector& x) {
    nn::Vector y = nn::Vector::from_shape(x.shape());
    for (std::size_t i = 0; i < x.size(); i++) {
        y(i) = std::tanh(x(i));
    }
    return y;
}

nn::Vector relu(const nn::Vector& x) {
    nn::Vector y = nn::Vector::from_shape(x.shape());
    for (std::size_t i = 0; i < x.size(); i++) {
        if (x(i) > 0) {
            y(i) = x(i);
        } else {
            y(i) = 0;
        }
    }
    return y;
}

nn::Vector leaky_relu(const nn::Vector& x) {
    nn::Vector y = nn::Vector::from_shape(x.shape());
    for (std::size_t i = 0; i < x.size(); i++) {
        if (x(i) > 0) {
            y(i) = x(i);
        } else {
            y(i) = 0.01 * x(i);
        }
    }
    return y;
}

// The step is flat on both sides.
nn::Vector threshold_grad(const nn::Vector& x) {
    nn::Vector y = nn::Vector::from_shape(x.shape());
    for (std::size_t i = 0; i < x.size(); i++) {
        y(i) = 0;
    }
    return y;
}

nn::Vector sigmoid_grad(const nn::Vector& x) {
    nn::Vector s = sigmoid(x);
    nn::Vector y = nn::Vector::from_shape(x.shape());
    for (std::size_t i = 0; i < x.size(); i++) {
        y(i) = s(i) * (1.0 - s(i));
    }
    return y;
}

nn::Vector tanh_grad(const nn::Vector& x) {
    nn::Vector t = tanh(x);
    nn::Vector y = nn::Vector::from_shape(x.shape());
    for (std::size_t i = 0; i < x.size(); i++) {
        y(i) = 1.0 - t(i) * t(i);
    }
    return y;
}

nn::Vector relu_grad(const nn::Vector& x) {
    nn::Vector y = nn::Vector::from_shape(x.shape());
    for (std::size_t i = 0; i < x.size(); i++) {
        if (x(i) > 0) {
            y(i) = 1;
        } else {
            y(i) = 0;
        }
    }
    return y;
}

nn::Vector leaky_relu_grad(const nn::Vector& x) {
    nn::Vector y = nn::Vector::from_shape(x.shape());
    for (std::size_t i = 0; i < x.size(); i++) {
        if (x(i) > 0) {
            y(i) = 1;
        } else {
            y(i) = 0.01;
        }
    }
    return y;
}

}  // namespace student
