#ifndef NN_NEURON_HPP
#define NN_NEURON_HPP
// One artificial neuron: an affine map to a number, then a nonlinearity, a = g(w . x + b).
// Source: lecture section "Artificial neurons"; Nielsen, Neural Networks and Deep Learning, chapter 1.

#include <nn/activation.hpp>

namespace nn {

/// z = w . x + b for x and w of shape (n). Throws ShapeError when the sizes differ.
double pre_activation(const Vector& x, const Vector& w, double b);

/// a = g(w . x + b) for x and w of shape (n). Throws ShapeError when the sizes differ.
double neuron(const Vector& x, const Vector& w, double b, Activation g);

}  // namespace nn

#endif
