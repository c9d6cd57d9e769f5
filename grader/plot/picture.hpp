#pragma once
// What is drawn, whichever way: the panels of one exercise, one below the other.

#include <optional>
#include <string>
#include <vector>

#include "verdict/panel.hpp"

namespace halfspace::plot {

struct Picture {
    std::string title;
    std::optional<verdict::Panel> panel;  ///< nothing: it is broken
    std::string broken = {};              ///< how, in a word or two of ours: "not implemented"
    std::string message = {};  ///< why, in lines that may hold a student's words: for a terminal only
};

}  // namespace halfspace::plot
