// Matrix products by nn::matmul, which also sees to shapes; a collapse from the last layer to the first.
#include <algorithm>
#include <stdexcept>

#include "dense.hpp"

namespace student {

nn::Matrix dense_forward(const nn::Matrix& x, const nn::Matrix& weight, const nn::Vector& bias) {
    if (bias.size() != weight.shape(0)) {
        throw nn::ShapeError("dense_forward: a bias of " + nn::shape_of(bias) + " for a weight of " +
                             nn::shape_of(weight));
    }
    return nn::matmul(x, nn::transpose(weight)) + bias;
}

nn::Matrix columns_to_weight(const nn::Matrix& w_in_out) {
    return nn::transpose(w_in_out);
}

nn::Matrix mlp_forward(const nn::Matrix& x, const std::vector<Layer>& layers) {
    if (layers.empty()) return x;
    const std::vector<Layer> before(layers.begin(), layers.end() - 1);
    const Layer& last = layers.back();
    return nn::apply(last.activation, dense_forward(mlp_forward(x, before), last.weight, last.bias));
}

std::size_t parameter_count(const std::vector<Layer>& layers) {
    std::size_t count = 0;
    for (const auto& [weight, bias, activation] : layers) {
        count += weight.shape(0) * (weight.shape(1) + 1);
    }
    return count;
}

Depth layer_count(const std::vector<std::size_t>& sizes) {
    if (sizes.size() < 2) throw std::invalid_argument("layer_count: no layers");
    return {sizes.size() - 1, sizes.size() - 2};
}

Affine collapse_linear(const std::vector<Layer>& layers) {
    const auto is_affine = [](const Layer& layer) {
        return layer.activation == nn::Activation::identity && layer.bias.size() == layer.weight.shape(0);
    };
    if (layers.empty() || !std::all_of(layers.begin(), layers.end(), is_affine)) {
        throw std::invalid_argument("collapse_linear: this stack is no affine map");
    }
    nn::Matrix weight = layers.back().weight;
    nn::Vector bias = layers.back().bias;
    for (auto layer = layers.rbegin() + 1; layer != layers.rend(); ++layer) {
        bias += nn::matmul(weight, layer->bias);
        weight = nn::matmul(weight, layer->weight);
    }
    return {weight, bias};
}

}  // namespace student
