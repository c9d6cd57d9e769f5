#include "dense.hpp"

#include <nn/dense.hpp>

namespace student {

nn::Matrix dense_forward(const nn::Matrix& x, const nn::Matrix& weight, const nn::Vector& bias) {
    return nn::dense_forward(x, weight, bias);
}

nn::Matrix columns_to_weight(const nn::Matrix& w_in_out) {
    return nn::transpose(w_in_out);
}

}  // namespace student
