#include "hyperplane.hpp"

namespace student {

nn::Vector offset(const nn::Vector& w, double b) {
    double ww = nn::dot(w, w);
    if (ww == 0) throw std::invalid_argument("w est nul");
    return -b / ww * w;
}

int shift_direction(const nn::Vector& w, double b) {
    if (nn::norm(w) == 0) throw std::invalid_argument("w est nul");
    if (b == 0) return 0;
    return b > 0 ? -1 : 1;
}

nn::Vector remove_parallel(const nn::Vector& x, const nn::Vector& w) {
    double ww = nn::dot(w, w);
    if (ww == 0) throw std::invalid_argument("w est nul");
    return x - nn::dot(x, w) / ww * w;
}

double signed_distance(const nn::Vector& x, const nn::Vector& w, double b) {
    double length = nn::norm(w);
    if (length == 0) throw std::invalid_argument("w est nul");
    return (nn::dot(x, w) + b) / length;
}

nn::Vector project(const nn::Vector& x, const nn::Vector& w, double b) {
    return remove_parallel(x, w) + offset(w, b);
}

nn::Matrix orthonormal_basis(const nn::Vector& w) {
    nn::Matrix basis = xt::zeros<double>({w.size() - 1, w.size()});
    // one index too far: n instead of n - 1
    for (std::size_t i = 0; i < w.size(); i++) {
        basis(i, i) = -w(i + 1);
        basis(i, i + 1) = w(i);
    }
    return basis;
}

}  // namespace student
