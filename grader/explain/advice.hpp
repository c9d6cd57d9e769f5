#pragma once
// What beginners meet, in plain words: a sentence to stand above g++'s own line.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace halfspace::explain {

/// Where a message of g++'s points to.
struct Spot {
    std::string_view line;                      ///< of the source, without comments and literals
    std::size_t column = 0;                     ///< byte in it, from 1; 0: unknown
    std::string_view file;                      ///< the student's
    bool using_std = false;                     ///< the file says `using namespace std`
    std::string_view before = {};               ///< the file's text up to the line, with comments
    std::string_view contract = {};             ///< the contract's text, if the file includes it
    std::span<const std::string> allowed = {};  ///< modules of nn that the exercise may use
};

/// The sentence for a message, `text`, with types as students write them; empty if there is none that is sure to be true.
std::string advice(std::string_view text, const Spot& spot);

}  // namespace halfspace::explain
