#ifndef NN_ACTIVATION_HPP
#define NN_ACTIVATION_HPP
// Activation functions g and their derivatives g', of a number and elementwise of a Vector (n) or a Matrix
// (m, n): the shape is kept, empty arrays included. Nothing overflows: all are finite for every finite x. NaN
// goes in, NaN comes out, also where the definition compares (threshold, relu).
//
// Accuracy: sigmoid, tanh and their derivatives have a relative error of at most 1e-15 (4.5 units of 2^-52),
// for every x; a result too small for that, below 2.3e-308, is off by at most 5e-324, the distance to its
// neighbour. All others are exact up to the rounding of slope * x. A number gives the same bits alone and in
// an array, and on every x86-64 processor: where there is AVX2, four numbers are done at once, by the same operations.
//
// Source: lecture section "Artificial neurons"; Goodfellow, Bengio, Courville, Deep Learning (2016),
// section 6.3; leaky relu: Maas, Hannun, Ng, Rectifier Nonlinearities Improve Neural Network Acoustic Models
// (2013). The exponentials: Lambert's continued fraction of tanh, NIST Digital Library of Mathematical
// Functions, formula 4.39.1, after the reduction by multiples of ln 2 in W. J. Cody, W. Waite, Software
// Manual for the Elementary Functions (1980), chapter 6.
//
// Call these with the `nn::` in front: namespaces xt and std have an apply and a tanh of their own.

#include <nn/tensor.hpp>

namespace nn {

enum class Activation { identity, threshold, sigmoid, tanh, relu, leaky_relu };

/// "identity", "threshold", ...: for messages.
const char* name_of(Activation g);

/// The slope of leaky_relu left of 0, unless another is given.
inline constexpr double default_slope = 0.01;

double threshold(double x);                                 ///< 1 if x >= 0, else 0; so threshold(0) = 1
double sigmoid(double x);                                   ///< 1 / (1 + exp(-x)), in [0, 1] after rounding
double tanh(double x);                                      ///< in [-1, 1] after rounding; odd, -0 gives -0
double relu(double x);                                      ///< max(x, 0)
double leaky_relu(double x, double slope = default_slope);  ///< x if x > 0, else slope * x

/// 0 everywhere; at 0, where the step has none, 0 too.
double threshold_derivative(double x);
/// sigmoid(x) (1 - sigmoid(x)) without its cancellation: as accurate at x = 40 (4.2e-18) or -700.
double sigmoid_derivative(double x);
/// 1 - tanh(x)^2 without its cancellation.
double tanh_derivative(double x);
/// 1 for x > 0, else 0. At 0 any value in [0, 1] is a subgradient; this is 0, as in PyTorch.
double relu_derivative(double x);
/// 1 for x > 0, else slope; at 0 the slope, as in PyTorch.
double leaky_relu_derivative(double x, double slope = default_slope);

Vector threshold(const Vector& x);
Vector sigmoid(const Vector& x);
Vector tanh(const Vector& x);
Vector relu(const Vector& x);
Vector leaky_relu(const Vector& x, double slope = default_slope);
Vector threshold_derivative(const Vector& x);
Vector sigmoid_derivative(const Vector& x);
Vector tanh_derivative(const Vector& x);
Vector relu_derivative(const Vector& x);
Vector leaky_relu_derivative(const Vector& x, double slope = default_slope);

Matrix threshold(const Matrix& x);
Matrix sigmoid(const Matrix& x);
Matrix tanh(const Matrix& x);
Matrix relu(const Matrix& x);
Matrix leaky_relu(const Matrix& x, double slope = default_slope);
Matrix threshold_derivative(const Matrix& x);
Matrix sigmoid_derivative(const Matrix& x);
Matrix tanh_derivative(const Matrix& x);
Matrix relu_derivative(const Matrix& x);
Matrix leaky_relu_derivative(const Matrix& x, double slope = default_slope);

/// g(x) for the named g; leaky_relu with the default slope.
/// Throws std::invalid_argument for a value that names no activation.
double apply(Activation g, double x);
Vector apply(Activation g, const Vector& x);
Matrix apply(Activation g, const Matrix& x);
Vector apply(Activation g, Vector&& x);  ///< in the memory of x
Matrix apply(Activation g, Matrix&& x);  ///< in the memory of x

/// g'(x) for the named g, with the conventions above at 0; identity' is 1. Throws as apply does.
double derivative(Activation g, double x);
Vector derivative(Activation g, const Vector& x);
Matrix derivative(Activation g, const Matrix& x);

}  // namespace nn

#endif
