// Shapes and numbers on their way through a network, as your file computes them: halfspace plot 04_dense
#include "subject/plot.hpp"

#include <fmt/format.h>

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

/// The array in a box whose left side is at `left`, with its shape above and a name below; returns its right side.
double draw(double left, const std::string& name, const nn::Matrix& array) {
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
    plot::text((left + right) / 2, middle + half + 1, fmt::format("({}, {})", rows, columns));
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

}  // namespace

PANEL("a batch of three samples through one layer: z = x W^T + b", "[dense_forward]") {
    plot::sheet(76, 7);
    double at = draw(0, "x, a row per sample", x);
    at = arrow(at, "W (3, 2)", "b (3)");
    draw(at, "z, a column per neuron", subject::dense_forward(x, hidden.weight, hidden.bias));
}

PANEL("the same batch through two layers: x -> a1 -> a2", "[mlp_forward]") {
    plot::sheet(76, 7);
    double at = draw(0, "x", x);
    at = arrow(at, "W1 (3, 2)", "relu");
    at = draw(at, "a1", subject::mlp_forward(x, {hidden}));
    at = arrow(at, "W2 (1, 3)", "sigmoid");
    draw(at, "a2 = y", subject::mlp_forward(x, {hidden, output}));
}

PANEL("two layers without activations are one: W = W2 W1", "[collapse_linear]") {
    plot::sheet(76, 7);
    const student::Layer first{hidden.weight, hidden.bias, nn::Activation::identity};
    const student::Layer second{output.weight, output.bias, nn::Activation::identity};
    const student::Affine one = subject::collapse_linear({first, second});
    double at = draw(0, "W2", second.weight);
    plot::text(at + 1.5, middle, "·");
    at = draw(at + 3, "W1", first.weight);
    plot::text(at + 1.5, middle, "=");
    draw(at + 3, "W, one for both", one.weight);
}
