// Exercise 05, networks as graphs. What each function promises stands in graph.hpp; replace the throw by your code.
// Try it with: exercises/check 05_graph
#include "graph.hpp"

namespace student {

bool is_feedforward(const Graph& /*graph*/) {
    throw nn::NotImplementedError("is_feedforward");
}

std::vector<std::size_t> evaluation_order(const Graph& /*graph*/) {
    throw nn::NotImplementedError("evaluation_order");
}

std::vector<std::size_t> layers_of(const Graph& /*graph*/) {
    throw nn::NotImplementedError("layers_of");
}

nn::Matrix evaluate(const Graph& /*graph*/, const nn::Matrix& /*x*/) {
    throw nn::NotImplementedError("evaluate");
}

nn::Matrix run_recurrent(const Graph& /*graph*/, const nn::Vector& /*x*/, std::size_t /*steps*/) {
    throw nn::NotImplementedError("run_recurrent");
}

Graph dense_graph(const std::vector<nn::Dense>& /*layers*/) {
    throw nn::NotImplementedError("dense_graph");
}

std::size_t predict(Question /*question*/) {
    throw nn::NotImplementedError("predict");
}

}  // namespace student
