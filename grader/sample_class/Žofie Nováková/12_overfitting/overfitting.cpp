#include "overfitting.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <stdexcept>

namespace student {

namespace {

// splitmix64.
struct Random {
    std::uint64_t state;
    std::uint64_t next() {
        std::uint64_t z = (state += 0x9e3779b97f4a7c15u);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }
};

// Fisher and Yates.
std::vector<std::size_t> permutation(std::size_t n, Random& random) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < n; ++i) order.push_back(i);
    for (std::size_t i = n; i > 1; --i) std::swap(order[i - 1], order[random.next() % i]);
    return order;
}

Random random_of(std::size_t seed) {
    Random random{seed};
    return Random{random.next()};
}

std::vector<std::vector<std::size_t>> cut(const std::vector<std::size_t>& order, std::size_t size) {
    std::vector<std::vector<std::size_t>> batches;
    std::size_t begin = 0;
    while (begin < order.size()) {
        const std::size_t count = std::min(size, order.size() - begin);
        std::vector<std::size_t> batch;
        for (std::size_t i = 0; i < count; ++i) batch.push_back(order[begin + i]);
        batches.push_back(batch);
        begin += count;
    }
    return batches;
}

void check(const std::vector<nn::Dense>& layers, const nn::Matrix& x, const nn::Matrix& y) {
    const nn::Matrix output = nn::mlp_forward(x, layers);  // throws ShapeError
    if (output.shape() != y.shape()) throw nn::ShapeError("y does not fit");
    if (y.size() == 0) throw std::invalid_argument("no entries");
}

}  // namespace

double mse(const nn::Matrix& predicted, const nn::Matrix& y) {
    if (predicted.shape() != y.shape()) throw nn::ShapeError("shapes");
    if (predicted.size() == 0) throw std::invalid_argument("no entries");
    return xt::mean(xt::square(predicted - y))();
}

// One sample after the other, with loops only.
std::vector<LayerGradient> gradient(const std::vector<nn::Dense>& layers, const nn::Matrix& x,
                                    const nn::Matrix& y) {
    if (layers.empty()) throw std::invalid_argument("no layers");
    check(layers, x, y);
    std::vector<LayerGradient> gradients;
    for (const nn::Dense& layer : layers)
        gradients.push_back({xt::zeros<double>(layer.weight.shape()), xt::zeros<double>(layer.bias.shape())});
    const double count = static_cast<double>(y.size());
    for (std::size_t s = 0; s < x.shape(0); ++s) {
        std::vector<nn::Vector> a;
        std::vector<nn::Vector> z;
        nn::Vector sample = nn::Vector::from_shape({x.shape(1)});
        for (std::size_t j = 0; j < x.shape(1); ++j) sample(j) = x(s, j);
        a.push_back(sample);
        for (const nn::Dense& layer : layers) {
            nn::Vector sum = nn::matmul(layer.weight, a.back());
            sum += layer.bias;
            z.push_back(sum);
            a.push_back(nn::apply(layer.activation, sum));
        }
        nn::Vector back = nn::Vector::from_shape({y.shape(1)});
        for (std::size_t k = 0; k < y.shape(1); ++k) back(k) = 2 * (a.back()(k) - y(s, k)) / count;
        for (std::size_t l = layers.size(); l-- > 0;) {
            const nn::Matrix& w = layers[l].weight;
            nn::Vector before = xt::zeros<double>({w.shape(1)});
            for (std::size_t k = 0; k < w.shape(0); ++k) {
                const double delta = back(k) * nn::derivative(layers[l].activation, z[l](k));
                gradients[l].bias(k) += delta;
                for (std::size_t j = 0; j < w.shape(1); ++j) {
                    gradients[l].weight(k, j) += delta * a[l](j);
                    before(j) += delta * w(k, j);
                }
            }
            back = before;
        }
    }
    return gradients;
}

std::vector<nn::Dense> sgd_step(const std::vector<nn::Dense>& layers,
                                const std::vector<LayerGradient>& gradients, double learning_rate,
                                double weight_decay) {
    if (layers.size() != gradients.size()) throw std::invalid_argument("as many gradients as layers");
    std::vector<nn::Dense> next;
    for (std::size_t l = 0; l < layers.size(); ++l) {
        if (layers[l].weight.shape() != gradients[l].weight.shape() || layers[l].bias.shape() != gradients[l].bias.shape())
            throw nn::ShapeError("a gradient does not fit its layer");
        const nn::Matrix w = (1 - learning_rate * weight_decay) * layers[l].weight - learning_rate * gradients[l].weight;
        const nn::Vector b = layers[l].bias - learning_rate * gradients[l].bias;
        next.push_back({w, b, layers[l].activation});
    }
    return next;
}

std::vector<std::vector<std::size_t>> mini_batches(std::size_t n, std::size_t batch_size,
                                                   std::size_t seed) {
    if (batch_size == 0) throw std::invalid_argument("batch_size");
    Random random = random_of(seed);
    return cut(permutation(n, random), batch_size);
}

Trained train(const std::vector<nn::Dense>& layers, const nn::Matrix& x, const nn::Matrix& y,
              const Options& options) {
    if (options.batch_size == 0) throw std::invalid_argument("batch_size");
    if (layers.empty()) throw std::invalid_argument("no layers");
    check(layers, x, y);
    const auto loss = [&](const std::vector<nn::Dense>& of) { return mse(nn::mlp_forward(x, of), y); };
    std::vector<nn::Dense> now = layers;
    std::vector<double> losses = {loss(now)};
    Random random = random_of(options.seed);
    for (std::size_t e = 0; e < options.epochs; ++e) {
        for (const auto& batch : cut(permutation(x.shape(0), random), options.batch_size)) {
            nn::Matrix xb = nn::Matrix::from_shape({batch.size(), x.shape(1)});
            nn::Matrix yb = nn::Matrix::from_shape({batch.size(), y.shape(1)});
            for (std::size_t i = 0; i < batch.size(); ++i) {
                xt::view(xb, i, xt::all()) = xt::view(x, batch[i], xt::all());
                xt::view(yb, i, xt::all()) = xt::view(y, batch[i], xt::all());
            }
            now = sgd_step(now, gradient(now, xb, yb), options.learning_rate, options.weight_decay);
        }
        losses.push_back(loss(now));
    }
    nn::Vector all = nn::Vector::from_shape({losses.size()});
    std::copy(losses.begin(), losses.end(), all.begin());
    return {now, all};
}

Split split(std::size_t n, std::size_t held_out, std::size_t seed) {
    if (held_out > n) throw std::invalid_argument("held_out");
    // Selection sampling: each index in turn with the chance that is left.
    Random random = random_of(seed);
    Split result;
    std::size_t wanted = held_out;
    for (std::size_t i = 0; i < n; ++i) {
        if (random.next() % (n - i) < wanted) {
            result.validation.push_back(i);
            --wanted;
        } else {
            result.training.push_back(i);
        }
    }
    return result;
}

double generalization_gap(const std::vector<nn::Dense>& layers, const nn::Matrix& x_training,
                          const nn::Matrix& y_training, const nn::Matrix& x_validation,
                          const nn::Matrix& y_validation) {
    check(layers, x_training, y_training);
    check(layers, x_validation, y_validation);
    return mse(nn::mlp_forward(x_validation, layers), y_validation) - mse(nn::mlp_forward(x_training, layers), y_training);
}

std::size_t best_epoch(const nn::Vector& training_losses, const nn::Vector& validation_losses) {
    if (training_losses.size() != validation_losses.size()) throw std::invalid_argument("sizes");
    std::vector<std::size_t> epochs;
    for (std::size_t e = 0; e < validation_losses.size(); ++e)
        if (!std::isnan(validation_losses(e))) epochs.push_back(e);
    if (epochs.empty()) throw std::invalid_argument("no loss");
    return *std::min_element(epochs.begin(), epochs.end(), [&](std::size_t a, std::size_t b) {
        return validation_losses(a) < validation_losses(b);
    });
}

nn::Matrix local_weight(const nn::Vector& kernel, std::size_t n) {
    if (kernel.size() == 0 || kernel.size() > n) throw std::invalid_argument("kernel");
    nn::Matrix weight = nn::Matrix::from_shape({n - kernel.size() + 1, n});
    for (std::size_t i = 0; i < weight.shape(0); ++i)
        for (std::size_t j = 0; j < n; ++j) weight(i, j) = j >= i && j - i < kernel.size() ? kernel(j - i) : 0;
    return weight;
}

Diagnosis diagnose(Run run) {
    if (run == Run::a) return Diagnosis::rate_too_large;
    if (run == Run::b) return Diagnosis::overfits;
    return run == Run::c ? Diagnosis::fits_well : Diagnosis::underfits;
}

Outlook predict(Change change) {
    if (change == Change::noisier_labels) return {Effect::rises, Effect::rises};
    const bool freer = change == Change::more_neurons || change == Change::more_epochs;
    return freer ? Outlook{Effect::falls, Effect::rises} : Outlook{Effect::rises, Effect::falls};
}

}  // namespace student
