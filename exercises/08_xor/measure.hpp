#pragma once
// How the checks judge neurons and networks, of which many are right: they compute with them. Nothing here is needed to solve
// the exercise.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "subject/test.hpp"
#include "xor.hpp"

namespace measure {

inline constexpr std::size_t most_layers = 10;
inline constexpr std::size_t most_neurons = 100;
/// What is allowed: so many times eps.
inline constexpr double allowance = 1.01;

inline constexpr double corners[4][2] = {{1, 1}, {-1, 1}, {-1, -1}, {1, -1}};

inline double sigmoid(double z) {
    return 1 / (1 + std::exp(-z));
}

/// w . z + b; the weight has two entries.
inline double value(const student::Neuron& neuron, double z1, double z2) {
    return neuron.weight(0) * z1 + neuron.weight(1) * z2 + neuron.bias;
}

inline bool is_finite(const student::Neuron& neuron) {
    return std::isfinite(neuron.bias) &&
           std::all_of(neuron.weight.begin(), neuron.weight.end(), [](double w) { return std::isfinite(w); });
}

/// How far a neuron's g is from 1 in its corner and from 0 in the others, at worst. w . z + b is linear in z, so its extremes
/// over the z of a corner are among the four ends.
inline double worst_in_corners(const student::Neuron& neuron, student::Corner corner) {
    double worst = 0;
    for (int i = 0; i < 4; ++i) {
        const double wanted = i == static_cast<int>(corner) ? 1 : 0;
        for (const double size1 : {std::tanh(2.5), 1.0}) {
            for (const double size2 : {std::tanh(2.5), 1.0}) {
                const double g = sigmoid(value(neuron, size1 * corners[i][0], size2 * corners[i][1]));
                worst = std::max(worst, std::abs(g - wanted));
            }
        }
    }
    return worst;
}

/// Asks that a distance from what is wanted is at most eps: the finding shows the distance, and eps.
inline void check_near(double worst, double eps) {
    CHECK_THAT(worst, AtMost(eps, allowance));
}

inline void check_corner(const student::Neuron& got, student::Corner corner, double eps) {
    {
        INFO("the shape of the weight");
        REQUIRE_THAT(got.weight, HasShape(2));
    }
    {
        INFO("whether weight and bias are finite numbers");
        REQUIRE_THAT(is_finite(got), Is(true));
    }
    INFO("how far g is from 1 in its corner, or from 0 in another one, at worst: at most eps");
    check_near(worst_in_corners(got, corner), eps);
}

inline void check_output(const student::Output& got, double eps) {
    {
        INFO("whether c and b3 are finite numbers");
        REQUIRE_THAT(std::isfinite(got.c) && std::isfinite(got.b3), Is(true));
    }
    const auto f = [&](double sum) { return sigmoid(got.c * sum + got.c * got.b3); };
    {
        INFO("how far f is from 1 where g1 + g2 is between 0.9 and 1.1, at worst: at most eps");
        check_near(1 - std::min(f(0.9), f(1.1)), eps);
    }
    INFO("how far f is from 0 where g1 + g2 is between 0 and 0.2, at worst: at most eps");
    check_near(std::max(f(0), f(0.2)), eps);
}

/// Whether layers take two inputs, fit each other, give one output, and are no more than the contract allows.
inline bool fits(const std::vector<nn::Dense>& layers) {
    std::size_t in = 2;
    for (const nn::Dense& layer : layers) {
        if (layer.weight.shape(1) != in || layer.weight.shape(0) != layer.bias.size()) return false;
        in = layer.bias.size();
        if (in > most_neurons) return false;
        if (static_cast<int>(layer.activation) < 0 ||
            static_cast<int>(layer.activation) > static_cast<int>(nn::Activation::leaky_relu))
            return false;
    }
    return in == 1 && !layers.empty() && layers.size() <= most_layers;
}

inline bool is_finite(const std::vector<nn::Dense>& layers) {
    const auto all_finite = [](const double* numbers, std::size_t count) {
        return std::all_of(numbers, numbers + count, [](double number) { return std::isfinite(number); });
    };
    return std::all_of(layers.begin(), layers.end(), [&](const nn::Dense& layer) {
        return all_finite(layer.weight.data(), layer.weight.size()) &&
               all_finite(layer.bias.data(), layer.bias.size());
    });
}

/// The output for one point, by the definition.
inline double output(const std::vector<nn::Dense>& layers, double x1, double x2) {
    std::vector<double> a = {x1, x2};
    for (const nn::Dense& layer : layers) {
        std::vector<double> next(layer.bias.size());
        for (std::size_t k = 0; k < next.size(); ++k) {
            next[k] = layer.bias(k);
            for (std::size_t j = 0; j < a.size(); ++j) next[k] += layer.weight(k, j) * a[j];
            next[k] = nn::apply(layer.activation, next[k]);
        }
        a = next;
    }
    return a[0];
}

/// The points are the rows of x. What cannot be computed with does not end the check: naming wants its other calls too.
inline void check_network(const std::vector<nn::Dense>& got, const nn::Matrix& x, double eps) {
    if (got.empty() || got.size() > most_layers) {
        INFO("the number of layers, which is to be between 1 and 10");
        CHECK_THAT(got.size(), Is(std::size_t{got.empty() ? 1 : most_layers}));
        return;
    }
    if (!fits(got)) {
        INFO("whether the layers take two inputs, fit each other, and give one output");
        CHECK_THAT(false, Is(true));
        return;
    }
    if (!is_finite(got)) {
        INFO("whether weights and biases are finite numbers");
        CHECK_THAT(false, Is(true));
        return;
    }
    double worst = 0;
    std::size_t at = 0;
    for (std::size_t i = 0; i < x.shape(0); ++i) {
        const double wanted = x(i, 0) * x(i, 1) > 0 ? 1 : 0;
        const double off = std::abs(output(got, x(i, 0), x(i, 1)) - wanted);
        if (off <= worst) continue;
        worst = off;  // NaN too
        at = i;
        if (std::isnan(off)) break;
    }
    INFO("how far the output is from the label, at worst, which is at x = (" << x(at, 0) << ", " << x(at, 1)
                                                                             << "): at most eps");
    check_near(worst, eps);
}

/// How many corners a neuron gets right. A value within rounding of 0, and not 0, is right for either label.
inline int right_corners(student::Neuron neuron, const std::vector<int>& labels) {
    const double largest =
        std::max({std::abs(neuron.weight(0)), std::abs(neuron.weight(1)), std::abs(neuron.bias)});
    if (largest > 0) {  // without its scale, so that no sum overflows
        for (double& w : neuron.weight) w /= largest;
        neuron.bias /= largest;
    }
    int right = 0;
    for (int i = 0; i < 4; ++i) {
        const double f = value(neuron, corners[i][0], corners[i][1]);
        const double size = std::abs(neuron.weight(0)) + std::abs(neuron.weight(1)) + std::abs(neuron.bias);
        const bool is_near = f != 0 && std::abs(f) <= 1e-13 * size;
        right += is_near || labels[i] == (f >= 0 ? 1 : 0) ? 1 : 0;
    }
    return right;
}

inline void check_best(const student::Neuron& got, const std::vector<int>& labels) {
    {
        INFO("the shape of the weight");
        REQUIRE_THAT(got.weight, HasShape(2));
    }
    {
        INFO("whether weight and bias are finite numbers");
        REQUIRE_THAT(is_finite(got), Is(true));
    }
    const bool is_xor = labels[0] == labels[2] && labels[1] == labels[3] && labels[0] != labels[1];
    INFO("how many corners your neuron gets right");
    CHECK_THAT(right_corners(got, labels), Is(is_xor ? 3 : 4));
}

// Diagnosis compares what answers do, not their weights. What the largest eps allows is taken for 0 or 1 itself.

inline double rounded(double output) {
    if (std::abs(output) <= allowance * 0.1) return 0;
    if (std::abs(output - 1) <= allowance * 0.1) return 1;
    return output;
}

inline nn::Vector canonical(const student::Neuron& neuron) {
    if (neuron.weight.size() != 2) return neuron.weight;
    nn::Vector outputs = nn::Vector::from_shape({16});
    std::size_t i = 0;
    for (const auto& corner : corners) {
        for (const double size1 : {std::tanh(2.5), 1.0}) {
            for (const double size2 : {std::tanh(2.5), 1.0})
                outputs(i++) = rounded(sigmoid(value(neuron, size1 * corner[0], size2 * corner[1])));
        }
    }
    return outputs;
}

inline nn::Vector canonical(const student::Output& output) {
    nn::Vector outputs = nn::Vector::from_shape({4});
    std::size_t i = 0;
    for (const double sum : {0.0, 0.2, 0.9, 1.1})
        outputs(i++) = rounded(sigmoid(output.c * sum + output.c * output.b3));
    return outputs;
}

struct Form {
    std::vector<std::size_t> sizes;  ///< of all layers, if they do not fit each other
    nn::Vector outputs;
};

inline Form canonical(const std::vector<nn::Dense>& layers) {
    Form form{{}, nn::Vector::from_shape({36})};
    form.outputs.fill(-1);
    if (!fits(layers)) {
        for (const auto& layer : layers) {
            for (const std::size_t size : {layer.weight.shape(0), layer.weight.shape(1), layer.bias.size()})
                form.sizes.push_back(size);
        }
        return form;
    }
    std::size_t i = 0;
    for (const auto& corner : corners) {
        for (const double size1 : {0.25, 1.0, 3.0}) {
            for (const double size2 : {0.25, 1.0, 3.0})
                form.outputs(i++) = rounded(output(layers, size1 * corner[0], size2 * corner[1]));
        }
    }
    return form;
}

/// What a neuron says in the corners.
inline std::vector<int> said(const student::Neuron& neuron) {
    std::vector<int> labels;
    for (const auto& corner : corners) {
        if (neuron.weight.size() == 2) labels.push_back(value(neuron, corner[0], corner[1]) >= 0 ? 1 : 0);
    }
    return labels;
}

[[maybe_unused]] inline const bool corners_compared =
    subject::corner_neuron.compare_as([](const student::Neuron& neuron) { return canonical(neuron); });
[[maybe_unused]] inline const bool outputs_compared =
    subject::xor_smooth.compare_as([](const student::Output& output) { return canonical(output); });
[[maybe_unused]] inline const bool networks_compared =
    subject::xor_network.compare_as([](const std::vector<nn::Dense>& layers) { return canonical(layers); });
[[maybe_unused]] inline const bool neurons_compared =
    subject::best_single_neuron.compare_as([](const student::Neuron& neuron) { return said(neuron); });

}  // namespace measure
