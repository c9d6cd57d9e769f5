#include "plot/canvas.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/text.hpp"

namespace halfspace::plot {
namespace {

/// Parameters of "select graphic rendition": the terminal's own colours, so that they fit its theme.
std::string_view code(Ink ink) {
    switch (ink) {
        case Ink::first:
            return "36";
        case Ink::second:
            return "33";
        case Ink::third:
            return "35";
        case Ink::fourth:
            return "32";
        case Ink::faint:
            return "2";
        case Ink::bad:
            return "1;31";
        case Ink::strong:
            return "1";
        case Ink::none:
            break;
    }
    return "";
}

/// The braille character with these dots, as UTF-8: U+2800 and on.
std::string braille(unsigned dots) {
    return {static_cast<char>(0xe2), static_cast<char>(0xa0 | (dots >> 6)),
            static_cast<char>(0x80 | (dots & 0x3f))};
}

/// The bit of the dot in column x (0, 1) and row y (0 to 3, from above).
unsigned bit(int x, int y) {
    constexpr unsigned bits[2][4] = {{0x01, 0x02, 0x04, 0x40}, {0x08, 0x10, 0x20, 0x80}};
    return bits[x][y];
}

/// Whether the pattern draws its `i`th dot.
bool draws(const std::vector<int>& pattern, int i) {
    const int length = std::accumulate(pattern.begin(), pattern.end(), 0);
    if (length == 0) return true;
    i %= length;
    bool on = true;
    for (const int part : pattern) {
        if (i < part) return on;
        i -= part;
        on = !on;
    }
    return on;
}

/// Which of `count` equal parts of 0 to 1 it is in.
int part_of(double share, int count) {
    return std::clamp(static_cast<int>(std::floor(share * count + 1e-9)), 0, count - 1);
}

}  // namespace

std::string inked(Ink ink, const std::string& text, bool colour) {
    if (!colour || ink == Ink::none || text.empty()) return text;
    return fmt::format("\x1b[{}m{}\x1b[0m", code(ink), text);
}

Canvas::Canvas(int columns, int rows, bool unicode)
    : columns_(columns),
      rows_(rows),
      unicode_(unicode),
      cells_(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows)) {}

Canvas::Cell* Canvas::cell(int column, int row) {
    if (column < 0 || column >= columns_ || row < 0 || row >= rows_) return nullptr;
    return &cells_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                   static_cast<std::size_t>(column)];
}

int Canvas::column_of(double x) const {
    return part_of(x, columns_);
}

int Canvas::row_of(double y) const {
    return part_of(1 - y, rows_);
}

void Canvas::draw(const Piece& piece, const Pen& pen) {
    draw(piece, pen, false);
}

void Canvas::draw_below(const Piece& piece, const Pen& pen) {
    draw(piece, pen, true);
}

void Canvas::draw(const Piece& piece, const Pen& pen, bool below) {
    const int wide = unicode_ ? 2 : 1;
    const int high = unicode_ ? 4 : 1;
    int count = 0;
    std::vector<bool> taken;
    if (below) {
        for (const Cell& cell : cells_) taken.push_back(cell.passed);
    }
    const auto dot = [&](int x, int y) {
        Cell* const at = cell(x / wide, y / high);
        if (!below) at->passed = true;
        if (!draws(unicode_ ? pen.pattern : std::vector<int>(), count++)) return;
        if (below && taken[static_cast<std::size_t>(at - cells_.data())]) return;
        if (at->dots == 0) {
            at->sign = pen.sign;
            at->ink = pen.ink;
        }
        at->dots |= bit(x % wide, y % high);
    };
    // Bresenham's way from dot to dot, the first of each part left out: it is the last of the one before.
    int x = 0;
    int y = 0;
    for (std::size_t i = 0; i < piece.size(); ++i) {
        const int to_x = part_of(piece[i].x, wide * columns_);
        const int to_y = part_of(1 - piece[i].y, high * rows_);
        if (i == 0) {
            dot(x = to_x, y = to_y);
            continue;
        }
        const int dx = std::abs(to_x - x);
        const int dy = -std::abs(to_y - y);
        int error = dx + dy;
        while (x != to_x || y != to_y) {
            const int twice = 2 * error;
            if (twice >= dy) {
                error += dy;
                x += x < to_x ? 1 : -1;
            }
            if (twice <= dx) {
                error += dx;
                y += y < to_y ? 1 : -1;
            }
            dot(x, y);
        }
    }
}

void Canvas::put(const Point& point, const std::string& glyph, Ink ink) {
    if (point.x < 0 || point.x > 1 || point.y < 0 || point.y > 1) return;
    put(column_of(point.x), row_of(point.y), glyph, ink);
}

void Canvas::put(int column, int row, const std::string& glyph, Ink ink) {
    if (Cell* const at = cell(column, row)) {
        at->glyph = glyph;
        at->glyph_ink = ink;
        at->is_below = false;
    }
}

void Canvas::fill(int column, int row, const std::string& glyph, Ink ink) {
    put(column, row, glyph, ink);
    if (Cell* const at = cell(column, row)) at->is_below = true;
}

void Canvas::write(const Point& point, const std::string& text, Ink ink) {
    if (point.x < 0 || point.x > 1 || point.y < 0 || point.y > 1) return;
    const std::string clean = clean_line(text);
    const double middle = point.x * columns_ - 0.5 * width(clean);
    int column = std::clamp(static_cast<int>(std::lround(middle)), 0, std::max(0, columns_ - width(clean)));
    const int row = row_of(point.y);
    std::string glyph;
    const auto put_glyph = [&] {
        if (glyph.empty()) return;
        put(column, row, glyph, ink);
        column += width(glyph);
    };
    for (const char c : clean) {
        if ((static_cast<unsigned char>(c) & 0xc0) != 0x80 && width(glyph + c) > 0 && !glyph.empty()) {
            put_glyph();
            glyph.clear();
        }
        glyph += c;
    }
    put_glyph();
}

std::vector<std::string> Canvas::lines(bool colour) const {
    std::vector<std::string> lines;
    for (int row = 0; row < rows_; ++row) {
        std::string line;
        std::string run;  // of one ink
        Ink run_ink = Ink::none;
        for (int column = 0; column < columns_; ++column) {
            const Cell& cell = cells_[static_cast<std::size_t>(row * columns_ + column)];
            const bool covered = !cell.glyph.empty() && !(cell.is_below && cell.dots != 0);
            const Ink ink = covered ? cell.glyph_ink : cell.dots != 0 ? cell.ink : Ink::none;
            const std::string text = covered          ? cell.glyph
                                     : cell.dots == 0 ? " "
                                     : unicode_       ? braille(cell.dots)
                                                      : std::string(1, cell.sign);
            if (ink != run_ink) {
                line += inked(run_ink, run, colour);
                run.clear();
                run_ink = ink;
            }
            run += text;
        }
        lines.push_back(line + inked(run_ink, run, colour));
    }
    return lines;
}

std::string sample(const Pen& pen, bool unicode) {
    Canvas canvas(8, 1, unicode);
    canvas.draw({{0, 0.4}, {1, 0.4}}, pen);
    return canvas.lines(false).front();
}

}  // namespace halfspace::plot
