// The five activation functions with their slopes, as your file computes them: halfspace plot 02_activations
#include "subject/plot.hpp"

#include <cmath>

#include "activations.hpp"
#include "subject/test.hpp"

namespace {

/// A panel of one function: what came for `x`, over what should come.
void draw(const char* name, const nn::Vector& x, const nn::Vector& value, const nn::Vector& slope,
          double (*right_value)(double), double (*right_slope)(double)) {
    plot::curve(name, x, value);
    plot::curve("its slope", x, slope);
    plot::wanted("wanted, seen where yours differs", x, plot::each(x, right_value));
    plot::wanted("", x, plot::each(x, right_slope));
}

double sigmoid(double x) {
    return 1 / (1 + std::exp(-x));
}

// An even number of steps: none of the points is 0, where a slope may be what it likes.
const nn::Vector x = plot::steps(-5, 5, 200);

}  // namespace

PANEL("threshold: a jump, and no slope to learn from", "[threshold]") {
    plot::axes({-5, 5}, {-0.25, 1.25}, {"x", ""});
    const nn::Vector value = subject::threshold(x);
    draw(
        "threshold", x, value, subject::threshold_grad(x), [](double v) { return v >= 0 ? 1.0 : 0.0; },
        [](double) { return 0.0; });
}

PANEL("sigmoid: flat on both sides, steepest at 0", "[sigmoid]") {
    plot::axes({-5, 5}, {-0.25, 1.25}, {"x", ""});
    const nn::Vector value = subject::sigmoid(x);
    draw("sigmoid", x, value, subject::sigmoid_grad(x), sigmoid,
         [](double v) { return sigmoid(v) * sigmoid(-v); });
}

PANEL("tanh: a sigmoid stretched to -1 ... 1", "[tanh]") {
    plot::axes({-5, 5}, {-1.25, 1.25}, {"x", ""});
    const nn::Vector value = subject::tanh(x);
    draw(
        "tanh", x, value, subject::tanh_grad(x), [](double v) { return std::tanh(v); },
        [](double v) { return 1 - std::tanh(v) * std::tanh(v); });
}

PANEL("relu: slope 1 above 0, none below", "[relu]") {
    plot::axes({-5, 5}, {-0.5, 3}, {"x", ""});
    const nn::Vector value = subject::relu(x);
    draw(
        "relu", x, value, subject::relu_grad(x), [](double v) { return v > 0 ? v : 0.0; },
        [](double v) { return v > 0 ? 1.0 : 0.0; });
}

PANEL("leaky relu, enlarged: a hundredth of x below 0 (the slope 1 above 0 is outside)", "[leaky_relu]") {
    plot::axes({-5, 5}, {-0.1, 0.4}, {"x", ""});
    const nn::Vector value = subject::leaky_relu(x);
    draw(
        "leaky_relu", x, value, subject::leaky_relu_grad(x), [](double v) { return v > 0 ? v : 0.01 * v; },
        [](double v) { return v > 0 ? 1.0 : 0.01; });
}
