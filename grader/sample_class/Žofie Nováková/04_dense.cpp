#include "dense.hpp"

namespace student {

nn::Matrix dense_forward(const nn::Matrix& x, const nn::Matrix& weight, const nn::Vector& bias) {
    if (bias.size() != weight.shape(0)) throw nn::shape_error("dense_forward", nn::shape_of(weight), nn::shape_of(bias), "one bias per neuron");
    return nn::matmul(x, nn::transpose(weight)) + bias;
}

nn::Matrix columns_to_weight(const nn::Matrix& w_in_out) { return xt::transpose(w_in_out); }

nn::Matrix mlp_forward(const nn::Matrix& x, const std::vector<Layer>& layers) {
    return std::accumulate(layers.begin(), layers.end(), x, [](const nn::Matrix& a, const Layer& layer) {
        return nn::apply(layer.activation, dense_forward(a, layer.weight, layer.bias));
    });
}

std::size_t parameter_count(const std::vector<Layer>& layers) {
    return std::accumulate(layers.begin(), layers.end(), std::size_t{0}, [](std::size_t n, const Layer& layer) {
        return n + layer.weight.size() + layer.bias.size();
    });
}

Depth layer_count(const std::vector<std::size_t>& sizes) {
    if (sizes.size() < 2) throw std::invalid_argument("layer_count: " + std::to_string(sizes.size()) + " sizes are no network");
    return {sizes.size() - 1, sizes.size() - 2};
}

Affine collapse_linear(const std::vector<Layer>& layers) {
    if (layers.empty()) throw std::invalid_argument("collapse_linear: no layers");
    const auto is_linear = [](const Layer& layer) { return layer.activation == nn::Activation::identity; };
    if (!std::all_of(layers.begin(), layers.end(), is_linear)) throw std::invalid_argument("collapse_linear: not linear");
    // f(0) is the bias; the rows of f(unit matrix) - f(0) are the columns of the weight.
    const std::size_t in = layers.front().weight.shape(1);
    const nn::Matrix at_zero = mlp_forward(xt::zeros<double>({std::size_t{1}, in}), layers);
    const nn::Matrix at_units = mlp_forward(xt::eye<double>(in), layers);
    return {nn::transpose(nn::Matrix(at_units - xt::row(at_zero, 0))), xt::row(at_zero, 0)};
}

}  // namespace student
