#pragma once
// Values as a person reads them: a shape and the numbers, long ones cut in the middle. Every text is at most
// a few lines; lines after the first are indented to stand below the first bracket.

#include <nn/tensor.hpp>
#include <string>
#include <type_traits>
#include <vector>

#include "wire/aggregate.hpp"
#include "wire/codec.hpp"

namespace subject {

std::string to_text(double value);  ///< six significant digits, "nan", "inf"
std::string to_text(bool value);
std::string to_text(long long value);
std::string to_text(const std::string& value);  ///< quoted, control characters escaped, cut at 60 bytes
std::string to_text(const nn::Vector& value);   ///< (3) [1, 2.5, -4]
std::string to_text(const nn::Matrix& value);   ///< (2, 3) [[...], and a line for each row

/// Two numbers in just as many digits as it takes to see that they differ.
std::pair<std::string, std::string> to_distinct_texts(double a, double b);

std::string indent(const std::string& text, const std::string& by);

template <class T>
std::string describe(const T& value) {
    if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, std::string> ||
                  std::is_same_v<T, nn::Vector> || std::is_same_v<T, nn::Matrix>) {
        return to_text(value);
    } else if constexpr (std::is_floating_point_v<T>) {
        return to_text(static_cast<double>(value));
    } else if constexpr (std::is_unsigned_v<T>) {
        return std::to_string(static_cast<unsigned long long>(value));
    } else if constexpr (requires { name_of(value); }) {  // an enumeration that has names: nn::Activation
        return name_of(value);
    } else if constexpr (std::is_integral_v<T> || std::is_enum_v<T>) {
        return to_text(static_cast<long long>(value));
    } else if constexpr (wire::codec::IsStdVector<T>::value) {
        constexpr std::size_t shown = 6;
        std::string text = "list of " + std::to_string(value.size());
        std::size_t i = 0;
        for (const typename T::value_type& element : value) {
            if (i == shown) {
                text += "\n  ...";
                break;
            }
            text += "\n  [" + std::to_string(i++) + "] " +
                    indent(describe<typename T::value_type>(element), "      ");
        }
        return text;
    } else {
        std::string text = "{";
        std::apply(
            [&text](const auto&... field) {
                ((text += (text.size() > 1 ? ",\n " : "") +
                          indent(describe<std::remove_cvref_t<decltype(field)>>(field), " ")),
                 ...);
            },
            wire::aggregate::fields(value));
        return text + "}";
    }
}

}  // namespace subject
