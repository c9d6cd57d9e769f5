// The public checks of 08_xor, with numbers small enough to do by hand. Run them: exercises/check 08_xor
#include <cmath>

#include "measure.hpp"
#include "subject/test.hpp"
#include "xor.hpp"

using measure::check_best;
using measure::check_corner;
using measure::check_network;
using measure::check_output;
using student::Corner;

using Labels = std::vector<int>;

namespace {

/// Two points in each quadrant, one of them near both axes and one near one of them.
const nn::Matrix points = {{0.25, 0.25},   {2, 0.3},    {-0.25, 0.25}, {-0.3, 2},
                           {-0.25, -0.25}, {-3, -0.25}, {0.25, -0.25}, {3, -0.25}};

}  // namespace

TEST_CASE("tanh(10 x) pushes points into the corners", "[squash]") {
    const nn::Matrix expected = {{std::tanh(1.0), -std::tanh(1.0)}, {0, std::tanh(5.0)}, {-1, 1}};
    CHECK_THAT(subject::squash({{0.1, -0.1}, {0, 0.5}, {-4, 4}}), IsClose(expected));
}

TEST_CASE("for eps = 0.1: one neuron for the upper right corner, one for the lower left one",
          "[corner_neuron]") {
    check_corner(subject::corner_neuron(Corner::upper_right, 0.1), Corner::upper_right, 0.1);
    check_corner(subject::corner_neuron(Corner::lower_left, 0.1), Corner::lower_left, 0.1);
}

TEST_CASE("for eps = 0.001: one neuron for each of the other corners", "[corner_neuron]") {
    check_corner(subject::corner_neuron(Corner::upper_left, 0.001), Corner::upper_left, 0.001);
    check_corner(subject::corner_neuron(Corner::lower_right, 0.001), Corner::lower_right, 0.001);
}

TEST_CASE("upper right and lower left are 1, the others 0, also near the axes", "[xor_hard]") {
    CHECK_THAT(subject::xor_hard({{0.5, 2}, {-1, 1}}), Is(Labels{1, 0}));
    CHECK_THAT(subject::xor_hard(points), Is(Labels{1, 1, 0, 0, 1, 1, 0, 0}));
    CHECK_THAT(subject::xor_hard({{-2, -1}, {1, -3}, {2, 2}, {-1, -1}, {-1, 3}}), Is(Labels{1, 0, 1, 1, 0}));
}

TEST_CASE("points with three coordinates are refused", "[xor_hard][edge]") {
    CHECK_REFUSES(subject::xor_hard({{1, 1, 1}}));
}

TEST_CASE("the output neuron is high where g1 + g2 is about 1, low where it is about 0", "[xor_smooth]") {
    check_output(subject::xor_smooth(0.1), 0.1);
    check_output(subject::xor_smooth(0.01), 0.01);
    check_output(subject::xor_smooth(0.001), 0.001);
}

TEST_CASE("the whole network is near the labels of eight points", "[xor_network]") {
    check_network(subject::xor_network(0.1), points, 0.1);
    check_network(subject::xor_network(0.01), points, 0.01);
    check_network(subject::xor_network(0.001), points, 0.001);
}

TEST_CASE("x1 + x2 - 2 is 0, -2, -4 and -2 at the corners: it says 1, 0, 0, 0", "[corners_right]") {
    CHECK_THAT(subject::corners_right({{1, 1}, -2}, {1, 0, 0, 1}), Is(3));
    CHECK_THAT(subject::corners_right({{1, 1}, -2}, {1, 0, 0, 0}), Is(4));
    CHECK_THAT(subject::corners_right({{1, 1}, -2}, {0, 0, 1, 1}), Is(1));
    CHECK_THAT(subject::corners_right({{1, 1}, -2}, {0, 1, 1, 1}), Is(0));
}

TEST_CASE("three labels, or a label of 2, are refused", "[corners_right][edge]") {
    CHECK_REFUSES(subject::corners_right({{1, 1}, -2}, {1, 0, 0}));
    CHECK_REFUSES(subject::corners_right({{1, 1}, -2}, {1, 0, 0, 2}));
}

TEST_CASE("one corner against three, and two neighbours against two: a single neuron gets all four right",
          "[best_single_neuron]") {
    check_best(subject::best_single_neuron({1, 0, 0, 0}), {1, 0, 0, 0});
    check_best(subject::best_single_neuron({0, 1, 1, 0}), {0, 1, 1, 0});
}

TEST_CASE("three corners against one: where does the line have to lie now?", "[best_single_neuron]") {
    check_best(subject::best_single_neuron({1, 1, 1, 0}), {1, 1, 1, 0});
    check_best(subject::best_single_neuron({0, 1, 1, 1}), {0, 1, 1, 1});
}

TEST_CASE("g1 is for the upper right and for no other corner: the two examples of the contract",
          "[predict]") {
    CHECK_THAT(subject::predict(student::Question::w1_points_to),
               Predicts(student::Answer::upper_right, "w1_points_to: which corner does g1 recognise?"));
    CHECK_THAT(subject::predict(student::Question::ones_of_g1),
               Predicts(student::Answer::one, "ones_of_g1: which corner does g1 recognise?"));
}
