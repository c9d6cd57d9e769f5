#ifndef NN_APPROXIMATION_HPP
#define NN_APPROXIMATION_HPP
// Networks with one hidden layer on the real line, as in the universal approximation theorem, and two ways to write one
// down for a given function on [0, 1] without any training.
// Source: lecture section "More on representability"; Cybenko, Approximation by superpositions of a sigmoidal function
// (1989); Nielsen, Neural Networks and Deep Learning, chapter 4.

#include <nn/activation.hpp>

namespace nn {

/// x -> sum_i u(i) g(w(i) x + b(i)) + c for a number x. w, b and u are (k), one entry for each of k hidden neurons; with
/// k = 0 it is the constant c.
struct Superposition {
    Vector w;
    Vector b;
    Vector u;
    double c = 0;
    Activation g = Activation::threshold;
};

/// The values at the points x: (n) gives (n). Throws ShapeError if w, b and u differ in size.
Vector evaluate(const Superposition& network, const Vector& x);

/// n - 1 threshold neurons with value levels(i) on [i/n, (i+1)/n), i = 0, ..., n - 1; to the left of 0 levels(0), to the
/// right of 1 levels(n-1). Of a function with |f(x) - f(y)| <= L |x - y| and levels f(i/n) it is at most L/n away on
/// [0, 1]. Throws std::invalid_argument for no levels.
Superposition staircase(const Vector& levels);

/// n relu neurons whose value at i/n is samples(i), i = 0, ..., n, straight in between; to the left of 0 samples(0), to
/// the right of 1 straight on. One sample (n = 0) is a constant. Throws std::invalid_argument for no samples.
Superposition broken_line(const Vector& samples);

}  // namespace nn

#endif
