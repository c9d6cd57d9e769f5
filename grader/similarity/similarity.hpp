#pragma once
// Which of many files look alike: a place to look, not a verdict. The measuring is similarity-tester's, which compares the order
// of tokens: names, numbers, layout and comments make no difference to it.

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "sandbox/sandbox.hpp"

namespace halfspace::similarity {

/// Two files, by index, first < second.
struct Pair {
    std::size_t first = 0;
    std::size_t second = 0;
    int first_in_second = 0;  ///< percent of the first that is in the second too
    int second_in_first = 0;

    bool operator==(const Pair&) const = default;
};

/// A text without the lines that the starter has, wherever they stand: what all were given is nobody's. Spaces around a line make no
/// difference.
std::string without_starter(std::string_view text, std::string_view starter);

/// What `sim_c++ -p` wrote of `count` files that are called 0.cpp, 1.cpp, ...: pairs of which one at least is for `least` percent in
/// the other; first the highest sum of both, then the order of the files. A line that is not of the known form is a fault.
Result<std::vector<Pair>> pairs_in(std::string_view output, std::size_t count, int least);

/// Where sim_c++ lies; bad_input with the name of its package if it does not.
Result<std::filesystem::path> find_tool();

/// Compares each text with each other, in the sandbox: they are strangers'. bad_input if it takes too long or finds too much.
Result<std::vector<Pair>> compare(sandbox::Sandbox& sandbox, const std::filesystem::path& tool,
                                  const std::vector<std::string>& texts, int least);

}  // namespace halfspace::similarity
