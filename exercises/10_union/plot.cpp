// What your networks of three layers say 1 to: polygons, the star, your letter: halfspace plot 10_union
#include "subject/plot.hpp"

#include <algorithm>
#include <cmath>

#include "subject/test.hpp"
#include "union.hpp"

namespace {

/// On one side of all edges.
bool is_in(const nn::Matrix& polygon, double x1, double x2) {
    const std::size_t n = polygon.shape(0);
    std::size_t left = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t k = (i + 1) % n;
        const double cross = (polygon(k, 0) - polygon(i, 0)) * (x2 - polygon(i, 1)) -
                             (polygon(k, 1) - polygon(i, 1)) * (x1 - polygon(i, 0));
        left += cross >= 0 ? 1 : 0;
    }
    return left == 0 || left == n;
}

std::vector<int> in_any(const std::vector<nn::Matrix>& polygons, const nn::Matrix& points) {
    std::vector<int> classes;
    for (std::size_t i = 0; i < points.shape(0); ++i)
        classes.push_back(std::ranges::any_of(
            polygons, [&](const nn::Matrix& polygon) { return is_in(polygon, points(i, 0), points(i, 1)); }));
    return classes;
}

void draw_outlines(const std::string& name, const std::vector<nn::Matrix>& polygons) {
    bool first = true;
    for (const auto& polygon : polygons) {
        const std::size_t n = polygon.shape(0);
        if (n == 0) continue;
        nn::Vector x1 = nn::Vector::from_shape({n + 1});
        nn::Vector x2 = nn::Vector::from_shape({n + 1});
        for (std::size_t i = 0; i <= n; ++i) {
            x1(i) = polygon(i % n, 0);
            x2(i) = polygon(i % n, 1);
        }
        plot::wanted(first ? name : "", x1, x2);
        first = false;
    }
}

}  // namespace

PANEL("union_network: two that overlap, and one apart", "[union_network]") {
    plot::equal_axes({-3.1, 3.1}, {-3.1, 3.1}, {"x1", "x2"});
    const nn::Matrix points = plot::grid(48, 48);
    const std::vector<nn::Matrix> polygons = {{{-2.5, -1}, {-0.5, -1.5}, {0.5, 0.5}, {-1.5, 1}},
                                              {{-0.75, -0.25}, {1.75, 0.25}, {0.25, 2.25}},
                                              {{1, -2.5}, {2.5, -2}, {2, -0.75}}};
    plot::region(plot::classes(nn::mlp_forward(points, subject::union_network(polygons))),
                 in_any(polygons, points));
    draw_outlines("the polygons", polygons);
}

PANEL("star_network: one tip straight up", "[star_network]") {
    plot::equal_axes({-1.2, 1.2}, {-1.2, 1.2}, {"x1", "x2"});
    const nn::Matrix points = plot::grid(48, 48);
    const std::vector<int> got = plot::classes(nn::mlp_forward(points, subject::star_network({0, 0}, 1)));
    std::vector<int> wanted;
    for (std::size_t i = 0; i < points.shape(0); ++i) {
        // A point of the star is beyond at most one of the five lines. Their normals point from the centre towards the dents'
        // opposite sides, all lines are as far away: cos(2 pi / 5).
        int beyond = 0;
        for (int k = 0; k < 5; ++k) {
            const double angle = std::acos(-1.0) * (0.5 + 0.4 * k + 0.4);
            const double along = std::cos(angle) * points(i, 0) + std::sin(angle) * points(i, 1);
            beyond += along > std::cos(0.4 * std::acos(-1.0)) ? 1 : 0;
        }
        wanted.push_back(beyond <= 1 ? 1 : 0);
    }
    plot::region(got, wanted);
}

PANEL("letter: wanted is the union of your polygons, got is what your network says", "[letter]") {
    plot::equal_axes({-0.15, 1.35}, {-0.15, 1.15}, {"x1", "x2"});
    const student::Letter letter = subject::letter(0, 0, 1);
    double right = 0.5;
    for (const auto& polygon : letter.polygons) {
        REQUIRE(polygon.shape(1) == 2);
        for (std::size_t i = 0; i < polygon.shape(0); ++i)
            if (polygon(i, 0) > right) right = std::min(polygon(i, 0), 2.0);
    }
    plot::equal_axes({-0.15, right + 0.15}, {-0.15, 1.15}, {"x1", "x2"});
    const nn::Matrix points = plot::grid(48, 48);
    plot::region(plot::classes(nn::mlp_forward(points, letter.network)), in_any(letter.polygons, points));
    draw_outlines("your polygons", letter.polygons);
}
