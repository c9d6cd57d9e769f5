// Public checks of 11_approximation, with numbers small enough to do by hand. Run them: exercises/check 11_approximation

#include "approximation.hpp"
#include "measure.hpp"
#include "subject/test.hpp"

using nn::Activation;
using student::Network;

TEST_CASE("two relu neurons: 10 relu(2x + 1) + relu(3 - x) / 2 - 4 is 27 at 1, 7.5 at 0 and -1.5 at -2",
          "[evaluate]") {
    const Network network{{2, -1}, {1, 3}, {10, 0.5}, -4, Activation::relu};
    CHECK_THAT(subject::evaluate(network, {1, 0, -2}), IsClose(nn::Vector{27, 7.5, -1.5}));
}

TEST_CASE("a step of height 5 at 1/2, from 2 to 7: at the jump itself the threshold is 1", "[evaluate]") {
    const Network network{{2}, {-1}, {5}, 2, Activation::threshold};
    CHECK_THAT(subject::evaluate(network, {0.25, 0.5, 0.75}), IsClose(nn::Vector{2, 7, 7}));
}

TEST_CASE("a step down at 2 and one up at 1/2: -1 + (x <= 2) + 3 (x >= 1/2)", "[evaluate]") {
    const Network network{{-1, 4}, {2, -2}, {1, 3}, -1, Activation::threshold};
    CHECK_THAT(subject::evaluate(network, {0.25, 0.5, 3}), IsClose(nn::Vector{0, 3, 2}));
    CHECK_THAT(subject::evaluate(network, {2}), IsClose(nn::Vector{3}));
}

TEST_CASE("w, b and u of different sizes are refused", "[evaluate][edge]") {
    const Network network{{2, 1}, {-1}, {5}, 2, Activation::threshold};
    CHECK_REFUSES(subject::evaluate(network, {0.25, 0.5}));
}

TEST_CASE("a bump from 1/4 to 1/2 of height -3, one from -1 to 2 of height 10, one from 0 to 1 of height 2",
          "[bump]") {
    measure::check_bump(0.25, 0.5, -3);
    measure::check_bump(-1, 2, 10);
    measure::check_bump(0, 1, 2);
}

TEST_CASE("a bump that ends where it begins, or before, is refused", "[bump][edge]") {
    CHECK_REFUSES(subject::bump(0.5, 0.5, 1));
    CHECK_REFUSES(subject::bump(0.75, 0.5, 1));
}

TEST_CASE("the levels 2, 5, 1: 2 up to 1/3, then 5, and 1 from 2/3 on", "[staircase]") {
    measure::check_staircase({2, 5, 1});
}

TEST_CASE("the levels -1, 0, 4, 4", "[staircase]") {
    measure::check_staircase({-1, 0, 4, 4});
}

TEST_CASE("the levels 4, 1, -2, 0, 5", "[staircase]") {
    measure::check_staircase({4, 1, -2, 0, 5});
}

TEST_CASE("without levels there is no staircase: refused", "[staircase][edge]") {
    const nn::Vector none = nn::Vector::from_shape({0});
    CHECK_REFUSES(subject::staircase(none));
}

TEST_CASE("a slope of at most 3: within 0.5 takes 6 steps, within 0.4 takes 8; and two others",
          "[steps_needed]") {
    CHECK_THAT(subject::steps_needed(3, 0.5), Is(std::size_t{6}));
    CHECK_THAT(subject::steps_needed(3, 0.4), Is(std::size_t{8}));
    CHECK_THAT(subject::steps_needed(5, 2), Is(std::size_t{3}));
    CHECK_THAT(subject::steps_needed(1, 0.25), Is(std::size_t{4}));
}

TEST_CASE("no number of steps comes within 0: refused", "[steps_needed][edge]") {
    CHECK_REFUSES(subject::steps_needed(3, 0));
}

TEST_CASE("up and down again, (0, 1, 0), within 0.25, and within 0.125", "[approximate]") {
    measure::check_approximation({0, 1, 0}, 0.25);
    measure::check_approximation({0, 1, 0}, 0.125);
}

TEST_CASE("from 2 down to -2 and half way back, within 0.5", "[approximate]") {
    measure::check_approximation({2, -2, 0}, 0.5);
}

TEST_CASE("up by 2, by 2 again, and down by 3, within 0.5: what is the slope of the steepest third?",
          "[approximate]") {
    measure::check_approximation({0, 2, 4, 1}, 0.5);
}

TEST_CASE("nothing is approximated within 0, and nothing without samples", "[approximate][edge]") {
    const nn::Vector none = nn::Vector::from_shape({0});
    CHECK_REFUSES(subject::approximate({0, 1, 0}, 0));
    CHECK_REFUSES(subject::approximate(none, 0.25));
}

TEST_CASE("5 for 0 < x1 < 1 and 1 < x2 < 1.5, around it 0", "[plateau]") {
    measure::check_plateau({0, 1}, {1, 1.5}, 5);
}

TEST_CASE("it is -2 for -1 < x1 < 2 and 0 < x2 < 0.5, and 3 for 0 < x1 < 1 and -1 < x2 < 0", "[plateau]") {
    measure::check_plateau({-1, 0}, {2, 0.5}, -2);
    measure::check_plateau({0, -1}, {1, 0}, 3);
}

TEST_CASE("a rectangle whose left edge is not left of its right one is refused", "[plateau][edge]") {
    CHECK_REFUSES(subject::plateau({1, 0}, {0, 1}, 5));
}

TEST_CASE("two by three levels: x1 chooses the row, x2 the column", "[surface]") {
    measure::check_surface({{1, 2, 3}, {-4, 0, 6}});
}

TEST_CASE("three by two levels, and one by two", "[surface]") {
    measure::check_surface({{1, -2}, {5, 3}, {-1, 4}});
    measure::check_surface({{7, -5}});
}

TEST_CASE("levels without columns are refused", "[surface][edge]") {
    const nn::Matrix none = nn::Matrix::from_shape({2, 0});
    CHECK_REFUSES(subject::surface(none));
}

TEST_CASE("a ramp is one relu neuron, and no sum of thresholds, sigmoids or tanhs", "[fewest_neurons]") {
    constexpr const char* look_at = "See the example in the contract.";
    CHECK_THAT(subject::fewest_neurons(student::Target::ramp, Activation::relu), Predicts(1, look_at));
    for (const Activation g : {Activation::threshold, Activation::sigmoid, Activation::tanh})
        CHECK_THAT(subject::fewest_neurons(student::Target::ramp, g), Predicts(student::never, look_at));
}

TEST_CASE("leaky relus are not asked about: refused", "[fewest_neurons][edge]") {
    CHECK_REFUSES(subject::fewest_neurons(student::Target::line, Activation::leaky_relu));
}
