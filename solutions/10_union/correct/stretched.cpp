// A network for the unit shape, moved and stretched by its first layer: w . (x - c) / r + b. Weights of the half-planes
// scaled by powers of two. The star as three triangles that overlap. The letter O, a ring of four strokes.
#include <cmath>
#include <numbers>
#include <stdexcept>

#include "union.hpp"

namespace student {
namespace {

/// The network that does at (origin + size u) what the given one does at u.
std::vector<nn::Dense> moved(std::vector<nn::Dense> network, double x, double y, double size) {
    nn::Dense& first = network.front();
    for (std::size_t i = 0; i < first.bias.size(); ++i) {
        first.bias(i) -= (first.weight(i, 0) * x + first.weight(i, 1) * y) / size;
        first.weight(i, 0) /= size;
        first.weight(i, 1) /= size;
    }
    return network;
}

bool is_positive(double x) {
    return std::isfinite(x) && x > 0;
}

}  // namespace

std::vector<nn::Dense> union_network(const std::vector<nn::Matrix>& polygons) {
    std::vector<nn::Hyperplane> planes;
    std::vector<std::size_t> ends;
    for (const nn::Matrix& polygon : polygons) {
        for (const nn::Hyperplane& plane : nn::half_planes(polygon)) planes.push_back(plane);
        ends.push_back(planes.size());
    }
    std::vector<nn::Dense> network{
        {xt::zeros<double>({planes.size(), std::size_t{2}}), xt::zeros<double>({planes.size()}),
         nn::Activation::threshold},
        {xt::zeros<double>({ends.size(), planes.size()}), xt::zeros<double>({ends.size()}),
         nn::Activation::threshold},
        {xt::zeros<double>({std::size_t{1}, ends.size()}), {-0.125}, nn::Activation::threshold}};
    for (std::size_t e = 0, p = 0; e < planes.size(); ++e) {
        const double scale = std::ldexp(1.0, static_cast<int>(e % 7) - 3);
        network[0].weight(e, 0) = scale * planes[e].weight(0);
        network[0].weight(e, 1) = scale * planes[e].weight(1);
        network[0].bias(e) = scale * planes[e].bias;
        if (e == ends[p]) ++p;
        network[1].weight(p, e) = 2;
        network[1].bias(p) -= 2;  // threshold(0) is 1
        network[2].weight(0, p) = 0.25;
    }
    return network;
}

std::vector<nn::Dense> star_network(const nn::Vector& centre, double radius) {
    if (centre.size() != 2 || !is_positive(radius)) throw std::invalid_argument("no star");
    if (!std::isfinite(centre(0)) || !std::isfinite(centre(1))) throw std::invalid_argument("no centre");
    // Points of the star of radius 1: tips have even numbers, dents odd ones.
    const auto point = [](int k) {
        const double r = k % 2 == 0 ? 1 : std::cos(0.4 * std::numbers::pi) / std::cos(0.2 * std::numbers::pi);
        const double t = (0.5 + 0.2 * k) * std::numbers::pi;
        return nn::Vector{r * std::cos(t), r * std::sin(t)};
    };
    const auto polygon = [&](const std::vector<int>& numbers) {
        nn::Matrix corners = nn::Matrix::from_shape({numbers.size(), 2});
        for (std::size_t i = 0; i < numbers.size(); ++i) xt::view(corners, i, xt::all()) = point(numbers[i]);
        return corners;
    };
    // Triangles of two tips and the dent opposite them.
    return moved(union_network({polygon({2, 5, 8}), polygon({0, 3, 6}), polygon({0, 4, 7})}), centre(0),
                 centre(1), radius);
}

Letter letter(double left, double bottom, double height) {
    if (!is_positive(height) || !std::isfinite(left) || !std::isfinite(bottom))
        throw std::invalid_argument("no letter");
    const double outer[4][2] = {{0, 0}, {0.75, 0}, {0.75, 1}, {0, 1}};
    const double inner[4][2] = {{0.25, 0.25}, {0.5, 0.25}, {0.5, 0.75}, {0.25, 0.75}};
    Letter result{"O", {}, {}};
    std::vector<nn::Matrix> unit;
    for (int k = 0; k < 4; ++k) {
        const int next = (k + 1) % 4;
        const nn::Matrix stroke{{outer[k][0], outer[k][1]},
                                {inner[k][0], inner[k][1]},
                                {inner[next][0], inner[next][1]},
                                {outer[next][0], outer[next][1]}};
        unit.push_back(stroke);
        nn::Matrix placed = height * stroke;
        xt::view(placed, xt::all(), 0) += left;
        xt::view(placed, xt::all(), 1) += bottom;
        result.polygons.push_back(placed);
    }
    result.network = moved(union_network(unit), left, bottom, height);
    return result;
}

Region region_of(OutputNeuron neuron) {
    const Region answers[] = {Region::in_a_only,   Region::in_any, Region::in_neither, Region::in_both,
                              Region::not_in_both, Region::in_any, Region::nothing,    Region::in_a};
    return answers[static_cast<int>(neuron)];
}

bool one_neuron_gives(Region region) {
    const bool answers[] = {true, true, true, true, true, true, false, false, true, true, false};
    return answers[static_cast<int>(region)];
}

}  // namespace student
