#include <algorithm>
#include <nn/graph.hpp>
#include <stdexcept>
#include <string>
#include <utility>

namespace nn {

namespace {

using Nodes = std::vector<std::size_t>;

constexpr std::size_t no_input = static_cast<std::size_t>(-1);

/// For each node its place among the inputs, no_input for a neuron. Looks whether it is a graph.
Nodes checked_inputs(const char* function, const Graph& graph) {
    const std::size_t n = graph.nodes.size();
    const auto require = [function](bool holds, const char* rule) {
        if (!holds) throw std::invalid_argument(std::string(function) + ": " + rule);
    };
    Nodes place(n, no_input);
    for (std::size_t i = 0; i < graph.inputs.size(); ++i) {
        require(graph.inputs[i] < n, "an input has to be a node of the graph");
        require(place[graph.inputs[i]] == no_input, "a node can be an input only once");
        place[graph.inputs[i]] = i;
    }
    for (const std::size_t output : graph.outputs) {
        require(output < n, "an output has to be a node of the graph");
    }
    for (const GraphEdge& edge : graph.edges) {
        require(edge.from < n && edge.to < n, "an edge has to join two nodes of the graph");
        require(place[edge.to] == no_input, "no edge can lead to an input");
    }
    return place;
}

/// Edges by one of their ends: those of node k are list[first[k]] to list[first[k + 1] - 1].
struct EdgesByNode {
    Nodes first;
    std::vector<GraphEdge> list;
};

EdgesByNode by_node(const Graph& graph, std::size_t GraphEdge::*end) {
    EdgesByNode edges{Nodes(graph.nodes.size() + 1, 0), std::vector<GraphEdge>(graph.edges.size())};
    for (const GraphEdge& edge : graph.edges) {
        ++edges.first[edge.*end + 1];
    }
    for (std::size_t k = 0; k < graph.nodes.size(); ++k) {
        edges.first[k + 1] += edges.first[k];
    }
    Nodes next = edges.first;
    for (const GraphEdge& edge : graph.edges) {
        edges.list[next[edge.*end]++] = edge;
    }
    return edges;
}

/// Kahn's algorithm: the nodes that wait for no cycle.
Nodes nodes_in_order(const Graph& graph) {
    const EdgesByNode leaving = by_node(graph, &GraphEdge::from);
    Nodes waiting_for(graph.nodes.size(), 0);
    for (const GraphEdge& edge : graph.edges) {
        ++waiting_for[edge.to];
    }
    Nodes order;
    order.reserve(graph.nodes.size());
    for (std::size_t k = 0; k < graph.nodes.size(); ++k) {
        if (waiting_for[k] == 0) order.push_back(k);
    }
    for (std::size_t i = 0; i < order.size(); ++i) {
        for (std::size_t e = leaving.first[order[i]]; e < leaving.first[order[i] + 1]; ++e) {
            if (--waiting_for[leaving.list[e].to] == 0) order.push_back(leaving.list[e].to);
        }
    }
    return order;
}

Nodes complete_order(const char* function, const Graph& graph) {
    Nodes order = nodes_in_order(graph);
    if (order.size() < graph.nodes.size()) {
        throw std::invalid_argument(std::string(function) + ": the graph has a cycle");
    }
    return order;
}

double activation_of(const Graph& graph, const EdgesByNode& arriving, std::size_t k, const double* a) {
    double z = graph.nodes[k].bias;
    for (std::size_t e = arriving.first[k]; e < arriving.first[k + 1]; ++e) {
        z += arriving.list[e].weight * a[arriving.list[e].from];
    }
    return nn::apply(graph.nodes[k].activation, z);
}

}  // namespace

bool is_feedforward(const Graph& graph) {
    checked_inputs("nn::is_feedforward", graph);
    return nodes_in_order(graph).size() == graph.nodes.size();
}

std::vector<std::size_t> evaluation_order(const Graph& graph) {
    checked_inputs("nn::evaluation_order", graph);
    return complete_order("nn::evaluation_order", graph);
}

std::vector<std::size_t> layers_of(const Graph& graph) {
    const Nodes input = checked_inputs("nn::layers_of", graph);
    const EdgesByNode leaving = by_node(graph, &GraphEdge::from);
    Nodes layers(graph.nodes.size());
    for (std::size_t k = 0; k < layers.size(); ++k) {
        layers[k] = input[k] == no_input ? 1 : 0;
    }
    for (const std::size_t k : complete_order("nn::layers_of", graph)) {
        for (std::size_t e = leaving.first[k]; e < leaving.first[k + 1]; ++e) {
            std::size_t& layer = layers[leaving.list[e].to];
            layer = std::max(layer, layers[k] + 1);
        }
    }
    return layers;
}

Matrix evaluate(const Graph& graph, const Matrix& x) {
    const Nodes input = checked_inputs("nn::evaluate", graph);
    const Nodes order = complete_order("nn::evaluate", graph);
    if (x.shape(1) != graph.inputs.size()) {
        throw shape_error("nn::evaluate", shape_of(x), "(" + std::to_string(graph.inputs.size()) + ")",
                          "the batch must have one column per input");
    }
    const EdgesByNode arriving = by_node(graph, &GraphEdge::to);
    Matrix y = Matrix::from_shape({x.shape(0), graph.outputs.size()});
    std::vector<double> a(graph.nodes.size());
    for (std::size_t i = 0; i < x.shape(0); ++i) {
        for (const std::size_t k : order) {
            a[k] = input[k] == no_input ? activation_of(graph, arriving, k, a.data()) : x(i, input[k]);
        }
        for (std::size_t j = 0; j < graph.outputs.size(); ++j) {
            y(i, j) = a[graph.outputs[j]];
        }
    }
    return y;
}

Matrix run_recurrent(const Graph& graph, const Vector& x, std::size_t steps) {
    const Nodes input = checked_inputs("nn::run_recurrent", graph);
    if (x.size() != graph.inputs.size()) {
        throw shape_error("nn::run_recurrent", shape_of(x), "(" + std::to_string(graph.inputs.size()) + ")",
                          "x must have one entry per input");
    }
    const EdgesByNode arriving = by_node(graph, &GraphEdge::to);
    std::vector<double> before(graph.nodes.size(), 0);
    for (std::size_t i = 0; i < x.size(); ++i) {
        before[graph.inputs[i]] = x(i);
    }
    std::vector<double> after = before;
    Matrix y = Matrix::from_shape({steps, graph.outputs.size()});
    for (std::size_t t = 0; t < steps; ++t) {
        for (std::size_t k = 0; k < after.size(); ++k) {
            if (input[k] == no_input) after[k] = activation_of(graph, arriving, k, before.data());
        }
        std::swap(before, after);
        for (std::size_t j = 0; j < graph.outputs.size(); ++j) {
            y(t, j) = before[graph.outputs[j]];
        }
    }
    return y;
}

Graph dense_graph(const std::vector<Dense>& layers) {
    if (layers.empty()) {
        throw std::invalid_argument("nn::dense_graph: there are no layers");
    }
    Graph graph;
    std::size_t width = layers.front().weight.shape(1);
    graph.nodes.resize(width);
    for (std::size_t i = 0; i < width; ++i) {
        graph.inputs.push_back(i);
    }
    for (const Dense& layer : layers) {
        if (layer.weight.shape(0) != layer.bias.size()) {
            throw shape_error("nn::dense_graph", shape_of(layer.weight), shape_of(layer.bias),
                              "the weight must have one row per entry of the bias");
        }
        if (layer.weight.shape(1) != width) {
            throw shape_error("nn::dense_graph", shape_of(layer.weight), "(" + std::to_string(width) + ")",
                              "a layer must have one column per node of the layer before");
        }
        const std::size_t before = graph.nodes.size() - width;
        for (std::size_t k = 0; k < layer.bias.size(); ++k) {
            for (std::size_t j = 0; j < width; ++j) {
                graph.edges.push_back({before + j, graph.nodes.size(), layer.weight(k, j)});
            }
            graph.nodes.push_back({layer.bias(k), layer.activation});
        }
        width = layer.bias.size();
    }
    for (std::size_t k = graph.nodes.size() - width; k < graph.nodes.size(); ++k) {
        graph.outputs.push_back(k);
    }
    return graph;
}

}  // namespace nn
