#pragma once
// Exercise 07, separation: the contract. Write these functions in separation.cpp, in namespace student.
// Source: lecture section "Understanding the output of the linear model", whose last two slides ask "What would be a
// separating hyperplane in this case?", and "The XOR problem".
//
//   points  (n, features)          one point x per row
//   labels  n numbers, 0 or 1      label i belongs to row i of points
//   plane   nn::Hyperplane{w, b}   w (features) is plane.weight, b is plane.bias; f(x) = w . x + b
//
// At the boundary. The decision of the neuron at x is threshold(f(x)): 1 for f(x) >= 0, else 0. So a point *on* the
// hyperplane, f(x) = 0, is decided as 1: if its label is 1 that is right, if its label is 0 it is wrong. -0.0 is 0. There is
// no allowance: f(x) = -1e-9 is decided as 0. (What the checks ask is either small whole numbers, without any rounding, or
// so far from 0 that rounding changes no decision.)
//
// w = 0 is no hyperplane, but a neuron that decides the same everywhere: 1 for b >= 0, 0 for b < 0. Only margin refuses it.
//
// Sizes of 0 are fine unless a function says otherwise. Without features f(x) = b; without points nothing can be wrong.
//
// Errors: std::invalid_argument, in every function that has these arguments, if
//   - the number of labels differs from the number of points;
//   - the number of w's entries differs from the number of columns of points (also when there are no points), or of x's
//     entries;
//   - a label is neither 0 nor 1.
//
// Range: finite numbers of at most 2000 in size, up to 300 features, up to 400 points. For find_separating_hyperplane and
// is_separable: up to 20 features, up to 300 points with |x| <= 3 each, and one of two cases. Either the points can be
// separated with room to spare, that is some hyperplane has a margin of 0.2 or more, or all labels are the same; or no
// hyperplane at all separates them, and then they are at most 12.

#include <cstddef>
#include <nn/hyperplane.hpp>
#include <nn/tensor.hpp>
#include <vector>

namespace student {

/// So many steps are enough. A perceptron that starts with w = 0 and b = 0 and looks at its points over and over, in any
/// order, changes w and b at most (1 + 3^2)^2 / 0.2^2 = 2500 times until it separates points with |x| <= 3 which some
/// hyperplane separates with a margin of 0.2 (Novikoff's theorem). One that has changed them more often than that has
/// shown that its points cannot be separated. Looking at a point that is decided rightly changes nothing: it is no step.
inline constexpr std::size_t enough_steps = 2500;

/// What the neuron decides for each point, in the order of the rows: threshold(w . x + b), 1 on the hyperplane. n numbers,
/// each 0 or 1. classify({{2, 0}, {1, 1}, {0, 1}}, {{1, 1}, -2}) is {1, 1, 0}: f is 0, 0 and -1.
std::vector<int> classify(const nn::Matrix& points, const nn::Hyperplane& plane);

/// Whether the hyperplane separates: every point is decided as its label says, so label 1 has f(x) >= 0 and label 0 has
/// f(x) < 0. True if there are no points. With the points and the plane of the example above, true for the labels {1, 1, 0},
/// false for all others, {0, 0, 1} too: w has to point to the side of the ones.
bool separates(const nn::Matrix& points, const std::vector<int>& labels, const nn::Hyperplane& plane);

/// The clearance of the point that has least of it. The clearance of a point is its signed distance f(x) / |w| if its label
/// is 1, and -f(x) / |w| if it is 0: positive on its right side, negative on the wrong one. So the margin is positive if the
/// hyperplane separates with every point off it, negative if a point is on the wrong side, and then says how far the worst
/// one is, and 0 if a point of either label is on the hyperplane, which is neither side, and none is on a wrong one.
/// margin({{3, 4}, {0, 0}}, {1, 0}, {{3, 4}, -10}) is min(15 / 5, 10 / 5) = 2. It may be off by 1e-9 of the size of x or of
/// b / |w|, whichever is larger. |w| is between 1e-3 and 1e4, or w = 0.
/// Throws std::invalid_argument if w = 0 or has no entries, and if there are no points.
double margin(const nn::Matrix& points, const std::vector<int>& labels, const nn::Hyperplane& plane);

/// One step of the perceptron's learning rule, for one point x of shape (features) and its label: with the decision
/// d = threshold(w . x + b),
///     w becomes w + (label - d) x,    b becomes b + (label - d).
/// So nothing changes if the decision is right. perceptron_step({2, 1}, 0, {{1, 0}, 3}) is {{-1, -1}, 2}: f = 5, d = 1, and
/// label - d = -1. Each number may be off by 1e-12 + 1e-9 of its size.
nn::Hyperplane perceptron_step(const nn::Vector& x, int label, const nn::Hyperplane& plane);

/// A hyperplane that separates the points: any one, found by any method, of any length of w, with finite numbers. w has one
/// entry per feature. What `separates` says at the boundary holds here too; w = 0 is right where all labels are the same.
/// Throws std::invalid_argument if no hyperplane separates them: it must not search for ever. (2 s of processor time is
/// what a check has. It asks for up to 20 searches, here or by is_separable, of which plain loops need a few hundredths of a
/// second.)
nn::Hyperplane find_separating_hyperplane(const nn::Matrix& points, const std::vector<int>& labels);

/// Whether there is a hyperplane that separates the points, in the sense of `separates`. Where all labels are the same, and
/// where there are no points, there always is one. There is none if a point of one label lies between points of the other:
/// more exactly, if their convex hulls meet.
bool is_separable(const nn::Matrix& points, const std::vector<int>& labels);

/// Pictures in the plane, to look at before you compute: eight, and two examples.
enum class Picture {
    clouds,    ///< ones at (1, 3), (2, 3), (3, 2); zeros at (-2, 0), (-1, -1), (0, -2)
    far_off,   ///< ones at (9, 9), (10, 8), (8, 10); zeros at (6, 6), (7, 5), (5, 7)
    corners,   ///< ones at (1, 1), (-1, -1); zeros at (-1, 1), (1, -1)
    not_both,  ///< ones at (-1, -1), (-1, 1), (1, -1); a zero at (1, 1)
    inside,    ///< a one at (0, 0); zeros at (-2, -1), (2, -1), (0, 2)
    beside,    ///< a one at (2, 2); zeros at (-2, -1), (2, -1), (0, 2)
    row,       ///< a one at (2, 0); zeros at (1, 0), (3, 0)
    twins,     ///< a one at (1, 1) and at (2, 2); a zero at (1, 1)
    pair,      ///< a one at (2, 0); a zero at (0, 0): the first example
    shells     ///< ones at (3, 0), (-3, 0); zeros at (1, 0), (-1, 0): the second example
};

/// The thinking task, with a pencil and no program: can the points of this picture be separated? The eight count together:
/// all have to be right.
/// Examples: pair can be, by x1 = 1. shells cannot: the zeros lie on the segment between the ones.
bool looks_separable(Picture picture);

}  // namespace student

// The functions above with the names of their parameters, once more: the grader makes its calls from this list.
#define SUBJECT_FUNCTIONS(F)                      \
    F(classify, points, plane)                    \
    F(separates, points, labels, plane)           \
    F(margin, points, labels, plane)              \
    F(perceptron_step, x, label, plane)           \
    F(find_separating_hyperplane, points, labels) \
    F(is_separable, points, labels)               \
    F(looks_separable, picture)
