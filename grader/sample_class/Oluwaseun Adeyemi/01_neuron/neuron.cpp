#include "neuron.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace student {

namespace {

double activate(Activation g, double z) {
    switch (g) {
        case Activation::identity: return z;
        case Activation::threshold: return z >= 0 ? 1 : 0;
        case Activation::sigmoid: return 1 / (1 + std::exp(z));
        case Activation::tanh: return std::tanh(z);
        case Activation::relu: return z > 0 ? z : 0;
    }
    throw std::invalid_argument("unknown activation");
}

}  // namespace

double pre_activation(const nn::Vector& x, const nn::Vector& w, double b) {
    if (x.size() != w.size()) throw std::invalid_argument("x and w differ in size");
    double z = b;
    for (std::size_t i = 0; i < x.size(); ++i) z += w(i) * x(i);
    return z;
}

double neuron(const nn::Vector& x, const nn::Vector& w, double b, Activation g) {
    const double z = pre_activation(x, w, b);
    return activate(g, z);
}

nn::Vector layer_by_columns(const nn::Vector& x, const nn::Matrix& w_in_out, const nn::Vector& b) {
    if (w_in_out.shape(0) != x.size()) throw std::invalid_argument("not a row for each input");
    if (w_in_out.shape(1) != b.size()) throw std::invalid_argument("not a column for each bias");
    nn::Vector z = nn::Vector::from_shape({b.size()});
    for (std::size_t k = 0; k < b.size(); ++k) {
        double sum = b(k);
        for (std::size_t i = 0; i < x.size(); ++i) sum += x(i) * w_in_out(i, k);
        z(k) = sum;
    }
    return z;
}

LayerOutput layer_by_rows(const nn::Vector& x, const nn::Matrix& weight, const nn::Vector& b, Activation g) {
    if (weight.shape(1) != x.size()) throw std::invalid_argument("not a column for each input");
    if (weight.shape(0) != b.size()) throw std::invalid_argument("not a row for each bias");
    nn::Vector z = nn::Vector::from_shape({b.size()});
    nn::Vector a = nn::Vector::from_shape({b.size()});
    for (std::size_t k = 0; k < b.size(); ++k) {
        z(k) = b(k);
        for (std::size_t i = 0; i < x.size(); ++i) z(k) += weight(k, i) * x(i);
        a(k) = activate(g, z(k));
    }
    return {z, a};
}

Quantity meaning(Symbol symbol) {
    switch (symbol) {
        case Symbol::early_z_j: return Quantity::activation;
        case Symbol::early_a_j: return Quantity::pre_activation;
        case Symbol::early_z_i: return Quantity::input;
        case Symbol::late_a_k: return Quantity::activation;
        case Symbol::late_a_before: return Quantity::input;
        case Symbol::late_z_k: return Quantity::pre_activation;
        case Symbol::course_a: return Quantity::activation;
        case Symbol::course_x: return Quantity::input;
        case Symbol::course_z: return Quantity::pre_activation;
    }
    throw std::invalid_argument("unknown symbol");
}

}  // namespace student
