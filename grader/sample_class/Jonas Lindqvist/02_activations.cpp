#include "activations.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace student {

// from a vector that grows, to the type they want
static nn::Vector to_nn(const std::vector<double>& values) {
    nn::Vector y = nn::Vector::from_shape({values.size()});
    std::copy(values.begin(), values.end(), y.begin());
    return y;
}

nn::Vector threshold(const nn::Vector& x) {
    std::vector<double> y;
    for (std::size_t i = 0; i < x.size(); i++) y.push_back(x(i) >= 0 ? 1 : 0);
    return to_nn(y);
}

nn::Vector sigmoid(const nn::Vector& x) {
    std::vector<double> y;
    for (std::size_t i = 0; i < x.size(); i++) y.push_back(1 / (1 + std::exp(-x(i))));
    return to_nn(y);
}

nn::Vector tanh(const nn::Vector& x) {
    std::vector<double> y;
    for (std::size_t i = 0; i < x.size(); i++) y.push_back(std::tanh(x(i)));
    return to_nn(y);
}

nn::Vector relu(const nn::Vector& x) {
    std::vector<double> y;
    for (std::size_t i = 0; i < x.size(); i++) y.push_back(std::max(x(i), 0.0));
    return to_nn(y);
}

nn::Vector leaky_relu(const nn::Vector& x) {
    std::vector<double> y;
    while (y.size() < x.size()) y.reserve(2 * y.capacity() + 1);  // make room for all of them
    for (std::size_t i = 0; i < x.size(); i++) y[i] = std::max(x(i), 0.01 * x(i));
    return to_nn(y);
}

}  // namespace student
