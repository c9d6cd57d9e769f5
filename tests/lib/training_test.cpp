#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <nn/training.hpp>

#include "lib/random_arrays.hpp"

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using nn::Activation;
using nn::Dense;
using nn::Matrix;
using nn::Vector;

namespace {

std::vector<Dense> random_layers(RandomArrays& random, const std::vector<std::size_t>& widths,
                                 const std::vector<Activation>& activations) {
    std::vector<Dense> layers;
    for (std::size_t l = 1; l < widths.size(); ++l)
        layers.push_back(
            {random.matrix(widths[l], widths[l - 1]), random.vector(widths[l]), activations[l - 1]});
    return layers;
}

double loss(const std::vector<Dense>& layers, const Matrix& x, const Matrix& y) {
    return nn::mse(nn::mlp_forward(x, layers), y);
}

/// (f(p + h) - f(p - h)) / 2h, with the error of order h^2 taken out by a second h (Richardson).
double central_difference(double& p, const std::vector<Dense>& layers, const Matrix& x, const Matrix& y) {
    const double at = p;
    const auto difference = [&](double h) {
        p = at + h;
        const double above = loss(layers, x, y);
        p = at - h;
        const double below = loss(layers, x, y);
        p = at;
        return (above - below) / (2 * h);
    };
    return (4 * difference(5e-4) - difference(1e-3)) / 3;
}

void check_gradient(std::vector<Dense> layers, const Matrix& x, const Matrix& y) {
    const auto gradients = nn::mse_gradient(layers, x, y);
    REQUIRE(gradients.size() == layers.size());
    for (std::size_t l = 0; l < layers.size(); ++l) {
        CAPTURE(l);
        REQUIRE(gradients[l].weight.shape() == layers[l].weight.shape());
        REQUIRE(gradients[l].bias.size() == layers[l].bias.size());
        for (std::size_t i = 0; i < layers[l].weight.size(); ++i) {
            CHECK_THAT(gradients[l].weight.data()[i],
                       WithinAbs(central_difference(layers[l].weight.data()[i], layers, x, y), 1e-8));
        }
        for (std::size_t k = 0; k < layers[l].bias.size(); ++k) {
            CHECK_THAT(gradients[l].bias(k),
                       WithinAbs(central_difference(layers[l].bias(k), layers, x, y), 1e-8));
        }
    }
}

}  // namespace

TEST_CASE("the mean squared error is the mean over all entries") {
    CHECK(nn::mse({{1, 2}, {3, 4}}, {{1, 0}, {0, 4}}) == 13.0 / 4);
    CHECK(nn::mse({{5}}, {{5}}) == 0);
    CHECK_THROWS_AS(nn::mse({{1, 2}}, {{1}, {2}}), nn::ShapeError);
    CHECK_THROWS_AS(nn::mse(Matrix::from_shape({0, 2}), Matrix::from_shape({0, 2})), std::invalid_argument);
}

TEST_CASE("the gradient of a linear neuron by hand") {
    // y^ = 2 x + 1 at x = 1 and 3: errors 3 - 1 and 7 - 8; dW = 2 (2 * 1 - 1 * 3) / 2, db = 2 (2 - 1) / 2.
    const auto gradients = nn::mse_gradient({{{{2}}, {1}, Activation::identity}}, {{1}, {3}}, {{1}, {8}});
    CHECK(gradients[0].weight == Matrix{{-1}});
    CHECK(gradients[0].bias == Vector{1});
}

TEST_CASE("gradients against central differences, through every activation and through deep stacks") {
    RandomArrays random(21);
    for (const Activation g : {Activation::identity, Activation::sigmoid, Activation::tanh}) {
        check_gradient(random_layers(random, {3, 4, 2}, {g, g}), random.matrix(5, 3), random.matrix(5, 2));
        check_gradient(
            random_layers(random, {2, 3, 2, 3, 2, 1}, {g, Activation::tanh, g, Activation::sigmoid, g}),
            random.matrix(3, 2), random.matrix(3, 1));
    }
    for (const Activation g : {Activation::relu, Activation::leaky_relu, Activation::threshold}) {
        // One sample whose pre-activations keep away from the kink by more than the differences move them.
        for (int trial = 0; trial < 20; ++trial) {
            const auto layers = random_layers(random, {3, 4, 4, 2}, {g, g, Activation::identity});
            const Matrix x = random.matrix(1, 3);
            Matrix a = x;
            double nearest = 1;
            for (std::size_t l = 0; l < 2; ++l) {
                const Matrix z =
                    nn::dense_forward(a, Dense{layers[l].weight, layers[l].bias, Activation::identity});
                nearest = std::min(nearest, xt::amin(xt::abs(z))());
                a = nn::apply(g, z);
            }
            if (nearest > 0.02) check_gradient(layers, x, random.matrix(1, 2));
        }
    }
}

TEST_CASE("layers without neurons or inputs have a gradient too") {
    RandomArrays random(22);
    check_gradient(random_layers(random, {3, 0, 2}, {Activation::tanh, Activation::sigmoid}),
                   random.matrix(4, 3), random.matrix(4, 2));
    check_gradient(random_layers(random, {0, 2, 1}, {Activation::tanh, Activation::identity}),
                   random.matrix(4, 0), random.matrix(4, 1));
}

TEST_CASE("what does not fit, or is nothing, has no gradient") {
    RandomArrays random(23);
    const auto layers = random_layers(random, {3, 4, 2}, {Activation::tanh, Activation::identity});
    const auto gradient = [&](const std::vector<Dense>& of, const Matrix& x, const Matrix& y) {
        return nn::mse_gradient(of, x, y);
    };
    CHECK_THROWS_AS(gradient(layers, random.matrix(5, 2), random.matrix(5, 2)), nn::ShapeError);
    CHECK_THROWS_AS(gradient(layers, random.matrix(5, 3), random.matrix(4, 2)), nn::ShapeError);
    CHECK_THROWS_AS(gradient(layers, random.matrix(5, 3), random.matrix(5, 1)), nn::ShapeError);
    CHECK_THROWS_AS(gradient({}, random.matrix(5, 2), random.matrix(5, 2)), std::invalid_argument);
    CHECK_THROWS_AS(gradient(layers, random.matrix(0, 3), random.matrix(0, 2)), std::invalid_argument);
    auto wrong = layers;
    wrong[1].bias = random.vector(3);
    CHECK_THROWS_AS(gradient(wrong, random.matrix(5, 3), random.matrix(5, 2)), nn::ShapeError);
}

TEST_CASE("a step goes against the gradient, and weights decay but biases do not") {
    const std::vector<Dense> layers = {{{{2, -1}}, {3}, Activation::relu}};
    const auto moved = nn::sgd_step(layers, {{{{0.5, 1}}, {-2}}}, 0.1, 0.25);
    CHECK_THAT(moved[0].weight(0, 0), WithinAbs(2 - 0.1 * (0.5 + 0.5), 1e-15));
    CHECK_THAT(moved[0].weight(0, 1), WithinAbs(-1 - 0.1 * (1 - 0.25), 1e-15));
    CHECK_THAT(moved[0].bias(0), WithinAbs(3.2, 1e-15));
    CHECK(moved[0].activation == Activation::relu);
    CHECK_THROWS_AS(nn::sgd_step(layers, {}, 0.1, 0), std::invalid_argument);
    CHECK_THROWS_AS(nn::sgd_step(layers, {{{{0.5}}, {-2}}}, 0.1, 0), nn::ShapeError);
    CHECK_THROWS_AS(nn::sgd_step(layers, {{{{0.5, 1}}, {-2, 1}}}, 0.1, 0), nn::ShapeError);
}

TEST_CASE("initial layers come from the seed, within the limit, biases 0, the last without activation") {
    const auto layers = nn::initial_layers({3, 5, 1}, Activation::tanh, 7);
    REQUIRE(layers.size() == 2);
    CHECK(nn::shape_of(layers[0].weight) == "(5, 3)");
    CHECK(layers[0].activation == Activation::tanh);
    CHECK(layers[1].activation == Activation::identity);
    CHECK(layers[1].bias == Vector{0});
    CHECK(xt::amax(xt::abs(layers[0].weight))() <= std::sqrt(6.0 / 8));
    CHECK(xt::amax(xt::abs(layers[0].weight))() > 0.3);
    CHECK(nn::initial_layers({3, 5, 1}, Activation::tanh, 7)[0].weight == layers[0].weight);
    CHECK(nn::initial_layers({3, 5, 1}, Activation::tanh, 8)[0].weight != layers[0].weight);
    CHECK_THROWS_AS(nn::initial_layers({3}, Activation::tanh, 7), std::invalid_argument);
}

TEST_CASE("least squares: training ends where the normal equations say") {
    // Four points, a line: slope 1.4 and intercept 3.5 - 1.4 * 2.5 = 0.
    const Matrix x = {{1}, {2}, {3}, {4}};
    const Matrix y = {{1}, {3}, {5}, {5}};
    const auto trained = nn::train({{{{0}}, {0}, Activation::identity}}, x, y, {4000, 4, 0.1, 0, 1});
    CHECK_THAT(trained.layers[0].weight(0, 0), WithinAbs(1.4, 1e-9));
    CHECK_THAT(trained.layers[0].bias(0), WithinAbs(0, 1e-9));
    CHECK(trained.losses.size() == 4001);
    CHECK(trained.losses(0) == 15);
    CHECK_THAT(trained.losses(4000), WithinRel(0.3, 1e-9));
}

TEST_CASE("decay makes ridge regression of it") {
    // Without a bias in play (y and x have mean 0): the mse's slope is -2 mean(xy) + 2 w mean(xx), plus decay w.
    const Matrix x = {{-1}, {1}};
    const Matrix y = {{-3}, {3}};
    const auto trained = nn::train({{{{0}}, {0}, Activation::identity}}, x, y, {2000, 2, 0.1, 1, 1});
    CHECK_THAT(trained.layers[0].weight(0, 0), WithinAbs(6.0 / 3, 1e-9));
}

TEST_CASE("every sample is taken once an epoch, and the last batch is what is left") {
    // One sample, repeated: each step halves the error of a bias, whatever the batch. 7 in batches of 3 are 3 steps.
    const Matrix x = xt::zeros<double>({7, 1});
    const Matrix y = xt::ones<double>({7, 1});
    const auto trained = nn::train({{{{0}}, {0}, Activation::identity}}, x, y, {2, 3, 0.25, 0, 5});
    CHECK_THAT(trained.layers[0].bias(0), WithinAbs(1 - std::pow(0.5, 6), 1e-15));
    // With a tiny rate the steps of an epoch add up to the sum of the samples' gradients.
    RandomArrays random(24);
    const auto layers = random_layers(random, {2, 3, 1}, {Activation::tanh, Activation::identity});
    const Matrix points = random.matrix(6, 2);
    const Matrix targets = random.matrix(6, 1);
    const auto moved = nn::train(layers, points, targets, {1, 1, 1e-7, 0, 5}).layers;
    const auto gradients = nn::mse_gradient(layers, points, targets);
    for (std::size_t i = 0; i < 6; ++i) {
        CHECK_THAT((layers[0].weight.data()[i] - moved[0].weight.data()[i]) / 1e-7,
                   WithinAbs(6 * gradients[0].weight.data()[i], 1e-4));
    }
}

TEST_CASE("training is the same for the same seed, and another for another") {
    RandomArrays random(25);
    const auto layers = nn::initial_layers({2, 4, 1}, Activation::tanh, 3);
    const Matrix x = random.matrix(10, 2);
    const Matrix y = random.matrix(10, 1);
    const auto trained = nn::train(layers, x, y, {5, 2, 0.1, 0, 1});
    CHECK(nn::train(layers, x, y, {5, 2, 0.1, 0, 1}).losses == trained.losses);
    CHECK(nn::train(layers, x, y, {5, 2, 0.1, 0, 2}).losses != trained.losses);
    CHECK(nn::train(layers, x, y, {0, 2, 0.1, 0, 1}).layers[0].weight == layers[0].weight);
    CHECK_THROWS_AS(nn::train(layers, x, y, {5, 0, 0.1, 0, 1}), std::invalid_argument);
    CHECK_THROWS_AS(nn::train({}, x, x, {5, 2, 0.1, 0, 1}), std::invalid_argument);
}

TEST_CASE("a large network learns labels that are nothing but noise") {
    RandomArrays random(26);
    const Matrix x = random.matrix(10, 4);
    Matrix y = random.matrix(10, 1);
    for (double& label : y) label = label < 0 ? -1 : 1;
    const auto trained =
        nn::train(nn::initial_layers({4, 40, 1}, Activation::tanh, 1), x, y, {3000, 5, 0.1, 0, 1});
    CHECK(trained.losses(3000) < 0.01);
}
