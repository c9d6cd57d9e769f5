// How fast the sigmoid's slope falls, and a gradient with it, as your file computes them: halfspace plot 03_saturation
#include "subject/plot.hpp"

#include <cmath>

#include "saturation.hpp"
#include "subject/test.hpp"

namespace {

double slope(double x) {
    const double e = std::exp(-std::abs(x));
    return e / ((1 + e) * (1 + e));
}

/// The gradient after 0, 1, ..., 20 layers that are all alike.
nn::Vector by_depth(const nn::Vector& depth, double z, student::Activation g) {
    return plot::each(depth, [=](double layers) {
        const auto n = static_cast<std::size_t>(layers);
        const nn::Vector zs = plot::steps(z, z, n);
        return subject::gradient_through_layers(zs, plot::steps(1, 1, n), g);
    });
}

}  // namespace

PANEL("the sigmoid's slope and the lecture's bound, which jumps at 0", "[sigmoid_grad]") {
    const nn::Vector x = plot::steps(-20, 20, 160);
    plot::logarithmic_axes({-20, 20}, {1e-9, 10}, {"x", ""});
    plot::curve("slope", x, plot::each(x, [](double v) { return subject::sigmoid_grad(v); }));
    plot::curve("bound", x, plot::each(x, [](double v) { return subject::grad_bound(v); }));
    plot::wanted("wanted, seen where yours differs", x, plot::each(x, slope));
    plot::wanted("", x,
                 plot::each(x, [](double v) { return v >= 0 ? std::exp(-v) : 1 / (1 + std::exp(-v)); }));
}

PANEL("far out the slope is 0 in a double, its logarithm is not", "[log_sigmoid_grad]") {
    const nn::Vector x = plot::steps(-1000, 1000, 401);
    plot::axes({-1000, 1000}, {-1100, 100}, {"x", "log of the slope"});
    plot::curve("log_sigmoid_grad", x, plot::each(x, [](double v) { return subject::log_sigmoid_grad(v); }));
    plot::wanted("wanted, seen where yours differs", x, plot::each(x, [](double v) {
                     return -std::abs(v) - 2 * std::log1p(std::exp(-std::abs(v)));
                 }));
    plot::wanted("vertical: the slope is 0 beyond it", {745, 745}, {-1100, 100});
    plot::wanted("", {-745, -745}, {-1100, 100});
}

PANEL("what is left of a gradient after so many layers", "[gradient_through_layers]") {
    const nn::Vector depth = plot::steps(0, 20, 21);
    plot::logarithmic_axes({0, 20}, {1e-13, 100}, {"layers", "gradient"});
    plot::curve("relu, z = 1", depth, by_depth(depth, 1, student::Activation::relu));
    plot::curve("tanh, z = 0.5", depth, by_depth(depth, 0.5, student::Activation::tanh));
    plot::curve("sigmoid, z = 0", depth, by_depth(depth, 0, student::Activation::sigmoid));
    const double tanh_slope = 1 - std::tanh(0.5) * std::tanh(0.5);
    plot::wanted("wanted, seen where yours differs", depth, plot::each(depth, [](double) { return 1.0; }));
    plot::wanted("", depth, plot::each(depth, [=](double n) { return std::pow(tanh_slope, n); }));
    plot::wanted("", depth, plot::each(depth, [](double n) { return std::pow(0.25, n); }));
}
