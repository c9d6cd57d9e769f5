#pragma once
// Exercise 04, dense layers: the contract. Write these functions in dense.cpp, in namespace student.
// Source: lecture section "Neural networks", slides on the dense feedforward network.
//
// Conventions, the same in all exercises:
//   a batch x    (n, in)     one sample per row
//   weight W     (out, in)   row k holds the weights of neuron k: this is the W of a = g(W a + b)
//   bias b       (out)       one number per neuron
//   z = W x + b is the pre-activation, a = g(z) the activation; a0 = x is the input, aL the network's output.
//   For a batch, with a sample in each row, that is z = x W^T + b, the bias added to every row.
// The other way to write a layer, a_k = g(w[:,k] . a + b_k), keeps neuron k's weights in *column* k, so its w
// is (in, out). columns_to_weight goes from one to the other.
//
// Arrays that do not fit are refused with a std::invalid_argument: in dense_forward, and in mlp_forward and
// collapse_linear the weight or the bias of any layer. nn::ShapeError is one, and nn::shape_error (nn/tensor.hpp)
// makes one with a good message; xtensor's own exceptions are not.
//
// Sizes of 0 are fine and fit like any other: a batch of no samples gives no rows, a layer of no neurons no columns,
// and a layer without inputs its bias.
//
// A number is right if it differs from the true one, v, by at most 1e-12 + 1e-9 |v|. Counts are exact.

#include <cstddef>
#include <nn/activation.hpp>
#include <nn/tensor.hpp>
#include <vector>

namespace student {

/// One layer of a network: a -> g(W a + b).
struct Layer {
    nn::Matrix weight;  ///< (out, in)
    nn::Vector bias;    ///< (out)
    nn::Activation activation = nn::Activation::identity;
};

/// The map x -> W x + b.
struct Affine {
    nn::Matrix weight;  ///< (out, in)
    nn::Vector bias;    ///< (out)
};

/// How deep a network is. The input layer computes nothing and is not counted.
struct Depth {
    std::size_t layers;  ///< L: the input layer is not counted, the output layer is
    std::size_t hidden;  ///< L - 1: the layers between input and output
};

/// The pre-activations of a dense layer for a whole batch: z(i, k) = sum_j weight(k, j) x(i, j) + bias(k).
/// x is (n, in), the result (n, out), also for n = 0. No activation is applied.
/// Throws std::invalid_argument if x and weight differ in `in`, or weight and bias in `out`.
nn::Matrix dense_forward(const nn::Matrix& x, const nn::Matrix& weight, const nn::Vector& bias);

/// From the w of w[:,k] to the weight of this exercise: w_in_out is (in, out) with neuron k in column k,
/// the result is (out, in) with neuron k in row k.
nn::Matrix columns_to_weight(const nn::Matrix& w_in_out);

/// The whole network, a multi-layer perceptron (MLP), for a batch: a0 = x, then a_l = g_l(W_l a_(l-1) + b_l) for
/// l = 1, ..., L. The result is aL, (n, out of the last layer), also for n = 0. Every layer has its own activation,
/// the last one too; nn::apply(g, z) applies it. No layers (L = 0) give back x. Throws std::invalid_argument if the
/// weight of a layer does not fit what comes into it, or its bias the weight.
nn::Matrix mlp_forward(const nn::Matrix& x, const std::vector<Layer>& layers);

/// How many numbers training may change: all entries of all weights and biases, whatever their values. 0 for no
/// layers. It need not look whether the layers fit each other: they do.
std::size_t parameter_count(const std::vector<Layer>& layers);

/// Counts layers. sizes is (n0, n1, ..., nL): how many values the input has, then how many neurons each layer
/// has, which may be 0: such a layer is counted like any other. There may be 100,000 sizes. Throws std::invalid_argument
/// for fewer than two: that is no network.
Depth layer_count(const std::vector<std::size_t>& sizes);

/// A stack of layers without activations is one affine map: the W (out of the last, in of the first) and b
/// (out of the last) with W x + b = W_L(... (W_2 (W_1 x + b_1) + b_2) ...) + b_L for every x. There is
/// exactly one such pair; of a single layer it is its own. Throws std::invalid_argument if there are no layers, if
/// neighbours or a weight and its bias do not fit, or if any activation is not identity: then it is no affine map.
Affine collapse_linear(const std::vector<Layer>& layers);

}  // namespace student

// The functions above with the names of their parameters, once more: the grader makes its calls from this
// list.
#define SUBJECT_FUNCTIONS(F)          \
    F(dense_forward, x, weight, bias) \
    F(columns_to_weight, w_in_out)    \
    F(mlp_forward, x, layers)         \
    F(parameter_count, layers)        \
    F(layer_count, sizes)             \
    F(collapse_linear, layers)
