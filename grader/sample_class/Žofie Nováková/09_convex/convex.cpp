#include "convex.hpp"

#include <cmath>
#include <stdexcept>

namespace student {

namespace {

struct Corner {
    double x, y;
};

double cross(Corner o, Corner a, Corner b) {
    return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

/// The corners counter-clockwise. Every turn must go to the same side, and the edges' directions must go round once.
std::vector<Corner> counter_clockwise(const nn::Matrix& polygon) {
    if (polygon.shape(1) != 2 || polygon.shape(0) < 3) throw nn::ShapeError("no polygon");
    std::vector<Corner> corners;
    for (std::size_t i = 0; i < polygon.shape(0); ++i) {
        corners.push_back({polygon(i, 0), polygon(i, 1)});
        if (!std::isfinite(corners.back().x) || !std::isfinite(corners.back().y))
            throw std::invalid_argument("not finite");
    }
    const std::size_t n = corners.size();
    std::size_t left = 0;
    std::size_t right = 0;
    std::size_t reversals = 0;
    const auto goes_up = [&](std::size_t i) {
        const Corner p = corners[i % n];
        const Corner q = corners[(i + 1) % n];
        return q.y > p.y || (q.y == p.y && q.x > p.x);
    };
    for (std::size_t i = 0; i < n; ++i) {
        const double turn = cross(corners[i], corners[(i + 1) % n], corners[(i + 2) % n]);
        left += turn > 0 ? 1 : 0;
        right += turn < 0 ? 1 : 0;
        reversals += goes_up(i) != goes_up(i + 1) ? 1 : 0;
    }
    if ((left != n && right != n) || reversals != 2) throw std::invalid_argument("not convex");
    if (right == n) return {corners.rbegin(), corners.rend()};
    return corners;
}

/// AND of the half-planes.
std::vector<nn::Dense> network_of(const std::vector<nn::Hyperplane>& planes) {
    const std::size_t n = planes.size();
    nn::Matrix weight = xt::zeros<double>({n, std::size_t{2}});
    nn::Vector bias = xt::zeros<double>({n});
    for (std::size_t i = 0; i < n; ++i) {
        weight(i, 0) = planes[i].weight(0);
        weight(i, 1) = planes[i].weight(1);
        bias(i) = planes[i].bias;
    }
    nn::Matrix twos = 2 * xt::ones<double>({std::size_t{1}, n});
    nn::Vector threshold = {-2.0 * static_cast<double>(n)};
    return {nn::Dense{weight, bias, nn::Activation::threshold}, nn::Dense{twos, threshold, nn::Activation::threshold}};
}

}  // namespace

std::vector<nn::Hyperplane> half_planes(const nn::Matrix& polygon) {
    const std::vector<Corner> c = counter_clockwise(polygon);
    std::vector<nn::Hyperplane> planes;
    for (std::size_t i = c.size(); i-- > 0;) {
        const Corner p = c[i];
        const Corner q = c[(i + 1) % c.size()];
        const double length = std::hypot(q.x - p.x, q.y - p.y);
        const double w1 = (p.y - q.y) / length;
        const double w2 = (q.x - p.x) / length;
        planes.push_back({{w1, w2}, (p.x * q.y - p.y * q.x) / length});
    }
    return planes;
}

std::vector<nn::Dense> polygon_network(const nn::Matrix& polygon) {
    return network_of(half_planes(polygon));
}

std::vector<nn::Dense> regular_polygon_network(int n) {
    if (n < 3) throw std::invalid_argument("at least 3 corners");
    std::vector<nn::Hyperplane> planes;
    const double half = std::acos(-1.0) / n;
    for (int k = 0; k < n; ++k)
        planes.push_back({{-std::cos((2 * k + 1) * half), -std::sin((2 * k + 1) * half)}, std::cos(half)});
    return network_of(planes);
}

double disc_error(int n) {
    if (n < 3) throw std::invalid_argument("at least 3 corners");
    const double half = std::acos(-1.0) / n;
    return n * (half - std::sin(half) * std::cos(half));
}

Region region_of(OutputNeuron neuron) {
    if (neuron == OutputNeuron::ones_bias_minus_3_5) return Region::star;
    if (neuron == OutputNeuron::ones_bias_minus_5_5) return Region::nothing;
    if (neuron == OutputNeuron::minus_ones_bias_plus_4_5) return Region::outside;
    if (neuron == OutputNeuron::ones_bias_minus_0_5) return Region::everything;
    return Region::pentagon;
}

Representable representable(Shape shape) {
    const bool convex = shape != Shape::letter_l && shape != Shape::ring && shape != Shape::two_squares;
    if (!convex) return Representable::not_at_all;
    return shape == Shape::disc || shape == Shape::ellipse ? Representable::approximately : Representable::exactly;
}

}  // namespace student
