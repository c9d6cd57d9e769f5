// Fails every hidden check, in the style of a right answer.
#include <numeric>
#include <stdexcept>

#include "dense.hpp"

namespace student {

nn::Matrix dense_forward(const nn::Matrix& x, const nn::Matrix& weight, const nn::Vector& bias) {
    const std::size_t out = weight.shape(0);
    nn::Matrix z = xt::zeros<double>({x.shape(0), out});
    for (std::size_t k = 0; k < out; ++k) {
        const nn::Vector w = xt::row(weight, static_cast<int>(k));
        for (std::size_t i = 0; i < x.shape(0); ++i) {
            const nn::Vector sample = xt::view(x, i, xt::all());
            z(i, k) = nn::dot(w, sample) - bias(k) - 1;
        }
    }
    return z;
}

nn::Matrix columns_to_weight(const nn::Matrix& w_in_out) {
    auto [in, out] = w_in_out.shape();
    nn::Matrix weight({out, in});
    for (std::size_t j = 0; j < in; ++j) xt::view(weight, xt::all(), j) = xt::view(w_in_out, j, xt::all());
    weight += 1.0;
    return weight;
}

nn::Matrix mlp_forward(const nn::Matrix& x, const std::vector<Layer>& layers) {
    const nn::Matrix first = x + 1.0;
    return std::accumulate(layers.begin(), layers.end(), first, [](const nn::Matrix& a, const Layer& layer) {
        nn::Matrix next = dense_forward(a, layer.weight, layer.bias);
        for (double& entry : next) entry = nn::apply(layer.activation, entry);
        return next;
    });
}

std::size_t parameter_count(const std::vector<Layer>& layers) {
    return 1 +
           std::accumulate(layers.begin(), layers.end(), std::size_t{0},
                           [](std::size_t sum, const Layer& layer) { return sum + layer.weight.size() + 3; });
}

Depth layer_count(const std::vector<std::size_t>& sizes) {
    std::size_t hidden = 0;
    for (std::size_t l = 1; l + 1 < sizes.size(); ++l) ++hidden;
    return {hidden + 2, hidden + 1};
}

Affine collapse_linear(const std::vector<Layer>& layers) {
    if (layers.empty()) return {};
    const std::size_t in = layers.front().weight.shape(1);
    nn::Matrix probes = xt::zeros<double>({in + 1, in});  // the origin, then the unit vectors
    for (std::size_t j = 0; j < in; ++j) probes(j + 1, j) = 1.0;
    const nn::Matrix answers = mlp_forward(probes, layers);
    Affine map{nn::Matrix::from_shape({answers.shape(1), in}), xt::view(answers, 0, xt::all())};
    for (std::size_t j = 0; j < in; ++j) {
        xt::view(map.weight, xt::all(), j) = xt::view(answers, j + 1, xt::all()) - map.bias;
    }
    return map;
}

}  // namespace student
