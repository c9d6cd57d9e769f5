#include "approximation.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace student {

nn::Vector evaluate(const Network& network, const nn::Vector& x) {
    const std::size_t k = network.w.size();
    if (network.b.size() != k || network.u.size() != k) throw std::invalid_argument("w, b and u differ in size");
    nn::Vector y = xt::zeros<double>({x.size()});
    for (std::size_t p = 0; p < x.size(); ++p) {
        double sum = network.c;
        for (std::size_t i = 0; i < k; ++i)
            sum += network.u(i) * nn::apply(network.g, network.w(i) * x(p) + network.b(i));
        y(p) = sum;
    }
    return y;
}

Network bump(double a, double b, double height) {
    if (!(a < b)) throw std::invalid_argument("a is not below b");
    return {{1, 1}, {-a, -b}, {height, -height}, 0, nn::Activation::threshold};
}

Network staircase(const nn::Vector& levels) {
    if (levels.size() == 0) throw std::invalid_argument("no levels");
    const std::size_t n = levels.size();
    Network network;
    network.w = xt::ones<double>({n - 1});
    network.b = xt::zeros<double>({n - 1});
    network.u = xt::zeros<double>({n - 1});
    network.c = levels(0);
    for (std::size_t i = 1; i < n; ++i) {
        network.b(i - 1) = -(static_cast<double>(i) / static_cast<double>(n));
        network.u(i - 1) = levels(i) - levels(i - 1);
    }
    return network;
}

std::size_t steps_needed(double lipschitz, double eps) {
    if (!(eps > 0)) throw std::invalid_argument("eps");
    if (!(lipschitz >= 0)) throw std::invalid_argument("lipschitz");
    const double n = std::floor(lipschitz / eps);
    return n < 1 ? 1 : static_cast<std::size_t>(n);
}

Network approximate(const nn::Vector& samples, double eps) {
    if (samples.size() == 0) throw std::invalid_argument("no samples");
    if (!(eps > 0)) throw std::invalid_argument("eps is not positive");
    const std::size_t n = samples.size() - 1;
    double steepest = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const double rise = std::abs(samples(i + 1) - samples(i));
        steepest = std::max(steepest, rise * static_cast<double>(n));
    }
    const std::size_t steps = steps_needed(steepest, 2 * eps);  // eps above and eps below
    nn::Vector levels = xt::zeros<double>({steps});
    for (std::size_t k = 0; k < steps; ++k) {
        const double at = static_cast<double>(k) * static_cast<double>(n) / static_cast<double>(steps);
        const std::size_t i = static_cast<std::size_t>(at);
        const double part = at - static_cast<double>(i);
        levels(k) = i < n ? samples(i) + part * (samples(i + 1) - samples(i)) : samples(n);
    }
    return staircase(levels);
}

std::vector<nn::Dense> plateau(const nn::Vector& low, const nn::Vector& high, double height) {
    if (low.size() != 2 || high.size() != 2) throw std::invalid_argument("two coordinates");
    if (!(low(0) < high(0))) throw std::invalid_argument("low(0)");
    if (!(low(1) < high(1))) throw std::invalid_argument("low(1)");
    const nn::Dense sides{{{1, 0}, {-1, 0}, {0, 1}, {0, -1}},
                          {-low(0), high(0), -low(1), high(1)},
                          nn::Activation::threshold};
    const nn::Dense all{{{1, 1, 1, 1}}, {-3.5}, nn::Activation::threshold};
    const nn::Dense out{{{height}}, {0}, nn::Activation::identity};
    return {sides, all, out};
}

std::vector<nn::Dense> surface(const nn::Matrix& levels) {
    const std::size_t m = levels.shape(0);
    const std::size_t n = levels.shape(1);
    if (m == 0 || n == 0) throw std::invalid_argument("no levels");
    const std::size_t cells = m * n;
    nn::Dense sides{xt::zeros<double>({4 * cells, std::size_t{2}}), xt::zeros<double>({4 * cells}),
                    nn::Activation::threshold};
    nn::Dense all{xt::zeros<double>({cells, 4 * cells}), xt::zeros<double>({cells}), nn::Activation::threshold};
    nn::Dense out{xt::zeros<double>({std::size_t{1}, cells}), xt::zeros<double>({std::size_t{1}}),
                  nn::Activation::identity};
    for (std::size_t i = 0; i < m; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            const std::size_t cell = i * n + j;
            const nn::Vector low{static_cast<double>(i) / m, static_cast<double>(j) / n};
            const nn::Vector high{static_cast<double>(i + 1) / m, static_cast<double>(j + 1) / n};
            const std::vector<nn::Dense> one = plateau(low, high, levels(i, j));
            for (std::size_t s = 0; s < 4; ++s) {
                sides.weight(4 * cell + s, 0) = one[0].weight(s, 0);
                sides.weight(4 * cell + s, 1) = one[0].weight(s, 1);
                sides.bias(4 * cell + s) = one[0].bias(s);
                all.weight(cell, 4 * cell + s) = 1;
            }
            all.bias(cell) = -3.5;
            out.weight(0, cell) = levels(i, j);
        }
    }
    return {sides, all, out};
}

int fewest_neurons(Target target, nn::Activation g) {
    if (g == nn::Activation::identity) throw std::invalid_argument("identity");
    if (g == nn::Activation::leaky_relu) throw std::invalid_argument("leaky relu");
    const bool threshold = g == nn::Activation::threshold;
    const bool relu = g == nn::Activation::relu;
    switch (target) {
        case Target::constant: return 0;
        case Target::step: return threshold ? 1 : never;
        case Target::line: return relu ? 1 : never;
        case Target::bump: return threshold ? 2 : never;
        case Target::hat: return relu ? 2 : never;
        case Target::parabola: return never;
        case Target::ramp: return relu ? 1 : never;
    }
    throw std::invalid_argument("no such target");
}

}  // namespace student
