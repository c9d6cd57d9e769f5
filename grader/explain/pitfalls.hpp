#pragma once
// What compiles and computes something else than its writer thinks, seen in the text: g++ has no warning for it.

#include <string>
#include <string_view>
#include <vector>

#include "explain/gxx_output.hpp"

namespace halfspace::explain {

struct Pitfall {
    Place place;
    std::string sentence;  ///< true of the text whatever the function is to compute
};

/// The first few, in the order of the text, which is `bare` (definitions.hpp).
std::vector<Pitfall> find_pitfalls(std::string_view text);

}  // namespace halfspace::explain
