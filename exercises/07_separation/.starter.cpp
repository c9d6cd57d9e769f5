// Exercise 07, separation. What each function promises stands in separation.hpp; replace the throw by your code.
// Try it with: exercises/check 07_separation
#include "separation.hpp"

namespace student {

std::vector<int> classify(const nn::Matrix& /*points*/, const nn::Hyperplane& /*plane*/) {
    throw nn::NotImplementedError("classify");
}

bool separates(const nn::Matrix& /*points*/, const std::vector<int>& /*labels*/,
               const nn::Hyperplane& /*plane*/) {
    throw nn::NotImplementedError("separates");
}

double margin(const nn::Matrix& /*points*/, const std::vector<int>& /*labels*/,
              const nn::Hyperplane& /*plane*/) {
    throw nn::NotImplementedError("margin");
}

nn::Hyperplane perceptron_step(const nn::Vector& /*x*/, int /*label*/, const nn::Hyperplane& /*plane*/) {
    throw nn::NotImplementedError("perceptron_step");
}

nn::Hyperplane find_separating_hyperplane(const nn::Matrix& /*points*/, const std::vector<int>& /*labels*/) {
    throw nn::NotImplementedError("find_separating_hyperplane");
}

bool is_separable(const nn::Matrix& /*points*/, const std::vector<int>& /*labels*/) {
    throw nn::NotImplementedError("is_separable");
}

bool looks_separable(Picture /*picture*/) {
    throw nn::NotImplementedError("looks_separable");
}

}  // namespace student
