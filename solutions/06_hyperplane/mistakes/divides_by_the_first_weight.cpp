/// You solve for the first coordinate and divide by w_1. If the first entry of w is 0, as for a horizontal
/// line, that divides by zero. Solve for a coordinate whose weight is not 0, or use offset and directions
/// orthogonal to w.
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

// x_1 as a linear function of the other coordinates, made orthonormal with Gram-Schmidt.
nn::Matrix orthonormal_basis(const nn::Vector& w) {
    require_direction(w);
    const std::size_t n = w.size();
    nn::Matrix basis = xt::zeros<double>({n - 1, n});
    for (std::size_t row = 0; row + 1 < n; ++row) {
        nn::Vector v = xt::zeros<double>({n});
        v(row + 1) = 1;
        v(0) = -w(row + 1) / w(0);
        for (std::size_t before = 0; before < row; ++before) {
            v = remove_parallel(v, nn::Vector(xt::view(basis, before, xt::all())));
        }
        v /= nn::norm(v);
        xt::view(basis, row, xt::all()) = v;
    }
    return basis;
}

AffineSpace zero_set(const nn::Vector& w, double b) {
    nn::Vector point = xt::zeros<double>({w.size()});
    point(0) = -b / w(0);
    return {point, orthonormal_basis(w)};
}

AffineSpace level_set(const nn::Vector& w, double b, double c) {
    return zero_set(w, b - c);
}

}  // namespace student
