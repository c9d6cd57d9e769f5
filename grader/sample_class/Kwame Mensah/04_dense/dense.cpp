#include "dense.hpp"

namespace student {

// Kwame M. - sorry, I was ill in the first week, the other sheets follow

nn::Matrix dense_forward(const nn::Matrix& x, const nn::Matrix& weight, const nn::Vector& bias) {
    return nn::matmul(x, nn::transpose(weight)) + bias;
}

nn::Matrix columns_to_weight(const nn::Matrix& w_in_out) {
    nn::Matrix w = w_in_out;
    w.reshape({w_in_out.shape(1), w_in_out.shape(0)});
    return w;
}

nn::Matrix mlp_forward(const nn::Matrix& x, const std::vector<Layer>& layers) {
    nn::Matrix a = x;
    for (auto& layer : layers) a = nn::apply(layer.activation, dense_forward(a, layer.weight, layer.bias));
    return a;
}

std::size_t parameter_count(const std::vector<Layer>& layers) {
    std::size_t n = 0;
    for (auto& layer : layers) n += layer.weight.size() + layer.bias.size();
    return n;
}

Depth layer_count(const std::vector<std::size_t>& sizes) {
    return {sizes.size() - 1, sizes.size() - 2};
}

Affine collapse_linear(const std::vector<Layer>& layers) {
    if (layers.empty()) throw std::invalid_argument("no layers");
    Affine map = {layers[0].weight, layers[0].bias};
    if (layers[0].activation != nn::Activation::identity) throw std::invalid_argument("activation");
    for (std::size_t l = 1; l < layers.size(); ++l) {
        if (layers[l].activation != nn::Activation::identity) throw std::invalid_argument("activation");
        map.weight = nn::matmul(layers[l].weight, map.weight);
        map.bias = nn::matmul(layers[l].weight, map.bias) + layers[l].bias;
    }
    return map;
}

}  // namespace student
