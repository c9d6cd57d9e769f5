// The student's file of which the picture in README.md shows a check: columns_to_weight is right,
// dense_forward lacks something, the rest is still to do.
#include "dense.hpp"

namespace student {

nn::Matrix dense_forward(const nn::Matrix& x, const nn::Matrix& weight, const nn::Vector& bias) {
    if (x.shape(1) != weight.shape(1)) {
        throw nn::shape_error("dense_forward", nn::shape_of(x), nn::shape_of(weight), "they share in");
    }
    if (weight.shape(0) != bias.size()) {
        throw nn::shape_error("dense_forward", nn::shape_of(weight), nn::shape_of(bias), "they share out");
    }
    return nn::matmul(x, nn::transpose(weight));
}

nn::Matrix columns_to_weight(const nn::Matrix& w_in_out) {
    return nn::transpose(w_in_out);
}

}  // namespace student
