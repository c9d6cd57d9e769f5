// One neuron with the numbers on their way through it, as your file computes them: halfspace plot 01_neuron
#include "subject/plot.hpp"

#include <cmath>

#include "neuron.hpp"
#include "subject/test.hpp"

namespace {

const nn::Vector x = {2, -1, 3};
const nn::Vector w = {0.5, 1.5, -0.5};
constexpr double b = 1;

/// An arrow into the neuron at height y, with what comes and the weight that it meets.
void input(double y, const std::string& what, const std::string& weight) {
    plot::text(5, y, what);
    plot::arrow("", 11, y, 25, y);
    plot::text(18, y + 1, weight);
}

/// The neuron's activation as x_1 grows.
nn::Vector swept(const nn::Vector& x1, student::Activation g) {
    return plot::each(x1, [g](double first) { return subject::neuron({first, x(1), x(2)}, w, b, g); });
}

nn::Vector right(const nn::Vector& x1, double (*g)(double)) {
    return plot::each(x1, [g](double first) { return g(w(0) * first + w(1) * x(1) + w(2) * x(2) + b); });
}

}  // namespace

PANEL("one neuron: weigh, add up, add b, then g", "[pre_activation]") {
    plot::sheet(76, 10);
    for (std::size_t i = 0; i < 3; ++i) {
        const std::string index = std::to_string(i);
        input(7.5 - 2 * static_cast<double>(i), "x" + index + " = " + plot::number(x(i)),
              "times " + plot::number(w(i)));
    }
    input(1.5, "", "b = " + plot::number(b));
    plot::box(26, 0.5, 50, 9.5);
    plot::text(38, 6.5, "z = w . x + b");
    plot::text(38, 4.5, "z = " + plot::number(subject::pre_activation(x, w, b)));
    plot::arrow("", 51, 4.5, 62, 4.5);
    plot::text(56.5, 5.5, "sigmoid");
    plot::text(69, 4.5, "a = " + plot::number(subject::neuron(x, w, b, student::Activation::sigmoid)));
}

PANEL("the same neuron as x0 grows, with four functions g", "[neuron]") {
    const nn::Vector x1 = plot::steps(-6, 14, 120);
    plot::axes({-6, 14}, {-1.25, 2.5}, {"x0", "a"});
    plot::curve("threshold", x1, swept(x1, student::Activation::threshold));
    plot::curve("sigmoid", x1, swept(x1, student::Activation::sigmoid));
    plot::curve("tanh", x1, swept(x1, student::Activation::tanh));
    plot::curve("relu", x1, swept(x1, student::Activation::relu));
    plot::wanted("wanted", x1, right(x1, [](double z) { return z >= 0 ? 1.0 : 0.0; }));
    plot::wanted("", x1, right(x1, [](double z) { return 1 / (1 + std::exp(-z)); }));
    plot::wanted("", x1, right(x1, [](double z) { return std::tanh(z); }));
    plot::wanted("", x1, right(x1, [](double z) { return z > 0 ? z : 0.0; }));
}
