#pragma once
// The contract of 12_overfitting: train a network, and see whether it has learned or only memorised. Write these functions
// in overfitting.cpp, in namespace student.
//
// Lecture: "More on representability", the part on overfitting.
//
// A network is a std::vector<nn::Dense>, the layers of 04_dense: weight (out, in), bias (out), an activation; nn::mlp_forward
// evaluates it. A batch x is (n, in), one sample per row, and its targets y are (n, out). Indices count from 0.
//
// Errors: each function says what it refuses with a std::invalid_argument; nn::ShapeError, which nn::mlp_forward throws, is
// one. "Fits" means: x has as many columns as the first weight, each weight as many as the layer before has neurons, each
// bias as many entries as its weight has rows, and y the shape of what the network gives. Sizes of 0 fit like any other: a
// layer without neurons, samples without features.
//
// The same arguments give the same answer, each time: whatever is random comes from `seed` alone. Which numbers you make of
// it is up to you. An engine such as std::mt19937_64 gives the same ones on every machine; std::shuffle and the
// distributions may not, but are fine here.
//
// A number is right if it differs from the true one, v, by at most 1e-9 (1 + |v|), unless its function says otherwise.
// Range: entries of x, y, weights and biases are at most 10 in size; of mse's arguments at most 1e6; networks have at most 7
// layers; seeds are below 2^32. NaN and infinity come in best_epoch only.

#include <cstddef>
#include <nn/activation.hpp>
#include <nn/dense.hpp>
#include <nn/tensor.hpp>
#include <vector>

namespace student {

/// The mean squared error: the mean of (predicted - y)^2 over all n * out entries. Both are (n, out).
/// Example: predicted (1, 2; 3, 4) and y (1, 0; 0, 4) give (0 + 4 + 9 + 0) / 4 = 3.25.
/// Throws std::invalid_argument if the shapes differ, or if there are no entries: nothing has no mean.
double mse(const nn::Matrix& predicted, const nn::Matrix& y);

/// The derivatives of a loss by the parameters of one layer, in the layer's shapes.
struct LayerGradient {
    nn::Matrix weight;  ///< (out, in): entry (k, j) is the derivative by weight(k, j)
    nn::Vector bias;    ///< (out)
};

/// The gradient of mse(nn::mlp_forward(x, layers), y): one LayerGradient for each layer, in the order of the layers.
/// nn::derivative(g, z) is g'(z); for threshold it is 0 everywhere, so nothing passes back through such a layer. No
/// pre-activation of a relu, leaky_relu or threshold layer that is asked about is closer than 1e-3 to 0.
/// Example: one layer, W = (2), b = (1), identity; x = (1; 3), y = (1; 8). The errors are 3 - 1 = 2 and 7 - 8 = -1, so the
/// derivative by W is 2 (2 * 1 - 1 * 3) / 2 = -1, and by b it is 2 (2 - 1) / 2 = 1.
/// Throws std::invalid_argument if there are no layers, if y has no entries (no samples, or no neurons in the last layer), or
/// if anything does not fit.
std::vector<LayerGradient> gradient(const std::vector<nn::Dense>& layers, const nn::Matrix& x,
                                    const nn::Matrix& y);

/// One step of gradient descent with weight decay. Of each layer the weight becomes W - r (dW + d W) and the bias b - r db,
/// with r = learning_rate, d = weight_decay and the layer's gradient (dW, db): biases do not decay. Activations stay. No
/// layers and no gradients give no layers.
/// Example: W = (2), dW = (0.5), b = (3), db = (-2), r = 0.1, d = 0.25 give W = 2 - 0.1 (0.5 + 0.5) = 1.9 and b = 3.2.
/// Throws std::invalid_argument if there are not as many gradients as layers, or if one differs in shape from its layer, in
/// the weight or in the bias.
std::vector<nn::Dense> sgd_step(const std::vector<nn::Dense>& layers,
                                const std::vector<LayerGradient>& gradients, double learning_rate,
                                double weight_decay);

/// The indices 0, ..., n - 1 of an epoch in mini-batches: in random order, cut into pieces of batch_size, the last piece
/// with what is left over (1 to batch_size indices). Each index is in one batch, once. n = 0 gives no batches.
/// Of many indices another seed gives another order, in which few are in their old place, or followed by the next index;
/// counted over many seeds, each index is about as often in each full batch as any other, and each two are about as often
/// in one batch. (Seeds that are asked about are spread over their range, so that neighbours such as 0 and 1 may be alike.)
/// Example: n = 5, batch_size = 2 may give (3, 0), (4, 2), (1).
/// Throws std::invalid_argument for a batch_size of 0, also if n = 0. batch_size may be larger than n.
std::vector<std::vector<std::size_t>> mini_batches(std::size_t n, std::size_t batch_size, std::size_t seed);

/// How to train.
struct Options {
    std::size_t epochs;      ///< how often all samples are used
    std::size_t batch_size;  ///< samples in a batch, at least 1
    double learning_rate;
    double weight_decay;
    std::size_t seed;  ///< of the order of the samples
};

/// A trained network and how it came there.
struct Trained {
    std::vector<nn::Dense> layers;
    nn::Vector losses;  ///< (epochs + 1): the mse on all of x and y before the first epoch, and after each
};

/// Mini-batch gradient descent from the given layers on. In each epoch the samples are cut into mini-batches, in an order
/// that depends on the seed and is drawn anew for each epoch, however you make it of the two; and each batch makes one
/// sgd_step with the gradient on that batch alone, the mean over its samples. The losses have no decay in them.
/// With batch_size >= n there is one batch, the order makes no difference, and one right answer: layers and losses are right
/// within 1e-6 (1 + |v|). With smaller batches they depend on the order: they are, as exactly, what some order leads
/// to. The losses have to be those of the layers, and for data that can be learned, at a rate that is
/// not too large, they have to fall far, whatever the order.
/// 0 epochs give back the layers, and one loss.
/// Example: one layer, W = (0), b = (0), identity; x = (1), y = (2); 2 epochs at a rate of 0.125. The error is -2, so dW and
/// db are -4 and W and b go to 0.5; then the error is -1 and they go to 0.75. The losses are (4, 1, 0.25).
/// Throws std::invalid_argument for a batch_size of 0, and for what `gradient` refuses, also if epochs is 0.
Trained train(const std::vector<nn::Dense>& layers, const nn::Matrix& x, const nn::Matrix& y,
              const Options& options);

/// Which samples are for training, and which are held out for validation, by their indices.
struct Split {
    std::vector<std::size_t> training;
    std::vector<std::size_t> validation;
};

/// Splits the indices 0, ..., n - 1 at random, not in a block: `held_out` of them for validation, the others for training,
/// each index in one of the two, once, in any order. Of many indices another seed holds out others; counted over many seeds
/// (spread, as above), each index, and each two together, are held out about as often as any other. held_out = 0 and
/// held_out = n are fine, and so is n = 0.
/// Example: n = 5, held_out = 2 may give training (4, 0, 2), validation (1, 3).
/// Throws std::invalid_argument if held_out > n.
Split split(std::size_t n, std::size_t held_out, std::size_t seed);

/// How much worse a network is on samples that it has not seen: its mse on the validation samples minus its mse on the
/// training samples. Both sets may have any number of samples but 0.
/// Example: one layer, W = (1), b = (0), identity. Training x = (1; 2), y = (2; 1) has an mse of 1, validation x = (5; 6),
/// y = (5; 9) one of 4.5: the gap is 3.5.
/// Throws std::invalid_argument if either set has no entries or does not fit the network. Without layers the network gives x.
double generalization_gap(const std::vector<nn::Dense>& layers, const nn::Matrix& x_training,
                          const nn::Matrix& y_training, const nn::Matrix& x_validation,
                          const nn::Matrix& y_validation);

/// Early stopping: the epoch whose network one should keep, the index of the smallest validation loss, of several the first.
/// Entry e of both is the loss after e epochs. A validation loss of NaN is passed over, as if it were larger than infinity;
/// what the training losses are makes no difference.
/// Example: training (5, 3, 2, 1), validation (6, 4, 4, 7) give 1.
/// Throws std::invalid_argument if the two differ in size, and if there is no validation loss or none but NaN.
std::size_t best_epoch(const nn::Vector& training_losses, const nn::Vector& validation_losses);

/// A convolution as a dense layer with restricted weights: each neuron sees k = kernel.size() neighbouring inputs out of n,
/// and all neurons share their weights. The result is (n - k + 1, n): neuron i has kernel(j) at input i + j for
/// j = 0, ..., k - 1, and 0 elsewhere. Exact. Example: kernel (1, 2), n = 3 gives (1, 2, 0; 0, 1, 2).
/// Throws std::invalid_argument for an empty kernel, and for one that is longer than n.
nn::Matrix local_weight(const nn::Vector& kernel, std::size_t n);

/// The four runs A, B, C and D of the README's figure, figure.svg, and two examples that are not in it, by their losses after
/// 0, 25, 50, 75 and 100 epochs.
enum class Run {
    a,
    b,
    c,
    d,
    e,  ///< training 0.9, 0.3, 0.12, 0.06, 0.05; validation 0.9, 0.33, 0.15, 0.09, 0.08
    f   ///< training 0.9, 0.2, 0.05, 0.01, 0; validation 0.9, 0.35, 0.4, 0.55, 0.7
};

/// What is wrong in a run, or nothing.
enum class Diagnosis {
    underfits,  ///< the network is too small, or trained too little: it does not even learn the training samples
    overfits,        ///< it memorises the training samples and gets worse on others
    fits_well,       ///< it learns what carries over to other samples
    rate_too_large,  ///< the steps overshoot
};

/// Thinking task: what do the two curves of this run say?
/// Examples: e fits_well, both losses get small together; f overfits, the validation loss turns while the other falls on.
Diagnosis diagnose(Run run);

/// One thing that is changed, all else left as it was.
enum class Change {
    more_neurons,    ///< twice as many neurons in the hidden layer
    fewer_neurons,   ///< one hidden neuron
    more_samples,    ///< ten times as many training samples, from the same source
    noisier_labels,  ///< three times as many labels are wrong, in training and validation samples alike
    stronger_decay,  ///< a weight decay ten times as large
    more_epochs,     ///< trained ten times as long
    shared_weights,  ///< a first layer of local_weight, few numbers for all inputs, in place of a dense one
    no_training,     ///< 0 epochs: the example
};

enum class Effect { falls, rises };

struct Outlook {
    Effect training_loss;
    Effect gap;  ///< the generalization gap
};

/// Thinking task: think first, there is nothing to compute. A network overfits: it has more parameters than there are
/// training samples, some labels are wrong, and when training stops it has learned part of these, but not all. Now one
/// thing is changed. Which way do the training loss and the gap go, at the end of training, as a rule?
/// Example: no_training, {rises, falls}: nothing has been learned, and what is wrong everywhere is as wrong on one side.
Outlook predict(Change change);

}  // namespace student

// The functions above, each with the names of its parameters: from this list the checks know what to call.
#define SUBJECT_FUNCTIONS(F)                                                          \
    F(mse, predicted, y)                                                              \
    F(gradient, layers, x, y)                                                         \
    F(sgd_step, layers, gradients, learning_rate, weight_decay)                       \
    F(mini_batches, n, batch_size, seed)                                              \
    F(train, layers, x, y, options)                                                   \
    F(split, n, held_out, seed)                                                       \
    F(generalization_gap, layers, x_training, y_training, x_validation, y_validation) \
    F(best_epoch, training_losses, validation_losses)                                 \
    F(local_weight, kernel, n)                                                        \
    F(diagnose, run)                                                                  \
    F(predict, change)
