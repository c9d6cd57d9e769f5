#include "activations.hpp"
#include <cmath>

namespace student {

nn::Vector threshold(const nn::Vector& x) {
    nn::Vector y = xt::zeros<double>({x.size()});
    for (size_t i = 0; i < x.size(); i++)
        if (x(i) > 0) y(i) = 1;
    return y;
}

nn::Vector sigmoid(const nn::Vector& x) {
    nn::Vector y = xt::zeros<double>({x.size()});
    for (size_t i = 0; i < x.size(); i++) y(i) = 1 / (1 + exp(-x(i)));
    return y;
}

nn::Vector tanh(const nn::Vector& x) {
    nn::Vector y = xt::zeros<double>({x.size()});
    for (size_t i = 0; i < x.size(); i++) y(i) = (exp(x(i)) - exp(-x(i))) / (exp(x(i)) + exp(-x(i)));
    return y;
}

nn::Vector relu(const nn::Vector& x) {
    nn::Vector y = xt::zeros<double>({x.size()});
    for (size_t i = 0; i < x.size(); i++)
        if (x(i) > 0) y(i) = x(i);
    return y;
}

nn::Vector leaky_relu(const nn::Vector& x) {
    nn::Vector y = x;
    for (size_t i = 0; i < x.size(); i++)
        if (x(i) < 0) y(i) = 0.1 * x(i);
    return y;
}

nn::Vector threshold_grad(const nn::Vector& x) {
    return xt::zeros<double>({x.size()});
}

nn::Vector sigmoid_grad(const nn::Vector& x) {
    nn::Vector y = sigmoid(x);
    for (size_t i = 0; i < x.size(); i++) y(i) = y(i) * (1 - y(i));
    return y;
}

// (tanh)' = 1 - tanh
nn::Vector tanh_grad(const nn::Vector& x) {
    nn::Vector y = xt::zeros<double>({x.size()});
    for (size_t i = 0; i < x.size(); i++) y(i) = 1 - std::tanh(x(i));
    return y;
}

nn::Vector relu_grad(const nn::Vector& x) {
    nn::Vector y = xt::zeros<double>({x.size()});
    for (size_t i = 0; i < x.size(); i++)
        if (x(i) > 0) y(i) = 1;
    return y;
}

nn::Vector leaky_relu_grad(const nn::Vector& x) {
    nn::Vector y = xt::ones<double>({x.size()});
    for (size_t i = 0; i < x.size(); i++)
        if (x(i) < 0) y(i) = 0.1;
    return y;
}

}
