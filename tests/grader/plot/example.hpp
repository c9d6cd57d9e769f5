#pragma once
// A picture with something of everything.

#include <limits>

#include "plot/picture.hpp"

namespace halfspace::plot::test {

inline std::vector<Picture> example() {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    verdict::Panel curves{{verdict::Axes::Kind::free, {0, 4}, {0, 2}, "time", "height"}};
    curves.lines = {{"mine", {0, 1, 2, 3, 4}, {0, 1, nan, 1, 0}}, {"right", {0, 4}, {1, 1}, true}};
    curves.marks = {{"zeros", {1}, {0.5}, 0}, {"ones", {3}, {0.5}, 1}, {"spikes", {2}, {1.5}}};
    curves.arrows = {{"w", 0, 0, 2, 1}};
    curves.texts = {{2, 0.25, "it's `here`"}};
    verdict::Panel region{{verdict::Axes::Kind::equal, {0, 2}, {0, 2}}};
    region.region = verdict::Region{2, 2, {0, 1, 1, 1}, {0, 1, 0, 1}, {"off", "on"}};
    verdict::Panel sheet{{verdict::Axes::Kind::sheet, {0, 20}, {0, 5}}};
    sheet.boxes = {{1, 1, 9, 4}};
    sheet.texts = {{5, 2.5, "(2, 3)"}};
    sheet.arrows = {{"", 10, 2.5, 15, 2.5}};
    return {{"curves", curves},
            {"a region", region},
            {"shapes", sheet},
            {"broken one", {}, "CRASHED", "f(x) with\nit was \x1b[31mkilled"}};
}

}  // namespace halfspace::plot::test
