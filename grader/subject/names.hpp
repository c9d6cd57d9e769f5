#pragma once
// The names of a struct's fields and of enumerators, as the contract spells them: g++ writes them into the name of a function
// whose template argument they are. Where it writes something else there is no name, and values are shown without.

#include <array>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include "wire/aggregate.hpp"

namespace subject {
namespace names {

template <class T>
struct Holder {
    T value;
};
template <class T>
extern const Holder<T> nowhere;  // never defined: only addresses in it are spelled

template <auto argument>
consteval std::string_view spelled() {
    return __PRETTY_FUNCTION__;
}

/// "weight" of "... [with auto argument = (& nowhere<Edge>.Holder<Edge>::value.Edge::weight); ...", "relu" of "... =
/// nn::Activation::relu; ..."; empty for "(nn::Activation)7".
constexpr std::string_view last_name_in(std::string_view spelling) {
    const auto is_part = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    };
    constexpr std::string_view head = "argument = ";
    const auto begin = spelling.find(head);
    if (begin == std::string_view::npos) return {};
    spelling = spelling.substr(begin + head.size());
    spelling = spelling.substr(0, spelling.find_first_of(";]"));
    if (spelling.ends_with(')')) spelling.remove_suffix(1);
    std::size_t from = spelling.size();
    while (from > 0 && is_part(spelling[from - 1])) --from;
    const bool is_name =
        from > 0 && from < spelling.size() && (spelling[from - 1] == ':' || spelling[from - 1] == '.');
    return is_name ? spelling.substr(from) : std::string_view();
}

template <class T, std::size_t... I>
constexpr std::array<std::string_view, sizeof...(I)> fields_of(std::index_sequence<I...>) {
    return {last_name_in(spelled<&std::get<I>(wire::aggregate::fields(nowhere<T>.value))>())...};
}

template <class E, std::size_t... I>
constexpr std::array<std::string_view, sizeof...(I)> enumerators_of(std::index_sequence<I...>) {
    return {last_name_in(spelled<static_cast<E>(I)>())...};
}

}  // namespace names

/// Of the fields of a struct, in their order; an empty one has no name.
template <class T>
constexpr auto field_names() {
    using Fields = decltype(wire::aggregate::fields(std::declval<const T&>()));
    return names::fields_of<T>(std::make_index_sequence<std::tuple_size_v<Fields>>());
}

/// What the contract calls it (name_of) or the enumeration itself; of values from 32 on, and of those without a name, the
/// number.
template <class E>
std::string enumerator_name(E value) {
    if constexpr (requires { name_of(value); }) {
        return name_of(value);
    } else {
        static constexpr auto known = names::enumerators_of<E>(std::make_index_sequence<32>());
        const auto number = static_cast<long long>(value);
        if (number >= 0 && number < static_cast<long long>(known.size()) && !known[number].empty())
            return std::string(known[static_cast<std::size_t>(number)]);
        return std::to_string(number);
    }
}

}  // namespace subject
