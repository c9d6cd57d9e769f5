// Public checks of 12_overfitting, with numbers small enough to do by hand. Run them: exercises/check 12_overfitting

#include <limits>

#include "measure.hpp"
#include "overfitting.hpp"
#include "subject/test.hpp"

using nn::Activation;

namespace {

/// One neuron with one input: W x + b.
std::vector<nn::Dense> line(double weight, double bias) {
    return {{{{weight}}, {bias}, Activation::identity}};
}

}  // namespace

TEST_CASE("errors of 0, 2, 3 and 0 have a mean square of 3.25", "[mse]") {
    CHECK_THAT(subject::mse({{1, 2}, {3, 4}}, {{1, 0}, {0, 4}}), IsClose(3.25));
    CHECK_THAT(subject::mse({{1, 2, 3}}, {{2, 2, 5}}), IsClose(5.0 / 3));
}

TEST_CASE("two rows are no match for two columns: refused", "[mse][edge]") {
    CHECK_REFUSES(subject::mse({{1, 2}}, {{1}, {2}}));
}

TEST_CASE("2x + 1 at 1 and 3, where 1 and 8 were wanted: the derivatives are -1 and 1", "[gradient]") {
    const auto gradients = subject::gradient(line(2, 1), {{1}, {3}}, {{1}, {8}});
    REQUIRE_THAT(gradients.size(), Is(std::size_t{1}));
    {
        INFO("by the weight");
        CHECK_THAT(gradients[0].weight, IsClose(nn::Matrix{{-1}}));
    }
    {
        INFO("by the bias");
        CHECK_THAT(gradients[0].bias, IsClose(nn::Vector{1}));
    }
}

TEST_CASE("back through a relu: the neuron that is off at z = -1 gets no gradient", "[gradient]") {
    // z = (x + 1, -x) is (2, -1) at x = 1, so a = (2, 0) and y^ = 3 * 2 + 5 * 0 = 6, wanted 5: 2 (6 - 5) = 2.
    const std::vector<nn::Dense> layers = {{{{1}, {-1}}, {1, 0}, Activation::relu},
                                           {{{3, 5}}, {0}, Activation::identity}};
    const auto gradients = subject::gradient(layers, {{1}}, {{5}});
    REQUIRE_THAT(gradients.size(), Is(std::size_t{2}));
    {
        INFO("of the last layer");
        CHECK_THAT(gradients[1].weight, IsClose(nn::Matrix{{4, 0}}));
        CHECK_THAT(gradients[1].bias, IsClose(nn::Vector{2}));
    }
    {
        INFO("of the first layer");
        CHECK_THAT(gradients[0].weight, IsClose(nn::Matrix{{6}, {0}}));
        CHECK_THAT(gradients[0].bias, IsClose(nn::Vector{6, 0}));
    }
}

TEST_CASE("no samples have no loss, and no gradient: refused", "[gradient][edge]") {
    CHECK_REFUSES(
        subject::gradient(line(2, 1), nn::Matrix::from_shape({0, 1}), nn::Matrix::from_shape({0, 1})));
}

TEST_CASE(
    "W = 2 with dW = 0.5 goes to 1.9, b = 3 with db = -2 goes to 3.2, at a rate of 0.1 and a decay of 0.25",
    "[sgd_step]") {
    const auto layers = subject::sgd_step(line(2, 3), {{{{0.5}}, {-2}}}, 0.1, 0.25);
    REQUIRE_THAT(layers.size(), Is(std::size_t{1}));
    {
        INFO("the weight");
        CHECK_THAT(layers[0].weight, IsClose(nn::Matrix{{1.9}}));
    }
    {
        INFO("the bias");
        CHECK_THAT(layers[0].bias, IsClose(nn::Vector{3.2}));
    }
}

TEST_CASE("two gradients for one layer are refused", "[sgd_step][edge]") {
    CHECK_REFUSES(subject::sgd_step(line(2, 3), {{{{0.5}}, {-2}}, {{{0.5}}, {-2}}}, 0.1, 0.25));
}

TEST_CASE("5 samples in batches of 2 are batches of 2, 2 and 1, and 6 in batches of 3 are two",
          "[mini_batches]") {
    measure::check_batches(subject::mini_batches(5, 2, 1), 5, 2);
    measure::check_batches(subject::mini_batches(6, 3, 2), 6, 3);
}

TEST_CASE("a batch of no samples is refused", "[mini_batches][edge]") {
    CHECK_REFUSES(subject::mini_batches(5, 0, 1));
}

TEST_CASE("one sample, two epochs: W = 0 and b = 0 go to 0.5 and 0.5, then on", "[train]") {
    // x = 1, wanted 2, rate 0.125: the error is -2, so dW = db = -4 and both go to 0.5. Then it is -1: 0.75.
    const student::Trained trained = subject::train(line(0, 0), {{1}}, {{2}}, {2, 1, 0.125, 0, 1});
    {
        INFO("the losses");
        CHECK_THAT(trained.losses, IsClose(nn::Vector{4, 1, 0.25}));
    }
    REQUIRE_THAT(trained.layers.size(), Is(std::size_t{1}));
    {
        INFO("the weight");
        CHECK_THAT(trained.layers[0].weight, IsClose(nn::Matrix{{0.75}}));
    }
    {
        INFO("the bias");
        CHECK_THAT(trained.layers[0].bias, IsClose(nn::Vector{0.75}));
    }
}

TEST_CASE("batches of no samples cannot be trained with: refused", "[train][edge]") {
    CHECK_REFUSES(subject::train(line(0, 0), {{1}}, {{2}}, {2, 0, 0.125, 0, 1}));
}

TEST_CASE("3 of 10 are held out, the other 7 are for training", "[split]") {
    measure::check_split(subject::split(10, 3, 1), 10, 3);
    measure::check_split(subject::split(10, 6, 2), 10, 6);
}

TEST_CASE("more than there are cannot be held out: refused", "[split][edge]") {
    CHECK_REFUSES(subject::split(3, 4, 1));
}

TEST_CASE("off by 1 on the training samples, by 3 on one of two others: the gap is 4.5 - 1",
          "[generalization_gap]") {
    CHECK_THAT(subject::generalization_gap(line(1, 0), {{1}, {2}}, {{2}, {1}}, {{5}, {6}}, {{5}, {9}}),
               IsClose(3.5));
}

TEST_CASE("without validation samples there is no gap: refused", "[generalization_gap][edge]") {
    const nn::Matrix none = nn::Matrix::from_shape({0, 1});
    CHECK_REFUSES(subject::generalization_gap(line(1, 0), {{1}, {2}}, {{2}, {1}}, none, none));
}

TEST_CASE("validation losses of 6, 4, 4, 7: stop after epoch 1", "[best_epoch]") {
    CHECK_THAT(subject::best_epoch({5, 3, 2, 1}, {6, 4, 4, 7}), Is(std::size_t{1}));
    CHECK_THAT(subject::best_epoch({5, 3, 2, 1, 1}, {9, 8, 6, 5, 7}), Is(std::size_t{3}));
}

TEST_CASE("no losses, or none but NaN, have no best: refused", "[best_epoch][edge]") {
    const nn::Vector none = nn::Vector::from_shape({0});
    CHECK_REFUSES(subject::best_epoch(none, none));
    CHECK_REFUSES(subject::best_epoch({1}, {std::numeric_limits<double>::quiet_NaN()}));
}

TEST_CASE("a kernel of 2 on 3 inputs fits at 2 places", "[local_weight]") {
    CHECK_THAT(subject::local_weight({1, 2}, 3), IsClose(nn::Matrix{{1, 2, 0}, {0, 1, 2}}));
}

TEST_CASE("a kernel that is longer than the input is refused", "[local_weight][edge]") {
    CHECK_REFUSES(subject::local_weight({1, 2, 3, 4}, 3));
}
