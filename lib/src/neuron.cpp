#include <nn/neuron.hpp>

namespace nn {

double pre_activation(const Vector& x, const Vector& w, double b) {
    if (x.size() != w.size()) {
        throw shape_error("nn::pre_activation", shape_of(x), shape_of(w),
                          "a neuron has one weight per input");
    }
    return nn::dot(w, x) + b;
}

double neuron(const Vector& x, const Vector& w, double b, Activation g) {
    return nn::apply(g, nn::pre_activation(x, w, b));
}

}  // namespace nn
