#include "subject/plot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace plot {
namespace {

namespace verdict = halfspace::verdict;

// How much a panel may hold: a student who gives a million points would turn a bad picture into a fault of ours.
constexpr std::size_t most_points = 20000;
constexpr std::size_t most_pieces = 1000;

struct State {
    std::optional<verdict::Panel> panel;
    std::size_t points = 0;
    std::size_t pieces = 0;
    std::size_t columns = 0;  ///< of the last grid
    std::size_t rows = 0;
};

State& state() {
    static State state;
    return state;
}

verdict::Panel& panel() {
    if (!state().panel) throw std::logic_error("a panel begins with plot::axes or plot::sheet");
    return *state().panel;
}

/// The panel, with room for one thing more that has so many points.
verdict::Panel& panel_with_room(std::size_t points) {
    verdict::Panel& open = panel();
    state().points += std::min(points, most_points + 1);
    if (state().points > most_points || ++state().pieces > most_pieces)
        throw std::runtime_error("that is more than a picture holds");
    return open;
}

void begin(verdict::Axes axes) {
    state() = {.panel = verdict::Panel{.axes = std::move(axes)}};
    if (!verdict::is_sound(panel())) throw std::logic_error("the ranges of a panel's axes do not rise");
}

std::string shape(const nn::Matrix& matrix) {
    return fmt::format("({}, {})", matrix.shape(0), matrix.shape(1));
}

void line(const std::string& name, const nn::Vector& x, const nn::Vector& y, bool is_wanted) {
    if (x.size() != y.size())
        throw std::runtime_error(
            fmt::format("the curve '{}' needs {} numbers, and there are {}", name, x.size(), y.size()));
    panel_with_room(x.size()).lines.push_back({name, {x.begin(), x.end()}, {y.begin(), y.end()}, is_wanted});
}

void need_points(const nn::Matrix& points) {
    if (points.shape(1) != 2)
        throw std::runtime_error("points of the plane are (n, 2), and these are " + shape(points));
}

void need_class(int number) {
    if (number < 0 || number > 3) throw std::runtime_error(fmt::format("{} is no class", number));
}

void need_numbers(std::initializer_list<double> numbers) {
    for (const double number : numbers)
        if (!std::isfinite(number)) throw std::runtime_error("a place in the picture is no number");
}

}  // namespace

void axes(Range x, Range y, const Labels& labels) {
    begin({verdict::Axes::Kind::free, x, y, labels.x, labels.y});
}

void equal_axes(Range x, Range y, const Labels& labels) {
    begin({verdict::Axes::Kind::equal, x, y, labels.x, labels.y});
}

void logarithmic_axes(Range x, Range y, const Labels& labels) {
    begin({verdict::Axes::Kind::logarithmic, x, y, labels.x, labels.y});
}

void sheet(double columns, double rows) {
    begin({verdict::Axes::Kind::sheet, {0, columns}, {0, rows}});
}

void curve(const std::string& name, const nn::Vector& x, const nn::Vector& y) {
    line(name, x, y, false);
}

void wanted(const std::string& name, const nn::Vector& x, const nn::Vector& y) {
    line(name, x, y, true);
}

void marks(const std::string& name, const nn::Matrix& points) {
    need_points(points);
    auto& all = panel_with_room(points.shape(0)).marks;
    verdict::Marks marks{name, {}, {}, {}};
    for (std::size_t i = 0; i < points.shape(0); ++i) {
        marks.x.push_back(points(i, 0));
        marks.y.push_back(points(i, 1));
    }
    all.push_back(std::move(marks));
}

void marks(const std::vector<std::string>& names, const nn::Matrix& points, const std::vector<int>& classes) {
    need_points(points);
    if (classes.size() != points.shape(0))
        throw std::runtime_error(
            fmt::format("{} points need as many classes, and there are {}", points.shape(0), classes.size()));
    for (const int number : classes) need_class(number);
    auto& all = panel_with_room(points.shape(0)).marks;
    for (std::size_t k = 0; k < names.size(); ++k) {
        verdict::Marks marks{names[k], {}, {}, static_cast<int>(k)};
        for (std::size_t i = 0; i < classes.size(); ++i) {
            if (classes[i] != static_cast<int>(k)) continue;
            marks.x.push_back(points(i, 0));
            marks.y.push_back(points(i, 1));
        }
        all.push_back(std::move(marks));
    }
}

void arrow(const std::string& name, double from_x, double from_y, double to_x, double to_y) {
    need_numbers({from_x, from_y, to_x, to_y});
    panel_with_room(1).arrows.push_back({name, from_x, from_y, to_x, to_y});
}

void box(double left, double bottom, double right, double top) {
    need_numbers({left, bottom, right, top});
    panel_with_room(1).boxes.push_back({left, bottom, right, top});
}

void text(double x, double y, const std::string& text) {
    need_numbers({x, y});
    panel_with_room(1).texts.push_back({x, y, text});
}

nn::Matrix grid(std::size_t columns, std::size_t rows) {
    const verdict::Axes& axes = panel().axes;
    state().columns = columns;
    state().rows = rows;
    nn::Matrix points = nn::Matrix::from_shape({columns * rows, 2});
    const auto middle = [](const Range& range, std::size_t i, std::size_t n) {
        return range.low + (range.high - range.low) * (static_cast<double>(i) + 0.5) / static_cast<double>(n);
    };
    for (std::size_t i = 0; i < columns * rows; ++i) {
        points(i, 0) = middle(axes.x, i % columns, columns);
        points(i, 1) = middle(axes.y, i / columns, rows);
    }
    return points;
}

void region(const std::vector<int>& got, const std::vector<int>& wanted,
            const std::vector<std::string>& names) {
    const std::size_t cells = state().columns * state().rows;
    for (const auto* classes : {&got, &wanted}) {
        if (classes->size() != cells && (classes == &got || !classes->empty()))
            throw std::runtime_error(
                fmt::format("a class is needed at {} points, and there are {}", cells, classes->size()));
        for (const int number : *classes) need_class(number);
    }
    panel().region = verdict::Region{state().columns, state().rows, got, wanted, names};
}

nn::Vector steps(double first, double last, std::size_t count) {
    nn::Vector numbers = nn::Vector::from_shape({count});
    for (std::size_t i = 0; i < count; ++i)
        numbers(i) =
            first + (last - first) * static_cast<double>(i) / static_cast<double>(count > 1 ? count - 1 : 1);
    return numbers;
}

nn::Matrix points(std::initializer_list<std::initializer_list<double>> rows) {
    nn::Matrix matrix = nn::Matrix::from_shape({rows.size(), 2});
    std::size_t i = 0;
    for (const auto& row : rows) {
        if (row.size() != 2) throw std::logic_error("a point of the plane has two numbers");
        matrix(i, 0) = *row.begin();
        matrix(i++, 1) = *(row.begin() + 1);
    }
    return matrix;
}

std::vector<int> classes(const nn::Matrix& outputs, double border) {
    if (outputs.shape(1) != 1)
        throw std::runtime_error("one output is needed for each point, and this is " + shape(outputs));
    std::vector<int> classes;
    for (std::size_t i = 0; i < outputs.shape(0); ++i) {
        if (!std::isfinite(outputs(i, 0))) throw std::runtime_error("an output is no number");
        classes.push_back(outputs(i, 0) >= border ? 1 : 0);
    }
    return classes;
}

std::string number(double value) {
    if (std::isnan(value)) return "nan";
    return fmt::format("{:.3g}", value == 0 ? 0.0 : value);
}

std::optional<verdict::Panel> take() {
    auto taken = std::move(state().panel);
    state().panel.reset();
    return taken;
}

}  // namespace plot
