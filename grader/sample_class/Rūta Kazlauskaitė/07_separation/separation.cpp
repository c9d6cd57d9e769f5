#include "separation.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <vector>

namespace student {

namespace {

double value(const nn::Vector& x, const nn::Hyperplane& plane) {
    double f = plane.bias;
    for (std::size_t j = 0; j < x.size(); ++j) f += plane.weight(j) * x(j);
    return f;
}

int decide(double f) {
    return f >= 0 ? 1 : 0;
}

void check_weight(const nn::Matrix& points, const nn::Hyperplane& plane) {
    if (plane.weight.size() != points.shape(1)) throw std::invalid_argument("the weight does not fit");
}

void check_labels(const nn::Matrix& points, const std::vector<int>& labels) {
    if (labels.size() != points.shape(0)) throw std::invalid_argument("not as many labels as points");
    for (const int label : labels) {
        if (label != 0 && label != 1) throw std::invalid_argument("a label is neither 0 nor 1");
    }
}

}  // namespace

std::vector<int> classify(const nn::Matrix& points, const nn::Hyperplane& plane) {
    check_weight(points, plane);
    std::vector<int> decisions;
    for (std::size_t i = 0; i < points.shape(0); ++i) {
        const nn::Vector x = xt::view(points, i, xt::all());
        decisions.push_back(decide(value(x, plane)));
    }
    return decisions;
}

bool separates(const nn::Matrix& points, const std::vector<int>& labels, const nn::Hyperplane& plane) {
    check_labels(points, labels);
    return classify(points, plane) == labels;
}

double margin(const nn::Matrix& points, const std::vector<int>& labels, const nn::Hyperplane& plane) {
    check_labels(points, labels);
    check_weight(points, plane);
    double squares = 0;
    for (const double w : plane.weight) squares += w * w;
    const double length = std::sqrt(squares);
    if (length == 0) throw std::invalid_argument("w = 0 is no hyperplane");
    if (points.shape(0) == 0) throw std::invalid_argument("no points");
    double smallest = 0;
    for (std::size_t i = 0; i < points.shape(0); ++i) {
        const nn::Vector x = xt::view(points, i, xt::all());
        const double distance = value(x, plane) / length;
        const double clearance = labels[i] == 1 ? distance : -distance;
        if (i == 0 || clearance < smallest) smallest = clearance;
    }
    return smallest;
}

nn::Hyperplane perceptron_step(const nn::Vector& x, int label, const nn::Hyperplane& plane) {
    if (x.size() != plane.weight.size()) throw std::invalid_argument("x does not fit w");
    if (label != 0 && label != 1) throw std::invalid_argument("a label is neither 0 nor 1");
    const int change = label - decide(value(x, plane));
    nn::Hyperplane after = plane;
    for (std::size_t j = 0; j < x.size(); ++j) after.weight(j) += change * x(j);
    return after;
}

nn::Hyperplane find_separating_hyperplane(const nn::Matrix& points, const std::vector<int>& labels) {
    check_labels(points, labels);
    nn::Hyperplane plane;
    plane.weight = xt::zeros<double>({points.shape(1)});
    plane.bias = 0;
    std::size_t steps = 0;
    bool changed = true;
    while (changed) {
        changed = false;
        for (std::size_t i = 0; i < points.shape(0); ++i) {
            const nn::Vector x = xt::view(points, i, xt::all());
            if (decide(value(x, plane)) == labels[i]) continue;
            plane = perceptron_step(x, labels[i], plane);
            plane.bias += labels[i] == 1 ? 1 : -1;
            changed = true;
            ++steps;
            if (steps > enough_steps) throw std::invalid_argument("no hyperplane separates");
        }
    }
    return plane;
}

bool is_separable(const nn::Matrix& points, const std::vector<int>& labels) {
    check_labels(points, labels);
    try {
        find_separating_hyperplane(points, labels);
    } catch (const std::invalid_argument&) {
        return false;
    }
    return true;
}

bool looks_separable(Picture picture) {
    switch (picture) {
        case Picture::clouds: return true;
        case Picture::far_off: return true;
        case Picture::corners: return false;
        case Picture::not_both: return true;
        case Picture::inside: return false;
        case Picture::beside: return true;
        case Picture::row: return false;
        case Picture::twins: return false;
        case Picture::pair: return true;
        case Picture::shells: return false;
    }
    return false;
}

}  // namespace student
