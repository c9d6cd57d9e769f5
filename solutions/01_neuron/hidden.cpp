// The hidden tests of 01_neuron. Expected values are the definitions, as loops. In each check of a layer the square call
// comes first: only there do wrong layers give values that tell one mistake from another, on other shapes many just throw.
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "neuron.hpp"
#include "subject/test.hpp"

using nn::Matrix;
using nn::Vector;
using student::Activation;
using student::Quantity;
using student::Symbol;

namespace {

constexpr Activation all_activations[] = {Activation::sigmoid, Activation::tanh, Activation::relu,
                                          Activation::threshold, Activation::identity};

/// The smallest positive number.
constexpr double next_to_zero = std::numeric_limits<double>::denorm_min();

double z_by_definition(const Vector& x, const Vector& w, double b) {
    double z = b;
    for (std::size_t i = 0; i < x.size(); ++i) z += w(i) * x(i);
    return z;
}

double g_by_definition(Activation g, double z) {
    switch (g) {
        case Activation::threshold:
            return z >= 0 ? 1 : 0;
        case Activation::sigmoid:
            return 1 / (1 + std::exp(-z));
        case Activation::tanh:
            return std::tanh(z);
        case Activation::relu:
            return z > 0 ? z : 0;
        default:
            return z;
    }
}

Vector zeros(std::size_t n) {
    Vector v = Vector::from_shape({n});
    v.fill(0);
    return v;
}

/// Entries between 0.3 and 2 in size: one left out or misplaced shows.
Vector some_vector(std::size_t n) {
    Vector v = zeros(n);
    for (double& entry : v) entry = subject::random().away_from_zero(0.3, 2);
    return v;
}

Matrix some_matrix(std::size_t rows, std::size_t columns) {
    Matrix m = Matrix::from_shape({rows, columns});
    for (double& entry : m) entry = subject::random().away_from_zero(0.3, 2);
    return m;
}

Matrix no_weights(std::size_t n) {
    Matrix m = Matrix::from_shape({n, n});
    m.fill(0);
    return m;
}

double some_bias() {
    return subject::random().away_from_zero(0.4, 2);
}

std::size_t small() {
    return static_cast<std::size_t>(subject::random().integer(3, 5));
}

Vector reversed(Vector v) {
    std::reverse(v.begin(), v.end());
    return v;
}

Vector scaled(Vector v, double factor) {
    for (double& entry : v) entry *= factor;
    return v;
}

Matrix turned(const Matrix& m) {
    Matrix t = Matrix::from_shape({m.shape(1), m.shape(0)});
    for (std::size_t i = 0; i < m.shape(0); ++i)
        for (std::size_t k = 0; k < m.shape(1); ++k) t(k, i) = m(i, k);
    return t;
}

Vector row_of(const Matrix& m, std::size_t row) {
    Vector v = zeros(m.shape(1));
    for (std::size_t i = 0; i < v.size(); ++i) v(i) = m(row, i);
    return v;
}

/// A bias with which z has this size and sign.
double bias_for(double z, const Vector& x, const Vector& w) {
    return z - z_by_definition(x, w, 0);
}

// pre_activation and neuron

void check_z(const Vector& x, const Vector& w, double b) {
    CHECK_THAT(subject::pre_activation(x, w, b), IsClose(z_by_definition(x, w, b)));
}

void check_neuron(const Vector& x, const Vector& w, double b, Activation g) {
    CHECK_THAT(subject::neuron(x, w, b, g), IsClose(g_by_definition(g, z_by_definition(x, w, b))));
}

/// A neuron of n inputs whose z is about as given, for each g.
void check_all_at(double z, std::size_t n) {
    for (const Activation g : all_activations) {
        const Vector x = some_vector(n);
        const Vector w = some_vector(n);
        check_neuron(x, w, bias_for(z, x, w), g);
    }
}

// The layers. w is (in, out) in both.

Vector layer_z(const Vector& x, const Matrix& weight, const Vector& b) {
    Vector z = zeros(b.size());
    for (std::size_t k = 0; k < z.size(); ++k) z(k) = z_by_definition(x, row_of(weight, k), b(k));
    return z;
}

void check_columns(const Vector& x, const Matrix& w_in_out, const Vector& b) {
    CHECK_THAT(subject::layer_by_columns(x, w_in_out, b), IsClose(layer_z(x, turned(w_in_out), b)));
}

void check_columns(std::size_t in, std::size_t out) {
    const Vector x = some_vector(in);
    const Matrix w = some_matrix(in, out);
    check_columns(x, w, some_vector(out));
}

void check_rows(const Vector& x, const Matrix& weight, const Vector& b, Activation g) {
    const student::LayerOutput got = subject::layer_by_rows(x, weight, b, g);
    const Vector z = layer_z(x, weight, b);
    Vector a = z;
    for (double& entry : a) entry = g_by_definition(g, entry);
    {
        INFO("z");
        CHECK_THAT(got.z, IsClose(z));
    }
    {
        INFO("a");
        CHECK_THAT(got.a, IsClose(a));
    }
}

/// The z of neuron k is between 0.5 and 2 in size: away from the jump.
void check_rows(std::size_t in, std::size_t out, Activation g) {
    const Vector x = some_vector(in);
    const Matrix weight = some_matrix(out, in);
    Vector b = zeros(out);
    for (std::size_t k = 0; k < out; ++k)
        b(k) = bias_for(subject::random().away_from_zero(0.5, 2), x, row_of(weight, k));
    check_rows(x, weight, b, g);
}

/// Sizes of x, rows and columns of the matrix, and size of b, that do not fit, for a matrix (in, out). The first would fit
/// if it were (out, in).
struct Shape {
    std::size_t x, in, out, b;
};
constexpr Shape misfits[] = {{3, 2, 3, 2}, {3, 4, 2, 2}, {3, 2, 2, 2}, {3, 3, 2, 3}, {3, 3, 2, 1},
                             {3, 3, 3, 1}, {3, 3, 3, 2}, {3, 3, 3, 4}, {4, 3, 3, 3}, {2, 3, 3, 3},
                             {1, 3, 3, 3}, {0, 3, 3, 3}, {3, 3, 3, 0}, {3, 3, 0, 3}, {3, 0, 3, 3},
                             {0, 1, 0, 0}, {0, 0, 0, 1}, {3, 3, 0, 1}, {1, 0, 3, 3}};

void predict(Symbol symbol, Quantity expected, const char* look_at) {
    CHECK_THAT(subject::meaning(symbol), Predicts(expected, look_at));
}

}  // namespace

// pre_activation

TEST_CASE("z is w . x + b, for a few inputs and for hundreds", "[pre_activation][weight:2]") {
    for (const std::size_t n : {3, 2, 4, 7, 1, 300}) {
        const Vector x = some_vector(n);
        const Vector w = some_vector(n);
        check_z(x, w, some_bias());
    }
}

TEST_CASE("a bias of 0 leaves the weighted sum, and one of -0.0 too", "[pre_activation]") {
    for (const double b : {0.0, 0.0, -0.0}) {
        const Vector x = some_vector(4);
        check_z(x, some_vector(4), b);
    }
}

TEST_CASE("weights of 0, or inputs of 0, leave the bias", "[pre_activation][edge]") {
    for (const std::size_t n : {3, 5}) {
        check_z(some_vector(n), zeros(n), some_bias());
        check_z(zeros(n), some_vector(n), some_bias());
        check_z(zeros(n), zeros(n), some_bias());
    }
}

TEST_CASE("a neuron without inputs has its bias", "[pre_activation][edge]") {
    for (const double b : {some_bias(), some_bias(), 0.0}) check_z(zeros(0), zeros(0), b);
}

TEST_CASE("inputs and weights may come in another order, if it is the same for both", "[pre_activation]") {
    const Vector x = some_vector(4);
    const Vector w = some_vector(4);
    const double b = some_bias();
    check_z(x, w, b);
    check_z(reversed(x), reversed(w), b);
    check_z(reversed(x), w, b);
}

TEST_CASE("twice the inputs double the weighted sum, but not the bias", "[pre_activation]") {
    const Vector x = some_vector(3);
    const Vector w = some_vector(3);
    const double b = some_bias();
    for (const double factor : {1.0, 2.0, -1.0, 0.5}) check_z(scaled(x, factor), w, b);
}

TEST_CASE("numbers may repeat, be 0 here and there, add up to 0, be large and small", "[pre_activation]") {
    const double p = some_bias();
    const double q = subject::random().uniform(3, 4);
    check_z({p, p, p}, {q, q, q}, 1);
    check_z({p, -p, q}, {q, 1, 2}, p);
    check_z({p, q, 1}, {q, -q, 3}, q);
    check_z({0, p, 0, q}, {q, 0, 1, 2}, -p);
    check_z({1e6, 1e6}, {q * 1e5, 1e6}, -1e6);
    check_z({1e-4, 3e-4}, {q * 1e-3, 2e-3}, 1e-7);
}

TEST_CASE("as many weights as inputs, not one more or less, else the neuron is refused",
          "[pre_activation][edge]") {
    for (const auto& [n, m] : {std::pair{3, 2}, {2, 3}, {1, 3}, {3, 1}, {0, 1}, {1, 0}, {0, 3}, {300, 299}}) {
        CHECK_REFUSES(subject::pre_activation(some_vector(static_cast<std::size_t>(n)),
                                              some_vector(static_cast<std::size_t>(m)), some_bias()));
    }
}

// neuron

TEST_CASE("the answer is g(w . x + b), whichever g it is and on whichever side of 0 z lies",
          "[neuron][weight:2]") {
    for (const std::size_t n : {3, 1, 4}) {
        for (const double side : {1.0, -1.0}) check_all_at(side * subject::random().uniform(0.6, 3), n);
    }
}

TEST_CASE("with all weights 0 the answer is g(b), whatever comes in, with others it is not", "[neuron]") {
    for (const double side : {1.0, -1.0}) {
        check_all_at(side * subject::random().uniform(0.6, 3), 3);
        for (const Activation g : all_activations)
            check_neuron(some_vector(3), zeros(3), side * subject::random().uniform(0.6, 3), g);
    }
}

TEST_CASE("a z between -1/2 and 1/2 is on its own side of 0, however small it is", "[neuron]") {
    for (const double size : {0.45, 0.1, 1e-3, 1e-6}) {
        check_all_at(size, 2);
        check_all_at(-size, 2);
    }
    for (const Activation g : all_activations) {
        for (const double b : {1e-13, -1e-13, next_to_zero, -next_to_zero})
            check_neuron({1, 2}, {0, 0}, b, g);
    }
}

TEST_CASE("z = 0: the threshold gives 1, the sigmoid 1/2, the others 0; and -0.0 is 0", "[neuron]") {
    for (const Activation g : all_activations) {
        check_neuron({1, 2}, {2, -3}, 4, g);
        check_neuron({3, 1}, {-1, 5}, -2, g);
        check_neuron({1, 1}, {0, 0}, 0.0, g);
        check_neuron({1, 1}, {0, -0.0}, -0.0, g);
        check_neuron({2}, {-1}, 1.0, g);
    }
}

TEST_CASE("far from 0 the answer is still a number: 0 or 1, -1 or 1, and z itself", "[neuron]") {
    check_all_at(subject::random().uniform(1, 2), 2);
    for (const double size :
         {12.0, 16.5, 20.5, 24.0, 26.5, 30.0, 360.0, 709.79, 710.48, 745.2, 1000.0, 1e5}) {
        check_all_at(size, 2);
        check_all_at(-size, 2);
    }
    for (const Activation g : all_activations) {
        check_neuron({1e6, 1e6}, {1e6, 1e6}, 1e6, g);
        check_neuron({1e6, -1e6}, {-1e6, 1e6}, -1e6, g);
    }
}

TEST_CASE("hundreds of inputs", "[neuron]") {
    for (const double side : {1.0, -1.0}) check_all_at(side * subject::random().uniform(0.6, 2), 300);
}

TEST_CASE("a neuron without inputs answers g(b)", "[neuron][edge]") {
    for (const double side : {1.0, -1.0}) check_all_at(side * subject::random().uniform(0.6, 2), 0);
}

TEST_CASE("as many weights as inputs, not one more or less, whichever g it is", "[neuron][edge]") {
    for (const Activation g : all_activations) {
        for (const auto& [n, m] : {std::pair{3, 2}, {2, 3}, {3, 1}, {1, 3}, {0, 1}, {1, 0}}) {
            CHECK_REFUSES(subject::neuron(some_vector(static_cast<std::size_t>(n)),
                                          some_vector(static_cast<std::size_t>(m)), some_bias(), g));
        }
    }
}

// layer_by_columns

TEST_CASE("as many neurons as inputs: neuron k weighs the inputs with column k",
          "[layer_by_columns][weight:2]") {
    const std::size_t n = small();
    check_columns(n, n);
    check_columns(3, 3);
    check_columns(2, 2);
}

TEST_CASE("more neurons than inputs, fewer, a single one of either, or hundreds",
          "[layer_by_columns][weight:2]") {
    check_columns(3, 3);
    check_columns(3, 5);
    check_columns(5, 2);
    check_columns(1, 4);
    check_columns(4, 1);
    check_columns(1, 1);
    check_columns(300, 2);
    check_columns(2, 300);
}

TEST_CASE("a layer without biases is the weighted sums alone; one without weights is its biases",
          "[layer_by_columns][edge]") {
    for (int time = 0; time < 3; ++time) {
        const Vector x = some_vector(3);
        check_columns(x, some_matrix(3, 3), zeros(3));
        check_columns(x, no_weights(3), some_vector(3));
    }
}

TEST_CASE("the pre-activations keep their sign: no activation is applied", "[layer_by_columns]") {
    for (const double side : {1.0, -1.0, 1.0}) {
        Matrix w = some_matrix(3, 3);
        for (double& entry : w) entry = side * std::abs(entry);
        Vector x = some_vector(3);
        for (double& entry : x) entry = 10 * std::abs(entry);
        check_columns(x, w, some_vector(3));
    }
}

TEST_CASE("without inputs the pre-activations are the biases, without neurons there are none",
          "[layer_by_columns][edge]") {
    check_columns(0, 3);
    check_columns(3, 0);
    check_columns(0, 0);
    check_columns(0, 1);
    check_columns(1, 0);
}

TEST_CASE("arrays that do not fit are refused, whichever it is", "[layer_by_columns][edge]") {
    for (const auto& [x, in, out, b] : misfits)
        CHECK_REFUSES(subject::layer_by_columns(some_vector(x), some_matrix(in, out), some_vector(b)));
}

// layer_by_rows

TEST_CASE("as many neurons as inputs: neuron k weighs the inputs with row k, and g is applied to its z",
          "[layer_by_rows][weight:2]") {
    const std::size_t n = small();
    for (const Activation g : all_activations) check_rows(n, n, g);
}

TEST_CASE("a layer of any shape, wide or narrow, with any g", "[layer_by_rows][weight:2]") {
    std::size_t next = 0;
    const auto g = [&next] { return all_activations[next++ % 5]; };
    check_rows(3, 3, g());
    for (const auto& [in, out] : {std::pair{3, 5}, {5, 2}, {1, 4}, {4, 1}, {1, 1}, {300, 2}, {2, 300}})
        check_rows(static_cast<std::size_t>(in), static_cast<std::size_t>(out), g());
    for (int again = 0; again < 10; ++again) check_rows(2 + next % 2, 2 + next / 5 % 2, g());
}

TEST_CASE("z = 0 and z far out are treated as those of a single neuron", "[layer_by_rows]") {
    const Matrix weight = {{2, -3, 1}, {0, 0, 0}, {1, 1, 1}};
    for (const Activation g : all_activations) {
        check_rows(3, 3, g);
        check_rows({1, 2, 3}, weight, {1, -0.0, -6}, g);
        check_rows({1, 2, 3}, weight, {1000, -1000, 720}, g);
        check_rows({1, 2, 3}, weight, {-720, -next_to_zero, -50}, g);
    }
}

TEST_CASE("without inputs z is the biases; without neurons z and a are empty", "[layer_by_rows][edge]") {
    for (const Activation g : all_activations) check_rows(0, 3, g);
    for (const std::size_t in : {3, 0, 1}) check_rows(in, 0, Activation::sigmoid);
}

TEST_CASE("arrays that do not fit are refused, whichever it is and whichever g", "[layer_by_rows][edge]") {
    std::size_t next = 0;
    for (const auto& [x, in, out, b] : misfits) {
        CHECK_REFUSES(subject::layer_by_rows(some_vector(x), some_matrix(out, in), some_vector(b),
                                             all_activations[next++ % 5]));
    }
}

// meaning

TEST_CASE("thinking task: the letters of the early formula, a_j = sum_i z_i w_ij + b_j and z_j = g(a_j)",
          "[meaning]") {
    predict(Symbol::early_a_j, Quantity::pre_activation,
            "Read the two equations from left to right. Has g been applied to a_j, or is it still to come?");
    predict(Symbol::early_z_j, Quantity::activation,
            "Look at the equation in which z_j stands on the left. Which function made it?");
    predict(
        Symbol::early_z_i, Quantity::input,
        "Look at the indices: the neuron that is computed is j. Whose number is z_i, and what does neuron "
        "j do with it?");
}

TEST_CASE("thinking task: the letters of the late formula, z_k = w[:,k] . a^(l-1) + b_k and a_k = g(z_k)",
          "[meaning]") {
    predict(Symbol::late_z_k, Quantity::pre_activation,
            "Where does z_k stand, inside the brackets of g or on the left of g?");
    predict(Symbol::late_a_k, Quantity::activation,
            "Look at the equation in which a_k stands on the left. Which function made it?");
    predict(
        Symbol::late_a_before, Quantity::input,
        "Look at the layer in the upper index: neuron k is one of layer l. What does it do with a^(l-1)?");
}
