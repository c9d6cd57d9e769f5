// xtensor's broadcasting in place of loops, as one would write it in NumPy.
#include <stdexcept>

#include "dense.hpp"

namespace student {

namespace {

/// (m, k) times (k, n): stretch to (m, k, n), multiply, sum over k.
nn::Matrix product(const nn::Matrix& a, const nn::Matrix& b) {
    const auto left = xt::view(a, xt::all(), xt::all(), xt::newaxis());
    const auto right = xt::view(b, xt::newaxis(), xt::all(), xt::all());
    return xt::sum(left * right, {1});
}

void require(bool fits, const char* what) {
    if (!fits) throw std::invalid_argument(what);
}

}  // namespace

nn::Matrix dense_forward(const nn::Matrix& x, const nn::Matrix& weight, const nn::Vector& bias) {
    require(x.shape(1) == weight.shape(1), "dense_forward: the batch does not fit the weight");
    require(bias.size() == weight.shape(0), "dense_forward: the bias does not fit the weight");
    const auto samples = xt::view(x, xt::all(), xt::newaxis(), xt::all());
    return bias + xt::sum(samples * weight, {2});
}

nn::Matrix columns_to_weight(const nn::Matrix& w_in_out) {
    return xt::transpose(w_in_out);
}

nn::Matrix mlp_forward(const nn::Matrix& x, const std::vector<Layer>& layers) {
    nn::Matrix a = x;
    for (const auto& layer : layers)
        a = nn::apply(layer.activation, dense_forward(a, layer.weight, layer.bias));
    return a;
}

std::size_t parameter_count(const std::vector<Layer>& layers) {
    std::size_t weights = 0;
    std::size_t biases = 0;
    for (const auto& layer : layers) weights += layer.weight.size();
    for (const auto& layer : layers) biases += layer.bias.size();
    return weights + biases;
}

Depth layer_count(const std::vector<std::size_t>& sizes) {
    require(sizes.size() >= 2, "layer_count: the input alone is no network");
    Depth depth{};
    depth.layers = sizes.size() - 1;
    depth.hidden = depth.layers - 1;
    return depth;
}

Affine collapse_linear(const std::vector<Layer>& layers) {
    require(!layers.empty(), "collapse_linear: no layers");
    for (const auto& layer : layers)
        require(layer.bias.size() == layer.weight.shape(0), "collapse_linear: a bias that does not fit");
    Affine map{layers.front().weight, layers.front().bias};
    for (std::size_t l = 0; l < layers.size(); ++l) {
        require(layers[l].activation == nn::Activation::identity, "collapse_linear: an activation");
        if (l == 0) continue;
        const auto& [weight, bias, activation] = layers[l];
        require(weight.shape(1) == map.weight.shape(0), "collapse_linear: layers that do not fit");
        const nn::Vector carried = xt::sum(weight * map.bias, {1});
        map.bias = carried + bias;
        map.weight = product(weight, map.weight);
    }
    return map;
}

}  // namespace student
