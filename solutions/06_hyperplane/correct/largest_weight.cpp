// Loops throughout. The zero set by solving for the coordinate with the largest weight: no division but by
// that one, and directions that are neither orthogonal to each other nor of length 1.
#include <cmath>
#include <stdexcept>

#include "hyperplane.hpp"

namespace student {
namespace {

double inner(const nn::Vector& a, const nn::Vector& b) {
    if (a.size() != b.size()) throw std::invalid_argument("the vectors differ in size");
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a(i) * b(i);
    return sum;
}

double squared_length(const nn::Vector& w) {
    const double sum = inner(w, w);
    if (sum == 0) throw std::invalid_argument("w is zero");
    return sum;
}

nn::Vector step(const nn::Vector& x, double t, const nn::Vector& w) {
    nn::Vector result = nn::Vector::from_shape({x.size()});
    for (std::size_t i = 0; i < x.size(); ++i) result(i) = x(i) + t * w(i);
    return result;
}

}  // namespace

nn::Vector offset(const nn::Vector& w, double b) {
    const double t = -b / squared_length(w);
    nn::Vector result = w;
    for (double& entry : result) entry *= t;
    return result;
}

int shift_direction(const nn::Vector& w, double b) {
    squared_length(w);
    return b == 0 ? 0 : b < 0 ? 1 : -1;
}

nn::Vector remove_parallel(const nn::Vector& x, const nn::Vector& w) {
    return step(x, -inner(x, w) / squared_length(w), w);
}

double signed_distance(const nn::Vector& x, const nn::Vector& w, double b) {
    return (inner(w, x) + b) / std::sqrt(squared_length(w));
}

nn::Vector project(const nn::Vector& x, const nn::Vector& w, double b) {
    return step(x, -(inner(w, x) + b) / squared_length(w), w);
}

// Gram-Schmidt on w and all axes, backwards; the axis of which nothing is left is the one too many.
nn::Matrix orthonormal_basis(const nn::Vector& w) {
    const double length = std::sqrt(squared_length(w));
    const std::size_t n = w.size();
    std::vector<nn::Vector> found{w};
    for (double& entry : found[0]) entry /= length;
    for (std::size_t axis = n; axis-- > 0 && found.size() < n;) {
        nn::Vector v = xt::zeros<double>({n});
        v(axis) = 1;
        for (int twice = 0; twice < 2; ++twice) {
            for (const nn::Vector& before : found) v = step(v, -inner(v, before), before);
        }
        const double rest = std::sqrt(inner(v, v));
        if (rest < 1e-6) continue;
        for (double& entry : v) entry /= rest;
        found.push_back(v);
    }
    nn::Matrix basis = nn::Matrix::from_shape({n - 1, n});
    for (std::size_t i = 0; i + 1 < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) basis(i, j) = found[i + 1](j);
    }
    return basis;
}

AffineSpace zero_set(const nn::Vector& w, double b) {
    squared_length(w);
    const std::size_t n = w.size();
    std::size_t largest = 0;
    for (std::size_t i = 1; i < n; ++i) {
        if (std::abs(w(i)) > std::abs(w(largest))) largest = i;
    }
    AffineSpace set{xt::zeros<double>({n}), xt::zeros<double>({n - 1, n})};
    set.point(largest) = -b / w(largest);
    for (std::size_t i = 0, row = 0; i < n; ++i) {
        if (i == largest) continue;
        set.basis(row, i) = w(largest);
        set.basis(row, largest) = -w(i);
        ++row;
    }
    return set;
}

AffineSpace level_set(const nn::Vector& w, double b, double c) {
    return zero_set(w, b - c);
}

}  // namespace student
