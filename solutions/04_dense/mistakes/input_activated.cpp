/// The input is sent through an activation before the first layer sees it. But a0 is x
/// itself: the input layer computes nothing, and is not counted as a layer for that reason.
#include <stdexcept>

#include "dense.hpp"

namespace student {

nn::Matrix dense_forward(const nn::Matrix& x, const nn::Matrix& weight, const nn::Vector& bias) {
    if (x.shape(1) != weight.shape(1)) {
        throw nn::shape_error("dense_forward", nn::shape_of(x), nn::shape_of(weight),
                              "the weight needs a column for each column of the batch");
    }
    if (bias.size() != weight.shape(0)) {
        throw nn::shape_error("dense_forward", nn::shape_of(weight), nn::shape_of(bias),
                              "the bias needs an entry for each row of the weight");
    }
    nn::Matrix z = nn::Matrix::from_shape({x.shape(0), weight.shape(0)});
    for (std::size_t i = 0; i < z.shape(0); ++i) {
        for (std::size_t k = 0; k < z.shape(1); ++k) {
            double sum = bias(k);
            for (std::size_t j = 0; j < x.shape(1); ++j) {
                sum += weight(k, j) * x(i, j);
            }
            z(i, k) = sum;
        }
    }
    return z;
}

nn::Matrix columns_to_weight(const nn::Matrix& w_in_out) {
    nn::Matrix weight = nn::Matrix::from_shape({w_in_out.shape(1), w_in_out.shape(0)});
    for (std::size_t k = 0; k < weight.shape(0); ++k) {
        for (std::size_t j = 0; j < weight.shape(1); ++j) {
            weight(k, j) = w_in_out(j, k);
        }
    }
    return weight;
}

nn::Matrix mlp_forward(const nn::Matrix& x, const std::vector<Layer>& layers) {
    if (layers.empty()) return x;
    nn::Matrix a = nn::apply(layers.front().activation, x);
    for (const Layer& layer : layers) {
        const nn::Matrix z = dense_forward(a, layer.weight, layer.bias);
        a = nn::apply(layer.activation, z);
    }
    return a;
}

std::size_t parameter_count(const std::vector<Layer>& layers) {
    std::size_t count = 0;
    for (const Layer& layer : layers) {
        count += layer.weight.size() + layer.bias.size();
    }
    return count;
}

Depth layer_count(const std::vector<std::size_t>& sizes) {
    if (sizes.size() < 2) {
        throw std::invalid_argument("layer_count: a network has at least an input and an output layer");
    }
    const std::size_t layers = sizes.size() - 1;
    return {layers, layers - 1};
}

Affine collapse_linear(const std::vector<Layer>& layers) {
    if (layers.empty()) {
        throw std::invalid_argument("collapse_linear: there are no layers");
    }
    for (const Layer& layer : layers) {
        if (layer.activation != nn::Activation::identity) {
            throw std::invalid_argument("collapse_linear: a layer with an activation is no affine map");
        }
    }
    Affine map = {layers[0].weight, layers[0].bias};
    for (std::size_t l = 1; l < layers.size(); ++l) {
        const nn::Matrix& weight = layers[l].weight;
        if (weight.shape(1) != map.weight.shape(0)) {
            throw nn::shape_error("collapse_linear", nn::shape_of(map.weight), nn::shape_of(weight),
                                  "a layer needs a column for each row of the layer before");
        }
        // W (W' x + b') + b = (W W') x + (W b' + b)
        nn::Matrix product = xt::zeros<double>({weight.shape(0), map.weight.shape(1)});
        nn::Vector bias = layers[l].bias;
        for (std::size_t k = 0; k < weight.shape(0); ++k) {
            for (std::size_t h = 0; h < weight.shape(1); ++h) {
                bias(k) += weight(k, h) * map.bias(h);
                for (std::size_t j = 0; j < product.shape(1); ++j) {
                    product(k, j) += weight(k, h) * map.weight(h, j);
                }
            }
        }
        map = {product, bias};
    }
    return map;
}

}  // namespace student
