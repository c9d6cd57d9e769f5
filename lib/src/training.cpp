#include <algorithm>
#include <cmath>
#include <nn/training.hpp>
#include <numeric>
#include <random>
#include <stdexcept>
#include <string>
#include <utility>

namespace nn {

namespace {

Matrix of_shape(std::size_t rows, std::size_t columns) {
    Matrix m = Matrix::from_shape({rows, columns});
    m.fill(0);
    return m;
}

/// Uniform in [0, 1): the engine's numbers are the standard's, so these are the same everywhere.
double uniform(std::mt19937_64& engine) {
    return static_cast<double>(engine() >> 11) * 0x1p-53;
}

/// Fisher and Yates: every order is as likely, but for a bias of count / 2^53.
void shuffle(std::vector<std::size_t>& indices, std::mt19937_64& engine) {
    for (std::size_t left = indices.size(); left > 1; --left) {
        const auto chosen = static_cast<std::size_t>(uniform(engine) * static_cast<double>(left));
        std::swap(indices[left - 1], indices[chosen]);
    }
}

/// W a + b for each row of a.
Matrix pre_activations(const Matrix& a, const Dense& layer) {
    if (layer.weight.shape(0) != layer.bias.size()) {
        throw shape_error("nn::mse_gradient", shape_of(layer.weight), shape_of(layer.bias),
                          "the weight must have one row per entry of the bias");
    }
    if (layer.weight.shape(1) != a.shape(1)) {
        throw shape_error("nn::mse_gradient", shape_of(a), shape_of(layer.weight),
                          "the weight must have as many columns as what comes into the layer");
    }
    const std::size_t in = a.shape(1);
    const std::size_t out = layer.bias.size();
    Matrix z = of_shape(a.shape(0), out);
    for (std::size_t i = 0; i < a.shape(0); ++i) {
        for (std::size_t k = 0; k < out; ++k) {
            double sum = layer.bias(k);
            for (std::size_t j = 0; j < in; ++j) sum += layer.weight(k, j) * a(i, j);
            z(i, k) = sum;
        }
    }
    return z;
}

/// What the layers make of x, and on the way what comes into each and its pre-activations.
struct Pass {
    std::vector<Matrix> inputs, z;
    Matrix output;
};

Pass forward(const std::vector<Dense>& layers, const Matrix& x) {
    Pass pass;
    pass.output = x;
    for (const Dense& layer : layers) {
        pass.z.push_back(pre_activations(pass.output, layer));
        pass.inputs.push_back(std::move(pass.output));
        pass.output = nn::apply(layer.activation, pass.z.back());
    }
    return pass;
}

Matrix rows_of(const Matrix& m, const std::size_t* indices, std::size_t count) {
    Matrix rows = of_shape(count, m.shape(1));
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = 0; j < m.shape(1); ++j) rows(i, j) = m(indices[i], j);
    }
    return rows;
}

}  // namespace

double mse(const Matrix& predicted, const Matrix& y) {
    if (predicted.shape() != y.shape()) {
        throw shape_error("nn::mse", shape_of(predicted), shape_of(y),
                          "predictions and targets have one shape");
    }
    if (y.size() == 0) throw std::invalid_argument("nn::mse: there are no entries to take the mean of");
    double sum = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
        const double error = predicted.data()[i] - y.data()[i];
        sum += error * error;
    }
    return sum / static_cast<double>(y.size());
}

std::vector<DenseGradient> mse_gradient(const std::vector<Dense>& layers, const Matrix& x, const Matrix& y) {
    if (layers.empty()) throw std::invalid_argument("nn::mse_gradient: there are no layers");
    const Pass pass = forward(layers, x);
    nn::mse(pass.output, y);  // for the shapes
    const std::size_t n = x.shape(0);

    // delta is the derivative by what a layer gives, then by its pre-activations.
    Matrix delta = pass.output;
    for (std::size_t i = 0; i < y.size(); ++i)
        delta.data()[i] = 2 * (delta.data()[i] - y.data()[i]) / static_cast<double>(y.size());
    std::vector<DenseGradient> gradients(layers.size());
    for (std::size_t l = layers.size(); l-- > 0;) {
        const Dense& layer = layers[l];
        const Matrix& input = pass.inputs[l];
        const std::size_t out = layer.weight.shape(0);
        const std::size_t in = layer.weight.shape(1);
        const Matrix slopes = nn::derivative(layer.activation, pass.z[l]);
        for (std::size_t i = 0; i < slopes.size(); ++i) delta.data()[i] *= slopes.data()[i];

        DenseGradient& gradient = gradients[l];
        gradient.weight = of_shape(out, in);
        gradient.bias = Vector::from_shape({out});
        gradient.bias.fill(0);
        Matrix before = of_shape(n, in);
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t k = 0; k < out; ++k) {
                const double d = delta(i, k);
                gradient.bias(k) += d;
                for (std::size_t j = 0; j < in; ++j) {
                    gradient.weight(k, j) += d * input(i, j);
                    before(i, j) += d * layer.weight(k, j);
                }
            }
        }
        delta = std::move(before);
    }
    return gradients;
}

std::vector<Dense> sgd_step(std::vector<Dense> layers, const std::vector<DenseGradient>& gradients,
                            double rate, double decay) {
    if (layers.size() != gradients.size()) {
        throw std::invalid_argument("nn::sgd_step: " + std::to_string(gradients.size()) + " gradients for " +
                                    std::to_string(layers.size()) + " layers");
    }
    for (std::size_t l = 0; l < layers.size(); ++l) {
        Matrix& weight = layers[l].weight;
        Vector& bias = layers[l].bias;
        if (weight.shape() != gradients[l].weight.shape()) {
            throw shape_error("nn::sgd_step", shape_of(gradients[l].weight), shape_of(weight),
                              "a gradient has the shape of its weight");
        }
        if (bias.size() != gradients[l].bias.size()) {
            throw shape_error("nn::sgd_step", shape_of(gradients[l].bias), shape_of(bias),
                              "a gradient has the shape of its bias");
        }
        for (std::size_t i = 0; i < weight.size(); ++i)
            weight.data()[i] -= rate * (gradients[l].weight.data()[i] + decay * weight.data()[i]);
        for (std::size_t k = 0; k < bias.size(); ++k) bias(k) -= rate * gradients[l].bias(k);
    }
    return layers;
}

std::vector<Dense> initial_layers(const std::vector<std::size_t>& widths, Activation hidden,
                                  std::uint64_t seed) {
    if (widths.size() < 2)
        throw std::invalid_argument("nn::initial_layers: fewer than two widths are no network");
    std::mt19937_64 engine(seed);
    std::vector<Dense> layers;
    for (std::size_t l = 1; l < widths.size(); ++l) {
        Dense layer{of_shape(widths[l], widths[l - 1]), Vector::from_shape({widths[l]}),
                    l + 1 < widths.size() ? hidden : Activation::identity};
        const double limit = std::sqrt(6 / static_cast<double>(widths[l] + widths[l - 1]));
        for (double& weight : layer.weight) weight = limit * (2 * uniform(engine) - 1);
        layer.bias.fill(0);
        layers.push_back(std::move(layer));
    }
    return layers;
}

Trained train(std::vector<Dense> layers, const Matrix& x, const Matrix& y, const TrainingOptions& options) {
    if (options.batch_size == 0) throw std::invalid_argument("nn::train: a batch of 0 samples");
    if (layers.empty()) throw std::invalid_argument("nn::train: there are no layers");
    Trained trained{std::move(layers), Vector::from_shape({options.epochs + 1})};
    trained.losses(0) = nn::mse(forward(trained.layers, x).output, y);
    std::mt19937_64 engine(options.seed);
    std::vector<std::size_t> order(x.shape(0));
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t epoch = 1; epoch <= options.epochs; ++epoch) {
        shuffle(order, engine);
        for (std::size_t first = 0; first < order.size(); first += options.batch_size) {
            const std::size_t count = std::min(options.batch_size, order.size() - first);
            const auto gradients = nn::mse_gradient(trained.layers, rows_of(x, &order[first], count),
                                                    rows_of(y, &order[first], count));
            trained.layers = nn::sgd_step(std::move(trained.layers), gradients, options.learning_rate,
                                          options.weight_decay);
        }
        trained.losses(epoch) = nn::mse(forward(trained.layers, x).output, y);
    }
    return trained;
}

}  // namespace nn
