#include "hyperplane.hpp"

namespace student {

nn::Vector offset(const nn::Vector& w, double b) {
    if (nn::norm(w) == 0) throw std::invalid_argument("zero");
    return -b / nn::dot(w, w) * w;
}

int shift_direction(const nn::Vector& w, double b) {
    if (nn::norm(w) == 0) throw std::invalid_argument("zero");
    return b == 0 ? 0 : b < 0 ? 1 : -1;
}

nn::Vector remove_parallel(const nn::Vector& x, const nn::Vector& w) {
    if (nn::norm(w) == 0) throw std::invalid_argument("zero");
    const double t = nn::dot(x, w) / nn::dot(w, w);
    nn::Vector u = xt::zeros<double>({x.size() + 1});
    for (std::size_t i = 0; i < x.size(); ++i) u(i) = x(i) - t * w(i);
    return u;
}

nn::Matrix orthonormal_basis(const nn::Vector& w) {
    if (nn::norm(w) == 0) throw std::invalid_argument("zero");
    return xt::eye<double>(w.size());
}

}  // namespace student
