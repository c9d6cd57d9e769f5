#include "overfitting.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <stdexcept>

namespace student {

namespace {

void require_fit(const std::vector<nn::Dense>& layers, const nn::Matrix& x, const nn::Matrix& y) {
    std::size_t in = x.shape(1);
    for (const nn::Dense& layer : layers) {
        if (layer.weight.shape(1) != in) throw nn::ShapeError("a weight does not fit");
        if (layer.bias.size() != layer.weight.shape(0)) throw nn::ShapeError("a bias does not fit");
        in = layer.weight.shape(0);
    }
    if (y.shape(0) != x.shape(0)) throw nn::ShapeError("x and y differ in rows");
    if (y.shape(1) != in) throw nn::ShapeError("y has other columns than the network");
}

nn::Matrix rows_of(const nn::Matrix& x, const std::vector<std::size_t>& indices) {
    nn::Matrix rows = nn::Matrix::from_shape({indices.size(), x.shape(1)});
    for (std::size_t i = 0; i < indices.size(); ++i) {
        for (std::size_t j = 0; j < x.shape(1); ++j) rows(i, j) = x(indices[i], j);
    }
    return rows;
}

std::vector<std::size_t> shuffled(std::size_t n, std::size_t seed) {
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::mt19937_64 engine(seed);
    std::shuffle(order.begin(), order.end(), engine);
    return order;
}

}  // namespace

double mse(const nn::Matrix& predicted, const nn::Matrix& y) {
    if (predicted.shape(0) != y.shape(0) || predicted.shape(1) != y.shape(1)) throw nn::ShapeError("mse: shapes differ");
    if (y.size() == 0) throw std::invalid_argument("mse: no entries");
    double sum = 0;
    for (std::size_t i = 0; i < y.shape(0); ++i) {
        for (std::size_t k = 0; k < y.shape(1); ++k) {
            const double e = predicted(i, k) - y(i, k);
            sum += e * e;
        }
    }
    return sum / static_cast<double>(y.size());
}

std::vector<LayerGradient> gradient(const std::vector<nn::Dense>& layers, const nn::Matrix& x,
                                    const nn::Matrix& y) {
    if (layers.empty()) throw std::invalid_argument("gradient: no layers");
    if (y.size() == 0) throw std::invalid_argument("gradient: no entries");
    require_fit(layers, x, y);
    const std::size_t n = x.shape(0);
    std::vector<nn::Matrix> a = {x};
    std::vector<nn::Matrix> z;
    for (const nn::Dense& layer : layers) {
        nn::Matrix sum = nn::matmul(a.back(), nn::transpose(layer.weight));
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t k = 0; k < layer.bias.size(); ++k) sum(i, k) += layer.bias(k);
        }
        z.push_back(sum);
        a.push_back(nn::apply(layer.activation, sum));
    }
    std::vector<LayerGradient> gradients(layers.size());
    nn::Matrix da = 2 * (a.back() - y) / static_cast<double>(y.size());
    for (std::size_t l = layers.size(); l-- > 0;) {
        const nn::Matrix slope = nn::derivative(layers[l].activation, z[l]);
        const nn::Matrix delta = l + 1 < layers.size() ? da : nn::Matrix(da * slope);
        gradients[l].weight = nn::matmul(nn::transpose(delta), a[l]);
        gradients[l].bias = xt::zeros<double>({layers[l].bias.size()});
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t k = 0; k < layers[l].bias.size(); ++k) gradients[l].bias(k) += delta(i, k);
        }
        da = nn::matmul(delta, layers[l].weight);
    }
    return gradients;
}

std::vector<nn::Dense> sgd_step(const std::vector<nn::Dense>& layers,
                                const std::vector<LayerGradient>& gradients, double learning_rate,
                                double weight_decay) {
    if (layers.size() != gradients.size()) throw std::invalid_argument("sgd_step: sizes");
    std::vector<nn::Dense> next = layers;
    for (std::size_t l = 0; l < layers.size(); ++l) {
        const nn::Matrix& dw = gradients[l].weight;
        const nn::Vector& db = gradients[l].bias;
        if (dw.shape(0) != next[l].weight.shape(0)) throw nn::ShapeError("sgd_step: rows");
        if (dw.shape(1) != next[l].weight.shape(1)) throw nn::ShapeError("sgd_step: columns");
        if (db.size() != next[l].bias.size()) throw nn::ShapeError("sgd_step: bias");
        for (std::size_t k = 0; k < dw.shape(0); ++k) {
            for (std::size_t j = 0; j < dw.shape(1); ++j) {
                double& w = next[l].weight(k, j);
                w -= learning_rate * (dw(k, j) + weight_decay * w);
            }
        }
        for (std::size_t k = 0; k < db.size(); ++k) next[l].bias(k) -= learning_rate * db(k);
    }
    return next;
}

std::vector<std::vector<std::size_t>> mini_batches(std::size_t n, std::size_t batch_size,
                                                   std::size_t seed) {
    if (batch_size == 0) throw std::invalid_argument("mini_batches: no samples in a batch");
    const std::vector<std::size_t> order = shuffled(n, seed);
    std::vector<std::vector<std::size_t>> batches;
    for (std::size_t i = 0; i < n; ++i) {
        if (i % batch_size == 0) batches.emplace_back();
        batches.back().push_back(order[i]);
    }
    return batches;
}

Trained train(const std::vector<nn::Dense>& layers, const nn::Matrix& x, const nn::Matrix& y,
              const Options& options) {
    if (options.batch_size == 0) throw std::invalid_argument("train: batch_size is 0");
    gradient(layers, x, y);
    Trained trained;
    trained.layers = layers;
    trained.losses = xt::zeros<double>({options.epochs + 1});
    trained.losses(0) = mse(nn::mlp_forward(x, layers), y);
    std::mt19937_64 seeds(options.seed);
    for (std::size_t epoch = 0; epoch < options.epochs; ++epoch) {
        const std::size_t seed = seeds();
        for (const std::vector<std::size_t>& batch : mini_batches(x.shape(0), options.batch_size, seed)) {
            const std::vector<LayerGradient> step =
                gradient(trained.layers, rows_of(x, batch), rows_of(y, batch));
            trained.layers = sgd_step(trained.layers, step, options.learning_rate, options.weight_decay);
        }
        trained.losses(epoch + 1) = mse(nn::mlp_forward(x, trained.layers), y);
    }
    return trained;
}

Split split(std::size_t n, std::size_t held_out, std::size_t seed) {
    if (held_out > n) throw std::invalid_argument("split: more held out than there are");
    const std::vector<std::size_t> order = shuffled(n, seed);
    Split result;
    result.validation.assign(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(held_out));
    result.training.assign(order.begin() + static_cast<std::ptrdiff_t>(held_out), order.end());
    return result;
}

double generalization_gap(const std::vector<nn::Dense>& layers, const nn::Matrix& x_training,
                          const nn::Matrix& y_training, const nn::Matrix& x_validation,
                          const nn::Matrix& y_validation) {
    const double training = mse(nn::mlp_forward(x_training, layers), y_training);
    const double validation = mse(nn::mlp_forward(x_validation, layers), y_validation);
    return validation - training;
}

std::size_t best_epoch(const nn::Vector& training_losses, const nn::Vector& validation_losses) {
    if (training_losses.size() != validation_losses.size()) throw std::invalid_argument("best_epoch: sizes");
    const std::size_t none = validation_losses.size();
    std::size_t best = none;
    for (std::size_t e = 0; e < validation_losses.size(); ++e) {
        if (std::isnan(validation_losses(e))) continue;
        if (best == none || validation_losses(e) < validation_losses(best)) best = e;
    }
    if (best == none) throw std::invalid_argument("best_epoch: no loss");
    return best;
}

nn::Matrix local_weight(const nn::Vector& kernel, std::size_t n) {
    const std::size_t k = kernel.size();
    if (k == 0) throw std::invalid_argument("local_weight: empty kernel");
    if (k > n) throw std::invalid_argument("local_weight: kernel longer than n");
    nn::Matrix weight = xt::zeros<double>({n - k + 1, n});
    for (std::size_t i = 0; i + k <= n; ++i) {
        for (std::size_t j = 0; j < k; ++j) weight(i, i + j) = kernel(j);
    }
    return weight;
}

Diagnosis diagnose(Run run) {
    switch (run) {
        case Run::a: return Diagnosis::rate_too_large;
        case Run::b: return Diagnosis::overfits;
        case Run::c: return Diagnosis::fits_well;
        case Run::d: return Diagnosis::underfits;
        case Run::e: return Diagnosis::fits_well;
        case Run::f: return Diagnosis::overfits;
    }
    throw std::invalid_argument("no such run");
}

Outlook predict(Change change) {
    switch (change) {
        case Change::more_neurons: return {Effect::falls, Effect::rises};
        case Change::fewer_neurons: return {Effect::rises, Effect::falls};
        case Change::more_samples: return {Effect::rises, Effect::falls};
        case Change::noisier_labels: return {Effect::rises, Effect::rises};
        case Change::stronger_decay: return {Effect::rises, Effect::falls};
        case Change::more_epochs: return {Effect::falls, Effect::rises};
        case Change::shared_weights: return {Effect::rises, Effect::falls};
        case Change::no_training: return {Effect::rises, Effect::falls};
    }
    throw std::invalid_argument("no such change");
}

}  // namespace student
