// The public checks of 01_neuron: numbers that you can follow with a pencil. Hidden ones use random numbers, other sizes
// and the special cases that neuron.hpp names.
#include <cmath>

#include "neuron.hpp"
#include "subject/test.hpp"

using nn::Matrix;
using nn::Vector;
using student::Activation;
using student::Quantity;
using student::Symbol;

namespace {

/// z and a, each in a check of its own, so that a failure says which it is.
void check_output(const student::LayerOutput& got, const Vector& z, const Vector& a) {
    {
        INFO("z");
        CHECK_THAT(got.z, IsClose(z));
    }
    {
        INFO("a");
        CHECK_THAT(got.a, IsClose(a));
    }
}

// exp(ln 3) is 3, so the sigmoid of ln 3 is 1 / (1 + 1/3) = 3/4; and tanh(ln 2) is (2 - 1/2) / (2 + 1/2) = 0.6.
const double ln2 = std::log(2.0);
const double ln3 = std::log(3.0);

}  // namespace

TEST_CASE("two inputs: 3 * 1 - 2 * 2 + 4 = 3", "[pre_activation]") {
    CHECK_THAT(subject::pre_activation({1, 2}, {3, -2}, 4), IsClose(3.0));
    CHECK_THAT(subject::pre_activation({1, 2}, {3, -2}, -4), IsClose(-5.0));
}

TEST_CASE("one input and three", "[pre_activation]") {
    CHECK_THAT(subject::pre_activation({5}, {0.5}, 1), IsClose(3.5));
    CHECK_THAT(subject::pre_activation({1, 2, 3}, {10, 20, 30}, -100), IsClose(40.0));
}

TEST_CASE("three inputs and two weights do not fit: that is refused", "[pre_activation][edge]") {
    CHECK_REFUSES(subject::pre_activation({1, 2, 3}, {1, 2}, 0));
}

TEST_CASE("identity and relu give 3 for z = 3; for z = -5 they give -5 and 0", "[neuron]") {
    CHECK_THAT(subject::neuron({1, 2}, {3, -2}, 4, Activation::identity), IsClose(3.0));
    CHECK_THAT(subject::neuron({1, 2}, {3, -2}, 4, Activation::relu), IsClose(3.0));
    CHECK_THAT(subject::neuron({1, 2}, {3, -2}, -4, Activation::identity), IsClose(-5.0));
    CHECK_THAT(subject::neuron({1, 2}, {3, -2}, -4, Activation::relu), IsClose(0.0));
}

TEST_CASE("threshold gives 1 for z = 3 and z = 0, and 0 for z = -5", "[neuron]") {
    CHECK_THAT(subject::neuron({1, 2}, {3, -2}, 4, Activation::threshold), IsClose(1.0));
    CHECK_THAT(subject::neuron({1, 2}, {3, -2}, 1, Activation::threshold), IsClose(1.0));
    CHECK_THAT(subject::neuron({1, 2}, {3, -2}, -4, Activation::threshold), IsClose(0.0));
}

TEST_CASE("for z = 1/4 and z = 3/4 threshold gives 1 and relu keeps z", "[neuron]") {
    CHECK_THAT(subject::neuron({1, 2}, {3, -2}, 1.25, Activation::threshold), IsClose(1.0));
    CHECK_THAT(subject::neuron({1, 2}, {3, -2}, 1.75, Activation::threshold), IsClose(1.0));
    CHECK_THAT(subject::neuron({1, 2}, {3, -2}, 1.25, Activation::relu), IsClose(0.25));
    CHECK_THAT(subject::neuron({1, 2}, {3, -2}, 1.75, Activation::relu), IsClose(0.75));
}

TEST_CASE("sigmoid gives 1/2 for z = 0 and 3/4 for z = ln 3, tanh gives 0 for z = 0 and 0.6 for z = ln 2",
          "[neuron]") {
    CHECK_THAT(subject::neuron({1, 2}, {3, -2}, 1, Activation::sigmoid), IsClose(0.5));
    CHECK_THAT(subject::neuron({1, 2}, {3, -2}, 1 + ln3, Activation::sigmoid), IsClose(0.75));
    CHECK_THAT(subject::neuron({1, 2}, {3, -2}, 1, Activation::tanh), IsClose(0.0));
    CHECK_THAT(subject::neuron({1, 2}, {3, -2}, 1 + ln2, Activation::tanh), IsClose(0.6));
}

TEST_CASE("three neurons look at two inputs: the weights of neuron k are column k", "[layer_by_columns]") {
    const Matrix w_in_out = {{1, 10, 100}, {2, 20, 200}};
    CHECK_THAT(subject::layer_by_columns({1, 2}, w_in_out, {0.5, 0, -0.5}), IsClose(Vector{5.5, 50, 499.5}));
}

TEST_CASE("two neurons look at two inputs", "[layer_by_columns]") {
    // Neuron 0 computes 1 * 1 + 2 * 3 + 10, neuron 1 computes 1 * 2 + 2 * 4 + 20.
    const Matrix w_in_out = {{1, 2}, {3, 4}};
    CHECK_THAT(subject::layer_by_columns({1, 2}, w_in_out, {10, 20}), IsClose(Vector{17, 30}));
}

TEST_CASE("two neurons look at three inputs", "[layer_by_columns]") {
    // Neuron 0 computes 2 * 1 - 1 * 0 + 3 * 4 - 1, neuron 1 computes 2 * 5 - 1 * 2 + 3 * (-3) + 1.
    const Matrix w_in_out = {{1, 5}, {0, 2}, {4, -3}};
    CHECK_THAT(subject::layer_by_columns({2, -1, 3}, w_in_out, {-1, 1}), IsClose(Vector{13, 0}));
}

TEST_CASE("two neurons need two biases: one is refused", "[layer_by_columns][edge]") {
    CHECK_REFUSES(subject::layer_by_columns({1, 2}, {{1, 2}, {3, 4}}, {10}));
}

TEST_CASE("three neurons look at two inputs: the weights of neuron k are row k", "[layer_by_rows]") {
    const Matrix weight = {{1, 2}, {10, 20}, {-3, 1}};
    check_output(subject::layer_by_rows({1, 2}, weight, {0.5, 0, -0.5}, Activation::relu), {5.5, 50, -1.5},
                 {5.5, 50, 0});
}

TEST_CASE("two neurons that answer yes or no", "[layer_by_rows]") {
    const Matrix weight = {{1, 2}, {3, 4}};
    check_output(subject::layer_by_rows({1, 2}, weight, {-7, -11}, Activation::threshold), {-2, 0}, {0, 1});
}

TEST_CASE("two neurons look at three inputs, without an activation and with relu", "[layer_by_rows]") {
    const Matrix weight = {{1, 0, 3}, {-1, 2, 0.5}};
    check_output(subject::layer_by_rows({2, -1, 1}, weight, {1, -1}, Activation::identity), {6, -4.5},
                 {6, -4.5});
    check_output(subject::layer_by_rows({2, -1, 1}, weight, {1, 5}, Activation::relu), {6, 1.5}, {6, 1.5});
}

TEST_CASE("in this course x is the input, z the pre-activation and a the activation", "[meaning]") {
    CHECK_THAT(
        subject::meaning(Symbol::course_x),
        Predicts(Quantity::input, "In the contract x stands in w . x + b. What is done with it there?"));
    CHECK_THAT(subject::meaning(Symbol::course_z),
               Predicts(Quantity::pre_activation, "The contract says so in its example for this function."));
    CHECK_THAT(subject::meaning(Symbol::course_a),
               Predicts(Quantity::activation, "In a = g(z), is a what goes into g or what comes out?"));
}
