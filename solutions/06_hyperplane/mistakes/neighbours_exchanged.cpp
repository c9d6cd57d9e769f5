/// You took (-w2, w1) from the plane to more dimensions: two neighbouring entries of w exchanged, one with
/// a minus, zeros elsewhere. Such rows are orthogonal to w but not to each other, and when w has zeros some
/// of them are zero or no longer independent.
#include <cmath>
#include <stdexcept>

#include "hyperplane.hpp"

namespace student {
namespace {

void require_direction(const nn::Vector& w) {
    for (const double entry : w) {
        if (entry != 0) return;
    }
    throw std::invalid_argument("w is zero, so it has no direction");
}

}  // namespace

nn::Vector offset(const nn::Vector& w, double b) {
    require_direction(w);
    return -b / nn::dot(w, w) * w;
}

int shift_direction(const nn::Vector& w, double b) {
    require_direction(w);
    if (b < 0) return 1;
    if (b > 0) return -1;
    return 0;
}

nn::Vector remove_parallel(const nn::Vector& x, const nn::Vector& w) {
    require_direction(w);
    return x - nn::dot(x, w) / nn::dot(w, w) * w;
}

double signed_distance(const nn::Vector& x, const nn::Vector& w, double b) {
    require_direction(w);
    return (nn::dot(w, x) + b) / nn::norm(w);
}

nn::Vector project(const nn::Vector& x, const nn::Vector& w, double b) {
    require_direction(w);
    return x - (nn::dot(w, x) + b) / nn::dot(w, w) * w;
}

// (-w2, w1) for each pair of neighbours.
nn::Matrix orthonormal_basis(const nn::Vector& w) {
    require_direction(w);
    const std::size_t n = w.size();
    nn::Matrix basis = xt::zeros<double>({n - 1, n});
    for (std::size_t row = 0; row + 1 < n; ++row) {
        const double length = std::hypot(w(row), w(row + 1));
        if (length == 0) continue;
        basis(row, row) = -w(row + 1) / length;
        basis(row, row + 1) = w(row) / length;
    }
    return basis;
}

AffineSpace zero_set(const nn::Vector& w, double b) {
    return {offset(w, b), orthonormal_basis(w)};
}

AffineSpace level_set(const nn::Vector& w, double b, double c) {
    return zero_set(w, b - c);
}

}  // namespace student
