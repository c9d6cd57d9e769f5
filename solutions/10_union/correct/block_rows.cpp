// Layer by layer in xtensor views, from the library's networks of single polygons. The star by counting: five half-planes, of
// which a point of the star is in at least four, so two layers. The letter L.
#include <cmath>
#include <numbers>
#include <stdexcept>

#include "union.hpp"

namespace student {

std::vector<nn::Dense> union_network(const std::vector<nn::Matrix>& polygons) {
    std::vector<std::vector<nn::Dense>> parts;
    std::size_t edges = 0;
    for (const nn::Matrix& polygon : polygons) {
        parts.push_back(nn::polygon_network(polygon));
        edges += polygon.shape(0);
    }
    const std::size_t m = polygons.size();
    nn::Matrix weight = xt::zeros<double>({edges, std::size_t{2}});
    nn::Vector bias = xt::zeros<double>({edges});
    nn::Matrix in_polygon = xt::zeros<double>({m, edges});
    nn::Vector all = xt::zeros<double>({m});
    std::size_t begin = 0;
    for (std::size_t p = 0; p < m; ++p) {
        const std::size_t end = begin + polygons[p].shape(0);
        xt::view(weight, xt::range(begin, end), xt::all()) = parts[p][0].weight;
        xt::view(bias, xt::range(begin, end)) = parts[p][0].bias;
        xt::view(in_polygon, p, xt::range(begin, end)) = xt::row(parts[p][1].weight, 0);
        all(p) = parts[p][1].bias(0);
        begin = end;
    }
    const nn::Matrix ones = xt::ones<double>({std::size_t{1}, m});
    return {{weight, bias, nn::Activation::threshold},
            {in_polygon, all, nn::Activation::threshold},
            {ones, {-1.0}, nn::Activation::threshold}};  // threshold(1 - 1) is 1
}

std::vector<nn::Dense> star_network(const nn::Vector& centre, double radius) {
    if (centre.size() != 2 || !std::isfinite(centre(0)) || !std::isfinite(centre(1)))
        throw std::invalid_argument("the centre is no point in the plane");
    if (!(radius > 0) || std::isinf(radius)) throw std::invalid_argument("the radius is not positive");
    nn::Dense lines{nn::Matrix::from_shape({5, 2}), nn::Vector::from_shape({5}), nn::Activation::threshold};
    for (std::size_t k = 0; k < 5; ++k) {
        // The line that crosses the way to tip k lies between the pentagon and the triangle of that tip.
        const double t = std::numbers::pi / 2 + 2 * std::numbers::pi * static_cast<double>(k) / 5;
        lines.weight(k, 0) = -std::cos(t);
        lines.weight(k, 1) = -std::sin(t);
        lines.bias(k) =
            radius * std::cos(2 * std::numbers::pi / 5) + std::cos(t) * centre(0) + std::sin(t) * centre(1);
    }
    const nn::Matrix ones = xt::ones<double>({1, 5});
    return {lines, {ones, {-3.5}, nn::Activation::threshold}};
}

Letter letter(double left, double bottom, double height) {
    if (!std::isfinite(left) || !std::isfinite(bottom)) throw std::invalid_argument("no place");
    if (!(height > 0) || std::isinf(height)) throw std::invalid_argument("no height");
    const auto place = [&](double u, double v) { return nn::Vector{left + height * u, bottom + height * v}; };
    const auto rectangle = [&](double u1, double v1, double u2, double v2) {
        const nn::Vector low = place(u1, v1);
        const nn::Vector high = place(u2, v2);
        return nn::Matrix{{low(0), low(1)}, {high(0), low(1)}, {high(0), high(1)}, {low(0), high(1)}};
    };
    const std::vector<nn::Matrix> polygons{rectangle(0, 0, 0.2, 1), rectangle(0, 0, 0.6, 0.2)};
    return {"L", polygons, union_network(polygons)};
}

Region region_of(OutputNeuron neuron) {
    switch (neuron) {
        case OutputNeuron::one_minus_one_bias_minus_0_5:
            return Region::in_a_only;
        case OutputNeuron::one_one_bias_minus_0_5:
        case OutputNeuron::one_one_bias_minus_1:
            return Region::in_any;
        case OutputNeuron::minus_one_minus_one_bias_plus_0_5:
            return Region::in_neither;
        case OutputNeuron::one_one_bias_minus_1_5:
            return Region::in_both;
        case OutputNeuron::minus_one_minus_one_bias_plus_1_5:
            return Region::not_in_both;
        case OutputNeuron::one_one_bias_minus_2_5:
            return Region::nothing;
        case OutputNeuron::one_zero_bias_minus_0_5:
            return Region::in_a;
    }
    throw std::invalid_argument("unknown neuron");
}

bool one_neuron_gives(Region region) {
    return region != Region::in_exactly_one && region != Region::in_both_or_neither &&
           region != Region::left_half_of_a;
}

}  // namespace student
