#include "perceptron.hpp"

namespace student {

nn::Vector update(const nn::Vector& w, const nn::Vector& x, int y) {
    const double wrong = y * xt::sum(w * x)() <= 0 ? 1 : 0;
    return w + wrong * y * x;
}

}  // namespace student
