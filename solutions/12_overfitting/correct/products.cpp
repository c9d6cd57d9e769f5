// Matrix products throughout, and the standard library's shuffle.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <stdexcept>

#include "overfitting.hpp"

namespace student {
namespace {

std::vector<std::size_t> shuffled(std::size_t n, std::size_t seed) {
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::default_random_engine engine(static_cast<unsigned>(seed));
    std::shuffle(order.begin(), order.end(), engine);
    return order;
}

nn::Matrix rows_of(const nn::Matrix& m, const std::vector<std::size_t>& indices) {
    nn::Matrix rows = nn::Matrix::from_shape({indices.size(), m.shape(1)});
    for (std::size_t i = 0; i < indices.size(); ++i)
        std::copy_n(m.data() + indices[i] * m.shape(1), m.shape(1), rows.data() + i * m.shape(1));
    return rows;
}

}  // namespace

double mse(const nn::Matrix& predicted, const nn::Matrix& y) {
    if (predicted.shape() != y.shape() || y.size() == 0) throw std::invalid_argument("mse: shapes");
    return xt::sum(xt::square(predicted - y))() / static_cast<double>(y.size());
}

std::vector<LayerGradient> gradient(const std::vector<nn::Dense>& layers, const nn::Matrix& x,
                                    const nn::Matrix& y) {
    if (layers.empty()) throw std::invalid_argument("gradient: no layers");
    std::vector<nn::Matrix> a = {x};
    std::vector<nn::Matrix> z;
    for (const nn::Dense& layer : layers) {
        z.push_back(
            nn::dense_forward(a.back(), nn::Dense{layer.weight, layer.bias, nn::Activation::identity}));
        a.push_back(nn::apply(layer.activation, z.back()));
    }
    mse(a.back(), y);
    std::vector<LayerGradient> gradients(layers.size());
    nn::Matrix da = 2.0 / static_cast<double>(y.size()) * (a.back() - y);
    for (std::size_t l = layers.size(); l-- > 0;) {
        const nn::Matrix delta = da * nn::derivative(layers[l].activation, z[l]);
        const nn::Vector ones = xt::ones<double>({x.shape(0)});
        gradients[l] = {nn::matmul(nn::transpose(delta), a[l]), nn::matmul(nn::transpose(delta), ones)};
        da = nn::matmul(delta, layers[l].weight);
    }
    return gradients;
}

std::vector<nn::Dense> sgd_step(const std::vector<nn::Dense>& layers,
                                const std::vector<LayerGradient>& gradients, double learning_rate,
                                double weight_decay) {
    if (layers.size() != gradients.size())
        throw std::invalid_argument("sgd_step: not a gradient for each layer");
    std::vector<nn::Dense> moved = layers;
    for (std::size_t l = 0; l < layers.size(); ++l) {
        const auto& [weight, bias] = gradients[l];
        if (weight.shape() != layers[l].weight.shape() || bias.shape() != layers[l].bias.shape())
            throw nn::shape_error("sgd_step", nn::shape_of(weight), nn::shape_of(layers[l].weight),
                                  "one shape");
        moved[l].weight -= learning_rate * (weight + weight_decay * layers[l].weight);
        moved[l].bias -= learning_rate * bias;
    }
    return moved;
}

std::vector<std::vector<std::size_t>> mini_batches(std::size_t n, std::size_t batch_size, std::size_t seed) {
    if (batch_size == 0) throw std::invalid_argument("mini_batches: a batch of none");
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
    if (layers.empty()) throw std::invalid_argument("train: no layers");
    if (options.batch_size == 0) throw std::invalid_argument("train: a batch of none");
    Trained trained{layers, xt::zeros<double>({options.epochs + 1})};
    trained.losses(0) = mse(nn::mlp_forward(x, layers), y);
    for (std::size_t epoch = 0; epoch < options.epochs; ++epoch) {
        for (const auto& batch :
             mini_batches(x.shape(0), options.batch_size, options.seed * 1'000'003 + epoch)) {
            const auto gradients = gradient(trained.layers, rows_of(x, batch), rows_of(y, batch));
            trained.layers = sgd_step(trained.layers, gradients, options.learning_rate, options.weight_decay);
        }
        trained.losses(epoch + 1) = mse(nn::mlp_forward(x, trained.layers), y);
    }
    return trained;
}

Split split(std::size_t n, std::size_t held_out, std::size_t seed) {
    if (held_out > n) throw std::invalid_argument("split: more than there are");
    const std::vector<std::size_t> order = shuffled(n, seed);
    const auto border = order.begin() + static_cast<std::ptrdiff_t>(held_out);
    return {{border, order.end()}, {order.begin(), border}};
}

double generalization_gap(const std::vector<nn::Dense>& layers, const nn::Matrix& x_training,
                          const nn::Matrix& y_training, const nn::Matrix& x_validation,
                          const nn::Matrix& y_validation) {
    return mse(nn::mlp_forward(x_validation, layers), y_validation) -
           mse(nn::mlp_forward(x_training, layers), y_training);
}

std::size_t best_epoch(const nn::Vector& training_losses, const nn::Vector& validation_losses) {
    if (training_losses.size() != validation_losses.size()) throw std::invalid_argument("best_epoch: sizes");
    std::size_t best = validation_losses.size();
    for (std::size_t e = 0; e < validation_losses.size(); ++e) {
        if (std::isnan(validation_losses(e))) continue;
        if (best == validation_losses.size() || validation_losses(e) < validation_losses(best)) best = e;
    }
    if (best == validation_losses.size()) throw std::invalid_argument("best_epoch: no losses");
    return best;
}

nn::Matrix local_weight(const nn::Vector& kernel, std::size_t n) {
    const std::size_t k = kernel.size();
    if (k == 0 || k > n) throw std::invalid_argument("local_weight: the kernel does not fit");
    nn::Matrix weight = xt::zeros<double>({n - k + 1, n});
    for (std::size_t i = 0; i + k <= n; ++i) xt::view(weight, i, xt::range(i, i + k)) = kernel;
    return weight;
}

Diagnosis diagnose(Run run) {
    switch (run) {
        case Run::a:
            return Diagnosis::rate_too_large;
        case Run::b:
        case Run::f:
            return Diagnosis::overfits;
        case Run::c:
        case Run::e:
            return Diagnosis::fits_well;
        default:
            return Diagnosis::underfits;
    }
}

Outlook predict(Change change) {
    switch (change) {
        case Change::more_neurons:
        case Change::more_epochs:
            return {Effect::falls, Effect::rises};
        case Change::noisier_labels:
            return {Effect::rises, Effect::rises};
        default:
            return {Effect::rises, Effect::falls};
    }
}

}  // namespace student
