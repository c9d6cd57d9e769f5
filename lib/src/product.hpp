#ifndef NN_SRC_PRODUCT_HPP
#define NN_SRC_PRODUCT_HPP
// The products behind nn/tensor.hpp, for modules that have no two whole arrays at hand or want no copies.

#include <nn/tensor.hpp>

namespace nn {

/// out_i = sum_j a_ij x_j for i < rows, where a_ij is a[i * columns + j]; each sum in the order of nn::dot.
void multiply_rows(const double* a, std::size_t rows, std::size_t columns, const double* x, double* out);

/// z += x w^T by BLAS: (m, k), (n, k), (m, n), none of them 0.
void add_product_with_transpose(const Matrix& x, const Matrix& w, Matrix& z);

}  // namespace nn

#endif
