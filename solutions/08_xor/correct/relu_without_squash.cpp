// No squash: |x1 + x2| - |x1 - x2| is twice the smaller of |x1| and |x2|, with the sign of their product, and four relu neurons
// make it. Uneven weights elsewhere, and the single neuron by the mean of the labels.
#include <cmath>
#include <stdexcept>

#include "xor.hpp"

namespace student {
namespace {

double logit(double eps) {
    return std::log((1 - eps) / eps);
}

constexpr double corners[4][2] = {{1, 1}, {-1, 1}, {-1, -1}, {1, -1}};

void require(bool good) {
    if (!good) throw std::invalid_argument("four labels of 0 or 1, and two weights");
}

void require_labels(const std::vector<int>& labels) {
    require(labels.size() == 4);
    for (const int label : labels) require(label == 0 || label == 1);
}

}  // namespace

nn::Matrix squash(const nn::Matrix& x) {
    nn::Matrix z = x;
    for (double& entry : z) entry = 1 - 2 / (std::exp(20 * entry) + 1);  // another form of tanh
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (std::abs(x.data()[i]) < 1e-3)
            z.data()[i] = std::tanh(10 * x.data()[i]);  // where that one cancels
    }
    return z;
}

Neuron corner_neuron(Corner corner, double eps) {
    const double* direction = corners[static_cast<int>(corner)];
    const double t = 4 * logit(eps);
    return {{1.2 * t * direction[0], 0.9 * t * direction[1]}, -1.2 * t};
}

std::vector<int> xor_hard(const nn::Matrix& x) {
    if (x.shape(1) != 2) throw nn::ShapeError("xor_hard wants two columns");
    std::vector<int> labels;
    for (std::size_t i = 0; i < x.shape(0); ++i) labels.push_back(x(i, 0) * x(i, 1) >= 0);
    return labels;
}

Output xor_smooth(double eps) {
    return {20 * logit(eps), -0.62};
}

std::vector<nn::Dense> xor_network(double eps) {
    const double t = 2 * logit(eps);
    return {{{{1, 1}, {-1, -1}, {1, -1}, {-1, 1}}, {0, 0, 0, 0}, nn::Activation::relu},
            {{{t, t, -t, -t}}, {0}, nn::Activation::sigmoid}};
}

int corners_right(const Neuron& neuron, const std::vector<int>& labels) {
    require_labels(labels);
    require(neuron.weight.size() == 2);
    int right = 0;
    for (int i = 0; i < 4; ++i) {
        const double f = neuron.weight(0) * corners[i][0] + neuron.weight(1) * corners[i][1] + neuron.bias;
        right += (f < 0) == (labels[i] == 0);
    }
    return right;
}

Neuron best_single_neuron(const std::vector<int>& labels) {
    require_labels(labels);
    Neuron neuron{{0, 0}, 0};
    for (int i = 0; i < 4; ++i) {
        const double sign = 2 * labels[i] - 1;
        neuron.weight(0) += sign * corners[i][0];
        neuron.weight(1) += sign * corners[i][1];
        neuron.bias += sign;
    }
    if (neuron.weight(0) == 0 && neuron.weight(1) == 0 && neuron.bias == 0)  // XOR: one corner of the ones
        return labels[0] == 1 ? Neuron{{1, 1}, -1} : Neuron{{-1, 1}, -1};
    return neuron;
}

Answer predict(Question question) {
    constexpr Answer answers[] = {
        Answer::three,      Answer::four,        Answer::two,         Answer::two,         Answer::lower_left,
        Answer::lower_left, Answer::upper_right, Answer::lower_right, Answer::two,         Answer::four,
        Answer::none,       Answer::one,         Answer::four,        Answer::upper_right, Answer::one};
    return answers[static_cast<int>(question)];
}

}  // namespace student
