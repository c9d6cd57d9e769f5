// The perceptron on points with a 1 behind them, always with the point that is worst; expressions of xtensor.
#include <algorithm>
#include <nn/activation.hpp>
#include <nn/neuron.hpp>
#include <stdexcept>

#include "separation.hpp"

namespace student {
namespace {

void require_labels(const nn::Matrix& points, const std::vector<int>& labels) {
    const auto is_label = [](int label) { return label == 0 || label == 1; };
    if (labels.size() != points.shape(0) || !std::all_of(labels.begin(), labels.end(), is_label))
        throw std::invalid_argument("a label of 0 or 1 for each point");
}

/// +1 or -1 for each point.
nn::Vector signs_of(const std::vector<int>& labels) {
    nn::Vector signs = nn::Vector::from_shape({labels.size()});
    for (std::size_t i = 0; i < labels.size(); ++i) signs(i) = 2 * labels[i] - 1;
    return signs;
}

nn::Vector values(const nn::Matrix& points, const nn::Hyperplane& plane) {
    return nn::matmul(points, plane.weight) + plane.bias;
}

}  // namespace

std::vector<int> classify(const nn::Matrix& points, const nn::Hyperplane& plane) {
    const nn::Vector decided = nn::threshold(values(points, plane));
    return {decided.begin(), decided.end()};
}

bool separates(const nn::Matrix& points, const std::vector<int>& labels, const nn::Hyperplane& plane) {
    require_labels(points, labels);
    return classify(points, plane) == labels;
}

double margin(const nn::Matrix& points, const std::vector<int>& labels, const nn::Hyperplane& plane) {
    require_labels(points, labels);
    const nn::Vector f = values(points, plane);
    const double length = nn::norm(plane.weight);
    if (length == 0 || f.size() == 0) throw std::invalid_argument("no margin");
    const nn::Vector clearances = f * signs_of(labels) / length;
    return *std::min_element(clearances.begin(), clearances.end());
}

nn::Hyperplane perceptron_step(const nn::Vector& x, int label, const nn::Hyperplane& plane) {
    if (label != 0 && label != 1) throw std::invalid_argument("a label is 0 or 1");
    const double error = label - nn::neuron(x, plane.weight, plane.bias, nn::Activation::threshold);
    return {plane.weight + error * x, plane.bias + error};
}

nn::Hyperplane find_separating_hyperplane(const nn::Matrix& points, const std::vector<int>& labels) {
    require_labels(points, labels);
    nn::Hyperplane plane{xt::zeros<double>({points.shape(1)}), 0};
    const nn::Vector signs = signs_of(labels);
    for (std::size_t steps = 0; steps <= enough_steps; ++steps) {
        if (separates(points, labels, plane)) return plane;
        const nn::Vector right = values(points, plane) * signs;
        // The least of those that are not strictly right: on the hyperplane only zeros are wrong.
        std::size_t worst = labels.size();
        for (std::size_t i = 0; i < labels.size(); ++i) {
            if (right(i) > 0 || (right(i) == 0 && labels[i] == 1)) continue;
            if (worst == labels.size() || right(i) < right(worst)) worst = i;
        }
        plane = perceptron_step(xt::view(points, worst, xt::all()), labels[worst], plane);
    }
    throw std::invalid_argument("not separable");
}

bool is_separable(const nn::Matrix& points, const std::vector<int>& labels) {
    require_labels(points, labels);
    try {
        return separates(points, labels, find_separating_hyperplane(points, labels));
    } catch (const std::invalid_argument&) {
        return false;
    }
}

bool looks_separable(Picture picture) {
    switch (picture) {
        case Picture::clouds:
        case Picture::far_off:
        case Picture::not_both:
        case Picture::beside:
        case Picture::pair:
            return true;
        default:
            return false;
    }
}

}  // namespace student
