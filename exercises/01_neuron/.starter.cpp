// Exercise 01, one neuron. What each function promises stands in neuron.hpp; replace each throw by your code.
// Try it with: exercises/check 01_neuron
#include "neuron.hpp"

#include <cmath>

namespace student {

double pre_activation(const nn::Vector& /*x*/, const nn::Vector& /*w*/, double /*b*/) {
    throw nn::NotImplementedError("pre_activation");
}

double neuron(const nn::Vector& /*x*/, const nn::Vector& /*w*/, double /*b*/, Activation /*g*/) {
    throw nn::NotImplementedError("neuron");
}

nn::Vector layer_by_columns(const nn::Vector& /*x*/, const nn::Matrix& /*w_in_out*/,
                            const nn::Vector& /*b*/) {
    throw nn::NotImplementedError("layer_by_columns");
}

LayerOutput layer_by_rows(const nn::Vector& /*x*/, const nn::Matrix& /*weight*/, const nn::Vector& /*b*/,
                          Activation /*g*/) {
    throw nn::NotImplementedError("layer_by_rows");
}

Quantity meaning(Symbol /*symbol*/) {
    throw nn::NotImplementedError("meaning");
}

}  // namespace student
