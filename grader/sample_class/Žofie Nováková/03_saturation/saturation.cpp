#include "saturation.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>

namespace student {

double sigmoid_grad(double x) {
    return 1 / (1 + std::exp(-x)) * (1 / (1 + std::exp(x)));  // s(x) s(-x)
}

double grad_bound(double x) {
    return x < 0 ? std::exp(x) / (1 + std::exp(x)) : std::exp(-x);
}

double saturation_point(double eps) {
    if (!(eps > 0)) throw std::invalid_argument("eps has to be above 0");
    if (eps >= 0.25) return 0;
    double low = 0, high = 1000;  // ln s' is above ln eps at low, at most ln eps at high
    const double target = std::log(eps);
    for (int i = 0; i < 200; ++i) {
        const double middle = (low + high) / 2;
        (log_sigmoid_grad(middle) > target ? low : high) = middle;
    }
    return high;
}

double log_sigmoid_grad(double x) {
    if (x > 40 || x < -40) return x > 0 ? -x : x;
    return std::log(sigmoid_grad(x));
}

double gradient_through_layers(const nn::Vector& z, const nn::Vector& w, Activation g) {
    if (z.size() != w.size()) throw nn::shape_error("gradient_through_layers", nn::shape_of(z), nn::shape_of(w), "as many z as w");
    double log_size = 0;
    bool negative = false;
    for (std::size_t l = 0; l < z.size(); ++l) {
        if (g == Activation::threshold || w(l) == 0 || (g == Activation::relu && z(l) < 0)) return 0;
        if (g == Activation::sigmoid) log_size += log_sigmoid_grad(z(l));
        if (g == Activation::tanh) log_size += std::log(4.0) + log_sigmoid_grad(2 * z(l));
        if (g == Activation::leaky_relu && z(l) < 0) log_size += std::log(0.01);
        log_size += std::log(std::abs(w(l)));
        if (w(l) < 0) negative = !negative;
    }
    const double size = std::exp(log_size);
    return negative ? -size : size;
}

std::size_t vanishing_depth(double z, double eps) {
    if (!(eps > 0)) throw std::invalid_argument("eps has to be above 0");
    if (eps >= 1) return 0;
    return static_cast<std::size_t>(std::ceil(std::log(eps) / log_sigmoid_grad(z)));
}

Fate predict_chain(Chain chain) {
    struct Layer {
        Activation g;
        double z, w;
    };
    static const Layer layers[] = {
        {Activation::sigmoid, 0, 1},       {Activation::relu, 50, 1},   {Activation::tanh, 3, 1},
        {Activation::sigmoid, 0, 8},       {Activation::leaky_relu, -1, 1}, {Activation::tanh, 0, 1},
        {Activation::relu, 1, 2},          {Activation::sigmoid, 5, 8}, {Activation::leaky_relu, -1, 100},
        {Activation::relu, 1, 0.5},        {Activation::sigmoid, 0, 4}, {Activation::relu, -0.1, 2},
        {Activation::tanh, 0, 2},          {Activation::threshold, 1, 2},
    };
    const Layer& layer = layers[static_cast<int>(chain)];
    nn::Vector z = nn::Vector::from_shape({20}), w = nn::Vector::from_shape({20});
    z.fill(layer.z);
    w.fill(layer.w);
    const double size = std::abs(gradient_through_layers(z, w, layer.g));
    return size > 1000 ? Fate::explodes : size < 0.001 ? Fate::vanishes : Fate::survives;
}

Judgement judge_bound(Candidate candidate) {
    const auto f = [candidate](double x) {
        const double right = std::exp(-x), left = 1 / (std::exp(-x) + 1);
        switch (candidate) {
            case Candidate::lecture: return x >= 0 ? right : left;
            case Candidate::only_right_formula: return right;
            case Candidate::quarter_exp: return std::exp(-std::abs(x)) / 4;
            case Candidate::exp_minus_abs: return std::exp(-std::abs(x));
            case Candidate::only_left_formula: return left;
            case Candidate::bell: return std::exp(-x * x);
            case Candidate::swapped: return x >= 0 ? left : right;
            case Candidate::quarter: return 0.25;
            case Candidate::smaller_side: return std::fmin(left, 1 / (std::exp(x) + 1));
        }
        return std::numeric_limits<double>::quiet_NaN();
    };
    for (int i = -400; i <= 400; ++i)
        if (f(i * 0.1) < sigmoid_grad(i * 0.1) * (1 - 1e-12)) return Judgement::too_small;
    return f(600) < 1e-100 && f(-600) < 1e-100 ? Judgement::useful : Judgement::no_help;
}

}  // namespace student
