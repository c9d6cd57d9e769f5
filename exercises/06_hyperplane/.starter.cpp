#include "hyperplane.hpp"

// Exercise 06, hyperplanes. What each function promises stands in hyperplane.hpp; replace the throw by your
// code. Try it with: exercises/check 06_hyperplane

namespace student {

nn::Vector offset(const nn::Vector& /*w*/, double /*b*/) {
    throw nn::NotImplementedError("offset");
}

int shift_direction(const nn::Vector& /*w*/, double /*b*/) {
    throw nn::NotImplementedError("shift_direction");
}

nn::Vector remove_parallel(const nn::Vector& /*x*/, const nn::Vector& /*w*/) {
    throw nn::NotImplementedError("remove_parallel");
}

double signed_distance(const nn::Vector& /*x*/, const nn::Vector& /*w*/, double /*b*/) {
    throw nn::NotImplementedError("signed_distance");
}

nn::Vector project(const nn::Vector& /*x*/, const nn::Vector& /*w*/, double /*b*/) {
    throw nn::NotImplementedError("project");
}

nn::Matrix orthonormal_basis(const nn::Vector& /*w*/) {
    throw nn::NotImplementedError("orthonormal_basis");
}

AffineSpace zero_set(const nn::Vector& /*w*/, double /*b*/) {
    throw nn::NotImplementedError("zero_set");
}

AffineSpace level_set(const nn::Vector& /*w*/, double /*b*/, double /*c*/) {
    throw nn::NotImplementedError("level_set");
}

}  // namespace student
