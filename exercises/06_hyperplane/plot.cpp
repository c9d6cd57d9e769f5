// The line w . x + b = 0 with w drawn and b swept, as your file computes it: halfspace plot 06_hyperplane
#include "subject/plot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "hyperplane.hpp"
#include "subject/test.hpp"

namespace {

const nn::Vector w = {2, 1};

/// The line point + a direction, and what it should be: from the two points where it meets the frame's left and right.
void draw(const std::string& name, const nn::Vector& point, const nn::Vector& direction) {
    REQUIRE_THAT(point, HasShape(2));
    REQUIRE_THAT(direction, HasShape(2));
    const double length = std::sqrt(direction(0) * direction(0) + direction(1) * direction(1));
    const double far = 20 / length;
    plot::curve(name, {point(0) - far * direction(0), point(0) + far * direction(0)},
                {point(1) - far * direction(1), point(1) + far * direction(1)});
}

void draw_wanted(const std::string& name, double b) {
    plot::wanted(name, {-6, 6}, {(-b + 6 * w(0)) / w(1), (-b - 6 * w(0)) / w(1)});
}

}  // namespace

PANEL("zero_set: 2 x1 + x2 + b = 0 moves against w as b grows", "[zero_set]") {
    plot::equal_axes({-6, 6}, {-3.5, 3.5}, {"x1", "x2"});
    for (const double b : {-4.0, 0.0, 4.0}) {
        const student::AffineSpace line = subject::zero_set(w, b);
        REQUIRE_THAT(line.basis, HasShape(1, 2));
        draw(fmt::format("b = {}", b), line.point, {line.basis(0, 0), line.basis(0, 1)});
        draw_wanted(b == 4 ? "wanted, seen where yours differs" : "", b);
    }
    plot::arrow("w", 0, 0, w(0), w(1));
}

PANEL("offset leads from the origin to the line, along w", "[offset]") {
    plot::equal_axes({-6, 6}, {-3.5, 3.5}, {"x1", "x2"});
    draw_wanted("2 x1 + x2 + 4 = 0", 4);
    const nn::Vector o = subject::offset(w, 4);
    REQUIRE_THAT(o, HasShape(2));
    plot::marks("origin", plot::points({{0, 0}}));
    plot::arrow("", 0, 0, w(0), w(1));
    plot::text(w(0) + 0.5, w(1) + 0.4, "w");
    plot::arrow("", 0, 0, o(0), o(1));
    plot::text(o(0) + 1.4, o(1) - 0.5, "offset");
}

PANEL("signed_distance: how far from 2 x1 + x2 - 1 = 0, and on which side", "[signed_distance]") {
    plot::equal_axes({-4, 4}, {-4, 4}, {"x1", "x2"});
    const nn::Matrix points = plot::grid(48, 48);
    // Bands: in them a distance that is too long shows as well as a wrong side. No point of the grid is near their borders.
    const auto band = [](double d) { return static_cast<int>(std::clamp(std::floor(d / 2) + 2, 0.0, 3.0)); };
    std::vector<int> got;
    std::vector<int> wanted;
    for (std::size_t i = 0; i < points.shape(0); ++i) {
        const double d = subject::signed_distance({points(i, 0), points(i, 1)}, w, -1);
        REQUIRE(std::isfinite(d));
        got.push_back(band(d));
        wanted.push_back(band((w(0) * points(i, 0) + w(1) * points(i, 1) - 1) / std::sqrt(5)));
    }
    plot::region(got, wanted, {"below -2", "-2 to 0", "0 to 2", "2 and more"});
    plot::arrow("w", 0.4, 0.2, 0.4 + w(0), 0.2 + w(1));
}

PANEL("project: each point goes straight to the line", "[project]") {
    plot::equal_axes({-6, 6}, {-3.5, 3.5}, {"x1", "x2"});
    draw_wanted("2 x1 + x2 - 1 = 0", -1);
    const nn::Matrix points = plot::points({{3, 2}, {-3, 2}, {-1, -2.5}, {4, -1.5}});
    plot::marks("x", points);
    for (std::size_t i = 0; i < points.shape(0); ++i) {
        const nn::Vector to = subject::project({points(i, 0), points(i, 1)}, w, -1);
        REQUIRE_THAT(to, HasShape(2));
        plot::arrow(i == 0 ? "to project(x)" : "", points(i, 0), points(i, 1), to(0), to(1));
    }
}
