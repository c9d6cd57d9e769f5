#pragma once
// Random test inputs. The same seed gives the same numbers on every machine: no std:: distribution, whose
// algorithm the standard leaves open.

#include <cstddef>
#include <cstdint>
#include <nn/tensor.hpp>
#include <random>
#include <string_view>

namespace subject {

class Random {
  public:
    /// The stream of one check: depends on the run's seed and the check's name, not on the order of checks.
    Random(std::string_view seed, std::string_view check);

    double uniform(double low, double high);  ///< in [low, high)
    int integer(int low, int high);           ///< in [low, high], both included
    double normal();                          ///< mean 0, standard deviation 1
    bool coin() { return integer(0, 1) == 1; }
    /// +1 or -1 times a number in [low, high): away from 0 for 0 < low.
    double away_from_zero(double low, double high);

    nn::Vector vector(std::size_t n, double low = -1.0, double high = 1.0);  ///< uniform, (n)
    /// Uniform, (rows, columns).
    nn::Matrix matrix(std::size_t rows, std::size_t columns, double low = -1.0, double high = 1.0);
    nn::Vector normal_vector(std::size_t n);

  private:
    std::mt19937_64 engine_;
};

}  // namespace subject
