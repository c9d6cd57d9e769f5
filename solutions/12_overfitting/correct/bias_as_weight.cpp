// The bias as one more weight, of an input that is always 1; a batch is a weighting of all samples, 1 for those in it and 0
// for the others; orders by inserting each index at a random place.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <random>
#include <stdexcept>

#include "overfitting.hpp"

namespace student {
namespace {

template <class Below>
std::vector<std::size_t> random_order(std::size_t n, Below below) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t place = below(i + 1);
        order.insert(order.begin() + static_cast<std::ptrdiff_t>(place), i);
    }
    return order;
}

nn::Matrix with_ones(const nn::Matrix& a) {
    nn::Matrix wider = nn::Matrix::from_shape({a.shape(0), a.shape(1) + 1});
    for (std::size_t i = 0; i < a.shape(0); ++i) {
        for (std::size_t j = 0; j < a.shape(1); ++j) wider(i, j) = a(i, j);
        wider(i, a.shape(1)) = 1;
    }
    return wider;
}

/// (out, in + 1): the bias as the last column.
nn::Matrix with_bias(const nn::Dense& layer) {
    const nn::Matrix& weight = layer.weight;
    if (weight.shape(0) != layer.bias.size()) throw std::invalid_argument("a bias does not fit");
    nn::Matrix both = nn::Matrix::from_shape({weight.shape(0), weight.shape(1) + 1});
    for (std::size_t k = 0; k < both.shape(0); ++k) {
        for (std::size_t j = 0; j < weight.shape(1); ++j) both(k, j) = weight(k, j);
        both(k, weight.shape(1)) = layer.bias(k);
    }
    return both;
}

/// The gradient of the mean over samples weighted like this.
std::vector<LayerGradient> weighted_gradient(const std::vector<nn::Dense>& layers, const nn::Matrix& x,
                                             const nn::Matrix& y, const std::vector<double>& share) {
    if (layers.empty()) throw std::invalid_argument("no layers");
    std::vector<nn::Matrix> inputs;
    std::vector<nn::Matrix> sums;
    std::vector<nn::Matrix> weights;
    nn::Matrix a = x;
    for (const nn::Dense& layer : layers) {
        weights.push_back(with_bias(layer));
        inputs.push_back(with_ones(a));
        sums.push_back(nn::matmul(inputs.back(), nn::transpose(weights.back())));
        a = nn::apply(layer.activation, sums.back());
    }
    if (a.shape() != y.shape() || y.size() == 0) throw std::invalid_argument("targets");
    nn::Matrix back = a;
    for (std::size_t i = 0; i < y.shape(0); ++i) {
        for (std::size_t k = 0; k < y.shape(1); ++k)
            back(i, k) = 2 * share[i] * (a(i, k) - y(i, k)) / static_cast<double>(y.shape(1));
    }
    std::vector<LayerGradient> gradients(layers.size());
    for (std::size_t l = layers.size(); l-- > 0;) {
        const std::size_t in = layers[l].weight.shape(1);
        const nn::Matrix delta = back * nn::derivative(layers[l].activation, sums[l]);
        const nn::Matrix both = nn::matmul(nn::transpose(delta), inputs[l]);
        gradients[l] = {xt::view(both, xt::all(), xt::range(std::size_t{0}, in)),
                        xt::view(both, xt::all(), in)};
        const nn::Matrix before = nn::matmul(delta, weights[l]);
        back = xt::view(before, xt::all(), xt::range(std::size_t{0}, in));
    }
    return gradients;
}

}  // namespace

double mse(const nn::Matrix& predicted, const nn::Matrix& y) {
    if (predicted.shape() != y.shape())
        throw nn::shape_error("mse", nn::shape_of(predicted), nn::shape_of(y), "alike");
    if (y.size() == 0) throw std::invalid_argument("no entries");
    double mean = 0;  // of those so far
    double count = 0;
    for (std::size_t i = 0; i < y.shape(0); ++i) {
        for (std::size_t k = 0; k < y.shape(1); ++k)
            mean += (std::pow(predicted(i, k) - y(i, k), 2) - mean) / ++count;
    }
    return mean;
}

std::vector<LayerGradient> gradient(const std::vector<nn::Dense>& layers, const nn::Matrix& x,
                                    const nn::Matrix& y) {
    return weighted_gradient(layers, x, y,
                             std::vector<double>(x.shape(0), 1 / static_cast<double>(x.shape(0))));
}

std::vector<nn::Dense> sgd_step(const std::vector<nn::Dense>& layers,
                                const std::vector<LayerGradient>& gradients, double learning_rate,
                                double weight_decay) {
    if (layers.size() != gradients.size()) throw std::invalid_argument("not a gradient for each layer");
    std::vector<nn::Dense> moved;
    for (std::size_t l = 0; l < layers.size(); ++l) {
        if (gradients[l].weight.shape() != layers[l].weight.shape() ||
            gradients[l].bias.size() != layers[l].bias.size())
            throw std::invalid_argument("shapes");
        moved.push_back(
            {(1 - learning_rate * weight_decay) * layers[l].weight - learning_rate * gradients[l].weight,
             layers[l].bias - learning_rate * gradients[l].bias, layers[l].activation});
    }
    return moved;
}

std::vector<std::vector<std::size_t>> mini_batches(std::size_t n, std::size_t batch_size, std::size_t seed) {
    if (batch_size == 0) throw std::invalid_argument("a batch of none");
    std::minstd_rand engine(static_cast<unsigned>(seed));
    std::vector<std::size_t> order = random_order(n, [&](std::size_t end) { return engine() % end; });
    std::vector<std::vector<std::size_t>> batches;
    while (!order.empty()) {
        const auto end = order.begin() + static_cast<std::ptrdiff_t>(std::min(batch_size, order.size()));
        batches.emplace_back(order.begin(), end);
        order.erase(order.begin(), end);
    }
    return batches;
}

Trained train(const std::vector<nn::Dense>& layers, const nn::Matrix& x, const nn::Matrix& y,
              const Options& options) {
    gradient(layers, x, y);
    const std::size_t n = x.shape(0);
    std::minstd_rand engine(static_cast<unsigned>(options.seed));
    Trained trained{layers, xt::zeros<double>({options.epochs + 1})};
    trained.losses(0) = mse(nn::mlp_forward(x, layers), y);
    if (options.batch_size == 0) throw std::invalid_argument("a batch of none");
    for (std::size_t epoch = 1; epoch <= options.epochs; ++epoch) {
        for (const auto& batch : mini_batches(n, options.batch_size, engine())) {
            std::vector<double> share(n, 0);
            for (const std::size_t i : batch) share[i] = 1 / static_cast<double>(batch.size());
            trained.layers = sgd_step(trained.layers, weighted_gradient(trained.layers, x, y, share),
                                      options.learning_rate, options.weight_decay);
        }
        trained.losses(epoch) = mse(nn::mlp_forward(x, trained.layers), y);
    }
    return trained;
}

Split split(std::size_t n, std::size_t held_out, std::size_t seed) {
    if (n < held_out) throw std::invalid_argument("more than there are");
    std::srand(static_cast<unsigned>(seed));
    const std::vector<std::size_t> order =
        random_order(n, [](std::size_t end) { return static_cast<std::size_t>(std::rand()) % end; });
    Split parts;
    for (const std::size_t i : order)
        (parts.training.size() < n - held_out ? parts.training : parts.validation).push_back(i);
    return parts;
}

double generalization_gap(const std::vector<nn::Dense>& layers, const nn::Matrix& x_training,
                          const nn::Matrix& y_training, const nn::Matrix& x_validation,
                          const nn::Matrix& y_validation) {
    const double training = mse(nn::mlp_forward(x_training, layers), y_training);
    const double validation = mse(nn::mlp_forward(x_validation, layers), y_validation);
    return validation - training;
}

std::size_t best_epoch(const nn::Vector& training_losses, const nn::Vector& validation_losses) {
    if (training_losses.size() != validation_losses.size()) throw std::invalid_argument("sizes");
    const auto* best =
        std::min_element(validation_losses.data(), validation_losses.data() + validation_losses.size(),
                         [](double a, double b) { return std::isnan(b) ? !std::isnan(a) : a < b; });
    if (validation_losses.size() == 0 || std::isnan(*best)) throw std::invalid_argument("no losses");
    return static_cast<std::size_t>(best - validation_losses.data());
}

nn::Matrix local_weight(const nn::Vector& kernel, std::size_t n) {
    const std::size_t k = kernel.size();
    if (k < 1 || n < k) throw std::invalid_argument("kernel");
    nn::Matrix weight = xt::zeros<double>({n - k + 1, n});
    for (std::size_t j = 0; j < k; ++j) {  // a diagonal for each number of the kernel
        for (std::size_t i = 0; i < n - k + 1; ++i) weight(i, i + j) = kernel(j);
    }
    return weight;
}

Diagnosis diagnose(Run run) {
    constexpr Diagnosis of_run[] = {Diagnosis::rate_too_large, Diagnosis::overfits,  Diagnosis::fits_well,
                                    Diagnosis::underfits,      Diagnosis::fits_well, Diagnosis::overfits};
    return of_run[static_cast<int>(run)];
}

Outlook predict(Change change) {
    if (change == Change::noisier_labels) return {Effect::rises, Effect::rises};
    if (change == Change::more_neurons || change == Change::more_epochs)
        return {Effect::falls, Effect::rises};
    return {Effect::rises, Effect::falls};
}

}  // namespace student
