#include "plot/terminal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "plot/canvas.hpp"

namespace halfspace::plot {
namespace {

using verdict::Axes;
using verdict::Panel;

constexpr int free_rows = 13;
constexpr int most_rows = 22;

int columns_of(const Look& look) {
    return std::clamp(look.width, 40, 80);
}

/// The line's pen: `i` counts those of the same kind. In ASCII '.' is a region's.
Pen pen_of(const verdict::Line& line, std::size_t i) {
    static const Pen wanted[] = {{Ink::faint, {1, 3}, '-'}, {Ink::faint, {4, 4}, '\''}};
    if (line.wanted) return wanted[i % std::size(wanted)];
    static const Pen pens[] = {{Ink::first, {}, '*'},
                               {Ink::second, {6, 3}, '+'},
                               {Ink::third, {2, 2}, '='},
                               {Ink::fourth, {8, 2, 1, 2, 1, 2}, '~'}};
    return pens[i % std::size(pens)];
}

struct Sign {
    Ink ink;
    std::string text;
};

Sign sign_of(const std::optional<int>& group, const Look& look) {
    if (!group) return {Ink::strong, look.unicode ? "×" : "x"};
    static const char* const unicode[] = {"○", "●", "△", "◆"};
    static const char* const ascii[] = {"o", "#", "^", "%"};
    static constexpr Ink inks[] = {Ink::first, Ink::second, Ink::third, Ink::fourth};
    const auto i = static_cast<std::size_t>(*group);
    return {inks[i], look.unicode ? unicode[i] : ascii[i]};
}

Sign sign_of_class(int number, const Look& look) {
    static const char* const unicode[] = {"·", "░", "▒", "▓"};
    static const char* const ascii[] = {".", ":", "+", "="};
    static constexpr Ink inks[] = {Ink::faint, Ink::second, Ink::third, Ink::fourth};
    const auto i = static_cast<std::size_t>(number);
    return {inks[i], look.unicode ? unicode[i] : ascii[i]};
}

Sign sign_of_difference(const Look& look) {
    return {Ink::bad, look.unicode ? "✗" : "X"};
}

std::string head_of(const Point& step, const Look& look) {
    static const char* const unicode[] = {"→", "↗", "↑", "↖", "←", "↙", "↓", "↘"};
    static const char* const ascii[] = {">", ">", "^", "<", "<", "<", "v", ">"};
    const double eighths = std::atan2(step.y, step.x) / (std::acos(-1.0) / 4);
    const auto i = static_cast<std::size_t>((std::lround(eighths) + 8) % 8);
    return look.unicode ? unicode[i] : ascii[i];
}

enum class Which { given, wanted };

/// The characters of a region: of the samples in one that which is in its middle, or a difference if there is any.
void draw_region(const verdict::Region& region, Which which, Canvas& canvas, const Look& look) {
    const auto& classes = which == Which::wanted ? region.wanted : region.got;
    const auto first = [](int i, int cells, std::size_t samples) {
        return static_cast<std::size_t>(i) * samples / static_cast<std::size_t>(cells);
    };
    for (int row = 0; row < canvas.rows(); ++row) {
        for (int column = 0; column < canvas.columns(); ++column) {
            const int up = canvas.rows() - 1 - row;
            const std::size_t left = first(column, canvas.columns(), region.columns);
            const std::size_t right = std::max(left + 1, first(column + 1, canvas.columns(), region.columns));
            const std::size_t low = first(up, canvas.rows(), region.rows);
            const std::size_t high = std::max(low + 1, first(up + 1, canvas.rows(), region.rows));
            bool differs = false;
            if (which == Which::given && !region.wanted.empty()) {
                for (std::size_t y = low; y < high; ++y)
                    for (std::size_t x = left; x < right; ++x)
                        differs = differs ||
                                  region.got[y * region.columns + x] != region.wanted[y * region.columns + x];
            }
            const std::size_t middle = (low + high) / 2 * region.columns + (left + right) / 2;
            if (differs) {
                canvas.put(column, row, sign_of_difference(look).text, Ink::bad);
            } else {
                const Sign sign = sign_of_class(classes[middle], look);
                canvas.fill(column, row, sign.text, sign.ink);
            }
        }
    }
}

void draw_lines(const Panel& panel, const Frame& frame, Canvas& canvas) {
    std::size_t given = 0;
    for (const auto& line : panel.lines) {
        if (line.wanted) continue;
        const Pen pen = pen_of(line, given++);
        for (const auto& piece : frame.pieces(line)) canvas.draw(piece, pen);
    }
    std::size_t wanted = 0;
    for (const auto& line : panel.lines) {
        if (!line.wanted) continue;
        const Pen pen = pen_of(line, meaning_of(line, wanted));
        for (const auto& piece : frame.pieces(line)) canvas.draw_below(piece, pen);
    }
}

void draw_arrow(const verdict::Arrow& arrow, const Panel& panel, const Frame& frame, Canvas& canvas,
                const Look& look) {
    const auto from = frame.place(arrow.from_x, arrow.from_y);
    const auto to = frame.place(arrow.to_x, arrow.to_y);
    if (!from || !to) return;
    const auto part = cut_off(*from, *to);
    if (!part) return;
    const auto& [start, end] = *part;
    if (panel.axes.kind == Axes::Kind::sheet && arrow.from_y == arrow.to_y && from->x < to->x) {
        const int row = canvas.row_of(start.y);
        const int last = canvas.column_of(end.x);
        for (int column = canvas.column_of(start.x); column < last; ++column)
            canvas.put(column, row, look.unicode ? "─" : "-", Ink::faint);
        canvas.put(last, row, look.unicode ? "▶" : ">", Ink::faint);
        return;
    }
    canvas.draw({start, end}, {Ink::strong, {}, '*'});
    if (end.x != to->x || end.y != to->y) return;  // it goes on outside
    // In characters a unit upwards is twice as many as one to the side.
    canvas.put(end,
               head_of({(end.x - start.x) * canvas.columns(), 2 * (end.y - start.y) * canvas.rows()}, look),
               Ink::strong);
}

void draw_box(const verdict::Box& box, const Frame& frame, Canvas& canvas, const Look& look) {
    const auto low = frame.place(box.left, box.bottom);
    const auto high = frame.place(box.right, box.top);
    if (!low || !high) return;
    const int left = canvas.column_of(std::clamp(low->x, 0.0, 1.0));
    const int right = canvas.column_of(std::clamp(high->x, 0.0, 1.0));
    const int top = canvas.row_of(std::clamp(high->y, 0.0, 1.0));
    const int bottom = canvas.row_of(std::clamp(low->y, 0.0, 1.0));
    const auto glyph = [&](const char* unicode, const char* ascii) { return look.unicode ? unicode : ascii; };
    for (int column = left + 1; column < right; ++column)
        for (const int row : {top, bottom}) canvas.put(column, row, glyph("─", "-"), Ink::faint);
    for (int row = top + 1; row < bottom; ++row)
        for (const int column : {left, right}) canvas.put(column, row, glyph("│", "|"), Ink::faint);
    canvas.put(left, top, glyph("┌", "+"), Ink::faint);
    canvas.put(right, top, glyph("┐", "+"), Ink::faint);
    canvas.put(left, bottom, glyph("└", "+"), Ink::faint);
    canvas.put(right, bottom, glyph("┘", "+"), Ink::faint);
}

void draw(const Panel& panel, Which which, Canvas& canvas, const Look& look) {
    const Frame frame(panel.axes);
    if (panel.region) draw_region(*panel.region, which, canvas, look);
    draw_lines(panel, frame, canvas);
    for (const auto& box : panel.boxes) draw_box(box, frame, canvas, look);
    for (const auto& arrow : panel.arrows) draw_arrow(arrow, panel, frame, canvas, look);
    for (const auto& marks : panel.marks) {
        const Sign sign = sign_of(marks.group, look);
        for (std::size_t i = 0; i < marks.x.size(); ++i)
            if (const auto point = frame.place(marks.x[i], marks.y[i]))
                canvas.put(*point, sign.text, sign.ink);
    }
    for (const auto& text : panel.texts)
        if (const auto point = frame.place(text.x, text.y)) canvas.write(*point, text.text, Ink::none);
}

/// The canvas between its axes: lines that are all `margin` + 1 + its columns wide.
std::vector<std::string> with_axes(const Panel& panel, const Canvas& canvas, int margin, const Look& look) {
    const auto glyph = [&](const char* unicode, const char* ascii) {
        return std::string(look.unicode ? unicode : ascii);
    };
    const Frame frame(panel.axes);
    std::vector<std::string> numbers(static_cast<std::size_t>(canvas.rows()));
    for (const auto& tick : ticks_of_y(panel.axes, std::max(2, canvas.rows() / 3))) {
        const auto point = frame.place(panel.axes.x.low, tick.value);
        numbers[static_cast<std::size_t>(canvas.row_of(point->y))] = tick.text;
    }
    std::vector<std::string> lines = canvas.lines(look.colour);
    for (std::size_t row = 0; row < lines.size(); ++row) {
        const std::string axis = numbers[row].empty() ? glyph("│", "|") : glyph("┤", "+");
        lines[row] = pad_left(numbers[row], margin) + axis + lines[row];
    }
    std::string axis = std::string(static_cast<std::size_t>(margin), ' ') + glyph("└", "+");
    std::string below(static_cast<std::size_t>(margin + 1 + canvas.columns()), ' ');
    std::vector<bool> ticked(static_cast<std::size_t>(canvas.columns()));
    int free_from = 0;
    for (const auto& tick : ticks(panel.axes.x, std::clamp(canvas.columns() / 8, 3, 6))) {
        const int column = canvas.column_of(frame.place(tick.value, panel.axes.y.low)->x);
        ticked[static_cast<std::size_t>(column)] = true;
        const int length = static_cast<int>(tick.text.size());
        const int start = std::min(margin + 1 + column - length / 2, static_cast<int>(below.size()) - length);
        if (start < free_from) continue;
        below.replace(static_cast<std::size_t>(start), tick.text.size(), tick.text);
        free_from = start + length + 1;
    }
    for (const bool tick : ticked) axis += tick ? glyph("┬", "+") : glyph("─", "-");
    lines.push_back(axis);
    lines.push_back(below);
    return lines;
}

/// Entries beside each other as far as they fit.
std::string flowed(const std::vector<std::pair<std::string, int>>& entries, int margin, int columns) {
    std::string text;
    int used = 0;
    for (const auto& [entry, wide] : entries) {
        if (used > 0 && used + 3 + wide > columns) {
            text += "\n";
            used = 0;
        }
        const int gap = used == 0 ? margin : 3;
        text += std::string(static_cast<std::size_t>(gap), ' ') + entry;
        used += gap + wide;
    }
    return text.empty() ? text : text + "\n";
}

std::string legend(const Panel& panel, int margin, const Look& look) {
    const Frame frame(panel.axes);
    std::vector<std::pair<std::string, int>> entries;
    const auto add = [&](Ink ink, const std::string& sample, const std::string& name) {
        const std::string gap = sample.empty() ? "" : " ";
        entries.emplace_back(inked(ink, sample, look.colour) + gap + name, width(sample + gap + name));
    };
    std::size_t given = 0;
    std::size_t wanted = 0;
    for (const auto& line : panel.lines) {
        const Pen pen = pen_of(line, line.wanted ? meaning_of(line, wanted) : given++);
        const std::string wrong = note(line, frame);
        if (line.name.empty() && wrong.empty()) continue;
        add(pen.ink, sample(pen, look.unicode),
            clean_line(line.name) + (wrong.empty() ? "" : fmt::format(" ({})", wrong)));
    }
    for (const auto& marks : panel.marks) {
        const Sign sign = sign_of(marks.group, look);
        if (!marks.name.empty()) add(sign.ink, sign.text, clean_line(marks.name));
    }
    for (const auto& arrow : panel.arrows)
        if (!arrow.name.empty()) add(Ink::strong, look.unicode ? "→" : "->", clean_line(arrow.name));
    if (panel.region) {
        int number = 0;
        for (const auto& name : class_names(*panel.region)) {
            const Sign sign = sign_of_class(number++, look);
            add(sign.ink, sign.text, clean_line(name));
        }
        if (!panel.region->wanted.empty()) {
            const Sign sign = sign_of_difference(look);
            const bool any = !differences(*panel.region).empty();
            add(any ? sign.ink : Ink::none, any ? sign.text : "", difference_note(*panel.region));
        }
    }
    return flowed(entries, margin, columns_of(look));
}

std::string joined(const std::vector<std::string>& left, const std::vector<std::string>& right, int gap) {
    std::string text;
    for (std::size_t i = 0; i < left.size(); ++i)
        text += left[i] + (right.empty() ? "" : std::string(static_cast<std::size_t>(gap), ' ') + right[i]) +
                "\n";
    return text;
}

struct Size {
    int columns;
    int rows;
};

/// Of a canvas in so many columns, in the panel's proportions.
Size size_of(const Axes& axes, bool in_proportion, int columns) {
    if (!in_proportion) return {columns, free_rows};
    const double high_by_wide = (axes.y.high - axes.y.low) / (axes.x.high - axes.x.low);
    const double rows = 0.5 * columns * high_by_wide;
    if (rows <= most_rows) return {columns, std::max(4, static_cast<int>(std::lround(rows)))};
    return {std::max(12, static_cast<int>(std::lround(2.0 * most_rows / high_by_wide))), most_rows};
}

/// Spaces at a line's end are no part of a picture.
std::string trimmed(const std::string& text) {
    std::string result;
    for (std::string line : lines(text)) {
        while (!line.empty() && line.back() == ' ') line.pop_back();
        result += line + "\n";
    }
    return result;
}

std::string drawn(const Panel& panel, const Look& look) {
    if (panel.axes.kind == Axes::Kind::sheet) {
        Canvas canvas(std::clamp(static_cast<int>(std::lround(panel.axes.x.high)), 1, columns_of(look) - 2),
                      std::clamp(static_cast<int>(std::lround(panel.axes.y.high)), 1, 60), look.unicode);
        draw(panel, Which::given, canvas, look);
        std::string text;
        for (const auto& line : canvas.lines(look.colour)) text += "  " + line + "\n";
        return text + legend(panel, 2, look);
    }
    std::size_t widest = 0;
    const bool in_proportion = panel.region || panel.axes.kind == Axes::Kind::equal;
    for (const auto& tick : ticks_of_y(panel.axes, (in_proportion ? most_rows : free_rows) / 3))
        widest = std::max(widest, tick.text.size());
    const int margin = static_cast<int>(widest) + 2;
    const bool two = panel.region && !panel.region->wanted.empty();
    constexpr int gap = 3;
    const int available = two ? (columns_of(look) - gap) / 2 - margin - 1 : columns_of(look) - margin - 2;
    const Size size = size_of(panel.axes, in_proportion, available);
    const auto side = [&](Which which) {
        Canvas canvas(size.columns, size.rows, look.unicode);
        draw(panel, which, canvas, look);
        return with_axes(panel, canvas, margin, look);
    };
    std::string text;
    const std::string indent(static_cast<std::size_t>(margin + 1), ' ');
    if (two) {
        const auto heading = [&](const std::string& word) {
            return inked(Ink::faint, word, look.colour) +
                   std::string(static_cast<std::size_t>(size.columns - width(word)), ' ');
        };
        const std::string label = clean_line(panel.axes.y_label);
        const std::string before =
            width(label) > margin ? indent : inked(Ink::faint, pad_left(label, margin), look.colour) + " ";
        text += before + heading("wanted") + std::string(gap, ' ') + before + heading("got") + "\n";
        text += joined(side(Which::wanted), side(Which::given), gap);
    } else {
        if (!panel.axes.y_label.empty())
            text += inked(Ink::faint, indent + clean_line(panel.axes.y_label), look.colour) + "\n";
        text += joined(side(Which::given), {}, 0);
    }
    if (!panel.axes.x_label.empty()) {
        const std::string label = clean_line(panel.axes.x_label);
        const int before = std::max(0, margin + 1 + size.columns / 2 - width(label) / 2);
        const auto centred = [&](int margin_before) {
            return std::string(static_cast<std::size_t>(std::max(0, margin_before)), ' ') +
                   inked(Ink::faint, label, look.colour);
        };
        text += centred(before);
        if (two) text += centred(margin + 1 + size.columns + gap - width(label));
        text += "\n";
    }
    return text + legend(panel, margin + 1, look);
}

std::string in_words(const Picture& picture, const Look& look) {
    std::string text = "  " + inked(Ink::bad, picture.broken, look.colour) + "\n";
    for (const auto& line : lines(clean(picture.message))) {
        for (const auto& part : wrap(line, columns_of(look) - 4)) text += "    " + part + "\n";
    }
    return text;
}

}  // namespace

std::string terminal(const std::vector<Picture>& pictures, const Look& look) {
    std::string text;
    for (const auto& picture : pictures) {
        if (!text.empty()) text += "\n";
        text += inked(Ink::strong, clean_line(picture.title), look.colour) + "\n\n";
        text += picture.panel ? drawn(*picture.panel, look) : in_words(picture, look);
    }
    return trimmed(text);
}

}  // namespace halfspace::plot
