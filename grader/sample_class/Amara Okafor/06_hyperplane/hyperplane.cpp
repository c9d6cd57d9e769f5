#include "hyperplane.hpp"

#include <cmath>
#include <stdexcept>

namespace student {

// w . w, and throws if there is no direction
static double squared(const nn::Vector& w) {
    double sum = 0;
    for (std::size_t i = 0; i < w.size(); i++) {
        sum += w(i) * w(i);
    }
    if (sum == 0) {
        throw std::invalid_argument("w is zero");
    }
    return sum;
}

nn::Vector offset(const nn::Vector& w, double b) {
    double ww = squared(w);
    nn::Vector o = w;
    for (std::size_t i = 0; i < w.size(); i++) {
        o(i) = -b / ww * w(i);
    }
    return o;
}

int shift_direction(const nn::Vector& w, double b) {
    squared(w);
    if (b == 0) {
        return 0;
    }
    if (b > 0) {
        return -1;
    }
    return 1;
}

nn::Vector remove_parallel(const nn::Vector& x, const nn::Vector& w) {
    double t = nn::dot(x, w) / squared(w);
    nn::Vector u = x;
    for (std::size_t i = 0; i < x.size(); i++) {
        u(i) -= t * w(i);
    }
    return u;
}

double signed_distance(const nn::Vector& x, const nn::Vector& w, double b) {
    double f = nn::dot(w, x) + b;
    return f / std::sqrt(squared(w));
}

nn::Vector project(const nn::Vector& x, const nn::Vector& w, double b) {
    double t = (nn::dot(w, x) + b) / squared(w);
    nn::Vector p = x;
    for (std::size_t i = 0; i < x.size(); i++) {
        p(i) -= t * w(i);
    }
    return p;
}

nn::Matrix orthonormal_basis(const nn::Vector& w) {
    std::size_t n = w.size();
    squared(w);
    // The axis along which w is largest is the one too many.
    std::size_t skip = 0;
    for (std::size_t i = 0; i < n; i++) {
        if (std::abs(w(i)) > std::abs(w(skip))) {
            skip = i;
        }
    }
    std::vector<nn::Vector> rows;
    for (std::size_t i = 0; i < n; i++) {
        if (i == skip) {
            continue;
        }
        nn::Vector v = xt::zeros<double>({n});
        v(i) = 1;
        v = remove_parallel(v, w);
        for (std::size_t r = 0; r < rows.size(); r++) {
            v = remove_parallel(v, rows[r]);
        }
        double length = nn::norm(v);
        for (std::size_t k = 0; k < n; k++) {
            v(k) /= length;
        }
        rows.push_back(v);
    }
    nn::Matrix basis = xt::zeros<double>({n - 1, n});
    for (std::size_t r = 0; r < rows.size(); r++) {
        for (std::size_t k = 0; k < n; k++) {
            basis(r, k) = rows[r](k);
        }
    }
    return basis;
}

AffineSpace zero_set(const nn::Vector& w, double b) {
    AffineSpace space;
    space.point = offset(w, b);
    space.basis = orthonormal_basis(w);
    return space;
}

AffineSpace level_set(const nn::Vector& w, double b, double c) {
    return zero_set(w, b - c);
}

}  // namespace student
