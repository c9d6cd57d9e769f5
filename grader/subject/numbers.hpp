#pragma once
// A value of a contract's type as plain numbers, for those who know no types (recognise/value.hpp).

#include <cstdint>
#include <nn/tensor.hpp>
#include <string>
#include <type_traits>

#include "recognise/value.hpp"
#include "subject/names.hpp"
#include "wire/aggregate.hpp"
#include "wire/codec.hpp"

namespace subject {

/// Of what is no floating point number too; one of 64 bits without a sign that went below zero is negative.
template <class T>
double as_number(const T& value) {
    if constexpr (std::is_unsigned_v<T> && sizeof(T) == sizeof(std::int64_t)) {
        return static_cast<double>(static_cast<std::int64_t>(value));
    } else {
        return static_cast<double>(value);
    }
}

template <class T>
void add_numbers(const T& value, recognise::Value& into) {
    constexpr bool is_whole = std::is_integral_v<T> || std::is_enum_v<T>;
    if constexpr (std::is_same_v<T, nn::Vector>) {
        into.arrays.push_back({{value.size()}, {value.begin(), value.end()}});
    } else if constexpr (std::is_same_v<T, nn::Matrix>) {
        into.arrays.push_back({{value.shape(0), value.shape(1)}, {value.begin(), value.end()}});
    } else if constexpr (std::is_enum_v<T>) {
        std::string word = enumerator_name(value);
        if (word == std::to_string(static_cast<long long>(value))) word.clear();
        into.arrays.push_back({{}, {as_number(value)}, is_whole, std::move(word)});
    } else if constexpr (is_whole || std::is_floating_point_v<T>) {
        into.arrays.push_back({{}, {as_number(value)}, is_whole});
    } else if constexpr (std::is_same_v<T, std::string>) {
        into.texts.push_back(value);
    } else if constexpr (wire::codec::IsStdVector<T>::value) {
        using Element = typename T::value_type;
        if constexpr (std::is_arithmetic_v<Element>) {
            recognise::Array array{{value.size()}, {}, std::is_integral_v<Element>};
            for (const Element element : value) array.entries.push_back(as_number(element));
            into.arrays.push_back(std::move(array));
        } else {
            into.lists.push_back(value.size());
            for (const Element& element : value) add_numbers<Element>(element, into);
        }
    } else {
        constexpr auto names = field_names<T>();
        std::size_t i = 0;
        const auto add = [&](const auto& field) {
            const std::size_t first = into.arrays.size();
            add_numbers<std::remove_cvref_t<decltype(field)>>(field, into);
            for (std::size_t k = first; k < into.arrays.size(); ++k)
                if (into.arrays[k].field.empty()) into.arrays[k].field = names[i];
            ++i;
        };
        std::apply([&add](const auto&... field) { (add(field), ...); }, wire::aggregate::fields(value));
    }
}

}  // namespace subject
