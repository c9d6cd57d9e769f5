#include "activations.hpp"

#include <cmath>

namespace student {

nn::Vector threshold(const nn::Vector& x) {
    nn::Vector y = x;
    for (std::size_t i = 0; i < x.size(); ++i) {
        y(i) = x(i) >= 0 ? 1 : 0;
    }
    return y;
}

nn::Vector sigmoid(const nn::Vector& x) {
    nn::Vector y = x;
    for (std::size_t i = 0; i < x.size(); ++i) {
        y(i) = 1 / (1 + std::exp(-x(i)))
    }
    return y;
}

nn::Vector relu(const nn::Vector& x) {
    nn::Vector y = x;
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (x(i) < 0) y(i) = 0;
    }
    return y;
}

}  // namespace student
