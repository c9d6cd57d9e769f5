#include <algorithm>
#include <cmath>
#include <nn/activation.hpp>
#include <stdexcept>

namespace nn {

const char* name_of(Activation g) {
    switch (g) {
        case Activation::identity:
            return "identity";
        case Activation::threshold:
            return "threshold";
        case Activation::sigmoid:
            return "sigmoid";
        case Activation::tanh:
            return "tanh";
        case Activation::relu:
            return "relu";
        case Activation::leaky_relu:
            return "leaky_relu";
    }
    return "no activation";
}

namespace {

template <class Array, class Function>
Array map(const Array& x, Function function) {
    Array result = Array::from_shape(x.shape());
    std::transform(x.begin(), x.end(), result.begin(), function);
    return result;
}

std::invalid_argument no_such(Activation g) {
    return std::invalid_argument("nn::Activation has no value " + std::to_string(static_cast<int>(g)));
}

using Scalar = double (*)(double);

Scalar function_of(Activation g) {
    switch (g) {
        case Activation::identity:
            return [](double x) { return x; };
        case Activation::threshold:
            return nn::threshold;
        case Activation::sigmoid:
            return nn::sigmoid;
        case Activation::tanh:
            return nn::tanh;
        case Activation::relu:
            return nn::relu;
        case Activation::leaky_relu:
            return [](double x) { return nn::leaky_relu(x); };
    }
    throw no_such(g);
}

Scalar derivative_of(Activation g) {
    switch (g) {
        case Activation::identity:
            return [](double x) { return std::isnan(x) ? x : 1.0; };
        case Activation::threshold:
            return nn::threshold_derivative;
        case Activation::sigmoid:
            return nn::sigmoid_derivative;
        case Activation::tanh:
            return nn::tanh_derivative;
        case Activation::relu:
            return nn::relu_derivative;
        case Activation::leaky_relu:
            return [](double x) { return nn::leaky_relu_derivative(x); };
    }
    throw no_such(g);
}

}  // namespace

double threshold(double x) {
    if (std::isnan(x)) {
        return x;
    }
    return x >= 0 ? 1 : 0;
}

double sigmoid(double x) {
    // exp of a negative number only: it cannot overflow.
    const double small = std::exp(-std::abs(x));
    return x >= 0 ? 1 / (1 + small) : small / (1 + small);
}

double tanh(double x) {
    return std::tanh(x);
}

double relu(double x) {
    return x <= 0 ? 0 : x;
}

double leaky_relu(double x, double slope) {
    return x > 0 ? x : slope * x;
}

double threshold_derivative(double x) {
    return std::isnan(x) ? x : 0;
}

double sigmoid_derivative(double x) {
    const double small = std::exp(-std::abs(x));
    return small / ((1 + small) * (1 + small));
}

double tanh_derivative(double x) {
    // tanh(x) = 2 sigmoid(2x) - 1
    return 4 * nn::sigmoid_derivative(2 * x);
}

double relu_derivative(double x) {
    return nn::leaky_relu_derivative(x, 0);
}

double leaky_relu_derivative(double x, double slope) {
    if (std::isnan(x)) {
        return x;
    }
    return x > 0 ? 1 : slope;
}

double apply(Activation g, double x) {
    return function_of(g)(x);
}

double derivative(Activation g, double x) {
    return derivative_of(g)(x);
}

Vector apply(Activation g, const Vector& x) {
    return map(x, function_of(g));
}

Matrix apply(Activation g, const Matrix& x) {
    return map(x, function_of(g));
}

Vector derivative(Activation g, const Vector& x) {
    return map(x, derivative_of(g));
}

Matrix derivative(Activation g, const Matrix& x) {
    return map(x, derivative_of(g));
}

Vector threshold(const Vector& x) {
    return nn::apply(Activation::threshold, x);
}

Matrix threshold(const Matrix& x) {
    return nn::apply(Activation::threshold, x);
}

Vector sigmoid(const Vector& x) {
    return nn::apply(Activation::sigmoid, x);
}

Matrix sigmoid(const Matrix& x) {
    return nn::apply(Activation::sigmoid, x);
}

Vector tanh(const Vector& x) {
    return nn::apply(Activation::tanh, x);
}

Matrix tanh(const Matrix& x) {
    return nn::apply(Activation::tanh, x);
}

Vector relu(const Vector& x) {
    return nn::apply(Activation::relu, x);
}

Matrix relu(const Matrix& x) {
    return nn::apply(Activation::relu, x);
}

Vector leaky_relu(const Vector& x, double slope) {
    return map(x, [slope](double entry) { return nn::leaky_relu(entry, slope); });
}

Matrix leaky_relu(const Matrix& x, double slope) {
    return map(x, [slope](double entry) { return nn::leaky_relu(entry, slope); });
}

Vector threshold_derivative(const Vector& x) {
    return nn::derivative(Activation::threshold, x);
}

Matrix threshold_derivative(const Matrix& x) {
    return nn::derivative(Activation::threshold, x);
}

Vector sigmoid_derivative(const Vector& x) {
    return nn::derivative(Activation::sigmoid, x);
}

Matrix sigmoid_derivative(const Matrix& x) {
    return nn::derivative(Activation::sigmoid, x);
}

Vector tanh_derivative(const Vector& x) {
    return nn::derivative(Activation::tanh, x);
}

Matrix tanh_derivative(const Matrix& x) {
    return nn::derivative(Activation::tanh, x);
}

Vector relu_derivative(const Vector& x) {
    return nn::derivative(Activation::relu, x);
}

Matrix relu_derivative(const Matrix& x) {
    return nn::derivative(Activation::relu, x);
}

Vector leaky_relu_derivative(const Vector& x, double slope) {
    return map(x, [slope](double entry) { return nn::leaky_relu_derivative(entry, slope); });
}

Matrix leaky_relu_derivative(const Matrix& x, double slope) {
    return map(x, [slope](double entry) { return nn::leaky_relu_derivative(entry, slope); });
}

}  // namespace nn
