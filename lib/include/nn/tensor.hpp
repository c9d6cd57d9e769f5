#ifndef NN_TENSOR_HPP
#define NN_TENSOR_HPP
// The arrays of the course. Only this header knows where xtensor keeps its headers (they moved in
// 0.26), and only .cpp files see xtensor-blas: its templates cost seconds in every file that includes them.

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <xtensor/xbuilder.hpp>
#include <xtensor/xmath.hpp>
#include <xtensor/xtensor.hpp>
#include <xtensor/xview.hpp>

namespace nn {

using Vector = xt::xtensor<double, 1>;  ///< shape (n)
using Matrix = xt::xtensor<double, 2>;  ///< shape (rows, columns), row-major

/// The one exception of this library for arrays that do not fit together; what() gives both shapes.
class ShapeError : public std::invalid_argument {
  public:
    using std::invalid_argument::invalid_argument;
};

/// What an exercise's starter throws until you write the function: the check then says "not implemented".
class NotImplementedError : public std::logic_error {
  public:
    explicit NotImplementedError(const std::string& function)
        : std::logic_error(function + " is not implemented yet") {}
};

/// The shape as text: "(3)" for a vector, "(2, 3)" for a matrix.
std::string shape_of(const Vector& x);
std::string shape_of(const Matrix& x);

/// The error to throw when two arrays do not fit: "nn::dot: shapes (2) and (3) do not fit: <rule>".
/// `first` and `second` are texts from shape_of; `rule` says what should have held.
ShapeError shape_error(std::string_view function, std::string_view first, std::string_view second,
                       std::string_view rule);

// Products, named as in torch. All are the plain definition, NaN and infinity included: 0 * NaN is NaN.
//
// Only matmul of two matrices, and dense_forward for a batch, go through xtensor-blas and OpenBLAS, and these
// calls live in an object file of their own. A static program that reaches OpenBLAS carries the kernels of
// every processor: 28 MB instead of 2 MB, and a link of about 0.3 s instead of 0.15 s. The other functions
// are linear in the data they read, so BLAS has little to win, and they sum in a fixed order, which gives the
// same bits on every x86-64 processor: sum l of 8 takes the products l, l + 8, l + 16 and so on, the 8 sums
// are added, and then, one by one, the products left over where the number of products is no multiple of 8.
//
// Call these with the `nn::` in front: the arrays belong to namespace xt, which has names like these too.

/// Inner product of two vectors of shape (n); 0 for n = 0. Throws ShapeError when the sizes differ. The error
/// is at most (n / 8 + 10) 2^-53 sum |a_i b_i|: Higham, Accuracy and Stability of Numerical Algorithms, section 4.2.
double dot(const Vector& a, const Vector& b);

/// Matrix product, (m, k) times (k, n) gives (m, n); zeros for k = 0. Throws ShapeError.
/// The order of summation is OpenBLAS's: the last bits may differ between processors, unless
/// OPENBLAS_CORETYPE names one kernel for all, as it does when exercises are checked.
Matrix matmul(const Matrix& a, const Matrix& b);

/// Matrix times vector, (m, k) times (k) gives (m); zeros for k = 0. Throws ShapeError. Entry i has the bits
/// of dot(row i, x).
Vector matmul(const Matrix& a, const Vector& x);

/// The array that an xtensor expression of one or two dimensions evaluates to.
template <class E>
using ArrayOf = xt::xtensor<double, std::tuple_size_v<typename E::shape_type>>;

/// The same products for lazy expressions, such as xt::transpose(w), which are evaluated first.
template <class A, class B>
requires(!std::is_same_v<A, ArrayOf<A>> || !std::is_same_v<B, ArrayOf<B>>) auto matmul(const A& a,
                                                                                       const B& b) {
    return matmul(ArrayOf<A>(a), ArrayOf<B>(b));
}

/// Outer product: (m) and (n) give (m, n) with entries a_i b_j.
Matrix outer(const Vector& a, const Vector& b);

/// The evaluated transpose: (m, n) gives (n, m). (xt::transpose gives a lazy view.)
Matrix transpose(const Matrix& a);

/// Euclidean length of a vector of shape (n); 0 for n = 0, NaN if an entry is NaN. Entries are scaled by a
/// power of two first, so squares neither overflow nor vanish: norm of (3e200, 4e200) is 5e200. Source: J. L.
/// Blue, A Portable Fortran Program to Find the Euclidean Norm of a Vector, ACM TOMS 4 (1978).
double norm(const Vector& x);

}  // namespace nn

#endif
