#pragma once
// Whether two values are the same but for rounding: what diagnosis asks, not what a check asks (see
// matchers.hpp).

#include <cmath>
#include <nn/tensor.hpp>
#include <tuple>
#include <type_traits>
#include <vector>

#include "wire/aggregate.hpp"
#include "wire/codec.hpp"

namespace subject {

/// Equal up to the rounding that another order of summation brings; NaN equals NaN. `scale` is the largest
/// magnitude beside these numbers: what cancels leaves an error of that size.
inline bool same_number(double a, double b, double scale) {
    if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
    if (std::isinf(a) || std::isinf(b)) return a == b;
    return std::abs(a - b) <= 1e-7 * std::max(std::abs(a), std::abs(b)) + 1e-13 * scale;
}

template <class Array>
bool same_array(const Array& a, const Array& b) {
    if (a.shape() != b.shape()) return false;
    double scale = 0.0;
    for (const double x : a) scale = std::isfinite(x) ? std::max(scale, std::abs(x)) : scale;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (!same_number(a.data()[i], b.data()[i], scale)) return false;
    }
    return true;
}

template <class T>
bool same(const T& a, const T& b) {
    if constexpr (std::is_same_v<T, nn::Vector> || std::is_same_v<T, nn::Matrix>) {
        return same_array(a, b);
    } else if constexpr (std::is_floating_point_v<T>) {
        return same_number(a, b, 0.0);
    } else if constexpr (wire::codec::IsStdVector<T>::value) {
        if (a.size() != b.size()) return false;
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (!same<typename T::value_type>(a[i], b[i])) return false;
        }
        return true;
    } else if constexpr (std::is_integral_v<T> || std::is_enum_v<T> || std::is_same_v<T, std::string>) {
        return a == b;
    } else {
        const auto left = wire::aggregate::fields(a);
        const auto right = wire::aggregate::fields(b);
        return [&]<std::size_t... I>(std::index_sequence<I...>) {
            return (same<std::remove_cvref_t<std::tuple_element_t<I, decltype(left)>>>(std::get<I>(left),
                                                                                       std::get<I>(right)) &&
                    ...);
        }
        (std::make_index_sequence<std::tuple_size_v<std::remove_cvref_t<decltype(left)>>>{});
    }
}

}  // namespace subject
