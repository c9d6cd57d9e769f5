#include "dense.hpp"
using namespace nn;
namespace student {
static void need(bool fits, const char* what) { if (!fits) throw std::invalid_argument(what); }

Matrix dense_forward(const Matrix& x, const Matrix& weight, const Vector& bias) {
    need(x.shape(1) == weight.shape(1) && weight.shape(0) == bias.size(), "形状不符 (shapes do not fit)");
    Matrix z = Matrix::from_shape({x.shape(0), bias.size()});
    for (auto i = 0u; i < x.shape(0); ++i)
        for (auto k = 0u; k < bias.size(); ++k)
            z(i, k) = std::inner_product(x.data() + i * x.shape(1), x.data() + (i + 1) * x.shape(1), weight.data() + k * weight.shape(1), bias(k));
    return z;
}
Matrix columns_to_weight(const Matrix& w_in_out) { return nn::transpose(w_in_out); }
Matrix mlp_forward(const Matrix& x, const std::vector<Layer>& layers) {
    auto a = x;
    for (const auto& [w, b, g] : layers) a = nn::apply(g, dense_forward(a, w, b));
    return a;
}
std::size_t parameter_count(const std::vector<Layer>& layers) {
    std::size_t n = 0;
    for (auto& [w, b, g] : layers) n += b.size() * (1 + w.shape(1));
    return n;
}
Depth layer_count(const std::vector<std::size_t>& sizes) {
    need(sizes.size() > 1, "no network");
    return {sizes.size() - 1, sizes.size() - 2};
}
Affine collapse_linear(const std::vector<Layer>& layers) {
    need(!layers.empty(), "no layers");
    // from the output back to the input: W b is added while W is still the product of the later layers
    Matrix W = xt::eye<double>(layers.back().weight.shape(0));
    Vector B = xt::zeros<double>({W.shape(0)});
    for (auto l = layers.rbegin(); l != layers.rend(); ++l) {
        need(l->activation == Activation::identity, "not affine");
        B += nn::matmul(W, l->bias);
        W = nn::matmul(W, l->weight);
    }
    return {W, B};
}
}
