#include "activations.hpp"

#include <cmath>

namespace student {

nn::Vector threshold(const nn::Vector& x) {
    nn::Vector y = x;
    for (double& v : y) v = v >= 0 ? 1 : 0;
    return y;
}

nn::Vector sigmoid(const nn::Vector& x) {
    nn::Vector y = x;
    for (double& v : y) v = 1 / (1 + std::exp(-v));
    return y;
}

nn::Vector tanh(const nn::Vector& x) {
    nn::Vector y = x;
    for (double& v : y) v = std::tanh(v);
    return y;
}

nn::Vector relu(const nn::Vector& x) {
    nn::Vector y = x;
    for (double& v : y) v = v > 0 ? v : 0;
    return y;
}

nn::Vector leaky_relu(const nn::Vector& x) {
    nn::Vector y = x;
    for (double& v : y) v = v > 0 ? v : 0.01 * v;
    return y;
}

// TODO the derivatives, after I have asked Mette

}  // namespace student
