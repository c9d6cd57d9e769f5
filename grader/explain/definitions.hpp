#pragma once
// What a source text says, read without a compiler: for files that do not compile, and for what g++ does not mind.

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

/// The text with blanks for comments and literals: no place changes.
std::string bare(std::string_view source);

/// The definitions of functions with one of these names. Nothing if the text has conditionals, macros or raw
/// strings: then only a compiler can tell.
std::optional<Definitions> find_definitions(std::string_view source, const std::vector<std::string>& names);

}  // namespace halfspace::explain
