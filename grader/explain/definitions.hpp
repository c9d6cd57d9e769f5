#pragma once
// Where a source text defines functions, found without a compiler: for files that do not compile.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "explain/gxx_output.hpp"

namespace halfspace::explain {

struct Definition {
    std::string name;
    Place place;      ///< of the name
    bool file_scope;  ///< outside all braces, and without a "student::" before the name
};

struct Definitions {
    std::vector<Definition> functions;  ///< in the order of the text
    bool opens_student = false;         ///< there is a `namespace student`, other than after `using`
};

/// The definitions of functions with one of these names. Nothing if the text has conditionals, macros or raw
/// strings: then only a compiler can tell.
std::optional<Definitions> find_definitions(std::string_view source, const std::vector<std::string>& names);

}  // namespace halfspace::explain
