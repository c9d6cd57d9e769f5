// Steps that are 1 on the left, in any order; the approximation with the values in the middle of half as many steps; towers
// of two layers of tanh; differences in both directions for the surface.
#include <cmath>
#include <stdexcept>

#include "approximation.hpp"

namespace student {

nn::Vector evaluate(const Network& network, const nn::Vector& x) {
    const std::size_t k = network.u.size();
    if (network.w.size() != k || network.b.size() != k) throw std::invalid_argument("sizes");
    nn::Vector y = nn::Vector::from_shape({x.size()});
    for (std::size_t j = 0; j < x.size(); ++j) {
        y(j) = 0;
        for (std::size_t i = k; i-- > 0;)
            y(j) += network.u(i) * nn::apply(network.g, network.b(i) + x(j) * network.w(i));
        y(j) += network.c;
    }
    return y;
}

Network bump(double a, double b, double height) {
    if (!(b > a)) throw std::invalid_argument("a is not left of b");
    // 1 left of b, and 1 right of a: together 2 inside and 1 outside.
    return {{-1, 3}, {b, -3 * a}, {height, height}, -height, nn::Activation::threshold};
}

Network staircase(const nn::Vector& levels) {
    const std::size_t n = levels.size();
    if (n == 0) throw std::invalid_argument("no levels");
    Network network{nn::Vector::from_shape({n - 1}), nn::Vector::from_shape({n - 1}),
                    nn::Vector::from_shape({n - 1}), levels(n - 1), nn::Activation::threshold};
    for (std::size_t i = 0; i + 1 < n; ++i) {
        network.w(i) = -2;
        network.b(i) = 2.0 * static_cast<double>(i + 1) / static_cast<double>(n);
        network.u(i) = levels(i) - levels(i + 1);
    }
    return network;
}

std::size_t steps_needed(double lipschitz, double eps) {
    if (!(eps > 0) || !(lipschitz >= 0)) throw std::invalid_argument("eps or L");
    std::size_t below = 0;
    std::size_t enough = 1;
    while (static_cast<double>(enough) * eps < lipschitz) enough *= 2;
    while (enough - below > 1) {
        const std::size_t middle = below + (enough - below) / 2;
        (static_cast<double>(middle) * eps < lipschitz ? below : enough) = middle;
    }
    return enough;
}

Network approximate(const nn::Vector& samples, double eps) {
    if (samples.size() == 0 || !(eps > 0)) throw std::invalid_argument("samples or eps");
    if (samples.size() == 1) return staircase(samples);
    const auto pieces = static_cast<double>(samples.size() - 1);
    double steepest = 0;
    for (std::size_t i = 0; i + 1 < samples.size(); ++i)
        steepest = std::max(steepest, std::abs(samples(i + 1) - samples(i)) * pieces);
    // The value in the middle of a step is at most half a step away.
    const std::size_t n = steps_needed(steepest, 2 * eps);
    nn::Vector levels = nn::Vector::from_shape({n});
    for (std::size_t i = 0; i < n; ++i) {
        const double x = (static_cast<double>(i) + 0.5) / static_cast<double>(n) * pieces;
        const auto piece = std::min(static_cast<std::size_t>(x), samples.size() - 2);
        const double t = x - static_cast<double>(piece);
        levels(i) = samples(piece) + t * (samples(piece + 1) - samples(piece));
    }
    return staircase(levels);
}

std::vector<nn::Dense> plateau(const nn::Vector& low, const nn::Vector& high, double height) {
    if (low.size() != 2 || high.size() != 2) throw std::invalid_argument("not two coordinates");
    nn::Matrix weight = xt::zeros<double>({4, 2});
    nn::Vector bias = xt::zeros<double>({4});
    for (std::size_t i = 0; i < 2; ++i) {
        if (!(low(i) < high(i))) throw std::invalid_argument("low is not below high");
        const double steep = 400 / (high(i) - low(i));
        weight(i, i) = steep;
        bias(i) = -steep * low(i);
        weight(i + 2, i) = -steep;
        bias(i + 2) = steep * high(i);
    }
    // Four numbers of +1 or -1: 4 inside, 2 beside one edge. tanh makes it +1 or -1 again.
    return {{weight, bias, nn::Activation::tanh},
            {{{10, 10, 10, 10}}, {-30}, nn::Activation::tanh},
            {{{height / 2}}, {height / 2}, nn::Activation::identity}};
}

// Corner (i, j) is 1 where x1 >= i/m and x2 >= j/n. What it adds is what is left of the level when all corners before, in
// both directions, have added theirs: a difference of differences.
std::vector<nn::Dense> surface(const nn::Matrix& levels) {
    const std::size_t m = levels.shape(0);
    const std::size_t n = levels.shape(1);
    if (m == 0 || n == 0) throw std::invalid_argument("no levels");
    nn::Matrix select = xt::zeros<double>({m + n, std::size_t{2}});
    nn::Vector places = xt::zeros<double>({m + n});
    for (std::size_t i = 0; i < m; ++i) {
        select(i, 0) = static_cast<double>(m);
        places(i) = -static_cast<double>(i);
    }
    for (std::size_t j = 0; j < n; ++j) {
        select(m + j, 1) = static_cast<double>(n);
        places(m + j) = -static_cast<double>(j);
    }
    nn::Matrix pairs = xt::zeros<double>({m * n, m + n});
    nn::Matrix heights = xt::zeros<double>({std::size_t{1}, m * n});
    const auto level = [&](std::size_t i, std::size_t j) {
        return i == 0 || j == 0 ? 0 : levels(i - 1, j - 1);
    };
    for (std::size_t i = 0; i < m; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            pairs(i * n + j, i) = 1;
            pairs(i * n + j, m + j) = 1;
            heights(0, i * n + j) = level(i + 1, j + 1) - level(i, j + 1) - level(i + 1, j) + level(i, j);
        }
    }
    const nn::Vector both = -1.5 * xt::ones<double>({m * n});
    return {{select, places, nn::Activation::threshold},
            {pairs, both, nn::Activation::threshold},
            {heights, {0}, nn::Activation::identity}};
}

// By what the sums look like: k steps have k jumps and are flat between them, k hinges have k corners.
int fewest_neurons(Target target, nn::Activation g) {
    const bool steps = g == nn::Activation::threshold;
    const bool hinges = g == nn::Activation::relu;
    if (!steps && !hinges && g != nn::Activation::sigmoid && g != nn::Activation::tanh)
        throw std::invalid_argument("not asked about");
    switch (target) {
        case Target::constant:
            return 0;
        case Target::step:
            return steps ? 1 : never;
        case Target::bump:
            return steps ? 2 : never;
        case Target::line:
        case Target::ramp:
            return hinges ? 1 : never;
        case Target::hat:
            return hinges ? 2 : never;
        case Target::parabola:
            return never;
    }
    return never;
}

}  // namespace student
