// Steep sigmoids throughout: staircases as sums of bumps, steps by levels of the function's range, plateaus as a soft AND.
#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "approximation.hpp"

namespace student {
namespace {

class Builder {
  public:
    /// From 0 to `height` at x = t, steep: within 1/steepness.
    void step(double t, double steepness, double height) {
        w_.push_back(30 * steepness);
        b_.push_back(-30 * steepness * t);
        u_.push_back(height);
    }

    [[nodiscard]] Network network(double c) const {
        return {vector(w_), vector(b_), vector(u_), c, nn::Activation::sigmoid};
    }

  private:
    static nn::Vector vector(const std::vector<double>& values) {
        nn::Vector v = nn::Vector::from_shape({values.size()});
        std::copy(values.begin(), values.end(), v.begin());
        return v;
    }
    std::vector<double> w_, b_, u_;
};

double logistic(double z) {
    return 1 / (1 + std::exp(-z));
}

}  // namespace

nn::Vector evaluate(const Network& network, const nn::Vector& x) {
    const std::size_t k = network.w.size();
    if (network.b.size() != k || network.u.size() != k)
        throw std::invalid_argument("w, b and u differ in size");
    nn::Vector y = xt::zeros<double>({x.size()});
    for (std::size_t i = 0; i < k; ++i) {
        const nn::Vector z = network.w(i) * x + network.b(i);
        y += network.u(i) * nn::apply(network.g, z);
    }
    return y + network.c;
}

Network bump(double a, double b, double height) {
    if (!(a < b)) throw std::invalid_argument("a is not left of b");
    Builder builder;
    builder.step(a, 20 / (b - a), height);
    builder.step(b, 20 / (b - a), -height);
    return builder.network(0);
}

Network staircase(const nn::Vector& levels) {
    if (levels.size() == 0) throw std::invalid_argument("no levels");
    const auto n = static_cast<double>(levels.size());
    Builder builder;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        builder.step(static_cast<double>(i) / n, 20 * n, levels(i));
        builder.step(static_cast<double>(i + 1) / n, 20 * n, -levels(i));
    }
    return builder.network(0);
}

std::size_t steps_needed(double lipschitz, double eps) {
    if (!(eps > 0) || !(lipschitz >= 0)) throw std::invalid_argument("eps or L");
    const double quotient = lipschitz / eps;
    auto n = static_cast<std::size_t>(quotient);
    if (static_cast<double>(n) < quotient) ++n;
    return n == 0 ? 1 : n;
}

// A step wherever f passes a multiple of eps: as many as f's way up and down takes, not equally wide.
Network approximate(const nn::Vector& samples, double eps) {
    if (samples.size() == 0 || !(eps > 0)) throw std::invalid_argument("samples or eps");
    const auto n = static_cast<double>(samples.size() - 1);
    Builder builder;
    double level = samples(0);
    for (std::size_t i = 0; i + 1 < samples.size(); ++i) {
        const double rise = samples(i + 1) - samples(i);
        const double sign = rise < 0 ? -1 : 1;
        // A step of eps in the middle between the level and the next.
        while (sign * (samples(i + 1) - level) > eps / 2) {
            const double x = (static_cast<double>(i) + (level + sign * eps / 2 - samples(i)) / rise) / n;
            builder.step(x, 20 * n * std::abs(rise) / eps, sign * eps);
            level += sign * eps;
        }
    }
    return builder.network(samples(0));
}

std::vector<nn::Dense> plateau(const nn::Vector& low, const nn::Vector& high, double height) {
    if (low.size() != 2 || high.size() != 2) throw std::invalid_argument("not two coordinates");
    nn::Matrix weight = xt::zeros<double>({4, 2});
    nn::Vector bias = xt::zeros<double>({4});
    for (std::size_t i = 0; i < 2; ++i) {
        if (!(low(i) < high(i))) throw std::invalid_argument("low is not below high");
        const double steep = 600 / (high(i) - low(i));
        weight(2 * i, i) = steep;
        bias(2 * i) = -steep * low(i);
        weight(2 * i + 1, i) = -steep;
        bias(2 * i + 1) = steep * high(i);
    }
    const nn::Matrix all = 40 * xt::ones<double>({1, 4});
    // A sigmoid of its own for what it may miss of the height: nothing that counts.
    return {{weight, bias, nn::Activation::sigmoid},
            {all, {-140}, nn::Activation::sigmoid},
            {{{height / logistic(20)}}, {0}, nn::Activation::identity}};
}

std::vector<nn::Dense> surface(const nn::Matrix& levels) {
    const std::size_t m = levels.shape(0);
    const std::size_t n = levels.shape(1);
    if (m == 0 || n == 0) throw std::invalid_argument("no levels");
    nn::Matrix sides = xt::zeros<double>({4 * m * n, std::size_t{2}});
    nn::Vector places = xt::zeros<double>({4 * m * n});
    nn::Matrix both = xt::zeros<double>({m * n, 4 * m * n});
    nn::Vector needs = -140 * xt::ones<double>({m * n});
    nn::Matrix heights = xt::zeros<double>({std::size_t{1}, m * n});
    for (std::size_t cell = 0; cell < m * n; ++cell) {
        const auto low_1 = static_cast<double>(cell / n) / static_cast<double>(m);
        const auto low_2 = static_cast<double>(cell % n) / static_cast<double>(n);
        const std::vector<nn::Dense> layers = plateau(
            {low_1, low_2}, {low_1 + 1 / static_cast<double>(m), low_2 + 1 / static_cast<double>(n)}, 1);
        for (std::size_t k = 0; k < 4; ++k) {
            for (std::size_t i = 0; i < 2; ++i) sides(4 * cell + k, i) = layers[0].weight(k, i);
            places(4 * cell + k) = layers[0].bias(k);
            both(cell, 4 * cell + k) = layers[1].weight(0, k);
        }
        heights(0, cell) = levels(cell / n, cell % n);
    }
    return {{sides, places, nn::Activation::sigmoid},
            {both, needs, nn::Activation::sigmoid},
            {heights, {0}, nn::Activation::identity}};
}

int fewest_neurons(Target target, nn::Activation g) {
    using nn::Activation;
    if (g == Activation::identity || g == Activation::leaky_relu)
        throw std::invalid_argument("not asked about");
    if (target == Target::constant) return 0;
    if (g == Activation::threshold && target == Target::step) return 1;
    if (g == Activation::threshold && target == Target::bump) return 2;
    if (g == Activation::relu && (target == Target::line || target == Target::ramp)) return 1;
    if (g == Activation::relu && target == Target::hat) return 2;
    return never;
}

}  // namespace student
