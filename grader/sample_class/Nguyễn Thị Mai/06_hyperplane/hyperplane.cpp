#include "hyperplane.hpp"

#include <cmath>
#include <stdexcept>

namespace student {

static void check(const nn::Vector& w) {
    if (nn::norm(w) == 0) throw std::invalid_argument("w must not be zero");
}

nn::Vector offset(const nn::Vector& w, double b) {
    check(w);
    return w * (-b / nn::dot(w, w));
}

int shift_direction(const nn::Vector& w, double b) {
    check(w);
    if (b == 0) return 0;
    return b < 0 ? 1 : -1;
}

nn::Vector remove_parallel(const nn::Vector& x, const nn::Vector& w) {
    check(w);
    return x - w * (nn::dot(x, w) / nn::dot(w, w));
}

// lecture: f(x) = w . x + b is the distance
double signed_distance(const nn::Vector& x, const nn::Vector& w, double b) {
    check(w);
    return nn::dot(w, x) + b;
}

nn::Vector project(const nn::Vector& x, const nn::Vector& w, double b) {
    check(w);
    return x - w * ((nn::dot(x, w) + b) / nn::dot(w, w));
}

nn::Matrix orthonormal_basis(const nn::Vector& w) {
    check(w);
    std::size_t n = w.size();
    std::size_t big = 0;
    for (std::size_t i = 0; i < n; ++i) {
        if (std::abs(w(i)) > std::abs(w(big))) big = i;
    }
    nn::Matrix basis = xt::zeros<double>({n - 1, n});
    std::size_t row = 0;
    for (std::size_t i = 0; i < n; ++i) {
        if (i == big) continue;
        nn::Vector v = xt::zeros<double>({n});
        v(i) = 1;
        v = remove_parallel(v, w);
        for (std::size_t r = 0; r < row; ++r) {
            nn::Vector u = xt::row(basis, r);
            v = remove_parallel(v, u);
        }
        xt::row(basis, row) = v / nn::norm(v);
        ++row;
    }
    return basis;
}

AffineSpace zero_set(const nn::Vector& w, double b) {
    return {offset(w, b), orthonormal_basis(w)};
}

AffineSpace level_set(const nn::Vector& w, double b, double c) {
    return zero_set(w, b + c);
}

}  // namespace student
