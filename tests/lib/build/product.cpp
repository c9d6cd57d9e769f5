// The product of two matrices links statically and runs.
#include <nn/tensor.hpp>

int main() {
    const nn::Matrix a{{1, 2, 3}, {4, 5, 6}};
    return nn::matmul(a, nn::transpose(a)) == nn::Matrix{{14, 32}, {32, 77}} ? 0 : 1;
}
