// Products of the library; one layout is turned into the other.
#include <algorithm>
#include <cmath>

#include "neuron.hpp"

namespace student {

namespace {

double activate(Activation g, double z) {
    if (g == Activation::threshold) return z < 0 ? 0.0 : 1.0;
    if (g == Activation::sigmoid) return 0.5 * (1 + std::tanh(0.5 * z));
    if (g == Activation::tanh) return std::tanh(z);
    if (g == Activation::relu) return std::max(0.0, z);
    return z;
}

}  // namespace

double pre_activation(const nn::Vector& x, const nn::Vector& w, double b) {
    return nn::dot(w, x) + b;
}

double neuron(const nn::Vector& x, const nn::Vector& w, double b, Activation g) {
    return activate(g, nn::dot(w, x) + b);
}

LayerOutput layer_by_rows(const nn::Vector& x, const nn::Matrix& weight, const nn::Vector& b, Activation g) {
    nn::Vector z = nn::matmul(weight, x);
    if (z.size() != b.size())
        throw nn::shape_error("layer", nn::shape_of(z), nn::shape_of(b), "one bias each");
    z += b;
    nn::Vector a = z;
    for (double& entry : a) entry = activate(g, entry);
    return {z, a};
}

nn::Vector layer_by_columns(const nn::Vector& x, const nn::Matrix& w_in_out, const nn::Vector& b) {
    return layer_by_rows(x, nn::transpose(w_in_out), b, Activation::identity).z;
}

Quantity meaning(Symbol symbol) {
    constexpr Quantity table[] = {
        Quantity::activation,      // early_z_j
        Quantity::pre_activation,  // early_a_j
        Quantity::input,           // early_z_i
        Quantity::activation,      // late_a_k
        Quantity::input,           // late_a_before
        Quantity::pre_activation,  // late_z_k
        Quantity::activation,      // course_a
        Quantity::input,           // course_x
        Quantity::pre_activation   // course_z
    };
    return table[static_cast<std::size_t>(symbol)];
}

}  // namespace student
