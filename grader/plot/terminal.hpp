#pragma once
// Pictures as lines of text.

#include <string>
#include <vector>

#include "plot/picture.hpp"

namespace halfspace::plot {

/// Colour never carries meaning alone: lines have their patterns, marks and regions their signs.
struct Look {
    bool colour = false;
    bool unicode = true;  ///< braille, blocks and box drawing; else ASCII
    int width = 80;       ///< columns; drawn for at least 40 and at most 80
};

/// All panels, one below the other, each with its title and legend; a broken one says what is broken. Ends with a line end.
std::string terminal(const std::vector<Picture>& pictures, const Look& look);

}  // namespace halfspace::plot
