// One wrong label, learned by heart or not, as your file trains: halfspace plot 12_overfitting
#include "subject/plot.hpp"

#include <cmath>
#include <random>

#include "overfitting.hpp"
#include "subject/test.hpp"

namespace {

constexpr std::size_t hidden = 24;
constexpr std::size_t samples = 30;
constexpr std::size_t epochs = 2000;
constexpr double rate = 0.03;

/// The same numbers in all panels: uniform from -1 to 1.
class Numbers {
  public:
    double next() { return -1 + 2 * std::ldexp(static_cast<double>(engine_() >> 11), -53); }

  private:
    std::mt19937_64 engine_{3};
};

struct Samples {
    nn::Matrix x;
    nn::Matrix y;
};

/// Above the line x1 + x2 = 0 the label is 1, below it 0; none is near the line.
Samples drawn(Numbers& numbers, std::size_t n) {
    Samples drawn{nn::Matrix::from_shape({n, 2}), nn::Matrix::from_shape({n, 1})};
    for (std::size_t i = 0; i < n;) {
        const double x1 = 2 * numbers.next();
        const double x2 = 2 * numbers.next();
        if (std::abs(x1 + x2) < 0.5) continue;
        drawn.x(i, 0) = x1;
        drawn.x(i, 1) = x2;
        drawn.y(i++, 0) = x1 + x2 > 0 ? 1 : 0;
    }
    return drawn;
}

struct Task {
    Samples training;
    Samples validation;
    std::vector<nn::Dense> layers;
};

Task task() {
    Numbers numbers;
    Samples training = drawn(numbers, samples);
    training.x(0, 0) = 1.1;  // the one that is wrong
    training.x(0, 1) = 0.9;
    training.y(0, 0) = 0;
    nn::Matrix weight = nn::Matrix::from_shape({hidden, 2});
    nn::Vector bias = nn::Vector::from_shape({hidden});
    nn::Matrix out = nn::Matrix::from_shape({1, hidden});
    for (std::size_t i = 0; i < weight.size(); ++i) weight.data()[i] = 3 * numbers.next();
    for (std::size_t i = 0; i < hidden; ++i) bias(i) = 3 * numbers.next();
    for (std::size_t i = 0; i < hidden; ++i) out(0, i) = 0.3 * numbers.next();
    Samples validation = drawn(numbers, 100);
    return {
        training, validation, {{weight, bias, nn::Activation::tanh}, {out, {0.5}, nn::Activation::identity}}};
}

void draw_trained(double decay) {
    const Task set = task();
    plot::equal_axes({-2, 2}, {-2, 2}, {"x1", "x2"});
    const auto trained =
        subject::train(set.layers, set.training.x, set.training.y, {epochs, samples, rate, decay, 1});
    plot::region(plot::classes(nn::mlp_forward(plot::grid(64, 64), trained.layers)), {},
                 {"the network says 0", "the network says 1"});
    std::vector<int> labels = plot::classes(set.training.y);
    plot::marks({"label 0", "label 1"}, set.training.x, labels);
    plot::text(1.25, 1.4, "wrong label");
}

double loss(const std::vector<nn::Dense>& layers, const Samples& on) {
    const nn::Matrix answers = nn::mlp_forward(on.x, layers);
    REQUIRE_THAT(answers, HasShape(on.y.shape(0), 1));
    double sum = 0;
    for (std::size_t i = 0; i < on.y.size(); ++i) {
        const double error = answers.data()[i] - on.y.data()[i];
        sum += error * error;
    }
    return sum / static_cast<double>(on.y.size());
}

}  // namespace

PANEL("train without decay: an island around the one wrong label", "[train]") {
    draw_trained(0);
}

PANEL("train with a weight decay of 0.03: the wrong label is given up", "[train]") {
    draw_trained(0.03);
}

PANEL("losses without decay: the training loss falls on, that on other samples does not", "[train]") {
    const Task set = task();
    constexpr std::size_t parts = 40;
    const nn::Vector epoch = plot::steps(0, epochs, parts + 1);
    plot::logarithmic_axes({0, epochs}, {3e-3, 1}, {"epochs", "mean squared error"});
    nn::Vector training = nn::Vector::from_shape({parts + 1});
    nn::Vector validation = nn::Vector::from_shape({parts + 1});
    std::vector<nn::Dense> layers = set.layers;
    for (std::size_t part = 0; part <= parts; ++part) {
        training(part) = loss(layers, set.training);
        validation(part) = loss(layers, set.validation);
        // One batch of all samples: to go on from here is to have trained on.
        layers = subject::train(layers, set.training.x, set.training.y, {epochs / parts, samples, rate, 0, 1})
                     .layers;
    }
    plot::curve("training samples, one label wrong", epoch, training);
    plot::curve("100 other samples", epoch, validation);
}
