#ifndef NN_TRAINING_HPP
#define NN_TRAINING_HPP
// Training a stack of dense layers: the mean squared error, its gradient by backpropagation, and mini-batch gradient
// descent. Everything random comes from a seed, and all sums have a fixed order: the same bits on every x86-64 processor
// (no std:: distribution, whose algorithm the standard leaves open, and no BLAS).
//
// A batch x is (n, in), its targets y are (n, out). Sizes that do not fit are a ShapeError.
//
// Source: lecture section "More on representability", on overfitting; Rumelhart, Hinton, Williams, Learning
// representations by back-propagating errors (1986); Goodfellow, Bengio, Courville, Deep Learning (2016), sections 6.5, 7.1
// and 8.1.

#include <cstdint>
#include <nn/dense.hpp>
#include <vector>

namespace nn {

/// The mean over all n * out entries of (predicted - y)^2. Throws ShapeError if the shapes differ, std::invalid_argument if
/// there are no entries: nothing has no mean.
double mse(const Matrix& predicted, const Matrix& y);

/// The derivatives of a number by the weight and the bias of a layer: of their shapes, (out, in) and (out).
struct DenseGradient {
    Matrix weight;
    Vector bias;
};

/// The gradient of mse(mlp_forward(x, layers), y), a DenseGradient for each layer: one pass forward, one back. At a kink the
/// conventions of nn::derivative hold. Throws ShapeError if anything does not fit, std::invalid_argument for no layers and
/// for no entries of y.
std::vector<DenseGradient> mse_gradient(const std::vector<Dense>& layers, const Matrix& x, const Matrix& y);

/// One step of gradient descent with weight decay: W - rate (dW + decay W), and for the bias, which does not decay,
/// b - rate db. Throws ShapeError if a gradient does not fit its layer, std::invalid_argument if there are more or fewer.
std::vector<Dense> sgd_step(std::vector<Dense> layers, const std::vector<DenseGradient>& gradients,
                            double rate, double decay);

/// Layers of the widths (n0, ..., nL) to begin with: biases 0, weights uniform in +-sqrt(6 / (in + out)), all from the seed
/// (Glorot, Bengio, Understanding the difficulty of training deep feedforward neural networks, 2010). `hidden` is the
/// activation of all layers but the last, which has none. Throws std::invalid_argument for fewer than two widths.
std::vector<Dense> initial_layers(const std::vector<std::size_t>& widths, Activation hidden,
                                  std::uint64_t seed);

struct TrainingOptions {
    std::size_t epochs = 100;
    std::size_t batch_size = 32;
    double learning_rate = 0.1;
    double weight_decay = 0;
    std::uint64_t seed = 0;  ///< of the order in which samples are taken
};

struct Trained {
    std::vector<Dense> layers;
    Vector losses;  ///< (epochs + 1): the mse on all samples before the first epoch, and after each
};

/// Mini-batch gradient descent. In each epoch the samples are shuffled and cut into batches of batch_size, the last with what
/// is left; each batch makes one sgd_step with its own mse_gradient. Throws as mse_gradient does, and
/// std::invalid_argument for a batch_size of 0.
Trained train(std::vector<Dense> layers, const Matrix& x, const Matrix& y, const TrainingOptions& options);

}  // namespace nn

#endif
