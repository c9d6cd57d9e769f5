#include "dense.hpp"

#include <stdexcept>

namespace student {

nn::Matrix dense_forward(const nn::Matrix& x, const nn::Matrix& weight, const nn::Vector& bias) {
    if (x.shape(1) != weight.shape(1)) throw std::invalid_argument("x and weight");
    if (bias.size() != weight.shape(0)) throw std::invalid_argument("weight and bias");
    nn::Matrix z = xt::zeros<double>({x.shape(0), weight.shape(0)});
    for (size_t i = 0; i < x.shape(0); i++)
        for (size_t k = 0; k < weight.shape(0); k++) {
            z(i, k) = bias(k);
            for (size_t j = 0; j < x.shape(1); j++) z(i, k) += x(i, j) * weight(k, j);
        }
    return z;
}

nn::Matrix columns_to_weight(const nn::Matrix& w_in_out) {
    return xt::transpose(w_in_out);
}

nn::Matrix mlp_forward(const nn::Matrix& x, const std::vector<Layer>& layers) {
    nn::Matrix a = x;
    for (size_t l = 0; l < layers.size(); l++) {
        a = dense_forward(a, layers[l].weight, layers[l].bias);
        // the last layer is the output, no activation there
        if (l != layers.size() - 1) a = nn::Matrix(nn::apply(layers[l].activation, a));
    }
    return a;
}

size_t parameter_count(const std::vector<Layer>& layers) {
    size_t n = 0;
    for (size_t l = 0; l < layers.size(); l++) n += layers[l].weight.shape(0) * layers[l].weight.shape(1);
    return n;
}

Depth layer_count(const std::vector<size_t>& sizes) {
    if (sizes.size() < 2) throw std::invalid_argument("sizes");
    Depth d;
    d.layers = sizes.size();
    d.hidden = sizes.size() - 2;
    return d;
}

Affine collapse_linear(const std::vector<Layer>& layers) {
    if (layers.empty()) throw std::invalid_argument("layers");
    for (auto& layer : layers)
        if (layer.activation != nn::Activation::identity) throw std::invalid_argument("activation");
    Affine result{layers[0].weight, layers[0].bias};
    for (size_t l = 1; l < layers.size(); l++) {
        result.weight = nn::matmul(layers[l].weight, result.weight);
        result.bias = layers[l].bias;
    }
    return result;
}

}
