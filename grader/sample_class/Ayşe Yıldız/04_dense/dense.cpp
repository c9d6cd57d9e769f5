#include "dense.hpp"

#include <stdexcept>

namespace student {

nn::Matrix dense_forward(const nn::Matrix& x, const nn::Matrix& weight, const nn::Vector& bias) {
    if (x.shape(1) != weight.shape(1) || bias.size() != weight.shape(0)) throw std::invalid_argument("shapes");
    nn::Matrix z = nn::Matrix::from_shape({x.shape(0), weight.shape(0)});
    for (int i = 0; i < (int)x.shape(0); i++) {
        for (int k = 0; k < (int)weight.shape(0); k++) {
            double sum = 0;
            for (int j = 0; j < (int)x.shape(1); j++) sum += weight(k, j) * x(i, j);
            // the mean over the inputs, so that wide layers do not explode
            z(i, k) = sum / x.shape(1) + bias(k);
        }
    }
    return z;
}

nn::Matrix columns_to_weight(const nn::Matrix& w_in_out) {
    nn::Matrix weight = nn::Matrix::from_shape({w_in_out.shape(1), w_in_out.shape(0)});
    for (int k = 0; k < (int)weight.shape(0); k++) {
        for (int j = 0; j < (int)weight.shape(1); j++) weight(k, j) = w_in_out(j, k);
    }
    return weight;
}

std::size_t parameter_count(const std::vector<Layer>& layers) {
    int n = 0;
    for (Layer layer : layers) n = n + layer.weight.shape(1) * layer.weight.shape(0) + layer.bias.shape(0);
    return n;
}

Depth layer_count(const std::vector<std::size_t>& sizes) {
    if (sizes.size() < 2) throw std::invalid_argument("sizes");
    return {sizes.size() - 1, sizes.size() - 2};
}

}  // namespace student
