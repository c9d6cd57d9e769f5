// Two clouds, your hyperplane between them and its margin: halfspace plot 07_separation
#include "subject/plot.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include "separation.hpp"
#include "subject/test.hpp"

namespace {

struct Clouds {
    nn::Matrix points;
    std::vector<int> labels;
};

/// Squares around (1, 1) and (-1, -0.8) that a line separates with room to spare. The same in all panels.
Clouds clouds() {
    constexpr std::size_t n = 28;
    std::mt19937_64 engine{3};
    const auto drawn = [&] { return 0.7 * (2 * std::ldexp(static_cast<double>(engine() >> 11), -53) - 1); };
    Clouds clouds{nn::Matrix::from_shape({n, 2}), {}};
    for (std::size_t i = 0; i < n; ++i) {
        const int label = i % 2 == 0 ? 1 : 0;
        clouds.labels.push_back(label);
        clouds.points(i, 0) = (label == 1 ? 1 : -1) + drawn();
        clouds.points(i, 1) = (label == 1 ? 1 : -0.8) + drawn();
    }
    return clouds;
}

/// The lines w . x + b = 0, moved by each of `shifts` along w: one curve, which goes from line to line far outside.
void draw_lines(const std::string& name, const nn::Hyperplane& plane, const std::vector<double>& shifts) {
    REQUIRE_THAT(plane.weight, HasShape(2));
    const nn::Vector& w = plane.weight;
    const double length = std::hypot(w(0), w(1));
    nn::Vector x1 = nn::Vector::from_shape({2 * shifts.size()});
    nn::Vector x2 = nn::Vector::from_shape({2 * shifts.size()});
    for (std::size_t i = 0; i < 2 * shifts.size(); ++i) {
        const double across = (shifts[i / 2] - plane.bias / length) / length;
        const double along = (i % 4 == 0 || i % 4 == 3 ? -20 : 20) / length;
        x1(i) = across * w(0) - along * w(1);
        x2(i) = across * w(1) + along * w(0);
    }
    plot::curve(name, x1, x2);
}

/// On which side label 1 is: w, from the line on.
void draw_side(const nn::Hyperplane& plane) {
    const nn::Vector& w = plane.weight;
    const double length = std::hypot(w(0), w(1));
    const double x1 = w(0) / length;
    const double x2 = w(1) / length;
    const double foot = -plane.bias / length;
    if (!std::isfinite(foot) || !std::isfinite(x1) || !std::isfinite(x2))
        return;  // the line's legend says it
    plot::arrow("w, towards label 1", foot * x1, foot * x2, (foot + 0.8) * x1, (foot + 0.8) * x2);
}

/// The margin of x1 + x2 = 0.1.
double right_margin(const Clouds& clouds) {
    double margin = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < clouds.labels.size(); ++i) {
        const double distance = (clouds.points(i, 0) + clouds.points(i, 1) - 0.1) / std::sqrt(2.0);
        margin = std::min(margin, clouds.labels[i] == 1 ? distance : -distance);
    }
    return margin;
}

}  // namespace

PANEL("find_separating_hyperplane: ones on one side, zeros on the other", "[find_separating_hyperplane]") {
    const auto [points, labels] = clouds();
    plot::equal_axes({-3, 3}, {-2, 2}, {"x1", "x2"});
    const nn::Hyperplane plane = subject::find_separating_hyperplane(points, labels);
    draw_lines("your line", plane, {0});
    draw_side(plane);
    plot::marks({"label 0", "label 1"}, points, labels);
}

PANEL("margin: as far as the nearest point, on both sides of x1 + x2 = 0.1", "[margin]") {
    const auto [points, labels] = clouds();
    plot::equal_axes({-3, 3}, {-2, 2}, {"x1", "x2"});
    const nn::Hyperplane plane{{1, 1}, -0.1};
    const double margin = subject::margin(points, labels, plane);
    REQUIRE(std::isfinite(margin));
    draw_lines("x1 + x2 = 0.1", plane, {0});
    const double wanted = right_margin({points, labels});
    draw_lines("margin " + plot::number(margin) +
                   (std::abs(margin - wanted) <= 1e-9 ? "" : ", wanted " + plot::number(wanted)),
               plane, {margin, -margin});
    plot::marks({"label 0", "label 1"}, points, labels);
}

PANEL("perceptron_step: the line turns with each point that it gets wrong", "[perceptron_step]") {
    const auto [points, labels] = clouds();
    plot::equal_axes({-3, 3}, {-2, 2}, {"x1", "x2"});
    nn::Hyperplane plane{{-1, 1}, 0.5};
    draw_lines("at first", plane, {0});
    int steps = 0;
    for (std::size_t k = 0; k < 20 * labels.size(); ++k) {
        const std::size_t i = k % labels.size();
        const nn::Vector x = {points(i, 0), points(i, 1)};
        const nn::Hyperplane next = subject::perceptron_step(x, labels[i], plane);
        REQUIRE_THAT(next.weight, HasShape(2));
        const bool changed = next.weight != plane.weight || next.bias != plane.bias;
        plane = next;
        if (changed && ++steps == 1) draw_lines("after 1 step", plane, {0});
    }
    draw_lines("at last, after " + std::to_string(steps), plane, {0});
    draw_side(plane);
    plot::marks({"label 0", "label 1"}, points, labels);
}
