#ifndef NN_CONVEX_HPP
#define NN_CONVEX_HPP
// Convex polygons in the plane, and the networks of threshold neurons that recognise them.
//
// A polygon is a Matrix of shape (n, 2): its corners in order around it, (x1, x2) in each row, the first not repeated at
// the end. It is a convex polygon if it has three corners or more, all finite, turns at each corner to the same side
// (three corners in a row never lie on one line), and goes round once. All functions throw ShapeError for a matrix
// that has not two columns.
//
// Orientation, convexity and membership are exact for all coordinates that are 0 or between 1e-100 and 1e100 in size:
// nothing is rounded away.
//
// Source: lecture section "More on representability"; de Berg, Cheong, van Kreveld, Overmars, Computational Geometry
// (2008), chapter 1; the exact sign: J. R. Shewchuk, Adaptive Precision Floating-Point Arithmetic and Fast Robust
// Geometric Predicates, Discrete & Computational Geometry 18 (1997).

#include <nn/dense.hpp>
#include <nn/hyperplane.hpp>
#include <vector>

namespace nn {

/// The corners a, b, c, each (2): +1 if they turn left (counter-clockwise), -1 if right, 0 if they lie on one line.
/// Throws ShapeError for other sizes.
int orientation(const Vector& a, const Vector& b, const Vector& c);

/// Whether these are the corners of a convex polygon, in either direction. False for fewer than three.
bool is_convex(const Matrix& polygon);

/// +1 if the corners of a convex polygon are given counter-clockwise, -1 if clockwise.
/// Throws std::invalid_argument if it is none.
int orientation(const Matrix& polygon);

/// Whether x, of shape (2), is in the convex polygon: inside, on an edge or a corner.
/// Throws std::invalid_argument if it is none, ShapeError if x is not (2).
bool contains(const Matrix& polygon, const Vector& x);

/// One half-plane w . x + b >= 0 for each edge, from corner i to the next for plane i: their intersection is the convex
/// polygon, so each w points inwards. |w| is the length of the edge. Rounded as w and b are: exact where the coordinates
/// are integers up to 1e7, or such multiples of a power of two. Throws std::invalid_argument if it is no convex polygon.
std::vector<Hyperplane> half_planes(const Matrix& polygon);

/// Two layers of threshold neurons, 2 -> n -> 1, whose output is 1 in the convex polygon and 0 outside: a neuron for each
/// half-plane, and one that is 1 only if all n are. Throws std::invalid_argument if it is no convex polygon.
std::vector<Dense> polygon_network(const Matrix& polygon);

}  // namespace nn

#endif
