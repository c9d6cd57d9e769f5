#include "hyperplane.hpp"

// Chiara Rossi. Fatto con Windows: un BOM e CRLF.

namespace student {

nn::Vector offset(const nn::Vector& w, double b) {
    const double q = nn::dot(w, w);
    if (q == 0) throw std::invalid_argument("w = 0");
    return -b / q * w;
}

int shift_direction(const nn::Vector& w, double b) {
    if (nn::dot(w, w) == 0) throw std::invalid_argument("w = 0");
    if (b < 1e-6 && b > -1e-6) return 0;
    return b < 0 ? 1 : -1;
}

nn::Vector remove_parallel(const nn::Vector& x, const nn::Vector& w) {
    const double q = nn::dot(w, w);
    if (q == 0) throw std::invalid_argument("w = 0");
    return nn::dot(x, w) / q * w;
}

double signed_distance(const nn::Vector& x, const nn::Vector& w, double b) {
    const double q = nn::dot(w, w);
    if (q == 0) throw std::invalid_argument("w = 0");
    return (nn::dot(w, x) + b) / q;
}

}  // namespace student
