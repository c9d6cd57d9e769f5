// Each function by an identity: sigmoid from tanh, tanh from an exponential of negative numbers, the relus
// from |x|, slopes from cosh. Slopes at 0 are those that central differences give: 1/2 and 0.505.
#include <cmath>

#include "activations.hpp"

namespace student {

namespace {

nn::Vector each(nn::Vector x, double (*g)(double)) {
    for (double& v : x) {
        v = g(v);
    }
    return x;
}

double tanh_by_expm1(double v) {
    const double minus = std::expm1(-2 * std::abs(v));  // in (-1, 0]
    return std::copysign(-minus / (2 + minus), v);
}

// 1 / cosh(v)^2; cosh is infinite beyond 710, which gives the 0 it should.
double inverse_square_of_cosh(double v) {
    const double inverse = 1 / std::cosh(v);
    return inverse * inverse;
}

// -1, 0 or 1.
double sign(double v) {
    return static_cast<double>(v > 0) - static_cast<double>(v < 0);
}

}  // namespace

nn::Vector threshold(const nn::Vector& x) {
    return each(x, [](double v) { return 1.0 - static_cast<double>(v < 0); });
}

nn::Vector sigmoid(const nn::Vector& x) {
    return each(x, [](double v) { return 0.5 + 0.5 * std::tanh(0.5 * v); });
}

nn::Vector tanh(const nn::Vector& x) {
    return each(x, tanh_by_expm1);
}

nn::Vector relu(const nn::Vector& x) {
    return 0.5 * x + 0.5 * xt::abs(x);  // x + |x| would be infinite from 9e307 on
}

nn::Vector leaky_relu(const nn::Vector& x) {
    return 0.505 * x + 0.495 * xt::abs(x);
}

nn::Vector threshold_grad(const nn::Vector& x) {
    return 0.0 * x;
}

nn::Vector sigmoid_grad(const nn::Vector& x) {
    return each(x, [](double v) { return 0.25 * inverse_square_of_cosh(0.5 * v); });
}

nn::Vector tanh_grad(const nn::Vector& x) {
    return each(x, inverse_square_of_cosh);
}

nn::Vector relu_grad(const nn::Vector& x) {
    return each(x, [](double v) { return 0.5 + 0.5 * sign(v); });
}

nn::Vector leaky_relu_grad(const nn::Vector& x) {
    return each(x, [](double v) { return 0.505 + 0.495 * sign(v); });
}

}  // namespace student
