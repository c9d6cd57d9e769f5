// Public checks of 12_overfitting, with numbers small enough to do by hand. Run them: exercises/check 12_overfitting

#include <cmath>
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

TEST_CASE(
    "errors of 0, 2, 3 and 0 have a mean square of 3.25, errors of 1, 0 and 2 one of 5/3, of 1 and 3 one of "
    "5",
    "[mse]") {
    CHECK_THAT(subject::mse({{1, 2}, {3, 4}}, {{1, 0}, {0, 4}}), IsClose(3.25));
    CHECK_THAT(subject::mse({{1, 2, 3}}, {{2, 2, 5}}), IsClose(5.0 / 3));
    CHECK_THAT(subject::mse({{0}, {4}}, {{1}, {1}}), IsClose(5.0));
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

TEST_CASE(
    "two neurons, (x, 2x + 1) at 1 and 3, where (0, 3) and (3, 3) were wanted: the mean is over 4 errors",
    "[gradient]") {
    // The errors are (1, 0) and (0, 4), so delta is 2 / 4 of them: (0.5, 0) and (0, 2).
    const std::vector<nn::Dense> layers = {{{{1}, {2}}, {0, 1}, Activation::identity}};
    const auto gradients = subject::gradient(layers, {{1}, {3}}, {{0, 3}, {3, 3}});
    REQUIRE_THAT(gradients.size(), Is(std::size_t{1}));
    {
        INFO("by the weight");
        CHECK_THAT(gradients[0].weight, IsClose(nn::Matrix{{0.5}, {6}}));
    }
    {
        INFO("by the bias");
        CHECK_THAT(gradients[0].bias, IsClose(nn::Vector{0.5, 2}));
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

TEST_CASE("one relu neuron, 2x at 2 and -1, where 1 and 1 were wanted: only the sample with z > 0 has a say",
          "[gradient]") {
    // a = (4, 0), the errors are 3 and -1, and g' is 1 and 0: delta is (3, 0).
    const std::vector<nn::Dense> layers = {{{{2}}, {0}, Activation::relu}};
    const auto gradients = subject::gradient(layers, {{2}, {-1}}, {{1}, {1}});
    REQUIRE_THAT(gradients.size(), Is(std::size_t{1}));
    {
        INFO("by the weight");
        CHECK_THAT(gradients[0].weight, IsClose(nn::Matrix{{6}}));
    }
    {
        INFO("by the bias");
        CHECK_THAT(gradients[0].bias, IsClose(nn::Vector{3}));
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

TEST_CASE("two neurons and a step of 0.5: without a decay, then with a decay of 1 and no gradient",
          "[sgd_step]") {
    const std::vector<nn::Dense> layers = {{{{1, -2}, {3, 0}}, {1, 2}, Activation::relu}};
    const auto plain = subject::sgd_step(layers, {{{{2, 4}, {-2, 6}}, {1, -1}}}, 0.5, 0);
    const auto decayed = subject::sgd_step(layers, {{{{0, 0}, {0, 0}}, {0, 0}}}, 0.5, 1);
    REQUIRE_THAT(plain.size(), Is(std::size_t{1}));
    REQUIRE_THAT(decayed.size(), Is(std::size_t{1}));
    {
        INFO("without a decay");
        CHECK_THAT(plain[0].weight, IsClose(nn::Matrix{{0, -4}, {4, -3}}));
        CHECK_THAT(plain[0].bias, IsClose(nn::Vector{0.5, 2.5}));
    }
    INFO("with a decay and no gradient");
    CHECK_THAT(decayed[0].weight, IsClose(nn::Matrix{{0.5, -1}, {1.5, 0}}));
    CHECK_THAT(decayed[0].bias, IsClose(nn::Vector{1, 2}));
}

TEST_CASE("two gradients for one layer are refused", "[sgd_step][edge]") {
    CHECK_REFUSES(subject::sgd_step(line(2, 3), {{{{0.5}}, {-2}}, {{{0.5}}, {-2}}}, 0.1, 0.25));
}

TEST_CASE("5 samples in batches of 2 are batches of 2, 2 and 1", "[mini_batches]") {
    measure::check_batches(subject::mini_batches(5, 2, 1), 5, 2);
}

TEST_CASE("6 samples in batches of 3 are two", "[mini_batches]") {
    measure::check_batches(subject::mini_batches(6, 3, 2), 6, 3);
}

TEST_CASE("7 samples in batches of 3 are batches of 3, 3 and 1", "[mini_batches]") {
    measure::check_batches(subject::mini_batches(7, 3, 3), 7, 3);
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

TEST_CASE("two samples in one batch and a decay of 1: W = 2 goes to 0.5, then to 3.625", "[train]") {
    // The errors are 1 and 1, so dW = 4 and db = 2: at a rate of 0.25 and a decay of 1 W goes to 2 - 0.25 (4 + 2) = 0.5 and
    // b to -0.5. Then the errors are -1 and -4, dW = -13 and db = -5: W goes to 0.5 - 0.25 (-13 + 0.5) and b to 0.75.
    const student::Trained trained = subject::train(line(2, 0), {{1}, {3}}, {{1}, {5}}, {2, 2, 0.25, 1, 1});
    {
        INFO("the losses");
        CHECK_THAT(trained.losses, IsClose(nn::Vector{1, 8.5, 27.640625}));
    }
    REQUIRE_THAT(trained.layers.size(), Is(std::size_t{1}));
    {
        INFO("the weight");
        CHECK_THAT(trained.layers[0].weight, IsClose(nn::Matrix{{3.625}}));
    }
    {
        INFO("the bias");
        CHECK_THAT(trained.layers[0].bias, IsClose(nn::Vector{0.75}));
    }
}

TEST_CASE("batches of one sample: each epoch takes the samples in another order", "[train]") {
    // x = 0 leaves W at 0, and at a rate of 0.5 a step goes all the way: b becomes y of the sample. So after an epoch b is y
    // of the last one, and the loss tells which that was.
    const nn::Matrix y = {{1}, {2}, {4}, {8}, {16}, {32}};
    const student::Trained trained =
        subject::train(line(0, 0), nn::Matrix{{0}, {0}, {0}, {0}, {0}, {0}}, y, {12, 1, 0.5, 0, 1});
    REQUIRE_THAT(trained.losses, HasShape(13));
    REQUIRE_THAT(trained.layers.size(), Is(std::size_t{1}));
    REQUIRE_THAT(trained.layers[0].bias, HasShape(1));
    double last = 0;
    for (const double wanted : y) {
        const double error = trained.layers[0].bias(0) - wanted;
        last += error * error / 6;
    }
    {
        INFO("the loss before training");
        CHECK_THAT(trained.losses(0), IsClose(227.5));
    }
    {
        INFO("the loss after the last epoch, by your last bias");
        CHECK_THAT(trained.losses(12), IsClose(last));
    }
    std::size_t same = 0;
    for (std::size_t epoch = 1; epoch <= 12; ++epoch)
        same += std::abs(trained.losses(epoch) - trained.losses(12)) < 1e-9 ? 1 : 0;
    INFO("whether one and the same sample came last in all 12 epochs");
    CHECK_THAT(same == 12, Is(false));
}

TEST_CASE("batches of no samples cannot be trained with: refused", "[train][edge]") {
    CHECK_REFUSES(subject::train(line(0, 0), {{1}}, {{2}}, {2, 0, 0.125, 0, 1}));
}

TEST_CASE("3 of 10 are held out, the other 7 are for training", "[split]") {
    measure::check_split(subject::split(10, 3, 1), 10, 3);
}

TEST_CASE("6 of 10 are held out, the other 4 are for training", "[split]") {
    measure::check_split(subject::split(10, 6, 2), 10, 6);
}

TEST_CASE("2 of 5 are held out, the other 3 are for training", "[split]") {
    measure::check_split(subject::split(5, 2, 3), 5, 2);
}

TEST_CASE("more than there are cannot be held out: refused", "[split][edge]") {
    CHECK_REFUSES(subject::split(3, 4, 1));
}

TEST_CASE("off by 1 on the training samples, by 3 on one of two others: the gap is 4.5 - 1",
          "[generalization_gap]") {
    CHECK_THAT(subject::generalization_gap(line(1, 0), {{1}, {2}}, {{2}, {1}}, {{5}, {6}}, {{5}, {9}}),
               IsClose(3.5));
    CHECK_THAT(subject::generalization_gap(line(1, 0), {{5}, {6}}, {{5}, {9}}, {{1}, {2}}, {{2}, {1}}),
               IsClose(-3.5));
    CHECK_THAT(subject::generalization_gap(line(0, 1), {{1}, {2}}, {{1}, {1}}, {{7}}, {{3}}), IsClose(4.0));
}

TEST_CASE("without validation samples there is no gap: refused", "[generalization_gap][edge]") {
    const nn::Matrix none = nn::Matrix::from_shape({0, 1});
    CHECK_REFUSES(subject::generalization_gap(line(1, 0), {{1}, {2}}, {{2}, {1}}, none, none));
}

TEST_CASE("validation losses of 6, 4, 4, 7: stop after epoch 1", "[best_epoch]") {
    CHECK_THAT(subject::best_epoch({5, 3, 2, 1}, {6, 4, 4, 7}), Is(std::size_t{1}));
    CHECK_THAT(subject::best_epoch({5, 3, 2, 1, 1}, {9, 8, 6, 5, 7}), Is(std::size_t{3}));
    CHECK_THAT(subject::best_epoch({5, 3, 2, 1, 1, 0}, {9, 7, 8, 4, 4, 4}), Is(std::size_t{3}));
}

TEST_CASE("no losses, or none but NaN, have no best: refused", "[best_epoch][edge]") {
    const nn::Vector none = nn::Vector::from_shape({0});
    CHECK_REFUSES(subject::best_epoch(none, none));
    CHECK_REFUSES(subject::best_epoch({1}, {std::numeric_limits<double>::quiet_NaN()}));
}

TEST_CASE("a kernel of 2 on 3 inputs fits at 2 places, and so does one of 3 on 4", "[local_weight]") {
    CHECK_THAT(subject::local_weight({1, 2}, 3), IsClose(nn::Matrix{{1, 2, 0}, {0, 1, 2}}));
    CHECK_THAT(subject::local_weight({1, 2, 3}, 4), IsClose(nn::Matrix{{1, 2, 3, 0}, {0, 1, 2, 3}}));
    CHECK_THAT(subject::local_weight({5}, 2), IsClose(nn::Matrix{{5, 0}, {0, 5}}));
}

TEST_CASE("a kernel that is longer than the input is refused", "[local_weight][edge]") {
    CHECK_REFUSES(subject::local_weight({1, 2, 3, 4}, 3));
}

TEST_CASE("both losses get small, or one turns: the examples of the contract", "[diagnose]") {
    CHECK_THAT(subject::diagnose(student::Run::e),
               Predicts(student::Diagnosis::fits_well, "Run e: do both losses get small?"));
    CHECK_THAT(subject::diagnose(student::Run::f),
               Predicts(student::Diagnosis::overfits, "Run f: which of the two losses rises, and when?"));
}

TEST_CASE("a network that is not trained at all: the example of the contract", "[predict]") {
    const student::Outlook outlook = subject::predict(student::Change::no_training);
    constexpr const char* look_at = "Nothing has been learned: neither the samples, nor their wrong labels.";
    CHECK_THAT(outlook.training_loss, Predicts(student::Effect::rises, look_at));
    CHECK_THAT(outlook.gap, Predicts(student::Effect::falls, look_at));
}
