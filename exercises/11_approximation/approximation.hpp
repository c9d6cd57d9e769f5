#pragma once
// The contract of 11_approximation: networks written down for a given function, without training. Write these functions
// in approximation.cpp, in namespace student.
//
// Lecture: "More on representability", the universal approximation theorem.
//
// Which network you return is up to you: threshold neurons, steep sigmoids or tanhs, relu hinges, in any order, mixed as
// the layers allow. Only its values count, and how many neurons it has. All numbers in it are finite.
//
// Near a jump. Wherever the wanted function jumps, at a border, a network may take any finite value closer to it than a
// margin that each function names: a steep sigmoid does not jump, it climbs. Everywhere else it is right within a
// tolerance that each function names, too.
//
// Range: heights, levels and samples are at most 100 in size, and may be 0 or equal to each other. -0.0 is 0. NaN comes
// as the L of steps_needed and as an eps only, infinity nowhere. Such limits ("from 1 to 300", "at most 50") hold for
// arguments that are to be answered: nothing beyond them is asked, so there is nothing to do about them.
//
// Notation: (1, 2, 3; -4, 0, 6) is a matrix whose rows are 1, 2, 3 and -4, 0, 6. On the plane x_1 is the first input, column 0
// of a batch, and x_2 the second, column 1.
//
// Errors: each function says what it refuses with a std::invalid_argument; nn::ShapeError is one.

#include <cstddef>
#include <nn/activation.hpp>
#include <nn/dense.hpp>
#include <nn/tensor.hpp>
#include <vector>

namespace student {

/// The network of the theorem with one input: x -> sum_i u(i) g(w(i) x + b(i)) + c, i = 0, ..., k - 1. w, b and u are (k),
/// one entry for each hidden neuron. Without neurons (k = 0) it is the constant c.
struct Network {
    nn::Vector w;
    nn::Vector b;
    nn::Vector u;
    double c = 0;
    nn::Activation g = nn::Activation::threshold;
};

/// The values of the network at the points x: (n) gives (n), none for n = 0. nn::apply(g, z) applies g, whichever it is.
/// Example: w = (2, -1), b = (1, 3), u = (10, 0.5), c = -4, g = relu has at 1 the value 10 * 3 + 0.5 * 2 - 4 = 27.
/// Throws std::invalid_argument if w, b and u are not of one size, also for n = 0.
/// Right is what differs from the true value v by at most 1e-12 + 1e-9 |v|. No threshold hangs on rounding: where w x + b
/// is near 0, it is computed exactly.
nn::Vector evaluate(const Network& network, const nn::Vector& x);

/// A bump on the line: a network that is `height` for a < x < b and 0 for x < a and for x > b, for all x from -2 to 3. a and
/// b are from -2 to 3, too. Margin: (b - a) / 20 from a and from b. Tolerance: |height| / 100, and 1e-9 more. At most 4
/// neurons.
/// Example: a = 0.25, b = 0.5, height = -3 is -3 at 0.3 and 0 at 0.2 and at 0.55.
/// Throws std::invalid_argument unless a < b. b - a is at least 0.001.
Network bump(double a, double b, double height);

/// A staircase on [0, 1] with n equal steps, n = levels.size() from 1 to 300: a network that is levels(i) for
/// i/n < x < (i+1)/n, i = 0, ..., n - 1. Margin: 1/(20 n) from each i/n, i = 0, ..., n. So nothing is asked at 0 and 1, or
/// outside. Tolerance: a hundredth of the largest |levels(i)|, and 1e-9 more. At most 4 n neurons.
/// Example: levels (2, 5, 1) make 2 up to 1/3, then 5, and 1 from 2/3 on.
/// Throws std::invalid_argument for no levels.
Network staircase(const nn::Vector& levels);

/// How many equal steps it takes. f has the Lipschitz constant L on [0, 1], |f(x) - f(y)| <= L |x - y|, and the staircase
/// of n steps has on each the value of f at the step's left end, f(i/n): then it is at most L/n away from f. The answer is
/// the smallest n >= 1 with L/n <= eps. Examples: L = 3, eps = 0.5 needs 6; L = 3, eps = 0.4 needs 8; L = 0 needs 1.
/// n is at most 1e6. L is 0, or L / eps is further than 0.001 from every integer, or L and eps are multiples of 1/8 and
/// their quotient is an integer.
/// Throws std::invalid_argument if eps is 0 or negative, if L (`lipschitz`) is negative, or if either is NaN.
std::size_t steps_needed(double lipschitz, double eps);

/// A network that is nowhere further than eps from f on [0, 1], ends included: |network(x) - f(x)| <= eps (1 + 1e-9) + 1e-9
/// for every x there. No margin here: a jump from a value that is close enough to one that is close enough is close enough.
/// f is given by samples: f(i/n) = samples(i) for i = 0, ..., n, and straight in between. n is samples.size() - 1, from 0
/// (f is the constant samples(0)) to 50. Neighbouring samples differ by at most 40 eps, so that 40 n steps are always fine
/// enough; n steps often are not. eps may also be larger than all samples. At most 5000 neurons.
/// Example: samples (0, 1, 0) and eps = 0.25: f rises to 1 at 1/2 and falls again; L = 2, so a staircase takes 8 steps.
/// Throws std::invalid_argument if there are no samples, or if eps is 0, negative or NaN.
Network approximate(const nn::Vector& samples, double eps);

/// A bump on the plane: layers, as in 04_dense, with 2 inputs and 1 output that give `height` for the points x inside a
/// rectangle, low(0) < x_1 < high(0) and low(1) < x_2 < high(1), and 0 outside: entry 0 of low and high belongs to x_1.
/// x_1, x_2 and the corners are from -2 to 3.
/// Margin: a point whose x_i, for i = 1 or 2, is closer than (high(i-1) - low(i-1)) / 20 to low(i-1) or to high(i-1) may
/// have any finite value. Tolerance: |height| / 100, and 1e-9 more. At most 5 layers with 32 neurons in all, the output's
/// included.
/// Example: low = (0, 1), high = (1, 1.5), height = 5 is 5 at (0.5, 1.2), and 0 at (0.5, 0.5) and at (1.2, 1.2).
/// Throws std::invalid_argument unless low and high are of shape (2) and low(i) < high(i) for both i. high(i) - low(i) is
/// at least 0.001.
std::vector<nn::Dense> plateau(const nn::Vector& low, const nn::Vector& high, double height);

/// A staircase on the square [0, 1] x [0, 1]: layers with 2 inputs and 1 output. levels is (m, n): m equal steps along x_1,
/// n along x_2, at most 100 entries in all. The output is levels(i, j) for i/m < x_1 < (i+1)/m and j/n < x_2 < (j+1)/n.
/// Margin: a point with x_1 closer than 1/(20 m) to an i/m, or with x_2 closer than 1/(20 n) to a j/n, may have any finite
/// value, and outside of the square nothing is asked. Tolerance: a hundredth of the largest |levels(i, j)|, and 1e-9 more.
/// At most 5 layers with 32 (m n + 1) neurons in all, the output's included.
/// Example: levels (1, 2, 3; -4, 0, 6) are 3 at (0.25, 0.9), row 0 and column 2, and -4 at (0.75, 0.1).
/// Throws std::invalid_argument if there are no levels: m = 0 or n = 0.
std::vector<nn::Dense> surface(const nn::Matrix& levels);

/// Functions on 0 < x < 1 for the thinking task.
enum class Target {
    constant,  ///< 3
    step,      ///< 0 for x < 1/2, 1 for x >= 1/2
    line,      ///< 2 x - 1
    bump,      ///< 1 for 1/3 <= x < 2/3, else 0
    hat,       ///< from 0 at x = 0 straight up to 1 at x = 1/2, straight down to 0 at x = 1
    parabola,  ///< x^2
    ramp,      ///< 0 for x < 1/2, then straight up to 1 at x = 1: the example
};

/// The answer of fewest_neurons where no number of neurons is enough.
inline constexpr int never = -1;

/// Thinking task: think first, there is little to compute. With how few hidden neurons k can a network of the theorem,
/// sum_i u(i) g(w(i) x + b(i)) + c, equal the target for every x with 0 < x < 1, exactly and with nothing rounded? `never`,
/// which is -1, if it cannot, however many neurons it has: that it comes close does not count. g is threshold, relu,
/// sigmoid or tanh.
/// Example: the ramp is relu(2 x - 1), so it takes 1 relu neuron; thresholds, sigmoids and tanhs never equal it.
/// Throws std::invalid_argument for identity and leaky_relu: they are not asked about.
int fewest_neurons(Target target, nn::Activation g);

}  // namespace student

// The functions above, each with the names of its parameters: from this list the checks know what to call.
#define SUBJECT_FUNCTIONS(F)        \
    F(evaluate, network, x)         \
    F(bump, a, b, height)           \
    F(staircase, levels)            \
    F(steps_needed, lipschitz, eps) \
    F(approximate, samples, eps)    \
    F(plateau, low, high, height)   \
    F(surface, levels)              \
    F(fewest_neurons, target, g)
