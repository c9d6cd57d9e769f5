#include "graph.hpp"

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <vector>

namespace student {

namespace {

// Kahn's algorithm with lists of the edges that leave and that come.

std::vector<char> inputs_of(const Graph& graph) {
    const std::size_t n = graph.nodes.size();
    std::vector<char> is_input(n, 0);
    for (const std::size_t k : graph.inputs) {
        if (k >= n) throw std::invalid_argument("an input names no node");
        if (is_input[k]) throw std::invalid_argument("an input is named twice");
        is_input[k] = 1;
    }
    return is_input;
}

void check(const Graph& graph) {
    const std::size_t n = graph.nodes.size();
    const std::vector<char> is_input = inputs_of(graph);
    for (const std::size_t k : graph.outputs) {
        if (k >= n) throw std::invalid_argument("an output names no node");
    }
    for (const Edge& edge : graph.edges) {
        if (edge.from >= n || edge.to >= n) throw std::invalid_argument("an edge names no node");
        if (is_input[edge.to]) throw std::invalid_argument("an edge leads to an input");
    }
}

/// All nodes that can be taken away, in order: fewer than n if there is a cycle.
std::vector<std::size_t> taken_away(const Graph& graph) {
    const std::size_t n = graph.nodes.size();
    std::vector<std::vector<std::size_t>> leaves(n);
    std::vector<std::size_t> waiting(n, 0);
    for (const Edge& edge : graph.edges) {
        leaves[edge.from].push_back(edge.to);
        ++waiting[edge.to];
    }
    std::vector<std::size_t> order;
    for (std::size_t k = 0; k < n; ++k) {
        if (waiting[k] == 0) order.push_back(k);
    }
    for (std::size_t i = 0; i < order.size(); ++i) {
        const std::size_t node = order[i];
        for (const std::size_t to : leaves[node]) {
            if (--waiting[to] == 0) order.push_back(to);
        }
    }
    return order;
}

/// The numbers of the edges that lead to each node.
std::vector<std::vector<std::size_t>> edges_to(const Graph& graph) {
    std::vector<std::vector<std::size_t>> come(graph.nodes.size());
    for (std::size_t e = 0; e < graph.edges.size(); ++e) come[graph.edges[e].to].push_back(e);
    return come;
}

}  // namespace

bool is_feedforward(const Graph& graph) {
    check(graph);
    return taken_away(graph).size() == graph.nodes.size();
}

std::vector<std::size_t> evaluation_order(const Graph& graph) {
    check(graph);
    std::vector<std::size_t> order = taken_away(graph);
    if (order.size() != graph.nodes.size()) throw std::invalid_argument("the graph has a cycle");
    return order;
}

std::vector<std::size_t> layers_of(const Graph& graph) {
    const std::vector<std::size_t> order = evaluation_order(graph);
    const std::vector<char> is_input = inputs_of(graph);
    const auto come = edges_to(graph);
    std::vector<std::size_t> layers(graph.nodes.size(), 0);
    for (const std::size_t k : order) {
        if (is_input[k]) continue;
        std::size_t layer = 1;
        for (const std::size_t e : come[k]) layer = std::max(layer, layers[graph.edges[e].from] + 1);
        layers[k] = layer;
    }
    return layers;
}

nn::Matrix evaluate(const Graph& graph, const nn::Matrix& x) {
    const std::vector<std::size_t> order = evaluation_order(graph);
    if (x.shape(1) != graph.inputs.size()) throw std::invalid_argument("x has not a column for each input");
    const std::vector<char> is_input = inputs_of(graph);
    const auto come = edges_to(graph);
    nn::Matrix y = xt::zeros<double>({x.shape(0), graph.outputs.size()});
    std::vector<double> a(graph.nodes.size(), 0.0);
    for (std::size_t i = 0; i < x.shape(0); ++i) {
        for (std::size_t j = 0; j < graph.inputs.size(); ++j) a[graph.inputs[j]] = x(i, j);
        for (const std::size_t k : order) {
            if (is_input[k]) continue;
            double z = graph.nodes[k].bias;
            for (const std::size_t e : come[k]) z += graph.edges[e].weight * a[graph.edges[e].from];
            a[k] = nn::apply(graph.nodes[k].activation, z);
        }
        for (std::size_t j = 0; j < graph.outputs.size(); ++j) y(i, j) = a[graph.outputs[j]];
    }
    return y;
}

nn::Matrix run_recurrent(const Graph& graph, const nn::Vector& x, std::size_t steps) {
    check(graph);
    if (x.size() != graph.inputs.size()) throw std::invalid_argument("x has not an entry for each input");
    const std::size_t n = graph.nodes.size();
    const std::vector<char> is_input = inputs_of(graph);
    nn::Matrix y = xt::zeros<double>({steps, graph.outputs.size()});
    std::vector<double> before(n, 0.0);
    for (std::size_t j = 0; j < graph.inputs.size(); ++j) before[graph.inputs[j]] = x(j);
    for (std::size_t t = 0; t < steps; ++t) {
        std::vector<double> after(n, 0.0);
        for (std::size_t k = 0; k < n; ++k) after[k] = graph.nodes[k].bias;
        for (const Edge& edge : graph.edges) after[edge.to] += edge.weight * before[edge.from];
        for (std::size_t k = 0; k < n; ++k) {
            if (is_input[k]) after[k] = before[k];
            else after[k] = nn::apply(graph.nodes[k].activation, after[k]);
        }
        for (std::size_t j = 0; j < graph.outputs.size(); ++j) y(t, j) = after[graph.outputs[j]];
        before = after;
    }
    return y;
}

Graph dense_graph(const std::vector<nn::Dense>& layers) {
    if (layers.empty()) throw std::invalid_argument("no layers");
    Graph graph;
    const std::size_t in = layers[0].weight.shape(1);
    for (std::size_t i = 0; i < in; ++i) {
        graph.nodes.push_back(Node{});
        graph.inputs.push_back(i);
    }
    std::size_t before = 0;
    std::size_t width = in;
    for (const nn::Dense& layer : layers) {
        const std::size_t out = layer.weight.shape(0);
        if (layer.weight.shape(1) != width) throw std::invalid_argument("a weight does not fit");
        if (layer.bias.size() != out) throw std::invalid_argument("a bias does not fit");
        const std::size_t first = before + width;
        for (std::size_t k = 0; k < out; ++k) {
            graph.nodes.push_back(Node{layer.bias(k), layer.activation});
            for (std::size_t j = 0; j < width; ++j)
                graph.edges.push_back(Edge{before + j, first + k, layer.weight(k, j)});
        }
        before = first;
        width = out;
    }
    for (std::size_t k = 0; k < width; ++k) graph.outputs.push_back(before + k);
    return graph;
}

std::size_t predict(Question question) {
    switch (question) {
        case Question::orders_with_a_lonely_neuron: return 3;
        case Question::orders_of_a_diamond: return 2;
        case Question::orders_of_two_chains: return 6;
        case Question::layer_of_y: return 3;
        case Question::first_step_that_feels_x: return 1;
        case Question::steps_until_settled: return 5;
        case Question::ones_of_an_inhibitor: return 4;
        case Question::ones_of_a_latch: return 0;
    }
    return 0;
}

}  // namespace student
