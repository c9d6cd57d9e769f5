#include "dense.hpp"

#include <stdexcept>

namespace student {

nn::Matrix dense_forward(const nn::Matrix& x, const nn::Matrix& weight, const nn::Vector& bias) {
    if (bias.size() != weight.shape(0)) {
        throw std::invalid_argument("bias und weight passen nicht zusammen");
    }
    nn::Matrix z = nn::matmul(x, nn::transpose(weight));
    for (std::size_t i = 0; i < z.shape(0); ++i) {
        for (std::size_t k = 0; k < z.shape(1); ++k) {
            z(i, k) += bias(k);
        }
    }
    return z;
}

nn::Matrix columns_to_weight(const nn::Matrix& w_in_out) {
    return nn::transpose(w_in_out);
}

nn::Matrix mlp_forward(const nn::Matrix& x, const std::vector<Layer>& layers) {
    nn::Matrix a = x;
    for (const Layer& layer : layers) {
        a = nn::apply(layer.activation, dense_forward(a, layer.weight, layer.bias));
    }
    return a;
}

std::size_t parameter_count(const std::vector<Layer>& layers) {
    std::size_t count = 0;
    std::size_t l = 0;
    while (l < layers.size()) {
        count += layers[l].weight.size() + layers[l].bias.size();
    }
    return count;
}

Depth layer_count(const std::vector<std::size_t>& sizes) {
    if (sizes.size() < 2) {
        throw std::invalid_argument("zu wenige Schichten");
    }
    return {sizes.size() - 1, sizes.size() - 2};
}

Affine collapse_linear(const std::vector<Layer>& layers) {
    if (layers.empty()) {
        throw std::invalid_argument("keine Schichten");
    }
    for (const Layer& layer : layers) {
        if (layer.activation != nn::Activation::identity) {
            throw std::invalid_argument("nicht linear");
        }
        if (layer.bias.size() != layer.weight.shape(0)) {
            throw std::invalid_argument("bias und weight passen nicht zusammen");
        }
    }
    Affine map{layers[0].weight, layers[0].bias};
    for (std::size_t l = 1; l < layers.size(); ++l) {
        map.weight = nn::matmul(layers[l].weight, map.weight);
        map.bias = nn::matmul(layers[l].weight, map.bias);
        map.bias += layers[l].bias;
    }
    return map;
}

}  // namespace student
