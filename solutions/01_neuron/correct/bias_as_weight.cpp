// The bias as one more weight, whose input is always 1; the layers go through the matrix input by input and give each neuron
// its share, so that no neuron is finished before the last input has come.
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <stdexcept>
#include <vector>

#include "neuron.hpp"

namespace student {

namespace {

std::vector<double> with(const nn::Vector& v, double last) {
    std::vector<double> longer(v.begin(), v.end());
    longer.push_back(last);
    return longer;
}

/// exp(z) only where z is not positive, so that nothing overflows.
double sigmoid_of(double z) {
    const double e = std::exp(-std::abs(z));
    return (z < 0 ? e : 1) / (1 + e);
}

double tanh_of(double z) {
    const double e = std::expm1(-2 * std::abs(z));
    return std::copysign(-e / (2 + e), z);
}

const std::map<Activation, std::function<double(double)>> functions = {
    {Activation::identity, [](double z) { return z; }},
    {Activation::threshold, [](double z) { return static_cast<double>(z >= 0); }},
    {Activation::sigmoid, sigmoid_of},
    {Activation::tanh, tanh_of},
    {Activation::relu, [](double z) { return (z + std::abs(z)) / 2; }}};

void require(bool fits) {
    if (!fits) throw std::invalid_argument("the arrays do not fit each other");
}

}  // namespace

double pre_activation(const nn::Vector& x, const nn::Vector& w, double b) {
    require(x.size() == w.size());
    const std::vector<double> inputs = with(x, 1);
    const std::vector<double> weights = with(w, b);
    return std::inner_product(inputs.begin(), inputs.end(), weights.begin(), 0.0);
}

double neuron(const nn::Vector& x, const nn::Vector& w, double b, Activation g) {
    return functions.at(g)(pre_activation(x, w, b));
}

nn::Vector layer_by_columns(const nn::Vector& x, const nn::Matrix& w_in_out, const nn::Vector& b) {
    require(w_in_out.shape(0) == x.size() && w_in_out.shape(1) == b.size());
    nn::Vector z = b;
    for (std::size_t i = 0; i < x.size(); ++i)
        for (std::size_t k = 0; k < b.size(); ++k) z(k) += x(i) * w_in_out(i, k);
    return z;
}

LayerOutput layer_by_rows(const nn::Vector& x, const nn::Matrix& weight, const nn::Vector& b, Activation g) {
    require(weight.shape(1) == x.size() && weight.shape(0) == b.size());
    LayerOutput out{b, {}};
    for (std::size_t i = 0; i < x.size(); ++i)
        for (std::size_t k = 0; k < b.size(); ++k) out.z(k) += x(i) * weight(k, i);
    out.a = out.z;
    for (std::size_t k = 0; k < b.size(); ++k) out.a(k) = functions.at(g)(out.z(k));
    return out;
}

Quantity meaning(Symbol symbol) {
    const bool before_g =
        symbol == Symbol::early_a_j || symbol == Symbol::late_z_k || symbol == Symbol::course_z;
    const bool after_g =
        symbol == Symbol::early_z_j || symbol == Symbol::late_a_k || symbol == Symbol::course_a;
    return before_g ? Quantity::pre_activation : after_g ? Quantity::activation : Quantity::input;
}

}  // namespace student
