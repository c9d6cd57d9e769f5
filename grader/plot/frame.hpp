#pragma once
// Where things are in a panel: its axes as a square of side 1, what of a line is inside, numbers to write at the axes.

#include <optional>
#include <string>
#include <vector>

#include "verdict/panel.hpp"

namespace halfspace::plot {

/// In the square: x to the right, y upwards, both from 0 to 1.
struct Point {
    double x = 0;
    double y = 0;
};
using Piece = std::vector<Point>;

class Frame {
  public:
    explicit Frame(const verdict::Axes& axes) : axes_(axes) {}

    /// Nothing if a number is none, or has no place on a logarithmic axis. May lie outside the square.
    [[nodiscard]] std::optional<Point> place(double x, double y) const;
    /// The numbers at a point of the square.
    [[nodiscard]] Point numbers(const Point& point) const;

    /// The line's parts in the square, cut at its border and at gaps; a point alone between two gaps is a part.
    [[nodiscard]] std::vector<Piece> pieces(const verdict::Line& line) const;

    /// How many points are too large for a logarithmic axis, as of what grows without bound; 0 for other axes.
    [[nodiscard]] std::size_t above(const verdict::Line& line) const;

  private:
    verdict::Axes axes_;
};

/// The part of the way from a to b in the square, if any.
std::optional<std::pair<Point, Point>> cut_off(const Point& a, const Point& b);

struct Tick {
    double value;
    std::string text;
};

/// Round numbers in the range, about `wanted` of them.
std::vector<Tick> ticks(const verdict::Range& range, int wanted);
/// Powers of ten, at most `most` of them.
std::vector<Tick> powers_of_ten(const verdict::Range& range, int most);
/// Those of the y axis, of whatever kind.
std::vector<Tick> ticks_of_y(const verdict::Axes& axes, int wanted);

/// What cannot be seen of a line: "no number at 3 of 145 points"; empty if all can.
std::string note(const verdict::Line& line, const Frame& frame);

/// Which of the meanings of wanted lines this one has, by their names: one without a name has that of the line before.
/// `named` counts them.
std::size_t meaning_of(const verdict::Line& line, std::size_t& named);

/// The cells of a region that are not as wanted, as indices; none if nothing is wanted.
std::vector<std::size_t> differences(const verdict::Region& region);
/// The classes that a legend lists, each with its name.
std::vector<std::string> class_names(const verdict::Region& region);
/// "differs at 12 of 2304 points".
std::string difference_note(const verdict::Region& region);

}  // namespace halfspace::plot
