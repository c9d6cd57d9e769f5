// Everything by cosh: s'(x) = 1 / (2 cosh(x / 2))^2. The thinking tasks are worked out instead of known: the chains are computed,
// the candidates compared with the slope at some points.
#include <cmath>
#include <functional>
#include <stdexcept>

#include "saturation.hpp"

namespace student {

double sigmoid_grad(double x) {
    const double c = 1 / (2 * std::cosh(x / 2));
    return c * c;
}

double grad_bound(double x) {
    if (x >= 0) return std::exp(-x);
    return std::exp(x) / (1 + std::exp(x));
}

double saturation_point(double eps) {
    if (eps <= 0) throw std::invalid_argument("saturation_point: eps");
    return eps >= 0.25 ? 0 : 2 * std::acosh(0.5 / std::sqrt(eps));
}

double log_sigmoid_grad(double x) {
    // Beyond 700 the 1 beside the exponential is nothing.
    return std::abs(x) > 700 ? -std::abs(x) : 2 * std::log(1 / (2 * std::cosh(x / 2)));
}

double gradient_through_layers(const nn::Vector& z, const nn::Vector& w, Activation g) {
    if (z.shape() != w.shape()) throw nn::shape_error("layers", nn::shape_of(z), nn::shape_of(w), "the same");
    // The sizes by their logarithms, the sign by itself.
    double log_size = 0;
    bool negative = false;
    for (std::size_t l = 0; l < z.size(); ++l) {
        double log_slope = 0;
        if (g == Activation::sigmoid) log_slope = log_sigmoid_grad(z(l));
        if (g == Activation::tanh) log_slope = std::log(4.0) + log_sigmoid_grad(2 * z(l));
        if (g == Activation::leaky_relu && z(l) < 0) log_slope = std::log(0.01);
        if (g == Activation::threshold || (g == Activation::relu && z(l) < 0) || w(l) == 0) return 0;
        log_size += log_slope + std::log(std::abs(w(l)));
        negative = negative != (w(l) < 0);
    }
    return (negative ? -1 : 1) * std::exp(log_size);
}

std::size_t vanishing_depth(double z, double eps) {
    if (eps <= 0) throw std::invalid_argument("vanishing_depth: eps");
    return eps >= 1 ? 0 : static_cast<std::size_t>(std::ceil(std::log(eps) / log_sigmoid_grad(z)));
}

Fate predict_chain(Chain chain) {
    struct Layer {
        Activation g;
        double z, w;
    };
    const Layer layer = [chain]() -> Layer {
        switch (chain) {
            case Chain::sigmoid_z0_w1:
                return {Activation::sigmoid, 0, 1};
            case Chain::relu_z50_w1:
                return {Activation::relu, 50, 1};
            case Chain::tanh_z3_w1:
                return {Activation::tanh, 3, 1};
            case Chain::sigmoid_z0_w8:
                return {Activation::sigmoid, 0, 8};
            case Chain::leaky_relu_minus1_w1:
                return {Activation::leaky_relu, -1, 1};
            case Chain::tanh_z0_w1:
                return {Activation::tanh, 0, 1};
            case Chain::relu_z1_w2:
                return {Activation::relu, 1, 2};
            case Chain::sigmoid_z5_w8:
                return {Activation::sigmoid, 5, 8};
            case Chain::leaky_relu_minus1_w100:
                return {Activation::leaky_relu, -1, 100};
            case Chain::relu_z1_half:
                return {Activation::relu, 1, 0.5};
            case Chain::sigmoid_z0_w4:
                return {Activation::sigmoid, 0, 4};
            case Chain::relu_minus_tenth_w2:
                return {Activation::relu, -0.1, 2};
            case Chain::tanh_z0_w2:
                return {Activation::tanh, 0, 2};
            default:
                return {Activation::threshold, 1, 2};
        }
    }();
    const nn::Vector z(nn::Vector::shape_type{20}, layer.z);
    const nn::Vector w(nn::Vector::shape_type{20}, layer.w);
    const double size = std::abs(gradient_through_layers(z, w, layer.g));
    if (size > 1000) return Fate::explodes;
    return size < 0.001 ? Fate::vanishes : Fate::survives;
}

Judgement judge_bound(Candidate candidate) {
    const auto right = [](double x) { return std::exp(-x); };
    const auto left = [](double x) { return 1 / (std::exp(-x) + 1); };
    const auto bound = [&](double x) -> double {
        switch (candidate) {
            case Candidate::lecture:
                return x >= 0 ? right(x) : left(x);
            case Candidate::only_right_formula:
                return right(x);
            case Candidate::quarter_exp:
                return std::exp(-std::abs(x)) / 4;
            case Candidate::exp_minus_abs:
                return std::exp(-std::abs(x));
            case Candidate::only_left_formula:
                return left(x);
            case Candidate::bell:
                return std::exp(-x * x);
            case Candidate::swapped:
                return x >= 0 ? left(x) : right(x);
            case Candidate::quarter:
                return 0.25;
            default:
                return std::min(left(x), left(-x));
        }
    };
    for (double x = -20; x <= 20; x += 0.25)
        if (bound(x) < sigmoid_grad(x) * (1 - 1e-12)) return Judgement::too_small;
    return bound(20) < 1e-6 && bound(-20) < 1e-6 ? Judgement::useful : Judgement::no_help;
}

}  // namespace student
