#ifndef NN_GRAPH_HPP
#define NN_GRAPH_HPP
// Networks as directed graphs of neurons: in evaluation order where there is no cycle, in steps of time where there may be.
// Source: lecture section "Neural networks" (any directed graph built from neurons is a neural network). The order: A. B.
// Kahn, Topological sorting of large networks, Communications of the ACM 5 (1962). The steps: D. E. Rumelhart, J. L.
// McClelland, Parallel Distributed Processing (1986), chapter 2, synchronous update.
//
// Nodes have numbers from 0 on, in no particular order. Those in `inputs` hold a number of x and compute nothing. Every
// other node k is a neuron: a_k = g_k(b_k + sum of weight * a_from over all edges to k). Parallel edges add up; an edge of
// weight 0 is an edge.
//
// Each function throws std::invalid_argument for what is no graph: an edge, input or output that names no node, an
// input named twice, an edge to an input.

#include <cstddef>
#include <nn/dense.hpp>
#include <vector>

namespace nn {

struct GraphNode {
    double bias = 0;  ///< not used for an input, nor is the activation
    Activation activation = Activation::identity;
};

struct GraphEdge {
    std::size_t from;
    std::size_t to;
    double weight;
};

struct Graph {
    std::vector<GraphNode> nodes;
    std::vector<GraphEdge> edges;
    std::vector<std::size_t> inputs;   ///< inputs[i] holds x(i)
    std::vector<std::size_t> outputs;  ///< outputs[j] gives y(j); a node may be there twice, an input too
};

/// Whether the graph has no cycle; an edge from a node to itself is one. In time nodes + edges, as are all that follow for
/// each sample or step.
bool is_feedforward(const Graph& graph);

/// All nodes, `from` before `to` for every edge: first those to which no edge leads, by number.
/// Throws std::invalid_argument for a graph with a cycle.
std::vector<std::size_t> evaluation_order(const Graph& graph);

/// For each node its layer: 0 for an input, for a neuron 1 more than the largest among the nodes that lead to it, 1 if none
/// does: the longest way. Throws std::invalid_argument for a graph with a cycle.
std::vector<std::size_t> layers_of(const Graph& graph);

/// For a batch (n, inputs) the outputs (n, outputs). Throws std::invalid_argument for a graph with a cycle, ShapeError if x
/// has not a column for each input.
Matrix evaluate(const Graph& graph, const Matrix& x);

/// The outputs after each step, (steps, outputs). Inputs hold x (inputs) all the time, neurons start at 0, and each step
/// computes all neurons from the activations before it. Throws ShapeError if x has not an entry for each input.
Matrix run_recurrent(const Graph& graph, const Vector& x, std::size_t steps);

/// The graph of a stack of layers: nodes layer by layer, inputs first; an edge for each weight, also of 0.
/// Throws std::invalid_argument if there are no layers, ShapeError if neighbours or a bias do not fit.
Graph dense_graph(const std::vector<Dense>& layers);

}  // namespace nn

#endif
