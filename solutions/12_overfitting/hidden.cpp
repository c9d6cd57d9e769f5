// Hidden checks of 12_overfitting. Gradients are compared with derivatives computed forward, one parameter at a time (dual
// numbers: a value and its derivative), which shares nothing with backpropagation.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <nn/training.hpp>
#include <utility>
#include <vector>

#include "measure.hpp"
#include "overfitting.hpp"
#include "subject/test.hpp"

using measure::check_batches;
using measure::check_split;
using measure::Indices;
using nn::Activation;
using nn::Matrix;
using nn::Vector;
using student::LayerGradient;
using student::Options;
using student::Trained;
using Layers = std::vector<nn::Dense>;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr Activation every_activation[] = {Activation::identity, Activation::threshold,
                                           Activation::sigmoid,  Activation::tanh,
                                           Activation::relu,     Activation::leaky_relu};
constexpr subject::Tolerance exact{1e-9, 1e-9};
constexpr subject::Tolerance trained_close{1e-6, 1e-6};

std::size_t integer(int low, int high) {
    return static_cast<std::size_t>(subject::random().integer(low, high));
}

/// Spread over 32 bits, all different, and neither 0 nor 1: neighbours are nearly the same to an engine with a small state,
/// as std::default_random_engine is, and these two are the very same.
std::vector<std::size_t> some_seeds(std::size_t count) {
    std::vector<std::size_t> seeds;
    while (seeds.size() < count) {
        const std::size_t upper = integer(0, 65'535);
        const std::size_t seed = 65'536 * upper + integer(0, 65'535);
        if (seed > 1 && std::ranges::find(seeds, seed) == seeds.end()) seeds.push_back(seed);
    }
    return seeds;
}

Matrix some(std::size_t rows, std::size_t columns) {
    return subject::random().matrix(rows, columns, -2, 2);
}

Vector some(std::size_t n) {
    return subject::random().vector(n, -1, 1);
}

// A network by its definition, with a derivative carried along.

struct Dual {
    double value, derivative;
};

Dual activated(Activation g, Dual z) {
    switch (g) {
        case Activation::identity:
            return z;
        case Activation::threshold:
            return {z.value >= 0 ? 1.0 : 0.0, 0};
        case Activation::sigmoid: {
            const double s = 1 / (1 + std::exp(-z.value));
            return {s, s * (1 - s) * z.derivative};
        }
        case Activation::tanh: {
            const double t = std::tanh(z.value);
            return {t, (1 - t * t) * z.derivative};
        }
        case Activation::relu:
            return z.value > 0 ? z : Dual{0, 0};
        case Activation::leaky_relu:
            return z.value > 0 ? z : Dual{0.01 * z.value, 0.01 * z.derivative};
    }
    return z;
}

/// The mse with its derivative by one weight, or bias, of layer `at`: the `place`th of its weights and then its biases. With
/// nearest, also how near to 0 a pre-activation before a kink or a jump comes.
Dual loss_of(const Layers& layers, const Matrix& x, const Matrix& y, std::size_t at, std::size_t place,
             double* nearest = nullptr) {
    Dual sum{0, 0};
    std::vector<Dual> a;
    std::vector<Dual> next;
    for (std::size_t i = 0; i < x.shape(0); ++i) {
        a.clear();
        for (std::size_t j = 0; j < x.shape(1); ++j) a.push_back({x(i, j), 0});
        for (std::size_t l = 0; l < layers.size(); ++l) {
            const nn::Dense& layer = layers[l];
            const std::size_t in = a.size();
            next.clear();
            for (std::size_t k = 0; k < layer.bias.size(); ++k) {
                Dual z{layer.bias(k), l == at && place == layer.weight.size() + k ? 1.0 : 0.0};
                for (std::size_t j = 0; j < in; ++j) {
                    z.value += layer.weight(k, j) * a[j].value;
                    z.derivative += layer.weight(k, j) * a[j].derivative;
                    if (l == at && place == k * in + j) z.derivative += a[j].value;
                }
                if (nearest != nullptr &&
                    (layer.activation == Activation::threshold || layer.activation == Activation::relu ||
                     layer.activation == Activation::leaky_relu)) {
                    *nearest = std::min(*nearest, std::abs(z.value));
                }
                next.push_back(activated(layer.activation, z));
            }
            a.swap(next);
        }
        for (std::size_t k = 0; k < a.size(); ++k) {
            const double error = a[k].value - y(i, k);
            sum.value += error * error;
            sum.derivative += 2 * error * a[k].derivative;
        }
    }
    const auto count = static_cast<double>(y.size());
    return {sum.value / count, sum.derivative / count};
}

double loss_of(const Layers& layers, const Matrix& x, const Matrix& y) {
    return loss_of(layers, x, y, layers.size(), 0).value;
}

std::vector<LayerGradient> gradient_of(const Layers& layers, const Matrix& x, const Matrix& y) {
    std::vector<LayerGradient> gradients;
    for (std::size_t l = 0; l < layers.size(); ++l) {
        LayerGradient gradient{layers[l].weight, layers[l].bias};
        const std::size_t weights = gradient.weight.size();
        for (std::size_t p = 0; p < weights; ++p)
            gradient.weight.data()[p] = loss_of(layers, x, y, l, p).derivative;
        for (std::size_t k = 0; k < gradient.bias.size(); ++k)
            gradient.bias(k) = loss_of(layers, x, y, l, weights + k).derivative;
        gradients.push_back(gradient);
    }
    return gradients;
}

Layers stepped(Layers layers, const std::vector<LayerGradient>& gradients, double rate, double decay) {
    for (std::size_t l = 0; l < layers.size(); ++l) {
        for (std::size_t p = 0; p < layers[l].weight.size(); ++p) {
            double& w = layers[l].weight.data()[p];
            w -= rate * (gradients[l].weight.data()[p] + decay * w);
        }
        for (std::size_t k = 0; k < layers[l].bias.size(); ++k)
            layers[l].bias(k) -= rate * gradients[l].bias(k);
    }
    return layers;
}

Layers random_layers(const Indices& widths, const std::vector<Activation>& activations) {
    Layers layers;
    for (std::size_t l = 1; l < widths.size(); ++l) {
        const double size = 1.6 / std::sqrt(1.0 + static_cast<double>(widths[l - 1]));
        layers.push_back({subject::random().matrix(widths[l], widths[l - 1], -size, size), some(widths[l]),
                          activations[(l - 1) % activations.size()]});
    }
    return layers;
}

/// Layers, a batch and its targets.
struct Task {
    Layers layers;
    Matrix x, y;
};

/// Such that no pre-activation is near a kink or a jump.
Task some_task(std::size_t n, const Indices& widths, const std::vector<Activation>& activations) {
    for (;;) {
        Task task{random_layers(widths, activations), some(n, widths.front()), some(n, widths.back())};
        double nearest = 1;
        if (n > 0) loss_of(task.layers, task.x, task.y, widths.size(), 0, &nearest);
        if (nearest > 2e-3) return task;
    }
}

void check_gradients(const std::vector<LayerGradient>& got, const std::vector<LayerGradient>& expected) {
    {
        INFO("how many gradients there are");
        REQUIRE_THAT(got.size(), Is(expected.size()));
    }
    for (std::size_t l = 0; l < got.size(); ++l) {
        {
            INFO("layer " << l << ", by the weight");
            CHECK_THAT(got[l].weight, IsClose(expected[l].weight, exact));
        }
        INFO("layer " << l << ", by the bias");
        CHECK_THAT(got[l].bias, IsClose(expected[l].bias, exact));
    }
}

void check_gradient(const Task& task) {
    check_gradients(subject::gradient(task.layers, task.x, task.y), gradient_of(task.layers, task.x, task.y));
}

void check_layers(const Layers& got, const Layers& expected, subject::Tolerance tolerance) {
    {
        INFO("how many layers there are");
        REQUIRE_THAT(got.size(), Is(expected.size()));
    }
    for (std::size_t l = 0; l < got.size(); ++l) {
        {
            INFO("layer " << l << ", the weight");
            REQUIRE_THAT(got[l].weight, IsClose(expected[l].weight, tolerance));
        }
        {
            INFO("layer " << l << ", the bias");
            REQUIRE_THAT(got[l].bias, IsClose(expected[l].bias, tolerance));
        }
        INFO("layer " << l << ", the activation");
        REQUIRE_THAT(got[l].activation, Is(expected[l].activation));
    }
}

/// Whether the layers have the shapes of the others, so that one may look into them.
void require_shapes(const Layers& got, const Layers& expected) {
    REQUIRE_THAT(got.size(), Is(expected.size()));
    for (std::size_t l = 0; l < got.size(); ++l) {
        REQUIRE_THAT(got[l].weight, HasShape(expected[l].weight.shape(0), expected[l].weight.shape(1)));
        REQUIRE_THAT(got[l].bias, HasShape(expected[l].bias.size()));
    }
}

std::vector<LayerGradient> random_gradients(const Layers& layers) {
    std::vector<LayerGradient> gradients;
    for (const nn::Dense& layer : layers)
        gradients.push_back({some(layer.weight.shape(0), layer.weight.shape(1)), some(layer.bias.size())});
    return gradients;
}

void check_step(const Layers& layers, double rate, double decay) {
    const auto gradients = random_gradients(layers);
    check_layers(subject::sgd_step(layers, gradients, rate, decay), stepped(layers, gradients, rate, decay),
                 exact);
}

/// Everything that can misfit in a network of three layers, a batch and its targets.
std::vector<Task> tasks_that_do_not_fit() {
    const Task good =
        some_task(4, {3, 2, 4, 2}, {Activation::tanh, Activation::sigmoid, Activation::identity});
    std::vector<Task> tasks;
    const auto add = [&](auto change) {
        tasks.push_back(good);
        change(tasks.back());
    };
    for (const std::size_t in : {2, 4, 0}) add([&](Task& t) { t.x = some(4, in); });
    for (const std::size_t n : {3, 5, 1}) add([&](Task& t) { t.y = some(n, 2); });
    for (const std::size_t out : {1, 3}) add([&](Task& t) { t.y = some(4, out); });
    for (const std::size_t l : {0, 1, 2}) {
        const std::size_t out = good.layers[l].bias.size();
        for (const std::size_t size : {out + 1, std::size_t{1}})
            add([&](Task& t) { t.layers[l].bias = some(size); });
        for (const std::size_t in : {good.layers[l].weight.shape(1) + 1, good.layers[l].weight.shape(1) - 1})
            add([&](Task& t) { t.layers[l].weight = some(out, in); });
    }
    return tasks;
}

/// What has no loss: no layers, no samples, no outputs.
std::vector<Task> tasks_without_a_loss() {
    return {{{}, some(3, 2), some(3, 2)},
            some_task(0, {3, 2, 2}, {Activation::tanh}),
            some_task(3, {3, 2, 0}, {Activation::tanh})};
}

// train

/// What gradient descent with all samples in each step comes to.
Trained descended(Layers layers, const Matrix& x, const Matrix& y, std::size_t steps, double rate,
                  double decay) {
    Trained trained{std::move(layers), Vector::from_shape({steps + 1})};
    trained.losses(0) = loss_of(trained.layers, x, y);
    for (std::size_t step = 1; step <= steps; ++step) {
        trained.layers = stepped(trained.layers, gradient_of(trained.layers, x, y), rate, decay);
        trained.losses(step) = loss_of(trained.layers, x, y);
    }
    return trained;
}

void check_full_batch(const Task& task, const Options& options) {
    const Trained expected =
        descended(task.layers, task.x, task.y, options.epochs, options.learning_rate, options.weight_decay);
    const Trained got = subject::train(task.layers, task.x, task.y, options);
    {
        INFO("the losses");
        CHECK_THAT(got.losses, IsClose(expected.losses, trained_close));
    }
    check_layers(got.layers, expected.layers, trained_close);
}

/// The largest difference between numbers of networks of the same shapes; NaN if one of them is.
double distance(const Layers& a, const Layers& b) {
    double most = 0;
    const auto look = [&](double difference) {
        if (!(std::abs(difference) <= most)) most = std::isnan(most) ? most : std::abs(difference);
    };
    for (std::size_t l = 0; l < a.size(); ++l) {
        for (std::size_t p = 0; p < a[l].weight.size(); ++p)
            look(a[l].weight.data()[p] - b[l].weight.data()[p]);
        for (std::size_t k = 0; k < a[l].bias.size(); ++k) look(a[l].bias(k) - b[l].bias(k));
    }
    return most;
}

Matrix rows_of(const Matrix& m, const Indices& indices) {
    Matrix rows = Matrix::from_shape({indices.size(), m.shape(1)});
    for (std::size_t i = 0; i < indices.size(); ++i) {
        for (std::size_t j = 0; j < m.shape(1); ++j) rows(i, j) = m(indices[i], j);
    }
    return rows;
}

/// The layers after one epoch, for every way to deal the samples into a sequence of batches of this size.
std::vector<Layers> after_an_epoch(const Task& task, std::size_t size, double rate, double decay) {
    const std::size_t n = task.x.shape(0);
    std::vector<Layers> ends;
    Indices batch_of(n);  // by sample
    for (std::size_t i = 0; i < n; ++i) batch_of[i] = i / size;
    do {
        Layers layers = task.layers;
        for (std::size_t batch = 0; batch * size < n; ++batch) {
            Indices samples;
            for (std::size_t i = 0; i < n; ++i) {
                if (batch_of[i] == batch) samples.push_back(i);
            }
            layers = stepped(layers, gradient_of(layers, rows_of(task.x, samples), rows_of(task.y, samples)),
                             rate, decay);
        }
        ends.push_back(std::move(layers));
    } while (std::ranges::next_permutation(batch_of).found);
    return ends;
}

/// n samples of features around 0, half of the labels +1 and half -1, whatever the features: nothing to learn in them. Not
/// by chance: if all labels were the same, a bias would do, and there would be no gap to narrow.
Task noise(std::size_t n, const Layers& layers) {
    Task task{layers, Matrix::from_shape({n, layers.front().weight.shape(1)}), Matrix::from_shape({n, 1})};
    for (double& feature : task.x) feature = subject::random().normal();
    for (std::size_t i = 0; i < n; ++i) task.y(i, 0) = i % 2 == 0 ? 1 : -1;
    return task;
}

constexpr std::size_t epochs_of_noise = 120;

/// A wide network to begin with.
Layers wide_network(std::size_t in) {
    return nn::initial_layers({in, 20, 1}, Activation::tanh, integer(0, 1'000'000));
}

void require_losses(const Trained& trained, std::size_t epochs) {
    REQUIRE_THAT(trained.losses, HasShape(epochs + 1));
}

/// Asks that a first step with all samples takes the last layer's weight against its gradient, however far: a low loss alone
/// may have been found by searching.
void check_downhill(const Task& task) {
    const Trained got = subject::train(task.layers, task.x, task.y, {1, task.x.shape(0), 1e-3, 0, 1});
    require_shapes(got.layers, task.layers);
    const std::size_t last = task.layers.size() - 1;
    double way = 0, length = 0, slope = 0;
    for (std::size_t p = 0; p < task.layers[last].weight.size(); ++p) {
        const double derivative = loss_of(task.layers, task.x, task.y, last, p).derivative;
        const double moved = got.layers[last].weight.data()[p] - task.layers[last].weight.data()[p];
        way += moved * derivative;
        length += moved * moved;
        slope += derivative * derivative;
    }
    INFO(
        "one step with all samples at a rate of 0.001: the cosine of the angle between the way that the last "
        "layer's weight has gone and its gradient");
    CHECK_THAT(way / std::sqrt(length * slope), IsClose(-1.0, {0, 1e-4}));
}

/// 0 if the value is below the bound, else by how much it is not; so that NaN fails.
double excess(double value, double bound) {
    return value < bound ? 0 : value - bound;
}

}  // namespace

// mse

TEST_CASE("the mean of the squares over samples and outputs, of rectangular shapes", "[mse][weight:2]") {
    for (const auto& [n, out] :
         {std::pair<std::size_t, std::size_t>{3, 3}, {5, 2}, {2, 5}, {1, 4}, {4, 1}, {300, 2}, {2, 300}}) {
        const Matrix predicted = some(n, out);
        const Matrix y = some(n, out);
        double sum = 0;
        for (std::size_t i = 0; i < y.size(); ++i)
            sum += (predicted.data()[i] - y.data()[i]) * (predicted.data()[i] - y.data()[i]);
        CHECK_THAT(subject::mse(predicted, y), IsClose(sum / static_cast<double>(n * out), exact));
    }
}

TEST_CASE("errors of either sign count alike, large ones too, and errors that add up to 0", "[mse]") {
    const double a = subject::random().uniform(1, 3);
    CHECK_THAT(subject::mse({{a, 0}, {0, 0}}, {{0, a}, {0, 0}}), IsClose(a * a / 2, exact));
    CHECK_THAT(subject::mse({{1e6 * a / 3}}, {{-1e6 * a / 3}}), IsClose(4e12 * a * a / 9, exact));
    CHECK_THAT(subject::mse({{1e-3 * a, 2 * a}}, {{0, 2 * a}}), IsClose(5e-7 * a * a, exact));
}

TEST_CASE("what is predicted exactly has a loss of 0", "[mse][edge]") {
    const Matrix y = some(3, 2);
    CHECK_THAT(subject::mse(y, y), IsClose(0.0));
}

TEST_CASE("shapes that differ are refused, and nothing has no mean", "[mse][edge]") {
    const Matrix y = some(3, 2);
    for (const auto& [n, out] :
         {std::pair<std::size_t, std::size_t>{2, 3}, {3, 1}, {1, 2}, {1, 1}, {6, 1}, {0, 2}, {3, 0}}) {
        CHECK_REFUSES(subject::mse(some(n, out), y));
        CHECK_REFUSES(subject::mse(y, some(n, out)));
    }
    for (const auto& [n, out] : {std::pair<std::size_t, std::size_t>{0, 2}, {2, 0}, {0, 0}})
        CHECK_REFUSES(subject::mse(some(n, out), some(n, out)));
}

// gradient

TEST_CASE("a single layer, whichever activation it has", "[gradient]") {
    for (const Activation g : every_activation) {
        if (g != Activation::threshold) check_gradient(some_task(4, {3, 2}, {g}));
    }
}

TEST_CASE("two layers, square and not, one output or several", "[gradient][weight:2]") {
    check_gradient(some_task(3, {3, 3, 3}, {Activation::tanh, Activation::identity}));
    check_gradient(some_task(5, {2, 4, 1}, {Activation::sigmoid, Activation::identity}));
    check_gradient(some_task(2, {4, 3, 2}, {Activation::tanh, Activation::sigmoid}));
    check_gradient(some_task(1, {1, 2, 3}, {Activation::relu, Activation::tanh}));
}

TEST_CASE("deep stacks of three to seven layers, in which every activation occurs", "[gradient][weight:2]") {
    check_gradient(some_task(3, {3, 3, 3, 3}, {Activation::tanh, Activation::sigmoid, Activation::identity}));
    check_gradient(some_task(4, {2, 3, 4, 3, 2, 1},
                             {Activation::tanh, Activation::leaky_relu, Activation::relu,
                              Activation::identity, Activation::sigmoid}));
    check_gradient(
        some_task(2, {3, 2, 3, 2, 3, 2, 3, 2}, {Activation::tanh, Activation::tanh, Activation::leaky_relu}));
}

TEST_CASE("hundreds of samples, of inputs, of neurons", "[gradient]") {
    check_gradient(some_task(300, {1, 2, 1}, {Activation::tanh, Activation::identity}));
    check_gradient(some_task(2, {300, 1}, {Activation::identity}));
    check_gradient(some_task(1, {1, 260, 1}, {Activation::tanh, Activation::identity}));
}

TEST_CASE("nothing passes back through a threshold layer, and all behind it is as ever", "[gradient]") {
    check_gradient(
        some_task(4, {3, 4, 3, 2}, {Activation::tanh, Activation::threshold, Activation::identity}));
    check_gradient(some_task(4, {2, 3, 2}, {Activation::threshold, Activation::tanh}));
    check_gradient(
        some_task(4, {2, 4, 3, 2}, {Activation::threshold, Activation::tanh, Activation::identity}));
}

TEST_CASE(
    "predictions that are exact have no gradient; layers without neurons and samples without features have "
    "one",
    "[gradient][edge]") {
    Task perfect = some_task(3, {2, 1}, {Activation::identity});
    perfect.layers[0].weight = {{1, 0}};
    perfect.layers[0].bias = {0};
    for (std::size_t i = 0; i < 3; ++i) perfect.y(i, 0) = perfect.x(i, 0);
    check_gradient(perfect);
    check_gradient(some_task(3, {2, 0, 2}, {Activation::tanh, Activation::identity}));
    check_gradient(some_task(3, {0, 2, 1}, {Activation::tanh, Activation::identity}));
    check_gradient(some_task(2, {0, 1}, {Activation::sigmoid}));
}

TEST_CASE("what does not fit has no gradient, at whatever place, and neither has nothing",
          "[gradient][edge]") {
    for (const Task& task : tasks_that_do_not_fit())
        CHECK_REFUSES(subject::gradient(task.layers, task.x, task.y));
    for (const Task& task : tasks_without_a_loss())
        CHECK_REFUSES(subject::gradient(task.layers, task.x, task.y));
}

// sgd_step

TEST_CASE("against the gradient by the rate, and weights towards 0, in every layer", "[sgd_step][weight:2]") {
    check_step(random_layers({3, 3, 3}, {Activation::tanh}), subject::random().uniform(0.1, 0.5),
               subject::random().uniform(0.2, 0.8));
    check_step(random_layers({2, 4, 3, 1, 2, 3}, {Activation::relu, Activation::sigmoid}),
               subject::random().uniform(0.1, 0.5), subject::random().uniform(0.2, 0.8));
    check_step(random_layers({300, 2, 300}, {Activation::tanh}), 0.25, 0.5);
}

TEST_CASE("without decay, and with a decay of 3: biases do not decay", "[sgd_step]") {
    for (const double decay : {0.0, 3.0})
        check_step(random_layers({2, 3, 2}, {Activation::sigmoid}), 0.2, decay);
}

TEST_CASE("with a gradient of 0 weights shrink by the factor 1 - r d, whatever their sign", "[sgd_step]") {
    const Layers layers = random_layers({3, 2}, {Activation::identity});
    std::vector<LayerGradient> none = random_gradients(layers);
    none[0].weight.fill(0);
    none[0].bias.fill(0);
    check_layers(subject::sgd_step(layers, none, 0.5, 0.25), stepped(layers, none, 0.5, 0.25), exact);
}

TEST_CASE("a rate of 0 changes nothing, and every activation stays what it was", "[sgd_step][edge]") {
    check_step(random_layers({2, 2, 2}, {Activation::tanh}), 0, 0.5);
    for (const Activation g : every_activation) check_step(random_layers({2, 3}, {g}), 0.25, 0.5);
}

TEST_CASE("no layers stay none, and layers without neurons or inputs keep their biases moving",
          "[sgd_step][edge]") {
    CHECK_THAT(subject::sgd_step({}, {}, 0.5, 0.5).size(), Is(std::size_t{0}));
    check_step(random_layers({2, 0, 3}, {Activation::tanh}), 0.25, 0.5);
    check_step(random_layers({0, 2}, {Activation::tanh}), 0.25, 0.5);
}

TEST_CASE("gradients that are too few, too many, or of another shape are refused, in whatever layer",
          "[sgd_step][edge]") {
    const Layers layers = random_layers({3, 2, 2}, {Activation::tanh});
    const auto good = random_gradients(layers);
    CHECK_REFUSES(subject::sgd_step(layers, {}, 0.1, 0));
    CHECK_REFUSES(subject::sgd_step(layers, {good[0]}, 0.1, 0));
    CHECK_REFUSES(subject::sgd_step(layers, {good[0], good[1], good[1]}, 0.1, 0));
    CHECK_REFUSES(subject::sgd_step({}, good, 0.1, 0));
    for (const std::size_t l : {0, 1}) {
        const std::size_t in = layers[l].weight.shape(1);
        for (const auto& [rows, columns] : {std::pair<std::size_t, std::size_t>{in + 1, 2},
                                            {2, in + 1},
                                            {2 * in, 1},
                                            {1, 2 * in},
                                            {1, in},
                                            {2, 1},
                                            {0, in},
                                            {2, 0}}) {
            auto wrong = good;
            wrong[l].weight = some(rows, columns);
            CHECK_REFUSES(subject::sgd_step(layers, wrong, 0.1, 0));
        }
        for (const std::size_t size : {3, 1, 0}) {
            auto wrong = good;
            wrong[l].bias = some(size);
            CHECK_REFUSES(subject::sgd_step(layers, wrong, 0.1, 0));
        }
    }
}

// mini_batches

TEST_CASE("each index is in one batch, and the last batch has what is left over",
          "[mini_batches][weight:2]") {
    for (const auto& [n, size] :
         {std::pair<std::size_t, std::size_t>{12, 4}, {13, 4}, {15, 4}, {9, 2}, {300, 7}, {1000, 300}})
        check_batches(subject::mini_batches(n, size, integer(0, 1'000'000)), n, size);
}

TEST_CASE("the order is shuffled, and another one for another seed", "[mini_batches]") {
    std::vector<Indices> orders = {measure::counted(300)};
    auto seeds = some_seeds(7);
    seeds.push_back(seeds.front() ^ 65'536);  // the lower half alone is no seed
    for (const std::size_t seed : seeds) {
        const auto batches = subject::mini_batches(300, 50, seed);
        check_batches(batches, 300, 50);
        const Indices order = measure::joined(batches);
        for (const Indices& before : orders) {
            std::size_t same = 0;
            for (std::size_t i = 0; i < 300; ++i) same += order[i] == before[i] ? 1 : 0;
            INFO("more than 20 of 300 indices are where they are without shuffling, or for another seed");
            CHECK_THAT(same > 20, Is(false));
        }
        // From one index to the next it is 1 further, or 7: no shuffle, but an order like the first.
        std::map<std::size_t, std::size_t> steps;
        for (std::size_t i = 1; i < 300; ++i) ++steps[(order[i] + 300 - order[i - 1]) % 300];
        for (const auto& [step, count] : steps) {
            if (count <= 100) continue;
            INFO("from one index to the next it is " << step << " further in more than 100 of 299 places");
            CHECK_THAT(count <= 100, Is(true));
        }
        orders.push_back(order);
    }
}

TEST_CASE("over 60 seeds each index is in each batch about as often as in any other", "[mini_batches]") {
    std::vector<Indices> counts(6, Indices(3, 0));
    for (const std::size_t seed : some_seeds(60)) {
        const auto batches = subject::mini_batches(6, 2, seed);
        check_batches(batches, 6, 2);
        for (std::size_t k = 0; k < 3; ++k) {
            for (const std::size_t i : batches[k]) ++counts[std::min<std::size_t>(i, 5)][k];
        }
    }
    for (std::size_t i = 0; i < 6; ++i) {
        for (std::size_t k = 0; k < 3; ++k) {
            INFO("index " << i << " is in batch " << k << " in " << counts[i][k]
                          << " of 60 orders; 20 are expected, fewer than 2 or more than 40 are no shuffle");
            CHECK_THAT(counts[i][k] >= 2 && counts[i][k] <= 40, Is(true));
        }
    }
}

TEST_CASE("over 200 seeds each two indices are in one batch about as often as any other two",
          "[mini_batches][weight:2]") {
    struct Asked {
        std::size_t n, size, fewest, expected,
            most;  // bounds that a shuffle meets but once in a million times
    };
    for (const auto& [n, size, fewest, expected, most] :
         {Asked{6, 2, 10, 40, 80}, Asked{12, 4, 20, 55, 100}}) {
        std::map<std::pair<std::size_t, std::size_t>, std::size_t> counts;
        for (const std::size_t seed : some_seeds(200)) {
            const auto batches = subject::mini_batches(n, size, seed);
            check_batches(batches, n, size);
            for (const Indices& batch : batches) {
                for (const std::size_t i : batch) {
                    for (const std::size_t j : batch) counts[{i, j}] += i < j ? 1 : 0;
                }
            }
        }
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = i + 1; j < n; ++j) {
                const std::size_t count = counts[{i, j}];
                INFO("indices " << i << " and " << j << " of " << n << " are in one batch of " << size
                                << " in " << count << " of 200 orders; " << expected
                                << " are expected, fewer than " << fewest << " or more than " << most
                                << " are no shuffle");
                CHECK_THAT(count >= fewest && count <= most, Is(true));
            }
        }
    }
}

TEST_CASE("one batch for all, batches of one, a batch that could hold more, no indices at all",
          "[mini_batches][edge]") {
    for (const auto& [n, size] :
         {std::pair<std::size_t, std::size_t>{5, 5}, {5, 6}, {5, 1'000'000}, {5, 1}, {1, 1}, {0, 3}, {0, 1}})
        check_batches(subject::mini_batches(n, size, 7), n, size);
}

TEST_CASE("batches of none are refused, also of no indices", "[mini_batches][edge]") {
    CHECK_REFUSES(subject::mini_batches(4, 0, 7));
    CHECK_REFUSES(subject::mini_batches(0, 0, 7));
}

// train

TEST_CASE("with all samples in one batch: every step, layer and loss is that of gradient descent",
          "[train][weight:2]") {
    const Task task = some_task(5, {2, 3, 1}, {Activation::tanh, Activation::identity});
    check_full_batch(task, {6, 5, 0.1, 0, 3});
    check_full_batch(task, {4, 9, 0.1, 0.5, 4});
    check_full_batch(
        some_task(3, {3, 3, 3, 3}, {Activation::sigmoid, Activation::tanh, Activation::identity}),
        {5, 3, 0.2, 0.1, 5});
    // A rate at which the loss rises: the layers are those of the last step all the same.
    check_full_batch(some_task(4, {2, 1}, {Activation::identity}), {3, 4, 4, 0, 6});
}

TEST_CASE("an epoch makes a step for each batch, the last and smaller one too, with the mean over the batch",
          "[train][weight:2]") {
    // All samples are the same one, so that it makes no difference which of them are in a batch.
    for (const auto& [n, size, steps] :
         {std::array<std::size_t, 3>{7, 3, 3}, {6, 2, 3}, {5, 1, 5}, {9, 4, 3}}) {
        const Task one = some_task(1, {2, 2, 2}, {Activation::tanh, Activation::identity});
        Task task{one.layers, Matrix::from_shape({n, 2}), Matrix::from_shape({n, 2})};
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < 2; ++j) {
                task.x(i, j) = one.x(0, j);
                task.y(i, j) = one.y(0, j);
            }
        }
        const Trained expected = descended(one.layers, one.x, one.y, 2 * steps, 0.1, 0.2);
        const Trained got =
            subject::train(task.layers, task.x, task.y, {2, size, 0.1, 0.2, integer(0, 1000)});
        {
            INFO("the losses");
            CHECK_THAT(got.losses,
                       IsClose(Vector{expected.losses(0), expected.losses(steps), expected.losses(2 * steps)},
                               trained_close));
        }
        check_layers(got.layers, expected.layers, trained_close);
    }
}

TEST_CASE("at a tiny rate the steps of an epoch add up to the gradient of every sample, each taken once",
          "[train]") {
    constexpr double rate = 1e-6;
    for (const auto& [n, size, epochs] : {std::array<std::size_t, 3>{8, 2, 1}, {6, 1, 3}, {9, 3, 2}}) {
        const Task task = some_task(n, {2, 3, 1}, {Activation::tanh, Activation::identity});
        const auto gradients = gradient_of(task.layers, task.x, task.y);
        const Trained got =
            subject::train(task.layers, task.x, task.y, {epochs, size, rate, 0, integer(0, 1000)});
        require_shapes(got.layers, task.layers);
        const auto steps = static_cast<double>(epochs * n / size);
        for (std::size_t l = 0; l < 2; ++l) {
            Matrix moved = task.layers[l].weight;
            Matrix expected = moved;
            for (std::size_t p = 0; p < moved.size(); ++p) {
                moved.data()[p] = (moved.data()[p] - got.layers[l].weight.data()[p]) / rate;
                expected.data()[p] = steps * gradients[l].weight.data()[p];
            }
            INFO("layer " << l << ", how far the weight has moved, divided by the rate");
            CHECK_THAT(moved, IsClose(expected, {0, 1e-2}));
        }
    }
}

TEST_CASE("the losses are those of the layers, on all samples and without decay, before training and after",
          "[train][edge]") {
    for (const std::size_t size : {1, 3, 4}) {
        const Task task = some_task(8, {2, 4, 2}, {Activation::tanh, Activation::identity});
        const Trained got =
            subject::train(task.layers, task.x, task.y, {5, size, 0.05, 0.3, integer(0, 1000)});
        require_shapes(got.layers, task.layers);
        REQUIRE_THAT(got.losses, HasShape(6));
        CHECK_THAT(got.losses(0), IsClose(loss_of(task.layers, task.x, task.y), exact));
        CHECK_THAT(got.losses(5), IsClose(loss_of(got.layers, task.x, task.y), exact));
        const Trained begun = subject::train(task.layers, task.x, task.y, {0, size, 0.05, 0.3, 1});
        REQUIRE_THAT(begun.losses, HasShape(1));
    }
}

TEST_CASE("another seed takes the samples in another order, and so does another epoch", "[train][edge]") {
    const Task task = some_task(12, {2, 3, 1}, {Activation::tanh, Activation::identity});
    const auto seeds = some_seeds(2);
    const Trained once = subject::train(task.layers, task.x, task.y, {1, 1, 0.1, 0, seeds[0]});
    const Trained twice = subject::train(task.layers, task.x, task.y, {2, 1, 0.1, 0, seeds[0]});
    const Trained other = subject::train(task.layers, task.x, task.y, {1, 1, 0.1, 0, seeds[1]});
    for (const Trained* trained : {&once, &twice, &other}) require_shapes(trained->layers, task.layers);
    {
        INFO("two seeds come to the same layers");
        CHECK_THAT(distance(once.layers, other.layers) > 1e-6, Is(true));
    }
    // If both epochs took the samples in one order, the second would be the first one again, from where that ended.
    const Trained again = subject::train(once.layers, task.x, task.y, {1, 1, 0.1, 0, seeds[0]});
    require_shapes(again.layers, task.layers);
    INFO("the second epoch takes the samples in the order of the first");
    CHECK_THAT(distance(twice.layers, again.layers) > 1e-6, Is(true));
}

TEST_CASE("an epoch of few samples is one of the ways to deal them into batches, and not always the same",
          "[train][weight:3]") {
    for (const auto& [n, size] : {std::array<std::size_t, 2>{4, 2}, {6, 2}, {4, 1}, {6, 3}}) {
        const Task task = some_task(n, {2, 3, 1}, {Activation::tanh, Activation::identity});
        const auto ways = after_an_epoch(task, size, 0.1, 0.1);
        std::vector<Layers> ends;
        for (const std::size_t seed : some_seeds(8)) {
            ends.push_back(subject::train(task.layers, task.x, task.y, {1, size, 0.1, 0.1, seed}).layers);
            require_shapes(ends.back(), task.layers);
            const bool is_a_way = std::ranges::any_of(
                ways, [&](const Layers& way) { return distance(ends.back(), way) < 1e-6; });
            INFO(n << " samples in batches of " << size
                   << ": whether the layers are those that some order of the samples leads to");
            CHECK_THAT(is_a_way, Is(true));
        }
        INFO(n << " samples in batches of " << size << ": whether 8 seeds lead to more than one end");
        CHECK_THAT(
            std::ranges::any_of(ends, [&](const Layers& end) { return distance(end, ends.front()) > 1e-6; }),
            Is(true));
    }
}

TEST_CASE("what can be learned is learned downhill, whatever the order: the loss falls to a hundredth",
          "[train]") {
    // A straight line through points that all lie on one.
    Task line = some_task(20, {2, 1}, {Activation::identity});
    const Vector slope = {subject::random().away_from_zero(1, 2), subject::random().away_from_zero(1, 2)};
    for (std::size_t i = 0; i < 20; ++i) line.y(i, 0) = slope(0) * line.x(i, 0) + slope(1) * line.x(i, 1) + 1;
    line.layers[0].weight = {{-slope(0), -slope(1)}};
    check_downhill(line);
    for (const std::size_t size : {1, 6}) {
        const Trained got =
            subject::train(line.layers, line.x, line.y, {40, size, 0.05, 0, integer(0, 1'000'000)});
        require_losses(got, 40);
        require_shapes(got.layers, line.layers);
        const double first = loss_of(line.layers, line.x, line.y);
        INFO("by how much the trained network's loss is above 1/100 of that before, " << first);
        CHECK_THAT(excess(loss_of(got.layers, line.x, line.y), first / 100), IsClose(0.0));
    }
}

TEST_CASE(
    "a wide network learns labels that are noise and is wrong about others; weight decay narrows the gap",
    "[train][weight:2]") {
    const Layers layers = wide_network(6);
    const Task task = noise(8, layers);
    const Task others = noise(200, layers);
    check_downhill(task);
    const std::size_t seed = integer(0, 1'000'000);
    std::vector<double> losses;
    std::vector<double> gaps;
    for (const double decay : {0.0, 1.0}) {
        const Trained got =
            subject::train(task.layers, task.x, task.y, {epochs_of_noise, 4, 0.05, decay, seed});
        require_losses(got, epochs_of_noise);
        require_shapes(got.layers, layers);
        losses.push_back(loss_of(got.layers, task.x, task.y));
        gaps.push_back(loss_of(got.layers, others.x, others.y) - loss_of(got.layers, task.x, task.y));
    }
    {
        INFO("without decay: by how much the last loss is above 0.4");
        CHECK_THAT(excess(losses[0], 0.4), IsClose(0.0));
    }
    {
        INFO("without decay: by how much the gap is below 0.5");
        CHECK_THAT(excess(0.5, gaps[0]), IsClose(0.0));
    }
    {
        INFO("the gap is " << gaps[0] << " without decay and " << gaps[1]
                           << " with it: by how much more than 0.8 times");
        CHECK_THAT(excess(gaps[1], 0.8 * gaps[0]), IsClose(0.0));
    }
    INFO("the loss is " << losses[0] << " without decay and " << losses[1]
                        << " with it: by how much too little more");
    CHECK_THAT(excess(losses[0] + 0.05, losses[1]), IsClose(0.0));
}

TEST_CASE("no epochs give back the layers and one loss; layers may have no neurons, samples no features",
          "[train][edge]") {
    check_full_batch(some_task(4, {2, 3, 1}, {Activation::relu, Activation::tanh}), {0, 2, 0.1, 0.1, 1});
    check_full_batch(some_task(4, {2, 0, 2}, {Activation::tanh, Activation::identity}), {2, 4, 0.1, 0.1, 1});
    check_full_batch(some_task(4, {0, 2, 1}, {Activation::tanh, Activation::identity}), {2, 4, 0.1, 0.1, 1});
    check_full_batch(some_task(1, {2, 1}, {Activation::sigmoid}), {3, 1, 0.1, 0.1, 1});
}

TEST_CASE("batches of none are refused, and all that has no gradient, for 0 epochs too", "[train][edge]") {
    for (const std::size_t epochs : {2, 0}) {
        const Task good = some_task(4, {2, 3, 1}, {Activation::tanh, Activation::identity});
        CHECK_REFUSES(subject::train(good.layers, good.x, good.y, {epochs, 0, 0.1, 0, 1}));
        for (const Task& task : tasks_that_do_not_fit())
            CHECK_REFUSES(subject::train(task.layers, task.x, task.y, {epochs, 2, 0.1, 0, 1}));
        for (const Task& task : tasks_without_a_loss())
            CHECK_REFUSES(subject::train(task.layers, task.x, task.y, {epochs, 2, 0.1, 0, 1}));
    }
}

// split

TEST_CASE("each index is either for training or held out, as many as were asked for", "[split][weight:2]") {
    for (const auto& [n, held_out] :
         {std::pair<std::size_t, std::size_t>{10, 3}, {11, 8}, {40, 20}, {300, 7}, {1000, 600}})
        check_split(subject::split(n, held_out, integer(0, 1'000'000)), n, held_out);
}

TEST_CASE("it is no block of the file that is held out, and other indices for another seed", "[split]") {
    std::vector<Indices> seen;
    for (const std::size_t seed : some_seeds(4)) {
        const student::Split split = subject::split(200, 100, seed);
        check_split(split, 200, 100);
        const Indices held_out = measure::sorted(split.validation);
        std::size_t in_first_half = 0;
        for (const std::size_t i : held_out) in_first_half += i < 100 ? 1 : 0;
        {
            INFO(in_first_half << " of 100 that are held out are from the first half, seed " << seed
                               << "; fewer than 15 or more than 85 are no chance");
            CHECK_THAT(in_first_half >= 15 && in_first_half <= 85, Is(true));
        }
        std::size_t followed = 0;
        for (std::size_t i = 1; i < 100; ++i) followed += held_out[i] == held_out[i - 1] + 1 ? 1 : 0;
        {
            INFO("the next index is held out too for " << followed << " of 100 that are, seed " << seed
                                                       << "; more than 80 are a block");
            CHECK_THAT(followed > 80, Is(false));
        }
        for (const Indices& before : seen) {
            INFO("another seed holds out the same indices");
            CHECK_THAT(held_out == before, Is(false));
        }
        seen.push_back(held_out);
    }
}

TEST_CASE("over 60 seeds each index is held out about as often as any other", "[split]") {
    Indices counts(5, 0);
    for (const std::size_t seed : some_seeds(60)) {
        const student::Split split = subject::split(5, 2, seed);
        check_split(split, 5, 2);
        for (const std::size_t i : split.validation) ++counts[std::min<std::size_t>(i, 4)];
    }
    for (std::size_t i = 0; i < 5; ++i) {
        INFO("index " << i << " is held out in " << counts[i]
                      << " of 60 splits; 24 are expected, fewer than 4 or more than 46 are no chance");
        CHECK_THAT(counts[i] >= 4 && counts[i] <= 46, Is(true));
    }
}

TEST_CASE("over 200 seeds each two indices are held out together about as often as any other two",
          "[split]") {
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> counts;
    for (const std::size_t seed : some_seeds(200)) {
        const student::Split split = subject::split(5, 2, seed);
        check_split(split, 5, 2);
        ++counts[std::minmax(split.validation[0], split.validation[1])];
    }
    for (std::size_t i = 0; i < 5; ++i) {
        for (std::size_t j = i + 1; j < 5; ++j) {
            const std::size_t count = counts[{i, j}];
            INFO("indices " << i << " and " << j << " are held out together in " << count
                            << " of 200 splits; 20 are expected, fewer than 3 or more than 60 are no chance");
            CHECK_THAT(count >= 3 && count <= 60, Is(true));
        }
    }
}

TEST_CASE("all for training, all held out, one, none", "[split][edge]") {
    for (const auto& [n, held_out] :
         {std::pair<std::size_t, std::size_t>{6, 0}, {6, 6}, {1, 0}, {1, 1}, {0, 0}})
        check_split(subject::split(n, held_out, 5), n, held_out);
}

TEST_CASE("more held out than there are is refused", "[split][edge]") {
    for (const auto& [n, held_out] : {std::pair<std::size_t, std::size_t>{6, 7}, {0, 1}, {3, 1000}})
        CHECK_REFUSES(subject::split(n, held_out, 5));
}

// generalization_gap

TEST_CASE("validation loss minus training loss, of sets of different size, above 0 and below",
          "[generalization_gap][weight:2]") {
    for (const auto& [n, held_out] : {std::pair<std::size_t, std::size_t>{4, 4}, {5, 2}, {1, 7}, {300, 2}}) {
        const Task task = some_task(n, {2, 3, 2}, {Activation::tanh, Activation::identity});
        const Matrix x = some(held_out, 2);
        const Matrix y = some(held_out, 2);
        const double gap = loss_of(task.layers, x, y) - loss_of(task.layers, task.x, task.y);
        CHECK_THAT(subject::generalization_gap(task.layers, task.x, task.y, x, y), IsClose(gap, exact));
        CHECK_THAT(subject::generalization_gap(task.layers, x, y, task.x, task.y), IsClose(-gap, exact));
    }
}

TEST_CASE("a network that was trained on noise has a gap, and the opposite one if the sets are exchanged",
          "[generalization_gap]") {
    const Task task = noise(8, wide_network(4));
    const Task others = noise(30, task.layers);
    const Layers layers = nn::train(task.layers, task.x, task.y, {200, 4, 0.05, 0, 1}).layers;
    const double gap = loss_of(layers, others.x, others.y) - loss_of(layers, task.x, task.y);
    CHECK_THAT(subject::generalization_gap(layers, task.x, task.y, others.x, others.y), IsClose(gap, exact));
    CHECK_THAT(subject::generalization_gap(layers, others.x, others.y, task.x, task.y), IsClose(-gap, exact));
}

TEST_CASE("without layers the network gives x; samples without features; the same set twice has no gap",
          "[generalization_gap][edge]") {
    const Matrix x = some(3, 2);
    const Matrix y = some(3, 2);
    const Matrix other = some(2, 2);
    CHECK_THAT(subject::generalization_gap({}, x, y, other, other), IsClose(-loss_of({}, x, y), exact));
    const Task constant = some_task(3, {0, 2}, {Activation::tanh});
    const Matrix none = Matrix::from_shape({2, 0});
    CHECK_THAT(
        subject::generalization_gap(constant.layers, constant.x, constant.y, none, other),
        IsClose(loss_of(constant.layers, none, other) - loss_of(constant.layers, constant.x, constant.y),
                exact));
    const Task task = some_task(3, {2, 2}, {Activation::tanh});
    CHECK_THAT(subject::generalization_gap(task.layers, x, y, x, y), IsClose(0.0));
}

TEST_CASE("a set that is empty or does not fit is refused, whichever of the two it is",
          "[generalization_gap][edge]") {
    const Task good =
        some_task(4, {3, 2, 4, 2}, {Activation::tanh, Activation::sigmoid, Activation::identity});
    for (const Task& task : tasks_that_do_not_fit()) {
        CHECK_REFUSES(subject::generalization_gap(task.layers, task.x, task.y, good.x, good.y));
        CHECK_REFUSES(subject::generalization_gap(task.layers, good.x, good.y, task.x, task.y));
    }
    const Matrix no_x = Matrix::from_shape({0, 3});
    const Matrix no_y = Matrix::from_shape({0, 2});
    CHECK_REFUSES(subject::generalization_gap(good.layers, no_x, no_y, good.x, good.y));
    CHECK_REFUSES(subject::generalization_gap(good.layers, good.x, good.y, no_x, no_y));
}

// best_epoch

TEST_CASE("the epoch of the smallest validation loss, wherever it is", "[best_epoch][weight:2]") {
    for (const std::size_t epochs : {4, 9, 300}) {
        for (const std::size_t best : {integer(0, 1), integer(2, 3), epochs - 1}) {
            Vector training = Vector::from_shape({epochs});
            Vector validation = Vector::from_shape({epochs});
            for (std::size_t e = 0; e < epochs; ++e) {
                training(e) = 5.0 / (1.0 + static_cast<double>(e));
                validation(e) = subject::random().uniform(2, 3);
            }
            validation(best) = subject::random().uniform(1, 1.5);
            CHECK_THAT(subject::best_epoch(training, validation), Is(best));
        }
    }
}

TEST_CASE("of several that are equally small the first", "[best_epoch]") {
    const double low = subject::random().uniform(0.5, 1);
    CHECK_THAT(subject::best_epoch({5, 4, 3, 2, 1}, {2, low, 2, low, low}), Is(std::size_t{1}));
    CHECK_THAT(subject::best_epoch({5, 4, 3, 2, 1}, {2, 3, 2, low, low}), Is(std::size_t{3}));
    CHECK_THAT(subject::best_epoch({1, 2, 3}, {low, low, low}), Is(std::size_t{0}));
    CHECK_THAT(subject::best_epoch({1, 2, 3}, {low, low - 1e-9, low}), Is(std::size_t{1}));
}

TEST_CASE("a NaN is passed over, first, last or in between, and infinity is a loss like others",
          "[best_epoch]") {
    CHECK_THAT(subject::best_epoch({5, 4, 3, 2}, {not_a_number, 4, 2, 3}), Is(std::size_t{2}));
    CHECK_THAT(subject::best_epoch({5, 4, 3, 2}, {4, not_a_number, 3, not_a_number}), Is(std::size_t{2}));
    CHECK_THAT(subject::best_epoch({5, 4, 3, 2}, {not_a_number, not_a_number, infinity, not_a_number}),
               Is(std::size_t{2}));
    CHECK_THAT(subject::best_epoch({not_a_number, not_a_number, not_a_number}, {infinity, 4, 5}),
               Is(std::size_t{1}));
    CHECK_THAT(subject::best_epoch({5, 4, 3}, {infinity, infinity, not_a_number}), Is(std::size_t{0}));
}

TEST_CASE("a single epoch is the best; no epochs, none but NaN, and lists of different size are refused",
          "[best_epoch][edge]") {
    CHECK_THAT(subject::best_epoch({1}, {2}), Is(std::size_t{0}));
    CHECK_REFUSES(subject::best_epoch(some(0), some(0)));
    CHECK_REFUSES(subject::best_epoch({1, 2}, {not_a_number, not_a_number}));
    for (const std::size_t size : {3, 1, 0}) {
        CHECK_REFUSES(subject::best_epoch(some(size), some(2)));
        CHECK_REFUSES(subject::best_epoch(some(2), some(size)));
    }
}

// local_weight

TEST_CASE("the kernel in every row, one place further each time, and 0 elsewhere",
          "[local_weight][weight:2]") {
    for (const auto& [k, n] :
         {std::pair<std::size_t, std::size_t>{2, 3}, {3, 3}, {2, 7}, {3, 8}, {5, 6}, {1, 4}, {3, 300}}) {
        const Vector kernel = some(k);
        Matrix expected = Matrix::from_shape({n - k + 1, n});
        expected.fill(0);
        for (std::size_t i = 0; i < n - k + 1; ++i) {
            for (std::size_t j = 0; j < k; ++j) expected(i, i + j) = kernel(j);
        }
        CHECK_THAT(subject::local_weight(kernel, n), IsClose(expected));
    }
}

TEST_CASE("a kernel as long as the input, one of a single number, one whose numbers add up to 0",
          "[local_weight]") {
    const double a = subject::random().uniform(1, 2);
    CHECK_THAT(subject::local_weight({a, 2 * a, 3 * a}, 3), IsClose(Matrix{{a, 2 * a, 3 * a}}));
    CHECK_THAT(subject::local_weight({a}, 2), IsClose(Matrix{{a, 0}, {0, a}}));
    CHECK_THAT(subject::local_weight({a, -a}, 4),
               IsClose(Matrix{{a, -a, 0, 0}, {0, a, -a, 0}, {0, 0, a, -a}}));
    CHECK_THAT(subject::local_weight({0, a, 0}, 4), IsClose(Matrix{{0, a, 0, 0}, {0, 0, a, 0}}));
}

TEST_CASE("no kernel is refused, and one that is longer than the input", "[local_weight][edge]") {
    for (const std::size_t n : {3, 0}) CHECK_REFUSES(subject::local_weight(some(0), n));
    for (const std::size_t n : {3, 1, 0}) CHECK_REFUSES(subject::local_weight(some(4), n));
}

// diagnose and predict

TEST_CASE("what the four runs of the figure say", "[diagnose]") {
    constexpr const char* look_at =
        "Look at the solid curve first: does it fall, and how far? A network that does not even get its "
        "training samples "
        "right is no good, for one of two reasons: are its steps too long, or can it do no better? If it "
        "does fall: does the "
        "dashed curve follow it to the end?";
    using student::Diagnosis;
    using student::Run;
    CHECK_THAT(subject::diagnose(Run::a), Predicts(Diagnosis::rate_too_large, look_at));
    CHECK_THAT(subject::diagnose(Run::b), Predicts(Diagnosis::overfits, look_at));
    CHECK_THAT(subject::diagnose(Run::c), Predicts(Diagnosis::fits_well, look_at));
    CHECK_THAT(subject::diagnose(Run::d), Predicts(Diagnosis::underfits, look_at));
}

namespace {

void check_prediction(student::Change change, student::Effect training_loss, student::Effect gap,
                      const char* look_at) {
    const student::Outlook outlook = subject::predict(change);
    CHECK_THAT(outlook.training_loss, Predicts(training_loss, look_at));
    CHECK_THAT(outlook.gap, Predicts(gap, look_at));
}

}  // namespace

TEST_CASE("more neurons, more samples, more wrong labels: which way do training loss and gap go?",
          "[predict]") {
    constexpr const char* look_at =
        "Three changes, and no two of them have the same answer. Ask of each: how many numbers can the "
        "network adjust for "
        "each sample? How many wrong labels must it bend to, and what does that cost on the other samples?";
    using student::Change;
    using student::Effect;
    check_prediction(Change::more_neurons, Effect::falls, Effect::rises, look_at);
    check_prediction(Change::more_samples, Effect::rises, Effect::falls, look_at);
    check_prediction(Change::noisier_labels, Effect::rises, Effect::rises, look_at);
}

TEST_CASE(
    "fewer neurons, more decay, longer training, shared weights: which way do training loss and gap go?",
    "[predict]") {
    constexpr const char* look_at =
        "A restriction keeps the network from bending to single samples. Which of the four are restrictions, "
        "and which gives "
        "it more time to memorise? What does it pay for that on its own samples?";
    using student::Change;
    using student::Effect;
    check_prediction(Change::fewer_neurons, Effect::rises, Effect::falls, look_at);
    check_prediction(Change::stronger_decay, Effect::rises, Effect::falls, look_at);
    check_prediction(Change::more_epochs, Effect::falls, Effect::rises, look_at);
    check_prediction(Change::shared_weights, Effect::rises, Effect::falls, look_at);
}
