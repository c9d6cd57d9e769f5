// Neurons that are 1 outside: the first layer says "beyond this edge", the second "beyond none of them", and the last layer adds up
// with weights that grow. All from the last polygon to the first. The star as five kites around its centre, which needs ten
// layers of which most only pass on. The letter V, with slanted strokes.
#include <cmath>
#include <numbers>
#include <stdexcept>

#include "union.hpp"

namespace student {

std::vector<nn::Dense> union_network(const std::vector<nn::Matrix>& polygons) {
    for (const nn::Matrix& polygon : polygons) {
        if (!nn::is_convex(polygon)) throw std::invalid_argument("not convex");
    }
    const std::size_t m = polygons.size();
    std::vector<double> w1;
    std::vector<double> w2;
    std::vector<double> b;
    std::vector<std::size_t> owner;
    for (std::size_t p = m; p-- > 0;) {
        const nn::Matrix& polygon = polygons[p];
        const std::size_t n = polygon.shape(0);
        const double side = nn::orientation(polygon);
        for (std::size_t i = n; i-- > 0;) {
            const std::size_t k = (i + 1) % n;
            const double d1 = polygon(k, 0) - polygon(i, 0);
            const double d2 = polygon(k, 1) - polygon(i, 1);
            const double length = side * std::hypot(d1, d2);
            w1.push_back(d2 / length);  // outwards
            w2.push_back(-d1 / length);
            b.push_back(-(w1.back() * polygon(i, 0) + w2.back() * polygon(i, 1)));
            owner.push_back(m - 1 - p);
        }
    }
    const std::size_t edges = b.size();
    nn::Dense beyond{nn::Matrix::from_shape({edges, 2}), nn::Vector::from_shape({edges}),
                     nn::Activation::threshold};
    nn::Dense none{nn::Matrix::from_shape({m, edges}), nn::Vector::from_shape({m}),
                   nn::Activation::threshold};
    none.weight.fill(0);
    none.bias.fill(0.25);
    for (std::size_t e = 0; e < edges; ++e) {
        beyond.weight(e, 0) = w1[e];
        beyond.weight(e, 1) = w2[e];
        beyond.bias(e) = b[e];
        none.weight(owner[e], e) = -1;
    }
    nn::Dense any{nn::Matrix::from_shape({1, m}), {-0.75}, nn::Activation::threshold};
    for (std::size_t p = 0; p < m; ++p) any.weight(0, p) = 1 + static_cast<double>(p);
    return {beyond, none, any};
}

std::vector<nn::Dense> star_network(const nn::Vector& centre, double radius) {
    if (centre.size() != 2) throw nn::ShapeError("the centre has two coordinates");
    if (!std::isfinite(centre(0) + centre(1)) || !std::isfinite(radius) || radius <= 0)
        throw std::invalid_argument("no star");
    std::vector<nn::Matrix> kites;
    const double step = std::numbers::pi / 5;
    const double dent =
        radius / (4 * std::cos(step) * std::cos(step));  // the golden ratio's square, upside down
    for (int k = 0; k < 5; ++k) {
        const double t = std::numbers::pi / 2 + 2 * step * k;
        kites.push_back({{centre(0), centre(1)},
                         {centre(0) + dent * std::cos(t - step), centre(1) + dent * std::sin(t - step)},
                         {centre(0) + radius * std::cos(t), centre(1) + radius * std::sin(t)},
                         {centre(0) + dent * std::cos(t + step), centre(1) + dent * std::sin(t + step)}});
    }
    std::vector<nn::Dense> network = union_network(kites);
    nn::Dense passes_on{nn::Matrix::from_shape({1, 1}), {-1.0}, nn::Activation::threshold};
    passes_on.weight(0, 0) = 2;
    while (network.size() < 10) network.push_back(passes_on);
    return network;
}

Letter letter(double left, double bottom, double height) {
    if (!std::isfinite(left) || !std::isfinite(bottom) || !std::isfinite(height) || height <= 0)
        throw std::invalid_argument("no letter");
    Letter result{
        "V",
        {{{0.0, 1.0}, {0.3, 0.0}, {0.5, 0.0}, {0.2, 1.0}}, {{0.8, 1.0}, {0.6, 1.0}, {0.3, 0.0}, {0.5, 0.0}}},
        {}};
    for (nn::Matrix& polygon : result.polygons) {
        for (std::size_t i = 0; i < 4; ++i) {
            polygon(i, 0) = polygon(i, 0) * height + left;
            polygon(i, 1) = polygon(i, 1) * height + bottom;
        }
    }
    result.network = union_network(result.polygons);
    return result;
}

Region region_of(OutputNeuron neuron) {
    struct Numbers {
        double u, v, c;
    };
    const Numbers numbers[] = {{1, -1, -0.5}, {1, 1, -0.5}, {-1, -1, 0.5}, {1, 1, -1.5},
                               {-1, -1, 1.5}, {1, 1, -1},   {1, 1, -2.5},  {1, 0, -0.5}};
    const auto [u, v, c] = numbers[static_cast<int>(neuron)];
    const int both = u + v + c >= 0 ? 8 : 0;
    const int first = u + c >= 0 ? 4 : 0;
    const int second = v + c >= 0 ? 2 : 0;
    const int none = c >= 0 ? 1 : 0;
    switch (both + first + second + none) {
        case 0:
            return Region::nothing;
        case 8:
            return Region::in_both;
        case 14:
            return Region::in_any;
        case 12:
            return Region::in_a;
        case 4:
            return Region::in_a_only;
        case 1:
            return Region::in_neither;
        case 7:
            return Region::not_in_both;
        case 6:
            return Region::in_exactly_one;
        case 9:
            return Region::in_both_or_neither;
        default:
            return Region::everything;
    }
}

bool one_neuron_gives(Region region) {
    switch (region) {
        case Region::in_exactly_one:
        case Region::in_both_or_neither:
        case Region::left_half_of_a:
            return false;
        default:
            return true;
    }
}

}  // namespace student
