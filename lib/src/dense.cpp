#include <algorithm>
#include <nn/dense.hpp>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "product.hpp"

namespace nn {

namespace {

/// Whether plain loops take less time than a call of BLAS: few products in all, or a few per sample, where
/// BLAS is slow however many samples there are. Measured with OpenBLAS 0.3.21 and its kernels for SSE3, AVX2
/// and AVX-512.
bool is_tiny(std::size_t samples, std::size_t in, std::size_t out) {
    const std::size_t weights = in * out;
    return samples * weights <= 64 || (out <= 4 && weights <= 16);
}

void require_bias_fits(std::string_view function, const Dense& layer) {
    if (layer.weight.shape(0) != layer.bias.size()) {
        throw shape_error(function, shape_of(layer.weight), shape_of(layer.bias),
                          "the weight must have one row per entry of the bias");
    }
}

/// z = x W^T + b for one sample, summed as for a single Vector: as fast as BLAS, which has to read W as well.
void affine_of_one(const double* x, const Dense& layer, double* z) {
    const Matrix& weight = layer.weight;
    multiply_rows(weight.data(), weight.shape(0), weight.shape(1), x, z);
    for (std::size_t k = 0; k < layer.bias.size(); ++k) {
        z[k] += layer.bias(k);
    }
}

void affine_by_loops(const Matrix& x, const Dense& layer, Matrix& z) {
    const std::size_t in = x.shape(1);
    const std::size_t out = z.shape(1);
    const double* bias = layer.bias.data();
    const double* sample = x.data();
    double* result = z.data();
    for (std::size_t i = 0; i < x.shape(0); ++i, sample += in, result += out) {
        const double* weight = layer.weight.data();
        for (std::size_t k = 0; k < out; ++k, weight += in) {
            double sum = 0;
            for (std::size_t j = 0; j < in; ++j) {
                sum += weight[j] * sample[j];
            }
            result[k] = sum + bias[k];
        }
    }
}

/// One product of matrices on top of the bias.
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
    Vector z = Vector::from_shape({layer.bias.size()});
    affine_of_one(x.data(), layer, z.data());
    return nn::apply(layer.activation, std::move(z));
}

Matrix dense_forward(const Matrix& x, const Dense& layer) {
    require_bias_fits("nn::dense_forward", layer);
    if (x.shape(1) != layer.weight.shape(1)) {
        throw shape_error("nn::dense_forward", shape_of(x), shape_of(layer.weight),
                          "the weight must have as many columns as the batch");
    }
    Matrix z = Matrix::from_shape({x.shape(0), layer.bias.size()});
    if (x.shape(0) == 1) {
        affine_of_one(x.data(), layer, z.data());
    } else if (is_tiny(x.shape(0), x.shape(1), z.shape(1))) {
        affine_by_loops(x, layer, z);
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
