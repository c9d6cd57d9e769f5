#pragma once
// The contract of 06_hyperplane: what f(x) = w . x + b looks like. Write these functions in hyperplane.cpp.
//
// Lecture: "Understanding the output of the linear model".
//
// Vectors have n entries, 2 to 300 and where a basis is asked for 2 to 50; n is w.size(). w . x is the inner product,
// |w| the Euclidean length sqrt(w . w). -0.0 is 0.
//
// Errors, the same for all functions: std::invalid_argument if w = 0, because a zero vector has no direction;
// and std::invalid_argument if x and w differ in size (nn::dot throws nn::ShapeError, which is one).
//
// Range: entries of w, and b and c, are 0 or between 1e-100 and 1e100 in size, entries of x at most 1e100. Entries of one
// w that are not 0 differ in size by a factor of at most 1000. There the formulas below are safe: nothing overflows and
// w . w is not 0. A product of four such numbers is not: for an axis e the vector w x (w x e) is about |w|^2 long, and the
// squares of its entries overflow or vanish (nn::norm does not use them). However short w is, if it is not 0 it has a
// direction, and is not refused.
//
// Rounding: an answer may be off by 1e-9 of the length of what goes in, |x| or |b| / |w|, whichever is larger.

#include <nn/tensor.hpp>

namespace student {

/// All points  point + a_0 basis(0, :) + ... + a_{n-2} basis(n-2, :)  for real numbers a_i.
struct AffineSpace {
    /// (n), any point of the set (o in the lecture), at most 1e5 (1 + |b| / |w|) from the origin: of one that is farther
    /// away, rounding lets nobody tell whether it is in the set.
    nn::Vector point;
    /// (n-1, n), each row a direction in the set (v_1 ... v_{n-1} in the lecture), of any length but 0. They are
    /// independent by more than rounding: scaled to length 1, each is 1e-8 away from all combinations of the others.
    nn::Matrix basis;
};

/// The vector -b w / |w|^2, of shape (n): it shifts the hyperplane of vectors orthogonal to w from the origin
/// to the zero set of f. It is the zero set's point nearest to the origin.
/// Example: w = (3, 4), b = -50 give 50 / 25 w = (6, 8).
nn::Vector offset(const nn::Vector& w, double b);

/// Where the zero set lies, seen from the origin: +1 if it is shifted in the direction of w, -1 if against
/// it, 0 if it goes through the origin, which it does for b = 0 only, however small another b is. Seen from -w, the zero
/// set of (-w, -b), which is the same, is shifted the other way.
/// Example: w = (3, -2), b = -3 give +1, b = 3 gives -1, b = 0 gives 0.
int shift_direction(const nn::Vector& w, double b);

/// The vector u = x - (x . w) w / |w|^2, of shape (n): x without its component parallel to w, so that u . w = 0, up to
/// rounding: |u . w| is at most 1e-9 |x| |w|, which for |w| = 1e90 is not a small number.
/// Example: x = (5, 5), w = (3, 4) give (5, 5) - 35 / 25 w = (0.8, -0.6).
nn::Vector remove_parallel(const nn::Vector& x, const nn::Vector& w);

/// The distance of x from the zero set, with a sign: (w . x + b) / |w|. Positive on the side to which w
/// points, negative on the other. (w, b) and (2 w, 2 b) describe one zero set and give the same distance; (-w, -b)
/// describes it with its sides exchanged, and the distance changes its sign.
/// Example: x = (7, 6), w = (3, 4), b = -40 give (21 + 24 - 40) / 5 = 1.
double signed_distance(const nn::Vector& x, const nn::Vector& w, double b);

/// The point of the zero set that is nearest to x, of shape (n). It differs from x by a multiple of w.
/// Example: x = (7, 6), w = (3, 4), b = -40 give (7, 6) - 1 / 5 w = (6.4, 5.2).
nn::Vector project(const nn::Vector& x, const nn::Vector& w, double b);

/// n-1 directions orthogonal to w, as the rows of a matrix of shape (n-1, n): each of length 1, each
/// orthogonal to w and to all the others, up to 1e-9. There are many such bases, in any order and with any signs: return
/// one of them.
/// Example: w = (3, 4) gives (-0.8, 0.6) or (0.8, -0.6), one row; w = (0, 0, 2) may give (1, 0, 0) and (0, 1, 0).
nn::Matrix orthonormal_basis(const nn::Vector& w);

/// The thinking task: the set of points x with w . x + b = 0. Any point of the set and any n-1 linearly
/// independent directions in it are right; they need not be orthogonal to each other nor of length 1.
/// Example: w = (3, 4), b = -50 may give the point (6, 8) and the direction (-4, 3), or (10, 5) and (8, -6).
AffineSpace zero_set(const nn::Vector& w, double b);

/// The set of points x with w . x + b = c. Any point and any independent directions, as for zero_set, with b - c for b.
/// Example: w = (3, 4), b = -50, c = -25 may give the point (3, 4) and the direction (-4, 3).
AffineSpace level_set(const nn::Vector& w, double b, double c);

}  // namespace student

// The functions above, each with the names of its parameters: from this list the checks know what to call.
#define SUBJECT_FUNCTIONS(F)    \
    F(offset, w, b)             \
    F(shift_direction, w, b)    \
    F(remove_parallel, x, w)    \
    F(signed_distance, x, w, b) \
    F(project, x, w, b)         \
    F(orthonormal_basis, w)     \
    F(zero_set, w, b)           \
    F(level_set, w, b, c)
