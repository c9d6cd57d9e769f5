#include "union.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

namespace student {

namespace {

constexpr double tip_at = std::numbers::pi / 2;
constexpr std::size_t tips = 5;

}  // namespace

std::vector<nn::Dense> union_network(const std::vector<nn::Matrix>& polygons) {
    std::vector<std::vector<nn::Hyperplane>> planes;
    std::size_t edges = 0;
    for (std::size_t p = 0; p < polygons.size(); ++p) {
        planes.push_back(nn::half_planes(polygons[p]));
        edges += planes.back().size();
    }
    const std::size_t m = planes.size();
    nn::Matrix w1 = xt::zeros<double>({edges, std::size_t{2}});
    nn::Vector b1 = xt::zeros<double>({edges});
    nn::Matrix w2 = xt::zeros<double>({m, edges});
    nn::Vector b2 = xt::zeros<double>({m});
    nn::Matrix w3 = xt::ones<double>({std::size_t{1}, m});
    nn::Vector b3 = {0.5 - static_cast<double>(m)};
    std::size_t begin = 0;
    for (std::size_t p = 0; p < m; ++p) {
        const std::size_t n = planes[p].size();
        for (std::size_t i = 0; i < n; ++i) {
            const nn::Hyperplane& plane = planes[p][i];
            w1(begin + i, 0) = plane.weight(0);
            w1(begin + i, 1) = plane.weight(1);
            b1(begin + i) = plane.bias;
            w2(p, begin + i) = 1;
        }
        b2(p) = 0.5 - static_cast<double>(n);
        begin += n;
    }
    const nn::Activation g = nn::Activation::threshold;
    return {nn::Dense{w1, b1, g}, nn::Dense{w2, b2, g}, nn::Dense{w3, b3, g}};
}

std::vector<nn::Dense> star_network(const nn::Vector& centre, double radius) {
    if (centre.size() != 2) throw std::invalid_argument("a centre has two coordinates");
    if (!std::isfinite(centre(0)) || !std::isfinite(centre(1))) throw std::invalid_argument("centre not finite");
    if (!(radius > 0)) throw std::invalid_argument("radius not positive");
    if (std::isinf(radius)) throw std::invalid_argument("radius infinite");
    const double dent = std::cos(2 * std::numbers::pi / 5) / std::cos(std::numbers::pi / 5);
    nn::Matrix outer = nn::Matrix::from_shape({tips, 2});
    nn::Matrix inner = nn::Matrix::from_shape({tips, 2});
    for (std::size_t k = 0; k < tips; ++k) {
        const double t = tip_at + 2 * std::numbers::pi * static_cast<double>(k) / 5;
        const double s = t + std::numbers::pi / 5;
        outer(k, 0) = centre(0) + radius * std::cos(t);
        outer(k, 1) = centre(1) + radius * std::sin(t);
        inner(k, 0) = centre(0) + radius * dent * std::cos(s);
        inner(k, 1) = centre(1) + radius * dent * std::sin(s);
    }
    std::vector<nn::Matrix> pieces;
    pieces.push_back(inner);
    for (std::size_t k = 0; k < tips; ++k) {
        const std::size_t before = (k + 4) % tips;
        pieces.push_back({{outer(k, 0), outer(k, 1)}, {inner(k, 0), inner(k, 1)}, {inner(before, 0), inner(before, 1)}});
    }
    return union_network(pieces);
}

Letter letter(double left, double bottom, double height) {
    if (!std::isfinite(left)) throw std::invalid_argument("left not finite");
    if (!std::isfinite(bottom)) throw std::invalid_argument("bottom not finite");
    if (!(height > 0)) throw std::invalid_argument("height not positive");
    if (std::isinf(height)) throw std::invalid_argument("height infinite");
    std::vector<nn::Matrix> unit;
    unit.push_back({{0, 0.75}, {1, 0.75}, {1, 1}, {0, 1}});
    unit.push_back({{0.375, 0}, {0.625, 0}, {0.625, 0.8}, {0.375, 0.8}});
    std::vector<nn::Matrix> polygons = unit;
    for (nn::Matrix& polygon : polygons) {
        for (std::size_t i = 0; i < polygon.shape(0); ++i) {
            polygon(i, 0) = left + height * polygon(i, 0);
            polygon(i, 1) = bottom + height * polygon(i, 1);
        }
    }
    return {"T", polygons, union_network(polygons)};
}

Region region_of(OutputNeuron neuron) {
    switch (neuron) {
        case OutputNeuron::one_minus_one_bias_minus_0_5: return Region::in_a_only;
        case OutputNeuron::one_one_bias_minus_0_5: return Region::in_any;
        case OutputNeuron::minus_one_minus_one_bias_plus_0_5: return Region::in_neither;
        case OutputNeuron::one_one_bias_minus_1_5: return Region::in_both;
        case OutputNeuron::minus_one_minus_one_bias_plus_1_5: return Region::not_in_both;
        case OutputNeuron::one_one_bias_minus_1: return Region::in_any;
        case OutputNeuron::one_one_bias_minus_2_5: return Region::nothing;
        case OutputNeuron::one_zero_bias_minus_0_5: return Region::in_a;
    }
    throw std::invalid_argument("no such neuron");
}

bool one_neuron_gives(Region region) {
    return region != Region::in_exactly_one && region != Region::in_both_or_neither &&
           region != Region::left_half_of_a;
}

}  // namespace student
