#include "hyperplane.hpp"

namespace student {

// Everything in terms of the unit normal and the distance of the origin: (w, b) -> (w, b) / |w|.
struct Normal {
    nn::Vector n;
    double d;
};

static Normal normal(const nn::Vector& w, double b) {
    const double length = nn::norm(w);
    if (length == 0.0) throw std::invalid_argument("w = 0 has no direction");
    return {w / length, b / length};
}

nn::Vector offset(const nn::Vector& w, double b) {
    const auto [n, d] = normal(w, b);
    return -d * n;
}

int shift_direction(const nn::Vector& w, double b) {
    normal(w, b);
    return (b < 0.0) - (b > 0.0);
}

nn::Vector remove_parallel(const nn::Vector& x, const nn::Vector& w) {
    const auto [n, d] = normal(w, 0.0);
    return x - nn::dot(x, n) * n;
}

double signed_distance(const nn::Vector& x, const nn::Vector& w, double b) {
    const auto [n, d] = normal(w, b);
    return nn::dot(n, x) + d;
}

nn::Vector project(const nn::Vector& x, const nn::Vector& w, double b) {
    const auto [n, d] = normal(w, b);
    return x - (nn::dot(n, x) + d) * n;
}

// A Householder reflection takes an axis to n (or -n), and the other axes to a basis of what is orthogonal to it.
nn::Matrix orthonormal_basis(const nn::Vector& w) {
    const auto [n, d] = normal(w, 0.0);
    nn::Vector v = n;
    v(0) += n(0) < 0.0 ? -1.0 : 1.0;
    const nn::Matrix reflection = xt::eye<double>(w.size()) - 2.0 / nn::dot(v, v) * nn::outer(v, v);
    return xt::view(reflection, xt::range(1, w.size()), xt::all());
}

AffineSpace zero_set(const nn::Vector& w, double b) { return {offset(w, b), orthonormal_basis(w)}; }
AffineSpace level_set(const nn::Vector& w, double b, double c) { return {offset(w, b - c), orthonormal_basis(w)}; }

}  // namespace student
