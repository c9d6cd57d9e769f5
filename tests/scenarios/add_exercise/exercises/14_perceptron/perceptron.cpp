// Exercise 14. What the function promises stands in perceptron.hpp; replace the throw by your code.
#include "perceptron.hpp"

namespace student {

nn::Vector update(const nn::Vector& /*w*/, const nn::Vector& /*x*/, int /*y*/) {
    throw nn::NotImplementedError("update");
}

}  // namespace student
