#include "convex.hpp"

// Exercise 09, convex polygons. What each function promises stands in convex.hpp; replace the throw by your code. Try it
// with: exercises/check 09_convex

namespace student {

std::vector<nn::Hyperplane> half_planes(const nn::Matrix& /*polygon*/) {
    throw nn::NotImplementedError("half_planes");
}

std::vector<nn::Dense> polygon_network(const nn::Matrix& /*polygon*/) {
    throw nn::NotImplementedError("polygon_network");
}

std::vector<nn::Dense> regular_polygon_network(int /*n*/) {
    throw nn::NotImplementedError("regular_polygon_network");
}

double disc_error(int /*n*/) {
    throw nn::NotImplementedError("disc_error");
}

Region region_of(OutputNeuron /*neuron*/) {
    throw nn::NotImplementedError("region_of");
}

Representable representable(Shape /*shape*/) {
    throw nn::NotImplementedError("representable");
}

}  // namespace student
