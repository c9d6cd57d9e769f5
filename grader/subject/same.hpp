#pragma once
// Whether two values are the same but for rounding: what diagnosis asks, not what a check asks (see matchers.hpp).

#include <nn/tensor.hpp>
#include <tuple>
#include <type_traits>
#include <vector>

#include "recognise/number.hpp"
#include "wire/aggregate.hpp"
#include "wire/codec.hpp"

namespace subject {

/// Of one shape, and the same numbers.
bool same_array(const nn::Vector& a, const nn::Vector& b);
bool same_array(const nn::Matrix& a, const nn::Matrix& b);

template <class T>
bool same(const T& a, const T& b) {
    if constexpr (std::is_same_v<T, nn::Vector> || std::is_same_v<T, nn::Matrix>) {
        return same_array(a, b);
    } else if constexpr (std::is_floating_point_v<T>) {
        return recognise::same_number(a, b, 0.0);
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
