// Loops. Each edge's line from its own two corners, its side from the other ones; unit normals; an output neuron that counts
// in quarters and has its threshold at a full count.
#include <cmath>
#include <numbers>
#include <stdexcept>

#include "convex.hpp"

namespace student {

std::vector<nn::Hyperplane> half_planes(const nn::Matrix& polygon) {
    const std::size_t n = polygon.shape(0);
    if (polygon.shape(1) != 2 || n < 3) throw std::invalid_argument("not the shape of a polygon");
    for (std::size_t i = 0; i < n; ++i) {
        if (!std::isfinite(polygon(i, 0)) || !std::isfinite(polygon(i, 1)))
            throw std::invalid_argument("a corner is not finite");
    }
    std::vector<nn::Hyperplane> planes;
    int sides = 0;  // edges that have all others on their left, less those that have them on their right
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t j = i + 1 == n ? 0 : i + 1;
        const double d1 = polygon(j, 0) - polygon(i, 0);
        const double d2 = polygon(j, 1) - polygon(i, 1);
        std::size_t left = 0;
        std::size_t right = 0;
        for (std::size_t k = 0; k < n; ++k) {
            const double turn = d1 * (polygon(k, 1) - polygon(i, 1)) - d2 * (polygon(k, 0) - polygon(i, 0));
            if (turn > 0) ++left;
            if (turn < 0) ++right;
        }
        if (left != n - 2 && right != n - 2) throw std::invalid_argument("not convex");
        sides += left == n - 2 ? 1 : -1;
        const double length = (left == n - 2 ? 1 : -1) * std::hypot(d1, d2);
        const double w1 = -d2 / length;
        const double w2 = d1 / length;
        planes.push_back({{w1, w2}, -w1 * polygon(j, 0) - w2 * polygon(j, 1)});
    }
    if (std::abs(sides) != static_cast<int>(n)) throw std::invalid_argument("not convex");
    return planes;
}

std::vector<nn::Dense> polygon_network(const nn::Matrix& polygon) {
    const std::vector<nn::Hyperplane> planes = half_planes(polygon);
    const std::size_t n = planes.size();
    nn::Matrix weight = nn::Matrix::from_shape({n, 2});
    nn::Vector bias = nn::Vector::from_shape({n});
    for (std::size_t i = 0; i < n; ++i) {
        weight(i, 0) = planes[i].weight(0);
        weight(i, 1) = planes[i].weight(1);
        bias(i) = planes[i].bias;
    }
    nn::Matrix quarters = nn::Matrix::from_shape({1, n});
    quarters.fill(0.25);
    const double full = 0.25 * static_cast<double>(n);  // no rounding: threshold(0) is 1
    return {{weight, bias, nn::Activation::threshold}, {quarters, {-full}, nn::Activation::threshold}};
}

std::vector<nn::Dense> regular_polygon_network(int n) {
    if (n < 3) throw std::invalid_argument("a polygon has three corners or more");
    nn::Matrix polygon = nn::Matrix::from_shape({static_cast<std::size_t>(n), 2});
    for (int k = 0; k < n; ++k) {
        polygon(static_cast<std::size_t>(k), 0) = std::cos(2 * std::numbers::pi * k / n);
        polygon(static_cast<std::size_t>(k), 1) = std::sin(2 * std::numbers::pi * k / n);
    }
    return polygon_network(polygon);
}

double disc_error(int n) {
    if (n < 3) throw std::invalid_argument("a polygon has three corners or more");
    return std::numbers::pi - n * std::sin(std::numbers::pi / n) * std::cos(std::numbers::pi / n);
}

Region region_of(OutputNeuron neuron) {
    switch (neuron) {
        case OutputNeuron::ones_bias_minus_0_5:
        case OutputNeuron::ones_bias_plus_0_5:
            return Region::everything;
        case OutputNeuron::ones_bias_minus_3_5:
            return Region::star;
        case OutputNeuron::ones_bias_minus_5_5:
            return Region::nothing;
        case OutputNeuron::minus_ones_bias_plus_4_5:
            return Region::outside;
        case OutputNeuron::ones_bias_minus_4_5:
        case OutputNeuron::ones_bias_minus_5:
            return Region::pentagon;
    }
    throw std::invalid_argument("unknown output neuron");
}

Representable representable(Shape shape) {
    switch (shape) {
        case Shape::triangle:
        case Shape::strip:
        case Shape::quarter_plane:
        case Shape::half_plane:
            return Representable::exactly;
        case Shape::disc:
        case Shape::ellipse:
        case Shape::half_disc:
            return Representable::approximately;
        default:
            return Representable::not_at_all;
    }
}

}  // namespace student
