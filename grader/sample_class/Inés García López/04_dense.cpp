#include "dense.hpp"

#include <cstdio>

namespace student {

static void print(const char* name, const nn::Matrix& m) {
    printf("%s =\n", name);
    for (std::size_t i = 0; i < m.shape(0); ++i) {
        for (std::size_t j = 0; j < m.shape(1); ++j) printf("%10.4f", m(i, j));
        printf("\n");
    }
    // so many that I can find it again when I scroll
    for (int i = 0; i < 20; ++i) printf("--------------------------------------------------------------------------------\n");
    fflush(stdout);
}

nn::Matrix dense_forward(const nn::Matrix& x, const nn::Matrix& weight, const nn::Vector& bias) {
    print("x", x);
    print("weight", weight);
    if (weight.shape(0) != bias.shape(0)) throw std::invalid_argument("bias");
    nn::Matrix z = nn::matmul(x, nn::transpose(weight));
    z += bias;
    print("z", z);
    return z;
}

nn::Matrix columns_to_weight(const nn::Matrix& w_in_out) {
    print("w", w_in_out);
    return nn::transpose(w_in_out);
}

nn::Matrix mlp_forward(const nn::Matrix& x, const std::vector<Layer>& layers) {
    if (layers.empty()) return x;
    const Layer& last = layers.back();
    const nn::Matrix before = mlp_forward(x, std::vector<Layer>(layers.begin(), layers.end() - 1));
    return nn::apply(last.activation, dense_forward(before, last.weight, last.bias));
}

std::size_t parameter_count(const std::vector<Layer>& layers) {
    std::size_t total = 0;
    for (const auto& layer : layers) total += layer.weight.size() + layer.bias.size();
    printf("total %zu\n", total);
    return total;
}

Depth layer_count(const std::vector<std::size_t>& sizes) {
    if (sizes.size() < 2) throw std::invalid_argument("sizes");
    return Depth{sizes.size() - 1, sizes.size() - 2};
}

Affine collapse_linear(const std::vector<Layer>& layers) {
    if (layers.empty()) throw std::invalid_argument("empty");
    Affine map{layers[0].weight, layers[0].bias};
    for (std::size_t l = 0; l < layers.size(); ++l) {
        if (layers[l].activation != nn::Activation::identity) throw std::invalid_argument("activation");
        if (l == 0) continue;
        map.bias = nn::matmul(layers[l].weight, map.bias) + layers[l].bias;
        map.weight = nn::matmul(layers[l].weight, map.weight);
        print("W", map.weight);
    }
    return map;
}

}  // namespace student
