// Loops only, one neuron at a time: the layers take a neuron's weights out of the matrix and ask the single neuron.
#include <cmath>
#include <stdexcept>

#include "neuron.hpp"

namespace student {

double pre_activation(const nn::Vector& x, const nn::Vector& w, double b) {
    if (x.size() != w.size()) throw std::invalid_argument("a neuron has one weight for each input");
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += x(i) * w(i);
    return sum + b;
}

double neuron(const nn::Vector& x, const nn::Vector& w, double b, Activation g) {
    const double z = pre_activation(x, w, b);
    switch (g) {
        case Activation::identity:
            return z;
        case Activation::threshold:
            return z >= 0 ? 1 : 0;
        case Activation::sigmoid:
            return 1 / (1 + std::exp(-z));
        case Activation::tanh:
            return std::tanh(z);
        case Activation::relu:
            return z > 0 ? z : 0;
    }
    throw std::invalid_argument("no such activation");
}

nn::Vector layer_by_columns(const nn::Vector& x, const nn::Matrix& w_in_out, const nn::Vector& b) {
    if (w_in_out.shape(0) != x.size()) throw std::invalid_argument("a row for each input");
    if (w_in_out.shape(1) != b.size()) throw std::invalid_argument("a column for each neuron");
    nn::Vector z = nn::Vector::from_shape({b.size()});
    for (std::size_t k = 0; k < b.size(); ++k) {
        nn::Vector column = nn::Vector::from_shape({x.size()});
        for (std::size_t i = 0; i < x.size(); ++i) column(i) = w_in_out(i, k);
        z(k) = pre_activation(x, column, b(k));
    }
    return z;
}

LayerOutput layer_by_rows(const nn::Vector& x, const nn::Matrix& weight, const nn::Vector& b, Activation g) {
    if (weight.shape(1) != x.size()) throw std::invalid_argument("a column for each input");
    if (weight.shape(0) != b.size()) throw std::invalid_argument("a row for each neuron");
    LayerOutput out{nn::Vector::from_shape({b.size()}), nn::Vector::from_shape({b.size()})};
    for (std::size_t k = 0; k < b.size(); ++k) {
        nn::Vector row = nn::Vector::from_shape({x.size()});
        for (std::size_t i = 0; i < x.size(); ++i) row(i) = weight(k, i);
        out.z(k) = pre_activation(x, row, b(k));
        out.a(k) = neuron(x, row, b(k), g);
    }
    return out;
}

Quantity meaning(Symbol symbol) {
    switch (symbol) {
        case Symbol::early_z_i:
        case Symbol::late_a_before:
        case Symbol::course_x:
            return Quantity::input;
        case Symbol::early_a_j:
        case Symbol::late_z_k:
        case Symbol::course_z:
            return Quantity::pre_activation;
        default:
            return Quantity::activation;
    }
}

}  // namespace student
