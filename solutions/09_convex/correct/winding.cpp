// Convexity from the turns alone: all to one side, and the way goes round once. Neurons in reverse order with weights of all
// sizes, and output weights that differ: the least of them decides.
#include <cmath>
#include <numbers>
#include <stdexcept>

#include "convex.hpp"

namespace student {
namespace {

bool leads_up(double d1, double d2) {
    return d2 > 0 || (d2 == 0 && d1 > 0);
}

/// The edges, (n, 2).
nn::Matrix edges_of(const nn::Matrix& polygon) {
    const std::size_t n = polygon.shape(0);
    nn::Matrix edges = nn::Matrix::from_shape({n, 2});
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < 2; ++j) edges(i, j) = polygon((i + 1) % n, j) - polygon(i, j);
    }
    return edges;
}

/// +1 counter-clockwise, -1 clockwise.
double direction(const nn::Matrix& edges) {
    const std::size_t n = edges.shape(0);
    std::size_t left = 0;
    std::size_t right = 0;
    std::size_t changes = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t k = (i + 1) % n;
        const double turn = edges(i, 0) * edges(k, 1) - edges(i, 1) * edges(k, 0);
        left += turn > 0 ? 1 : 0;
        right += turn < 0 ? 1 : 0;
        changes += leads_up(edges(i, 0), edges(i, 1)) != leads_up(edges(k, 0), edges(k, 1)) ? 1 : 0;
    }
    if ((left != n && right != n) || changes != 2) throw std::invalid_argument("no convex polygon");
    return left == n ? 1 : -1;
}

}  // namespace

std::vector<nn::Hyperplane> half_planes(const nn::Matrix& polygon) {
    if (polygon.shape(0) < 3 || polygon.shape(1) != 2 || !xt::all(xt::isfinite(polygon)))
        throw std::invalid_argument("not a polygon");
    const nn::Matrix edges = edges_of(polygon);
    const double side = direction(edges);
    std::vector<nn::Hyperplane> planes;
    for (std::size_t i = polygon.shape(0); i-- > 0;) {
        const double scale = side / (1 + static_cast<double>(i));
        const nn::Vector w{-scale * edges(i, 1), scale * edges(i, 0)};
        planes.push_back({w, -nn::dot(w, nn::Vector(xt::view(polygon, i, xt::all())))});
    }
    return planes;
}

std::vector<nn::Dense> polygon_network(const nn::Matrix& polygon) {
    const std::vector<nn::Hyperplane> planes = half_planes(polygon);
    const std::size_t n = planes.size();
    nn::Dense first{nn::Matrix::from_shape({n, 2}), nn::Vector::from_shape({n}), nn::Activation::threshold};
    nn::Dense second{nn::Matrix::from_shape({1, n}), {0.5}, nn::Activation::threshold};
    for (std::size_t i = 0; i < n; ++i) {
        first.weight(i, 0) = planes[i].weight(0);
        first.weight(i, 1) = planes[i].weight(1);
        first.bias(i) = planes[i].bias;
        second.weight(0, i) = 1 + static_cast<double>(i % 3);
        second.bias(0) -= second.weight(0, i);
    }
    return {first, second};
}

// The lines are known: the edge between corners k and k + 1 is orthogonal to the direction half way between them, and
// cos(pi / n) from the middle.
std::vector<nn::Dense> regular_polygon_network(int n) {
    if (n < 3) throw std::invalid_argument("fewer than three corners");
    const auto size = static_cast<std::size_t>(n);
    nn::Dense first{nn::Matrix::from_shape({size, 2}), nn::Vector::from_shape({size}),
                    nn::Activation::threshold};
    for (std::size_t k = 0; k < size; ++k) {
        const double angle = (2 * static_cast<double>(k) + 1) * std::numbers::pi / n;
        first.weight(k, 0) = -std::cos(angle);
        first.weight(k, 1) = -std::sin(angle);
        first.bias(k) = std::cos(std::numbers::pi / n);
    }
    return {first, {xt::ones<double>({std::size_t{1}, size}), {0.5 - n}, nn::Activation::threshold}};
}

double disc_error(int n) {
    if (n < 3) throw std::invalid_argument("fewer than three corners");
    double area = 0;  // of the triangles between two corners and the middle, one by one
    for (int k = 0; k < n; ++k) area += std::sin(2 * std::numbers::pi / n) / 2;
    return std::numbers::pi - area;
}

Region region_of(OutputNeuron neuron) {
    const Region answers[] = {Region::star,     Region::nothing,  Region::outside,   Region::everything,
                              Region::pentagon, Region::pentagon, Region::everything};
    return answers[static_cast<int>(neuron)];
}

Representable representable(Shape shape) {
    const Representable answers[] = {Representable::not_at_all,    Representable::exactly,
                                     Representable::approximately, Representable::not_at_all,
                                     Representable::exactly,       Representable::approximately,
                                     Representable::not_at_all,    Representable::exactly,
                                     Representable::exactly,       Representable::approximately};
    return answers[static_cast<int>(shape)];
}

}  // namespace student
