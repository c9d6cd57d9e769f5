// Exercise 03, saturation. What each function promises stands in saturation.hpp; replace each throw by your code.
// Try it with: exercises/check 03_saturation
#include "saturation.hpp"

#include <cmath>

namespace student {

double sigmoid_grad(double /*x*/) {
    throw nn::NotImplementedError("sigmoid_grad");
}

double grad_bound(double /*x*/) {
    throw nn::NotImplementedError("grad_bound");
}

double saturation_point(double /*eps*/) {
    throw nn::NotImplementedError("saturation_point");
}

double log_sigmoid_grad(double /*x*/) {
    throw nn::NotImplementedError("log_sigmoid_grad");
}

double gradient_through_layers(const nn::Vector& /*z*/, const nn::Vector& /*w*/, Activation /*g*/) {
    throw nn::NotImplementedError("gradient_through_layers");
}

std::size_t vanishing_depth(double /*z*/, double /*eps*/) {
    throw nn::NotImplementedError("vanishing_depth");
}

Fate predict_chain(Chain /*chain*/) {
    throw nn::NotImplementedError("predict_chain");
}

Judgement judge_bound(Candidate /*candidate*/) {
    throw nn::NotImplementedError("judge_bound");
}

}  // namespace student
