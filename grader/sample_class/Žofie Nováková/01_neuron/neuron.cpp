#include "neuron.hpp"

#include <cmath>
#include <stdexcept>

namespace student {

double pre_activation(const nn::Vector& x, const nn::Vector& w, double b) { return nn::dot(w, x) + b; }

double neuron(const nn::Vector& x, const nn::Vector& w, double b, Activation g) {
    // one row of a layer
    if (x.size() != w.size()) throw nn::ShapeError("x and w differ in size");
    nn::Matrix row = nn::Matrix::from_shape({1, w.size()});
    for (std::size_t i = 0; i < w.size(); ++i) row(0, i) = w(i);
    return layer_by_rows(x, row, nn::Vector{b}, g).a(0);
}

nn::Vector layer_by_columns(const nn::Vector& x, const nn::Matrix& w_in_out, const nn::Vector& b) {
    return layer_by_rows(x, nn::transpose(w_in_out), b, Activation::identity).z;
}

LayerOutput layer_by_rows(const nn::Vector& x, const nn::Matrix& weight, const nn::Vector& b, Activation g) {
    if (weight.shape(0) != b.size())
        throw nn::shape_error("layer_by_rows", nn::shape_of(weight), nn::shape_of(b), "a row for each bias");
    LayerOutput out;
    out.z = nn::matmul(weight, x);  // refuses an x that does not fit
    out.z += b;
    out.a = out.z;
    for (double& v : out.a) {
        if (g == Activation::threshold) v = v < 0 ? 0 : 1;
        // these two are as good as the definitions to 1e-15, and cannot become NaN
        if (g == Activation::sigmoid) v = 0.5 + 0.5 * std::tanh(v / 2);
        if (g == Activation::tanh) v = 1 - 2 / (std::exp(2 * v) + 1);
        if (g == Activation::relu) v = std::fmax(v, 0.0);
    }
    return out;
}

Quantity meaning(Symbol symbol) {
    static constexpr Quantity table[] = {
        Quantity::activation, Quantity::pre_activation, Quantity::input,       // early z_j, a_j, z_i
        Quantity::activation, Quantity::input,          Quantity::pre_activation,  // late a_k, a^(l-1), z_k
        Quantity::activation, Quantity::input,          Quantity::pre_activation,  // course a, x, z
    };
    return table[static_cast<int>(symbol)];
}

}  // namespace student
