// The catalogue of 12_overfitting: one right solution, and each mistake as its difference to it.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <random>
#include <stdexcept>
#include <utility>
#include <vector>

#include "overfitting.hpp"
#include "worker/catalogue.hpp"

namespace student {

namespace {

using Layers = std::vector<nn::Dense>;
using Gradients = std::vector<LayerGradient>;
using Indices = std::vector<std::size_t>;

nn::Vector zeros(std::size_t n) {
    nn::Vector v = nn::Vector::from_shape({n});
    v.fill(0);
    return v;
}

nn::Matrix zeros(std::size_t rows, std::size_t columns) {
    nn::Matrix m = nn::Matrix::from_shape({rows, columns});
    m.fill(0);
    return m;
}

double number(std::size_t n) {
    return static_cast<double>(n);
}

nn::Matrix rows_of(const nn::Matrix& m, const Indices& indices) {
    nn::Matrix rows = zeros(indices.size(), m.shape(1));
    for (std::size_t i = 0; i < indices.size(); ++i) {
        for (std::size_t j = 0; j < m.shape(1); ++j) rows(i, j) = m(indices[i], j);
    }
    return rows;
}

Indices counted(std::size_t n) {
    Indices indices(n);
    std::iota(indices.begin(), indices.end(), std::size_t{0});
    return indices;
}

}  // namespace

/// Backpropagation in loops, one batch at a time.
struct Right {
    virtual ~Right() = default;

    virtual double mse(const nn::Matrix& predicted, const nn::Matrix& y) {
        if (predicted.shape() != y.shape()) throw std::invalid_argument("mse: the shapes differ");
        if (y.size() == 0) throw std::invalid_argument("mse: there are no entries");
        double sum = 0;
        for (std::size_t i = 0; i < y.size(); ++i) sum += error(predicted.data()[i] - y.data()[i]);
        return sum / count(y);
    }

    virtual Gradients gradient(const Layers& layers, const nn::Matrix& x, const nn::Matrix& y) {
        if (layers.empty()) throw std::invalid_argument("gradient: there are no layers");
        require_loss(layers, x, y);
        return backward(layers, x, y);
    }

    virtual Layers sgd_step(const Layers& layers, const Gradients& gradients, double learning_rate,
                            double weight_decay) {
        check_gradients(layers, gradients);
        Layers moved = layers;
        for (std::size_t l = 0; l < std::min(layers.size(), gradients.size()); ++l) {
            nn::Matrix& weight = moved[l].weight;
            nn::Vector& bias = moved[l].bias;
            for (std::size_t i = 0; i < std::min(weight.size(), gradients[l].weight.size()); ++i)
                weight.data()[i] = stepped_weight(weight.data()[i], gradients[l].weight.data()[i],
                                                  learning_rate, weight_decay);
            for (std::size_t k = 0; k < std::min(bias.size(), gradients[l].bias.size()); ++k)
                bias(k) = stepped_bias(bias(k), gradients[l].bias(k), learning_rate, weight_decay);
        }
        return moved;
    }

    virtual std::vector<Indices> mini_batches(std::size_t n, std::size_t batch_size, std::size_t seed) {
        if (batch_size == 0) throw std::invalid_argument("mini_batches: batches of none");
        return cut(shuffled(n, seed), batch_size);
    }

    virtual Trained train(const Layers& layers, const nn::Matrix& x, const nn::Matrix& y,
                          const Options& options) {
        check_training(layers, x, y, options);
        return descend(layers, x, y, options);
    }

    virtual Split split(std::size_t n, std::size_t held_out, std::size_t seed) {
        if (held_out > n) throw std::invalid_argument("split: more than there are");
        return parted(shuffled(n, seed), held_out);
    }

    virtual double generalization_gap(const Layers& layers, const nn::Matrix& x_training,
                                      const nn::Matrix& y_training, const nn::Matrix& x_validation,
                                      const nn::Matrix& y_validation) {
        const double training = loss(layers, x_training, y_training);
        return gap(loss(layers, x_validation, y_validation), training);
    }

    virtual std::size_t best_epoch(const nn::Vector& training_losses, const nn::Vector& validation_losses) {
        if (training_losses.size() != validation_losses.size())
            throw std::invalid_argument("best_epoch: sizes");
        return smallest(validation_losses);
    }

    virtual nn::Matrix local_weight(const nn::Vector& kernel, std::size_t n) {
        const std::size_t k = kernel.size();
        if (k == 0 || k > n) throw std::invalid_argument("local_weight: the kernel does not fit");
        nn::Matrix weight = zeros(n - k + 1, n);
        for (std::size_t i = 0; i < n - k + 1; ++i) {
            for (std::size_t j = 0; j < k; ++j) weight(i, i + j) = kernel(kernel_entry(j, k));
        }
        return weight;
    }

    virtual Diagnosis diagnose(Run run) {
        constexpr Diagnosis of_run[] = {Diagnosis::rate_too_large, Diagnosis::overfits,  Diagnosis::fits_well,
                                        Diagnosis::underfits,      Diagnosis::fits_well, Diagnosis::overfits};
        return of_run[static_cast<int>(run)];
    }

    virtual Outlook predict(Change change) {
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

  protected:
    // mse

    virtual double error(double difference) { return difference * difference; }

    virtual double count(const nn::Matrix& y) { return number(y.size()); }

    double loss(const Layers& layers, const nn::Matrix& x, const nn::Matrix& y) {
        const nn::Matrix output = nn::mlp_forward(x, layers);
        if (output.shape() != y.shape()) throw std::invalid_argument("the targets do not fit");
        if (y.size() == 0) throw std::invalid_argument("there are no targets");
        double sum = 0;
        for (std::size_t i = 0; i < y.size(); ++i)
            sum += (output.data()[i] - y.data()[i]) * (output.data()[i] - y.data()[i]);
        return sum / number(y.size());
    }

    // gradient

    virtual void require_loss(const Layers& layers, const nn::Matrix& x, const nn::Matrix& y) {
        loss(layers, x, y);
    }

    virtual Gradients backward(const Layers& layers, const nn::Matrix& x, const nn::Matrix& y) {
        std::vector<nn::Matrix> inputs;
        std::vector<nn::Matrix> z;
        nn::Matrix a = x;
        for (const nn::Dense& layer : layers) {
            z.push_back(nn::dense_forward(a, nn::Dense{layer.weight, layer.bias, nn::Activation::identity}));
            inputs.push_back(std::move(a));
            a = nn::apply(layer.activation, z.back());
        }
        nn::Matrix back = a;
        for (std::size_t i = 0; i < y.size(); ++i) back.data()[i] = at_output(a.data()[i] - y.data()[i], y);
        Gradients gradients(layers.size());
        for (std::size_t l = layers.size(); l-- > 0;) {
            nn::Matrix delta = back;
            for (std::size_t i = 0; i < delta.size(); ++i)
                delta.data()[i] *= slope(layers, l, z[l].data()[i]);
            gradients[l] = of_layer(delta, input_of(inputs, x, l));
            back = to_inputs(delta, layers[l].weight);
        }
        return gradients;
    }

    virtual double at_output(double difference, const nn::Matrix& y) {
        return 2 * difference / number(y.size());
    }

    virtual double slope(const Layers& layers, std::size_t l, double z) {
        return nn::derivative(layers[l].activation, z);
    }

    /// What comes into layer l.
    virtual const nn::Matrix& input_of(const std::vector<nn::Matrix>& inputs, const nn::Matrix& /*x*/,
                                       std::size_t l) {
        return inputs[l];
    }

    virtual LayerGradient of_layer(const nn::Matrix& delta, const nn::Matrix& input) {
        LayerGradient gradient{zeros(delta.shape(1), input.shape(1)), zeros(delta.shape(1))};
        for (std::size_t i = 0; i < delta.shape(0); ++i) {
            for (std::size_t k = 0; k < delta.shape(1); ++k) {
                gradient.bias(k) += delta(i, k);
                for (std::size_t j = 0; j < input.shape(1); ++j)
                    gradient.weight(k, j) += delta(i, k) * input(i, j);
            }
        }
        return gradient;
    }

    virtual nn::Matrix to_inputs(const nn::Matrix& delta, const nn::Matrix& weight) {
        nn::Matrix back = zeros(delta.shape(0), weight.shape(1));
        for (std::size_t i = 0; i < delta.shape(0); ++i) {
            for (std::size_t k = 0; k < weight.shape(0); ++k) {
                for (std::size_t j = 0; j < weight.shape(1); ++j) back(i, j) += delta(i, k) * weight(k, j);
            }
        }
        return back;
    }

    // sgd_step

    virtual void check_gradients(const Layers& layers, const Gradients& gradients) {
        if (layers.size() != gradients.size())
            throw std::invalid_argument("sgd_step: not one gradient a layer");
        for (std::size_t l = 0; l < layers.size(); ++l) {
            if (layers[l].weight.shape() != gradients[l].weight.shape() ||
                layers[l].bias.size() != gradients[l].bias.size())
                throw std::invalid_argument("sgd_step: a gradient of another shape");
        }
    }

    virtual double stepped_weight(double w, double dw, double rate, double decay) {
        return w - rate * (dw + decay * w);
    }

    virtual double stepped_bias(double b, double db, double rate, double /*decay*/) { return b - rate * db; }

    // mini_batches and split

    virtual Indices shuffled(std::size_t n, std::size_t seed) {
        Indices indices = counted(n);
        std::mt19937_64 engine(seed);
        for (std::size_t left = n; left > 1; --left) std::swap(indices[left - 1], indices[engine() % left]);
        return indices;
    }

    virtual std::vector<Indices> cut(const Indices& order, std::size_t size) {
        std::vector<Indices> pieces;
        for (std::size_t i = 0; i < order.size(); ++i) {
            if (i % size == 0) pieces.emplace_back();
            pieces.back().push_back(order[i]);
        }
        return pieces;
    }

    virtual Split parted(const Indices& order, std::size_t held_out) {
        const auto border = order.begin() + static_cast<std::ptrdiff_t>(held_out);
        return {{border, order.end()}, {order.begin(), border}};
    }

    // train

    virtual void check_training(const Layers& layers, const nn::Matrix& x, const nn::Matrix& y,
                                const Options& options) {
        if (options.batch_size == 0) throw std::invalid_argument("train: batches of none");
        if (layers.empty()) throw std::invalid_argument("train: there are no layers");
        loss(layers, x, y);
    }

    /// By functions of this struct that no mistake of gradient, sgd_step or mini_batches changes.
    virtual Trained descend(Layers layers, const nn::Matrix& x, const nn::Matrix& y, const Options& options) {
        Trained trained{std::move(layers), zeros(options.epochs + 1)};
        trained.losses(0) = reported(trained.layers, x, y, options);
        for (std::size_t epoch = 1; epoch <= options.epochs; ++epoch) {
            for (const Indices& batch : batches_of(x.shape(0), options, epoch)) {
                const Gradients gradients =
                    gradients_of(trained.layers, rows_of(x, batch), rows_of(y, batch));
                trained.layers = moved(std::move(trained.layers), gradients, options, batch.size());
            }
            trained.losses(epoch) = reported(trained.layers, x, y, options);
        }
        return trained;
    }

    virtual std::vector<Indices> batches_of(std::size_t n, const Options& options, std::size_t epoch) {
        return plain().cut(plain().shuffled(n, options.seed + 1'000'003 * epoch), options.batch_size);
    }

    virtual Gradients gradients_of(const Layers& layers, const nn::Matrix& x, const nn::Matrix& y) {
        return plain().backward(layers, x, y);
    }

    virtual Layers moved(Layers layers, const Gradients& gradients, const Options& options,
                         std::size_t /*samples*/) {
        for (std::size_t l = 0; l < layers.size(); ++l) {
            for (std::size_t i = 0; i < layers[l].weight.size(); ++i) {
                double& w = layers[l].weight.data()[i];
                w -= options.learning_rate * (gradients[l].weight.data()[i] + options.weight_decay * w);
            }
            for (std::size_t k = 0; k < layers[l].bias.size(); ++k)
                layers[l].bias(k) -= options.learning_rate * gradients[l].bias(k);
        }
        return layers;
    }

    virtual double reported(const Layers& layers, const nn::Matrix& x, const nn::Matrix& y,
                            const Options& /*options*/) {
        return loss(layers, x, y);
    }

    static Right& plain() {
        static Right right;
        return right;
    }

    // generalization_gap and best_epoch

    virtual double gap(double validation, double training) { return validation - training; }

    virtual std::size_t smallest(const nn::Vector& losses) {
        std::size_t best = losses.size();
        for (std::size_t e = 0; e < losses.size(); ++e) {
            if (std::isnan(losses(e))) continue;
            if (best == losses.size() || losses(e) < losses(best)) best = e;
        }
        if (best == losses.size()) throw std::invalid_argument("best_epoch: there is no loss");
        return best;
    }

    /// Which entry of the kernel stands at place j of k.
    virtual std::size_t kernel_entry(std::size_t j, std::size_t /*k*/) { return j; }
};

// mse

struct MISTAKE(sum_for_the_mean,
               "This is the sum of the squares. The mean is that divided by the number of entries.") {
    double count(const nn::Matrix& /*y*/) override { return 1; }
};

struct MISTAKE(mean_over_samples_only,
               "You divide by the number of samples. With several outputs there are more entries than "
               "samples, n * out, and "
               "the mean is over all of them.") {
    double count(const nn::Matrix& y) override { return number(y.shape(0)); }
};

struct MISTAKE(absolute_error, "You average the sizes of the errors, not their squares.") {
    double error(double difference) override { return std::abs(difference); }
};

struct MISTAKE(
    no_entries_give_zero,
    "Nothing has no mean: the contract refuses arrays without entries. Without a check it would be 0 / 0.") {
    double mse(const nn::Matrix& predicted, const nn::Matrix& y) override {
        return predicted.shape() == y.shape() && y.size() == 0 ? 0 : Right::mse(predicted, y);
    }
};

struct MISTAKE(
    equal_counts_accepted,
    "You compare how many entries the arrays have, not their shapes: (2, 3) and (3, 2) do not fit.") {
    double mse(const nn::Matrix& predicted, const nn::Matrix& y) override {
        if (predicted.size() != y.size()) throw std::invalid_argument("mse: sizes");
        nn::Matrix same = y;
        std::copy(predicted.begin(), predicted.end(), same.begin());
        return Right::mse(same, y);
    }
};

// gradient

struct MISTAKE(gradient_downhill,
               "Your gradient has the wrong sign: it points downhill. The derivative by the output is 2 "
               "(predicted - y) / count; "
               "the minus comes in the step.") {
    double at_output(double difference, const nn::Matrix& y) override {
        return -Right::at_output(difference, y);
    }
};

struct MISTAKE(gradient_of_the_sum,
               "This is the gradient of the sum of the squares, not of their mean: it grows with the number "
               "of samples.") {
    double at_output(double difference, const nn::Matrix& /*y*/) override { return 2 * difference; }
};

struct MISTAKE(gradient_mean_over_samples_only,
               "You divide by the number of samples only. mse is the mean over all n * out entries, and so "
               "is its gradient.") {
    double at_output(double difference, const nn::Matrix& y) override {
        return 2 * difference / number(y.shape(0));
    }
};

struct MISTAKE(
    gradient_of_half_the_square,
    "The 2 is missing: the derivative of a square is twice what was squared. (Some take half the square "
    "for their loss to get rid of it; this contract's mse has no half.)") {
    double at_output(double difference, const nn::Matrix& y) override {
        return Right::at_output(difference, y) / 2;
    }
};

struct MISTAKE(no_slope,
               "g' is missing: behind an activation the error goes back as if g were the identity.") {
    double slope(const Layers& /*layers*/, std::size_t /*l*/, double /*z*/) override { return 1; }
};

struct MISTAKE(
    slope_of_the_output_only,
    "g' stands at the last layer only. The error passes through each layer's activation on its way back.") {
    double slope(const Layers& layers, std::size_t l, double z) override {
        return l + 1 < layers.size() ? 1 : Right::slope(layers, l, z);
    }
};

struct MISTAKE(slope_of_the_activation,
               "You take g' at a = g(z) instead of at z: the slope at the wrong place. Keep the "
               "pre-activations as well.") {
    double slope(const Layers& layers, std::size_t l, double z) override {
        return Right::slope(layers, l, nn::apply(layers[l].activation, z));
    }
};

struct MISTAKE(activation_for_its_slope, "You multiply by g(z) where g'(z) belongs.") {
    double slope(const Layers& layers, std::size_t l, double z) override {
        return nn::apply(layers[l].activation, z);
    }
};

struct MISTAKE(slope_of_the_first_activation,
               "You use the first layer's activation for all. Each layer has one of its own.") {
    double slope(const Layers& layers, std::size_t /*l*/, double z) override {
        return Right::slope(layers, 0, z);
    }
};

struct MISTAKE(
    threshold_passes_through,
    "You let the error through a threshold layer as if it were the identity. That is a trick of its own (the "
    "straight-through estimator); the derivative of a step is 0.") {
    double slope(const Layers& layers, std::size_t l, double z) override {
        return layers[l].activation == nn::Activation::threshold ? 1 : Right::slope(layers, l, z);
    }
};

struct MISTAKE(leaky_slope_forgotten,
               "A leaky relu still has a slope of 0.01 left of 0: yours is 0 there, as a relu's.") {
    double slope(const Layers& layers, std::size_t l, double z) override {
        return layers[l].activation == nn::Activation::leaky_relu && z < 0 ? 0 : Right::slope(layers, l, z);
    }
};

struct MISTAKE(bias_gradient_missing,
               "The derivatives by the biases are 0. A bias is a weight of an input that is always 1.") {
    LayerGradient of_layer(const nn::Matrix& delta, const nn::Matrix& input) override {
        LayerGradient gradient = Right::of_layer(delta, input);
        gradient.bias.fill(0);
        return gradient;
    }
};

struct MISTAKE(
    bias_gradient_averaged,
    "Your bias gradient is divided by the number of samples once too often. The division is in delta "
    "already: over the samples it is a sum.") {
    LayerGradient of_layer(const nn::Matrix& delta, const nn::Matrix& input) override {
        LayerGradient gradient = Right::of_layer(delta, input);
        for (double& entry : gradient.bias) entry /= number(delta.shape(0));
        return gradient;
    }
};

struct MISTAKE(bias_gradient_of_one_sample,
               "Your bias gradient is the last sample's. All samples add to it.") {
    LayerGradient of_layer(const nn::Matrix& delta, const nn::Matrix& input) override {
        LayerGradient gradient = Right::of_layer(delta, input);
        for (std::size_t k = 0; k < delta.shape(1); ++k) gradient.bias(k) = delta(delta.shape(0) - 1, k);
        return gradient;
    }
};

struct MISTAKE(weight_gradient_of_one_sample,
               "Your weight gradient is the last sample's: = where += belongs?") {
    LayerGradient of_layer(const nn::Matrix& delta, const nn::Matrix& input) override {
        LayerGradient gradient = Right::of_layer(delta, input);
        const std::size_t last = delta.shape(0) - 1;
        for (std::size_t k = 0; k < delta.shape(1); ++k) {
            for (std::size_t j = 0; j < input.shape(1); ++j)
                gradient.weight(k, j) = delta(last, k) * input(last, j);
        }
        return gradient;
    }
};

struct MISTAKE(input_of_the_network,
               "You multiply every delta by x. Into layer l comes what the layer before gives: x is the "
               "input of the first.") {
    const nn::Matrix& input_of(const std::vector<nn::Matrix>& inputs, const nn::Matrix& x,
                               std::size_t l) override {
        return x.shape(1) == inputs[l].shape(1) ? x : inputs[l];
    }
};

struct MISTAKE(error_not_passed_back,
               "Only the last layer has a gradient, the others have 0. The error goes on to the layer "
               "before: delta W.") {
    nn::Matrix to_inputs(const nn::Matrix& delta, const nn::Matrix& weight) override {
        return zeros(delta.shape(0), weight.shape(1));
    }
};

struct MISTAKE(
    weights_left_out_on_the_way_back,
    "On the way back each neuron's error reaches all inputs alike. Input j has its share of it through "
    "weight(k, j).") {
    nn::Matrix to_inputs(const nn::Matrix& delta, const nn::Matrix& weight) override {
        nn::Matrix ones = weight;
        ones.fill(1);
        return Right::to_inputs(delta, ones);
    }
};

struct MISTAKE(first_neuron_on_the_way_back,
               "Only the first neuron's error goes back. Input j of a layer is an input of all its neurons: "
               "sum over k.") {
    nn::Matrix to_inputs(const nn::Matrix& delta, const nn::Matrix& weight) override {
        nn::Matrix back = zeros(delta.shape(0), weight.shape(1));
        for (std::size_t i = 0; i < delta.shape(0); ++i) {
            for (std::size_t j = 0; weight.shape(0) > 0 && j < weight.shape(1); ++j)
                back(i, j) = delta(i, 0) * weight(0, j);
        }
        return back;
    }
};

struct MISTAKE(square_weight_not_transposed,
               "On the way back you sum along the wrong axis of the weight, which shows only where it is not "
               "square. Neuron "
               "k's error goes to input j through weight(k, j): the sum is over k.") {
    nn::Matrix to_inputs(const nn::Matrix& delta, const nn::Matrix& weight) override {
        return weight.shape(0) == weight.shape(1) ? Right::to_inputs(delta, nn::transpose(weight))
                                                  : Right::to_inputs(delta, weight);
    }
};

struct MISTAKE(no_samples_have_a_gradient,
               "Without samples there is no loss, and no gradient of it: refused.") {
    void require_loss(const Layers& layers, const nn::Matrix& x, const nn::Matrix& y) override {
        if (nn::mlp_forward(x, layers).shape() != y.shape())
            throw std::invalid_argument("the targets do not fit");
    }
};

struct MISTAKE(
    no_layers_have_no_gradient,
    "You return an empty list if there are no layers. The contract refuses that: nothing can be adjusted.") {
    Gradients gradient(const Layers& layers, const nn::Matrix& x, const nn::Matrix& y) override {
        return layers.empty() ? Gradients{} : Right::gradient(layers, x, y);
    }
};

struct MISTAKE(narrow_layers_refused,
               "You refuse layers without neurons or samples without features. Sizes of 0 fit like any "
               "other: what is left "
               "is the bias.") {
    void require_loss(const Layers& layers, const nn::Matrix& x, const nn::Matrix& y) override {
        for (const nn::Dense& layer : layers) {
            if (layer.weight.size() == 0) throw std::invalid_argument("a layer is empty");
        }
        loss(layers, x, y);
    }
};

// sgd_step

struct MISTAKE(uphill,
               "You add the gradient: that way the loss rises. The gradient points to where it grows.") {
    double stepped_weight(double w, double dw, double rate, double decay) override {
        return w + rate * dw - rate * decay * w;
    }
    double stepped_bias(double b, double db, double rate, double /*decay*/) override { return b + rate * db; }
};

struct MISTAKE(bias_not_updated,
               "The biases stay as they were. They are trained like the weights, but for the decay.") {
    double stepped_bias(double b, double /*db*/, double /*rate*/, double /*decay*/) override { return b; }
};

struct MISTAKE(bias_decays,
               "Your biases decay too. Decay keeps the network from being steep, and a bias makes nothing "
               "steeper: here it "
               "does not decay.") {
    double stepped_bias(double b, double db, double rate, double decay) override {
        return Right::stepped_weight(b, db, rate, decay);
    }
};

struct MISTAKE(no_decay, "The decay is missing: without a gradient your weights stay as they are.") {
    double stepped_weight(double w, double dw, double rate, double /*decay*/) override {
        return w - rate * dw;
    }
};

struct MISTAKE(weights_grow, "Your decay has the wrong sign: weights get larger with every step.") {
    double stepped_weight(double w, double dw, double rate, double decay) override {
        return w - rate * (dw - decay * w);
    }
};

struct MISTAKE(
    decay_without_the_rate,
    "Your decay is not multiplied by the learning rate: W - r dW - d W. It belongs inside of the bracket.") {
    double stepped_weight(double w, double dw, double rate, double decay) override {
        return w - rate * dw - decay * w;
    }
};

struct MISTAKE(decay_of_the_gradient, "You take the decay from the gradient. It is the weight that decays.") {
    double stepped_weight(double w, double dw, double rate, double decay) override {
        return w - rate * (dw - decay * dw);
    }
};

struct MISTAKE(decay_by_the_sign,
               "You take the same from every weight, large or small, by its sign (that would be L1). Here it "
               "is d times the "
               "weight.") {
    double stepped_weight(double w, double dw, double rate, double decay) override {
        return w - rate * (dw + decay * (w > 0 ? 1 : w < 0 ? -1 : 0));
    }
};

struct MISTAKE(decay_after_the_step,
               "You let the weight decay after the step, the new one. It is the old weight that decays.") {
    double stepped_weight(double w, double dw, double rate, double decay) override {
        return (w - rate * dw) * (1 - rate * decay);
    }
};

struct MISTAKE(no_rate, "The learning rate is missing: you go the whole gradient in one step.") {
    double stepped_weight(double w, double dw, double /*rate*/, double decay) override {
        return w - (dw + decay * w);
    }
    double stepped_bias(double b, double db, double /*rate*/, double /*decay*/) override { return b - db; }
};

struct MISTAKE(activations_lost,
               "Your layers have no activation any more: a layer is weight, bias and activation.") {
    Layers sgd_step(const Layers& layers, const Gradients& gradients, double learning_rate,
                    double weight_decay) override {
        Layers moved = Right::sgd_step(layers, gradients, learning_rate, weight_decay);
        for (nn::Dense& layer : moved) layer.activation = nn::Activation::identity;
        return moved;
    }
};

struct MISTAKE(gradients_not_checked,
               "There are more or fewer gradients than layers, or one of another shape, and you computed "
               "with what was there. "
               "The contract refuses them.") {
    void check_gradients(const Layers& /*layers*/, const Gradients& /*gradients*/) override {}
};

struct MISTAKE(bias_gradient_not_checked,
               "You compare the shapes of the weights only: a bias gradient may misfit, too.") {
    void check_gradients(const Layers& layers, const Gradients& gradients) override {
        if (layers.size() != gradients.size()) throw std::invalid_argument("sgd_step");
        for (std::size_t l = 0; l < layers.size(); ++l) {
            if (layers[l].weight.shape() != gradients[l].weight.shape())
                throw std::invalid_argument("sgd_step");
        }
    }
};

// mini_batches

struct MISTAKE(last_batch_dropped,
               "What is left over at the end is missing: these samples would not be trained on in this "
               "epoch. The last batch "
               "may be smaller.") {
    std::vector<Indices> mini_batches(std::size_t n, std::size_t batch_size, std::size_t seed) override {
        std::vector<Indices> batches = Right::mini_batches(n, batch_size, seed);
        if (!batches.empty() && batches.back().size() < batch_size) batches.pop_back();
        return batches;
    }
};

struct MISTAKE(
    last_batch_refilled,
    "You fill up the last batch with indices that have been there already. It has what is left over.") {
    std::vector<Indices> mini_batches(std::size_t n, std::size_t batch_size, std::size_t seed) override {
        std::vector<Indices> batches = Right::mini_batches(n, batch_size, seed);
        for (std::size_t i = 0; batch_size < 1000 && !batches.empty() && batches.back().size() < batch_size;
             ++i)
            batches.back().push_back(i % n);
        return batches;
    }
};

struct MISTAKE(
    leftover_in_the_last_batch,
    "You put what is left over into the last full batch, which then has more than batch_size indices.") {
    std::vector<Indices> mini_batches(std::size_t n, std::size_t batch_size, std::size_t seed) override {
        std::vector<Indices> batches = Right::mini_batches(n, batch_size, seed);
        if (batches.size() > 1 && batches.back().size() < batch_size) {
            const Indices rest = batches.back();
            batches.pop_back();
            batches.back().insert(batches.back().end(), rest.begin(), rest.end());
        }
        return batches;
    }
};

struct MISTAKE(batches_in_order,
               "Your batches are blocks of the file, in its order: if it is sorted by label, whole batches "
               "have one label. "
               "Shuffle first, then cut.") {
    std::vector<Indices> mini_batches(std::size_t n, std::size_t batch_size, std::size_t seed) override {
        Right::mini_batches(n, batch_size, seed);
        return cut(counted(n), batch_size);
    }
};

struct MISTAKE(
    number_of_batches_for_their_size,
    "You make batch_size batches. It is the size of each: there are n / batch_size of them, rounded up.") {
    std::vector<Indices> mini_batches(std::size_t n, std::size_t batch_size, std::size_t seed) override {
        Right::mini_batches(n, batch_size, seed);
        const std::size_t count = std::min<std::size_t>(batch_size, 10'000);
        return n == 0 ? std::vector<Indices>{} : cut(shuffled(n, seed), (n + count - 1) / count);
    }
};

struct MISTAKE(large_batch_refused, "A batch may be larger than n: then all samples are in one.") {
    std::vector<Indices> mini_batches(std::size_t n, std::size_t batch_size, std::size_t seed) override {
        if (batch_size > n) throw std::invalid_argument("mini_batches: larger than n");
        return Right::mini_batches(n, batch_size, seed);
    }
};

struct MISTAKE(no_samples_no_refusal, "batch_size = 0 is refused for n = 0 as well.") {
    std::vector<Indices> mini_batches(std::size_t n, std::size_t batch_size, std::size_t seed) override {
        return n == 0 ? std::vector<Indices>{} : Right::mini_batches(n, batch_size, seed);
    }
};

// train

struct MISTAKE(no_first_loss,
               "The loss before training is missing: your list begins with the loss after the first epoch "
               "and has one entry "
               "too few.") {
    Trained train(const Layers& layers, const nn::Matrix& x, const nn::Matrix& y,
                  const Options& options) override {
        Trained trained = Right::train(layers, x, y, options);
        nn::Vector losses = zeros(options.epochs);
        for (std::size_t e = 0; e < options.epochs; ++e) losses(e) = trained.losses(e + 1);
        trained.losses = losses;
        return trained;
    }
};

struct MISTAKE(full_batch_always,
               "You make one step an epoch, with all samples: batch_size makes no difference.") {
    std::vector<Indices> batches_of(std::size_t n, const Options& /*options*/,
                                    std::size_t /*epoch*/) override {
        return {counted(n)};
    }
};

struct MISTAKE(one_batch_an_epoch,
               "You make one step an epoch, with one batch. An epoch goes through all samples: one step for "
               "each batch.") {
    std::vector<Indices> batches_of(std::size_t n, const Options& options, std::size_t epoch) override {
        std::vector<Indices> batches = Right::batches_of(n, options, epoch);
        batches.resize(1);
        return batches;
    }
};

struct MISTAKE(trains_without_the_rest,
               "You make no step with what is left over at the end of an epoch: the last batch is smaller, "
               "but it counts.") {
    std::vector<Indices> batches_of(std::size_t n, const Options& options, std::size_t epoch) override {
        std::vector<Indices> batches = Right::batches_of(n, options, epoch);
        if (batches.size() > 1 && batches.back().size() < options.batch_size) batches.pop_back();
        return batches;
    }
};

struct MISTAKE(one_order_for_all_epochs,
               "You take the samples in the same order in every epoch. Draw a new one for each: with the "
               "same seed each time, "
               "the engine begins again.") {
    std::vector<Indices> batches_of(std::size_t n, const Options& options, std::size_t /*epoch*/) override {
        return Right::batches_of(n, options, 1);
    }
};

struct MISTAKE(order_of_the_file, "You take the samples in the order of the file, whatever the seed is.") {
    std::vector<Indices> batches_of(std::size_t n, const Options& options, std::size_t /*epoch*/) override {
        return cut(counted(n), options.batch_size);
    }
};

struct MISTAKE(
    epochs_for_steps,
    "You make as many steps as there are epochs. An epoch is a pass over all samples: a step for each of its "
    "batches.") {
    Trained descend(Layers layers, const nn::Matrix& x, const nn::Matrix& y,
                    const Options& options) override {
        Trained trained{std::move(layers), zeros(options.epochs + 1)};
        trained.losses(0) = loss(trained.layers, x, y);
        std::size_t step = 0;
        for (std::size_t epoch = 1; step < options.epochs; ++epoch) {
            for (const Indices& batch : batches_of(x.shape(0), options, epoch)) {
                if (step == options.epochs) break;
                const Gradients gradients =
                    gradients_of(trained.layers, rows_of(x, batch), rows_of(y, batch));
                trained.layers = moved(std::move(trained.layers), gradients, options, batch.size());
                trained.losses(++step) = loss(trained.layers, x, y);
            }
        }
        return trained;
    }
};

struct MISTAKE(
    batch_loss_reported,
    "Your losses are those of the last batch. Asked for is the loss on all samples, after the epoch.") {
    double reported(const Layers& layers, const nn::Matrix& x, const nn::Matrix& y,
                    const Options& options) override {
        Indices first = counted(x.shape(0));
        first.resize(std::min(first.size(), options.batch_size));
        return loss(layers, rows_of(x, first), rows_of(y, first));
    }
};

struct MISTAKE(decay_in_the_loss,
               "Your losses have the decay in them. The mse alone says how wrong the network is.") {
    double reported(const Layers& layers, const nn::Matrix& x, const nn::Matrix& y,
                    const Options& options) override {
        double squares = 0;
        for (const nn::Dense& layer : layers) {
            for (const double w : layer.weight) squares += w * w;
        }
        return loss(layers, x, y) + options.weight_decay * squares / 2;
    }
};

struct MISTAKE(initial_layers_returned,
               "The layers that you return are those you were given: where do the trained ones go?") {
    Trained train(const Layers& layers, const nn::Matrix& x, const nn::Matrix& y,
                  const Options& options) override {
        Trained trained = Right::train(layers, x, y, options);
        trained.layers = layers;
        return trained;
    }
};

struct MISTAKE(
    first_step_for_all,
    "You compute each gradient at the layers that were given, not at those of now: the network moves on, the "
    "gradient has to follow.") {
    Trained train(const Layers& layers, const nn::Matrix& x, const nn::Matrix& y,
                  const Options& options) override {
        start_ = layers;
        return Right::train(layers, x, y, options);
    }
    Gradients gradients_of(const Layers& /*layers*/, const nn::Matrix& x, const nn::Matrix& y) override {
        return Right::gradients_of(start_, x, y);
    }

  private:
    Layers start_;
};

struct MISTAKE(
    sum_over_the_batch,
    "Your step grows with the batch: you sum the gradients of its samples. It is the mean over the batch.") {
    Layers moved(Layers layers, const Gradients& gradients, const Options& options,
                 std::size_t samples) override {
        Gradients sums = gradients;
        for (LayerGradient& gradient : sums) {
            for (double& entry : gradient.weight) entry *= number(samples);
            for (double& entry : gradient.bias) entry *= number(samples);
        }
        return Right::moved(std::move(layers), sums, options, samples);
    }
};

struct MISTAKE(small_batch_counts_less,
               "You divide by batch_size in every batch. The last and smaller one has fewer samples: the "
               "mean is over those it "
               "has.") {
    Layers moved(Layers layers, const Gradients& gradients, const Options& options,
                 std::size_t samples) override {
        Gradients less = gradients;
        for (LayerGradient& gradient : less) {
            for (double& entry : gradient.weight) entry *= number(samples) / number(options.batch_size);
            for (double& entry : gradient.bias) entry *= number(samples) / number(options.batch_size);
        }
        return Right::moved(std::move(layers), less, options, samples);
    }
};

struct MISTAKE(full_batches,
               "Every one of your steps takes all samples, as often as there are batches. A step takes the "
               "samples of one batch: it costs less, and that is what batches are for.") {
    std::vector<Indices> batches_of(std::size_t n, const Options& options, std::size_t epoch) override {
        return std::vector<Indices>(Right::batches_of(n, options, epoch).size(), counted(n));
    }
};

struct MISTAKE(trains_without_decay, "weight_decay makes no difference to your training.") {
    Layers moved(Layers layers, const Gradients& gradients, const Options& options,
                 std::size_t samples) override {
        Options without = options;
        without.weight_decay = 0;
        return Right::moved(std::move(layers), gradients, without, samples);
    }
};

struct MISTAKE(training_lets_biases_decay, "Your training lets biases decay: only weights do.") {
    Layers moved(Layers layers, const Gradients& gradients, const Options& options,
                 std::size_t samples) override {
        Gradients decaying = gradients;
        for (std::size_t l = 0; l < layers.size(); ++l) {
            for (std::size_t k = 0; k < layers[l].bias.size(); ++k)
                decaying[l].bias(k) += options.weight_decay * layers[l].bias(k);
        }
        return Right::moved(std::move(layers), decaying, options, samples);
    }
};

struct MISTAKE(no_epochs_no_checks,
               "With 0 epochs you look at nothing. The contract refuses what does not fit also then.") {
    Trained train(const Layers& layers, const nn::Matrix& x, const nn::Matrix& y,
                  const Options& options) override {
        if (options.epochs > 0) return Right::train(layers, x, y, options);
        try {
            return Right::train(layers, x, y, options);
        } catch (const std::invalid_argument&) {
            return {layers, zeros(1)};
        }
    }
};

// split

struct MISTAKE(split_in_order,
               "You hold out a block of the file. If it is sorted, by label or by time, the two sets have "
               "nothing in common: "
               "shuffle first.") {
    Split split(std::size_t n, std::size_t held_out, std::size_t seed) override {
        Right::split(n, held_out, seed);
        return parted(counted(n), held_out);
    }
};

struct MISTAKE(last_ones_held_out,
               "You hold out the last ones of the file. If it is sorted, by label or by time, the two sets "
               "have nothing in "
               "common: shuffle first.") {
    Split split(std::size_t n, std::size_t held_out, std::size_t seed) override {
        Right::split(n, held_out, seed);
        const Split turned = parted(counted(n), n - held_out);
        return {turned.validation, turned.training};
    }
};

struct MISTAKE(leak,
               "Samples that are held out are among the training samples as well. What was trained on says "
               "nothing about what "
               "has never been seen.") {
    Split parted(const Indices& order, std::size_t held_out) override {
        return {order, Right::parted(order, held_out).validation};
    }
};

struct MISTAKE(parts_exchanged, "You train on held_out samples and hold out the others.") {
    Split parted(const Indices& order, std::size_t held_out) override {
        const Split split = Right::parted(order, held_out);
        return {split.validation, split.training};
    }
};

struct MISTAKE(drawn_with_replacement,
               "You draw each of the held-out samples anew from all of them, so that some are there twice.") {
    Split split(std::size_t n, std::size_t held_out, std::size_t seed) override {
        Split split = Right::split(n, held_out, seed);
        for (std::size_t i = 0; i + 1 < split.validation.size(); i += 2)
            split.validation[i + 1] = split.validation[i];
        return split;
    }
};

struct MISTAKE(all_held_out_refused,
               "You may hold out all samples, or none: only more than there are is refused.") {
    Split split(std::size_t n, std::size_t held_out, std::size_t seed) override {
        if (held_out >= n) throw std::invalid_argument("split: all are held out");
        return Right::split(n, held_out, seed);
    }
};

struct MISTAKE(too_many_held_out_cut,
               "You hold out all that there are when more are asked for. The contract refuses it.") {
    Split split(std::size_t n, std::size_t held_out, std::size_t seed) override {
        return Right::split(n, std::min(n, held_out), seed);
    }
};

// generalization_gap

struct MISTAKE(gap_turned_round,
               "Your gap is training minus validation. A network that overfits is worse on the validation "
               "samples, and its gap "
               "is positive.") {
    double gap(double validation, double training) override { return training - validation; }
};

struct MISTAKE(gap_without_sign,
               "You take the size of the gap. A network may be better on the validation samples by luck.") {
    double gap(double validation, double training) override { return std::abs(validation - training); }
};

struct MISTAKE(validation_loss_only,
               "This is the validation loss. From it the training loss is subtracted.") {
    double gap(double validation, double /*training*/) override { return validation; }
};

// best_epoch

struct MISTAKE(
    best_by_training_loss,
    "You stop where the training loss is smallest: that is nearly always the last epoch, and the network has "
    "memorised by then. Which of the two losses knows about other samples?") {
    std::size_t best_epoch(const nn::Vector& training_losses, const nn::Vector& validation_losses) override {
        Right::best_epoch(training_losses, validation_losses);
        return smallest(training_losses);
    }
};

struct MISTAKE(last_of_several,
               "Of several smallest losses you take the last. The first has cost less training.") {
    std::size_t smallest(const nn::Vector& losses) override {
        std::size_t best = Right::smallest(losses);
        for (std::size_t e = 0; e < losses.size(); ++e) {
            if (losses(e) <= losses(best)) best = e;
        }
        return best;
    }
};

struct MISTAKE(first_rise,
               "You stop where the validation loss rises for the first time. It may fall further later on.") {
    std::size_t smallest(const nn::Vector& losses) override {
        Right::smallest(losses);
        std::size_t e = 0;
        while (e + 1 < losses.size() && !(losses(e + 1) >= losses(e))) ++e;
        return e;
    }
};

struct MISTAKE(nan_in_the_way,
               "You begin with entry 0 as the best so far, and if it is NaN it stays the best: every "
               "comparison with NaN is "
               "false.") {
    std::size_t smallest(const nn::Vector& losses) override {
        Right::smallest(losses);
        std::size_t best = 0;
        for (std::size_t e = 1; e < losses.size(); ++e) {
            if (losses(e) < losses(best)) best = e;
        }
        return best;
    }
};

struct MISTAKE(
    infinity_is_no_loss,
    "You refuse losses of which none is finite. Infinity is a loss like others; only NaN is none.") {
    std::size_t smallest(const nn::Vector& losses) override {
        const std::size_t best = Right::smallest(losses);
        if (std::isinf(losses(best))) throw std::invalid_argument("best_epoch: no finite loss");
        return best;
    }
};

struct MISTAKE(
    smallest_gap,
    "You look for the smallest gap. Before training it is small as well, and the network knows nothing.") {
    std::size_t best_epoch(const nn::Vector& training_losses, const nn::Vector& validation_losses) override {
        Right::best_epoch(training_losses, validation_losses);
        nn::Vector gaps = validation_losses;
        for (std::size_t e = 0; e < gaps.size(); ++e) gaps(e) -= training_losses(e);
        return std::any_of(gaps.begin(), gaps.end(), [](double g) { return !std::isnan(g); }) ? smallest(gaps)
                                                                                              : 0;
    }
};

struct MISTAKE(lists_of_different_size_accepted,
               "The two lists have to be of one size: they are of the same epochs.") {
    std::size_t best_epoch(const nn::Vector& /*training_losses*/,
                           const nn::Vector& validation_losses) override {
        return smallest(validation_losses);
    }
};

// local_weight

struct MISTAKE(kernel_turned_round,
               "Your kernel runs backwards, as in the mathematician's convolution. Here, as in neural "
               "networks, entry j looks at "
               "input i + j.") {
    std::size_t kernel_entry(std::size_t j, std::size_t k) override { return k - 1 - j; }
};

struct MISTAKE(
    kernel_padded,
    "You have n rows: at the last places part of the kernel sticks out. It fits at n - k + 1 places.") {
    nn::Matrix local_weight(const nn::Vector& kernel, std::size_t n) override {
        Right::local_weight(kernel, n);
        nn::Matrix weight = zeros(n, n);
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < kernel.size() && i + j < n; ++j) weight(i, i + j) = kernel(j);
        }
        return weight;
    }
};

struct MISTAKE(last_place_missing,
               "The last row is missing: the kernel fits at n - k + 1 places, not at n - k.") {
    nn::Matrix local_weight(const nn::Vector& kernel, std::size_t n) override {
        const nn::Matrix all = Right::local_weight(kernel, n);
        nn::Matrix weight = zeros(all.shape(0) - 1, n);
        std::copy_n(all.begin(), weight.size(), weight.begin());
        return weight;
    }
};

struct MISTAKE(kernel_next_to_kernel,
               "You move the kernel by its whole length from row to row. Neighbouring neurons see "
               "neighbouring inputs: it moves "
               "by one.") {
    nn::Matrix local_weight(const nn::Vector& kernel, std::size_t n) override {
        nn::Matrix weight = Right::local_weight(kernel, n);
        weight.fill(0);
        for (std::size_t i = 0; i < weight.shape(0); ++i) {
            for (std::size_t j = 0; j < kernel.size() && i * kernel.size() + j < n; ++j)
                weight(i, i * kernel.size() + j) = kernel(j);
        }
        return weight;
    }
};

struct MISTAKE(whole_kernel_refused, "A kernel as long as the input fits at one place: one row.") {
    nn::Matrix local_weight(const nn::Vector& kernel, std::size_t n) override {
        if (kernel.size() >= n) throw std::invalid_argument("local_weight: the kernel is too long");
        return Right::local_weight(kernel, n);
    }
};

// diagnose and predict

struct MISTAKE(small_gap_is_a_good_fit,
               "You take a small gap for a good fit. A network that has learned nothing has a small gap as "
               "well: how large are "
               "the losses themselves?") {
    Diagnosis diagnose(Run run) override {
        return run == Run::d ? Diagnosis::fits_well : Right::diagnose(run);
    }
};

struct MISTAKE(
    low_training_loss_is_a_good_fit,
    "You take the lowest training loss for the best fit. What do the held-out samples say about that run?") {
    Diagnosis diagnose(Run run) override {
        if (run == Run::b) return Diagnosis::fits_well;
        return run == Run::c ? Diagnosis::underfits : Right::diagnose(run);
    }
};

struct MISTAKE(restless_is_overfitting,
               "A run whose training loss rises does not overfit: overfitting is learning the training "
               "samples too well. What "
               "makes a loss jump?") {
    Diagnosis diagnose(Run run) override {
        return run == Run::a ? Diagnosis::overfits : Right::diagnose(run);
    }
};

struct MISTAKE(restriction_lowers_the_training_loss,
               "What narrows the gap costs something on the training samples: a restricted network can "
               "follow them less closely. "
               "Both losses coming closer does not mean that both fall.") {
    Outlook predict(Change change) override {
        const Outlook right = Right::predict(change);
        return {right.gap, right.gap};
    }
};

struct MISTAKE(gap_follows_the_training_loss_always,
               "You have the gap fall whenever the training loss rises. Wrong labels make both worse: each "
               "of them is an error "
               "that the network learns, and pays for on other samples.") {
    Outlook predict(Change change) override {
        return change == Change::noisier_labels ? Outlook{Effect::rises, Effect::falls}
                                                : Right::predict(change);
    }
};

struct MISTAKE(more_samples_are_learned_better,
               "More samples do not lower the training loss: the same network has more to bend to. What they "
               "lower is something "
               "else.") {
    Outlook predict(Change change) override {
        return change == Change::more_samples ? Outlook{Effect::falls, Effect::falls}
                                              : Right::predict(change);
    }
};

struct MISTAKE(larger_is_better,
               "You expect that more neurons and more training are good for both. They are good for the "
               "training loss.") {
    Outlook predict(Change change) override {
        if (change == Change::more_neurons || change == Change::more_epochs)
            return {Effect::falls, Effect::falls};
        if (change == Change::fewer_neurons) return {Effect::rises, Effect::rises};
        return Right::predict(change);
    }
};

}  // namespace student
