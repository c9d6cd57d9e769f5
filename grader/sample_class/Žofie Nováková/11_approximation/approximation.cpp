#include "approximation.hpp"

#include <cmath>
#include <stdexcept>

namespace student {

namespace {

constexpr double steep = 40;  // sigmoid(-40 / 2) is 2e-9

}  // namespace

nn::Vector evaluate(const Network& network, const nn::Vector& x) {
    const auto [w, b, u, c, g] = network;
    if (w.size() != b.size() || b.size() != u.size()) throw nn::ShapeError("w, b and u");
    nn::Matrix z = nn::outer(x, w);
    for (std::size_t p = 0; p < x.size(); ++p)
        for (std::size_t i = 0; i < w.size(); ++i) z(p, i) += b(i);
    nn::Vector y = nn::matmul(nn::apply(g, z), u);
    for (double& value : y) value += c;
    return y;
}

// Two sigmoids, a hundredth of the width each to climb.
Network bump(double a, double b, double height) {
    if (!(a < b)) throw std::invalid_argument("a is not below b");
    const double w = steep * 20 / (b - a);
    return {{w, w}, {-w * a, -w * b}, {height, -height}, 0, nn::Activation::sigmoid};
}

// tanh from -1 to 1: half the height each.
Network staircase(const nn::Vector& levels) {
    const std::size_t n = levels.size();
    if (n == 0) throw std::invalid_argument("no levels");
    Network network{nn::Vector::from_shape({n - 1}), nn::Vector::from_shape({n - 1}), nn::Vector::from_shape({n - 1}),
                    (levels(0) + levels(n - 1)) / 2, nn::Activation::tanh};
    const double w = steep * 20 * static_cast<double>(n);
    for (std::size_t i = 0; i + 1 < n; ++i) {
        network.w(i) = w;
        network.b(i) = -w * static_cast<double>(i + 1) / static_cast<double>(n);
        network.u(i) = (levels(i + 1) - levels(i)) / 2;
    }
    return network;
}

std::size_t steps_needed(double lipschitz, double eps) {
    if (std::isnan(lipschitz) || std::isnan(eps) || eps <= 0 || lipschitz < 0) throw std::invalid_argument("L or eps");
    std::size_t n = static_cast<std::size_t>(lipschitz / eps);
    if (static_cast<double>(n) < lipschitz / eps) ++n;
    return n == 0 ? 1 : n;
}

// Relu hinges: f itself.
Network approximate(const nn::Vector& samples, double eps) {
    if (samples.size() == 0 || std::isnan(eps) || eps <= 0) throw std::invalid_argument("samples or eps");
    const std::size_t n = samples.size() - 1;
    Network network{xt::ones<double>({n}), xt::zeros<double>({n}), xt::zeros<double>({n}), samples(0),
                    nn::Activation::relu};
    double before = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const double slope = (samples(i + 1) - samples(i)) * static_cast<double>(n);
        network.b(i) = -static_cast<double>(i) / static_cast<double>(n);
        network.u(i) = slope - before;
        before = slope;
    }
    return network;
}

std::vector<nn::Dense> plateau(const nn::Vector& low, const nn::Vector& high, double height) {
    if (low.size() != 2 || high.size() != 2 || !(low(0) < high(0)) || !(low(1) < high(1)))
        throw std::invalid_argument("no rectangle");
    const double w1 = steep * 20 / (high(0) - low(0));
    const double w2 = steep * 20 / (high(1) - low(1));
    return {{{{w1, 0}, {-w1, 0}, {0, w2}, {0, -w2}},
             {-w1 * low(0), w1 * high(0), -w2 * low(1), w2 * high(1)},
             nn::Activation::sigmoid},
            {{{steep, steep, steep, steep}}, {-3.5 * steep}, nn::Activation::sigmoid},
            {{{height}}, {0}, nn::Activation::identity}};
}

// m + n steps in the first layer; in the second, (i, j) is 1 where x_1 >= i/m and x_2 >= j/n, and adds what is missing.
std::vector<nn::Dense> surface(const nn::Matrix& levels) {
    const std::size_t m = levels.shape(0);
    const std::size_t n = levels.shape(1);
    if (levels.size() == 0) throw std::invalid_argument("no levels");
    const nn::Activation g = nn::Activation::threshold;
    nn::Dense steps{xt::zeros<double>({m + n, std::size_t{2}}), xt::zeros<double>({m + n}), g};
    for (std::size_t i = 0; i < m; ++i) {
        steps.weight(i, 0) = static_cast<double>(m);
        steps.bias(i) = -static_cast<double>(i);
    }
    for (std::size_t j = 0; j < n; ++j) {
        steps.weight(m + j, 1) = static_cast<double>(n);
        steps.bias(m + j) = -static_cast<double>(j);
    }
    nn::Dense corners{xt::zeros<double>({m * n, m + n}), -1.5 * xt::ones<double>({m * n}), g};
    nn::Dense out{xt::zeros<double>({std::size_t{1}, m * n}), {0}, nn::Activation::identity};
    const auto level = [&](std::size_t i, std::size_t j) { return i == 0 || j == 0 ? 0.0 : levels(i - 1, j - 1); };
    for (std::size_t i = 0; i < m; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            corners.weight(i * n + j, i) = 1;
            corners.weight(i * n + j, m + j) = 1;
            out.weight(0, i * n + j) = level(i + 1, j + 1) - level(i, j + 1) - level(i + 1, j) + level(i, j);
        }
    }
    return {steps, corners, out};
}

int fewest_neurons(Target target, nn::Activation g) {
    switch (g) {
        case nn::Activation::threshold:
            if (target == Target::step) return 1;
            if (target == Target::bump) return 2;
            break;
        case nn::Activation::relu:
            if (target == Target::line || target == Target::ramp) return 1;
            if (target == Target::hat) return 2;
            break;
        case nn::Activation::sigmoid:
        case nn::Activation::tanh: break;
        default: throw std::invalid_argument("not asked about");
    }
    return target == Target::constant ? 0 : never;
}

}  // namespace student
