// The one object file that reaches BLAS (see the note in tensor.hpp): keep it so.
// Debian 13 hands out xflens on its own, and there nothing says before its headers that there is a CBLAS.
#define HAVE_CBLAS 1
#include <nn/tensor.hpp>
#include <xtensor-blas/xblas.hpp>
#include <xtensor-blas/xlinalg.hpp>

#include "product.hpp"

namespace nn {

Matrix matmul(const Matrix& a, const Matrix& b) {
    if (a.shape(1) != b.shape(0)) {
        throw shape_error("nn::matmul", shape_of(a), shape_of(b),
                          "the first matrix must have as many columns as the second has rows");
    }
    if (a.size() == 0 || b.size() == 0) {  // BLAS refuses a leading dimension of 0
        return xt::zeros<double>({a.shape(0), b.shape(1)});
    }
    return xt::linalg::dot(a, b);
}

void add_product_with_transpose(const Matrix& x, const Matrix& w, Matrix& z) {
    xt::blas::gemm(x, w, z, false, true, 1.0, 1.0);
}

}  // namespace nn
