// The public checks of 03_saturation. exp(ln 3) is 3, so s'(ln 3) = (1/3) / (4/3)^2 = 3/16. Hidden ones use random numbers
// and the special cases that saturation.hpp names.
#include <cmath>

#include "saturation.hpp"
#include "subject/test.hpp"

using nn::Vector;
using student::Activation;

namespace {

const double ln2 = std::log(2.0);
const double ln3 = std::log(3.0);

/// Nine digits, however small the number is.
constexpr subject::Tolerance digits{1e-9, 0};

const Vector no_layers = Vector::from_shape({0});

}  // namespace

TEST_CASE("the slope at 0 is 1/4, at ln 3 and at -ln 3 it is 3/16", "[sigmoid_grad]") {
    CHECK_THAT(subject::sigmoid_grad(0), IsClose(0.25, digits));
    CHECK_THAT(subject::sigmoid_grad(ln3), IsClose(3.0 / 16, digits));
    CHECK_THAT(subject::sigmoid_grad(-ln3), IsClose(3.0 / 16, digits));
}

TEST_CASE("the slope at 40 is 4.248354255e-18, as it is at -40", "[sigmoid_grad]") {
    CHECK_THAT(subject::sigmoid_grad(-40), IsClose(4.24835425529158900e-18, digits));
    CHECK_THAT(subject::sigmoid_grad(40), IsClose(4.24835425529158900e-18, digits));
}

TEST_CASE("the bound at ln 3 is 1/3, at -ln 3 it is 1/4", "[grad_bound]") {
    CHECK_THAT(subject::grad_bound(ln3), IsClose(1.0 / 3, digits));
    CHECK_THAT(subject::grad_bound(-ln3), IsClose(1.0 / 4, digits));
}

TEST_CASE("the bound at 0 is 1", "[grad_bound]") {
    REQUIRE_THAT(subject::grad_bound(ln2), IsClose(0.5, digits));
    CHECK_THAT(subject::grad_bound(0), IsClose(1.0, digits));
}

TEST_CASE("the slope is at most 3/16 from ln 3 on, at most 2/9 from ln 2 on", "[saturation_point]") {
    CHECK_THAT(subject::saturation_point(3.0 / 16), IsClose(ln3, {1e-9, 1e-7}));
    CHECK_THAT(subject::saturation_point(2.0 / 9), IsClose(ln2, {1e-9, 1e-7}));
}

TEST_CASE("the slope is at most 1/4 everywhere, and nowhere at most 0", "[saturation_point][edge]") {
    CHECK_THAT(subject::saturation_point(0.25), IsClose(0.0, {1e-9, 1e-7}));
    CHECK_REFUSES(subject::saturation_point(0));
}

TEST_CASE("the logarithm of the slope at 0 is -ln 4, at ln 3 it is ln 3 - ln 16", "[log_sigmoid_grad]") {
    CHECK_THAT(subject::log_sigmoid_grad(0), IsClose(-2 * ln2, digits));
    CHECK_THAT(subject::log_sigmoid_grad(ln3), IsClose(ln3 - 4 * ln2, digits));
}

TEST_CASE("the logarithm of the slope at 1000 is -1000, not minus infinity", "[log_sigmoid_grad]") {
    CHECK_THAT(subject::log_sigmoid_grad(1000), IsClose(-1000.0, digits));
}

TEST_CASE("two sigmoid layers, two of tanh", "[gradient_through_layers]") {
    CHECK_THAT(subject::gradient_through_layers({0, ln3}, {2, 4}, Activation::sigmoid),
               IsClose(0.375, digits));
    CHECK_THAT(subject::gradient_through_layers({ln2, ln3}, {1, -2}, Activation::tanh),
               IsClose(-2 * 0.64 * 0.36, digits));
}

TEST_CASE("three layers of relu and of leaky relu", "[gradient_through_layers]") {
    CHECK_THAT(subject::gradient_through_layers({3, 1, 5}, {2, -4, 0.5}, Activation::relu),
               IsClose(-4.0, digits));
    CHECK_THAT(subject::gradient_through_layers({3, -1, 5}, {2, -4, 0.5}, Activation::relu),
               IsClose(0.0, digits));
    CHECK_THAT(subject::gradient_through_layers({3, -1, 5}, {2, -4, 0.5}, Activation::leaky_relu),
               IsClose(-0.04, digits));
}

TEST_CASE("no layers leave the gradient at 1, and z and w of different sizes are refused",
          "[gradient_through_layers][edge]") {
    CHECK_THAT(subject::gradient_through_layers(no_layers, no_layers, Activation::sigmoid),
               IsClose(1.0, digits));
    CHECK_REFUSES(subject::gradient_through_layers({1, 2}, {1}, Activation::relu));
}

TEST_CASE("(1/4)^5 is below 0.001, (3/16)^2 below 0.1, (3/16)^3 below 0.01, (1/4)^2 below 0.1",
          "[vanishing_depth]") {
    CHECK_THAT(subject::vanishing_depth(0, 0.001), Is(std::size_t{5}));
    CHECK_THAT(subject::vanishing_depth(ln3, 0.1), Is(std::size_t{2}));
    CHECK_THAT(subject::vanishing_depth(-ln3, 0.01), Is(std::size_t{3}));
    CHECK_THAT(subject::vanishing_depth(0, 0.1), Is(std::size_t{2}));
}

TEST_CASE("the gradient never gets down to 0: that is refused", "[vanishing_depth][edge]") {
    CHECK_REFUSES(subject::vanishing_depth(0, 0));
}

TEST_CASE("20 sigmoid layers at z = 0: the example of the contract", "[predict_chain]") {
    CHECK_THAT(subject::predict_chain(student::Chain::sigmoid_z0_w1),
               Predicts(student::Fate::vanishes, "What is (1/4)^20, roughly?"));
}

TEST_CASE("the lecture's bound is useful: the example of the contract", "[judge_bound]") {
    CHECK_THAT(
        subject::judge_bound(student::Candidate::lecture),
        Predicts(student::Judgement::useful, "Look at the figure: does the bound fall on both sides?"));
}
