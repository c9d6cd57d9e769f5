#pragma once
// Values as a person reads them, on few lines of about `room` columns: what fits stands in one line, of long ones the middle
// is left out. Lines after the first are indented to stand below the first bracket.

#include <functional>
#include <nn/tensor.hpp>
#include <string>
#include <type_traits>
#include <vector>

#include "subject/names.hpp"
#include "wire/aggregate.hpp"
#include "wire/codec.hpp"

namespace subject {

/// Of a terminal with 80 columns, behind a margin and "weight = ".
inline constexpr std::size_t usual_room = 60;

std::string to_text(double value);  ///< six significant digits, "nan", "inf"
std::string to_text(bool value);
std::string to_text(long long value);
std::string to_text(const std::string& value);  ///< quoted, control characters escaped, cut at 60 bytes
std::string to_text(const nn::Vector& value, std::size_t room = usual_room);  ///< (3) [1, 2.5, -4]
/// (2, 2) [[1, 2], [3, 4]], or a line for each row; of more than 5 of them the first three and the last.
std::string to_text(const nn::Matrix& value, std::size_t room = usual_room);

/// Two numbers in just as many digits as it takes to see that they differ.
std::pair<std::string, std::string> to_distinct_texts(double a, double b);

std::string indent(const std::string& text, const std::string& by);

/// Item i of a list as text.
using Item = std::function<std::string(std::size_t i)>;
/// Items without lines of their own in one line: [1, 0, 0]. One that is cut says how many there are: (168) [1, 2, ..., 0].
std::string row_text(std::size_t count, const Item& item, std::size_t room);
/// Several to a line, in a few lines.
std::string block_text(char open, std::size_t count, const Item& item, char close, std::size_t room);

template <class T>
std::string describe(const T& value, std::size_t room = usual_room) {
    if constexpr (std::is_same_v<T, nn::Vector> || std::is_same_v<T, nn::Matrix>) {
        return to_text(value, room);
    } else if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, std::string>) {
        return to_text(value);
    } else if constexpr (std::is_floating_point_v<T>) {
        return to_text(static_cast<double>(value));
    } else if constexpr (std::is_enum_v<T>) {
        return enumerator_name(value);
    } else if constexpr (std::is_unsigned_v<T>) {
        return std::to_string(static_cast<unsigned long long>(value));
    } else if constexpr (std::is_integral_v<T>) {
        return to_text(static_cast<long long>(value));
    } else if constexpr (wire::codec::IsStdVector<T>::value) {
        using Element = typename T::value_type;
        const Item item = [&](std::size_t i) {
            return describe<Element>(value[i], room - std::min<std::size_t>(room, 2));
        };
        if constexpr (std::is_arithmetic_v<Element> || std::is_enum_v<Element>) {
            return row_text(value.size(), item, room);
        } else {
            return block_text('[', value.size(), item, ']', room);
        }
    } else {
        constexpr auto names = field_names<T>();
        std::vector<std::string> fields;
        std::apply(
            [&](const auto&... field) {
                const auto add = [&](const auto& one) {
                    std::string name(names[fields.size()]);
                    if (!name.empty()) name += " = ";
                    const std::size_t taken = std::min(room, name.size() + 2);
                    fields.push_back(name +
                                     indent(describe<std::remove_cvref_t<decltype(one)>>(one, room - taken),
                                            std::string(name.size(), ' ')));
                };
                (add(field), ...);
            },
            wire::aggregate::fields(value));
        return block_text(
            '{', fields.size(), [&](std::size_t i) { return fields[i]; }, '}', room);
    }
}

}  // namespace subject
