// The half-planes of a polygon, and what your network makes of them: halfspace plot 09_convex
#include "subject/plot.hpp"

#include <cmath>

#include "convex.hpp"
#include "subject/test.hpp"

namespace {

const nn::Matrix polygon = {{-1.5, -1.25}, {1.25, -1.75}, {2, 0.5}, {0.25, 1.75}, {-1.75, 0.75}};

/// For each edge whether the point is on its left, which is inside; how often it is.
std::size_t edges_that_agree(double x1, double x2) {
    std::size_t count = 0;
    const std::size_t n = polygon.shape(0);
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t k = (i + 1) % n;
        const double cross = (polygon(k, 0) - polygon(i, 0)) * (x2 - polygon(i, 1)) -
                             (polygon(k, 1) - polygon(i, 1)) * (x1 - polygon(i, 0));
        count += cross >= 0 ? 1 : 0;
    }
    return count;
}

/// 2: all agree, 1: all but one, 0: fewer.
int class_of(std::size_t count, std::size_t all) {
    return count == all ? 2 : count + 1 == all ? 1 : 0;
}

void draw_outline() {
    const std::size_t n = polygon.shape(0);
    nn::Vector x1 = nn::Vector::from_shape({n + 1});
    nn::Vector x2 = nn::Vector::from_shape({n + 1});
    for (std::size_t i = 0; i <= n; ++i) {
        x1(i) = polygon(i % n, 0);
        x2(i) = polygon(i % n, 1);
    }
    plot::wanted("the polygon", x1, x2);
}

}  // namespace

PANEL("half_planes, laid over each other: in how many is each point?", "[half_planes]") {
    plot::equal_axes({-3.1, 3.1}, {-3.1, 3.1}, {"x1", "x2"});
    const nn::Matrix points = plot::grid(48, 48);
    const std::vector<nn::Hyperplane> planes = subject::half_planes(polygon);
    std::vector<int> got;
    std::vector<int> wanted;
    for (const auto& plane : planes) REQUIRE_THAT(plane.weight, HasShape(2));
    for (std::size_t i = 0; i < points.shape(0); ++i) {
        std::size_t count = 0;
        for (const auto& [w, b] : planes) count += w(0) * points(i, 0) + w(1) * points(i, 1) + b >= 0 ? 1 : 0;
        got.push_back(class_of(count, 5));
        wanted.push_back(class_of(edges_that_agree(points(i, 0), points(i, 1)), 5));
    }
    plot::region(got, wanted, {"in fewer", "in all but one", "in all five"});
    draw_outline();
}

PANEL("polygon_network: where it says 1", "[polygon_network]") {
    plot::equal_axes({-3.1, 3.1}, {-3.1, 3.1}, {"x1", "x2"});
    const nn::Matrix points = plot::grid(48, 48);
    const std::vector<int> got = plot::classes(nn::mlp_forward(points, subject::polygon_network(polygon)));
    std::vector<int> wanted;
    for (std::size_t i = 0; i < points.shape(0); ++i)
        wanted.push_back(edges_that_agree(points(i, 0), points(i, 1)) == 5 ? 1 : 0);
    plot::region(got, wanted, {"0", "1"});
    draw_outline();
}

PANEL("disc_error: ever more corners, ever less of the disc of radius 1 is missed", "[disc_error]") {
    const nn::Vector n = plot::steps(3, 60, 58);
    plot::logarithmic_axes({0, 60}, {1e-3, 10}, {"corners", "missed area"});
    plot::curve("disc_error", n,
                plot::each(n, [](double v) { return subject::disc_error(static_cast<int>(v)); }));
    plot::wanted("wanted, seen where yours differs", n, plot::each(n, [](double v) {
                     const double half_turn = std::acos(-1.0);
                     return half_turn - v / 2 * std::sin(2 * half_turn / v);
                 }));
}
