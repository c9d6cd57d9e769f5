#pragma once
// The contract of 10_union: a third layer, and with it unions of convex polygons. Write these functions in union.cpp.
//
// Lecture: "More on representability".
//
// A polygon is a matrix of shape (n, 2), one corner (x1, x2) in each row, in order around it, counter-clockwise or
// clockwise, from any corner on, the first not repeated at the end. What a convex polygon is stands in nn/convex.hpp;
// nn::is_convex tells, nn::half_planes(polygon) and nn::polygon_network(polygon) are the library's versions of what you
// built in 09, and refuse what is none with a std::invalid_argument.
//
// All neurons have the activation threshold, which is 1 for z >= 0, else 0. Any weights and biases that do what is
// promised are right.
//
// Points: a network is asked for x only where no line through an edge of a polygon, or of the star, is nearer than
// 1e-7 (1 + |x|). So it is left open what happens exactly on an edge; and within the star exactly where pieces of your
// choice meet.
//
// Bad arguments are refused with a std::invalid_argument (nn::ShapeError is one). A "Range" holds for arguments that are to be
// answered: nothing beyond it is asked, so there is nothing to do about it.

#include <nn/convex.hpp>
#include <nn/dense.hpp>
#include <nn/tensor.hpp>
#include <string>
#include <vector>

namespace student {

/// A network of three layers whose output is 1 where x is in at least one of the polygons, and 0 elsewhere: a neuron for
/// each edge of each polygon, then a neuron for each polygon, then one. So with m polygons that have N corners in all the
/// weights are (N, 2), (m, N) and (1, m), the biases (N), (m) and (1). The neurons of a layer may be in any order.
/// Polygons may lie apart, overlap, contain one another, or be the same: each one has its neurons.
/// For the squares with x1 and x2 from 0 to 2, and from 1 to 3, the weights are (8, 2), (2, 8) and (1, 2), and (0.5, 0.5),
/// (1.5, 1.5) and (2.5, 2.5) give 1, (0.5, 2.5) and (4, 1) give 0.
/// No polygons (m = 0) have a union too: the weights are (0, 2), (0, 0) and (1, 0), and the output is 0 everywhere.
/// Refuses a list with anything in it that is no convex polygon, at whichever place.
/// Range: up to 100 polygons of 3 to 30 corners; coordinates are multiples of 1/1024, at most 1e4 in size.
std::vector<nn::Dense> union_network(const std::vector<nn::Matrix>& polygons);

/// A network whose output is 1 in the five-pointed star and 0 outside. Tip k is at
///     centre + radius (cos(t), sin(t)),   t = pi / 2 + 2 pi k / 5,   k = 0, ..., 4,
/// so one tip points straight up. Five straight lines join each tip with the next but one; the star is the pentagon that
/// they have in their middle and the five triangles between the pentagon and the tips. So the dents between the tips are
/// cos(2 pi / 5) / cos(pi / 5) = 0.381966... of the radius away from the centre. For centre (0, 0) and radius 1,
/// (0.05, 0.8), (0.05, -0.3) and (0.5, 0.2) give 1, and (0.05, -0.5), (0.5, 0.5) and (0.2, 0.6) give 0.
/// How the network is built is up to you: 1 to 10 layers, the output's included, of 1 to 100 threshold neurons each, with
/// 2 inputs and 1 output.
/// Range: coordinates of the centre at most 1e4 in size, radius from 0.01 to 1e4. Refuses a radius that is not positive
/// (NaN too) or infinite, and a centre that is not of shape (2) or not finite.
std::vector<nn::Dense> star_network(const nn::Vector& centre, double radius);

struct Letter {
    std::string name;                  ///< which letter it is: one of A to Z, "T" say
    std::vector<nn::Matrix> polygons;  ///< whose union it is
    std::vector<nn::Dense> network;    ///< that union, with three layers, as union_network promises it
};

/// A letter of your choice, from A to Z, as a union of 2 to 50 convex polygons of 3 to 30 corners. Only this is judged, where
/// coordinates may be off by 1e-9 (height + |left| + |bottom|):
///   - Its place: the least x1 of all corners is left, the least x2 is bottom and the largest x2 is bottom + height.
///     The largest x1 is at most left + 2 height.
///   - It is the same letter everywhere: letter(left, bottom, height) has the name and as many polygons as letter(0, 0, 1),
///     and each corner of them is the corner in the same row there times height, plus (left, bottom).
///   - Each polygon has 3 to 30 corners, is convex, as nn::is_convex has it, and has an area of at least 0.001 height^2.
///   - At least a tenth of the area of their convex hull, the rubber band around all of them, is not in the union. So it
///     is a shape that no single AND of half-planes gives. (Each letter but a bare I leaves room for that: the hole of an
///     O, the dent of an L. It may be written with straight strokes.)
///   - The network is that of these polygons, in the sense of union_network.
/// Example: an L of two rectangles. letter(0, 0, 1) has the upright with the corners (0, 0), (0.25, 0), (0.25, 1), (0, 1) and
/// the foot (0, 0), (0.5, 0), (0.5, 0.25), (0, 0.25); then letter(3, -2, 4) has (3, -2), (4, -2), (4, 2), (3, 2) and
/// (3, -2), (5, -2), (5, -1), (3, -1).
/// Range: left and bottom at most 1e4 in size, height from 0.01 to 1e4. Refuses a height that is not positive (NaN too) or
/// infinite, and a left or bottom that is not finite.
Letter letter(double left, double bottom, double height);

// The thinking tasks. Nothing is to be computed: think, draw, then write down the answer to each question.
//
// Two squares A and B overlap: each has a part of its own, and they have one in common. The second layer has a neuron g_A
// that is 1 in A, and g_B that is 1 in B. Only the output neuron threshold(u_A g_A + u_B g_B + c) is another one.

/// The weights (u_A, u_B) and the bias c.
enum class OutputNeuron {
    one_minus_one_bias_minus_0_5,       ///< (1, -1), c = -0.5
    one_one_bias_minus_0_5,             ///< (1, 1), c = -0.5
    minus_one_minus_one_bias_plus_0_5,  ///< (-1, -1), c = +0.5
    one_one_bias_minus_1_5,             ///< (1, 1), c = -1.5
    minus_one_minus_one_bias_plus_1_5,  ///< (-1, -1), c = +1.5
    one_one_bias_minus_1,               ///< (1, 1), c = -1
    one_one_bias_minus_2_5,             ///< (1, 1), c = -2.5
    one_zero_bias_minus_0_5,            ///< (1, 0), c = -0.5: the example
};

/// Sets of points, up to those on edges.
enum class Region {
    nothing,
    in_both,         ///< in A and in B
    in_any,          ///< in A or in B or in both
    in_a_only,       ///< in A but not in B
    in_neither,      ///< outside both
    not_in_both,     ///< everywhere but where A and B overlap
    in_exactly_one,  ///< in A or in B but not in both
    in_both_or_neither,
    everything,
    in_a,            ///< in A, be it in B or not: the first example
    left_half_of_a,  ///< in the left half of A: the second example
};

/// Where the output is 1. One region may be the answer twice, and another one never.
/// Example: one_zero_bias_minus_0_5 is 1 in_a, whatever g_B is.
Region region_of(OutputNeuron neuron);

/// Whether there are weights u_A, u_B and a bias c for which the output is 1 in exactly that region.
/// Examples: in_a, true, by the weights above; left_half_of_a, false, for g_A is the same in both halves.
bool one_neuron_gives(Region region);

}  // namespace student

// The functions above, each with the names of its parameters: from this list the checks know what to call.
#define SUBJECT_FUNCTIONS(F)        \
    F(union_network, polygons)      \
    F(star_network, centre, radius) \
    F(letter, left, bottom, height) \
    F(region_of, neuron)            \
    F(one_neuron_gives, region)
