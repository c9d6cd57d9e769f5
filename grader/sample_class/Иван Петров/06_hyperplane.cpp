#include "hyperplane.hpp"

#include <cmath>
#include <stdexcept>

namespace student {

// throws if w is zero
static double length2(const nn::Vector& w) {
    double s = nn::dot(w, w);
    if (s == 0) throw std::invalid_argument("w = 0");
    return s;
}

nn::Vector offset(const nn::Vector& w, double b) {
    return -b / sqrt(length2(w)) * w;
}

int shift_direction(const nn::Vector& w, double b) {
    length2(w);
    if (b > 0) return 1;
    if (b < 0) return -1;
    return 0;
}

nn::Vector remove_parallel(const nn::Vector& x, const nn::Vector& w) {
    return x - nn::dot(x, w) / length2(w) * w;
}

double signed_distance(const nn::Vector& x, const nn::Vector& w, double b) {
    return std::abs(nn::dot(w, x) + b) / sqrt(length2(w));
}

nn::Vector project(const nn::Vector& x, const nn::Vector& w, double b) {
    return x - 2 * (nn::dot(w, x) + b) / length2(w) * w;
}

nn::Matrix orthonormal_basis(const nn::Vector& w) {
    size_t n = w.size(), m = 0;
    length2(w);
    for (size_t i = 0; i < n; i++)
        if (std::abs(w(i)) > std::abs(w(m))) m = i;
    nn::Matrix basis = xt::zeros<double>({n - 1, n});
    for (size_t i = 0, r = 0; i < n; i++) {
        if (i == m) continue;
        nn::Vector e = xt::zeros<double>({n});
        e(i) = 1;
        e = remove_parallel(e, w);
        xt::row(basis, r) = e / nn::norm(e);
        r++;
    }
    return basis;
}

AffineSpace zero_set(const nn::Vector& w, double b) {
    AffineSpace s;
    s.point = -b / length2(w) * w;
    s.basis = orthonormal_basis(w);
    return s;
}

AffineSpace level_set(const nn::Vector& w, double b, double c) {
    return zero_set(w, b - c);
}

}
