// The catalogue of 05_graph: one right solution, and each mistake as its difference to it.
#include <algorithm>
#include <cstddef>
#include <functional>
#include <numeric>
#include <stdexcept>
#include <utility>
#include <vector>

#include "graph.hpp"
#include "worker/catalogue.hpp"

namespace student {

namespace {

using Nodes = std::vector<std::size_t>;
using Activations = std::vector<double>;

void refuse(bool wrong, const char* why) {
    if (wrong) throw std::invalid_argument(why);
}

bool contains(const Nodes& nodes, std::size_t k) {
    return std::find(nodes.begin(), nodes.end(), k) != nodes.end();
}

}  // namespace

/// Kahn's algorithm, and sums over lists of edges.
struct Right {
    virtual ~Right() = default;

    virtual bool is_feedforward(const Graph& graph) {
        check(graph);
        return order_of(graph).size() == graph.nodes.size();
    }

    virtual Nodes evaluation_order(const Graph& graph) {
        check(graph);
        return complete_order(graph);
    }

    virtual Nodes layers_of(const Graph& graph) {
        check(graph);
        Nodes layers(graph.nodes.size(), 0);
        for (const std::size_t k : complete_order(graph)) {
            layers[k] = contains(graph.inputs, k) ? input_layer() : layer_of_neuron(graph, k, layers);
        }
        return layers;
    }

    virtual nn::Matrix evaluate(const Graph& graph, const nn::Matrix& x) {
        check(graph);
        const Nodes order = order_to_compute(graph);
        check_width(graph, x.shape(1));
        nn::Matrix y = nn::Matrix::from_shape({x.shape(0), graph.outputs.size()});
        for (std::size_t i = 0; i < x.shape(0); ++i) {
            Activations a(graph.nodes.size(), 0);
            for (std::size_t j = 0; j < graph.inputs.size(); ++j) set_input(graph, j, x(sample(i), j), a);
            for (const std::size_t k : order) {
                if (!contains(graph.inputs, k)) a[k] = activation(graph, k, pre_activation(graph, k, a));
            }
            for (std::size_t j = 0; j < graph.outputs.size(); ++j) y(i, j) = a[output_node(graph, j)];
        }
        return y;
    }

    virtual nn::Matrix run_recurrent(const Graph& graph, const nn::Vector& x, std::size_t steps) {
        check(graph);
        check_width(graph, x.size());
        nn::Matrix y = nn::Matrix::from_shape({steps, graph.outputs.size()});
        Activations a = start(graph, x);
        for (std::size_t t = 0; t < steps; ++t) {
            a = step(graph, x, a, t);
            for (std::size_t j = 0; j < graph.outputs.size(); ++j) y(t, j) = a[output_node(graph, j)];
        }
        return y;
    }

    virtual Graph dense_graph(const std::vector<nn::Dense>& layers) {
        check_layers(layers);
        Graph graph;
        graph.nodes.resize(layers[0].weight.shape(1));
        graph.inputs.resize(graph.nodes.size());
        std::iota(graph.inputs.begin(), graph.inputs.end(), 0);
        Nodes before = graph.inputs;
        for (const nn::Dense& layer : layers) before = add_layer(graph, layer, before);
        graph.outputs = before;
        return graph;
    }

    virtual std::size_t predict(Question question) {
        switch (question) {
            case Question::orders_with_a_lonely_neuron:
                return 3;
            case Question::orders_of_a_diamond:
                return 2;
            case Question::orders_of_two_chains:
                return 6;
            case Question::layer_of_y:
                return 3;
            case Question::first_step_that_feels_x:
                return 1;
            case Question::steps_until_settled:
                return 5;
            case Question::ones_of_an_inhibitor:
                return 4;
            case Question::ones_of_a_latch:
                return 0;
        }
        throw std::invalid_argument("predict: no such question");
    }

  protected:
    // What is a graph.

    virtual void check(const Graph& graph) {
        check_edges(graph);
        check_inputs(graph);
        check_outputs(graph);
    }

    virtual void check_edges(const Graph& graph) {
        for (const Edge& edge : graph.edges) {
            refuse(edge.from >= graph.nodes.size() || edge.to >= graph.nodes.size(), "an edge of no node");
            check_target(graph, edge);
        }
    }

    virtual void check_target(const Graph& graph, const Edge& edge) {
        refuse(contains(graph.inputs, edge.to), "an edge leads to an input");
    }

    virtual void check_inputs(const Graph& graph) {
        for (const std::size_t k : graph.inputs) {
            refuse(k >= graph.nodes.size(), "no such input");
            refuse(std::count(graph.inputs.begin(), graph.inputs.end(), k) > 1, "an input twice");
        }
    }

    virtual void check_outputs(const Graph& graph) {
        for (const std::size_t k : graph.outputs) refuse(k >= graph.nodes.size(), "no such output");
    }

    virtual void check_width(const Graph& graph, std::size_t width) {
        refuse(width != graph.inputs.size(), "x needs a number for each input");
    }

    // Order.

    /// Whether the edge makes its `to` wait for its `from`.
    virtual bool holds_up(const Edge& /*edge*/) { return true; }

    /// Those nodes that do not wait for a cycle, in the order in which they can be computed.
    virtual Nodes order_of(const Graph& graph) {
        const std::size_t n = graph.nodes.size();
        Nodes waiting_for(n, 0), order;
        std::vector<Nodes> next(n);
        for (const Edge& edge : graph.edges) {
            if (!holds_up(edge)) continue;
            ++waiting_for[edge.to];
            next[edge.from].push_back(edge.to);
        }
        for (std::size_t k = 0; k < n; ++k)
            if (waiting_for[k] == 0) order.push_back(k);
        for (std::size_t i = 0; i < order.size(); ++i)
            for (const std::size_t k : next[order[i]])
                if (--waiting_for[k] == 0) order.push_back(k);
        return order;
    }

    virtual Nodes complete_order(const Graph& graph) {
        Nodes order = order_of(graph);
        refuse(order.size() < graph.nodes.size(), "a graph with a cycle has no order");
        return order;
    }

    virtual Nodes order_to_compute(const Graph& graph) { return complete_order(graph); }

    // Layers.

    virtual std::size_t input_layer() { return 0; }

    virtual std::size_t layer_of_neuron(const Graph& graph, std::size_t k, const Nodes& layers) {
        std::size_t latest = 0;
        for (const Edge& edge : graph.edges)
            if (edge.to == k) latest = std::max(latest, layers[edge.from]);
        return latest + 1;
    }

    // A neuron.

    virtual std::size_t sample(std::size_t i) { return i; }

    virtual void set_input(const Graph& graph, std::size_t j, double x, Activations& a) {
        a[graph.inputs[j]] = x;
    }

    virtual std::size_t output_node(const Graph& graph, std::size_t j) { return graph.outputs[j]; }

    virtual double pre_activation(const Graph& graph, std::size_t k, const Activations& a) {
        double z = graph.nodes[k].bias;
        for (const Edge& edge : graph.edges)
            if (edge.to == k) z += edge.weight * a[edge.from];
        return z;
    }

    virtual double activation(const Graph& graph, std::size_t k, double z) {
        return nn::apply(graph.nodes[k].activation, z);
    }

    // Time.

    virtual Activations start(const Graph& graph, const nn::Vector& x) {
        Activations a(graph.nodes.size(), 0);
        for (std::size_t j = 0; j < x.size(); ++j) set_input(graph, j, x(j), a);
        return a;
    }

    /// Activations before step t, counted from 0, to those after it.
    virtual Activations step(const Graph& graph, const nn::Vector& /*x*/, const Activations& before,
                             std::size_t /*t*/) {
        Activations after = before;
        for (std::size_t k = 0; k < after.size(); ++k) {
            if (!contains(graph.inputs, k)) after[k] = activation(graph, k, pre_activation(graph, k, before));
        }
        return after;
    }

    // Dense layers.

    virtual void check_layers(const std::vector<nn::Dense>& layers) {
        refuse(layers.empty(), "no layers");
        for (std::size_t l = 0; l < layers.size(); ++l) {
            refuse(layers[l].bias.size() != layers[l].weight.shape(0), "a bias that does not fit");
            refuse(l > 0 && layers[l].weight.shape(1) != layers[l - 1].weight.shape(0),
                   "a weight that does not fit");
        }
    }

    virtual double weight_between(const nn::Dense& layer, std::size_t k, std::size_t j) {
        return layer.weight(k, j);
    }

    virtual Node neuron_of(const nn::Dense& layer, std::size_t k) {
        return {layer.bias(k), layer.activation};
    }

    /// Adds the neurons of a layer and the edges to them; gives their nodes.
    virtual Nodes add_layer(Graph& graph, const nn::Dense& layer, const Nodes& before) {
        Nodes neurons;
        for (std::size_t k = 0; k < layer.bias.size(); ++k) {
            neurons.push_back(graph.nodes.size());
            graph.nodes.push_back(neuron_of(layer, k));
            for (std::size_t j = 0; j < before.size(); ++j)
                graph.edges.push_back({before[j], neurons.back(), weight_between(layer, k, j)});
        }
        return neurons;
    }
};

// What is a cycle.

struct MISTAKE(diamond_is_cycle,
               "You call a graph recurrent in which two ways lead from one node to another. That is a "
               "diamond, not a cycle: following "
               "the arrows you never come back. Seen before is not the same as on the way that you are "
               "walking right now.") {
    bool is_feedforward(const Graph& graph) override {
        check(graph);
        const std::size_t n = graph.nodes.size();
        for (std::size_t root = 0; root < n; ++root) {
            std::vector<bool> seen(n, false);
            Nodes stack = {root};
            seen[root] = true;
            while (!stack.empty()) {
                const std::size_t k = stack.back();
                stack.pop_back();
                for (const Edge& edge : graph.edges) {
                    if (edge.from != k) continue;
                    if (seen[edge.to]) return false;
                    seen[edge.to] = true;
                    stack.push_back(edge.to);
                }
            }
        }
        return true;
    }
};

struct MISTAKE(direction_ignored,
               "You look for closed ways without minding the arrows. Where two inputs lead to the same two "
               "neurons such a way exists, "
               "but nobody can walk it: an edge is passed from `from` to `to` only.") {
    bool is_feedforward(const Graph& graph) override {
        check(graph);
        Nodes part(graph.nodes.size());
        std::iota(part.begin(), part.end(), 0);
        for (const Edge& edge : graph.edges) {
            const std::size_t a = part[edge.from], b = part[edge.to];
            if (a == b) return false;
            std::replace(part.begin(), part.end(), a, b);
        }
        return true;
    }
};

struct MISTAKE(self_loop_ignored,
               "An edge from a node to itself does not count as a cycle with you. But the neuron needs its "
               "own activation to compute "
               "it: what would you compute first?") {
    bool holds_up(const Edge& edge) override { return edge.from != edge.to; }
};

struct MISTAKE(self_loops_only,
               "You find edges from a node to itself and no longer cycles. a -> b -> a is one too, and it "
               "may take a hundred nodes to "
               "come back.") {
    bool is_feedforward(const Graph& graph) override {
        check(graph);
        return std::none_of(graph.edges.begin(), graph.edges.end(),
                            [](const Edge& edge) { return edge.from == edge.to; });
    }
};

struct MISTAKE(short_cycles_only,
               "You find a -> a and a -> b -> a, but not a -> b -> c -> a. A cycle may be of any length: "
               "instead of looking for each "
               "length, ask which nodes can never be computed.") {
    bool is_feedforward(const Graph& graph) override {
        check(graph);
        for (const Edge& one : graph.edges)
            for (const Edge& other : graph.edges)
                if (one.from == other.to && one.to == other.from) return false;
        return true;
    }
};

struct MISTAKE(cycles_behind_inputs_only,
               "You search from the inputs on, and so do not see a cycle to which no way from an input "
               "leads. Its neurons belong to the "
               "graph all the same. Begin at every node.") {
    bool is_feedforward(const Graph& graph) override {
        check(graph);
        Graph reached = graph;
        std::vector<bool> seen(graph.nodes.size(), false);
        for (const std::size_t k : graph.inputs) seen[k] = true;
        for (std::size_t time = 0; time < graph.nodes.size(); ++time)
            for (const Edge& edge : graph.edges)
                if (seen[edge.from]) seen[edge.to] = true;
        std::erase_if(reached.edges, [&](const Edge& edge) { return !seen[edge.from]; });
        return order_of(reached).size() == graph.nodes.size();
    }
};

struct MISTAKE(cycles_before_outputs_only,
               "You search backwards from the outputs, and so do not see a cycle that leads to none of them. "
               "The question is about the "
               "graph, not about its outputs.") {
    bool is_feedforward(const Graph& graph) override {
        check(graph);
        Graph used = graph;
        std::vector<bool> seen(graph.nodes.size(), false);
        for (const std::size_t k : graph.outputs) seen[k] = true;
        for (std::size_t time = 0; time < graph.nodes.size(); ++time)
            for (const Edge& edge : graph.edges)
                if (seen[edge.to]) seen[edge.from] = true;
        std::erase_if(used.edges, [&](const Edge& edge) { return !seen[edge.to]; });
        return order_of(used).size() == graph.nodes.size();
    }
};

struct MISTAKE(index_decides_cycle,
               "You take an edge that leads to a smaller number for a way back. The numbers say nothing: the "
               "same graph with its nodes "
               "numbered otherwise is the same graph.") {
    bool is_feedforward(const Graph& graph) override {
        check(graph);
        return std::all_of(graph.edges.begin(), graph.edges.end(),
                           [](const Edge& edge) { return edge.from < edge.to; });
    }
};

struct MISTAKE(zero_weight_is_no_edge,
               "Edges of weight 0 are left out. Here an edge is an edge, whatever its weight: training may "
               "change it at any time, and "
               "the order has to be right then too.") {
    bool holds_up(const Edge& edge) override { return edge.weight != 0; }
};

struct MISTAKE(parallel_edges_block,
               "Two edges from one node to the same other one count twice when you count what a node waits "
               "for, but are taken off once. "
               "So it waits for ever, and a graph without a cycle looks like one with a cycle.") {
    Nodes order_of(const Graph& graph) override {
        const std::size_t n = graph.nodes.size();
        Nodes order, waiting_for(n, 0);
        std::vector<std::vector<bool>> leads(n, std::vector<bool>(n, false));
        for (const Edge& edge : graph.edges) {
            ++waiting_for[edge.to];
            leads[edge.from][edge.to] = true;
        }
        for (std::size_t k = 0; k < n; ++k)
            if (waiting_for[k] == 0) order.push_back(k);
        for (std::size_t i = 0; i < order.size(); ++i)
            for (std::size_t k = 0; k < n; ++k)
                if (leads[order[i]][k] && --waiting_for[k] == 0) order.push_back(k);
        return order;
    }
};

// The order.

struct MISTAKE(index_order,
               "You take the nodes in the order of their numbers. A node may get input from one with a "
               "larger number, which is then not "
               "computed yet. What has to be known before a neuron can be computed?") {
    Nodes complete_order(const Graph& graph) override {
        Right::complete_order(graph);
        Nodes order(graph.nodes.size());
        std::iota(order.begin(), order.end(), 0);
        return order;
    }
    Nodes layers_of(const Graph& graph) override {
        check(graph);
        Nodes layers(graph.nodes.size(), 0);
        for (const std::size_t k : Right::complete_order(graph))
            layers[k] = contains(graph.inputs, k) ? 0 : layer_of_neuron(graph, k, layers);
        return layers;
    }
};

struct MISTAKE(inputs_then_index_order,
               "You take the inputs first, which is fine, and then the neurons in the order of their "
               "numbers. A neuron may need one with "
               "a larger number.") {
    Nodes complete_order(const Graph& graph) override {
        Nodes order = Right::complete_order(graph);
        std::sort(order.begin(), order.end());
        std::stable_partition(order.begin(), order.end(),
                              [&](std::size_t k) { return contains(graph.inputs, k); });
        return order;
    }
    Nodes layers_of(const Graph& graph) override {
        check(graph);
        Nodes layers(graph.nodes.size(), 0);
        for (const std::size_t k : Right::complete_order(graph))
            layers[k] = contains(graph.inputs, k) ? 0 : layer_of_neuron(graph, k, layers);
        return layers;
    }
};

struct MISTAKE(visited_twice,
               "A node stands in your order once for each edge that leads to it. It has to be there once: "
               "after the last of the nodes "
               "that it waits for.") {
    Nodes evaluation_order(const Graph& graph) override {
        check(graph);
        Nodes order;
        for (const std::size_t k : complete_order(graph)) {
            std::size_t edges = 0;
            for (const Edge& edge : graph.edges) edges += edge.to == k ? 1 : 0;
            order.insert(order.end(), std::max<std::size_t>(edges, 1), k);
        }
        return order;
    }
};

struct MISTAKE(order_from_the_end,
               "Your order begins at the end: each node stands before those that it waits for. If you walk "
               "back from the outputs, or "
               "append a node when all that follows it is done, the list has to be turned round.") {
    Nodes evaluation_order(const Graph& graph) override {
        Nodes order = Right::evaluation_order(graph);
        std::reverse(order.begin(), order.end());
        return order;
    }
};

struct MISTAKE(breadth_first,
               "You list a node as soon as one edge from a listed node leads to it (breadth-first search). "
               "It has to wait for all of "
               "them: a skip connection arrives early, the long way late.") {
    Nodes evaluation_order(const Graph& graph) override {
        check(graph);
        Right::complete_order(graph);
        const std::size_t n = graph.nodes.size();
        std::vector<bool> listed(n, false), has_edge(n, false);
        for (const Edge& edge : graph.edges) has_edge[edge.to] = true;
        Nodes order;
        const auto list = [&](std::size_t k) {
            if (!listed[k]) order.push_back(k);
            listed[k] = true;
        };
        for (std::size_t k = 0; k < n; ++k)
            if (!has_edge[k]) list(k);
        for (std::size_t i = 0; i < order.size(); ++i)
            for (const Edge& edge : graph.edges)
                if (edge.from == order[i]) list(edge.to);
        return order;
    }
};

struct MISTAKE(inputs_not_in_order,
               "The inputs are missing in your order. They compute nothing, but they are nodes, and the "
               "contract asks for all n.") {
    Nodes evaluation_order(const Graph& graph) override {
        Nodes order = Right::evaluation_order(graph);
        std::erase_if(order, [&](std::size_t k) { return contains(graph.inputs, k); });
        return order;
    }
};

struct MISTAKE(lonely_nodes_not_in_order,
               "Nodes that no edge touches are missing in your order. They are part of the graph, and a "
               "lonely neuron has an "
               "activation too: g(b).") {
    Nodes evaluation_order(const Graph& graph) override {
        Nodes order = Right::evaluation_order(graph);
        std::erase_if(order, [&](std::size_t k) {
            return std::none_of(graph.edges.begin(), graph.edges.end(),
                                [k](const Edge& edge) { return edge.from == k || edge.to == k; });
        });
        return order;
    }
};

struct MISTAKE(order_of_a_cycle,
               "For a graph with a cycle you return those nodes that come before it. The contract asks you "
               "to refuse such a graph: "
               "compare how many nodes you have with n.") {
    Nodes evaluation_order(const Graph& graph) override {
        check(graph);
        return order_of(graph);
    }
};

// Layers.

struct MISTAKE(shortest_way,
               "You count the shortest way to a node. With a skip connection a node then stands in a layer "
               "no later than one that it "
               "waits for. Which of the edges that lead to it arrives last?") {
    std::size_t layer_of_neuron(const Graph& graph, std::size_t k, const Nodes& layers) override {
        std::size_t first = graph.nodes.size();
        for (const Edge& edge : graph.edges)
            if (edge.to == k) first = std::min(first, layers[edge.from]);
        return first == graph.nodes.size() ? 1 : first + 1;
    }
};

struct MISTAKE(last_edge_decides,
               "Only one of the edges that lead to a node decides its layer: the last in the list. Do you "
               "assign where you have to take "
               "the larger of two?") {
    std::size_t layer_of_neuron(const Graph& graph, std::size_t k, const Nodes& layers) override {
        std::size_t layer = 1;
        for (const Edge& edge : graph.edges)
            if (edge.to == k) layer = layers[edge.from] + 1;
        return layer;
    }
};

struct MISTAKE(edges_counted,
               "You give each neuron the number of edges that lead to it. Three inputs at once are one "
               "layer, not three: what counts is "
               "how long a way is.") {
    std::size_t layer_of_neuron(const Graph& graph, std::size_t k, const Nodes& /*layers*/) override {
        return static_cast<std::size_t>(std::count_if(graph.edges.begin(), graph.edges.end(),
                                                      [k](const Edge& edge) { return edge.to == k; }));
    }
};

struct MISTAKE(input_layer_counted,
               "All your layers are one too late: the inputs are layer 0. They compute nothing, so they are "
               "not counted, as in 04.") {
    std::size_t input_layer() override { return 1; }
    std::size_t layer_of_neuron(const Graph& graph, std::size_t k, const Nodes& layers) override {
        return std::max<std::size_t>(Right::layer_of_neuron(graph, k, layers), 2);
    }
};

struct MISTAKE(source_neuron_in_layer_0,
               "You put a neuron to which no edge leads among the inputs, in layer 0. But it computes: g(b). "
               "Layer 0 has the inputs and "
               "nothing else.") {
    std::size_t layer_of_neuron(const Graph& graph, std::size_t k, const Nodes& layers) override {
        const bool has_edge = std::any_of(graph.edges.begin(), graph.edges.end(),
                                          [k](const Edge& edge) { return edge.to == k; });
        return has_edge ? Right::layer_of_neuron(graph, k, layers) : 0;
    }
};

struct MISTAKE(neurons_from_0,
               "The first neurons are in layer 0 with you, together with the inputs. An edge always leads to "
               "a later layer: what is "
               "fed by inputs alone is layer 1.") {
    Nodes layers_of(const Graph& graph) override {
        Nodes layers = Right::layers_of(graph);
        for (std::size_t& layer : layers)
            if (layer > 0) --layer;
        return layers;
    }
};

struct MISTAKE(position_for_layer,
               "You give the place of each node in the evaluation order. Several neurons may share a layer: "
               "those that do not wait for "
               "each other.") {
    Nodes layers_of(const Graph& graph) override {
        check(graph);
        const Nodes order = complete_order(graph);
        Nodes layers(order.size());
        for (std::size_t i = 0; i < order.size(); ++i) layers[order[i]] = i;
        return layers;
    }
};

struct MISTAKE(layers_from_the_end,
               "You count the layers from the end: a node's number is how far it is from the last one. Count "
               "from the inputs on.") {
    Nodes layers_of(const Graph& graph) override {
        check(graph);
        Nodes order = complete_order(graph), layers(order.size(), 0);
        std::reverse(order.begin(), order.end());
        for (const std::size_t k : order)
            for (const Edge& edge : graph.edges)
                if (edge.from == k) layers[k] = std::max(layers[k], layers[edge.to] + 1);
        return layers;
    }
};

// Neurons.

struct MISTAKE(inputs_activated,
               "You apply an activation to the inputs. An input computes nothing, it holds its number of x: "
               "its node's activation is "
               "not used.") {
    void set_input(const Graph& graph, std::size_t j, double x, Activations& a) override {
        a[graph.inputs[j]] = nn::apply(graph.nodes[graph.inputs[j]].activation, x);
    }
};

struct MISTAKE(input_bias_added,
               "You add a bias to the inputs. An input computes nothing, it holds its number of x: its "
               "node's bias is not used.") {
    void set_input(const Graph& graph, std::size_t j, double x, Activations& a) override {
        a[graph.inputs[j]] = x + graph.nodes[graph.inputs[j]].bias;
    }
};

struct MISTAKE(inputs_are_neurons,
               "You compute the inputs like neurons, g(x + b). An input computes nothing: neither bias nor "
               "activation of its node is "
               "used.") {
    void set_input(const Graph& graph, std::size_t j, double x, Activations& a) override {
        const Node& node = graph.nodes[graph.inputs[j]];
        a[graph.inputs[j]] = nn::apply(node.activation, x + node.bias);
    }
};

struct MISTAKE(no_bias,
               "This is what you get without the biases. Each neuron starts its sum with its own: a neuron "
               "to which no edge leads is "
               "g(b).") {
    double pre_activation(const Graph& graph, std::size_t k, const Activations& a) override {
        return Right::pre_activation(graph, k, a) - graph.nodes[k].bias;
    }
};

struct MISTAKE(bias_per_edge,
               "The bias comes in once for every edge that leads to the neuron. It belongs to the neuron: "
               "start the sum with it, before "
               "the loop over the edges.") {
    double pre_activation(const Graph& graph, std::size_t k, const Activations& a) override {
        double z = 0;
        for (const Edge& edge : graph.edges)
            if (edge.to == k) z += edge.weight * a[edge.from] + graph.nodes[k].bias;
        return z;
    }
};

struct MISTAKE(no_activation,
               "No activation is applied: these are the sums z. Each neuron passes on g(z), with the g of "
               "its own node.") {
    double activation(const Graph& /*graph*/, std::size_t /*k*/, double z) override { return z; }
};

struct MISTAKE(one_activation_for_all,
               "You use the activation of node 0 for all neurons. In a graph each node has its own.") {
    double activation(const Graph& graph, std::size_t /*k*/, double z) override {
        return nn::apply(graph.nodes[0].activation, z);
    }
};

struct MISTAKE(activation_of_each_part,
               "You apply the activation to each edge's part and add up then. It is applied once, to the "
               "whole sum: g(b + w1 a1 + w2 "
               "a2).") {
    double pre_activation(const Graph& graph, std::size_t k, const Activations& a) override {
        double sum = graph.nodes[k].bias;
        for (const Edge& edge : graph.edges)
            if (edge.to == k) sum += nn::apply(graph.nodes[k].activation, edge.weight * a[edge.from]);
        return sum;
    }
    double activation(const Graph& /*graph*/, std::size_t /*k*/, double z) override { return z; }
};

struct MISTAKE(
    weights_left_out,
    "You add up the activations that come in without their weights. Each edge multiplies what it carries.") {
    double pre_activation(const Graph& graph, std::size_t k, const Activations& a) override {
        double z = graph.nodes[k].bias;
        for (const Edge& edge : graph.edges)
            if (edge.to == k) z += a[edge.from];
        return z;
    }
};

struct MISTAKE(edges_backwards,
               "Activations run against the arrows: you sum over the edges that leave a neuron. `from` "
               "gives, `to` receives.") {
    double pre_activation(const Graph& graph, std::size_t k, const Activations& a) override {
        double z = graph.nodes[k].bias;
        for (const Edge& edge : graph.edges)
            if (edge.from == k) z += edge.weight * a[edge.to];
        return z;
    }
};

struct MISTAKE(parallel_edges_overwritten,
               "Of two edges between the same two nodes the last one wins. If you put the weights into a "
               "table, add to its entry: both "
               "edges carry their part.") {
    double pre_activation(const Graph& graph, std::size_t k, const Activations& a) override {
        std::vector<double> weights(a.size(), 0);
        for (const Edge& edge : graph.edges)
            if (edge.to == k) weights[edge.from] = edge.weight;
        return std::inner_product(a.begin(), a.end(), weights.begin(), graph.nodes[k].bias);
    }
};

struct MISTAKE(parallel_edges_once,
               "Of two edges between the same two nodes only the first counts. Both are edges, and both "
               "carry their part.") {
    double pre_activation(const Graph& graph, std::size_t k, const Activations& a) override {
        std::vector<bool> seen(a.size(), false);
        double z = graph.nodes[k].bias;
        for (const Edge& edge : graph.edges) {
            if (edge.to != k || seen[edge.from]) continue;
            seen[edge.from] = true;
            z += edge.weight * a[edge.from];
        }
        return z;
    }
};

struct MISTAKE(source_neurons_silent,
               "A neuron to which no edge leads stays at 0 with you. Its sum is its bias alone, and its "
               "activation g(b).") {
    double activation(const Graph& graph, std::size_t k, double z) override {
        const bool has_edge = std::any_of(graph.edges.begin(), graph.edges.end(),
                                          [k](const Edge& edge) { return edge.to == k; });
        return has_edge ? Right::activation(graph, k, z) : 0;
    }
};

struct MISTAKE(skip_connections_lost,
               "Only edges from one layer to the very next one carry something. A skip connection jumps over "
               "layers and counts as well: "
               "sum over all edges that lead to the neuron, wherever they come from.") {
    nn::Matrix evaluate(const Graph& graph, const nn::Matrix& x) override {
        check(graph);
        const Nodes layers = layers_of(graph);
        Graph next_only = graph;
        std::erase_if(next_only.edges,
                      [&](const Edge& edge) { return layers[edge.to] != layers[edge.from] + 1; });
        return Right::evaluate(next_only, x);
    }
};

// Inputs and outputs.

struct MISTAKE(inputs_by_number,
               "You put column j of x into node j. The inputs are the nodes that `inputs` names: column j "
               "belongs to node inputs[j].") {
    void set_input(const Graph& /*graph*/, std::size_t j, double x, Activations& a) override { a[j] = x; }
};

struct MISTAKE(inputs_sorted,
               "Your inputs are in the order of their node numbers. It is the order in `inputs` that counts: "
               "column j belongs to node "
               "inputs[j].") {
    void set_input(const Graph& graph, std::size_t j, double x, Activations& a) override {
        Nodes inputs = graph.inputs;
        std::sort(inputs.begin(), inputs.end());
        a[inputs[j]] = x;
    }
};

struct MISTAKE(outputs_sorted,
               "Your outputs are in the order of their node numbers. It is the order in `outputs` that "
               "counts: column j comes from node "
               "outputs[j].") {
    std::size_t output_node(const Graph& graph, std::size_t j) override {
        Nodes outputs = graph.outputs;
        std::sort(outputs.begin(), outputs.end());
        return outputs[j];
    }
};

struct MISTAKE(outputs_by_number,
               "You read column j of the result from node j. The outputs are the nodes that `outputs` names: "
               "column j comes from node "
               "outputs[j].") {
    std::size_t output_node(const Graph& graph, std::size_t j) override { return j % graph.nodes.size(); }
};

struct MISTAKE(outputs_are_last_nodes,
               "You return the activations of the last nodes. The outputs are those that `outputs` names, "
               "wherever they are.") {
    std::size_t output_node(const Graph& graph, std::size_t j) override {
        const std::size_t n = graph.nodes.size();
        return (2 * n - graph.outputs.size() + j) % n;
    }
};

struct MISTAKE(first_sample_for_all,
               "Every row of the result belongs to the first sample. With a batch of one you would not see "
               "it. Where do you read x?") {
    std::size_t sample(std::size_t /*i*/) override { return 0; }
};

struct MISTAKE(
    activations_kept_between_samples,
    "A sample sees what the one before left behind. Each row of x starts with fresh activations.") {
    nn::Matrix evaluate(const Graph& graph, const nn::Matrix& x) override {
        check(graph);
        complete_order(graph);
        check_width(graph, x.shape(1));
        nn::Matrix y = nn::Matrix::from_shape({x.shape(0), graph.outputs.size()});
        Activations a(graph.nodes.size(), 0);
        for (std::size_t i = 0; i < x.shape(0); ++i) {
            for (std::size_t j = 0; j < graph.inputs.size(); ++j) set_input(graph, j, x(i, j), a);
            for (const std::size_t k : complete_order(graph)) {
                // Added to what is there already.
                if (!contains(graph.inputs, k))
                    a[k] = activation(graph, k, pre_activation(graph, k, a) + (i > 0 ? a[k] : 0));
            }
            for (std::size_t j = 0; j < graph.outputs.size(); ++j) y(i, j) = a[graph.outputs[j]];
        }
        return y;
    }
};

struct MISTAKE(cycle_evaluated,
               "A graph with a cycle is evaluated as far as it goes. The contract asks evaluate to refuse "
               "it: there is no order, and in "
               "the cycle each activation would need another one first.") {
    Nodes order_to_compute(const Graph& graph) override { return order_of(graph); }
};

// Time.

struct MISTAKE(no_delay,
               "Some neurons see what others have computed in the same step. Then a signal passes several of "
               "them at once, and how many "
               "hangs on the node numbers. Read from the activations before the step, write to others.") {
    Activations step(const Graph& graph, const nn::Vector& /*x*/, const Activations& before,
                     std::size_t /*t*/) override {
        Activations a = before;
        for (std::size_t k = 0; k < a.size(); ++k)
            if (!contains(graph.inputs, k)) a[k] = activation(graph, k, pre_activation(graph, k, a));
        return a;
    }
};

struct MISTAKE(row_before_step,
               "Your first row shows the activations before the first step. Row 0 belongs to the end of the "
               "first step, row t to that "
               "of step t + 1.") {
    nn::Matrix run_recurrent(const Graph& graph, const nn::Vector& x, std::size_t steps) override {
        check(graph);
        check_width(graph, x.size());
        nn::Matrix y = nn::Matrix::from_shape({steps, graph.outputs.size()});
        Activations a = start(graph, x);
        for (std::size_t t = 0; t < steps; ++t) {
            for (std::size_t j = 0; j < graph.outputs.size(); ++j) y(t, j) = a[graph.outputs[j]];
            a = step(graph, x, a, t);
        }
        return y;
    }
};

struct MISTAKE(row_one_step_late,
               "Your first row shows the activations after the second step. Row 0 belongs to the end of the "
               "first one: the output, too, "
               "is one step and no more behind the nodes that lead to it.") {
    Activations start(const Graph& graph, const nn::Vector& x) override {
        return Right::step(graph, x, Right::start(graph, x), 0);
    }
};

struct MISTAKE(inputs_come_late,
               "In the first step the inputs are still 0 with you. They hold x from the beginning: neurons "
               "that are fed by inputs see "
               "it in the first step.") {
    Activations start(const Graph& graph, const nn::Vector& /*x*/) override {
        return Activations(graph.nodes.size(), 0);
    }
    Activations step(const Graph& graph, const nn::Vector& x, const Activations& before,
                     std::size_t t) override {
        Activations after = Right::step(graph, x, before, t);
        for (std::size_t j = 0; j < x.size(); ++j) set_input(graph, j, x(j), after);
        return after;
    }
};

struct MISTAKE(input_is_a_pulse,
               "x is there in the first step only, then the inputs are 0. They hold x all the time.") {
    Activations step(const Graph& graph, const nn::Vector& x, const Activations& before,
                     std::size_t t) override {
        Activations after = Right::step(graph, x, before, t);
        for (const std::size_t k : graph.inputs) after[k] = 0;
        return after;
    }
};

struct MISTAKE(starts_at_bias,
               "Your neurons start with g(b). They start with the activation 0; g(b) is what they can have "
               "after the first step.") {
    Activations start(const Graph& graph, const nn::Vector& x) override {
        Activations a = Right::start(graph, x);
        for (std::size_t k = 0; k < a.size(); ++k)
            if (!contains(graph.inputs, k)) a[k] = activation(graph, k, graph.nodes[k].bias);
        return a;
    }
};

struct MISTAKE(starts_at_one, "Your neurons start with the activation 1. The contract says 0.") {
    Activations start(const Graph& graph, const nn::Vector& x) override {
        Activations a(graph.nodes.size(), 1);
        for (std::size_t j = 0; j < x.size(); ++j) set_input(graph, j, x(j), a);
        return a;
    }
};

struct MISTAKE(memory_lost,
               "Every step begins at the start again, so all rows are alike. What a step gives is what the "
               "next one begins with.") {
    Activations step(const Graph& graph, const nn::Vector& x, const Activations& /*before*/,
                     std::size_t t) override {
        return Right::step(graph, x, start(graph, x), t);
    }
};

struct MISTAKE(old_activation_added,
               "A neuron adds its new activation to its old one. It is replaced: a neuron remembers only "
               "through an edge to itself.") {
    Activations step(const Graph& graph, const nn::Vector& x, const Activations& before,
                     std::size_t t) override {
        Activations after = Right::step(graph, x, before, t);
        for (std::size_t k = 0; k < after.size(); ++k)
            if (!contains(graph.inputs, k)) after[k] += before[k];
        return after;
    }
};

struct MISTAKE(self_loops_cut,
               "An edge from a neuron to itself carries nothing with you. In time it is an edge like any "
               "other: it brings the neuron's "
               "own activation from before the step.") {
    nn::Matrix run_recurrent(const Graph& graph, const nn::Vector& x, std::size_t steps) override {
        check(graph);
        Graph cut = graph;
        std::erase_if(cut.edges, [](const Edge& edge) { return edge.from == edge.to; });
        return Right::run_recurrent(cut, x, steps);
    }
};

struct MISTAKE(settled_from_the_start,
               "For a graph without cycles you return evaluate's outputs in every row. run_recurrent treats "
               "all graphs alike: one step "
               "for each neuron on the way.") {
    nn::Matrix run_recurrent(const Graph& graph, const nn::Vector& x, std::size_t steps) override {
        check(graph);
        check_width(graph, x.size());
        if (order_of(graph).size() < graph.nodes.size()) return Right::run_recurrent(graph, x, steps);
        Activations a = start(graph, x);
        for (std::size_t t = 0; t < graph.nodes.size(); ++t) a = step(graph, x, a, t);
        nn::Matrix y = nn::Matrix::from_shape({steps, graph.outputs.size()});
        for (std::size_t t = 0; t < steps; ++t)
            for (std::size_t j = 0; j < graph.outputs.size(); ++j) y(t, j) = a[output_node(graph, j)];
        return y;
    }
};

struct MISTAKE(cycle_not_run,
               "You refuse to run a graph with a cycle. With a delay of one step in every neuron nothing "
               "stands in the way: that is what "
               "run_recurrent is for.") {
    nn::Matrix run_recurrent(const Graph& graph, const nn::Vector& x, std::size_t steps) override {
        check(graph);
        complete_order(graph);
        return Right::run_recurrent(graph, x, steps);
    }
};

// What is refused.

struct MISTAKE(nodes_unchecked,
               "Edges, inputs and outputs may name nodes that do not exist, and you compute on. A node "
               "number is wrong from n on, also "
               "in an edge's `from`.") {
    void check(const Graph& graph) override {
        Graph rest = graph;
        const std::size_t n = graph.nodes.size();
        std::erase_if(rest.edges, [n](const Edge& edge) { return edge.from >= n || edge.to >= n; });
        std::erase_if(rest.inputs, [n](std::size_t k) { return k >= n; });
        rest.outputs.clear();
        Right::check(rest);
    }
    bool is_feedforward(const Graph& graph) override {
        return Right::is_feedforward(without_strangers(graph));
    }
    Nodes evaluation_order(const Graph& graph) override {
        return Right::evaluation_order(without_strangers(graph));
    }
    Nodes layers_of(const Graph& graph) override { return Right::layers_of(without_strangers(graph)); }
    nn::Matrix evaluate(const Graph& graph, const nn::Matrix& x) override {
        return Right::evaluate(without_strangers(graph), x);
    }
    nn::Matrix run_recurrent(const Graph& graph, const nn::Vector& x, std::size_t steps) override {
        return Right::run_recurrent(without_strangers(graph), x, steps);
    }
    static Graph without_strangers(Graph graph) {
        const std::size_t n = graph.nodes.size();
        std::erase_if(graph.edges, [n](const Edge& edge) { return edge.from >= n || edge.to >= n; });
        std::erase_if(graph.inputs, [n](std::size_t k) { return k >= n; });
        std::erase_if(graph.outputs, [n](std::size_t k) { return k >= n; });
        return graph;
    }
};

struct MISTAKE(outputs_unchecked,
               "You do not look whether the outputs exist in functions that do not use them. The contract "
               "refuses such a graph in every "
               "function.") {
    bool is_feedforward(const Graph& graph) override { return Right::is_feedforward(without_outputs(graph)); }
    Nodes evaluation_order(const Graph& graph) override {
        return Right::evaluation_order(without_outputs(graph));
    }
    Nodes layers_of(const Graph& graph) override { return Right::layers_of(without_outputs(graph)); }
    static Graph without_outputs(Graph graph) {
        graph.outputs.clear();
        return graph;
    }
};

struct MISTAKE(edge_to_input_accepted,
               "You accept an edge that leads to an input. An input holds its number of x, so nothing can be "
               "added to it: the contract "
               "refuses such a graph.") {
    void check_target(const Graph& /*graph*/, const Edge& /*edge*/) override {}
};

struct MISTAKE(input_named_twice_accepted,
               "You accept a node that `inputs` names twice. Which of two numbers of x should it hold? The "
               "contract refuses such a "
               "graph.") {
    void check_inputs(const Graph& graph) override {
        for (const std::size_t k : graph.inputs) refuse(k >= graph.nodes.size(), "no such input");
    }
};

struct MISTAKE(output_named_twice_refused,
               "You refuse a node that `outputs` names twice. Its activation then stands in two columns, "
               "which hurts nobody: see the "
               "contract.") {
    void check_outputs(const Graph& graph) override {
        Right::check_outputs(graph);
        for (const std::size_t k : graph.outputs)
            refuse(std::count(graph.outputs.begin(), graph.outputs.end(), k) > 1, "an output twice");
    }
};

struct MISTAKE(
    input_as_output_refused,
    "You refuse an input among the outputs. The contract allows it: it hands on its number of x.") {
    void check_outputs(const Graph& graph) override {
        Right::check_outputs(graph);
        for (const std::size_t k : graph.outputs) refuse(contains(graph.inputs, k), "an input as output");
    }
};

struct MISTAKE(x_unchecked,
               "You do not look whether x has a number for each input. With too few you read what is not "
               "there, with too many something "
               "is left over.") {
    nn::Matrix evaluate(const Graph& graph, const nn::Matrix& x) override {
        nn::Matrix fitting = nn::Matrix::from_shape({x.shape(0), graph.inputs.size()});
        fitting.fill(0);
        for (std::size_t i = 0; i < x.shape(0); ++i)
            for (std::size_t j = 0; j < std::min(x.shape(1), fitting.shape(1)); ++j) fitting(i, j) = x(i, j);
        return Right::evaluate(graph, fitting);
    }
    nn::Matrix run_recurrent(const Graph& graph, const nn::Vector& x, std::size_t steps) override {
        nn::Vector fitting = nn::Vector::from_shape({graph.inputs.size()});
        fitting.fill(0);
        for (std::size_t j = 0; j < std::min(x.size(), fitting.size()); ++j) fitting(j) = x(j);
        return Right::run_recurrent(graph, fitting, steps);
    }
};

// Dense layers as a graph.

struct MISTAKE(
    weight_turned_round,
    "In dense_graph the weights lie the other way round: neuron k gets what stands in column k. In "
    "weight(k, j) the first index is the neuron, the second what it looks at. With a square weight "
    "nothing complains.") {
    double weight_between(const nn::Dense& layer, std::size_t k, std::size_t j) override {
        return layer.weight.data()[(j * layer.weight.shape(0) + k) % layer.weight.size()];
    }
};

struct MISTAKE(biases_forgotten,
               "All biases are 0 in your graph. Each neuron's node takes the bias of its row.") {
    Node neuron_of(const nn::Dense& layer, std::size_t /*k*/) override { return {0, layer.activation}; }
};

struct MISTAKE(
    activations_forgotten,
    "All activations are identity in your graph. Each neuron's node takes the activation of its layer.") {
    Node neuron_of(const nn::Dense& layer, std::size_t k) override {
        return {layer.bias(k), nn::Activation::identity};
    }
};

struct MISTAKE(connected_to_all_before,
               "A layer gets edges from all nodes before it, inputs included. In a network of dense layers "
               "each one sees the very last "
               "one before it alone.") {
    Nodes add_layer(Graph& graph, const nn::Dense& layer, const Nodes& before) override {
        const std::size_t earlier = graph.nodes.size() - before.size();
        Nodes neurons = Right::add_layer(graph, layer, before);
        for (const std::size_t k : neurons)
            for (std::size_t from = 0; from < earlier; ++from) graph.edges.push_back({from, k, 1});
        return neurons;
    }
};

struct MISTAKE(fed_by_inputs_only,
               "Every layer looks at the inputs. It has to look at the neurons of the layer before: remember "
               "where in the list these "
               "begin.") {
    Nodes add_layer(Graph& graph, const nn::Dense& layer, const Nodes& before) override {
        Nodes inputs = graph.inputs;
        inputs.resize(std::min(inputs.size(), before.size()));
        return Right::add_layer(graph, layer, inputs);
    }
};

struct MISTAKE(all_neurons_are_outputs,
               "All neurons are outputs in your graph. Only those of the last layer are.") {
    Graph dense_graph(const std::vector<nn::Dense>& layers) override {
        Graph graph = Right::dense_graph(layers);
        graph.outputs.resize(graph.nodes.size() - graph.inputs.size());
        std::iota(graph.outputs.begin(), graph.outputs.end(), graph.inputs.size());
        return graph;
    }
};

struct MISTAKE(edges_of_dense_graph_backwards,
               "Your edges lead from the neuron to what it looks at. A signal runs the other way: `from` is "
               "in the layer before.") {
    Graph dense_graph(const std::vector<nn::Dense>& layers) override {
        Graph graph = Right::dense_graph(layers);
        for (Edge& edge : graph.edges) std::swap(edge.from, edge.to);
        return graph;
    }
};

struct MISTAKE(layers_unchecked,
               "Layers that do not fit become a graph as if they did. The contract names what has to be "
               "refused: a weight that does not "
               "fit the layer before, and a bias that does not fit its weight.") {
    void check_layers(const std::vector<nn::Dense>& layers) override { refuse(layers.empty(), "no layers"); }
    double weight_between(const nn::Dense& layer, std::size_t k, std::size_t j) override {
        return k < layer.weight.shape(0) && j < layer.weight.shape(1) ? layer.weight(k, j) : 0;
    }
};

struct MISTAKE(no_layers_accepted,
               "No layers at all give an empty graph with you. How many inputs has a network of which nobody "
               "said so? The contract asks "
               "you to refuse it.") {
    Graph dense_graph(const std::vector<nn::Dense>& layers) override {
        return layers.empty() ? Graph{} : Right::dense_graph(layers);
    }
};

// Predictions.

struct MISTAKE(
    shortest_way_predicted,
    "You follow the edge that skips. Ask of a node that waits for several others which of them comes last.") {
    std::size_t predict(Question question) override {
        if (question == Question::layer_of_y || question == Question::steps_until_settled) return 1;
        return Right::predict(question);
    }
};

struct MISTAKE(
    layers_of_neurons_before_y,
    "Where you count layers and steps along a way you leave one out: the neuron at the end computes too.") {
    std::size_t predict(Question question) override {
        if (question == Question::layer_of_y || question == Question::steps_until_settled)
            return Right::predict(question) - 1;
        return Right::predict(question);
    }
};

struct MISTAKE(
    one_order_for_each_graph,
    "You take one order for each graph. Nodes that do not wait for each other may change places: try it.") {
    std::size_t predict(Question question) override {
        if (question <= Question::orders_of_two_chains) return 1;
        return Right::predict(question);
    }
};

struct MISTAKE(threshold_at_0_is_0,
               "Look at the two neurons again. What is threshold(0)? The contract says it in a bracket. Then "
               "make a table, step by "
               "step.") {
    std::size_t predict(Question question) override {
        return question == Question::ones_of_an_inhibitor ? 0 : Right::predict(question);
    }
};

}  // namespace student
