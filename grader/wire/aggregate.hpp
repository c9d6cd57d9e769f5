#pragma once
// Plain structs as tuples of their fields, so that a contract's structs cross the wire without a second list
// of their members. Works for aggregates of up to six fields, no base classes, no arrays as fields.

#include <cstddef>
#include <tuple>
#include <type_traits>

namespace wire::aggregate {

struct Anything {
    template <class T>
    operator T() const;  // never defined: only asked whether it would do
};

template <class T, class... Fields>
constexpr std::size_t count() {
    if constexpr (requires { T{Fields{}..., Anything{}}; }) {
        return count<T, Fields..., Anything>();
    } else {
        return sizeof...(Fields);
    }
}

/// The fields of `value` as a tuple of references, in the order of declaration.
template <class T>
constexpr auto fields(T& value) {
    constexpr auto n = count<std::remove_const_t<T>>();
    static_assert(n >= 1 && n <= 6, "a struct of a contract has one to six fields");
    if constexpr (n == 1) {
        auto& [a] = value;
        return std::tie(a);
    } else if constexpr (n == 2) {
        auto& [a, b] = value;
        return std::tie(a, b);
    } else if constexpr (n == 3) {
        auto& [a, b, c] = value;
        return std::tie(a, b, c);
    } else if constexpr (n == 4) {
        auto& [a, b, c, d] = value;
        return std::tie(a, b, c, d);
    } else if constexpr (n == 5) {
        auto& [a, b, c, d, e] = value;
        return std::tie(a, b, c, d, e);
    } else {
        auto& [a, b, c, d, e, f] = value;
        return std::tie(a, b, c, d, e, f);
    }
}

}  // namespace wire::aggregate
