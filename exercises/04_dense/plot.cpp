// Shapes and numbers on their way through a network, as your file computes them: halfspace plot 04_dense
#include "subject/plot.hpp"

#include <fmt/format.h>

#include <cmath>

#include "dense.hpp"
#include "subject/test.hpp"

namespace {

constexpr double cell = 7;  // columns for one number
constexpr double middle = 3.5;

nn::Matrix matrix(std::initializer_list<std::initializer_list<double>> rows) {
    nn::Matrix result = nn::Matrix::from_shape({rows.size(), rows.begin()->size()});
    std::size_t i = 0;
    for (const auto& row : rows)
        for (const double number : row) result.data()[i++] = number;
    return result;
}

/// ", wrong at 2 of 9", or what its shape should be; nothing if the array is as wanted.
std::string difference(const nn::Matrix& array, const nn::Matrix& wanted) {
    if (array.shape() != wanted.shape())
        return fmt::format(", wanted ({}, {})", wanted.shape(0), wanted.shape(1));
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < array.size(); ++i)
        wrong += std::abs(array.data()[i] - wanted.data()[i]) <= 1e-9 ? 0 : 1;
    return wrong == 0 ? "" : fmt::format(", wrong at {} of {}", wrong, array.size());
}

/// The array in a box whose left side is at `left`, with its shape above and a name below; returns its right side.
double draw(double left, const std::string& name, const nn::Matrix& array,
            const nn::Matrix* wanted = nullptr) {
    const std::size_t rows = array.shape(0);
    const std::size_t columns = array.shape(1);
    if (rows > 4 || columns > 4) {
        throw std::runtime_error(fmt::format("{} is ({}, {}), which has no room here", name, rows, columns));
    }
    const double right = left + cell * static_cast<double>(columns) + 1;
    const double half = 0.5 * static_cast<double>(rows) + 0.75;
    plot::box(left, middle - half, right, middle + half);
    for (std::size_t i = 0; i < rows; ++i)
        for (std::size_t j = 0; j < columns; ++j)
            plot::text(left + 0.5 + cell * (static_cast<double>(j) + 0.5),
                       middle + 0.5 * static_cast<double>(rows) - 0.5 - static_cast<double>(i),
                       plot::number(array(i, j)));
    plot::text((left + right) / 2, middle + half + 1,
               fmt::format("({}, {})", rows, columns) + (wanted ? difference(array, *wanted) : ""));
    plot::text((left + right) / 2, middle - half - 1, name);
    return right;
}

/// An arrow from `left`, with what happens on the way; returns its end.
double arrow(double left, const std::string& above, const std::string& below) {
    const double right = left + 11;
    plot::arrow("", left + 1, middle, right - 1, middle);
    plot::text((left + right) / 2, middle + 1, above);
    plot::text((left + right) / 2, middle - 1, below);
    return right;
}

const nn::Matrix x = matrix({{1, 2}, {0, -1}, {3, 0.5}});  // three samples

const student::Layer hidden{matrix({{1, -1}, {0.5, 2}, {-1, 1}}), {0, 1, -1}, nn::Activation::relu};
const student::Layer output{matrix({{1, 0.5, -2}}), {0.5}, nn::Activation::sigmoid};

// What should come.
const nn::Matrix z = matrix({{-1, 5.5, 0}, {1, -1, -2}, {2.5, 3.5, -3.5}});
const nn::Matrix a1 = matrix({{0, 5.5, 0}, {1, 0, 0}, {2.5, 3.5, 0}});
const nn::Matrix a2 =
    matrix({{1 / (1 + std::exp(-3.25))}, {1 / (1 + std::exp(-1.5))}, {1 / (1 + std::exp(-4.75))}});
const nn::Matrix collapsed = matrix({{3.25, -2}});

}  // namespace

PANEL("a batch of three samples through one layer: z = x W1^T + b1", "[dense_forward]") {
    plot::sheet(76, 7);
    double at = draw(0, "x, a row per sample", x);
    at = arrow(at, "W1 (3, 2)", "b1 (3)");
    draw(at, "z, a column per neuron", subject::dense_forward(x, hidden.weight, hidden.bias), &z);
}

PANEL("the same batch through two layers: x -> a1 -> a2", "[mlp_forward]") {
    plot::sheet(76, 7);
    double at = draw(0, "x", x);
    at = arrow(at, "W1 (3, 2)", "relu");
    at = draw(at, "a1", subject::mlp_forward(x, {hidden}), &a1);
    at = arrow(at, "W2 (1, 3)", "sigmoid");
    draw(at, "a2 = y", subject::mlp_forward(x, {hidden, output}), &a2);
}

PANEL("two layers without activations are one: W = W2 W1", "[collapse_linear]") {
    plot::sheet(76, 7);
    const student::Layer first{hidden.weight, hidden.bias, nn::Activation::identity};
    const student::Layer second{output.weight, output.bias, nn::Activation::identity};
    const student::Affine one = subject::collapse_linear({first, second});
    REQUIRE_THAT(one.bias, HasShape(1));
    const bool right_bias = std::abs(one.bias(0) - 3) <= 1e-9;
    double at = draw(0, "W2", second.weight);
    plot::text(at + 1.5, middle, "·");
    at = draw(at + 3, "W1", first.weight);
    plot::text(at + 1.5, middle, "=");
    const double right = draw(at + 3, "W = W2 W1", one.weight, &collapsed);
    plot::text((at + 3 + right) / 2, 0.25,
               "b = " + plot::number(one.bias(0)) + (right_bias ? "" : ", wanted 3"));
}
