#include "subject/same.hpp"

#include <algorithm>
#include <cmath>

#include "recognise/number.hpp"

namespace subject {
namespace {

template <class Array>
bool same_numbers(const Array& a, const Array& b) {
    if (a.shape() != b.shape()) return false;
    double scale = 0.0;
    for (const double x : a) scale = std::isfinite(x) ? std::max(scale, std::abs(x)) : scale;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (!recognise::same_number(a.data()[i], b.data()[i], scale)) return false;
    }
    return true;
}

}  // namespace

bool same_array(const nn::Vector& a, const nn::Vector& b) {
    return same_numbers(a, b);
}

bool same_array(const nn::Matrix& a, const nn::Matrix& b) {
    return same_numbers(a, b);
}

}  // namespace subject
