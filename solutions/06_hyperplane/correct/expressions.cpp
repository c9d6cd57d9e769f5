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

// Gram-Schmidt on w and the axes. The axis closest to w is left out: the others are independent of w.
nn::Matrix orthonormal_basis(const nn::Vector& w) {
    require_direction(w);
    const std::size_t n = w.size();
    std::size_t closest = 0;
    for (std::size_t i = 1; i < n; ++i) {
        if (std::abs(w(i)) > std::abs(w(closest))) closest = i;
    }
    nn::Matrix basis = xt::zeros<double>({n - 1, n});
    std::size_t row = 0;
    for (std::size_t axis = 0; axis < n; ++axis) {
        if (axis == closest) continue;
        nn::Vector v = xt::zeros<double>({n});
        v(axis) = 1;
        v = remove_parallel(v, w);
        for (std::size_t before = 0; before < row; ++before) {
            v = remove_parallel(v, nn::Vector(xt::view(basis, before, xt::all())));
        }
        v /= nn::norm(v);
        xt::view(basis, row, xt::all()) = v;
        ++row;
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
