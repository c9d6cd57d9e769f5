#include <algorithm>
#include <cmath>
#include <nn/hyperplane.hpp>
#include <string_view>

namespace nn {

namespace {

/// (w, b) divided by a power of two such that the largest entry of w is in [1/2, 1).
struct Scaled {
    Vector weight;
    double bias;
    double norm;  ///< |weight|, in [1/2, sqrt(n))
};

Scaled scaled(std::string_view function, const Vector& w, double b) {
    double largest = 0;
    for (const double entry : w) {
        if (!std::isfinite(entry)) {
            throw std::invalid_argument(std::string(function) +
                                        ": the weight has an entry that is infinite or not a number");
        }
        largest = std::max(largest, std::abs(entry));
    }
    if (largest == 0) {
        throw std::invalid_argument(std::string(function) + ": the weight " + shape_of(w) +
                                    " is zero, so it has no direction");
    }
    int exponent = 0;
    std::frexp(largest, &exponent);
    Scaled result{w, std::ldexp(b, -exponent), 0};
    for (double& entry : result.weight) {
        entry = std::ldexp(entry, -exponent);
    }
    result.norm = nn::norm(result.weight);
    return result;
}

void require_same_size(std::string_view function, const Vector& x, const Vector& w) {
    if (x.size() != w.size()) {
        throw shape_error(function, shape_of(x), shape_of(w),
                          "the point and the weight must have the same size");
    }
}

}  // namespace

double evaluate(const Vector& x, const Hyperplane& plane) {
    require_same_size("nn::evaluate", x, plane.weight);
    return nn::dot(plane.weight, x) + plane.bias;
}

double signed_distance(const Vector& x, const Hyperplane& plane) {
    require_same_size("nn::signed_distance", x, plane.weight);
    const Scaled s = scaled("nn::signed_distance", plane.weight, plane.bias);
    return (nn::dot(s.weight, x) + s.bias) / s.norm;
}

Vector offset(const Hyperplane& plane) {
    const Scaled s = scaled("nn::offset", plane.weight, plane.bias);
    return -s.bias / nn::dot(s.weight, s.weight) * s.weight;
}

Vector project(const Vector& x, const Hyperplane& plane) {
    require_same_size("nn::project", x, plane.weight);
    const Scaled s = scaled("nn::project", plane.weight, plane.bias);
    return x - (nn::dot(s.weight, x) + s.bias) / nn::dot(s.weight, s.weight) * s.weight;
}

Vector remove_parallel(const Vector& x, const Vector& w) {
    require_same_size("nn::remove_parallel", x, w);
    const Scaled s = scaled("nn::remove_parallel", w, 0);
    return x - nn::dot(s.weight, x) / nn::dot(s.weight, s.weight) * s.weight;
}

Matrix orthonormal_basis(const Vector& w) {
    const Scaled s = scaled("nn::orthonormal_basis", w, 0);
    const Vector u = s.weight / s.norm;
    // The reflection H = I - 2 v v' / |v|^2 with v = u + sign e_0 sends u to -sign e_0, so its other rows are
    // orthogonal to u. The sign of u_0 makes v long: nothing cancels. As |u| = 1, |v|^2 = 2 (1 + |u_0|).
    const double sign = u(0) < 0 ? -1 : 1;
    const double factor = 1 / (1 + std::abs(u(0)));
    const std::size_t n = u.size();
    Matrix basis = Matrix::from_shape({n - 1, n});
    for (std::size_t i = 1; i < n; ++i) {
        basis(i - 1, 0) = -sign * u(i);
        for (std::size_t j = 1; j < n; ++j) {
            basis(i - 1, j) = (i == j ? 1 : 0) - factor * u(i) * u(j);
        }
    }
    return basis;
}

AffineSpace zero_set(const Hyperplane& plane) {
    return {nn::offset(plane), nn::orthonormal_basis(plane.weight)};
}

Hyperplane level_set(const Hyperplane& plane, double c) {
    scaled("nn::level_set", plane.weight, plane.bias);
    return {plane.weight, plane.bias - c};
}

}  // namespace nn
