// The hidden tests of 04_dense. Expected values are the definitions, as loops. In each check the square call
// comes first: only there do wrong layers give values that tell one mistake from another, on other shapes
// many just throw.
#include <vector>

#include "dense.hpp"
#include "subject/test.hpp"

using nn::Activation;
using nn::Matrix;
using nn::Vector;
using student::Layer;

namespace {

using Widths = std::vector<std::size_t>;

Matrix zeros(std::size_t rows, std::size_t columns) {
    Matrix matrix = Matrix::from_shape({rows, columns});
    matrix.fill(0);
    return matrix;
}

Matrix layer_by_definition(const Matrix& x, const Matrix& weight, const Vector& bias,
                           Activation g = Activation::identity) {
    Matrix a = Matrix::from_shape({x.shape(0), weight.shape(0)});
    for (std::size_t i = 0; i < a.shape(0); ++i) {
        for (std::size_t k = 0; k < a.shape(1); ++k) {
            double z = bias(k);
            for (std::size_t j = 0; j < x.shape(1); ++j) z += weight(k, j) * x(i, j);
            a(i, k) = nn::apply(g, z);
        }
    }
    return a;
}

Matrix network_by_definition(Matrix a, const std::vector<Layer>& layers) {
    for (const Layer& layer : layers) a = layer_by_definition(a, layer.weight, layer.bias, layer.activation);
    return a;
}

/// The map before, taken through one more layer: W_l (W x + b) + b_l.
student::Affine through(const Layer& layer, const student::Affine& before) {
    const std::size_t out = layer.weight.shape(0);
    student::Affine map{zeros(out, before.weight.shape(1)), layer.bias};
    for (std::size_t k = 0; k < out; ++k) {
        for (std::size_t h = 0; h < layer.weight.shape(1); ++h) {
            map.bias(k) += layer.weight(k, h) * before.bias(h);
            for (std::size_t j = 0; j < map.weight.shape(1); ++j)
                map.weight(k, j) += layer.weight(k, h) * before.weight(h, j);
        }
    }
    return map;
}

student::Affine map_by_definition(const std::vector<Layer>& layers) {
    student::Affine map{layers[0].weight, layers[0].bias};
    for (std::size_t l = 1; l < layers.size(); ++l) map = through(layers[l], map);
    return map;
}

/// The entries of a weight are at least 0.2 in size, so that a weight left out or misplaced shows.
Matrix random_weight(std::size_t out, std::size_t in, double low = 0.2, double high = 1.0) {
    Matrix weight = Matrix::from_shape({out, in});
    for (double& w : weight) w = subject::random().away_from_zero(low, high);
    return weight;
}

Vector random_bias(std::size_t out) {
    Vector bias = Vector::from_shape({out});
    for (double& b : bias) b = subject::random().away_from_zero(0.3, 1.0);
    return bias;
}

Matrix random_batch(std::size_t n, std::size_t in) {
    return subject::random().matrix(n, in, -5.0, 5.0);
}

/// Layers with the given widths, the input's first; the activations are used in turn.
std::vector<Layer> random_layers(const Widths& widths, const std::vector<Activation>& activations) {
    std::vector<Layer> layers;
    for (std::size_t l = 1; l < widths.size(); ++l) {
        layers.push_back({random_weight(widths[l], widths[l - 1]), random_bias(widths[l]),
                          activations[(l - 1) % activations.size()]});
    }
    return layers;
}

std::vector<Layer> affine_layers(const Widths& widths) {
    return random_layers(widths, {Activation::identity});
}

/// 300 layers of one neuron each: more than 8 bits count. The weights are near 1 in size, so that nothing dies out.
std::vector<Layer> three_hundred_layers() {
    std::vector<Layer> layers;
    for (int l = 0; l < 300; ++l)
        layers.push_back({random_weight(1, 1, 0.98, 1.02), random_bias(1), Activation::identity});
    return layers;
}

std::size_t integer(int low, int high) {
    return static_cast<std::size_t>(subject::random().integer(low, high));
}

std::size_t small() {
    return integer(3, 5);
}

Matrix row_of(const Matrix& x, std::size_t i) {
    Matrix row = Matrix::from_shape({std::size_t{1}, x.shape(1)});
    for (std::size_t j = 0; j < x.shape(1); ++j) row(0, j) = x(i, j);
    return row;
}

void check_layer(const Matrix& x, const Matrix& weight, const Vector& bias) {
    CHECK_THAT(subject::dense_forward(x, weight, bias), IsClose(layer_by_definition(x, weight, bias)));
}

/// n samples, `in` inputs, `out` neurons.
void check_layer(std::size_t n, std::size_t in, std::size_t out) {
    const Matrix x = random_batch(n, in);
    const Matrix weight = random_weight(out, in);
    check_layer(x, weight, random_bias(out));
}

void check_weight(const Matrix& w_in_out) {
    CHECK_THAT(subject::columns_to_weight(w_in_out), IsClose(nn::transpose(w_in_out)));
}

void check_network(const Matrix& x, const std::vector<Layer>& layers) {
    CHECK_THAT(subject::mlp_forward(x, layers), IsClose(network_by_definition(x, layers)));
}

void check_count(const std::vector<Layer>& layers, std::size_t expected) {
    CHECK_THAT(subject::parameter_count(layers), Is(expected));
}

void check_depth(const Widths& sizes, bool layers, bool hidden) {
    const student::Depth depth = subject::layer_count(sizes);
    if (layers) {
        INFO("layers");
        CHECK_THAT(depth.layers, Is(sizes.size() - 1));
    }
    if (hidden) {
        INFO("hidden");
        CHECK_THAT(depth.hidden, Is(sizes.size() - 2));
    }
}

void check_collapse(const std::vector<Layer>& layers) {
    const student::Affine map = subject::collapse_linear(layers);
    const student::Affine expected = map_by_definition(layers);
    {
        INFO("the weight");
        CHECK_THAT(map.weight, IsClose(expected.weight));
    }
    {
        INFO("the bias");
        CHECK_THAT(map.bias, IsClose(expected.bias));
    }
}

/// As many sizes, each from 1 to 20.
Widths some_sizes(std::size_t count) {
    Widths sizes;
    for (std::size_t l = 0; l < count; ++l) sizes.push_back(integer(1, 20));
    return sizes;
}

/// Stacks of one to three layers, each with an array that does not fit: a weight at every place but the first, which has
/// nothing before it, and a bias at every place.
std::vector<std::vector<Layer>> stacks_that_do_not_fit() {
    std::vector<std::vector<Layer>> stacks;
    const std::vector<Layer> good = affine_layers({3, 4, 2, 3});
    for (const std::size_t place : {1, 2}) {
        for (const std::size_t in : {good[place].weight.shape(1) + 1, good[place].weight.shape(1) - 1}) {
            stacks.push_back(good);
            stacks.back()[place].weight = random_weight(good[place].weight.shape(0), in);
        }
    }
    for (const std::size_t place : {0, 1, 2}) {
        const std::size_t out = good[place].bias.size();
        for (const std::size_t size : {out + 1, std::size_t{1}}) {
            stacks.push_back(good);
            stacks.back()[place].bias = random_bias(size);
        }
    }
    stacks.push_back({good[0]});
    stacks.back()[0].bias = random_bias(3);
    return stacks;
}

}  // namespace

// dense_forward

TEST_CASE("with as many samples as inputs and neurons, every output is w . x + b of its own row and neuron",
          "[dense_forward][weight:2]") {
    const std::size_t n = small();
    check_layer(n, n, n);
}

TEST_CASE("a layer may have as many neurons as inputs, or more, or fewer, and hundreds of each",
          "[dense_forward][weight:2]") {
    const std::size_t in = small();
    for (const std::size_t out : {in, in + 2, in - 1}) check_layer(out == in ? in : in + 4, in, out);
    check_layer(300, 2, 1);
    check_layer(3, 300, 2);
    check_layer(2, 1, 300);
    check_layer(integer(6, 299), integer(6, 60), integer(6, 60));
}

TEST_CASE("every sample of a batch is computed as if it came alone", "[dense_forward]") {
    const Matrix x = random_batch(3, 3);
    const Matrix weight = random_weight(3, 3);
    const Vector bias = random_bias(3);
    check_layer(x, weight, bias);
    for (std::size_t i = 0; i < 3; ++i) check_layer(row_of(x, i), weight, bias);
}

TEST_CASE("with all weights 0 every sample gives the bias", "[dense_forward][edge]") {
    for (const std::size_t n : {3, 1}) check_layer(random_batch(n, 3), zeros(3, 3), random_bias(3));
}

TEST_CASE("with a bias of 0 a layer is the matrix product alone", "[dense_forward]") {
    const std::size_t n = small();
    Vector bias = Vector::from_shape({n});
    bias.fill(0);
    const Matrix weight = random_weight(n, n);
    for (int time = 0; time < 2; ++time) check_layer(random_batch(n, n), weight, bias);
}

TEST_CASE("arrays that do not fit are refused, whichever it is", "[dense_forward][edge]") {
    const Matrix x = random_batch(3, 3);
    struct Shape {
        std::size_t out, in, bias;
    };
    // The first would fit if weight were (in, out).
    for (const auto& [out, in, biases] :
         {Shape{3, 2, 2}, Shape{3, 2, 3}, Shape{3, 4, 3}, Shape{3, 3, 4}, Shape{3, 3, 2}, Shape{3, 3, 1},
          Shape{3, 0, 3}, Shape{3, 3, 0}, Shape{0, 3, 3}}) {
        CHECK_REFUSES(subject::dense_forward(x, random_weight(out, in), random_bias(biases)));
    }
    CHECK_REFUSES(subject::dense_forward(zeros(0, 3), random_weight(2, 4), random_bias(2)));
    CHECK_REFUSES(subject::dense_forward(zeros(0, 3), random_weight(2, 3), random_bias(3)));
}

TEST_CASE("no samples give none, no neurons give none, and without inputs there is the bias",
          "[dense_forward][edge]") {
    check_layer(0, 3, 2);
    check_layer(2, 3, 0);
    check_layer(3, 0, 2);
    check_layer(0, 0, 0);
}

// columns_to_weight

TEST_CASE("as many inputs as neurons: neuron k's column becomes row k", "[columns_to_weight]") {
    const std::size_t n = small();
    check_weight(random_batch(n, n));
}

TEST_CASE("the weight has one row for each neuron and one column for each input",
          "[columns_to_weight][weight:2]") {
    for (const std::size_t in : {3, 4, 2}) check_weight(random_batch(in, 3));
    check_weight(random_batch(integer(300, 600), 2));
    check_weight(random_batch(3, 300));
}

TEST_CASE("a layer with this weight computes z_j = sum_i x_i w_ij + b_j", "[columns_to_weight]") {
    const Matrix w = random_batch(3, 3);
    const Matrix x = random_batch(2, 3);
    const Vector bias = random_bias(3);
    Matrix expected = zeros(2, 3);
    for (std::size_t n = 0; n < 2; ++n) {
        for (std::size_t j = 0; j < 3; ++j) {
            expected(n, j) = bias(j);
            for (std::size_t i = 0; i < 3; ++i) expected(n, j) += x(n, i) * w(i, j);
        }
    }
    const Matrix weight = subject::columns_to_weight(w);
    REQUIRE_THAT(weight, HasShape(3, 3));
    CHECK_THAT(layer_by_definition(x, weight, bias), IsClose(expected));
}

TEST_CASE(
    "one input, or one neuron: a row becomes a column and back; and none of either keeps the other's number",
    "[columns_to_weight][edge]") {
    for (const std::size_t n : {1, 0}) {
        check_weight(random_batch(n, 4));
        check_weight(random_batch(4, n));
    }
}

// mlp_forward

TEST_CASE("a single layer gives g(W x + b), whichever activation g it has, also where z is large",
          "[mlp_forward]") {
    const Matrix x = random_batch(3, 3);
    for (const Activation g : {Activation::sigmoid, Activation::tanh, Activation::leaky_relu,
                               Activation::relu, Activation::threshold, Activation::identity}) {
        check_network(x, random_layers({3, 3}, {g}));
    }
    const Matrix far = subject::random().matrix(3, 3, -2000, 2000);
    for (const Activation g : {Activation::sigmoid, Activation::tanh})
        check_network(far, random_layers({3, 3}, {g}));
}

TEST_CASE("each of three layers takes the one before it and uses its own activation",
          "[mlp_forward][weight:2]") {
    const std::size_t n = small();
    check_network(random_batch(n, n), random_layers({n, n, n, n}, {Activation::tanh, Activation::leaky_relu,
                                                                   Activation::sigmoid}));
}

TEST_CASE("a deep network whose layers may differ in width and repeat their activations",
          "[mlp_forward][weight:2]") {
    for (const Widths& widths : {Widths{3, 3, 3, 3, 3}, Widths{4, 2, 5, 3, 1}, Widths{1, 3, 5, 2, 4}}) {
        check_network(random_batch(widths[0] == 3 ? 3 : 6, widths[0]),
                      random_layers(widths, {Activation::sigmoid, Activation::identity, Activation::tanh}));
    }
    for (const Widths& widths :
         {Widths{3, 3, 3, 3, 3, 3}, Widths{2, 3, 4, 3, 4, 3, 2}, Widths{3, 3, 2, 4, 4, 4, 3, 3}}) {
        check_network(random_batch(3, widths[0]),
                      random_layers(widths, {Activation::tanh, Activation::tanh, Activation::relu,
                                             Activation::leaky_relu, Activation::tanh, Activation::sigmoid}));
    }
    // Not both at once: each mistake of the catalogue computes it too.
    check_network(random_batch(300, 1), random_layers({1, 3, 2}, {Activation::relu}));
    check_network(random_batch(2, 1), random_layers({1, 300, 2}, {Activation::relu}));
    check_network(random_batch(2, 1), three_hundred_layers());
}

TEST_CASE("a batch goes through the network as its samples would one by one", "[mlp_forward]") {
    const Matrix x = random_batch(3, 3);
    const std::vector<Layer> layers = random_layers({3, 3, 3}, {Activation::tanh, Activation::sigmoid});
    check_network(x, layers);
    for (std::size_t i = 0; i < 3; ++i) check_network(row_of(x, i), layers);
}

TEST_CASE("no layers give back the input, no samples give none, and a layer may be empty",
          "[mlp_forward][edge]") {
    check_network(random_batch(2, 3), {});
    check_network(zeros(0, 3), {});
    check_network(zeros(0, 3), random_layers({3, 4, 2}, {Activation::sigmoid}));
    check_network(random_batch(2, 3), random_layers({3, 0, 2}, {Activation::tanh}));
    check_network(zeros(2, 0), random_layers({0, 2, 3}, {Activation::sigmoid}));
    check_network(random_batch(2, 3), random_layers({3, 2, 0}, {Activation::tanh}));
}

TEST_CASE("a layer whose weight or bias does not fit is refused, at whatever place", "[mlp_forward][edge]") {
    const Matrix x = random_batch(2, 3);
    for (const std::vector<Layer>& layers : stacks_that_do_not_fit())
        CHECK_REFUSES(subject::mlp_forward(x, layers));
    for (const std::size_t in : {2, 4}) CHECK_REFUSES(subject::mlp_forward(x, affine_layers({in, 3, 3})));
}

// parameter_count

TEST_CASE("weights and biases of every layer count, also those that are 0", "[parameter_count][weight:2]") {
    Widths widths = {10};
    for (int l = 0; l < 4; ++l) widths.push_back(integer(2, 9));
    std::size_t expected = 0;
    for (std::size_t l = 1; l < widths.size(); ++l) expected += widths[l] * (widths[l - 1] + 1);
    std::vector<Layer> layers = affine_layers(widths);
    check_count(layers, expected);
    layers[1].weight.fill(0);
    layers[2].bias.fill(0);
    check_count(layers, expected);
    check_count(three_hundred_layers(), 600);
}

TEST_CASE("a single layer, wide or narrow, has out * in + out parameters", "[parameter_count]") {
    for (int time = 0; time < 3; ++time) {
        const auto in = static_cast<std::size_t>(subject::random().integer(2, 40));
        const auto out = static_cast<std::size_t>(subject::random().integer(2, 40));
        check_count(affine_layers({in, out}), out * in + out);
    }
    check_count({{zeros(256, 260), random_bias(256), Activation::relu}}, 66'816);  // more than 16 bits count
}

TEST_CASE("no layers have no parameters, a layer without inputs has its biases", "[parameter_count][edge]") {
    check_count({}, 0);
    check_count(affine_layers({0, 5}), 5);
    check_count(affine_layers({4, 0, 3}), 3);
}

// layer_count

TEST_CASE("L counts the output layer and the hidden ones, not the input", "[layer_count]") {
    for (std::size_t layers = 1; layers <= 7; ++layers) check_depth(some_sizes(layers + 1), true, false);
}

TEST_CASE("the hidden layers are those between input and output: L - 1", "[layer_count]") {
    for (std::size_t layers = 1; layers <= 7; ++layers) check_depth(some_sizes(layers + 1), false, true);
}

TEST_CASE("how many neurons a layer has makes no difference: as many as others, or none", "[layer_count]") {
    check_depth({4, 4, 4, 4}, true, true);
    check_depth({3, 0, 2, 0, 5}, true, true);
    check_depth({0, 0, 0}, true, true);
    for (const std::size_t count : {300, 66'000}) check_depth(some_sizes(count), true, true);
}

TEST_CASE("fewer than two sizes are no network", "[layer_count][edge]") {
    CHECK_REFUSES(subject::layer_count({}));
    CHECK_REFUSES(subject::layer_count({integer(1, 20)}));
    CHECK_REFUSES(subject::layer_count({0}));
}

// collapse_linear

TEST_CASE("two layers, square or not, are one affine map", "[collapse_linear][weight:2]") {
    const std::size_t n = small();
    for (const auto& widths : {Widths{n, n, n}, Widths{n, n + 2, n - 1}})
        check_collapse(affine_layers(widths));
}

TEST_CASE("so are three and more layers", "[collapse_linear][weight:2]") {
    for (const auto& widths : {Widths{3, 3, 3, 3}, Widths{2, 5, 3, 4, 1}, Widths{3, 3, 3, 3, 3, 3},
                               Widths{2, 4, 3, 2, 4, 3, 2}, Widths{3, 2, 3, 2, 4, 2, 3, 4}}) {
        check_collapse(affine_layers(widths));
    }
    check_collapse(affine_layers({2, 300, 3}));
    check_collapse(three_hundred_layers());
}

TEST_CASE("the one map gives what the layers give one after the other", "[collapse_linear]") {
    const std::vector<Layer> layers = affine_layers({3, 3, 3});
    const Matrix x = random_batch(5, 3);
    const student::Affine map = subject::collapse_linear(layers);
    {
        INFO("the weight");
        REQUIRE_THAT(map.weight, HasShape(3, 3));
    }
    {
        INFO("the bias");
        REQUIRE_THAT(map.bias, HasShape(3));
    }
    CHECK_THAT(layer_by_definition(x, map.weight, map.bias), IsClose(network_by_definition(x, layers)));
}

TEST_CASE("a single layer collapses to itself, and layers may be empty", "[collapse_linear][edge]") {
    for (const auto& widths :
         {Widths{4, 3}, Widths{0, 3}, Widths{3, 0}, Widths{3, 0, 2}, Widths{0, 2, 3}, Widths{3, 2, 0}})
        check_collapse(affine_layers(widths));
}

TEST_CASE("a stack with an activation in it, whichever and at whatever place, and no layers are refused",
          "[collapse_linear][edge]") {
    CHECK_REFUSES(
        subject::collapse_linear(random_layers({3, 3, 3}, {Activation::relu, Activation::identity})));
    CHECK_REFUSES(
        subject::collapse_linear(random_layers({3, 3, 3}, {Activation::identity, Activation::tanh})));
    CHECK_REFUSES(subject::collapse_linear({}));
    const std::vector<Activation> activations = {Activation::threshold, Activation::sigmoid, Activation::tanh,
                                                 Activation::relu, Activation::leaky_relu};
    const std::size_t first = integer(0, 4);
    std::size_t next = 0;
    const int any_place = subject::random().integer(0, 6);
    for (const auto& [depth, place] :
         {std::pair{1, 0}, {3, 0}, {3, 1}, {3, 2}, {4, 3}, {5, 4}, {6, 5}, {7, any_place}}) {
        std::vector<Layer> layers = affine_layers(Widths(static_cast<std::size_t>(depth) + 1, 2));
        layers[static_cast<std::size_t>(place)].activation = activations[(first + next++) % 5];
        CHECK_REFUSES(subject::collapse_linear(layers));
    }
}

TEST_CASE("neighbours, or a weight and its bias, that do not fit are refused", "[collapse_linear][edge]") {
    for (const std::vector<Layer>& layers : stacks_that_do_not_fit())
        CHECK_REFUSES(subject::collapse_linear(layers));
}
