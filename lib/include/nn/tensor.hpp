#ifndef NN_TENSOR_HPP
#define NN_TENSOR_HPP
// The arrays of the course. Only this header knows where xtensor keeps its headers (they moved in
// 0.26), and only .cpp files see xtensor-blas: its templates cost seconds in every file that includes them.

#include <cstddef>
#include <stdexcept>
#include <string>

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
    explicit NotImplementedError(const std::string& function) : std::logic_error(function + " is not implemented yet") {}
};

}  // namespace nn

#endif
