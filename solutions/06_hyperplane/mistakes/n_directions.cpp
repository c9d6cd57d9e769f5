/// You return n directions for n dimensions. The hyperplane has one dimension less: of the n axes without
/// their component along w, one can be written with the others.
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

// The axes without their component along w.
nn::Matrix orthonormal_basis(const nn::Vector& w) {
    require_direction(w);
    const std::size_t n = w.size();
    nn::Matrix basis = xt::zeros<double>({n, n});
    for (std::size_t axis = 0; axis < n; ++axis) {
        nn::Vector v = xt::zeros<double>({n});
        v(axis) = 1;
        xt::view(basis, axis, xt::all()) = remove_parallel(v, w);
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
