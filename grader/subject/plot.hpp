#pragma once
// What plot.cpp draws with. Each PANEL is one panel, and its name the panel's title:
//
//     PANEL("sigmoid and its slope", "[sigmoid]") {
//         const nn::Vector x = plot::steps(-6, 6, 145);
//         plot::axes({-6, 6}, {-0.2, 1.2}, {"x", ""});
//         plot::curve("sigmoid", x, subject::sigmoid(x));
//         plot::wanted("1 / (1 + exp(-x))", x, plot::each(x, [](double v) { return 1 / (1 + std::exp(-v)); }));
//     }
//
// Names and texts are the author's; numbers may be the student's. What is asked of the student's program and does not fit
// (a shape, a class, a place that is no number) breaks the panel, in words; a number of a curve that is none is a gap.
// What lies outside the axes is not drawn.

#include <catch2/catch_test_macros.hpp>
#include <cstddef>
#include <initializer_list>
#include <nn/tensor.hpp>
#include <optional>
#include <string>
#include <vector>

#include "verdict/panel.hpp"

/// A test case that draws: its program holds the checks of checks.cpp, too.
#define PANEL(title, function) TEST_CASE(title, function "[panel]")

namespace plot {

using halfspace::verdict::Range;

struct Labels {
    std::string x = {};
    std::string y = {};
};

// Every panel begins with one of these.

void axes(Range x, Range y, const Labels& labels = {});
void equal_axes(Range x, Range y, const Labels& labels = {});        ///< one unit is as long on both
void logarithmic_axes(Range x, Range y, const Labels& labels = {});  ///< y, above 0
/// No axes: a sheet for boxes, texts and arrows. x is 0 to `columns` (at most 78), y is 0 to `rows`, upwards; a unit is a
/// character of a terminal, twice as high as wide.
void sheet(double columns, double rows);

/// A line through the points (x(i), y(i)). An empty name stands in no legend; likewise below.
void curve(const std::string& name, const nn::Vector& x, const nn::Vector& y);
/// What should be there: thin and dim.
void wanted(const std::string& name, const nn::Vector& x, const nn::Vector& y);

/// Points; `points` is (n, 2).
void marks(const std::string& name, const nn::Matrix& points);
/// Those of each class in `classes`, 0 to 3, with a sign of their own; names[k] is class k's.
void marks(const std::vector<std::string>& names, const nn::Matrix& points, const std::vector<int>& classes);

void arrow(const std::string& name, double from_x, double from_y, double to_x, double to_y);
void box(double left, double bottom, double right, double top);
/// With its middle at (x, y).
void text(double x, double y, const std::string& text);

/// The middles of the cells of a grid over the whole panel, (columns * rows, 2): where a region is to be asked for.
nn::Matrix grid(std::size_t columns, std::size_t rows);
/// Classes at the last grid's points, 0 to 3. With `wanted` the panel is drawn twice, wanted and got side by side, and the
/// points where they differ are marked.
/// names[k] is what class k means.
void region(const std::vector<int>& got, const std::vector<int>& wanted = {},
            const std::vector<std::string>& names = {"0", "1"});

// Helpers.

/// `count` numbers from `first` to `last`, evenly spaced.
nn::Vector steps(double first, double last, std::size_t count);
/// f of each number.
template <class F>
nn::Vector each(const nn::Vector& x, F f) {
    nn::Vector y = nn::Vector::from_shape(x.shape());
    for (std::size_t i = 0; i < x.size(); ++i) y(i) = f(x(i));
    return y;
}
/// (n, 2)
nn::Matrix points(std::initializer_list<std::initializer_list<double>> rows);
/// 1 where a column's number is at least `border`, else 0: a network's (n, 1) output as classes.
std::vector<int> classes(const nn::Matrix& outputs, double border = 0.5);
/// Three significant digits: "0.731", "-4", "nan".
std::string number(double value);

// For the reporter.

/// The panel drawn since the last call, if any.
std::optional<halfspace::verdict::Panel> take();
/// What Catch2 is asked for: panels only, or no panels.
inline constexpr const char* panel_tag = "[panel]";
inline constexpr const char* no_panel_tag = "~[panel]";

}  // namespace plot
