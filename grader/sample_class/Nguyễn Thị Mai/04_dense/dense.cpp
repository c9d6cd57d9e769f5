#include "dense.hpp"

#include <stdexcept>

namespace student {

nn::Matrix dense_forward(const nn::Matrix& x, const nn::Matrix& weight, const nn::Vector& bias) {
    if (weight.shape(0) != bias.size()) {
        throw std::invalid_argument("bias does not fit the weight");
    }
    return nn::matmul(x, nn::transpose(weight));
}

nn::Matrix columns_to_weight(const nn::Matrix& w_in_out) {
    return nn::transpose(w_in_out);
}

nn::Matrix mlp_forward(const nn::Matrix& x, const std::vector<Layer>& layers) {
    nn::Matrix a = x;
    for (const auto& layer : layers) {
        if (layer.bias.size() != layer.weight.shape(0)) throw std::invalid_argument("bias");
        nn::Matrix z = nn::matmul(a, nn::transpose(layer.weight));
        z += layer.bias;
        a = nn::apply(layer.activation, z);
    }
    return a;
}

std::size_t parameter_count(const std::vector<Layer>& layers) {
    std::size_t count = 0;
    for (const auto& layer : layers) count += layer.weight.size() + layer.bias.size();
    return count;
}

Depth layer_count(const std::vector<std::size_t>& sizes) {
    if (sizes.size() < 2) throw std::invalid_argument("too few sizes");
    return {sizes.size() - 1, sizes.size() - 2};
}

Affine collapse_linear(const std::vector<Layer>& layers) {
    if (layers.empty()) throw std::invalid_argument("no layers");
    for (const auto& layer : layers) {
        if (layer.activation != nn::Activation::identity) throw std::invalid_argument("not linear");
    }
    Affine map{layers[0].weight, layers[0].bias};
    for (std::size_t l = 1; l < layers.size(); ++l) {
        map.bias = nn::matmul(layers[l].weight, map.bias) + layers[l].bias;
        map.weight = nn::matmul(layers[l].weight, map.weight);
    }
    return map;
}

}  // namespace student
