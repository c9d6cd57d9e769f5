// Everything from Hesse's normal form u . x = d with |u| = 1, and a basis by rotations in the planes of two
// axes.
#include <cmath>
#include <stdexcept>

#include "hyperplane.hpp"

namespace student {
namespace {

struct NormalForm {
    nn::Vector unit;
    double distance;  ///< of the hyperplane from the origin, along unit
};

NormalForm normal_form(const nn::Vector& w, double b) {
    const double length = nn::norm(w);
    if (length == 0) throw std::invalid_argument("there is no hyperplane for w = 0");
    return {w / length, -b / length};
}

}  // namespace

nn::Vector offset(const nn::Vector& w, double b) {
    const NormalForm form = normal_form(w, b);
    return form.distance * form.unit;
}

int shift_direction(const nn::Vector& w, double b) {
    const double distance = normal_form(w, b).distance;
    if (distance == 0) return 0;
    return std::signbit(distance) ? -1 : 1;
}

double signed_distance(const nn::Vector& x, const nn::Vector& w, double b) {
    const NormalForm form = normal_form(w, b);
    return nn::dot(x, form.unit) - form.distance;
}

nn::Vector project(const nn::Vector& x, const nn::Vector& w, double b) {
    return x - signed_distance(x, w, b) * normal_form(w, b).unit;
}

nn::Vector remove_parallel(const nn::Vector& x, const nn::Vector& w) {
    return project(x, w, 0);
}

// Givens rotations turn w, entry by entry, into the first axis. The same rotations of the identity matrix
// leave its first row along w and the others orthogonal to it.
nn::Matrix orthonormal_basis(const nn::Vector& w) {
    nn::Vector rest = normal_form(w, 0).unit;
    const std::size_t n = w.size();
    nn::Matrix rotated = xt::eye<double>(n);
    for (std::size_t i = 1; i < n; ++i) {
        const double length = std::hypot(rest(0), rest(i));
        if (length == 0) continue;
        const double cosine = rest(0) / length;
        const double sine = rest(i) / length;
        for (std::size_t j = 0; j < n; ++j) {
            const double first = rotated(0, j);
            const double other = rotated(i, j);
            rotated(0, j) = cosine * first + sine * other;
            rotated(i, j) = cosine * other - sine * first;
        }
        rest(0) = length;
    }
    return xt::view(rotated, xt::range(1, n), xt::all());
}

AffineSpace zero_set(const nn::Vector& w, double b) {
    const nn::Matrix basis = orthonormal_basis(w);
    nn::Vector point = offset(w, b);
    for (std::size_t i = 0; i < basis.shape(0); ++i) {  // not the nearest point, but one of the set
        point += 0.5 * xt::view(basis, i, xt::all());
    }
    return {point, 3 * basis};
}

AffineSpace level_set(const nn::Vector& w, double b, double c) {
    AffineSpace set = zero_set(w, b);
    const double length = nn::norm(w);
    set.point += c / length * (w / length);
    return set;
}

}  // namespace student
