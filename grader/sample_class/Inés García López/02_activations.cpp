#include "activations.hpp"

#include <iostream>

namespace np = xt;  // I come from Python

namespace student {

nn::Vector threshold(const nn::Vector& x) {
    return np::cast<double>(x >= 0.);
}

nn::Vector sigmoid(const nn::Vector& x) {
    nn::Vector y = 1. / (1. + np::exp(-1. * x));
    for (auto v : x) std::cout << "sigmoid in  " << v << std::endl;
    for (auto v : y) std::cout << "sigmoid out " << v << std::endl;
    return y;
}

nn::Vector tanh(const nn::Vector& x) {
    std::cerr << "DEBUG tanh " << x.size() << "\n";
    return np::tanh(x);
}

nn::Vector relu(const nn::Vector& x) {
    return x * np::cast<double>(x > 0.);
}

nn::Vector leaky_relu(const nn::Vector& x) {
    return np::where(x > 0., x, .01 * x);
}

nn::Vector threshold_grad(const nn::Vector& x) {
    return np::zeros<double>(x.shape());
}

nn::Vector sigmoid_grad(const nn::Vector& x) {
    nn::Vector s = sigmoid(x);
    return s * (1. - s);
}

nn::Vector tanh_grad(const nn::Vector& x) {
    return 1. - np::pow(np::tanh(x), 2.);
}

nn::Vector relu_grad(const nn::Vector& x) {
    return np::cast<double>(x > 0.);
}

nn::Vector leaky_relu_grad(const nn::Vector& x) {
    return np::where(x > 0., 1., .01);
}

}  // namespace student
