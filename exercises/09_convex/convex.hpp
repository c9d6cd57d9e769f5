#pragma once
// The contract of 09_convex: networks of threshold neurons whose output is 1 in a convex polygon and 0 outside. Write
// these functions in convex.cpp.
//
// Lecture: "More on representability".
//
// A polygon is a matrix of shape (n, 2), one corner (x1, x2) in each row, in order around it: edge i leads from corner i
// to corner i + 1, the last one from the last corner back to the first, which is not repeated. The order may be
// counter-clockwise or clockwise, and begin at any corner.
//
// It is a convex polygon if
//   - there are at least 3 corners, all numbers finite, and the matrix has 2 columns, and
//   - for each edge, all corners but its own two lie on one side of the line through it, none of them on it, and it is the
//     same side for all edges: always the left or always the right, on the way round.
// So these are none: a corner given twice (also the first one again at the end), three corners on one line, a dent, edges
// that cross, a star, a polygon that goes round twice. The functions that take a polygon refuse what is none: they throw
// std::invalid_argument (nn::ShapeError is one).
//
// Range: coordinates are multiples of 1/1024, at most 1e4 in size; 3 to 300 corners. -0.0 is 0. So all products and sums
// that tell on which side of an edge a corner lies are exact, and "on the line" means 0, not nearly 0. The smallest
// triangle that there is, with two sides of 1/1024, is a convex polygon like any other. This range, and the
// greatest n of a function, hold for arguments that are to be answered: nothing beyond them is asked, so there is nothing
// to do about them. What is to be refused may be anything.
//
// Points: a network is asked for x only where no line through an edge is nearer than 1e-7 (1 + |x|). So it is left open
// what happens exactly on an edge. threshold(z) is 1 for z >= 0, else 0: nn::Activation::threshold.
//
// nn::Hyperplane (nn/hyperplane.hpp) and nn::Dense (nn/dense.hpp) are the library's versions of what you built before.
// nn::Dense is {weight, bias, activation} with weight (out, in) and bias (out); nn::mlp_forward(x, network) runs a network.

#include <nn/dense.hpp>
#include <nn/hyperplane.hpp>
#include <nn/tensor.hpp>
#include <vector>

namespace student {

/// The n half-planes whose intersection is the polygon, one for each edge: element (w, b) stands for the points x with
/// w . x + b >= 0, and w . x + b = 0 is the line through the edge: it misses a corner x that is an end of the edge by at
/// most 1e-9 (1 + |x|). In any order; each (w, b) times any positive number that leaves w between 1e-6 and 1e6 long.
/// For the triangle (0, 0), (4, 0), (0, 3), one answer is ((0, 4), 0), ((-3, -4), 12), ((3, 0), 0): x2 >= 0,
/// 3 x1 + 4 x2 <= 12 and x1 >= 0.
/// Refuses what is no convex polygon.
std::vector<nn::Hyperplane> half_planes(const nn::Matrix& polygon);

/// A network of two layers: n neurons, one for each edge, whose weight is (n, 2), and one output neuron, whose weight is
/// (1, n). All have the activation threshold. The output is 1 inside the polygon and 0 outside. Any weights and biases
/// that do this are right.
/// For the triangle above, (1, 1) gives 1, and (3, 1), (-1, 1) and (1, -1) give 0.
/// Refuses what is no convex polygon.
std::vector<nn::Dense> polygon_network(const nn::Matrix& polygon);

/// The network, as above, of the regular polygon with n corners on the circle of radius 1 around (0, 0), one of them at
/// (1, 0): corner k is at (cos(2 pi k / n), sin(2 pi k / n)). Its layers have n neurons and one. For n = 4 the corners are
/// (1, 0), (0, 1), (-1, 0), (0, -1). Other corners are no multiples of 1/1024; rounding them changes nothing that is
/// asked. n is at most 300. Throws std::invalid_argument for n < 3, and so for every negative n.
std::vector<nn::Dense> regular_polygon_network(int n);

/// How wrong the regular polygon with n corners is about the disc of radius 1: the area of the set of points that are in
/// one of the two and not in the other. That is an area, not a share: for n = 4 it is pi - 2 = 1.1416. No network is
/// needed, and n is at most 1000 here.
/// The number may be off by 1e-12 + 1e-9 of itself. Throws std::invalid_argument for n < 3, and so for every negative n.
double disc_error(int n);

// The thinking tasks. Nothing is to be computed: think, draw, then write down the answer to each question.

/// Another output neuron behind the five neurons of a regular pentagon's first layer, each of which is 1 on the
/// pentagon's side of its edge. "ones" means the weights 1, 1, 1, 1, 1, "minus_ones" the weights -1, -1, -1, -1, -1.
enum class OutputNeuron {
    ones_bias_minus_3_5,       ///< bias -3.5
    ones_bias_minus_5_5,       ///< bias -5.5
    minus_ones_bias_plus_4_5,  ///< bias +4.5
    ones_bias_minus_0_5,       ///< bias -0.5
    ones_bias_minus_4_5,       ///< bias -4.5
    ones_bias_minus_5,         ///< bias -5
    ones_bias_plus_0_5,        ///< bias +0.5: the example
};

/// Where the output is 1 (up to points on the lines).
enum class Region {
    nothing,     ///< nowhere
    pentagon,    ///< in the pentagon
    star,        ///< in the pentagon and in the five triangles on its edges: a star with five tips
    outside,     ///< outside the pentagon
    everything,  ///< in the whole plane
};

/// Where the output of a network with this output neuron is 1.
/// Example: ones_bias_plus_0_5 is 1 in everything, for the sum is never negative.
Region region_of(OutputNeuron neuron);

enum class Shape {
    letter_l,       ///< the letter L: a wide bar upwards and one to the right, as one piece
    triangle,       ///< with its inside; likewise all others
    ellipse,        ///< twice as wide as high
    ring,           ///< a disc without the smaller disc in its middle
    strip,          ///< all points between two parallel lines
    disc,           ///< a circle with its inside
    two_squares,    ///< beside each other, with a gap
    quarter_plane,  ///< x1 >= 0 and x2 >= 0
    half_plane,     ///< x1 >= 0: the first example
    half_disc,      ///< a disc cut along a line through its middle: the second example
};

enum class Representable {
    exactly,  ///< one such network with some number of neurons gives the shape, up to points on its border
    approximately,  ///< none does, but with enough neurons the area where they differ is as small as you like
    not_at_all,     ///< there is an area below which that difference cannot be brought
};

/// Whether a network like polygon_network's gives the shape: a first layer of any number n >= 1 of threshold neurons with
/// any weights, and an output neuron that is 1 exactly where all n are 1.
/// Examples: half_plane exactly, with n = 1; half_disc approximately, for it is convex, and part of its border is round.
Representable representable(Shape shape);

}  // namespace student

// The functions above, each with the names of its parameters: from this list the checks know what to call.
#define SUBJECT_FUNCTIONS(F)      \
    F(half_planes, polygon)       \
    F(polygon_network, polygon)   \
    F(regular_polygon_network, n) \
    F(disc_error, n)              \
    F(region_of, neuron)          \
    F(representable, shape)
