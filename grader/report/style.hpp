#pragma once
// How console output looks. Colour never carries meaning alone: every report reads the same without it.

#include <string>
#include <string_view>

namespace halfspace::report {

struct Style {
    bool colour = false;
    int width = 80;  ///< columns; less than 40 counts as 40
};

enum class Ink { good, bad, warning, faint, strong };

/// The text between the escape codes of an ink, or as it is.
std::string paint(const Style& style, Ink ink, std::string_view text);

}  // namespace halfspace::report
