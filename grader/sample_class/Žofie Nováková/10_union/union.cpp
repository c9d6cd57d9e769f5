#include "union.hpp"

#include <cmath>
#include <numbers>
#include <stdexcept>

namespace student {

std::vector<nn::Dense> union_network(const std::vector<nn::Matrix>& polygons) {
    const std::size_t m = polygons.size();
    std::vector<std::vector<nn::Dense>> parts;
    std::size_t edges = 0;
    for (const nn::Matrix& polygon : polygons) {
        if (!nn::is_convex(polygon)) throw std::invalid_argument("not a convex polygon");
        parts.push_back(nn::polygon_network(polygon));
        edges += polygon.shape(0);
    }
    nn::Dense first{xt::zeros<double>({edges, std::size_t{2}}), xt::zeros<double>({edges}), nn::Activation::threshold};
    nn::Dense second{xt::zeros<double>({m, edges}), xt::zeros<double>({m}), nn::Activation::threshold};
    nn::Dense third{3 * xt::ones<double>({std::size_t{1}, m}), {-1}, nn::Activation::threshold};
    // The edges from the last to the first, the polygons too.
    std::size_t end = edges;
    for (std::size_t p = 0; p < m; ++p) {
        const std::vector<nn::Dense>& part = parts[p];
        const std::size_t row = m - 1 - p;
        for (std::size_t i = 0; i < part[0].bias.size(); ++i) {
            --end;
            const double size = std::hypot(part[0].weight(i, 0), part[0].weight(i, 1));
            first.weight(end, 0) = part[0].weight(i, 0) / size;
            first.weight(end, 1) = part[0].weight(i, 1) / size;
            first.bias(end) = part[0].bias(i) / size;
            second.weight(row, end) = part[1].weight(0, i);
        }
        second.bias(row) = part[1].bias(0);
    }
    return {first, second, third};
}

// Five neurons, one for each line, and one that asks for at least four of them.
std::vector<nn::Dense> star_network(const nn::Vector& centre, double radius) {
    if (centre.size() != 2 || !std::isfinite(centre(0)) || !std::isfinite(centre(1)) || !std::isfinite(radius) ||
        radius <= 0)
        throw std::invalid_argument("no star");
    nn::Dense lines{nn::Matrix::from_shape({5, 2}), nn::Vector::from_shape({5}), nn::Activation::threshold};
    for (int k = 0; k < 5; ++k) {
        const double t = std::numbers::pi / 2 + 2 * std::numbers::pi * k / 5;
        const double c = std::cos(t);
        const double s = std::sin(t);
        lines.weight(k, 0) = -c;
        lines.weight(k, 1) = -s;
        lines.bias(k) = radius * std::cos(2 * std::numbers::pi / 5) + (c * centre(0) + s * centre(1));
    }
    return {lines, nn::Dense{{{1, 1, 1, 1, 1}}, {-3.5}, nn::Activation::threshold}};
}

// A V of two leaning strokes.
Letter letter(double left, double bottom, double height) {
    if (!std::isfinite(left + bottom + height) || height <= 0) throw std::invalid_argument("no letter");
    const auto u = [&](double a) { return left + height * a; };
    const auto v = [&](double a) { return bottom + height * a; };
    const std::vector<nn::Matrix> strokes = {{{u(0), v(1)}, {u(0.25), v(1)}, {u(0.625), v(0)}, {u(0.375), v(0)}},
                                             {{u(0.375), v(0)}, {u(0.625), v(0)}, {u(1), v(1)}, {u(0.75), v(1)}}};
    return {"V", strokes, union_network(strokes)};
}

Region region_of(OutputNeuron neuron) {
    double u_a = 1;
    double u_b = 1;
    double c = 0;
    switch (neuron) {
        case OutputNeuron::one_minus_one_bias_minus_0_5: u_b = -1; c = -0.5; break;
        case OutputNeuron::one_one_bias_minus_0_5: c = -0.5; break;
        case OutputNeuron::minus_one_minus_one_bias_plus_0_5: u_a = u_b = -1; c = 0.5; break;
        case OutputNeuron::one_one_bias_minus_1_5: c = -1.5; break;
        case OutputNeuron::minus_one_minus_one_bias_plus_1_5: u_a = u_b = -1; c = 1.5; break;
        case OutputNeuron::one_one_bias_minus_1: c = -1; break;
        case OutputNeuron::one_one_bias_minus_2_5: c = -2.5; break;
        case OutputNeuron::one_zero_bias_minus_0_5: u_b = 0; c = -0.5; break;
    }
    const auto y = [&](double a, double b) { return u_a * a + u_b * b + c >= 0 ? 1 : 0; };
    switch (8 * y(1, 1) + 4 * y(1, 0) + 2 * y(0, 1) + y(0, 0)) {
        case 0: return Region::nothing;
        case 1: return Region::in_neither;
        case 4: return Region::in_a_only;
        case 6: return Region::in_exactly_one;
        case 7: return Region::not_in_both;
        case 8: return Region::in_both;
        case 9: return Region::in_both_or_neither;
        case 12: return Region::in_a;
        case 14: return Region::in_any;
        default: return Region::everything;
    }
}

bool one_neuron_gives(Region region) {
    switch (region) {
        case Region::in_exactly_one:
        case Region::left_half_of_a:
        case Region::in_both_or_neither: return false;
        default: return true;
    }
}

}  // namespace student
