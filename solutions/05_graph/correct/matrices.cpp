// Matrices: W(k, j) is the sum of all weights from j to k, and a feedforward graph settles after n steps with a delay.
#include <map>
#include <set>
#include <stdexcept>

#include "graph.hpp"

namespace student {

namespace {

void demand(bool holds) {
    if (!holds) throw std::invalid_argument("not what the contract asks for");
}

void demand_graph(const Graph& graph) {
    const std::size_t n = graph.nodes.size();
    const std::set<std::size_t> inputs(graph.inputs.begin(), graph.inputs.end());
    demand(inputs.size() == graph.inputs.size() && (inputs.empty() || *inputs.rbegin() < n));
    for (const Edge& edge : graph.edges) demand(edge.from < n && edge.to < n && inputs.count(edge.to) == 0);
    for (const std::size_t output : graph.outputs) demand(output < n);
}

/// How often the layers of all nodes have to be raised until every edge leads to a later one; n + 1 times: there is a cycle.
std::vector<std::size_t> raised(const Graph& graph, bool& has_cycle) {
    demand_graph(graph);
    std::vector<std::size_t> layers(graph.nodes.size(), 1);
    for (const std::size_t k : graph.inputs) layers[k] = 0;
    std::size_t times = 0;
    for (bool changed = true; changed && times <= layers.size(); ++times) {
        changed = false;
        for (const Edge& edge : graph.edges) {
            const std::size_t least = layers[edge.from] + 1;
            if (layers[edge.to] < least) {
                layers[edge.to] = least;
                changed = true;
            }
        }
    }
    has_cycle = times > layers.size() && !layers.empty();
    return layers;
}

nn::Matrix weights_of(const Graph& graph) {
    const std::size_t n = graph.nodes.size();
    nn::Matrix weight = xt::zeros<double>({n, n});
    for (const Edge& edge : graph.edges) weight(edge.to, edge.from) += edge.weight;
    return weight;
}

nn::Vector clamped(const Graph& graph, nn::Vector a, const nn::Vector& x) {
    for (std::size_t j = 0; j < x.size(); ++j) a(graph.inputs[j]) = x(j);
    return a;
}

nn::Vector stepped(const Graph& graph, const nn::Matrix& weight, const nn::Vector& a, const nn::Vector& x) {
    nn::Vector z = nn::matmul(weight, a);
    for (std::size_t k = 0; k < z.size(); ++k)
        z(k) = nn::apply(graph.nodes[k].activation, z(k) + graph.nodes[k].bias);
    return clamped(graph, z, x);
}

}  // namespace

bool is_feedforward(const Graph& graph) {
    bool has_cycle = false;
    raised(graph, has_cycle);
    return !has_cycle;
}

std::vector<std::size_t> layers_of(const Graph& graph) {
    bool has_cycle = false;
    const auto layers = raised(graph, has_cycle);
    demand(!has_cycle);
    return layers;
}

/// Sorted by layer: no edge stays within one or leads back.
std::vector<std::size_t> evaluation_order(const Graph& graph) {
    const auto layers = layers_of(graph);
    std::multimap<std::size_t, std::size_t> by_layer;
    for (std::size_t k = layers.size(); k-- > 0;) by_layer.emplace(layers[k], k);
    std::vector<std::size_t> order;
    for (const auto& [layer, k] : by_layer) order.push_back(k);
    return order;
}

nn::Matrix evaluate(const Graph& graph, const nn::Matrix& x) {
    demand(is_feedforward(graph) && x.shape(1) == graph.inputs.size());
    const nn::Matrix weight = weights_of(graph);
    std::size_t depth = 0;
    for (const std::size_t layer : layers_of(graph)) depth = std::max(depth, layer);
    nn::Matrix y = xt::zeros<double>({x.shape(0), graph.outputs.size()});
    for (std::size_t i = 0; i < x.shape(0); ++i) {
        const nn::Vector sample = xt::view(x, i, xt::all());
        nn::Vector a = xt::zeros<double>({graph.nodes.size()});
        a = clamped(graph, a, sample);
        for (std::size_t t = 0; t < depth; ++t) a = stepped(graph, weight, a, sample);
        for (std::size_t j = 0; j < graph.outputs.size(); ++j) y(i, j) = a(graph.outputs[j]);
    }
    return y;
}

nn::Matrix run_recurrent(const Graph& graph, const nn::Vector& x, std::size_t steps) {
    demand_graph(graph);
    demand(x.size() == graph.inputs.size());
    const nn::Matrix weight = weights_of(graph);
    nn::Matrix y = xt::zeros<double>({steps, graph.outputs.size()});
    nn::Vector a = xt::zeros<double>({graph.nodes.size()});
    a = clamped(graph, a, x);
    for (std::size_t t = 0; t < steps; ++t) {
        a = stepped(graph, weight, a, x);
        for (std::size_t j = 0; j < graph.outputs.size(); ++j) y(t, j) = a(graph.outputs[j]);
    }
    return y;
}

Graph dense_graph(const std::vector<nn::Dense>& layers) {
    demand(!layers.empty());
    Graph graph;
    std::size_t width = layers[0].weight.shape(1);
    for (std::size_t j = 0; j < width; ++j) graph.inputs.push_back(j);
    graph.nodes.resize(width);
    for (const auto& [weight, bias, activation] : layers) {
        demand(weight.shape(1) == width && weight.shape(0) == bias.size());
        const std::size_t before = graph.nodes.size() - width;
        width = bias.size();
        for (std::size_t k = 0; k < width; ++k) {
            for (std::size_t j = 0; j < weight.shape(1); ++j)
                graph.edges.push_back({before + j, graph.nodes.size(), weight(k, j)});
            graph.nodes.push_back({bias(k), activation});
        }
    }
    for (std::size_t k = graph.nodes.size() - width; k < graph.nodes.size(); ++k) graph.outputs.push_back(k);
    return graph;
}

std::size_t predict(Question question) {
    if (question == Question::orders_of_two_chains) return 6;
    if (question == Question::steps_until_settled) return 5;
    if (question == Question::ones_of_an_inhibitor) return 4;
    if (question == Question::layer_of_y || question == Question::orders_with_a_lonely_neuron) return 3;
    if (question == Question::orders_of_a_diamond) return 2;
    return question == Question::ones_of_a_latch ? 0 : 1;
}

}  // namespace student
