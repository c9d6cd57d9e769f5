#include "convex.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <stdexcept>

namespace student {

namespace {

/// Above 0 if corner r lies to the left of the way from corner i to corner j.
double side(const nn::Matrix& c, std::size_t i, std::size_t j, std::size_t r) {
    return (c(j, 0) - c(i, 0)) * (c(r, 1) - c(i, 1)) - (c(j, 1) - c(i, 1)) * (c(r, 0) - c(i, 0));
}

/// +1 for counter-clockwise, -1 for clockwise.
double turn_of(const nn::Matrix& c) {
    const std::size_t n = c.shape(0);
    if (c.shape(1) != 2) throw std::invalid_argument("a polygon has two columns");
    if (n < 3) throw std::invalid_argument("a polygon has at least three corners");
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < 2; ++j) {
            if (!std::isfinite(c(i, j))) throw std::invalid_argument("a corner is not finite");
        }
    }
    double turn = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t j = (i + 1) % n;
        for (std::size_t r = 0; r < n; ++r) {
            if (r == i || r == j) continue;
            const double s = side(c, i, j, r);
            if (s == 0) throw std::invalid_argument("three corners on a line");
            const double sign = s > 0 ? 1 : -1;
            if (turn == 0) turn = sign;
            if (sign != turn) throw std::invalid_argument("not convex");
        }
    }
    return turn;
}

}  // namespace

std::vector<nn::Hyperplane> half_planes(const nn::Matrix& polygon) {
    const double turn = turn_of(polygon);
    const std::size_t n = polygon.shape(0);
    std::vector<nn::Hyperplane> planes;
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t j = (i + 1) % n;
        const double d1 = polygon(j, 0) - polygon(i, 0);
        const double d2 = polygon(j, 1) - polygon(i, 1);
        const double w1 = turn * -d2;
        const double w2 = turn * d1;
        const double b = -(w1 * polygon(i, 0) + w2 * polygon(i, 1));
        planes.push_back({{w1, w2}, b});
    }
    return planes;
}

std::vector<nn::Dense> polygon_network(const nn::Matrix& polygon) {
    const std::vector<nn::Hyperplane> planes = half_planes(polygon);
    const std::size_t n = planes.size();
    nn::Dense edges{nn::Matrix::from_shape({n, 2}), nn::Vector::from_shape({n}), nn::Activation::threshold};
    nn::Dense all{nn::Matrix::from_shape({1, n}), nn::Vector::from_shape({1}), nn::Activation::threshold};
    for (std::size_t i = 0; i < n; ++i) {
        edges.weight(i, 0) = planes[i].weight(0);
        edges.weight(i, 1) = planes[i].weight(1);
        edges.bias(i) = planes[i].bias;
        all.weight(0, i) = 1;
    }
    all.bias(0) = -0.5;
    return {edges, all};
}

std::vector<nn::Dense> regular_polygon_network(int n) {
    if (n < 3) throw std::invalid_argument("a polygon has at least three corners");
    nn::Matrix corners = nn::Matrix::from_shape({static_cast<std::size_t>(n), 2});
    for (int k = 0; k < n; ++k) {
        const double t = 2 * std::numbers::pi * k / n;
        corners(k, 0) = std::cos(t);
        corners(k, 1) = std::sin(t);
    }
    return polygon_network(corners);
}

double disc_error(int n) {
    if (n < 3) throw std::invalid_argument("no polygon, no error");
    return std::numbers::pi - n / 2.0 * std::sin(2 * std::numbers::pi / n);
}

Region region_of(OutputNeuron neuron) {
    switch (neuron) {
        case OutputNeuron::ones_bias_minus_3_5: return Region::star;
        case OutputNeuron::ones_bias_minus_5_5: return Region::nothing;
        case OutputNeuron::minus_ones_bias_plus_4_5: return Region::outside;
        case OutputNeuron::ones_bias_minus_0_5: return Region::everything;
        case OutputNeuron::ones_bias_minus_4_5: return Region::pentagon;
        case OutputNeuron::ones_bias_minus_5: return Region::pentagon;
        case OutputNeuron::ones_bias_plus_0_5: return Region::everything;
    }
    throw std::invalid_argument("no such neuron");
}

Representable representable(Shape shape) {
    switch (shape) {
        case Shape::letter_l: return Representable::not_at_all;
        case Shape::triangle: return Representable::exactly;
        case Shape::ellipse: return Representable::approximately;
        case Shape::ring: return Representable::not_at_all;
        case Shape::strip: return Representable::exactly;
        case Shape::disc: return Representable::approximately;
        case Shape::two_squares: return Representable::not_at_all;
        case Shape::quarter_plane: return Representable::exactly;
        case Shape::half_plane: return Representable::exactly;
        case Shape::half_disc: return Representable::approximately;
    }
    throw std::invalid_argument("no such shape");
}

}  // namespace student
