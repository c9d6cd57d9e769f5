#pragma once
// A grid of characters to draw on. Lines are dots, two by four in a character (braille); in ASCII each is the line's sign.

#include <string>
#include <vector>

#include "plot/frame.hpp"

namespace halfspace::plot {

enum class Ink { none, first, second, third, fourth, faint, bad, strong };

/// The text in its ink, if there is to be colour.
std::string inked(Ink ink, const std::string& text, bool colour);

/// How a line looks: dots and gaps in turn, and its sign in ASCII.
struct Pen {
    Ink ink = Ink::none;
    std::vector<int> pattern;  ///< so many dots drawn, so many left out, ...; empty: all drawn
    char sign = '*';
};

class Canvas {
  public:
    Canvas(int columns, int rows, bool unicode);

    [[nodiscard]] int columns() const { return columns_; }
    [[nodiscard]] int rows() const { return rows_; }

    void draw(const Piece& piece, const Pen& pen);
    /// The same, but nothing in characters where another line is.
    void draw_below(const Piece& piece, const Pen& pen);
    /// A character at a point of the square; nothing outside of it.
    void put(const Point& point, const std::string& glyph, Ink ink);
    /// By column and row, row 0 at the top.
    void put(int column, int row, const std::string& glyph, Ink ink);
    /// A character below the dots.
    void fill(int column, int row, const std::string& glyph, Ink ink);
    /// Text with its middle at a point of the square, cut at the sides.
    void write(const Point& point, const std::string& text, Ink ink);

    [[nodiscard]] int column_of(double x) const;
    [[nodiscard]] int row_of(double y) const;

    /// Row by row, each as wide as the canvas.
    [[nodiscard]] std::vector<std::string> lines(bool colour) const;

  private:
    struct Cell {
        unsigned dots = 0;
        char sign = ' ';
        Ink ink = Ink::none;
        std::string glyph;  ///< in place of the dots, if any
        Ink glyph_ink = Ink::none;
        bool is_below = false;  ///< only where there are no dots
        bool passed = false;    ///< a line goes through, be it in a gap of its pattern
    };
    void draw(const Piece& piece, const Pen& pen, bool below);
    Cell* cell(int column, int row);

    int columns_;
    int rows_;
    bool unicode_;
    std::vector<Cell> cells_;
};

/// A pen's sample for a legend, eight columns wide: the longest pattern once.
std::string sample(const Pen& pen, bool unicode);

}  // namespace halfspace::plot
