#ifndef NN_HYPERPLANE_HPP
#define NN_HYPERPLANE_HPP
// What the linear model f(x) = w . x + b looks like: the points where it is constant form a hyperplane
// orthogonal to w. Source: lecture section "Understanding the output of the linear model".
//
// Vectors have shape (n), n >= 1. The functions first scale w and b by one power of two, which changes no
// digit, so weights from 1e-308 to 1e308 are fine. Where a direction is needed, w = 0 (or one with an
// infinite or NaN entry) has none: std::invalid_argument. NaN in x or b goes through.

#include <nn/tensor.hpp>

namespace nn {

/// The set of x with w . x + b = 0. Also stands for f itself: `weight` points to the side where f > 0.
struct Hyperplane {
    Vector weight;  ///< (n)
    double bias = 0;
};

/// All points x = point + sum_i c_i basis(i, :) for real c.
struct AffineSpace {
    Vector point;  ///< (n)
    Matrix basis;  ///< (n - 1, n) for a hyperplane, rows orthonormal
};

/// f(x) = w . x + b. w = 0 is allowed. Throws ShapeError if x and w differ in size.
double evaluate(const Vector& x, const Hyperplane& plane);

/// Distance of x from the hyperplane, in the unit of x: (w . x + b) / |w|, positive on the side to which w
/// points. Unchanged by positive scaling of (w, b). Throws ShapeError; std::invalid_argument for w = 0.
double signed_distance(const Vector& x, const Hyperplane& plane);

/// The point of the hyperplane nearest to the origin, -b w / |w|^2. Throws std::invalid_argument for w = 0.
Vector offset(const Hyperplane& plane);

/// The point of the hyperplane nearest to x. Throws ShapeError; std::invalid_argument for w = 0.
Vector project(const Vector& x, const Hyperplane& plane);

/// x without its component along w: u = x - (x . w) w / |w|^2, so u . w = 0 up to rounding.
/// Throws ShapeError; std::invalid_argument for w = 0.
Vector remove_parallel(const Vector& x, const Vector& w);

/// n - 1 orthonormal rows, all orthogonal to w: shape (n - 1, n), for n = 1 no rows. Which basis is returned
/// is no promise. Throws std::invalid_argument for w = 0. The last rows of a Householder reflection: Golub,
/// Van Loan, Matrix Computations, section 5.1.
Matrix orthonormal_basis(const Vector& w);

/// The hyperplane as point and basis, with offset(plane) as the point. Throws std::invalid_argument for w = 0.
AffineSpace zero_set(const Hyperplane& plane);

/// The points with w . x + b = c, which is the zero set of (w, b - c). Throws std::invalid_argument for w = 0.
Hyperplane level_set(const Hyperplane& plane, double c);

}  // namespace nn

#endif
