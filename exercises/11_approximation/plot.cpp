// A function and what your networks make of it, with ever more neurons: halfspace plot 11_approximation
#include "subject/plot.hpp"

#include <algorithm>
#include <cmath>

#include "approximation.hpp"
#include "subject/test.hpp"

namespace {

double target(double x) {
    return 1.5 * x + 0.6 * std::sin(7 * x);
}

/// The network at each x, by its definition.
nn::Vector values(const student::Network& network, const nn::Vector& x) {
    const std::size_t k = network.u.size();
    REQUIRE_THAT(network.w, HasShape(k));
    REQUIRE_THAT(network.b, HasShape(k));
    return plot::each(x, [&](double at) {
        const nn::Vector z = network.w * at + network.b;
        const nn::Vector a = nn::apply(network.g, z);
        double sum = network.c;
        for (std::size_t i = 0; i < k; ++i) sum += network.u(i) * a(i);
        return sum;
    });
}

/// The target at the left ends of n steps.
nn::Vector levels(std::size_t n) {
    nn::Vector levels = nn::Vector::from_shape({n});
    for (std::size_t i = 0; i < n; ++i) levels(i) = target(static_cast<double>(i) / static_cast<double>(n));
    return levels;
}

}  // namespace

PANEL("staircase: the finer the steps, the nearer", "[staircase]") {
    const nn::Vector x = plot::steps(0.001, 0.999, 300);
    plot::axes({0, 1}, {-0.25, 2.25}, {"x", ""});
    plot::curve("25 steps", x, values(subject::staircase(levels(25)), x));
    plot::curve("5 steps", x, values(subject::staircase(levels(5)), x));
    plot::wanted("the target", x, plot::each(x, target));
}

PANEL("bump: up at a, down at b", "[bump]") {
    const nn::Vector x = plot::steps(0, 1, 300);
    plot::axes({0, 1}, {-1.5, 2.5}, {"x", ""});
    plot::curve("bump(0.2, 0.4, 2)", x, values(subject::bump(0.2, 0.4, 2), x));
    plot::curve("bump(0.6, 0.9, -1)", x, values(subject::bump(0.6, 0.9, -1), x));
    plot::wanted("wanted, seen where yours differs", x,
                 plot::each(x, [](double v) { return 0.2 < v && v < 0.4 ? 2.0 : 0.0; }));
    plot::wanted("", x, plot::each(x, [](double v) { return 0.6 < v && v < 0.9 ? -1.0 : 0.0; }));
}

PANEL("approximate: nowhere further away than eps", "[approximate]") {
    const nn::Vector x = plot::steps(0, 1, 300);
    const nn::Vector samples = {0, 1, 0.25, 0.5, 2, 1.5};
    plot::axes({0, 1}, {-0.5, 2.5}, {"x", ""});
    plot::curve("eps = 0.1", x, values(subject::approximate(samples, 0.1), x));
    plot::curve("eps = 0.4", x, values(subject::approximate(samples, 0.4), x));
    const nn::Vector at = plot::steps(0, 1, samples.size());
    plot::wanted("the target", at, samples);
    plot::wanted("0.4 above and below", at, plot::each(samples, [](double y) { return y + 0.4; }));
    plot::wanted("", at, plot::each(samples, [](double y) { return y - 0.4; }));
}

PANEL("surface: a staircase over the plane", "[surface]") {
    plot::equal_axes({0, 1}, {0, 1}, {"x1", "x2"});
    const nn::Matrix points = plot::grid(48, 48);
    const nn::Matrix levels = {{0, 1, 2}, {3, 1, 0}};
    const nn::Matrix heights = nn::mlp_forward(points, subject::surface(levels));
    REQUIRE_THAT(heights, HasShape(points.shape(0), 1));
    std::vector<int> got;
    std::vector<int> wanted;
    const auto near_jump = [](double x, double n) { return std::abs(x * n - std::round(x * n)) < 0.05; };
    for (std::size_t i = 0; i < points.shape(0); ++i) {
        REQUIRE(std::isfinite(heights(i, 0)));
        got.push_back(static_cast<int>(std::clamp(std::round(heights(i, 0)), 0.0, 3.0)));
        const double x1 = points(i, 0);
        const double x2 = points(i, 1);
        const bool is_free = near_jump(x1, 2) || near_jump(x2, 3);  // any value is right there
        wanted.push_back(is_free ? got.back()
                                 : static_cast<int>(levels(static_cast<std::size_t>(2 * x1),
                                                           static_cast<std::size_t>(3 * x2))));
    }
    plot::region(got, wanted, {"height 0", "height 1", "height 2", "height 3"});
}
