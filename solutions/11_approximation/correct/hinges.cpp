// relu hinges throughout: slopes for jumps, the broken line itself for the approximation, min(x1, x2) for AND.
#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

#include "approximation.hpp"

namespace student {
namespace {

nn::Vector vector_of(const std::vector<double>& values) {
    nn::Vector v = nn::Vector::from_shape({values.size()});
    std::copy(values.begin(), values.end(), v.begin());
    return v;
}

/// A hinge at each corner: the slope changes by so much there.
Network hinges(const std::vector<std::pair<double, double>>& corners, double c) {
    std::vector<double> w, b, u;
    for (const auto& [at, change] : corners) {
        w.push_back(1);
        b.push_back(-at);
        u.push_back(change);
    }
    return {vector_of(w), vector_of(b), vector_of(u), c, nn::Activation::relu};
}

/// Climbs by `height` between t - width and t + width.
void climb(std::vector<std::pair<double, double>>& corners, double t, double width, double height) {
    corners.emplace_back(t - width, height / (2 * width));
    corners.emplace_back(t + width, -height / (2 * width));
}

}  // namespace

nn::Vector evaluate(const Network& network, const nn::Vector& x) {
    if (network.w.size() != network.u.size() || network.b.size() != network.u.size()) {
        throw nn::shape_error("evaluate", nn::shape_of(network.w), nn::shape_of(network.u),
                              "one entry a neuron");
    }
    const nn::Matrix z = nn::outer(x, network.w) + network.b;
    return nn::matmul(nn::apply(network.g, z), network.u) + network.c;
}

Network bump(double a, double b, double height) {
    if (a >= b) throw std::invalid_argument("a is not left of b");
    std::vector<std::pair<double, double>> corners;
    climb(corners, a, (b - a) / 50, height);
    climb(corners, b, (b - a) / 50, -height);
    return hinges(corners, 0);
}

Network staircase(const nn::Vector& levels) {
    if (levels.size() == 0) throw std::invalid_argument("no levels");
    const auto n = static_cast<double>(levels.size());
    std::vector<std::pair<double, double>> corners;
    for (std::size_t i = 1; i < levels.size(); ++i)
        climb(corners, static_cast<double>(i) / n, 1 / (25 * n), levels(i) - levels(i - 1));
    return hinges(corners, levels(0));
}

std::size_t steps_needed(double lipschitz, double eps) {
    if (!(eps > 0) || !(lipschitz >= 0)) throw std::invalid_argument("eps or L");
    return static_cast<std::size_t>(std::ceil(std::max(1.0, lipschitz / eps)));
}

// The broken line itself, whatever eps.
Network approximate(const nn::Vector& samples, double eps) {
    if (samples.size() == 0) throw std::invalid_argument("no samples");
    if (std::isnan(eps) || eps <= 0) throw std::invalid_argument("eps is not positive");
    const auto n = static_cast<double>(samples.size() - 1);
    std::vector<std::pair<double, double>> corners;
    double slope = 0;
    for (std::size_t i = 0; i + 1 < samples.size(); ++i) {
        const double next = (samples(i + 1) - samples(i)) * n;
        if (next != slope) corners.emplace_back(static_cast<double>(i) / n, next - slope);
        slope = next;
    }
    return hinges(corners, samples(0));
}

// Both coordinates through a trapezoid of hinges that is 1 inside, then relu(t1 + t2 - 1).
std::vector<nn::Dense> plateau(const nn::Vector& low, const nn::Vector& high, double height) {
    if (low.size() != 2 || high.size() != 2 || low(0) >= high(0) || low(1) >= high(1))
        throw std::invalid_argument("no rectangle");
    nn::Matrix select = xt::zeros<double>({8, 2});
    nn::Vector bias = xt::zeros<double>({8});
    nn::Matrix add = xt::zeros<double>({1, 8});
    for (std::size_t i = 0; i < 2; ++i) {
        const Network trapezoid = bump(low(i), high(i), 1);
        for (std::size_t k = 0; k < 4; ++k) {
            select(4 * i + k, i) = 1;
            bias(4 * i + k) = trapezoid.b(k);
            add(0, 4 * i + k) = trapezoid.u(k);
        }
    }
    return {{select, bias, nn::Activation::relu},
            {add, {-1}, nn::Activation::relu},
            {{{height}}, {0}, nn::Activation::identity}};
}

// A staircase along x1 for each column, all in one layer of relus, let through where x2 is in its column: the second layer
// has for each column relu(stairs + B gate - B) and the same of the negative stairs, B more than any level.
std::vector<nn::Dense> surface(const nn::Matrix& levels) {
    const std::size_t m = levels.shape(0);
    const std::size_t n = levels.shape(1);
    if (m * n == 0) throw std::invalid_argument("no levels");
    double most = 1;
    for (const double level : levels) most = std::max(most, std::abs(level) + 1);

    std::vector<std::pair<std::size_t, double>> first;  // which coordinate, where the hinge is
    std::map<std::pair<std::size_t, double>, std::size_t> places;
    const auto hinge = [&](std::size_t coordinate, double at) {
        const auto [found, is_new] = places.try_emplace({coordinate, at}, first.size());
        if (is_new) first.emplace_back(coordinate, at);
        return found->second;
    };
    struct Term {
        std::size_t row, neuron;
        double weight;
    };
    std::vector<Term> terms;
    nn::Vector bias = xt::zeros<double>({2 * n});
    nn::Matrix last = xt::zeros<double>({std::size_t{1}, 2 * n});
    for (std::size_t j = 0; j < n; ++j) {
        nn::Vector column = nn::Vector::from_shape({m});
        for (std::size_t i = 0; i < m; ++i) column(i) = levels(i, j);
        const Network stairs = staircase(column);
        const Network gate = bump(static_cast<double>(j) / static_cast<double>(n),
                                  static_cast<double>(j + 1) / static_cast<double>(n), 2 * most);
        for (const double sign : {1.0, -1.0}) {
            const std::size_t row = 2 * j + (sign > 0 ? 0 : 1);
            for (std::size_t k = 0; k < stairs.u.size(); ++k)
                terms.push_back({row, hinge(0, stairs.b(k)), sign * stairs.u(k)});
            for (std::size_t k = 0; k < gate.u.size(); ++k)
                terms.push_back({row, hinge(1, gate.b(k)), gate.u(k)});
            bias(row) = sign * stairs.c - 2 * most;
            last(0, row) = sign;
        }
    }
    nn::Matrix select = xt::zeros<double>({first.size(), std::size_t{2}});
    nn::Vector at = nn::Vector::from_shape({first.size()});
    for (std::size_t k = 0; k < first.size(); ++k) {
        select(k, first[k].first) = 1;
        at(k) = first[k].second;
    }
    nn::Matrix mix = xt::zeros<double>({2 * n, first.size()});
    for (const Term& term : terms) mix(term.row, term.neuron) += term.weight;
    return {{select, at, nn::Activation::relu},
            {mix, bias, nn::Activation::relu},
            {last, {0}, nn::Activation::identity}};
}

int fewest_neurons(Target target, nn::Activation g) {
    static const std::map<nn::Activation, std::map<Target, int>> possible = {
        {nn::Activation::threshold, {{Target::constant, 0}, {Target::step, 1}, {Target::bump, 2}}},
        {nn::Activation::relu,
         {{Target::constant, 0}, {Target::line, 1}, {Target::ramp, 1}, {Target::hat, 2}}},
        {nn::Activation::sigmoid, {{Target::constant, 0}}},
        {nn::Activation::tanh, {{Target::constant, 0}}}};
    const auto of_kind = possible.find(g);
    if (of_kind == possible.end()) throw std::invalid_argument("not asked about");
    const auto found = of_kind->second.find(target);
    return found == of_kind->second.end() ? never : found->second;
}

}  // namespace student
