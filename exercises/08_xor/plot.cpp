// The plane of the inputs, squashed, as the hidden neurons see it, and decided, by your file: halfspace plot 08_xor
#include "subject/plot.hpp"

#include <fmt/format.h>

#include <cmath>
#include <random>

#include "subject/test.hpp"
#include "xor.hpp"

namespace {

constexpr double eps = 0.05;

struct Cloud {
    nn::Matrix points;
    std::vector<int> labels;
};

/// Points away from the axes, as many in each quadrant. The same in all panels.
Cloud cloud() {
    constexpr std::size_t n = 40;
    std::mt19937_64 engine{3};
    const auto drawn = [&] { return 0.3 + 2.5 * std::ldexp(static_cast<double>(engine() >> 11), -53); };
    Cloud cloud{nn::Matrix::from_shape({n, 2}), {}};
    for (std::size_t i = 0; i < n; ++i) {
        const double sign1 = i % 2 == 0 ? 1 : -1;
        const double sign2 = i % 4 < 2 ? 1 : -1;
        cloud.points(i, 0) = sign1 * drawn();
        cloud.points(i, 1) = sign2 * drawn();
        cloud.labels.push_back(sign1 * sign2 > 0 ? 1 : 0);
    }
    return cloud;
}

const std::vector<std::string> names = {"label 0", "label 1"};

double sigma(const student::Neuron& neuron, double z1, double z2) {
    return 1 / (1 + std::exp(-(neuron.weight(0) * z1 + neuron.weight(1) * z2 + neuron.bias)));
}

}  // namespace

PANEL("the plane of x: no line separates the two", "[corners_right]") {
    const auto [points, labels] = cloud();
    plot::equal_axes({-3, 3}, {-3, 3}, {"x1", "x2"});
    plot::marks(names, points, labels);
    const nn::Matrix corners = {{1, 1}, {-1, 1}, {-1, -1}, {1, -1}};
    const std::vector<int> corner_labels = {1, 0, 1, 0};
    plot::marks("the four corners", corners);
    const student::Neuron best = subject::best_single_neuron(corner_labels);
    REQUIRE_THAT(best.weight, HasShape(2));
    const double w1 = best.weight(0);
    const double w2 = best.weight(1);
    int right = 0;
    for (std::size_t i = 0; i < 4; ++i)
        right +=
            (w1 * corners(i, 0) + w2 * corners(i, 1) + best.bias >= 0 ? 1 : 0) == corner_labels[i] ? 1 : 0;
    const int counted = subject::corners_right(best, corner_labels);
    std::string name = fmt::format("your best single neuron: {} of 4 corners right", counted);
    if (counted != right) name += fmt::format(", wanted {}", right);
    const double square = w1 * w1 + w2 * w2;
    if (square > 0) {
        const double far = 10 / std::sqrt(square);
        plot::curve(name, {-best.bias * w1 / square - far * w2, -best.bias * w1 / square + far * w2},
                    {-best.bias * w2 / square + far * w1, -best.bias * w2 / square - far * w1});
    } else {
        plot::curve(name, nn::Vector::from_shape({0}),
                    nn::Vector::from_shape({0}));  // no line: one answer all over
    }
}

PANEL("the plane of z = squash(x): all 40 points into four corners", "[squash]") {
    const auto [points, labels] = cloud();
    plot::equal_axes({-1.5, 1.5}, {-1.5, 1.5}, {"z1", "z2"});
    plot::marks(names, subject::squash(points), labels);
}

PANEL("the plane of the hidden neurons g1 and g2: now a line does (eps = 0.05)", "[corner_neuron]") {
    const auto [points, labels] = cloud();
    plot::equal_axes({-0.25, 1.25}, {-0.25, 1.25}, {"g1", "g2"});
    const student::Neuron g1 = subject::corner_neuron(student::Corner::upper_right, eps);
    const student::Neuron g2 = subject::corner_neuron(student::Corner::lower_left, eps);
    REQUIRE_THAT(g1.weight, HasShape(2));
    REQUIRE_THAT(g2.weight, HasShape(2));
    nn::Matrix hidden = nn::Matrix::from_shape(points.shape());
    for (std::size_t i = 0; i < points.shape(0); ++i) {
        const double z1 = std::tanh(10 * points(i, 0));
        const double z2 = std::tanh(10 * points(i, 1));
        hidden(i, 0) = sigma(g1, z1, z2);
        hidden(i, 1) = sigma(g2, z1, z2);
    }
    plot::marks(names, hidden, labels);
    plot::wanted("g1 + g2 = 1/2", {-0.5, 1}, {1, -0.5});
}

PANEL("xor_network: what it decides", "[xor_network]") {
    plot::equal_axes({-3, 3}, {-3, 3}, {"x1", "x2"});
    const nn::Matrix points = plot::grid(48, 48);
    const std::vector<int> got = plot::classes(nn::mlp_forward(points, subject::xor_network(eps)));
    std::vector<int> wanted = got;  // near an axis any label is right
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (std::min(std::abs(points(i, 0)), std::abs(points(i, 1))) >= 0.25)
            wanted[i] = points(i, 0) * points(i, 1) > 0 ? 1 : 0;
    }
    plot::region(got, wanted, names);
}
