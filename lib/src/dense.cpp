#include <algorithm>
#include <nn/dense.hpp>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "product.hpp"

namespace nn {

namespace {

/// Up to this many weights a call of BLAS for a batch takes longer than plain loops, whatever the batch's size.
constexpr std::size_t tiny_weight = 8;

void require_bias_fits(std::string_view function, const Dense& layer) {
    if (layer.weight.shape(0) != layer.bias.size()) {
        throw shape_error(function, shape_of(layer.weight), shape_of(layer.bias),
                          "the weight must have one row per entry of the bias");
    }
}

/// z = x W^T + b, row by row: the same bits as for a single sample.
void affine_by_rows(const Matrix& x, const Dense& layer, Matrix& z) {
    const std::size_t in = x.shape(1);
    const std::size_t out = z.shape(1);
    const double* bias = layer.bias.data();
    for (std::size_t i = 0; i < x.shape(0); ++i) {
        double* row = z.data() + i * out;
        multiply_rows(layer.weight.data(), out, in, x.data() + i * in, row);
        for (std::size_t k = 0; k < out; ++k) {
            row[k] += bias[k];
        }
    }
}

/// The same by one product of matrices on top of the bias.
void affine_by_product(const Matrix& x, const Dense& layer, Matrix& z) {
    for (std::size_t i = 0; i < z.shape(0); ++i) {
        std::copy(layer.bias.begin(), layer.bias.end(), z.data() + i * z.shape(1));
    }
    add_product_with_transpose(x, layer.weight, z);
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
    return nn::apply(layer.activation, std::move(z));
}

Matrix dense_forward(const Matrix& x, const Dense& layer) {
    require_bias_fits("nn::dense_forward", layer);
    if (x.shape(1) != layer.weight.shape(1)) {
        throw shape_error("nn::dense_forward", shape_of(x), shape_of(layer.weight),
                          "the weight must have as many columns as the batch");
    }
    Matrix z = Matrix::from_shape({x.shape(0), layer.bias.size()});
    if (x.shape(0) <= 1 || layer.weight.size() <= tiny_weight) {
        affine_by_rows(x, layer, z);
    } else {
        affine_by_product(x, layer, z);
    }
    return nn::apply(layer.activation, std::move(z));
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
