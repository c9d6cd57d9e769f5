#pragma once
// Wrong answers that no mistake explains: whose they are, and what groups of them look like. Pure.

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/counts.hpp"

namespace halfspace::analysis {

/// A function, and those in whose file it is wrong while none of its checks was recognised as anything.
struct Unexplained {
    std::size_t exercise = 0;  ///< its index in the course
    std::string function;
    std::vector<std::size_t> students;  ///< in the class's order
};

/// In the course's order. A function that is still to be written is not wrong.
std::vector<Unexplained> unexplained(const course::Course& course, const Class& students);

/// Students whose functions, asked the same calls, gave the same answers in all of them, and not always the right ones.
struct Group {
    std::string exercise;
    std::string function;
    std::vector<std::size_t> students;  ///< in the class's order
    std::string call;                   ///< an example: what was asked,
    std::string given;                  ///< what they answer, or how they ended,
    std::string right;                  ///< and what is right
};

}  // namespace halfspace::analysis
