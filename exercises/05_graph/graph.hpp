#pragma once
// Exercise 05, networks as graphs: the contract. Write these functions in graph.cpp, in namespace student.
// Source: lecture section "Neural networks": any directed graph built from neurons is a neural network.
//
// A graph has n nodes with the numbers 0 ... n - 1, in no particular order: an edge may lead from a node to one with a
// smaller number. A node is an input or a neuron.
//   input    named in `inputs`. It holds a number of x and computes nothing: its bias and activation are not used.
//   neuron   every other node k. It computes a_k = g_k(b_k + sum of w a_from over all edges that lead to k), where b_k and
//            g_k are its own bias and activation. A neuron to which no edge leads gives g_k(b_k).
// Two edges from one node to the same other one are two edges: both add their part. An edge of weight 0 is an edge like
// any other: it adds 0, and for cycles, order and layers it counts. What nothing leads to, and what leads to no output,
// belongs to the graph too.
//
// A cycle is a way along edges, in their direction, from a node back to itself. An edge from a node to itself is one. A
// graph without cycles is feedforward, one with a cycle recurrent.
//
// Errors, the same for all functions that take a graph: std::invalid_argument, whatever else is asked, if
//   - an edge (at either end), `inputs` or `outputs` names a node that does not exist, that is n or more,
//   - `inputs` names a node twice,
//   - an edge leads to an input.
// Everything else is a graph: no nodes at all, no edges, no inputs, no outputs.
//
// Size, also of what dense_graph makes: up to 400 nodes and 2000 edges; up to 300 samples, and 300 steps. There may be more
// than 1e12 ways from one node to another, so do not walk all ways: look at each edge once, or a few hundred times, and once
// more for each sample or step.
//
// Nothing is NaN or infinite, nor becomes so. A number is right if it differs from the true one, v, by at most
// 1e-12 + 1e-9 |v|; plain sums of doubles come as near as that in any order. Counts and node numbers are exact. No check asks
// for a threshold neuron within 1e-6 of its jump, unless its bias and all that comes together there are integers.
//
// The example of this page, E: nodes 0 ... 3, inputs {2}, outputs {0}, edges 2 -> 1 (weight 3), 2 -> 3 (weight -1),
// 1 -> 0 (weight 1), 3 -> 0 (weight 2); biases: node 1 has 1, node 3 has 5, node 0 has -4; all neurons are relu.

#include <cstddef>
#include <nn/dense.hpp>
#include <vector>

namespace student {

struct Node {
    double bias = 0;
    nn::Activation activation = nn::Activation::identity;
};

/// weight times the activation of node `from` goes to node `to`.
struct Edge {
    std::size_t from;
    std::size_t to;
    double weight;
};

struct Graph {
    std::vector<Node> nodes;          ///< n of them
    std::vector<Edge> edges;          ///< in any order
    std::vector<std::size_t> inputs;  ///< inputs[i] is the node that holds x(i); in any order
    std::vector<std::size_t>
        outputs;  ///< outputs[j] is the node whose activation is y(j); in any order, a node also
                  ///< twice, an input too
};

/// Whether the graph has no cycle. That of E is: true. Two ways from one node to another, as from 2 to 0 in E, are no cycle.
bool is_feedforward(const Graph& graph);

/// The numbers of all n nodes, inputs and neurons, each once, so that for every edge `from` stands before `to`. Of several
/// such orders any is right: for E {2, 1, 3, 0} and {2, 3, 1, 0}. Throws std::invalid_argument for a graph with a cycle.
std::vector<std::size_t> evaluation_order(const Graph& graph);

/// For each node k = 0 ... n - 1 the number of its layer: 0 for an input; for a neuron 1 more than the largest layer among
/// the nodes from which edges lead to it; 1 for a neuron to which no edge leads. So every edge leads to a later layer, and
/// the neurons of one layer do not wait for each other. For E {2, 1, 0, 1}. Throws std::invalid_argument for a graph with
/// a cycle.
std::vector<std::size_t> layers_of(const Graph& graph);

/// The outputs of a feedforward graph for a batch: x is (samples, inputs.size()), the result (samples, outputs.size()),
/// also for 0 of any of them; row i of the result belongs to row i of x. For E and x = {{1}, {4}} it is {{8}, {11}}: of the
/// first sample a_1 = 4, a_3 = 4, a_0 = relu(-4 + 4 + 8). Throws std::invalid_argument for a graph with a cycle, and unless x
/// has as many columns as there are inputs, both also for 0 samples.
nn::Matrix evaluate(const Graph& graph, const nn::Matrix& x);

/// Any graph, with cycles or without, run in steps of time: a signal takes one step through each neuron. x is (inputs.size()).
/// The inputs hold x all the time, before the first step too; all neurons start with the activation 0. In a step every
/// neuron computes its new activation from the activations that all nodes had *before* this step. The result is
/// (steps, outputs.size()): row 0 holds the outputs after the first step, row t those after step t + 1. No steps give no rows.
/// For E, x = {1} and 3 steps {{0}, {8}, {8}}: first relu(-4 + 0 + 0), while a_1 and a_3 become 4, which node 0 gets in the
/// second step. Throws std::invalid_argument unless x has as many entries as there are inputs, also for 0 steps.
nn::Matrix run_recurrent(const Graph& graph, const nn::Vector& x, std::size_t steps);

/// The graph of a network of dense layers: evaluate(dense_graph(layers), x) is nn::mlp_forward(x, layers). It has just one
/// node for each input of the first layer and for each neuron of all layers, numbered as you like. inputs[i] is input i of
/// the first layer, outputs[k] neuron k of the last one. A weight of 0 may have its edge or not. layers[l].weight is
/// (out, in) as in exercise 04: row k holds the weights of neuron k. A layer may have no neurons. Throws
/// std::invalid_argument if there are no layers, unless the weight of each layer but the first has as many columns as the
/// layer before has neurons, and unless each bias has as many entries as its weight has rows. Of one layer with weight
/// {{2, 3}} and bias {7}, for instance: nodes 0, 1 (inputs) and 2 (bias 7), edges 0 -> 2 (2) and 1 -> 2 (3), inputs {0, 1},
/// outputs {2}.
Graph dense_graph(const std::vector<nn::Dense>& layers);

/// The thinking tasks. Draw the graphs and answer with pencil and paper before you let your functions look. In all of them
/// x, x1, x2 are inputs, other letters neurons, and no weight is 0.
enum class Question {
    /// x -> a, and a neuron b without edges. How many orders are right answers of evaluation_order? (The example: 3.)
    orders_with_a_lonely_neuron,
    /// x -> a, x -> b, a -> y, b -> y. How many orders are right?
    orders_of_a_diamond,
    /// x1 -> a and x2 -> b, two edges that share no node. How many orders are right?
    orders_of_two_chains,
    /// x -> a -> b -> y, and an edge x -> y. Which layer is y in?
    layer_of_y,
    /// x -> a -> b -> c -> d -> y, and an edge x -> y; all activations are identity. After how many steps of run_recurrent
    /// has y for the first time a value that depends on x?
    first_step_that_feels_x,
    /// The same graph. After how many steps has y reached the value that it keeps from then on, if x is not 0?
    steps_until_settled,
    /// One neuron: threshold (1 from 0 on), bias 0, an edge of weight -1 to itself, no input. In how many of the first 7
    /// rows of run_recurrent is it 1?
    ones_of_an_inhibitor,
    /// One neuron: threshold, bias -0.5, an edge of weight 1 to itself, no input. In how many of the first 7 rows is it 1?
    ones_of_a_latch,
};

/// The name of a question, for messages.
inline const char* name_of(Question question) {
    constexpr const char* names[] = {
        "orders_with_a_lonely_neuron", "orders_of_a_diamond", "orders_of_two_chains", "layer_of_y",
        "first_step_that_feels_x",     "steps_until_settled", "ones_of_an_inhibitor", "ones_of_a_latch"};
    const auto i = static_cast<std::size_t>(question);
    return i < std::size(names) ? names[i] : "unknown";
}

/// Your answer to the question. All but the example count together: all of them have to be right.
std::size_t predict(Question question);

}  // namespace student

// The functions above with the names of their parameters, once more: the grader makes its calls from this list.
#define SUBJECT_FUNCTIONS(F)          \
    F(is_feedforward, graph)          \
    F(evaluation_order, graph)        \
    F(layers_of, graph)               \
    F(evaluate, graph, x)             \
    F(run_recurrent, graph, x, steps) \
    F(dense_graph, layers)            \
    F(predict, question)
