#include <nn/dense.hpp>
#include <stdexcept>
#include <string_view>

namespace nn {

namespace {

void require_bias_fits(std::string_view function, const Dense& layer) {
    if (layer.weight.shape(0) != layer.bias.size()) {
        throw shape_error(function, shape_of(layer.weight), shape_of(layer.bias),
                          "the weight must have one row per entry of the bias");
    }
}

template <class Array>
Array run(Array a, const std::vector<Dense>& layers) {
    for (const Dense& layer : layers) {
        a = nn::dense_forward(a, layer);
    }
    return a;
}

}  // namespace

Vector dense_forward(const Vector& x, const Dense& layer) {
    require_bias_fits("nn::dense_forward", layer);
    if (x.size() != layer.weight.shape(1)) {
        throw shape_error("nn::dense_forward", shape_of(x), shape_of(layer.weight),
                          "the weight must have one column per entry of the sample");
    }
    Vector z = nn::matmul(layer.weight, x);
    z += layer.bias;
    return nn::apply(layer.activation, z);
}

Matrix dense_forward(const Matrix& x, const Dense& layer) {
    require_bias_fits("nn::dense_forward", layer);
    if (x.shape(1) != layer.weight.shape(1)) {
        throw shape_error("nn::dense_forward", shape_of(x), shape_of(layer.weight),
                          "the weight must have as many columns as the batch");
    }
    Matrix z = nn::matmul(x, nn::transpose(layer.weight));
    z += layer.bias;
    return nn::apply(layer.activation, z);
}

Vector mlp_forward(const Vector& x, const std::vector<Dense>& layers) {
    return run(x, layers);
}

Matrix mlp_forward(const Matrix& x, const std::vector<Dense>& layers) {
    return run(x, layers);
}

std::size_t parameter_count(const Dense& layer) {
    return layer.weight.size() + layer.bias.size();
}

std::size_t parameter_count(const std::vector<Dense>& layers) {
    std::size_t count = 0;
    for (const Dense& layer : layers) {
        count += nn::parameter_count(layer);
    }
    return count;
}

Dense collapse_linear(const std::vector<Dense>& layers) {
    if (layers.empty()) {
        throw std::invalid_argument("nn::collapse_linear: there are no layers");
    }
    for (const Dense& layer : layers) {
        if (layer.activation != Activation::identity) {
            throw std::invalid_argument("nn::collapse_linear: a layer with an activation is no affine map");
        }
        require_bias_fits("nn::collapse_linear", layer);
    }
    Dense result = layers.front();
    for (std::size_t i = 1; i < layers.size(); ++i) {
        const Dense& next = layers[i];
        if (next.weight.shape(1) != result.weight.shape(0)) {
            throw shape_error("nn::collapse_linear", shape_of(result.weight), shape_of(next.weight),
                              "a layer must have one column per row of the layer before");
        }
        result.weight = nn::matmul(next.weight, result.weight);
        result.bias = nn::matmul(next.weight, result.bias) + next.bias;
    }
    return result;
}

}  // namespace nn
