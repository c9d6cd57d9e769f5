#include "plot/gnuplot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "plot/frame.hpp"

namespace halfspace::plot {
namespace {

using verdict::Axes;
using verdict::Panel;

// Quiet colours that differ for the colour-blind too, on white.
constexpr const char* line_colours[] = {"#1f6fb4", "#d1731b", "#7a5195", "#3a8f5c"};
constexpr const char* class_colours[] = {"#e9eef4", "#f0bd85", "#cdb9dc", "#a9d3b8"};
constexpr const char* mark_colours[] = {"#1f6fb4", "#b9500b", "#7a5195", "#3a8f5c"};
constexpr const char* bad_colour = "#c62828";
constexpr const char* dim_colour = "#555555";
constexpr const char* dashes[] = {"1", "(9,3)", "(2,2)", "(9,3,2,3)"};

// In pixels.
constexpr double width_of_all = 900;
constexpr double left_margin = 76;
constexpr double legend_left = 650;
constexpr double area_width = 550;
constexpr double free_height = 230;
constexpr double most_height = 420;

/// Single quotes: gnuplot reads nothing in them but a doubled one, which is one.
std::string quoted(const std::string& text) {
    std::string result = "'";
    for (const char c : clean_line(text)) result += c == '\'' ? "''" : std::string(1, c);
    return result + "'";
}

std::string hex(const char* colour) {
    return fmt::format("lc rgb '{}'", colour);
}

/// A rectangle of the whole picture, in pixels from its top left.
struct Area {
    double left, top, width, height;
};

/// Of a panel with its title and what stands below.
struct Place {
    std::vector<Area> areas;  ///< one, or two beside each other
    double height = 0;        ///< of all of it
};

bool has_two(const Panel& panel) {
    return panel.region && !panel.region->wanted.empty();
}

/// Its picture has the panel's own proportions.
bool is_in_proportion(const Panel& panel) {
    return panel.region || panel.axes.kind == Axes::Kind::equal;
}

Place place_of(const Picture& picture, double top) {
    constexpr double title = 40;
    if (!picture.panel) return {{}, title + 50};
    const Panel& panel = *picture.panel;
    const Axes& axes = panel.axes;
    const double high_by_wide = (axes.y.high - axes.y.low) / (axes.x.high - axes.x.low);
    if (axes.kind == Axes::Kind::sheet) {
        const auto is_named = [](const auto& list) {
            return std::ranges::any_of(list, [](const auto& thing) { return !thing.name.empty(); });
        };
        const bool has_legend = is_named(panel.lines) || is_named(panel.marks) || is_named(panel.arrows);
        const double wide = std::min(10 * axes.x.high, has_legend ? legend_left - 54 : width_of_all - 60);
        const double high = 2 * wide * high_by_wide;
        return {{{30, top + title, wide, high}}, title + high + 20};
    }
    const double below = 34 + (axes.x_label.empty() ? 0 : 20);
    if (!is_in_proportion(panel))
        return {{{left_margin, top + title, area_width, free_height}}, title + free_height + below};
    const bool two = has_two(panel);
    double wide = two ? 0.5 * (area_width - 54) : 340;
    double high = wide * high_by_wide;
    if (high > most_height) {
        wide *= most_height / high;
        high = most_height;
    }
    const double heading = two ? 20 : 0;
    Place place{{{left_margin, top + title + heading, wide, high}}, title + heading + high + below};
    if (two) place.areas.push_back({left_margin + wide + 54, top + title + heading, wide, high});
    return place;
}

class Script {
  public:
    Script(double height, Format format) : height_(height), format_(format) {}

    template <class... Values>
    void add(fmt::format_string<Values...> format, Values&&... values) {
        text_ += fmt::format(format, std::forward<Values>(values)...) + "\n";
    }
    void add_text(const std::string& text) { text_ += text; }

    /// A place of the whole picture as gnuplot's screen coordinates, from the bottom left.
    [[nodiscard]] std::string screen(double x, double y) const {
        return fmt::format("screen {:.5f}, screen {:.5f}", x / width_of_all, 1 - y / height_);
    }
    /// A font so many pixels high, of which SVG's terminal makes pixels and PNG's points.
    [[nodiscard]] std::string font(double pixels) const {
        return fmt::format("font ',{:.4g}'", format_ == Format::svg ? pixels : 0.75 * pixels);
    }
    void margins(const Area& area) {
        add("set lmargin at screen {:.5f}", area.left / width_of_all);
        add("set rmargin at screen {:.5f}", (area.left + area.width) / width_of_all);
        add("set tmargin at screen {:.5f}", 1 - area.top / height_);
        add("set bmargin at screen {:.5f}", 1 - (area.top + area.height) / height_);
    }
    /// A datablock of lines; returns its name.
    std::string data(const std::string& lines) {
        const std::string name = fmt::format("$d{}", ++blocks_);
        text_ += name + " << EOD\n" + lines + "EOD\n";
        return name;
    }
    [[nodiscard]] const std::string& text() const { return text_; }

  private:
    double height_;
    Format format_;
    int blocks_ = 0;
    std::string text_;
};

std::string pairs(const std::vector<Piece>& pieces, const Frame& frame) {
    std::string lines;
    for (const auto& piece : pieces) {
        for (const auto& point : piece) {
            const Point at = frame.numbers(point);
            lines += fmt::format("{:.9g} {:.9g}\n", at.x, at.y);
        }
        lines += "\n";
    }
    return lines;
}

/// What stands behind "plot", in its order.
using Elements = std::vector<std::string>;

/// The cells of one class as few rectangles: runs of each row.
void add_region(const verdict::Region& region, bool wanted, const Axes& axes, Script& script,
                Elements& plot) {
    const auto& classes = wanted ? region.wanted : region.got;
    const double dx = (axes.x.high - axes.x.low) / static_cast<double>(region.columns);
    const double dy = (axes.y.high - axes.y.low) / static_cast<double>(region.rows);
    int number = -1;
    for (const auto& name : class_names(region)) {
        ++number;
        std::string lines;
        for (std::size_t row = 0; row < region.rows; ++row) {
            for (std::size_t column = 0; column < region.columns;) {
                const auto at = [&](std::size_t x) { return classes[row * region.columns + x]; };
                std::size_t end = column + 1;
                while (end < region.columns && at(end) == at(column)) ++end;
                if (at(column) == number) {
                    const double left = axes.x.low + static_cast<double>(column) * dx;
                    const double right = axes.x.low + static_cast<double>(end) * dx;
                    const double low = axes.y.low + static_cast<double>(row) * dy;
                    lines += fmt::format("{:.9g} {:.9g} {:.9g} {:.9g} {:.9g} {:.9g}\n", (left + right) / 2,
                                         low + dy / 2, left, right, low, low + dy);
                }
                column = end;
            }
        }
        const char* colour = class_colours[number];
        if (lines.empty()) lines = "NaN NaN NaN NaN NaN NaN\n";
        plot.push_back(
            fmt::format("{} using 1:2:3:4:5:6 with boxxyerror fs solid 1 border rgb '{}' lw 1 {} title {}",
                        script.data(lines), colour, hex(colour), quoted(name)));
    }
}

void add_differences(const verdict::Region& region, const Axes& axes, Script& script, Elements& plot) {
    std::string lines;
    const double dx = (axes.x.high - axes.x.low) / static_cast<double>(region.columns);
    const double dy = (axes.y.high - axes.y.low) / static_cast<double>(region.rows);
    for (const std::size_t cell : differences(region))
        lines += fmt::format("{:.9g} {:.9g}\n",
                             axes.x.low + (static_cast<double>(cell % region.columns) + 0.5) * dx,
                             axes.y.low + (static_cast<double>(cell / region.columns) + 0.5) * dy);
    const std::string title = quoted(difference_note(region));
    if (lines.empty()) {
        plot.push_back(fmt::format("NaN with points pt 0 ps 0 lc rgb 'white' title {}", title));
    } else {
        plot.push_back(fmt::format("{} using 1:2 with points pt 2 ps 0.45 lw 1.2 {} title {}",
                                   script.data(lines), hex(bad_colour), title));
    }
}

void add_lines(const Panel& panel, const Frame& frame, Script& script, Elements& plot) {
    const auto add = [&](const verdict::Line& line, const std::string& look, bool named) {
        const auto pieces = frame.pieces(line);
        const std::string source = pieces.empty() ? "NaN" : script.data(pairs(pieces, frame)) + " using 1:2";
        const bool alone = std::ranges::any_of(pieces, [](const Piece& piece) { return piece.size() == 1; });
        plot.push_back(fmt::format("{} with {} {} {}", source, alone ? "linespoints pt 7 ps 0.3" : "lines",
                                   look, named ? "title " + quoted(line.name) : "notitle"));
    };
    const auto add_note = [&](const verdict::Line& line) {
        const std::string wrong = note(line, frame);
        if (!wrong.empty())
            plot.push_back(fmt::format("NaN with points pt 0 ps 0 lc rgb 'white' title {}", quoted(wrong)));
    };
    // What is wanted lies below, as in a terminal: where the student's is right, it is all that is seen, and its gaps are white.
    // In the legend what is wanted stands last all the same.
    const auto wanted = [](std::size_t meaning) {
        return fmt::format("lw 1.4 dt {} {}", meaning % 2 == 0 ? "(2,2)" : "(9,6)", hex(dim_colour));
    };
    std::size_t named = 0;
    for (const auto& line : panel.lines)
        if (line.wanted) add(line, wanted(meaning_of(line, named)), false);
    for (const auto& line : panel.lines)
        if (!line.wanted && !panel.region) add(line, "lw 3 lc rgb 'white'", false);
    std::size_t given = 0;
    for (const auto& line : panel.lines) {
        if (line.wanted) continue;
        const std::size_t i = given++ % std::size(line_colours);
        add(line, fmt::format("lw 3 dt {} {}", dashes[i], hex(line_colours[i])), !line.name.empty());
        add_note(line);
    }
    named = 0;
    for (const auto& line : panel.lines) {
        if (!line.wanted) continue;
        const std::size_t meaning = meaning_of(line, named);
        if (!line.name.empty())
            plot.push_back(fmt::format("NaN with lines {} title {}", wanted(meaning), quoted(line.name)));
        add_note(line);
    }
}

void add_marks(const Panel& panel, Script& script, Elements& plot) {
    static constexpr int points[] = {6, 7, 8, 13};
    for (const auto& marks : panel.marks) {
        std::string lines;
        for (std::size_t i = 0; i < marks.x.size(); ++i)
            if (std::isfinite(marks.x[i]) && std::isfinite(marks.y[i]))
                lines += fmt::format("{:.9g} {:.9g}\n", marks.x[i], marks.y[i]);
        const auto group = static_cast<std::size_t>(marks.group.value_or(0));
        plot.push_back(fmt::format("{} with points pt {} ps 0.9 lw 1.6 {} {}",
                                   lines.empty() ? "NaN" : script.data(lines) + " using 1:2",
                                   marks.group ? points[group] : 2,
                                   hex(marks.group ? mark_colours[group] : "#222222"),
                                   marks.name.empty() ? "notitle" : "title " + quoted(marks.name)));
    }
}

/// What lies over the axes as objects, arrows and labels.
void add_objects(const Panel& panel, const Frame& frame, Script& script, Elements& plot) {
    for (const auto& box : panel.boxes)
        script.add(
            "set object rectangle from {:.9g},{:.9g} to {:.9g},{:.9g} fs solid 1 border rgb '#9aa5b1' fc rgb "
            "'#f4f7fa' behind",
            box.left, box.bottom, box.right, box.top);
    for (const auto& arrow : panel.arrows) {
        const auto from = frame.place(arrow.from_x, arrow.from_y);
        const auto to = frame.place(arrow.to_x, arrow.to_y);
        const auto part = from && to ? cut_off(*from, *to) : std::nullopt;
        if (!part) continue;
        const Point start = frame.numbers(part->first);
        const Point end = frame.numbers(part->second);
        const bool goes_on = part->second.x != to->x || part->second.y != to->y;  // outside
        script.add("set arrow from {:.9g},{:.9g} to {:.9g},{:.9g} {} lw 1.8 lc rgb '#333333' front", start.x,
                   start.y, end.x, end.y, goes_on ? "nohead" : "head filled size screen 0.012,18");
        if (!arrow.name.empty())
            plot.push_back(
                fmt::format("NaN with lines lw 1.8 lc rgb '#333333' title {}", quoted(arrow.name)));
    }
    for (const auto& text : panel.texts)
        if (const auto point = frame.place(text.x, text.y);
            point && point->x >= 0 && point->x <= 1 && point->y >= 0 && point->y <= 1)
            script.add("set label {} at {:.9g},{:.9g} center noenhanced front", quoted(text.text), text.x,
                       text.y);
}

void add_ticks(const char* axis, const std::vector<Tick>& ticks, Script& script) {
    std::string list;
    for (const auto& tick : ticks)
        list += fmt::format("{}{} {:.9g}", list.empty() ? "" : ", ", quoted(tick.text), tick.value);
    script.add("set {}tics ({}) nomirror out scale 0.6 textcolor rgb '{}'", axis, list, dim_colour);
}

void add_axes(const Panel& panel, Script& script, const Area& area) {
    const Axes& axes = panel.axes;
    script.margins(area);
    script.add("set xrange [{:.9g}:{:.9g}]", axes.x.low, axes.x.high);
    script.add("set yrange [{:.9g}:{:.9g}]", axes.y.low, axes.y.high);
    script.add("{}set logscale y", axes.kind == Axes::Kind::logarithmic ? "" : "un");
    if (axes.kind == Axes::Kind::sheet) {
        script.add("unset border; unset xtics; unset ytics; unset xlabel; unset ylabel");
        return;
    }
    script.add("set border 3 lc rgb '#9aa5b1'");
    add_ticks("x", ticks(axes.x, area.width > 300 ? 6 : 4), script);
    add_ticks("y", ticks_of_y(axes, area.height > 300 ? 6 : 4), script);
    script.add("set xlabel {} noenhanced offset 0,0.4", quoted(axes.x_label));
    script.add("set ylabel {} noenhanced offset 1,0", quoted(axes.y_label));
}

void add_plot(const Picture& picture, const Area& area, bool wanted, bool with_key, Script& script) {
    const Panel& panel = *picture.panel;
    const Frame frame(panel.axes);
    script.add("unset object; unset arrow; unset label");
    add_axes(panel, script, area);
    Elements plot;
    if (panel.region) add_region(*panel.region, wanted, panel.axes, script, plot);
    add_lines(panel, frame, script, plot);
    add_marks(panel, script, plot);
    add_objects(panel, frame, script, plot);
    if (panel.region && !wanted && has_two(panel)) add_differences(*panel.region, panel.axes, script, plot);
    if (plot.empty()) plot.emplace_back("NaN notitle");
    if (with_key) {
        // Beside a picture that is narrow, else where all of them are.
        const double beside = area.left + area.width + 24;
        const bool narrow = is_in_proportion(panel) && !has_two(panel);
        const double left = narrow ? beside : std::max(legend_left, beside);
        script.add("set key at {} left top vertical Left reverse noenhanced samplen 3 spacing 1.15 {}",
                   script.screen(left, area.top - 4), script.font(11));
    } else {
        script.add("unset key");
    }
    if (has_two(panel))
        script.add("set label {} at {} left noenhanced textcolor rgb '{}'", quoted(wanted ? "wanted" : "got"),
                   script.screen(area.left, area.top - 10), dim_colour);
    script.add("plot {}", fmt::join(plot, ", \\\n     "));
}

void add_title(const Picture& picture, double top, Script& script) {
    script.add("unset label; unset object; unset arrow");
    script.add("set label {} at {} left noenhanced {}", quoted(picture.title), script.screen(20, top + 18),
               script.font(14));
}

}  // namespace

std::string gnuplot(const std::vector<Picture>& pictures, Format format) {
    double height = 10;
    std::vector<Place> places;
    std::vector<double> tops;
    for (const auto& picture : pictures) {
        tops.push_back(height);
        places.push_back(place_of(picture, height));
        height += places.back().height;
    }
    height = std::ceil(height + 6);
    Script script(height, format);
    script.add("set encoding utf8");
    if (format == Format::svg) {
        script.add("set terminal svg size {:.0f},{:.0f} noenhanced font 'Helvetica,12' background 'white'",
                   width_of_all, height);
    } else {
        script.add("set terminal pngcairo size {:.0f},{:.0f} noenhanced font 'Sans,9' background 'white'",
                   width_of_all, height);
    }
    script.add("set samples 2\nset multiplot");
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        // The title is a plot of nothing over the whole picture: a label alone is not drawn.
        add_title(pictures[i], tops[i], script);
        if (!pictures[i].panel)
            script.add("set label {} at {} left noenhanced textcolor rgb '{}'", quoted(pictures[i].broken),
                       script.screen(left_margin, tops[i] + 48), bad_colour);
        script.add(
            "unset border; unset xtics; unset ytics; unset xlabel; unset ylabel; unset key; unset logscale");
        script.margins({0, 0, width_of_all, height});
        script.add("set xrange [0:1]; set yrange [0:1]\nplot NaN notitle");
        const auto& areas = places[i].areas;
        for (std::size_t k = 0; k < areas.size(); ++k)
            add_plot(pictures[i], areas[k], areas.size() == 2 && k == 0, k + 1 == areas.size(), script);
    }
    script.add("unset multiplot");
    return script.text();
}

}  // namespace halfspace::plot
