#pragma once
// Exercise 08, the XOR problem: the contract. Write these functions in xor.cpp, in namespace student.
// Source: lecture section "Example: The XOR problem".
//
// The labels. Points x = (x1, x2) lie in the four quadrants of the plane. Those in the upper right and in the lower left, where
// x1 and x2 have the same sign, have label 1; those in the upper left and in the lower right have label 0. (The XOR of logic
// is 1 where the two differ. The colours are exchanged, the problem is the same.)
//
// Away from the axes. Points whose label is asked have 0.25 <= |x1| <= 3 and 0.25 <= |x2| <= 3. So their z = tanh(10 x) has
// entries between tanh(2.5) = 0.98661... and 1 in size: "z in a corner" means that in this contract. Nearer to an axis either
// label is right.
//
// eps says how near is near. The eps that are asked are between 1e-6 and 0.1, both included. An output is "high" if it is at
// least 1 - eps, "low" if it is at most eps. (Judged with 1 % more than eps, so that rounding does not matter.)
//
// Many weights do. You return those you like; the checks compute with them and look at what comes out. All numbers that you
// return have to be finite.
//
// Conventions: sigma is nn::sigmoid, thresh is nn::threshold, with thresh(0) = 1. A weight matrix is (out, in), a batch (n, 2).

#include <cstddef>
#include <nn/dense.hpp>
#include <nn/tensor.hpp>
#include <vector>

namespace student {

/// The four corners of the square, in this order: (1, 1), (-1, 1), (-1, -1), (1, -1).
enum class Corner { upper_right, upper_left, lower_left, lower_right };

/// One neuron with two inputs: w . z + b before its activation.
struct Neuron {
    nn::Vector weight;  ///< (2)
    double bias = 0;
};

/// What the output neuron sigma(c (g1 + g2) + c b3) needs, with the lecture's letters.
struct Output {
    double c = 0;
    double b3 = 0;
};

/// tanh(10 x), entry by entry: it pushes points towards (1, 1), (-1, 1), (-1, -1) or (1, -1). Takes a matrix of any shape and
/// keeps it, sizes of 0 included, and finite entries of any size: squash({{0.1, -0.1}}) is {{0.76159..., -0.76159...}}, and
/// squash({{1000}}) is {{1}}. A number may be off by 1e-12 + 1e-9 of its size.
nn::Matrix squash(const nn::Matrix& x);

/// A neuron that recognises one corner: g(z) = sigma(w . z + b) is high, at least 1 - eps, for every z in that corner, and low,
/// at most eps, for every z in each of the other three. In the lecture g1 is the one for upper_right, g2 the one for lower_left.
/// For upper_right and eps = 0.1, w = (5, 5) and b = -5 do: g is 0.992 or more there, and 0.0072 or less elsewhere. w has
/// two entries.
Neuron corner_neuron(Corner corner, double eps);

/// The labels of a batch, as the lecture's network with hard neurons gives them: z = squash(x), then thresh(g1 + g2 - 0.5),
/// where g1 and g2 are threshold neurons on z. x is (n, 2), the answer n numbers; none for n = 0. Each is 0 or 1, also for a
/// point near an axis or on it.
/// xor_hard({{0.5, 2}, {-1, 1}}) is {1, 0}. Throws std::invalid_argument if x has not two columns, also for n = 0.
std::vector<int> xor_hard(const nn::Matrix& x);

/// The lecture's output neuron f = sigma(c (g1 + g2) + c b3). Its bias is the product c b3, so that c makes it steeper and
/// leaves in place where it is 1/2. f has to be high, at least 1 - eps, wherever g1 + g2 is between 0.9 and 1.1, and low, at
/// most eps, wherever g1 + g2 is between 0 and 0.2. For eps = 0.1, c = 10 and b3 = -0.5 do: f is sigma(4) = 0.982 at 0.9.
Output xor_smooth(double eps);

/// A whole network that takes x, not z: for the label y of x its one output differs from y by at most eps, for every x away
/// from the axes. Any layers with any activations are right: 1 to 10 of them, each with at most 100 neurons. The lecture's
/// network has three: tanh, sigmoid, sigmoid.
std::vector<nn::Dense> xor_network(double eps);

/// How many of the four corners (1, 1), (-1, 1), (-1, -1), (1, -1) a single threshold neuron gets right: those with
/// thresh(w . z + b) equal to the corner's label. labels[i] is the label of corner i in the order of `Corner`.
/// corners_right({{1, 1}, -2}, {1, 0, 0, 1}) is 3: it says 1 at (1, 1), where w . z + b = 0, and 0 elsewhere.
/// Throws std::invalid_argument if w has not two entries, if there are not four labels, or if one is neither 0 nor 1.
/// What is asked: w and b are small whole numbers, or w . z + b is so far from 0 in each corner that rounding decides nothing.
int corners_right(const Neuron& neuron, const std::vector<int>& labels);

/// A single threshold neuron that gets as many of the four corners right as any neuron can, for these labels. If that is fewer
/// than four, it is no error. Any such neuron is right.
/// Throws std::invalid_argument if there are not four labels, or if one is neither 0 nor 1.
Neuron best_single_neuron(const std::vector<int>& labels);

/// Questions to think about before you compute. Corners are z = (1, 1), (-1, 1), (-1, -1) and (1, -1) with the labels of this
/// exercise, 1, 0, 1, 0; neurons are threshold neurons. "Lecture" means w1 = (1, 1), w2 = (-1, -1), b1 = b2 = -1 and
/// b3 = -0.5, in thresh(g1 + g2 + b3). Each of the three groups below is a third of the point, if all of its answers are right.
enum class Question {
    // One neuron. To answer with a number.
    best_of_one,        ///< how many corners does the best single neuron get right?
    best_with_one_one,  ///< and if the labels were 1, 0, 0, 0?
    always_one,         ///< how many corners does the neuron w = (0, 0), b = 0 get right?
    labellings_too_many,  ///< for how many of the 16 ways to label the corners does no single neuron get all four right?
    // Where w points, and where the line w . z + b = 0 goes. To answer with a corner.
    w2_points_to,     ///< w2 of g2, the lecture's other neuron: towards which corner must it point?
    line_as_b_grows,  ///< w = (1, 1); b grows from -1.5 to -0.5. Towards which corner does the line move?
    line_as_b_falls,  ///< w = (1, 1); b falls from 0.5 to -0.5. Towards which corner does the line move?
    lone_corner,      ///< w = (1, -1), b = -1: in which one corner does this neuron say 1?
    // The lecture's network, as it has to be and with one thing changed. To answer with a number.
    hidden_neurons,  ///< how many hidden neurons on z, at least, does one output neuron need to get all four corners right?
    ones_with_b3_zero,     ///< b3 = 0: at how many corners is the output 1?
    ones_with_b3_low,      ///< b3 = -1.5: at how many corners is the output 1?
    ones_with_w2_as_w1,    ///< w2 = (1, 1): at how many corners is the output 1?
    ones_with_b1_b2_zero,  ///< b1 = b2 = 0: at how many corners is the output 1?
    // The two examples, in no group.
    w1_points_to,  ///< w1 of g1: towards which corner does it point?
    ones_of_g1     ///< at how many corners is g1 itself 1?
};

/// A number, of which `none` is 0, or a corner.
enum class Answer { none, one, two, three, four, upper_right, upper_left, lower_left, lower_right };

/// The thinking task: your answer to a question.
/// Examples: w1_points_to is upper_right, the corner that g1 recognises; ones_of_g1 is one, for it is 1 there and nowhere else.
Answer predict(Question question);

}  // namespace student

// The functions above with the names of their parameters, once more: the grader makes its calls from this list.
#define SUBJECT_FUNCTIONS(F)         \
    F(squash, x)                     \
    F(corner_neuron, corner, eps)    \
    F(xor_hard, x)                   \
    F(xor_smooth, eps)               \
    F(xor_network, eps)              \
    F(corners_right, neuron, labels) \
    F(best_single_neuron, labels)    \
    F(predict, question)
