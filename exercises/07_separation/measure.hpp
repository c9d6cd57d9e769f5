#pragma once
// How the checks judge a hyperplane that was found, of which many are right. Nothing here is needed to solve the exercise.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "separation.hpp"
#include "subject/test.hpp"

namespace measure {

inline bool is_finite(const nn::Hyperplane& plane) {
    return std::isfinite(plane.bias) &&
           std::all_of(plane.weight.begin(), plane.weight.end(), [](double w) { return std::isfinite(w); });
}

/// A hyperplane without its scale: (w, b) divided by its largest entry. Two perceptrons with different learning rates find
/// the same one.
inline nn::Hyperplane canonical(nn::Hyperplane plane) {
    if (!is_finite(plane)) return plane;
    double largest = std::abs(plane.bias);
    for (const double w : plane.weight) largest = std::max(largest, std::abs(w));
    if (largest == 0) return plane;
    for (double& w : plane.weight) w /= largest;
    plane.bias /= largest;
    return plane;
}

/// Whether row i of points, which has as many entries as the weight, is decided as its label says. A value that is within
/// rounding of 0, and not 0, is right for both: the order of the sum decides it.
inline bool is_right(const nn::Matrix& points, std::size_t i, int label, const nn::Hyperplane& plane) {
    double f = plane.bias;
    double size = std::abs(plane.bias);
    for (std::size_t j = 0; j < points.shape(1); ++j) {
        const double term = plane.weight(j) * points(i, j);
        f += term;
        size += std::abs(term);
    }
    if (f != 0 && std::abs(f) <= 1e-13 * size) return true;
    return label == (f >= 0 ? 1 : 0);
}

/// Asks all there is to ask of a hyperplane that should separate.
inline void check_separated(const nn::Hyperplane& got, const nn::Matrix& points,
                            const std::vector<int>& labels) {
    {
        INFO("the shape of the weight");
        REQUIRE_THAT(got.weight, HasShape(points.shape(1)));
    }
    {
        INFO("whether weight and bias are finite numbers");
        REQUIRE_THAT(is_finite(got), Is(true));
    }
    const auto plane = canonical(got);  // no sum of it overflows
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) wrong += is_right(points, i, labels[i], plane) ? 0 : 1;
    INFO("how many points your hyperplane decides wrongly");
    CHECK_THAT(wrong, Is(std::size_t{0}));
}

[[maybe_unused]] inline const bool hyperplanes_compared = subject::find_separating_hyperplane.compare_as(
    [](const nn::Hyperplane& plane) { return canonical(plane); });

}  // namespace measure
