#pragma once
// A picture of what a student's functions gave, as numbers: what `halfspace plot` draws, in a terminal or through gnuplot.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace halfspace::verdict {

struct Range {
    double low = 0;
    double high = 1;

    bool operator==(const Range&) const = default;
};

struct Axes {
    enum class Kind {
        free,         ///< each axis has its own scale
        equal,        ///< one unit is as long on both
        logarithmic,  ///< y, above 0
        sheet,        ///< none to be seen; a unit is a character of a terminal: twice as high as wide
    };
    Kind kind = Kind::free;
    Range x;
    Range y;
    std::string x_label = {};
    std::string y_label = {};

    bool operator==(const Axes&) const = default;
};

/// A polyline. A point that is no number is a gap. What has no name does not stand in the legend; likewise below.
struct Line {
    std::string name;
    std::vector<double> x;
    std::vector<double> y;
    bool wanted = false;  ///< what should be there, not what was given

    bool operator==(const Line&) const = default;
};

struct Marks {
    std::string name;
    std::vector<double> x;
    std::vector<double> y;
    std::optional<int> group = {};  ///< 0 to 3: the class of all of them

    bool operator==(const Marks&) const = default;
};

struct Arrow {
    std::string name;
    double from_x, from_y, to_x, to_y;

    bool operator==(const Arrow&) const = default;
};

struct Box {
    double left, bottom, right, top;

    bool operator==(const Box&) const = default;
};

/// Text with its middle at (x, y).
struct Text {
    double x, y;
    std::string text;

    bool operator==(const Text&) const = default;
};

/// Classes, 0 to 3, at the middles of the cells of a grid over the whole panel: row by row, the lowest first.
struct Region {
    std::size_t columns = 0;
    std::size_t rows = 0;
    std::vector<int> got;
    std::vector<int> wanted = {};         ///< as many, or none: then nobody says what should be there
    std::vector<std::string> names = {};  ///< of the classes 0, 1, ..., for the legend; none: their numbers

    bool operator==(const Region&) const = default;
};

struct Panel {
    Axes axes;
    std::vector<Line> lines = {};
    std::vector<Marks> marks = {};
    std::vector<Arrow> arrows = {};
    std::vector<Box> boxes = {};
    std::vector<Text> texts = {};
    std::optional<Region> region = {};

    bool operator==(const Panel&) const = default;
};

/// How many points of the line are no numbers.
inline std::size_t gaps(const Line& line) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < line.x.size(); ++i)
        count += std::isfinite(line.x[i]) && std::isfinite(line.y[i]) ? 0 : 1;
    return count;
}

/// How many points of lines that were given are no numbers.
inline std::size_t gaps(const Panel& panel) {
    std::size_t count = 0;
    for (const Line& line : panel.lines) count += line.wanted ? 0 : gaps(line);
    return count;
}

/// Its parts fit each other: what draws it need not look.
inline bool is_sound(const Panel& panel) {
    const auto is_range = [](const Range& range) {
        return std::isfinite(range.low) && std::isfinite(range.high) && range.low < range.high;
    };
    const auto pairs = [](const auto& list) { return list.x.size() == list.y.size(); };
    const auto is_group = [](int group) { return 0 <= group && group <= 3; };
    const Axes& axes = panel.axes;
    bool sound = is_range(axes.x) && is_range(axes.y) &&
                 (axes.kind != Axes::Kind::logarithmic || axes.y.low > 0) &&
                 std::ranges::all_of(panel.lines, pairs) && std::ranges::all_of(panel.marks, pairs) &&
                 std::ranges::all_of(panel.marks,
                                     [&](const Marks& marks) { return is_group(marks.group.value_or(0)); });
    if (panel.region) {
        const Region& region = *panel.region;
        const std::size_t cells = region.columns * region.rows;
        sound = sound && cells > 0 && region.got.size() == cells &&
                (region.wanted.empty() || region.wanted.size() == cells) &&
                std::ranges::all_of(region.got, is_group) && std::ranges::all_of(region.wanted, is_group);
    }
    return sound;
}

}  // namespace halfspace::verdict
