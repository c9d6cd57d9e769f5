// Public checks of 09_convex, with numbers small enough to do by hand. Run them: exercises/check 09_convex

#include <cmath>
#include <numbers>

#include "convex.hpp"
#include "measure.hpp"
#include "subject/test.hpp"

using measure::check_half_planes;
using measure::check_network;
using std::numbers::pi;

namespace {

const nn::Matrix triangle{{0, 0}, {4, 0}, {0, 3}};
const nn::Matrix clockwise_square{{5, 2}, {5, 4}, {7, 4}, {7, 2}};
const nn::Matrix clockwise_triangle{{1, 1}, {2, 4}, {4, 1}};
const nn::Matrix star{{0, 3}, {2, -3}, {-3, 1}, {3, 1}, {-2, -3}};
const nn::Matrix dented{{0, 0}, {4, 0}, {1, 1}, {0, 4}};

}  // namespace

TEST_CASE("the triangle (0, 0), (4, 0), (0, 3) is x2 >= 0, 3 x1 + 4 x2 <= 12 and x1 >= 0", "[half_planes]") {
    check_half_planes(subject::half_planes(triangle), triangle);
}

TEST_CASE("the square (5, 2), (5, 4), (7, 4), (7, 2) is x1 >= 5, x2 <= 4, x1 <= 7 and x2 >= 2: clockwise",
          "[half_planes]") {
    check_half_planes(subject::half_planes(clockwise_square), clockwise_square);
}

TEST_CASE("the triangle (1, 1), (2, 4), (4, 1): clockwise too, with slanted edges", "[half_planes]") {
    check_half_planes(subject::half_planes(clockwise_triangle), clockwise_triangle);
}

TEST_CASE("a polygon with a dent, and one with three corners on a line, throw std::invalid_argument",
          "[half_planes][edge]") {
    CHECK_REFUSES(subject::half_planes(dented));
    CHECK_REFUSES(subject::half_planes({{0, 0}, {2, 0}, {4, 0}, {0, 3}}));
    CHECK_REFUSES(subject::half_planes({{0, 0}, {2, 0}, {4, 0}}));
}

TEST_CASE("a star of five corners, which all turn to the right, throws std::invalid_argument",
          "[half_planes][edge]") {
    CHECK_REFUSES(subject::half_planes(star));
}

TEST_CASE("the triangle's network is 1 at (1, 1) and (3, 0.5), and 0 at (3, 1), (-1, 1) and (1, -1)",
          "[polygon_network]") {
    check_network(subject::polygon_network(triangle), 3,
                  {{{1, 1}, true}, {{3, 0.5}, true}, {{3, 1}, false}, {{-1, 1}, false}, {{1, -1}, false}});
}

TEST_CASE("the square's network is 1 at (6, 3) and 0 on all four sides of the square", "[polygon_network]") {
    check_network(subject::polygon_network(clockwise_square), 4,
                  {{{6, 3}, true},
                   {{4, 3}, false},
                   {{6, 5}, false},
                   {{8, 3}, false},
                   {{6, 1}, false},
                   {{0, 0}, false}});
}

TEST_CASE("the network of (1, 1), (2, 4), (4, 1) is 1 at (2, 2), and 0 beyond each edge",
          "[polygon_network]") {
    check_network(subject::polygon_network(clockwise_triangle), 3,
                  {{{2, 2}, true}, {{1, 3}, false}, {{4, 3}, false}, {{2, 0}, false}, {{0, 0}, false}});
}

TEST_CASE("there is no network for a polygon with a dent, or for three corners on a line",
          "[polygon_network][edge]") {
    CHECK_REFUSES(subject::polygon_network(dented));
    CHECK_REFUSES(subject::polygon_network({{0, 0}, {2, 0}, {4, 0}}));
}

TEST_CASE("with 4 corners: 1 at (0.9, 0) and (0.4, 0.5), 0 at (0.7, 0.7) and (0, 1.1)",
          "[regular_polygon_network]") {
    check_network(subject::regular_polygon_network(4), 4,
                  {{{0.9, 0}, true}, {{0.4, 0.5}, true}, {{0.7, 0.7}, false}, {{0, 1.1}, false}});
}

TEST_CASE("with 3 corners: 1 at (0.9, 0) and (-0.4, 0.7), 0 at (-0.6, 0) and (0.4, 0.7)",
          "[regular_polygon_network]") {
    check_network(subject::regular_polygon_network(3), 3,
                  {{{0.9, 0}, true}, {{-0.4, 0.7}, true}, {{-0.6, 0}, false}, {{0.4, 0.7}, false}});
}

TEST_CASE("two corners make no polygon: it throws std::invalid_argument", "[regular_polygon_network][edge]") {
    CHECK_REFUSES(subject::regular_polygon_network(2));
}

TEST_CASE("the square in the disc leaves pi - 2, the hexagon pi - 1.5 sqrt(3), 12 corners pi - 3",
          "[disc_error]") {
    CHECK_THAT(subject::disc_error(4), IsClose(pi - 2));
    CHECK_THAT(subject::disc_error(6), IsClose(pi - 1.5 * std::sqrt(3.0)));
    CHECK_THAT(subject::disc_error(12), IsClose(pi - 3));
}

TEST_CASE("no error belongs to two corners: it throws std::invalid_argument", "[disc_error][edge]") {
    CHECK_REFUSES(subject::disc_error(2));
}

TEST_CASE("with a bias of +0.5 the output is 1 everywhere: the example of the contract", "[region_of]") {
    CHECK_THAT(
        subject::region_of(student::OutputNeuron::ones_bias_plus_0_5),
        Predicts(student::Region::everything,
                 "what is the sum where none of the five is 1, and what is the threshold of it + 0.5?"));
}

TEST_CASE("half a plane exactly, half a disc approximately: the examples of the contract",
          "[representable]") {
    CHECK_THAT(subject::representable(student::Shape::half_plane),
               Predicts(student::Representable::exactly, "half_plane: which neuron alone is 1 there?"));
    CHECK_THAT(subject::representable(student::Shape::half_disc),
               Predicts(student::Representable::approximately,
                        "half_disc: is it convex, and is its border made of straight lines?"));
}
