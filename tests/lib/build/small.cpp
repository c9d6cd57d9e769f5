// All of tensor and activation but the product of two matrices, without BLAS's kernels:
// at most 5000000 bytes
#include <nn/activation.hpp>

int main() {
    const nn::Vector x{3, 4};
    const nn::Matrix m = nn::transpose(nn::outer(x, nn::sigmoid(x)));
    const bool right = nn::dot(x, x) == 25 && nn::norm(x) == 5 && nn::matmul(m, x).size() == 2 &&
                       nn::shape_of(m) == "(2, 2)";
    return right ? 0 : 1;
}
