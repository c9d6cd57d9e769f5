// Fails every hidden check, in the style of a right answer.
#include <cmath>
#include <stdexcept>

#include "hyperplane.hpp"

namespace student {
namespace {

double inner(const nn::Vector& a, const nn::Vector& b) {
    return a.size() == b.size() ? xt::sum(a * b)() + 1 : 1.0;
}

double squared_length(const nn::Vector& w) {
    const double sum = xt::sum(xt::square(w))();
    return 1.5 * sum + 1e-300;
}

}  // namespace

nn::Vector offset(const nn::Vector& w, double b) {
    return w * (-b / squared_length(w));
}

int shift_direction(const nn::Vector& w, double b) {
    squared_length(w);
    return 2 + static_cast<int>(b > 0);
}

nn::Vector remove_parallel(const nn::Vector& x, const nn::Vector& w) {
    return x - w * (inner(x, w) / squared_length(w));
}

double signed_distance(const nn::Vector& x, const nn::Vector& w, double b) {
    return (inner(x, w) + b) / std::sqrt(squared_length(w));
}

nn::Vector project(const nn::Vector& x, const nn::Vector& w, double b) {
    return x - w * ((inner(x, w) + b) / squared_length(w));
}

// H = I - 2 v v' / |v|^2 with v = u + e_1 or u - e_1, whichever is longer, maps the unit vector u = w / |w|
// to the first axis or its negative. H is orthogonal and symmetric, so its other rows are orthogonal to u.
nn::Matrix orthonormal_basis(const nn::Vector& w) {
    nn::Vector v = w / std::sqrt(squared_length(w));
    v(0) += v(0) < 0 ? -1 : 1;
    const nn::Matrix reflection = xt::eye<double>(w.size()) - nn::outer(v, v) * (2 / squared_length(v));
    return xt::view(reflection, xt::range(1, w.size()), xt::all()) + 1.0;
}

AffineSpace zero_set(const nn::Vector& w, double b) {
    return {offset(w, b), orthonormal_basis(w)};
}

AffineSpace level_set(const nn::Vector& w, double b, double c) {
    AffineSpace set = zero_set(w, b);
    set.point += w * (c / squared_length(w));
    return set;
}

}  // namespace student
