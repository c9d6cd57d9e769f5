#include "perceptron.hpp"

namespace student {

nn::Vector update(const nn::Vector& w, const nn::Vector& x, int y) {
    return w + y * x;
}

}  // namespace student
