// The dual perceptron: it counts how often each point was wrong, and looks at inner products of points only. It starts with
// the last point, and its steps are a tenth as long.
#include <cmath>
#include <stdexcept>

#include "separation.hpp"

namespace student {
namespace {

constexpr double step = 0.1;

bool fits(const nn::Matrix& points, const std::vector<int>& labels) {
    bool good = labels.size() == points.shape(0);
    for (int label : labels) good = good && (label == 0 || label == 1);
    return good;
}

double sum_of_products(const nn::Matrix& points, std::size_t i, std::size_t k) {
    double sum = 1;  // the constant input of the bias
    for (std::size_t j = 0; j < points.shape(1); ++j) sum += points(i, j) * points(k, j);
    return sum;
}

}  // namespace

std::vector<int> classify(const nn::Matrix& points, const nn::Hyperplane& plane) {
    const auto& [w, b] = plane;
    if (w.size() != points.shape(1)) throw std::invalid_argument("w does not fit");
    std::vector<int> decided;
    for (std::size_t i = 0; i < points.shape(0); ++i) {
        double f = b;
        for (std::size_t j = 0; j < w.size(); ++j) f += w(j) * points(i, j);
        decided.push_back(f < 0 ? 0 : 1);
    }
    return decided;
}

bool separates(const nn::Matrix& points, const std::vector<int>& labels, const nn::Hyperplane& plane) {
    if (!fits(points, labels)) throw std::invalid_argument("labels");
    const std::vector<int> decided = classify(points, plane);
    int wrong = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) wrong += decided[i] != labels[i];
    return wrong == 0;
}

double margin(const nn::Matrix& points, const std::vector<int>& labels, const nn::Hyperplane& plane) {
    if (!fits(points, labels) || labels.empty()) throw std::invalid_argument("labels");
    const auto& [w, b] = plane;
    if (w.size() != points.shape(1) || nn::norm(w) == 0) throw std::invalid_argument("w");
    const nn::Vector unit = w / nn::norm(w);
    const double shift = b / nn::norm(w);
    double least = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        double distance = shift;
        for (std::size_t j = 0; j < w.size(); ++j) distance += unit(j) * points(i, j);
        const double clearance = labels[i] ? distance : -distance;
        if (i == 0 || clearance < least) least = clearance;
    }
    return least;
}

nn::Hyperplane perceptron_step(const nn::Vector& x, int label, const nn::Hyperplane& plane) {
    nn::Matrix row = xt::zeros<double>({std::size_t{1}, x.size()});
    xt::view(row, 0, xt::all()) = x;
    if (separates(row, {label}, plane)) return plane;
    const double sign = label == 1 ? 1 : -1;
    return {plane.weight + sign * x, plane.bias + sign};
}

nn::Hyperplane find_separating_hyperplane(const nn::Matrix& points, const std::vector<int>& labels) {
    if (!fits(points, labels)) throw std::invalid_argument("labels");
    const std::size_t n = labels.size();
    std::vector<double> f(n, 0.0);  // of each point, before the steps are made shorter
    std::vector<int> times(n, 0);
    std::size_t steps = 0;
    for (std::size_t right = 0, i = n; right < n;) {  // how many in a row were right
        i = i == 0 ? n - 1 : i - 1;
        if ((f[i] >= 0) == (labels[i] == 1)) {
            ++right;
            continue;
        }
        right = 0;
        if (++steps > enough_steps) throw std::invalid_argument("not separable");
        ++times[i];
        for (std::size_t k = 0; k < n; ++k) f[k] += (labels[i] == 1 ? 1 : -1) * sum_of_products(points, i, k);
    }
    nn::Hyperplane plane{xt::zeros<double>({points.shape(1)}), 0};
    for (std::size_t i = 0; i < n; ++i) {
        const double part = step * times[i] * (labels[i] == 1 ? 1 : -1);
        for (std::size_t j = 0; j < points.shape(1); ++j) plane.weight(j) += part * points(i, j);
        plane.bias += part;
    }
    // Where all sums should be 0, rounding decides about each by itself: that is no plane.
    if (steps > 0 && nn::norm(plane.weight) + std::abs(plane.bias) < 1e-9 * step)
        throw std::invalid_argument("not separable");
    return plane;
}

bool is_separable(const nn::Matrix& points, const std::vector<int>& labels) {
    if (!fits(points, labels)) throw std::invalid_argument("labels");
    try {
        find_separating_hyperplane(points, labels);
    } catch (const std::invalid_argument&) {
        return false;
    }
    return true;
}

bool looks_separable(Picture picture) {
    constexpr bool answers[] = {true, true, false, true, false, true, false, false, true, false};
    return answers[static_cast<int>(picture)];
}

}  // namespace student
