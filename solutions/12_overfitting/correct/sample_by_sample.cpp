// Loops: the gradient is the mean over the samples of what each has alone, the error goes back neuron by neuron. Orders by
// sorting random keys, of a generator of its own.
#include <algorithm>
#include <cstdint>
#include <limits>
#include <stdexcept>

#include "overfitting.hpp"

namespace student {
namespace {

/// Steele, Lea, Flood: SplitMix.
class Keys {
  public:
    explicit Keys(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        std::uint64_t z = state_ += 0x9e3779b97f4a7c15;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
    std::vector<std::size_t> order(std::size_t n) {
        std::vector<std::pair<std::uint64_t, std::size_t>> keys;
        for (std::size_t i = 0; i < n; ++i) keys.emplace_back(next(), i);
        std::sort(keys.begin(), keys.end());
        std::vector<std::size_t> indices;
        for (const auto& [key, i] : keys) indices.push_back(i);
        return indices;
    }

  private:
    std::uint64_t state_;
};

std::vector<std::vector<std::size_t>> cut(const std::vector<std::size_t>& order, std::size_t size) {
    std::vector<std::vector<std::size_t>> pieces;
    for (std::size_t first = 0; first < order.size(); first += size) {
        pieces.emplace_back();
        for (std::size_t i = first; i < std::min(first + size, order.size()); ++i)
            pieces.back().push_back(order[i]);
    }
    return pieces;
}

/// The number of features and outputs has to fit throughout, also for no samples.
void check(const std::vector<nn::Dense>& layers, const nn::Matrix& x, const nn::Matrix& y) {
    std::size_t in = x.shape(1);
    for (const nn::Dense& layer : layers) {
        if (layer.weight.shape(1) != in || layer.weight.shape(0) != layer.bias.size())
            throw std::invalid_argument("a layer does not fit");
        in = layer.bias.size();
    }
    if (y.shape(0) != x.shape(0) || y.shape(1) != in || y.size() == 0)
        throw std::invalid_argument("the targets do not fit");
}

using Values = std::vector<double>;

double loss(const std::vector<nn::Dense>& layers, const nn::Matrix& x, const nn::Matrix& y) {
    check(layers, x, y);
    double sum = 0;
    for (std::size_t i = 0; i < x.shape(0); ++i) {
        Values a(x.data() + i * x.shape(1), x.data() + (i + 1) * x.shape(1));
        for (const nn::Dense& layer : layers) {
            Values next;
            for (std::size_t k = 0; k < layer.bias.size(); ++k) {
                double z = layer.bias(k);
                for (std::size_t j = 0; j < a.size(); ++j) z += layer.weight(k, j) * a[j];
                next.push_back(nn::apply(layer.activation, z));
            }
            a = next;
        }
        for (std::size_t k = 0; k < a.size(); ++k) sum += (a[k] - y(i, k)) * (a[k] - y(i, k));
    }
    return sum / static_cast<double>(y.size());
}

/// Adds what sample i of x has for its part.
void add_sample(std::vector<LayerGradient>& gradients, const std::vector<nn::Dense>& layers,
                const nn::Matrix& x, const nn::Matrix& y, std::size_t i, double share) {
    std::vector<Values> a = {Values(x.data() + i * x.shape(1), x.data() + (i + 1) * x.shape(1))};
    std::vector<Values> slopes;
    for (const nn::Dense& layer : layers) {
        Values values;
        Values slope;
        for (std::size_t k = 0; k < layer.bias.size(); ++k) {
            double z = layer.bias(k);
            for (std::size_t j = 0; j < a.back().size(); ++j) z += layer.weight(k, j) * a.back()[j];
            values.push_back(nn::apply(layer.activation, z));
            slope.push_back(nn::derivative(layer.activation, z));
        }
        a.push_back(values);
        slopes.push_back(slope);
    }
    Values back;
    for (std::size_t k = 0; k < a.back().size(); ++k) back.push_back(2 * share * (a.back()[k] - y(i, k)));
    for (std::size_t l = layers.size(); l-- > 0;) {
        Values before(a[l].size(), 0);
        for (std::size_t k = 0; k < back.size(); ++k) {
            const double delta = back[k] * slopes[l][k];
            gradients[l].bias(k) += delta;
            for (std::size_t j = 0; j < before.size(); ++j) {
                gradients[l].weight(k, j) += delta * a[l][j];
                before[j] += delta * layers[l].weight(k, j);
            }
        }
        back = before;
    }
}

std::vector<LayerGradient> gradient_of(const std::vector<nn::Dense>& layers, const nn::Matrix& x,
                                       const nn::Matrix& y, const std::vector<std::size_t>& samples) {
    std::vector<LayerGradient> gradients;
    for (const nn::Dense& layer : layers)
        gradients.push_back({xt::zeros<double>(layer.weight.shape()), xt::zeros<double>(layer.bias.shape())});
    const double share = 1 / static_cast<double>(samples.size() * y.shape(1));
    for (const std::size_t i : samples) add_sample(gradients, layers, x, y, i, share);
    return gradients;
}

}  // namespace

double mse(const nn::Matrix& predicted, const nn::Matrix& y) {
    return loss({}, predicted, y);
}

std::vector<LayerGradient> gradient(const std::vector<nn::Dense>& layers, const nn::Matrix& x,
                                    const nn::Matrix& y) {
    if (layers.empty()) throw std::invalid_argument("no layers");
    check(layers, x, y);
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < x.shape(0); ++i) all.push_back(i);
    return gradient_of(layers, x, y, all);
}

std::vector<nn::Dense> sgd_step(const std::vector<nn::Dense>& layers,
                                const std::vector<LayerGradient>& gradients, double learning_rate,
                                double weight_decay) {
    if (layers.size() != gradients.size()) throw std::invalid_argument("not a gradient for each layer");
    std::vector<nn::Dense> moved = layers;
    const double keep = 1 - learning_rate * weight_decay;
    for (std::size_t l = 0; l < layers.size(); ++l) {
        nn::Dense& layer = moved[l];
        const LayerGradient& g = gradients[l];
        if (g.weight.shape(0) != layer.weight.shape(0) || g.weight.shape(1) != layer.weight.shape(1) ||
            g.bias.size() != layer.bias.size()) {
            throw std::invalid_argument("a gradient of another shape");
        }
        for (std::size_t k = 0; k < layer.weight.shape(0); ++k) {
            for (std::size_t j = 0; j < layer.weight.shape(1); ++j)
                layer.weight(k, j) = keep * layer.weight(k, j) - learning_rate * g.weight(k, j);
        }
        for (std::size_t k = 0; k < layer.bias.size(); ++k) layer.bias(k) -= learning_rate * g.bias(k);
    }
    return moved;
}

std::vector<std::vector<std::size_t>> mini_batches(std::size_t n, std::size_t batch_size, std::size_t seed) {
    if (batch_size == 0) throw std::invalid_argument("a batch of none");
    return cut(Keys(seed).order(n), batch_size);
}

Trained train(const std::vector<nn::Dense>& layers, const nn::Matrix& x, const nn::Matrix& y,
              const Options& options) {
    if (options.batch_size == 0 || layers.empty()) throw std::invalid_argument("nothing to train");
    std::vector<double> losses = {loss(layers, x, y)};
    std::vector<nn::Dense> current = layers;
    Keys keys(options.seed);
    while (losses.size() <= options.epochs) {
        for (const auto& batch : cut(keys.order(x.shape(0)), options.batch_size)) {
            current = sgd_step(current, gradient_of(current, x, y, batch), options.learning_rate,
                               options.weight_decay);
        }
        losses.push_back(loss(current, x, y));
    }
    nn::Vector history = nn::Vector::from_shape({losses.size()});
    std::copy(losses.begin(), losses.end(), history.begin());
    return {current, history};
}

// Goes through the indices and draws for each whether it is one of those still to be held out.
Split split(std::size_t n, std::size_t held_out, std::size_t seed) {
    if (held_out > n) throw std::invalid_argument("more than there are");
    Keys keys(seed + 12345);
    Split parts;
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t wanted = held_out - parts.validation.size();
        const bool is_held_out = keys.next() % (n - i) < wanted;
        (is_held_out ? parts.validation : parts.training).push_back(i);
    }
    return parts;
}

double generalization_gap(const std::vector<nn::Dense>& layers, const nn::Matrix& x_training,
                          const nn::Matrix& y_training, const nn::Matrix& x_validation,
                          const nn::Matrix& y_validation) {
    const double seen = loss(layers, x_training, y_training);
    return loss(layers, x_validation, y_validation) - seen;
}

std::size_t best_epoch(const nn::Vector& training_losses, const nn::Vector& validation_losses) {
    if (training_losses.size() != validation_losses.size()) throw std::invalid_argument("sizes");
    bool found = false;
    double least = std::numeric_limits<double>::infinity();
    std::size_t best = 0;
    for (std::size_t e = validation_losses.size(); e-- > 0;) {
        if (validation_losses(e) <= least) {
            least = validation_losses(e);
            best = e;
            found = true;
        }
    }
    if (!found) throw std::invalid_argument("no losses");
    return best;
}

nn::Matrix local_weight(const nn::Vector& kernel, std::size_t n) {
    if (kernel.size() == 0 || n < kernel.size()) throw std::invalid_argument("the kernel does not fit");
    nn::Matrix weight = nn::Matrix::from_shape({n - kernel.size() + 1, n});
    for (std::size_t i = 0; i < weight.shape(0); ++i) {
        for (std::size_t j = 0; j < n; ++j)
            weight(i, j) = j >= i && j - i < kernel.size() ? kernel(j - i) : 0;
    }
    return weight;
}

Diagnosis diagnose(Run run) {
    if (run == Run::a) return Diagnosis::rate_too_large;
    if (run == Run::b || run == Run::f) return Diagnosis::overfits;
    return run == Run::c || run == Run::e ? Diagnosis::fits_well : Diagnosis::underfits;
}

Outlook predict(Change change) {
    const bool more_freedom = change == Change::more_neurons || change == Change::more_epochs;
    const bool more_noise = change == Change::noisier_labels;
    return {more_freedom ? Effect::falls : Effect::rises,
            more_freedom || more_noise ? Effect::rises : Effect::falls};
}

}  // namespace student
