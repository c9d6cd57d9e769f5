// The public checks of 04_dense: small numbers that you can follow with a pencil. Hidden ones use random
// numbers, more shapes and the special cases that dense.hpp names.
#include "dense.hpp"
#include "subject/test.hpp"

using nn::Activation;
using student::Layer;

namespace {

void check_depth(const std::vector<std::size_t>& sizes, std::size_t layers, std::size_t hidden) {
    const student::Depth depth = subject::layer_count(sizes);
    {
        INFO("layers");
        CHECK_THAT(depth.layers, Is(layers));
    }
    {
        INFO("hidden");
        CHECK_THAT(depth.hidden, Is(hidden));
    }
}

}  // namespace

TEST_CASE("two samples through a layer of two neurons", "[dense_forward]") {
    const nn::Matrix x = {{1, 2}, {3, 5}};
    const nn::Matrix weight = {{1, -1}, {2, 3}};
    const nn::Vector bias = {10, 20};
    // First sample, first neuron: 1 * 1 - 1 * 2 + 10 = 9.
    CHECK_THAT(subject::dense_forward(x, weight, bias), IsClose(nn::Matrix{{9, 28}, {8, 41}}));
}

TEST_CASE("three inputs, two neurons, one sample", "[dense_forward]") {
    const nn::Matrix x = {{1, 2, 3}};
    const nn::Matrix weight = {{1, 0, -1}, {0, 2, 1}};
    const nn::Vector bias = {0.5, -0.5};
    CHECK_THAT(subject::dense_forward(x, weight, bias), IsClose(nn::Matrix{{-1.5, 6.5}}));
}

TEST_CASE("a weight that does not fit the samples is refused", "[dense_forward][edge]") {
    const nn::Matrix two_inputs = {{1, 2}};
    const nn::Matrix four_inputs = {{1, 2, 3, 4}};
    const nn::Matrix weight = {{1, 0, 2}, {0, 2, 1}, {1, 1, 1}};
    const nn::Vector bias = {1, 2, 3};
    CHECK_REFUSES(subject::dense_forward(two_inputs, weight, bias));
    CHECK_REFUSES(subject::dense_forward(four_inputs, weight, bias));
}

TEST_CASE("column 0 of w_in_out becomes row 0 of the weight", "[columns_to_weight]") {
    const nn::Matrix square = {{1, 2}, {3, 4}};
    CHECK_THAT(subject::columns_to_weight(square), IsClose(nn::Matrix{{1, 3}, {2, 4}}));
    const nn::Matrix three_inputs = {{1, 10}, {2, 20}, {3, 30}};
    CHECK_THAT(subject::columns_to_weight(three_inputs), IsClose(nn::Matrix{{1, 2, 3}, {10, 20, 30}}));
    CHECK_THAT(subject::columns_to_weight({{5, 6, 7}}), IsClose(nn::Matrix{{5}, {6}, {7}}));
}

TEST_CASE("a relu layer, then a layer without activation", "[mlp_forward]") {
    const nn::Matrix x = {{1, 2}, {2, -3}};
    const std::vector<Layer> layers = {
        {{{1, -1}, {2, 3}}, {0.5, 1}, Activation::relu},
        {{{3, 1}, {-1, 2}}, {0, -2}, Activation::identity},
    };
    // First sample: z1 = (-0.5, 9), a1 = (0, 9), z2 = (9, 18 - 2).
    CHECK_THAT(subject::mlp_forward(x, layers), IsClose(nn::Matrix{{9, 16}, {16.5, -7.5}}));
}

TEST_CASE("the last layer's activation is applied too, once", "[mlp_forward]") {
    const nn::Matrix x = {{1, 2}, {-1, 1}};
    const std::vector<Layer> layers = {
        {{{1, 1}, {0, -1}}, {0.5, 1}, Activation::tanh},
        {{{2, -1}, {1, 1}}, {-0.5, 0.25}, Activation::sigmoid},
    };
    const double a = nn::tanh(3.5), b = nn::tanh(-1.0);  // of the first sample
    const double c = nn::tanh(0.5), d = nn::tanh(0.0);   // of the second
    const nn::Matrix expected = {{nn::sigmoid(2 * a - b - 0.5), nn::sigmoid(a + b + 0.25)},
                                 {nn::sigmoid(2 * c - d - 0.5), nn::sigmoid(c + d + 0.25)}};
    CHECK_THAT(subject::mlp_forward(x, layers), IsClose(expected));
}

TEST_CASE("a threshold network answers 1 where both signs agree", "[mlp_forward]") {
    const nn::Matrix corners = {{1, 1}, {1, -1}, {-1, 1}, {-1, -1}};
    const std::vector<Layer> layers = {
        {{{1, 1}, {-1, -1}}, {-1, -1}, Activation::threshold},
        {{{1, 1}}, {-0.5}, Activation::threshold},
    };
    CHECK_THAT(subject::mlp_forward(corners, layers), IsClose(nn::Matrix{{1}, {0}, {0}, {1}}));
}

TEST_CASE("three layers of one neuron each", "[mlp_forward]") {
    const std::vector<Layer> layers = {{{{3}}, {-1}, Activation::relu},
                                       {{{1}}, {5}, Activation::relu},
                                       {{{4}}, {0.5}, Activation::identity}};
    // First sample: 3 - 1 = 2, 2 + 5 = 7, 28 + 0.5. Second one: 0, 5, 20.5.
    CHECK_THAT(subject::mlp_forward({{1}, {-1}}, layers), IsClose(nn::Matrix{{28.5}, {20.5}}));
}

TEST_CASE("3 inputs, 4 hidden neurons and 2 outputs have 26 parameters", "[parameter_count]") {
    const nn::Matrix first = xt::ones<double>({4, 3});
    const nn::Matrix second = xt::ones<double>({2, 4});
    const std::vector<Layer> layers = {{first, {0, 0, 0, 0}, Activation::tanh},
                                       {second, {0, 0}, Activation::identity}};
    CHECK_THAT(subject::parameter_count(layers), Is(std::size_t{26}));  // 4 * 3 + 4 + 2 * 4 + 2
}

TEST_CASE("one neuron with 5 inputs has 6 parameters, two neurons behind it have 4 more",
          "[parameter_count]") {
    const Layer one = {{{1, 0, 2, 0, 3}}, {0}, Activation::relu};
    const Layer two = {{{1}, {-1}}, {1, 0}, Activation::identity};
    CHECK_THAT(subject::parameter_count({one}), Is(std::size_t{6}));
    CHECK_THAT(subject::parameter_count({one, two}), Is(std::size_t{10}));
}

TEST_CASE("3 inputs, 4 hidden neurons and 2 outputs are a network of 2 layers, 1 of them hidden",
          "[layer_count]") {
    check_depth({3, 4, 2}, 2, 1);
}

TEST_CASE("3 inputs and 2 outputs are 1 layer, none of them hidden; 7, 5, 5, 4, 1 are 4, 3 of them hidden",
          "[layer_count]") {
    check_depth({3, 2}, 1, 0);
    check_depth({7, 5, 5, 4, 1}, 4, 3);
}

TEST_CASE("an input alone is no network", "[layer_count][edge]") {
    CHECK_REFUSES(subject::layer_count({3}));
}

TEST_CASE("two layers without activation are one affine map", "[collapse_linear]") {
    const std::vector<Layer> layers = {
        {{{1, 2}, {0, 1}}, {1, -1}, Activation::identity},
        {{{1, -1}, {3, 2}}, {10, 20}, Activation::identity},
    };
    const student::Affine map = subject::collapse_linear(layers);
    {
        INFO("the weight");
        CHECK_THAT(map.weight, IsClose(nn::Matrix{{1, 1}, {3, 8}}));
    }
    {
        INFO("the bias");
        CHECK_THAT(map.bias, IsClose(nn::Vector{12, 21}));
    }
}

TEST_CASE("three layers of one neuron each: the order of the layers counts", "[collapse_linear]") {
    const std::vector<Layer> layers = {
        {{{2}}, {1}, Activation::identity},
        {{{3}}, {-1}, Activation::identity},
        {{{-1}}, {5}, Activation::identity},
    };
    // 2x + 1, then 3 (2x + 1) - 1 = 6x + 2, then -(6x + 2) + 5.
    const student::Affine map = subject::collapse_linear(layers);
    {
        INFO("the weight");
        CHECK_THAT(map.weight, IsClose(nn::Matrix{{-6}}));
    }
    {
        INFO("the bias");
        CHECK_THAT(map.bias, IsClose(nn::Vector{3}));
    }
}

TEST_CASE("a single layer is its own map", "[collapse_linear][edge]") {
    const student::Affine map = subject::collapse_linear({{{{2, -1}}, {3}, Activation::identity}});
    {
        INFO("the weight");
        CHECK_THAT(map.weight, IsClose(nn::Matrix{{2, -1}}));
    }
    {
        INFO("the bias");
        CHECK_THAT(map.bias, IsClose(nn::Vector{3}));
    }
}

TEST_CASE("a stack with a relu in it is refused: it is no affine map", "[collapse_linear][edge]") {
    const std::vector<Layer> layers = {{{{1, 2}, {0, 1}}, {1, -1}, Activation::relu}};
    CHECK_REFUSES(subject::collapse_linear(layers));
}
