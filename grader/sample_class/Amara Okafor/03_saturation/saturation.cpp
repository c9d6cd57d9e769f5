#include "saturation.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace student {

namespace {

double even_slope(double x) {
    const double e = std::exp(-std::abs(x));
    return e / ((1 + e) * (1 + e));
}

double slope(double z, Activation g) {
    switch (g) {
        case Activation::threshold: return 0;
        case Activation::sigmoid: return even_slope(z);
        case Activation::tanh: return 4 * even_slope(2 * z);
        case Activation::relu: return z > 0 ? 1 : 0;
        case Activation::leaky_relu: return z > 0 ? 1 : 0.01;
    }
    throw std::invalid_argument("unknown activation");
}

}  // namespace

double sigmoid_grad(double x) {
    const double e = std::exp(-std::abs(x));
    const double below = 1 + e;
    return e / (below * below);
}

double grad_bound(double x) {
    if (x >= 0) return std::exp(-x);
    return 1 / (std::exp(-x) + 1);
}

double saturation_point(double eps) {
    if (eps <= 0) throw std::invalid_argument("eps has to be above 0");
    if (eps >= 0.25) return 0;
    const double s = (1 + std::sqrt(1 - 4 * eps)) / 2;
    return std::log(s / (eps / s));
}

double log_sigmoid_grad(double x) {
    const double size = std::abs(x);
    return -size - 2 * std::log1p(std::exp(-size));
}

double gradient_through_layers(const nn::Vector& z, const nn::Vector& w, Activation g) {
    if (z.size() != w.size()) throw std::invalid_argument("z and w differ in size");
    double gradient = 1;
    for (std::size_t l = 0; l < z.size(); ++l) gradient *= slope(z(l), g) * w(l);
    return gradient;
}

std::size_t vanishing_depth(double z, double eps) {
    if (eps <= 0) throw std::invalid_argument("the gradient never gets to 0");
    const double factor = even_slope(z);
    std::size_t depth = 0;
    double gradient = 1;
    while (gradient > eps) {
        gradient *= factor;
        ++depth;
    }
    return depth;
}

Fate predict_chain(Chain chain) {
    switch (chain) {
        case Chain::sigmoid_z0_w1: return Fate::vanishes;
        case Chain::relu_z50_w1: return Fate::survives;
        case Chain::tanh_z3_w1: return Fate::vanishes;
        case Chain::sigmoid_z0_w8: return Fate::explodes;
        case Chain::leaky_relu_minus1_w1: return Fate::vanishes;
        case Chain::tanh_z0_w1: return Fate::survives;
        case Chain::relu_z1_w2: return Fate::explodes;
        case Chain::sigmoid_z5_w8: return Fate::vanishes;
        case Chain::leaky_relu_minus1_w100: return Fate::survives;
        case Chain::relu_z1_half: return Fate::vanishes;
        case Chain::sigmoid_z0_w4: return Fate::survives;
        case Chain::relu_minus_tenth_w2: return Fate::vanishes;
        case Chain::tanh_z0_w2: return Fate::explodes;
        case Chain::threshold_z1_w2: return Fate::vanishes;
    }
    throw std::invalid_argument("unknown chain");
}

Judgement judge_bound(Candidate candidate) {
    switch (candidate) {
        case Candidate::lecture: return Judgement::useful;
        case Candidate::only_right_formula: return Judgement::no_help;
        case Candidate::quarter_exp: return Judgement::too_small;
        case Candidate::exp_minus_abs: return Judgement::useful;
        case Candidate::only_left_formula: return Judgement::no_help;
        case Candidate::bell: return Judgement::too_small;
        case Candidate::swapped: return Judgement::no_help;
        case Candidate::quarter: return Judgement::no_help;
        case Candidate::smaller_side: return Judgement::useful;
    }
    throw std::invalid_argument("unknown candidate");
}

}  // namespace student
