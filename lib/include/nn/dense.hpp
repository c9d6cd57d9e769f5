#ifndef NN_DENSE_HPP
#define NN_DENSE_HPP
// The dense (fully connected) layer a = g(W x + b), and stacks of them.
// Source: lecture section "Neural networks", whose w[:,k] is row k of this weight (see exercises/04_dense);
// Zhang et al., Dive into Deep Learning, chapter 5.

#include <nn/activation.hpp>
#include <vector>

namespace nn {

/// One layer. `weight` is (out_features, in_features), `bias` is (out_features).
struct Dense {
    Matrix weight;
    Vector bias;
    Activation activation = Activation::identity;
};

/// g(W x + b): one sample (in_features) gives (out_features).
/// Throws ShapeError if x does not fit the weight, or the bias does not.
Vector dense_forward(const Vector& x, const Dense& layer);

/// The same for every row of a batch: (n, in_features) gives (n, out_features). Throws as for one sample.
/// Equals the single calls up to rounding, not bit by bit: the batch is one matrix product, added to the
/// bias; only a batch of one sample is the single call. See matmul for what its last bits depend on.
Matrix dense_forward(const Matrix& x, const Dense& layer);

/// The layers one after the other, a0 = x to aL; no layers give back x. Throws as dense_forward does.
Vector mlp_forward(const Vector& x, const std::vector<Dense>& layers);
Matrix mlp_forward(const Matrix& x, const std::vector<Dense>& layers);

/// Number of trainable numbers: all weights and biases, out_features * (in_features + 1) a layer.
std::size_t parameter_count(const Dense& layer);
std::size_t parameter_count(const std::vector<Dense>& layers);

/// The one affine map that equals a stack without activations: W = W_L ... W_1, and each further layer takes
/// the bias along, b = W_2 b_1 + b_2. Throws std::invalid_argument if there are no layers or one has an
/// activation other than identity, ShapeError if neighbouring layers do not fit.
Dense collapse_linear(const std::vector<Dense>& layers);

}  // namespace nn

#endif
