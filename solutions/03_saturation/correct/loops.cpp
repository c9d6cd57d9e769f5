// The sigmoid on both sides, without a subtraction: 1 - s(x) = s(-x). The saturation point by halving an interval, the depth by
// counting layers.
#include <cmath>
#include <stdexcept>

#include "saturation.hpp"

namespace student {

namespace {

double sigmoid(double x) {
    return 1 / (1 + std::exp(-x));
}

double slope(Activation g, double z) {
    switch (g) {
        case Activation::sigmoid:
            return sigmoid_grad(z);
        case Activation::tanh:
            return 1 / std::cosh(z) / std::cosh(z);
        case Activation::relu:
            return z > 0;
        case Activation::leaky_relu:
            return z > 0 ? 1 : 0.01;
        case Activation::threshold:
            return 0;
    }
    throw std::invalid_argument("no such activation");
}

}  // namespace

double sigmoid_grad(double x) {
    return sigmoid(x) * sigmoid(-x);
}

double grad_bound(double x) {
    return x < 0 ? sigmoid(x) : std::exp(-x);
}

double saturation_point(double eps) {
    if (eps <= 0) throw std::invalid_argument("no slope is as small");
    double low = 0;
    double high = 740;
    if (eps >= 0.25) return 0;
    for (int step = 0; step < 100; ++step) {
        const double middle = (low + high) / 2;
        (sigmoid_grad(middle) > eps ? low : high) = middle;
    }
    return high;
}

double log_sigmoid_grad(double x) {
    const double size = std::abs(x);
    return -size - 2 * std::log(1 + std::exp(-size));
}

double gradient_through_layers(const nn::Vector& z, const nn::Vector& w, Activation g) {
    if (z.size() != w.size()) throw std::invalid_argument("one weight for each layer");
    double product = 1;
    for (std::size_t l = z.size(); l > 0; --l) product *= slope(g, z(l - 1)) * w(l - 1);
    return product;
}

std::size_t vanishing_depth(double z, double eps) {
    if (!(eps > 0)) throw std::invalid_argument("the gradient never gets there");
    std::size_t layers = 0;
    for (double gradient = 1; gradient > eps; gradient *= sigmoid_grad(z)) ++layers;
    return layers;
}

Fate predict_chain(Chain chain) {
    switch (chain) {
        case Chain::sigmoid_z0_w8:
        case Chain::relu_z1_w2:
        case Chain::tanh_z0_w2:
            return Fate::explodes;
        case Chain::relu_z50_w1:
        case Chain::tanh_z0_w1:
        case Chain::leaky_relu_minus1_w100:
        case Chain::sigmoid_z0_w4:
            return Fate::survives;
        default:
            return Fate::vanishes;
    }
}

Judgement judge_bound(Candidate candidate) {
    switch (candidate) {
        case Candidate::quarter_exp:
        case Candidate::bell:
            return Judgement::too_small;
        case Candidate::lecture:
        case Candidate::exp_minus_abs:
        case Candidate::smaller_side:
            return Judgement::useful;
        default:
            return Judgement::no_help;
    }
}

}  // namespace student
