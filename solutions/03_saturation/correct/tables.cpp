// Exponentials of -|x| only, Newton's method on the logarithm for the saturation point, a depth by doubling and halving, and
// tables for the thinking tasks.
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

#include "saturation.hpp"

namespace student {

double sigmoid_grad(double x) {
    const double e = std::exp(-std::fabs(x));
    return e / (1 + 2 * e + e * e);
}

double grad_bound(double x) {
    const double e = std::exp(-std::fabs(x));
    return std::signbit(x) && x != 0 ? e / (e + 1) : e;
}

double log_sigmoid_grad(double x) {
    x = std::fabs(x);
    return -x - 2 * std::log1p(std::exp(-x));
}

double saturation_point(double eps) {
    if (eps <= 0) throw std::invalid_argument("eps has to be positive");
    if (eps >= 0.25) return 0;
    // ln s' is concave, and from the right of the root Newton's steps come down to it.
    double x = 1 - std::log(eps);
    for (int step = 0; step < 60; ++step) x -= (log_sigmoid_grad(x) - std::log(eps)) / -std::tanh(x / 2);
    return x;
}

double gradient_through_layers(const nn::Vector& z, const nn::Vector& w, Activation g) {
    if (w.size() != z.size()) throw nn::ShapeError("z and w");
    return std::inner_product(
        z.begin(), z.end(), w.begin(), 1.0, std::multiplies<>(), [g](double at, double weight) {
            const double left[] = {0, sigmoid_grad(at), 4 * sigmoid_grad(2 * at), 0, 0.01};
            const double right[] = {0, sigmoid_grad(at), 4 * sigmoid_grad(2 * at), 1, 1};
            return weight * (at > 0 ? right : left)[static_cast<std::size_t>(g)];
        });
}

std::size_t vanishing_depth(double z, double eps) {
    if (eps <= 0) throw std::invalid_argument("eps has to be positive");
    const auto enough = [&](std::size_t layers) {
        return layers == 0 ? eps >= 1 : static_cast<double>(layers) * log_sigmoid_grad(z) <= std::log(eps);
    };
    std::size_t high = 1;
    while (!enough(high)) high *= 2;
    std::size_t low = 0;
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (enough(middle))
            high = middle;
        else
            low = middle + 1;
    }
    return high;
}

Fate predict_chain(Chain chain) {
    using enum Fate;
    constexpr Fate fates[] = {vanishes, survives, vanishes, explodes, vanishes, survives, explodes,
                              vanishes, survives, vanishes, survives, vanishes, explodes, vanishes};
    return fates[static_cast<std::size_t>(chain)];
}

Judgement judge_bound(Candidate candidate) {
    using enum Judgement;
    constexpr Judgement judgements[] = {useful,    no_help, too_small, useful, no_help,
                                        too_small, no_help, no_help,   useful};
    return judgements[static_cast<std::size_t>(candidate)];
}

}  // namespace student
