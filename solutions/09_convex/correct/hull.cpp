// Convexity by the convex hull: the corners are convex if all of them are corners of their hull (Andrew's monotone chain), in
// the same order. The half-planes come in the hull's order. The network counts those that are violated: neurons that are 1
// outside, and an output neuron that wants none of them.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <stdexcept>

#include "convex.hpp"

namespace student {
namespace {

using Corner = std::array<double, 2>;

double turn(const Corner& a, const Corner& b, const Corner& c) {
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/// Counter-clockwise, from the leftmost.
std::vector<Corner> hull_of(std::vector<Corner> corners) {
    std::sort(corners.begin(), corners.end());
    std::vector<Corner> hull;
    for (int way = 0; way < 2; ++way) {
        const std::size_t begin = hull.size();
        for (const Corner& c : corners) {
            while (hull.size() >= begin + 2 && turn(hull[hull.size() - 2], hull.back(), c) <= 0)
                hull.pop_back();
            hull.push_back(c);
        }
        hull.pop_back();
        std::reverse(corners.begin(), corners.end());
    }
    return hull;
}

/// The corners counter-clockwise, or an exception.
std::vector<Corner> checked(const nn::Matrix& polygon) {
    if (polygon.shape(1) != 2) throw nn::ShapeError("a polygon has two columns");
    if (polygon.shape(0) < 3) throw nn::ShapeError("a polygon has three corners or more");
    std::vector<Corner> corners;
    for (std::size_t i = 0; i < polygon.shape(0); ++i) {
        corners.push_back({polygon(i, 0) + 0.0, polygon(i, 1) + 0.0});
        if (!std::isfinite(polygon(i, 0)) || !std::isfinite(polygon(i, 1)))
            throw std::invalid_argument("not finite");
    }
    const std::vector<Corner> hull = hull_of(corners);
    for (int direction = 0; direction < 2; ++direction) {
        std::rotate(corners.begin(), std::min_element(corners.begin(), corners.end()), corners.end());
        if (corners == hull) return hull;
        std::reverse(corners.begin(), corners.end());
    }
    throw std::invalid_argument("not convex");
}

}  // namespace

std::vector<nn::Hyperplane> half_planes(const nn::Matrix& polygon) {
    const std::vector<Corner> corners = checked(polygon);
    std::vector<nn::Hyperplane> planes;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const Corner a = corners[i];
        const Corner b = corners[(i + 1) % corners.size()];
        // w . x + b is twice the area of the triangle a, b, x.
        planes.push_back({{3 * (a[1] - b[1]), 3 * (b[0] - a[0])}, 3 * (a[0] * b[1] - a[1] * b[0])});
    }
    return planes;
}

std::vector<nn::Dense> polygon_network(const nn::Matrix& polygon) {
    const std::vector<nn::Hyperplane> planes = half_planes(polygon);
    const std::size_t n = planes.size();
    nn::Dense outside{xt::zeros<double>({n, std::size_t{2}}), xt::zeros<double>({n}),
                      nn::Activation::threshold};
    for (std::size_t i = 0; i < n; ++i) {
        xt::view(outside.weight, i, xt::all()) = -planes[i].weight;
        outside.bias(i) = -planes[i].bias;
    }
    const nn::Matrix minus_ones = -xt::ones<double>({std::size_t{1}, n});
    return {outside, {minus_ones, {0.5}, nn::Activation::threshold}};
}

std::vector<nn::Dense> regular_polygon_network(int n) {
    if (n < 3) throw std::invalid_argument("n is less than 3");
    nn::Matrix polygon = nn::Matrix::from_shape({static_cast<std::size_t>(n), 2});
    // Each corner is the one before turned by the step: no angle but one.
    const double c = std::cos(2 * std::numbers::pi / n);
    const double s = std::sin(2 * std::numbers::pi / n);
    double x = 1;
    double y = 0;
    for (std::size_t k = 0; k < polygon.shape(0); ++k) {
        polygon(k, 0) = x;
        polygon(k, 1) = y;
        const double turned = c * x - s * y;
        y = s * x + c * y;
        x = turned;
    }
    return polygon_network(polygon);
}

double disc_error(int n) {
    if (n < 3) throw std::invalid_argument("n is less than 3");
    // n segments of the circle: sector less triangle.
    const double angle = 2 * std::numbers::pi / n;
    return n * (angle - std::sin(angle)) / 2;
}

Region region_of(OutputNeuron neuron) {
    struct Numbers {
        double weight, bias;
    };
    const Numbers numbers[] = {{1, -3.5}, {1, -5.5}, {-1, 4.5}, {1, -0.5}, {1, -4.5}, {1, -5}, {1, 0.5}};
    const auto [w, b] = numbers[static_cast<int>(neuron)];
    const auto on = [w = w, b = b](int count) { return w * count + b >= 0; };
    // Inside 5 are 1, beyond one edge 4, elsewhere 1 to 3.
    if (on(5) && on(4) && on(1)) return Region::everything;
    if (on(5) && on(4)) return Region::star;
    if (on(5)) return Region::pentagon;
    return on(1) ? Region::outside : Region::nothing;
}

Representable representable(Shape shape) {
    if (shape == Shape::disc || shape == Shape::ellipse || shape == Shape::half_disc)
        return Representable::approximately;
    const bool convex = shape == Shape::triangle || shape == Shape::strip || shape == Shape::quarter_plane ||
                        shape == Shape::half_plane;
    return convex ? Representable::exactly : Representable::not_at_all;
}

}  // namespace student
