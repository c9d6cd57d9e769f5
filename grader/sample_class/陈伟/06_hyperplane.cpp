#include "hyperplane.hpp"
namespace student {
static void check(const nn::Vector& w) {
    if (std::all_of(w.begin(), w.end(), [](double v) { return v == 0; })) throw std::invalid_argument("w = 0");
}
nn::Vector offset(const nn::Vector& w, double b) { check(w); return w * (-b / nn::dot(w, w)); }
int shift_direction(const nn::Vector& w, double b) { check(w); return b < 0 ? 1 : b > 0 ? -1 : 0; }
nn::Vector remove_parallel(const nn::Vector& x, const nn::Vector& w) { check(w); return x - w * (nn::dot(x, w) / nn::dot(w, w)); }
double signed_distance(const nn::Vector& x, const nn::Vector& w, double b) { check(w); return (nn::dot(x, w) + b) / nn::norm(w); }
nn::Vector project(const nn::Vector& x, const nn::Vector& w, double b) { return remove_parallel(x, w) + offset(w, b); }

// For the thinking task: with p the largest entry, w_p e_i - w_i e_p lies in the plane, for each other i.
static nn::Matrix directions(const nn::Vector& w) {
    check(w);
    const auto n = w.size();
    std::size_t p = 0, row = 0;
    for (std::size_t i = 1; i < n; ++i) if (std::abs(w(i)) > std::abs(w(p))) p = i;
    nn::Matrix d = xt::zeros<double>({n - 1, n});
    for (std::size_t i = 0; i < n; ++i) {
        if (i == p) continue;
        d(row, i) = 1;
        d(row++, p) = -w(i) / w(p);
    }
    return d;
}
nn::Matrix orthonormal_basis(const nn::Vector& w) {
    nn::Matrix q = directions(w);
    for (std::size_t i = 0; i < q.shape(0); ++i) {
        nn::Vector v = xt::row(q, i);
        for (int twice = 0; twice < 2; ++twice)
            for (std::size_t j = 0; j < i; ++j) { nn::Vector u = xt::row(q, j); v -= nn::dot(u, v) * u; }
        xt::row(q, i) = v / nn::norm(v);
    }
    return q;
}
AffineSpace zero_set(const nn::Vector& w, double b) { return {offset(w, b), directions(w)}; }
AffineSpace level_set(const nn::Vector& w, double b, double c) { return zero_set(w, b - c); }
}
