#include "activations.hpp"

#include <cmath>
#include <map>
#include <stdexcept>
#include <string>

namespace student {

nn::Vector threshold(const nn::Vector& x) {
    nn::Vector y(x.shape());
    for (std::size_t i = 0; i < x.size(); ++i) y(i) = x(i) >= 0 ? 1.0 : 0.0;
    return y;
}

nn::Vector sigmoid(const nn::Vector& x) {
    nn::Vector y(x.shape());
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (x(i) < -700 || x(i) > 700) throw std::range_error("exp(" + std::to_string(x(i)) + ") is too large for me");
        y(i) = 1 / (1 + std::exp(-x(i)));
    }
    return y;
}

nn::Vector relu(const nn::Vector& x) {
    nn::Vector y(x.shape());
    for (std::size_t i = 0; i <= x.size(); ++i) y(i) = std::max(x(i), 0.0);
    return y;
}

nn::Vector leaky_relu(const nn::Vector& x) {
    const std::map<std::string, double> slopes = {{"negative", 0.01}, {"positive", 1.0}};
    nn::Vector y(x.shape());
    for (std::size_t i = 0; i < x.size(); ++i) y(i) = x(i) * slopes.at(x(i) < 0 ? "negativ" : "positive");
    return y;
}

nn::Vector threshold_grad(const nn::Vector&) {
    throw 42;  // it has no derivative!
}

}  // namespace student
