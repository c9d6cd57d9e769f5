#include "dense.hpp"

namespace student {

// samples as columns, like on the blackboard
nn::Matrix dense_forward(const nn::Matrix& x, const nn::Matrix& weight, const nn::Vector& bias) {
    if (x.shape(1) != weight.shape(1)) throw nn::shape_error("dense_forward", nn::shape_of(x), nn::shape_of(weight), "inputs");
    if (bias.size() != weight.shape(0)) throw nn::shape_error("dense_forward", nn::shape_of(weight), nn::shape_of(bias), "neurons");
    nn::Matrix z = nn::matmul(weight, nn::transpose(x));
    for (std::size_t k = 0; k < z.shape(0); ++k)
        for (std::size_t i = 0; i < z.shape(1); ++i) z(k, i) += bias(k);
    return z;
}

nn::Matrix columns_to_weight(const nn::Matrix& w_in_out) {
    return nn::transpose(w_in_out);
}

// only the last sample, I forgot the others
nn::Matrix mlp_forward(const nn::Matrix& x, const std::vector<Layer>& layers) {
    nn::Matrix a = xt::view(x, xt::range(x.shape(0) - 1, x.shape(0)), xt::all());
    for (const Layer& layer : layers) a = nn::apply(layer.activation, nn::transpose(dense_forward(a, layer.weight, layer.bias)));
    return a;
}

}  // namespace student
