// Public checks of 10_union, with numbers small enough to do by hand. Run them: exercises/check 10_union

#include "measure.hpp"
#include "subject/test.hpp"
#include "union.hpp"

using measure::check_letter;
using measure::check_output;
using measure::check_union;
using measure::Polygons;
using measure::require_small_network;

namespace {

const nn::Matrix lower{{0, 0}, {2, 0}, {2, 2}, {0, 2}};
const nn::Matrix upper{{1, 1}, {1, 3}, {3, 3}, {3, 1}};
const nn::Matrix triangle{{5, 0}, {9, 0}, {5, 3}};
const nn::Matrix dented{{0, 0}, {4, 0}, {1, 1}, {0, 4}};

}  // namespace

TEST_CASE("two overlapping squares: 1 in either and in both, 0 beside them", "[union_network]") {
    check_union(
        subject::union_network({lower, upper}), {lower, upper},
        {{{0.5, 0.5}, true}, {{1.5, 1.5}, true}, {{2.5, 2.5}, true}, {{0.5, 2.5}, false}, {{4, 1}, false}});
}

TEST_CASE("a square and a triangle that lie apart", "[union_network]") {
    check_union(subject::union_network({lower, triangle}), {lower, triangle},
                {{{1, 1}, true},
                 {{6, 1}, true},
                 {{3, 1}, false},
                 {{8, 2}, false},
                 {{1, 3}, false},
                 {{6, -1}, false}});
}

TEST_CASE("two overlapping squares and a triangle beside them, in another order", "[union_network]") {
    check_union(subject::union_network({triangle, upper, lower}), {triangle, upper, lower},
                {{{0.5, 0.5}, true},
                 {{1.5, 1.5}, true},
                 {{2.5, 2.5}, true},
                 {{6, 1}, true},
                 {{0.5, 2.5}, false},
                 {{4, 1}, false},
                 {{8, 2}, false}});
}

TEST_CASE("a polygon with a dent is refused, first or last", "[union_network][edge]") {
    CHECK_REFUSES(subject::union_network({dented, lower}));
    CHECK_REFUSES(subject::union_network({lower, upper, dented}));
}

TEST_CASE("the star around (0, 0) of radius 1 has a tip straight up and a dent straight down",
          "[star_network]") {
    const measure::Network network = subject::star_network({0, 0}, 1);
    require_small_network(network);
    check_output(network, {{{0.05, 0.8}, true},
                           {{0.05, -0.3}, true},
                           {{0.5, 0.2}, true},
                           {{0.05, -0.5}, false},
                           {{0.5, 0.5}, false},
                           {{0.2, 0.6}, false},
                           {{0.05, 1.1}, false}});
}

TEST_CASE("the star around (10, 20) of radius 10", "[star_network]") {
    const measure::Network network = subject::star_network({10, 20}, 10);
    require_small_network(network);
    check_output(network, {{{10.5, 27}, true},
                           {{10.5, 17}, true},
                           {{5, 22}, true},
                           {{10.5, 15}, false},
                           {{15, 25}, false},
                           {{5, 25}, false},
                           {{1, 1}, false}});
}

TEST_CASE("the star around (-2, 1) of radius 0.5", "[star_network]") {
    const measure::Network network = subject::star_network({-2, 1}, 0.5);
    require_small_network(network);
    check_output(network, {{{-1.975, 1.4}, true},
                           {{-1.975, 0.85}, true},
                           {{-1.75, 1.1}, true},
                           {{-1.975, 0.75}, false},
                           {{-1.75, 1.25}, false},
                           {{-1.9, 1.3}, false},
                           {{0.05, 0.2}, false}});
}

TEST_CASE("a star of radius 0 is refused", "[star_network][edge]") {
    CHECK_REFUSES(subject::star_network({0, 0}, 0));
}

TEST_CASE("a letter stands on x2 = 0, begins at x1 = 0 and is 1 high", "[letter]") {
    check_letter(subject::letter(0, 0, 1), 0, 0, 1);
}

TEST_CASE("a letter stands on x2 = -2, begins at x1 = 3 and is 5 high", "[letter]") {
    check_letter(subject::letter(3, -2, 5), 3, -2, 5);
}

TEST_CASE("a letter stands on x2 = 2, begins at x1 = -1 and is 0.5 high", "[letter]") {
    check_letter(subject::letter(-1, 2, 0.5), -1, 2, 0.5);
}

TEST_CASE("a letter of height 0 is refused", "[letter][edge]") {
    CHECK_REFUSES(subject::letter(0, 0, 0));
}

TEST_CASE("weights of (1, 0) ask for A alone: the example of the contract", "[region_of]") {
    CHECK_THAT(
        subject::region_of(student::OutputNeuron::one_zero_bias_minus_0_5),
        Predicts(student::Region::in_a, "what is z in A, what is it elsewhere, and what does g_B do to it?"));
}

TEST_CASE("a neuron can give A, but not the left half of A: the examples of the contract",
          "[one_neuron_gives]") {
    CHECK_THAT(subject::one_neuron_gives(student::Region::in_a),
               Predicts(true, "in_a: which weights did region_of's example have?"));
    CHECK_THAT(subject::one_neuron_gives(student::Region::left_half_of_a),
               Predicts(false, "left_half_of_a: what do g_A and g_B say of the two halves of A?"));
}
