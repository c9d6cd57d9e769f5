#include "activations.hpp"

namespace student {

// second try
nn::Vector relu(const nn::Vector& x) {
    return xt::maximum(0.0, x);
}

nn::Vector leaky_relu(const nn::Vector& x) {
    return xt::maximum(0.01 * x, x);
}

}  // namespace student
