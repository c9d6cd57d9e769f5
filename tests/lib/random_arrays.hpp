#ifndef TESTS_LIB_RANDOM_ARRAYS_HPP
#define TESTS_LIB_RANDOM_ARRAYS_HPP
// Seeded random arrays for property tests: the same on every run.

#include <nn/tensor.hpp>
#include <random>

class RandomArrays {
  public:
    explicit RandomArrays(unsigned seed) : engine_(seed) {}

    double number(double low = -1, double high = 1) {
        return std::uniform_real_distribution<double>(low, high)(engine_);
    }

    std::size_t size(std::size_t least, std::size_t most) {
        return std::uniform_int_distribution<std::size_t>(least, most)(engine_);
    }

    nn::Vector vector(std::size_t n) {
        nn::Vector result = nn::Vector::from_shape({n});
        for (double& entry : result) {
            entry = number();
        }
        return result;
    }

    nn::Matrix matrix(std::size_t rows, std::size_t columns) {
        nn::Matrix result = nn::Matrix::from_shape({rows, columns});
        for (double& entry : result) {
            entry = number();
        }
        return result;
    }

  private:
    std::mt19937_64 engine_;
};

#endif
