#include "dense.hpp"

#include <stdexcept>

namespace student {

nn::Matrix dense_forward(const nn::Matrix& x, const nn::Matrix& weight, const nn::Vector& bias) {
    std::size_t n = x.shape(0);
    std::size_t in = x.shape(1);
    std::size_t out = weight.shape(0);
    if (weight.shape(1) != in) {
        throw std::invalid_argument("weight has the wrong number of columns");
    }
    if (bias.size() != out) {
        throw std::invalid_argument("bias has the wrong size");
    }
    nn::Matrix z = xt::zeros<double>({n, out});
    for (std::size_t i = 0; i < n; i++) {
        for (std::size_t k = 0; k < out; k++) {
            z(i, k) = bias(k);
            for (std::size_t j = 0; j < in; j++) {
                z(i, k) += weight(k, j) * x(i, j);
            }
        }
    }
    return z;
}

nn::Matrix columns_to_weight(const nn::Matrix& w_in_out) {
    std::size_t in = w_in_out.shape(0);
    std::size_t out = w_in_out.shape(1);
    nn::Matrix weight = xt::zeros<double>({out, in});
    for (std::size_t j = 0; j < in; j++) {
        for (std::size_t k = 0; k < out; k++) {
            weight(k, j) = w_in_out(j, k);
        }
    }
    return weight;
}

nn::Matrix mlp_forward(const nn::Matrix& x, const std::vector<Layer>& layers) {
    nn::Matrix a = x;
    for (std::size_t l = 0; l < layers.size(); l++) {
        nn::Matrix z = dense_forward(a, layers[l].weight, layers[l].bias);
        a = nn::apply(layers[l].activation, z);
    }
    return a;
}

std::size_t parameter_count(const std::vector<Layer>& layers) {
    std::size_t count = 0;
    for (std::size_t l = 0; l < layers.size(); l++) {
        std::size_t out = layers[l].weight.shape(0);
        std::size_t in = layers[l].weight.shape(1);
        count += out * in + out;
    }
    return count;
}

Depth layer_count(const std::vector<std::size_t>& sizes) {
    if (sizes.size() < 2) {
        throw std::invalid_argument("a network needs an input and an output");
    }
    Depth depth;
    depth.layers = sizes.size() - 1;
    depth.hidden = sizes.size() - 2;
    return depth;
}

Affine collapse_linear(const std::vector<Layer>& layers) {
    if (layers.size() == 0) {
        throw std::invalid_argument("no layers");
    }
    for (std::size_t l = 0; l < layers.size(); l++) {
        if (layers[l].activation != nn::Activation::identity) {
            throw std::invalid_argument("not linear");
        }
        if (layers[l].bias.size() != layers[l].weight.shape(0)) {
            throw std::invalid_argument("one bias for each neuron");
        }
    }
    Affine map;
    map.weight = layers[0].weight;
    map.bias = layers[0].bias;
    for (std::size_t l = 1; l < layers.size(); l++) {
        // matmul throws a ShapeError if they do not fit
        nn::Matrix weight = nn::matmul(layers[l].weight, map.weight);
        nn::Vector bias = nn::matmul(layers[l].weight, map.bias);
        for (std::size_t k = 0; k < bias.size(); k++) {
            bias(k) += layers[l].bias(k);
        }
        map.weight = weight;
        map.bias = bias;
    }
    return map;
}

}  // namespace student
