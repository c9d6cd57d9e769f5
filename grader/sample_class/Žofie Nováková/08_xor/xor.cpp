#include "xor.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <nn/activation.hpp>
#include <stdexcept>
#include <vector>

namespace student {

namespace {

// Steep enough for every eps; a network of hard neurons on x itself; the single neuron by cases.

constexpr std::array<double, 4> side1 = {1, -1, -1, 1};
constexpr std::array<double, 4> side2 = {1, 1, -1, -1};

void check(const std::vector<int>& labels) {
    const auto is_label = [](int label) { return label == 0 || label == 1; };
    if (labels.size() != 4 || !std::all_of(labels.begin(), labels.end(), is_label))
        throw std::invalid_argument("four labels, each 0 or 1");
}

Neuron make(double w1, double w2, double b) {
    Neuron neuron;
    neuron.weight = nn::Vector{w1, w2};
    neuron.bias = b;
    return neuron;
}

}  // namespace

nn::Matrix squash(const nn::Matrix& x) {
    nn::Matrix z = nn::Matrix::from_shape({x.shape(0), x.shape(1)});
    for (std::size_t i = 0; i < x.shape(0); ++i)
        for (std::size_t j = 0; j < x.shape(1); ++j) z(i, j) = std::tanh(10 * x(i, j));
    return z;
}

Neuron corner_neuron(Corner corner, double /*eps*/) {
    const auto i = static_cast<std::size_t>(corner);
    return make(50 * side1[i], 50 * side2[i], -50);
}

std::vector<int> xor_hard(const nn::Matrix& x) {
    if (x.shape(1) != 2) throw std::invalid_argument("points have two coordinates");
    std::vector<int> labels(x.shape(0), 0);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const bool right = x(i, 0) > 0;
        const bool upper = x(i, 1) > 0;
        labels[i] = right == upper ? 1 : 0;
    }
    return labels;
}

Output xor_smooth(double /*eps*/) {
    return {100, -0.55};
}

std::vector<nn::Dense> xor_network(double /*eps*/) {
    // right and upper; both, and neither; one of these
    const nn::Dense sides{{{1, 0}, {0, 1}}, {0, 0}, nn::Activation::threshold};
    const nn::Dense corners{{{1, 1}, {-1, -1}}, {-1.5, 0.5}, nn::Activation::threshold};
    const nn::Dense either{nn::Matrix{{1, 1}}, nn::Vector{-0.5}, nn::Activation::threshold};
    return {sides, corners, either};
}

int corners_right(const Neuron& neuron, const std::vector<int>& labels) {
    check(labels);
    if (neuron.weight.size() != 2) throw std::invalid_argument("two weights");
    const nn::Matrix corners = {{1, 1}, {-1, 1}, {-1, -1}, {1, -1}};
    const nn::Vector f = nn::matmul(corners, neuron.weight);
    int right = 0;
    for (std::size_t i = 0; i < 4; ++i) right += nn::threshold(f(i) + neuron.bias) == labels[i] ? 1 : 0;
    return right;
}

Neuron best_single_neuron(const std::vector<int>& labels) {
    check(labels);
    const auto ones = std::count(labels.begin(), labels.end(), 1);
    if (ones == 0) return make(0, 0, -1);
    if (ones == 4) return make(0, 0, 1);
    const auto first = [&](int label) {
        return static_cast<std::size_t>(std::find(labels.begin(), labels.end(), label) - labels.begin());
    };
    if (ones == 3) {
        const std::size_t zero = first(0);
        return make(-side1[zero], -side2[zero], 1);
    }
    const std::size_t one = first(1);
    if (ones == 2) {
        double w1 = 0, w2 = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            w1 += labels[i] * side1[i];
            w2 += labels[i] * side2[i];
        }
        if (w1 != 0 || w2 != 0) return make(w1, w2, 0);  // neighbours
    }
    return make(side1[one], side2[one], -1);
}

Answer predict(Question question) {
    using enum Answer;
    constexpr Answer answers[] = {three,       four, two,  two, lower_left, lower_left,  upper_right, lower_right,
                                  two,         four, none, one, four,       upper_right, one};
    return answers[static_cast<std::size_t>(question)];
}

}  // namespace student
