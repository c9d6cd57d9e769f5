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

Matrix layer_by_definition(const Matrix& x, const Matrix& weight, const Vector& bias, Activation g) {
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

Matrix layer_by_definition(const Matrix& x, const Matrix& weight, const Vector& bias) {
    return layer_by_definition(x, weight, bias, Activation::identity);
}

Matrix network_by_definition(Matrix a, const std::vector<Layer>& layers) {
    for (const Layer& layer : layers) a = layer_by_definition(a, layer.weight, layer.bias, layer.activation);
    return a;
}

/// The weight and bias are read off the map itself: f(0) is the bias, f(e_j) - f(0) is column j.
student::Affine affine_by_probing(const std::vector<Layer>& layers) {
    const std::size_t in = layers.front().weight.shape(1);
    const std::size_t out = layers.back().weight.shape(0);
    const Matrix at_zero = network_by_definition(xt::zeros<double>({std::size_t{1}, in}), layers);
    const Matrix at_units = network_by_definition(xt::eye<double>(in), layers);
    student::Affine map{Matrix::from_shape({out, in}), Vector::from_shape({out})};
    for (std::size_t k = 0; k < out; ++k) {
        map.bias(k) = at_zero(0, k);
        for (std::size_t j = 0; j < in; ++j) map.weight(k, j) = at_units(j, k) - at_zero(0, k);
    }
    return map;
}

/// The entries of a weight are at least 0.2 in size, so that a weight left out or misplaced shows.
Matrix random_weight(std::size_t out, std::size_t in) {
    Matrix weight = Matrix::from_shape({out, in});
    for (double& w : weight) w = subject::random().away_from_zero(0.2, 1.0);
    return weight;
}

Vector random_bias(std::size_t out) {
    Vector bias = Vector::from_shape({out});
    for (double& b : bias) b = subject::random().away_from_zero(0.3, 1.0);
    return bias;
}

/// Layers with the given widths, the input's first; the activations are used in turn.
std::vector<Layer> random_layers(const std::vector<std::size_t>& widths,
                                 const std::vector<Activation>& activations) {
    std::vector<Layer> layers;
    for (std::size_t l = 1; l < widths.size(); ++l) {
        layers.push_back({random_weight(widths[l], widths[l - 1]), random_bias(widths[l]),
                          activations[(l - 1) % activations.size()]});
    }
    return layers;
}

std::vector<Layer> affine_layers(const std::vector<std::size_t>& widths) {
    return random_layers(widths, {Activation::identity});
}

std::size_t small() {
    return static_cast<std::size_t>(subject::random().integer(3, 5));
}

Matrix row_of(const Matrix& x, std::size_t i) {
    return xt::view(x, xt::range(i, i + 1), xt::all());
}

void check_same_map(const student::Affine& got, const student::Affine& expected) {
    {
        INFO("the weight");
        CHECK_THAT(got.weight, IsClose(expected.weight));
    }
    {
        INFO("the bias");
        CHECK_THAT(got.bias, IsClose(expected.bias));
    }
}

}  // namespace

TEST_CASE("with as many samples as inputs and neurons, every output is w . x + b of its own row and neuron",
          "[dense_forward][weight:2]") {
    const std::size_t n = small();
    const Matrix x = subject::random().matrix(n, n, -2.0, 2.0);
    const Matrix weight = random_weight(n, n);
    const Vector bias = random_bias(n);
    CHECK_THAT(subject::dense_forward(x, weight, bias), IsClose(layer_by_definition(x, weight, bias)));
}

TEST_CASE("a layer may have as many neurons as inputs, or more, or fewer", "[dense_forward][weight:2]") {
    const std::size_t in = small();
    for (const std::size_t out : {in, in + 2, in - 1}) {
        const std::size_t samples = out == in ? in : in + 4;
        const Matrix x = subject::random().matrix(samples, in, -2.0, 2.0);
        const Matrix weight = random_weight(out, in);
        const Vector bias = random_bias(out);
        CHECK_THAT(subject::dense_forward(x, weight, bias), IsClose(layer_by_definition(x, weight, bias)));
    }
}

TEST_CASE("every sample of a batch is computed as if it came alone", "[dense_forward]") {
    const Matrix x = subject::random().matrix(3, 3, -2.0, 2.0);
    const Matrix weight = random_weight(3, 3);
    const Vector bias = random_bias(3);
    const Matrix batch = layer_by_definition(x, weight, bias);
    CHECK_THAT(subject::dense_forward(x, weight, bias), IsClose(batch));
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK_THAT(subject::dense_forward(row_of(x, i), weight, bias), IsClose(row_of(batch, i)));
    }
}

TEST_CASE("with all weights 0 every sample gives the bias", "[dense_forward][edge]") {
    for (const std::size_t n : {3, 1}) {
        const Matrix x = subject::random().matrix(n, 3, -2.0, 2.0);
        const Matrix weight = xt::zeros<double>({3, 3});
        const Vector bias = random_bias(3);
        CHECK_THAT(subject::dense_forward(x, weight, bias), IsClose(layer_by_definition(x, weight, bias)));
    }
}

TEST_CASE("with a bias of 0 a layer is the matrix product alone", "[dense_forward]") {
    const std::size_t n = small();
    const Matrix x = subject::random().matrix(n, n, -2.0, 2.0);
    const Matrix weight = random_weight(n, n);
    const Vector bias = xt::zeros<double>({n});
    CHECK_THAT(subject::dense_forward(x, weight, bias), IsClose(layer_by_definition(x, weight, bias)));
    const Matrix twice = 2.0 * x;
    CHECK_THAT(subject::dense_forward(twice, weight, bias),
               IsClose(layer_by_definition(twice, weight, bias)));
}

TEST_CASE("shapes that do not fit are refused, and a batch of no samples is fine", "[dense_forward][edge]") {
    const Matrix x = subject::random().matrix(3, 3);
    struct Shape {
        std::size_t out, in, bias;
    };
    // The first would fit if weight were (in, out).
    for (const auto& [out, in, biases] :
         {Shape{3, 2, 2}, Shape{3, 2, 3}, Shape{3, 4, 3}, Shape{3, 3, 4}, Shape{3, 3, 2}, Shape{3, 3, 1}}) {
        const Matrix weight = random_weight(out, in);
        const Vector bias = random_bias(biases);
        CHECK_REFUSES(subject::dense_forward(x, weight, bias));
    }
    const Matrix none = Matrix::from_shape({std::size_t{0}, std::size_t{3}});
    const Matrix weight = random_weight(2, 3);
    const Vector bias = random_bias(2);
    CHECK_THAT(subject::dense_forward(none, weight, bias), HasShape(0, 2));
}

TEST_CASE("as many inputs as neurons: neuron k's column becomes row k", "[columns_to_weight]") {
    const std::size_t n = small();
    const Matrix w = subject::random().matrix(n, n);
    CHECK_THAT(subject::columns_to_weight(w), IsClose(Matrix(nn::transpose(w))));
}

TEST_CASE("the weight has one row for each neuron and one column for each input",
          "[columns_to_weight][weight:2]") {
    for (const std::size_t in : {3, 4, 2}) {
        const Matrix w = subject::random().matrix(in, 3);
        CHECK_THAT(subject::columns_to_weight(w), IsClose(Matrix(nn::transpose(w))));
    }
}

TEST_CASE("a layer with this weight computes z_j = sum_i x_i w_ij + b_j", "[columns_to_weight]") {
    const Matrix w = subject::random().matrix(3, 3);
    const Matrix x = subject::random().matrix(2, 3);
    const Vector bias = random_bias(3);
    Matrix expected = Matrix::from_shape({std::size_t{2}, std::size_t{3}});
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

TEST_CASE("one input, or one neuron: a row becomes a column and back", "[columns_to_weight][edge]") {
    const Matrix row = subject::random().matrix(1, 4);
    CHECK_THAT(subject::columns_to_weight(row), IsClose(Matrix(nn::transpose(row))));
    const Matrix column = subject::random().matrix(4, 1);
    CHECK_THAT(subject::columns_to_weight(column), IsClose(Matrix(nn::transpose(column))));
}

TEST_CASE("a single layer gives g(W x + b), whichever activation g it has", "[mlp_forward]") {
    const Matrix x = subject::random().matrix(3, 3, -2.0, 2.0);
    for (const Activation g : {Activation::sigmoid, Activation::tanh, Activation::leaky_relu,
                               Activation::relu, Activation::threshold, Activation::identity}) {
        const std::vector<Layer> layers = random_layers({3, 3}, {g});
        CHECK_THAT(subject::mlp_forward(x, layers), IsClose(network_by_definition(x, layers)));
    }
}

TEST_CASE("each of three layers takes the one before it and uses its own activation",
          "[mlp_forward][weight:2]") {
    const std::size_t n = small();
    const Matrix x = subject::random().matrix(n, n, -2.0, 2.0);
    const std::vector<Layer> layers =
        random_layers({n, n, n, n}, {Activation::tanh, Activation::leaky_relu, Activation::sigmoid});
    CHECK_THAT(subject::mlp_forward(x, layers), IsClose(network_by_definition(x, layers)));
}

TEST_CASE("a deep network whose layers may differ in width", "[mlp_forward][weight:2]") {
    using Widths = std::vector<std::size_t>;
    for (const Widths& widths : {Widths{3, 3, 3, 3, 3}, Widths{4, 2, 5, 3, 1}, Widths{1, 3, 5, 2, 4}}) {
        const std::size_t samples = widths[0] == 3 ? 3 : 6;
        const Matrix x = subject::random().matrix(samples, widths[0], -2.0, 2.0);
        const std::vector<Layer> layers =
            random_layers(widths, {Activation::sigmoid, Activation::identity, Activation::tanh});
        CHECK_THAT(subject::mlp_forward(x, layers), IsClose(network_by_definition(x, layers)));
    }
}

TEST_CASE("a batch goes through the network as its samples would one by one", "[mlp_forward]") {
    const Matrix x = subject::random().matrix(3, 3, -2.0, 2.0);
    const std::vector<Layer> layers = random_layers({3, 3, 3}, {Activation::tanh, Activation::sigmoid});
    const Matrix batch = network_by_definition(x, layers);
    CHECK_THAT(subject::mlp_forward(x, layers), IsClose(batch));
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK_THAT(subject::mlp_forward(row_of(x, i), layers), IsClose(row_of(batch, i)));
    }
}

TEST_CASE("no layers give back the input, and layers that do not fit are refused", "[mlp_forward][edge]") {
    const Matrix x = subject::random().matrix(2, 3, -2.0, 2.0);
    CHECK_THAT(subject::mlp_forward(x, {}), IsClose(x));
    std::vector<Layer> layers = random_layers({3, 4, 2}, {Activation::tanh});
    for (const std::size_t width : {5, 3}) {
        layers[1].weight = random_weight(2, width);  // what comes in is 4 wide
        CHECK_REFUSES(subject::mlp_forward(x, layers));
    }
    layers = random_layers({2, 3}, {Activation::tanh});
    CHECK_REFUSES(subject::mlp_forward(x, layers));
}

TEST_CASE("weights and biases of every layer count", "[parameter_count][weight:2]") {
    std::vector<std::size_t> widths = {10};
    for (int l = 0; l < 4; ++l) widths.push_back(static_cast<std::size_t>(subject::random().integer(2, 9)));
    std::size_t expected = 0;
    for (std::size_t l = 1; l < widths.size(); ++l) expected += widths[l] * (widths[l - 1] + 1);
    CHECK_THAT(subject::parameter_count(affine_layers(widths)), Is(expected));
}

TEST_CASE("a single layer, wide or narrow, has out * in + out parameters", "[parameter_count]") {
    for (const std::size_t in : {3, 11}) {
        CHECK_THAT(subject::parameter_count(affine_layers({in, 7})), Is(7 * in + 7));
    }
}

TEST_CASE("L counts the output layer and the hidden ones, not the input", "[layer_count]") {
    for (std::size_t layers = 1; layers <= 4; ++layers) {
        std::vector<std::size_t> sizes;
        for (std::size_t l = 0; l <= layers; ++l)
            sizes.push_back(static_cast<std::size_t>(subject::random().integer(1, 20)));
        const student::Depth depth = subject::layer_count(sizes);
        INFO("layers");
        CHECK_THAT(depth.layers, Is(layers));
    }
}

TEST_CASE("the hidden layers are those between input and output: L - 1", "[layer_count]") {
    for (std::size_t layers = 1; layers <= 4; ++layers) {
        std::vector<std::size_t> sizes;
        for (std::size_t l = 0; l <= layers; ++l)
            sizes.push_back(static_cast<std::size_t>(subject::random().integer(1, 20)));
        const student::Depth depth = subject::layer_count(sizes);
        INFO("hidden");
        CHECK_THAT(depth.hidden, Is(layers - 1));
    }
}

TEST_CASE("fewer than two sizes are no network", "[layer_count][edge]") {
    CHECK_REFUSES(subject::layer_count({}));
    CHECK_REFUSES(subject::layer_count({static_cast<std::size_t>(subject::random().integer(1, 20))}));
}

TEST_CASE("two layers, square or not, are one affine map", "[collapse_linear][weight:2]") {
    const std::size_t n = small();
    for (const auto& widths : std::vector<std::vector<std::size_t>>{{n, n, n}, {n, n + 2, n - 1}}) {
        const std::vector<Layer> layers = affine_layers(widths);
        check_same_map(subject::collapse_linear(layers), affine_by_probing(layers));
    }
}

TEST_CASE("so are three and more layers", "[collapse_linear][weight:2]") {
    for (const auto& widths : std::vector<std::vector<std::size_t>>{{3, 3, 3, 3}, {2, 5, 3, 4, 1}}) {
        const std::vector<Layer> layers = affine_layers(widths);
        check_same_map(subject::collapse_linear(layers), affine_by_probing(layers));
    }
}

TEST_CASE("the one map gives what the layers give one after the other", "[collapse_linear]") {
    const std::vector<Layer> layers = affine_layers({3, 3, 3});
    const Matrix x = subject::random().matrix(5, 3, -2.0, 2.0);
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

TEST_CASE("a single layer collapses to itself", "[collapse_linear][edge]") {
    const std::vector<Layer> layers = affine_layers({4, 3});
    check_same_map(subject::collapse_linear(layers), {layers[0].weight, layers[0].bias});
}

TEST_CASE("a stack with an activation in it, no layers, and layers that do not fit are refused",
          "[collapse_linear][edge]") {
    CHECK_REFUSES(
        subject::collapse_linear(random_layers({3, 3, 3}, {Activation::relu, Activation::identity})));
    CHECK_REFUSES(
        subject::collapse_linear(random_layers({3, 3, 3}, {Activation::identity, Activation::tanh})));
    CHECK_REFUSES(subject::collapse_linear({}));
    std::vector<Layer> layers = affine_layers({3, 4, 2});
    layers[1].weight = random_weight(2, 3);  // what comes in is 4 wide
    CHECK_REFUSES(subject::collapse_linear(layers));
}
