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

/// The neuron's activation as x_0 grows.
nn::Vector swept(const nn::Vector& x0, student::Activation g) {
    return plot::each(x0, [g](double first) { return subject::neuron({first, x(1), x(2)}, w, b, g); });
}

nn::Vector right(const nn::Vector& x0, double (*g)(double)) {
    return plot::each(x0, [g](double first) { return g(w(0) * first + w(1) * x(1) + w(2) * x(2) + b); });
}

/// "z = -1" in its place, and below what should stand there if it does not.
void result(double middle, double y, const std::string& name, double got, double wanted) {
    plot::text(middle, y, name + " = " + plot::number(got));
    if (!(std::abs(got - wanted) <= 1e-9)) plot::text(middle, y - 1, "wanted " + plot::number(wanted));
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
    result(38, 4.5, "z", subject::pre_activation(x, w, b), -1);
    plot::arrow("", 51, 4.5, 62, 4.5);
    plot::text(56.5, 5.5, "sigmoid");
    result(69, 4.5, "a", subject::neuron(x, w, b, student::Activation::sigmoid), 1 / (1 + std::exp(1)));
}

PANEL("as x0 grows (x1 = -1, x2 = 3: z = 0 at x0 = 4), with four functions g", "[neuron]") {
    const nn::Vector x0 = plot::steps(-6, 14, 400);
    plot::axes({-6, 14}, {-1.25, 2.5}, {"x0", "a"});
    plot::curve("threshold", x0, swept(x0, student::Activation::threshold));
    plot::curve("sigmoid", x0, swept(x0, student::Activation::sigmoid));
    plot::curve("tanh", x0, swept(x0, student::Activation::tanh));
    plot::curve("relu", x0, swept(x0, student::Activation::relu));
    plot::marks("the neuron above",
                plot::points({{x(0), subject::neuron(x, w, b, student::Activation::sigmoid)}}));
    plot::wanted("wanted, seen where yours differs", x0,
                 right(x0, [](double z) { return z >= 0 ? 1.0 : 0.0; }));
    plot::wanted("", x0, right(x0, [](double z) { return 1 / (1 + std::exp(-z)); }));
    plot::wanted("", x0, right(x0, [](double z) { return std::tanh(z); }));
    plot::wanted("", x0, right(x0, [](double z) { return z > 0 ? z : 0.0; }));
}
