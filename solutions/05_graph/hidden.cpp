// The hidden tests of 05_graph. Expected values are the definitions in plain loops: layers by relaxing all edges n times,
// activations by asking backwards, steps as they are written in the contract.
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <vector>

#include "graph.hpp"
#include "measure.hpp"
#include "subject/test.hpp"

using measure::FollowsEdges;
using nn::Activation;
using nn::Matrix;
using nn::Vector;
using student::Edge;
using student::Graph;
using student::Node;
using student::Question;

namespace {

using Nodes = std::vector<std::size_t>;

// Definitions.

/// Asks each node for its activation, which asks those that lead to it, each once.
class Asked {
  public:
    Asked(const Graph& graph, const Matrix& x, std::size_t sample)
        : graph_(graph),
          into_(graph.nodes.size()),
          a_(graph.nodes.size(), 0),
          known_(graph.nodes.size(), false) {
        for (const Edge& edge : graph.edges) into_[edge.to].push_back(edge);
        for (std::size_t j = 0; j < graph.inputs.size(); ++j) {
            a_[graph.inputs[j]] = x(sample, j);
            known_[graph.inputs[j]] = true;
        }
    }

    double activation(std::size_t k) {
        if (known_[k]) return a_[k];
        double z = graph_.nodes[k].bias;
        for (const Edge& edge : into_[k]) z += edge.weight * activation(edge.from);
        if (graph_.nodes[k].activation == Activation::threshold) closest_ = std::min(closest_, std::abs(z));
        known_[k] = true;
        return a_[k] = nn::apply(graph_.nodes[k].activation, z);
    }

    /// How near a threshold neuron came to its jump.
    double closest() const { return closest_; }

  private:
    const Graph& graph_;
    std::vector<std::vector<Edge>> into_;
    std::vector<double> a_;
    std::vector<bool> known_;
    double closest_ = std::numeric_limits<double>::infinity();
};

Matrix outputs_by_definition(const Graph& graph, const Matrix& x, double* closest = nullptr) {
    Matrix y = Matrix::from_shape({x.shape(0), graph.outputs.size()});
    for (std::size_t i = 0; i < x.shape(0); ++i) {
        Asked asked(graph, x, i);
        for (std::size_t j = 0; j < graph.outputs.size(); ++j) y(i, j) = asked.activation(graph.outputs[j]);
        if (closest) *closest = std::min(*closest, asked.closest());
    }
    return y;
}

bool is_input(const Graph& graph, std::size_t k) {
    return std::find(graph.inputs.begin(), graph.inputs.end(), k) != graph.inputs.end();
}

Matrix steps_by_definition(const Graph& graph, const Vector& x, std::size_t steps) {
    const std::size_t n = graph.nodes.size();
    std::vector<bool> input(n, false);
    std::vector<double> before(n, 0);
    for (std::size_t j = 0; j < graph.inputs.size(); ++j) {
        before[graph.inputs[j]] = x(j);
        input[graph.inputs[j]] = true;
    }
    Matrix y = Matrix::from_shape({steps, graph.outputs.size()});
    for (std::size_t t = 0; t < steps; ++t) {
        std::vector<double> z(n);
        for (std::size_t k = 0; k < n; ++k) z[k] = graph.nodes[k].bias;
        for (const Edge& edge : graph.edges) z[edge.to] += edge.weight * before[edge.from];
        for (std::size_t k = 0; k < n; ++k)
            if (!input[k]) before[k] = nn::apply(graph.nodes[k].activation, z[k]);
        for (std::size_t j = 0; j < graph.outputs.size(); ++j) y(t, j) = before[graph.outputs[j]];
    }
    return y;
}

Nodes layers_by_definition(const Graph& graph) {
    Nodes layers(graph.nodes.size(), 1);
    for (const std::size_t k : graph.inputs) layers[k] = 0;
    for (bool changed = true; changed;) {
        changed = false;
        for (const Edge& edge : graph.edges) {
            if (layers[edge.to] > layers[edge.from]) continue;
            layers[edge.to] = layers[edge.from] + 1;
            changed = true;
        }
    }
    return layers;
}

// Drawing graphs.

std::size_t integer(std::size_t low, std::size_t high) {
    return static_cast<std::size_t>(subject::random().integer(static_cast<int>(low), static_cast<int>(high)));
}

template <class T>
void shuffle(std::vector<T>& list) {
    for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[integer(0, i - 1)]);
}

Nodes first(std::size_t n) {
    Nodes numbers(n);
    std::iota(numbers.begin(), numbers.end(), std::size_t{0});
    return numbers;
}

double some_weight(double low = 0.4, double high = 1.0) {
    return subject::random().away_from_zero(low, high);
}

/// No threshold, and none that is 0 on half of all numbers: so each node's part shows in what follows it.
Activation some_activation() {
    constexpr Activation all[] = {Activation::tanh, Activation::leaky_relu, Activation::sigmoid,
                                  Activation::identity};
    return all[integer(0, 3)];
}

/// Also of inputs, whose bias and activation no one may use.
Node some_node() {
    return {subject::random().away_from_zero(0.4, 1.0), some_activation()};
}

/// The same graph with its nodes renumbered: node k becomes number[k]. Its edges come in another order too.
Graph renumbered(const Graph& graph, const Nodes& number) {
    Graph other = graph;
    for (std::size_t k = 0; k < number.size(); ++k) other.nodes[number[k]] = graph.nodes[k];
    for (Edge& edge : other.edges) edge = {number[edge.from], number[edge.to], edge.weight};
    for (std::size_t& k : other.inputs) k = number[k];
    for (std::size_t& k : other.outputs) k = number[k];
    shuffle(other.edges);
    return other;
}

/// Shuffled; never so that the numbers are an evaluation order of neurons, if there is an edge between two.
Graph shuffled(const Graph& graph) {
    const bool has_way = std::any_of(graph.edges.begin(), graph.edges.end(), [&graph](const Edge& edge) {
        return edge.from != edge.to && !is_input(graph, edge.from);
    });
    for (;;) {
        Nodes number = first(graph.nodes.size());
        shuffle(number);
        Graph other = renumbered(graph, number);
        if (!has_way) return other;
        for (const Edge& edge : other.edges)
            if (edge.from > edge.to && !is_input(other, edge.from)) return other;
    }
}

/// Inputs first, then neurons without edges.
Graph some_nodes(std::size_t inputs, std::size_t neurons) {
    Graph graph;
    for (std::size_t k = 0; k < inputs + neurons; ++k) graph.nodes.push_back(some_node());
    graph.inputs = first(inputs);
    shuffle(graph.inputs);
    return graph;
}

void connect(Graph& graph, std::size_t from, std::size_t to) {
    graph.edges.push_back({from, to, some_weight()});
}

/// Each neuron gets one to three edges from different nodes with smaller numbers. Not yet shuffled.
Graph sorted_dag(std::size_t inputs, std::size_t neurons) {
    Graph graph = some_nodes(inputs, neurons);
    for (std::size_t k = inputs; k < inputs + neurons; ++k) {
        Nodes earlier = first(k);
        shuffle(earlier);
        earlier.resize(std::min(k, integer(1, 3)));
        for (const std::size_t from : earlier) connect(graph, from, k);
    }
    // Three neurons, the last one among them, and an input; not in the order of their numbers.
    Nodes chosen = first(inputs + neurons - 1);
    chosen.erase(chosen.begin(), chosen.begin() + static_cast<std::ptrdiff_t>(inputs));
    shuffle(chosen);
    chosen.resize(std::min<std::size_t>(chosen.size(), 2));
    chosen.push_back(inputs + neurons - 1);
    if (inputs > 0) chosen.push_back(integer(0, inputs - 1));
    shuffle(chosen);
    graph.outputs = chosen;
    return graph;
}

/// So that its one way through all neurons, and some skips, leave one order only.
Graph backbone(std::size_t neurons) {
    Graph graph = some_nodes(1, neurons);
    for (std::size_t k = 1; k <= neurons; ++k) connect(graph, k - 1, k);
    for (int time = 0; time < 4; ++time) {
        const std::size_t from = integer(0, neurons - 2);
        connect(graph, from, integer(from + 2, neurons));
    }
    graph.outputs = {neurons, integer(1, neurons - 1)};
    return graph;
}

/// A chain of 300 neurons behind an input, weights near 1 in size, without activations: nothing dies out or grows.
Graph long_chain() {
    Graph graph = some_nodes(1, 300);
    for (std::size_t k = 1; k <= 300; ++k) {
        graph.nodes[k].activation = Activation::identity;
        graph.edges.push_back({k - 1, k, some_weight(0.98, 1.02)});
    }
    graph.outputs = {300, 150};
    return graph;
}

/// 42 diamonds in a row: 2^42 ways.
Graph ladder() {
    Graph graph = some_nodes(1, 126);
    graph.outputs = {126};
    for (std::size_t k = 0; k < 126; k += 3) {
        for (const std::size_t side : {k + 1, k + 2}) {
            graph.edges.push_back({k, side, some_weight(0.4, 0.5)});
            graph.edges.push_back({side, k + 3, some_weight(0.4, 0.5)});
        }
    }
    return graph;
}

/// A diamond with a skip: input 0, neurons 1 and 2 side by side, 3 behind them, 4 last.
Graph diamond() {
    Graph graph = some_nodes(1, 4);
    for (const auto& [from, to] : {std::pair{0, 1}, {0, 2}, {1, 3}, {2, 3}, {3, 4}, {0, 4}, {1, 4}})
        connect(graph, static_cast<std::size_t>(from), static_cast<std::size_t>(to));
    graph.outputs = {4, 2};
    return graph;
}

/// Two edges from 0 to 2, three from 1 to 2, two from 2 to 3.
Graph parallel() {
    Graph graph = some_nodes(2, 2);
    for (const auto& [from, to] : {std::pair{0, 2}, {1, 2}, {0, 2}, {2, 3}, {1, 2}, {2, 3}, {1, 2}})
        connect(graph, static_cast<std::size_t>(from), static_cast<std::size_t>(to));
    graph.outputs = {3, 2};
    return graph;
}

/// Two inputs, both connected with two neurons: a closed way only for who goes against the arrows.
Graph crossed() {
    Graph graph = some_nodes(2, 2);
    for (const std::size_t from : {0, 1})
        for (const std::size_t to : {2, 3}) connect(graph, from, to);
    graph.outputs = {3, 2};
    return graph;
}

/// Neurons 2 and 5 have no edges to them; nothing at all touches input 1 and neuron 5.
Graph with_lonely_nodes() {
    Graph graph = some_nodes(2, 5);
    for (const auto& [from, to] : {std::pair{0, 3}, {2, 3}, {3, 4}, {2, 4}, {4, 6}})
        connect(graph, static_cast<std::size_t>(from), static_cast<std::size_t>(to));
    graph.outputs = {6, 5, 2, 1};
    return graph;
}

/// Edges of weight 0 are what makes 2 wait for 1 and 3 for 2.
Graph with_zero_weights() {
    Graph graph = some_nodes(1, 4);
    for (const auto& [from, to] : {std::pair{0, 1}, {0, 2}, {0, 3}, {3, 4}, {0, 4}})
        connect(graph, static_cast<std::size_t>(from), static_cast<std::size_t>(to));
    graph.edges.push_back({1, 2, 0});
    graph.edges.push_back({2, 3, 0});
    graph.outputs = {4, 2};
    return graph;
}

/// Not yet shuffled.
std::vector<Graph> sorted_special_dags() {
    return {diamond(), parallel(), crossed(), with_lonely_nodes(), with_zero_weights()};
}

std::vector<Graph> special_dags() {
    std::vector<Graph> graphs;
    for (const Graph& graph : sorted_special_dags()) graphs.push_back(shuffled(graph));
    return graphs;
}

/// Two graphs that no counting tells apart: in one an edge closes a cycle, in the other this edge leads forwards.
struct Ring {
    Graph open;
    Graph closed;
};

/// A way through `length` neurons, or all if there are fewer, of a graph that is sorted still.
Ring ring(Graph graph, std::size_t length, double weight) {
    Nodes neurons;
    for (std::size_t k = 0; k < graph.nodes.size(); ++k)
        if (!is_input(graph, k)) neurons.push_back(k);
    while (neurons.size() > length)
        neurons.erase(neurons.begin() + static_cast<std::ptrdiff_t>(integer(0, neurons.size() - 1)));
    for (std::size_t i = 0; i + 1 < neurons.size(); ++i) connect(graph, neurons[i], neurons[i + 1]);
    const std::size_t front = neurons.front();
    const std::size_t back = neurons.back();
    Graph open = graph;
    open.edges.push_back({front == back ? integer(0, front - 1) : front, back, weight});
    graph.edges.push_back({back, front, weight});
    return {shuffled(open), shuffled(graph)};
}

/// No edges but those of the ring: no shorter cycle shows it.
Ring bare_ring(std::size_t length, double weight) {
    return ring(some_nodes(2, length + 2), length, weight);
}

/// Each with one neuron more, from which nothing leads on.
Ring with_end(Ring ring) {
    for (Graph* graph : {&ring.open, &ring.closed}) {
        graph->nodes.push_back(some_node());
        connect(*graph, graph->inputs[0], graph->nodes.size() - 1);
    }
    return ring;
}

/// A feedforward graph beside which a ring stands. The ring gets nothing from the rest, or gives nothing to it and to no
/// output.
Ring ring_aside(bool before) {
    Graph graph = some_nodes(2, 6);
    for (const auto& [from, to] : {std::pair{0, 2}, {1, 2}, {2, 3}, {0, 3}, {4, 5}, {5, 6}})
        connect(graph, static_cast<std::size_t>(from), static_cast<std::size_t>(to));
    connect(graph, 7, before ? 6 : 4);
    before ? connect(graph, 6, 3) : connect(graph, 2, 4);
    graph.outputs = {3, 2};
    Graph open = graph;
    connect(open, 4, 6);
    connect(graph, 6, 4);
    return {shuffled(open), shuffled(graph)};
}

std::vector<Graph> graphs_with_cycles() {
    std::vector<Graph> graphs;
    for (const std::size_t length : {1, 2, 3, 5})
        graphs.push_back(ring(sorted_dag(2, 7), length, some_weight()).closed);
    graphs.push_back(ring(sorted_dag(2, 5), 1, 0).closed);
    graphs.push_back(ring(sorted_dag(2, 5), 3, 0).closed);
    graphs.push_back(ring(sorted_dag(0, 4), 3, some_weight()).closed);
    graphs.push_back(ring_aside(true).closed);
    graphs.push_back(ring_aside(false).closed);
    return graphs;
}

/// What is no graph, each for one reason.
std::vector<Graph> no_graphs() {
    const Graph good = shuffled(sorted_dag(2, 4));
    const std::size_t n = good.nodes.size();
    std::vector<Graph> bad;
    const auto add = [&](auto change) {
        bad.push_back(good);
        change(bad.back());
    };
    Nodes neurons;
    for (std::size_t k = 0; k < n; ++k)
        if (!is_input(good, k)) neurons.push_back(k);
    for (const std::size_t k : {n, n + 1, std::numeric_limits<std::size_t>::max()}) {
        add([&](Graph& graph) { graph.edges.push_back({k, neurons[0], 1}); });
        add([&](Graph& graph) { graph.edges.insert(graph.edges.begin(), {neurons[1], k, 1}); });
        add([&](Graph& graph) { graph.inputs[1] = k; });
        add([&](Graph& graph) { graph.outputs.back() = k; });
    }
    add([&](Graph& graph) { graph.outputs.front() = n; });
    add([](Graph& graph) { graph.inputs.push_back(graph.inputs[0]); });
    add([](Graph& graph) { graph.inputs[1] = graph.inputs[0]; });
    add([&](Graph& graph) { graph.edges.push_back({neurons[2], graph.inputs[1], 1}); });
    add([](Graph& graph) { graph.edges.push_back({graph.inputs[1], graph.inputs[0], 1}); });
    add([](Graph& graph) { graph.edges.push_back({graph.inputs[0], graph.inputs[0], 1}); });
    add([&](Graph& graph) { graph.edges.push_back({neurons[0], graph.inputs[0], 0}); });
    bad.push_back({{}, {}, {}, {0}});
    bad.push_back({{}, {}, {0}, {}});
    bad.push_back({{}, {{0, 0, 1}}, {}, {}});
    return bad;
}

Graph graph_without_nodes() {
    return {};
}

Graph inputs_only() {
    Graph graph = some_nodes(3, 0);
    graph.outputs = {2, 0, 2};
    return graph;
}

Graph neurons_only() {
    Graph graph = some_nodes(0, 3);
    graph.outputs = {1, 2};
    return graph;
}

Matrix some_batch(std::size_t samples, std::size_t inputs) {
    return subject::random().matrix(samples, inputs, -2.0, 2.0);
}

Vector some_sample(std::size_t inputs) {
    Vector x = Vector::from_shape({inputs});
    for (double& entry : x) entry = subject::random().away_from_zero(0.5, 2.0);
    return x;
}

// Checks.

void check_feedforward(const Graph& graph, bool expected) {
    CHECK_THAT(subject::is_feedforward(graph), Is(expected));
}

/// Both in an order that cannot be guessed.
void check_ring(const Ring& ring) {
    const bool open_first = subject::random().coin();
    check_feedforward(open_first ? ring.open : ring.closed, open_first);
    check_feedforward(open_first ? ring.closed : ring.open, !open_first);
    if (subject::random().coin()) check_feedforward(ring.open, true);
}

void check_order(const Graph& graph) {
    CHECK_THAT(subject::evaluation_order(graph), FollowsEdges(graph));
}

void check_layers(const Graph& graph) {
    CHECK_THAT(subject::layers_of(graph), Is(layers_by_definition(graph)));
}

void check_outputs(const Graph& graph, const Matrix& x) {
    CHECK_THAT(subject::evaluate(graph, x), IsClose(outputs_by_definition(graph, x)));
}

void check_outputs(const Graph& graph) {
    check_outputs(graph, some_batch(3, graph.inputs.size()));
}

void check_run(const Graph& graph, const Vector& x, std::size_t steps) {
    CHECK_THAT(subject::run_recurrent(graph, x, steps), IsClose(steps_by_definition(graph, x, steps)));
}

void check_run(const Graph& graph, std::size_t steps) {
    check_run(graph, some_sample(graph.inputs.size()), steps);
}

// Dense layers.

using Widths = std::vector<std::size_t>;

Matrix random_weight(std::size_t out, std::size_t in) {
    Matrix weight = Matrix::from_shape({out, in});
    for (double& w : weight) w = some_weight();
    return weight;
}

Vector random_bias(std::size_t out) {
    Vector bias = Vector::from_shape({out});
    for (double& b : bias) b = subject::random().away_from_zero(0.3, 1.0);
    return bias;
}

std::vector<nn::Dense> random_layers(const Widths& widths) {
    constexpr Activation activations[] = {Activation::tanh, Activation::leaky_relu, Activation::sigmoid,
                                          Activation::identity};
    std::vector<nn::Dense> layers;
    const std::size_t start = integer(0, 3);
    for (std::size_t l = 1; l < widths.size(); ++l)
        layers.push_back(
            {random_weight(widths[l], widths[l - 1]), random_bias(widths[l]), activations[(start + l) % 4]});
    return layers;
}

Matrix network_by_definition(Matrix a, const std::vector<nn::Dense>& layers) {
    for (const nn::Dense& layer : layers) {
        Matrix next = Matrix::from_shape({a.shape(0), layer.weight.shape(0)});
        for (std::size_t i = 0; i < next.shape(0); ++i) {
            for (std::size_t k = 0; k < next.shape(1); ++k) {
                double z = layer.bias(k);
                for (std::size_t j = 0; j < a.shape(1); ++j) z += layer.weight(k, j) * a(i, j);
                next(i, k) = nn::apply(layer.activation, z);
            }
        }
        a = next;
    }
    return a;
}

/// The graph of layers with the given widths, as nn::Dense are drawn, by another way than students: neurons backwards.
Graph graph_of(const std::vector<nn::Dense>& layers) {
    Graph graph;
    for (std::size_t j = 0; j < layers[0].weight.shape(1); ++j) {
        graph.inputs.push_back(graph.nodes.size());
        graph.nodes.push_back(some_node());
    }
    Nodes before = graph.inputs;
    for (const nn::Dense& layer : layers) {
        Nodes neurons(layer.bias.size());
        for (std::size_t k = neurons.size(); k-- > 0;) {
            neurons[k] = graph.nodes.size();
            graph.nodes.push_back({layer.bias(k), layer.activation});
            for (std::size_t j = 0; j < before.size(); ++j)
                graph.edges.push_back({before[j], neurons[k], layer.weight(k, j)});
        }
        before = neurons;
    }
    graph.outputs = before;
    return graph;
}

/// Empty if it is a feedforward graph by the contract; else why not.
std::string flaw_of(const Graph& graph) {
    const std::size_t n = graph.nodes.size();
    for (const Node& node : graph.nodes) {
        if (node.activation < Activation::identity || node.activation > Activation::leaky_relu)
            return "a node has an activation that does not exist";
    }
    Nodes inputs = graph.inputs;
    std::sort(inputs.begin(), inputs.end());
    if (std::adjacent_find(inputs.begin(), inputs.end()) != inputs.end())
        return "a node is named twice as input";
    for (const std::size_t k : graph.inputs)
        if (k >= n) return "an input is no node";
    for (const std::size_t k : graph.outputs)
        if (k >= n) return "an output is no node";
    Nodes waiting_for(n, 0);
    std::vector<Nodes> next(n);
    for (const Edge& edge : graph.edges) {
        if (edge.from >= n || edge.to >= n) return "an edge leads to or from a node that does not exist";
        if (std::binary_search(inputs.begin(), inputs.end(), edge.to)) return "an edge leads to an input";
        ++waiting_for[edge.to];
        next[edge.from].push_back(edge.to);
    }
    Nodes ready;
    for (std::size_t k = 0; k < n; ++k)
        if (waiting_for[k] == 0) ready.push_back(k);
    for (std::size_t i = 0; i < ready.size(); ++i)
        for (const std::size_t k : next[ready[i]])
            if (--waiting_for[k] == 0) ready.push_back(k);
    return ready.size() == n ? "" : "there is a cycle in it";
}

void check_dense(const std::vector<nn::Dense>& layers) {
    std::size_t nodes = layers[0].weight.shape(1);
    for (const nn::Dense& layer : layers) nodes += layer.bias.size();
    const Graph graph = subject::dense_graph(layers);
    {
        INFO("the number of nodes");
        REQUIRE_THAT(graph.nodes.size(), Is(nodes));
    }
    {
        INFO("the number of inputs");
        REQUIRE_THAT(graph.inputs.size(), Is(layers[0].weight.shape(1)));
    }
    {
        INFO("the number of outputs");
        REQUIRE_THAT(graph.outputs.size(), Is(layers.back().bias.size()));
    }
    {
        INFO("what is wrong with the graph");
        REQUIRE_THAT(flaw_of(graph), Is(std::string()));
    }
    INFO("what the graph computes for a batch");
    const Matrix x = some_batch(3, graph.inputs.size());
    CHECK_THAT(outputs_by_definition(graph, x), IsClose(network_by_definition(x, layers)));
}

}  // namespace

// is_feedforward

TEST_CASE("without a cycle it is feedforward, with an edge that closes a ring of any length it is not",
          "[is_feedforward][weight:2]") {
    for (const std::size_t length : {3, 2, 4, 6}) check_ring(ring(sorted_dag(3, 8), length, some_weight()));
    for (const std::size_t length : {5, 8}) check_ring(bare_ring(length, some_weight()));
    for (int time = 0; time < 2; ++time) check_feedforward(shuffled(sorted_dag(2, 10)), true);
    check_feedforward(sorted_dag(2, 6), true);
    Graph chain = some_nodes(1, 5);
    for (std::size_t k = 0; k < 5; ++k) connect(chain, k, k + 1);
    check_feedforward(shuffled(chain), true);
}

TEST_CASE("diamonds, skip connections, parallel edges and crossed ones are no cycles", "[is_feedforward]") {
    for (const Graph& graph : sorted_special_dags()) {
        check_feedforward(shuffled(graph), true);
        check_ring(ring(graph, 4, some_weight()));
    }
}

TEST_CASE("an edge from a neuron to itself is a cycle", "[is_feedforward]") {
    for (const std::size_t length : {1, 4, 1, 3, 1})
        check_ring(ring(sorted_dag(2, 7), length, some_weight()));
    check_ring(bare_ring(6, some_weight()));
}

TEST_CASE("an edge of weight 0 closes a cycle like any other", "[is_feedforward]") {
    for (const std::size_t length : {1, 3, 5, 4}) check_ring(ring(sorted_dag(2, 8), length, 0));
    check_ring(bare_ring(5, 0));
    check_feedforward(shuffled(with_zero_weights()), true);
}

TEST_CASE("a cycle counts wherever it is: behind no input, before no output, or without any inputs",
          "[is_feedforward]") {
    check_ring(ring_aside(true));
    check_ring(ring_aside(false));
    check_ring(ring(sorted_dag(0, 7), 4, some_weight()));
    Ring silent = bare_ring(6, some_weight());
    silent.open.outputs.clear();
    silent.closed.outputs.clear();
    check_ring(silent);
}

TEST_CASE("a chain and a ring of 300 neurons, and 2^42 ways", "[is_feedforward]") {
    for (const std::size_t length : {300, 280})
        check_ring(with_end(ring(long_chain(), length, some_weight())));
    check_feedforward(shuffled(ladder()), true);
    for (const std::size_t length : {126, 90}) check_ring(with_end(ring(ladder(), length, some_weight())));
}

TEST_CASE("no nodes, no edges, inputs alone: no cycle", "[is_feedforward][edge]") {
    for (const Graph& graph : {graph_without_nodes(), inputs_only(), neurons_only()})
        check_feedforward(graph, true);
}

TEST_CASE("is_feedforward refuses what is no graph", "[is_feedforward][edge]") {
    for (const Graph& graph : no_graphs()) CHECK_REFUSES(subject::is_feedforward(graph));
}

// evaluation_order

TEST_CASE("every node stands once, behind all that lead to it", "[evaluation_order][weight:2]") {
    for (const std::size_t neurons : {5, 8, 12}) check_order(shuffled(sorted_dag(3, neurons)));
}

TEST_CASE("a way through all neurons leaves one order only", "[evaluation_order]") {
    for (const std::size_t neurons : {6, 9}) check_order(shuffled(backbone(neurons)));
}

TEST_CASE("the order goes through diamonds, parallel edges, edges of weight 0, and has nodes without edges",
          "[evaluation_order]") {
    for (const Graph& graph : special_dags()) check_order(graph);
    check_order(shuffled(sorted_dag(0, 6)));
}

TEST_CASE("the order of 300 neurons, and of 2^42 ways", "[evaluation_order]") {
    check_order(shuffled(long_chain()));
    check_order(shuffled(ladder()));
}

TEST_CASE("no nodes have an empty order, nodes without edges any", "[evaluation_order][edge]") {
    for (const Graph& graph : {graph_without_nodes(), inputs_only(), neurons_only()}) check_order(graph);
}

TEST_CASE("a cycle has no order: it is refused, wherever it is", "[evaluation_order][edge]") {
    for (const Graph& graph : graphs_with_cycles()) CHECK_REFUSES(subject::evaluation_order(graph));
}

TEST_CASE("evaluation_order refuses what is no graph", "[evaluation_order][edge]") {
    for (const Graph& graph : no_graphs()) CHECK_REFUSES(subject::evaluation_order(graph));
}

// layers_of

TEST_CASE("a neuron is one layer behind the latest that leads to it", "[layers_of][weight:2]") {
    for (const std::size_t neurons : {6, 9, 12}) check_layers(shuffled(sorted_dag(2, neurons)));
    for (const std::size_t neurons : {5, 8}) check_layers(shuffled(backbone(neurons)));
}

TEST_CASE("the layers of dense layers are these layers", "[layers_of]") {
    for (const Widths& widths : {Widths{3, 4, 2}, Widths{2, 3, 3, 1, 2, 3, 2, 2}, Widths{1, 5}})
        check_layers(shuffled(graph_of(random_layers(widths))));
}

TEST_CASE("layers with parallel edges, edges of weight 0, and neurons to which nothing leads",
          "[layers_of]") {
    for (const Graph& graph : special_dags()) check_layers(graph);
    check_layers(shuffled(sorted_dag(0, 6)));
}

TEST_CASE("300 layers, and 2^42 ways", "[layers_of]") {
    check_layers(shuffled(long_chain()));
    check_layers(shuffled(ladder()));
}

TEST_CASE("no nodes have no layers; inputs are in layer 0, neurons without edges in layer 1",
          "[layers_of][edge]") {
    for (const Graph& graph : {graph_without_nodes(), inputs_only(), neurons_only()}) check_layers(graph);
}

TEST_CASE("a graph with a cycle has no layers, and is refused", "[layers_of][edge]") {
    for (const Graph& graph : graphs_with_cycles()) CHECK_REFUSES(subject::layers_of(graph));
}

TEST_CASE("layers_of refuses what is no graph", "[layers_of][edge]") {
    for (const Graph& graph : no_graphs()) CHECK_REFUSES(subject::layers_of(graph));
}

// evaluate

TEST_CASE("every neuron is computed after those that it needs, whatever the numbers of the nodes",
          "[evaluate][weight:2]") {
    for (const std::size_t neurons : {5, 8, 12}) check_outputs(shuffled(sorted_dag(3, neurons)));
    check_outputs(shuffled(backbone(7)));
}

TEST_CASE("a graph with its nodes numbered otherwise gives the same outputs", "[evaluate]") {
    const Graph graph = sorted_dag(3, 7);
    const Matrix x = some_batch(3, 3);
    for (int time = 0; time < 3; ++time) {
        const Graph other = shuffled(graph);
        CHECK_THAT(subject::evaluate(other, x), IsClose(outputs_by_definition(graph, x)));
    }
}

TEST_CASE("diamonds, skip connections, parallel edges and neurons without edges", "[evaluate]") {
    for (const Graph& graph : special_dags()) check_outputs(graph);
    check_outputs(shuffled(sorted_dag(0, 6)));
}

TEST_CASE("dense layers as a graph give what the layers give", "[evaluate]") {
    for (const Widths& widths : {Widths{3, 3, 3}, Widths{2, 4, 3, 2}, Widths{3, 2, 3, 2, 3, 2, 3}}) {
        const std::vector<nn::Dense> layers = random_layers(widths);
        const Matrix x = some_batch(4, widths[0]);
        const Graph graph = shuffled(graph_of(layers));
        CHECK_THAT(subject::evaluate(graph, x), IsClose(network_by_definition(x, layers)));
    }
}

TEST_CASE("each neuron has its own activation, whichever", "[evaluate]") {
    for (const Activation g : {Activation::threshold, Activation::relu, Activation::sigmoid, Activation::tanh,
                               Activation::leaky_relu, Activation::identity}) {
        for (;;) {
            Graph graph = shuffled(sorted_dag(3, 6));
            for (const std::size_t k : graph.outputs) graph.nodes[k].activation = g;
            const Matrix x = some_batch(4, 3);
            double closest = 1;
            outputs_by_definition(graph, x, &closest);
            if (closest < 1e-3) continue;
            check_outputs(graph, x);
            break;
        }
    }
    // At its jump, with integers alone: threshold(0) is 1.
    Graph graph = {{{0, Activation::relu}, {-3, Activation::threshold}, {1, Activation::relu}},
                   {{0, 1, 1}, {2, 1, 1}},
                   {0, 2},
                   {1, 0}};
    check_outputs(graph, {{1, 2}, {5, -2}, {2, 0}, {-1, 4}, {-1, 3}});
}

TEST_CASE("every row is computed as if it came alone, also of 300", "[evaluate]") {
    const Graph graph = shuffled(sorted_dag(2, 6));
    const Matrix x = some_batch(3, 2);
    check_outputs(graph, x);
    for (std::size_t i = 0; i < 3; ++i) check_outputs(graph, {{x(i, 0), x(i, 1)}});
    check_outputs(graph, some_batch(300, 2));
}

TEST_CASE("the outputs come in their order, some of them twice, inputs among them", "[evaluate]") {
    for (int time = 0; time < 3; ++time) {
        Graph graph = shuffled(sorted_dag(3, 4));
        graph.outputs = first(7);
        shuffle(graph.outputs);
        if (time == 1) std::sort(graph.outputs.rbegin(), graph.outputs.rend());
        graph.outputs.push_back(graph.outputs[1]);
        check_outputs(graph);
    }
}

TEST_CASE("the outputs of 300 neurons in a chain, of 270 inputs, and of 2^42 ways", "[evaluate]") {
    check_outputs(shuffled(long_chain()));
    check_outputs(shuffled(ladder()));
    check_outputs(shuffled(sorted_dag(270, 20)));
}

TEST_CASE("no samples, no outputs, no inputs, no nodes", "[evaluate][edge]") {
    const Graph graph = shuffled(sorted_dag(2, 4));
    check_outputs(graph, some_batch(0, 2));
    Graph silent = graph;
    silent.outputs.clear();
    check_outputs(silent, some_batch(3, 2));
    for (const Graph& special : {graph_without_nodes(), inputs_only(), neurons_only()}) {
        check_outputs(special);
        check_outputs(special, some_batch(0, special.inputs.size()));
    }
}

TEST_CASE("evaluate refuses a graph with a cycle, wherever it is, also for no samples", "[evaluate][edge]") {
    for (const Graph& graph : graphs_with_cycles()) {
        CHECK_REFUSES(subject::evaluate(graph, some_batch(2, graph.inputs.size())));
        CHECK_REFUSES(subject::evaluate(graph, some_batch(0, graph.inputs.size())));
    }
}

TEST_CASE("evaluate refuses an x without a column for each input, and what is no graph", "[evaluate][edge]") {
    const Graph graph = shuffled(sorted_dag(2, 4));
    for (const std::size_t samples : {3, 2, 0})
        for (const std::size_t columns : {1, 3, 0, 6})
            CHECK_REFUSES(subject::evaluate(graph, some_batch(samples, columns)));
    CHECK_REFUSES(subject::evaluate(neurons_only(), some_batch(2, 1)));
    std::size_t samples = 0;
    for (const Graph& bad : no_graphs())
        CHECK_REFUSES(subject::evaluate(bad, some_batch(samples++ % 3, bad.inputs.size())));
}

// run_recurrent

TEST_CASE("in each step every neuron computes from what all nodes had before it, in graphs with cycles",
          "[run_recurrent][weight:2]") {
    for (const std::size_t length : {2, 3, 5})
        check_run(ring(sorted_dag(2, 7), length, some_weight()).closed, 6);
    check_run(ring(sorted_dag(3, 5), 1, some_weight()).closed, 5);
}

TEST_CASE("a signal takes one step through each neuron; then a feedforward graph gives what evaluate gives",
          "[run_recurrent]") {
    for (const Graph& graph : {shuffled(backbone(5)), shuffled(sorted_dag(2, 6)), shuffled(diamond())}) {
        const Vector x = some_sample(graph.inputs.size());
        const std::size_t n = graph.nodes.size();
        const Matrix y = subject::run_recurrent(graph, x, n);
        REQUIRE_THAT(y, HasShape(n, graph.outputs.size()));
        CHECK_THAT(y, IsClose(steps_by_definition(graph, x, n)));
        Matrix sample = Matrix::from_shape({1, x.size()});
        Matrix last = Matrix::from_shape({1, graph.outputs.size()});
        std::copy(x.begin(), x.end(), sample.begin());
        for (std::size_t j = 0; j < last.size(); ++j) last(0, j) = y(n - 1, j);
        INFO("the last row");
        CHECK_THAT(last, IsClose(outputs_by_definition(graph, sample)));
    }
}

TEST_CASE("an edge from a neuron to itself carries its activation to the next step", "[run_recurrent]") {
    // A counter, and a leaky sum of its input.
    const double w = subject::random().uniform(0.5, 0.9);
    const Graph graph = {{{1, Activation::identity}, {0.5, Activation::tanh}, {0, Activation::identity}},
                         {{0, 0, 1}, {2, 2, w}, {1, 2, 1}},
                         {1},
                         {2, 0}};
    for (const std::size_t steps : {5, 9}) {
        const Vector x = some_sample(1);
        Matrix expected = Matrix::from_shape({steps, 2});
        for (std::size_t t = 0; t < steps; ++t) {
            expected(t, 0) = x(0) * (1 - std::pow(w, static_cast<double>(t + 1))) / (1 - w);
            expected(t, 1) = static_cast<double>(t + 1);
        }
        CHECK_THAT(subject::run_recurrent(graph, x, steps), IsClose(expected));
    }
    check_run(graph, 12);
}

TEST_CASE("threshold neurons that blink and remember", "[run_recurrent]") {
    // 0 -| itself; a ring 1 -> 2 -> 3 -> 1 that node 4, an input, can start; all numbers are integers.
    const Graph graph = {{{0, Activation::threshold},
                          {-1, Activation::threshold},
                          {-1, Activation::threshold},
                          {-1, Activation::threshold},
                          {3, Activation::relu}},
                         {{0, 0, -1}, {1, 2, 1}, {2, 3, 1}, {3, 1, 1}, {4, 1, 1}, {4, 3, -1}},
                         {4},
                         {3, 0, 1, 2}};
    for (const double x : {1.0, 0.0, 2.0, -1.0}) check_run(graph, {x}, 7);
}

TEST_CASE("inputs hold x at every step, and outputs come in their order, some of them twice",
          "[run_recurrent]") {
    for (int time = 0; time < 3; ++time) {
        Graph graph = ring(sorted_dag(3, 4), 2, some_weight()).closed;
        graph.outputs = first(7);
        shuffle(graph.outputs);
        graph.outputs.push_back(graph.outputs[1]);
        check_run(graph, 4);
    }
}

TEST_CASE("parallel edges, edges of weight 0 and neurons without edges, in time", "[run_recurrent]") {
    for (const Graph& graph : special_dags()) check_run(graph, 5);
    check_run(ring(sorted_dag(2, 5), 3, 0).closed, 5);
    check_run(ring_aside(true).closed, 5);
    check_run(ring(sorted_dag(0, 4), 3, some_weight()).closed, 5);
}

TEST_CASE("every activation in time", "[run_recurrent]") {
    for (const Activation g : {Activation::relu, Activation::sigmoid, Activation::tanh,
                               Activation::leaky_relu, Activation::identity}) {
        Graph graph = ring(sorted_dag(2, 5), 3, some_weight()).closed;
        for (Node& node : graph.nodes) node.activation = g;
        check_run(graph, 4);
    }
}

TEST_CASE("300 steps, and a chain of 300 neurons", "[run_recurrent]") {
    // Weights that forget, so that rounding does too.
    Graph graph = ring(sorted_dag(2, 4), 3, 0.5).closed;
    for (Edge& edge : graph.edges) edge.weight *= 0.3;
    check_run(graph, 300);
    Graph chain = long_chain();
    chain.outputs = {7, 2, 300};
    check_run(shuffled(chain), 9);
}

TEST_CASE("no steps give no rows; no outputs, no inputs, no nodes", "[run_recurrent][edge]") {
    const Graph graph = ring(sorted_dag(2, 4), 2, some_weight()).closed;
    check_run(graph, 0);
    check_run(graph, 1);
    Graph silent = graph;
    silent.outputs.clear();
    check_run(silent, 3);
    check_run(silent, 0);
    for (const Graph& special : {graph_without_nodes(), inputs_only(), neurons_only()})
        for (const std::size_t steps : {3, 0}) check_run(special, steps);
}

TEST_CASE(
    "run_recurrent refuses an x without a number for each input, and what is no graph, also for no steps",
    "[run_recurrent][edge]") {
    const Graph graph = ring(sorted_dag(2, 4), 2, some_weight()).closed;
    for (const std::size_t size : {1, 3, 0, 6})
        for (const std::size_t steps : {3, 0})
            CHECK_REFUSES(subject::run_recurrent(graph, some_sample(size), steps));
    CHECK_REFUSES(subject::run_recurrent(neurons_only(), some_sample(1), 2));
    std::size_t steps = 0;
    for (const Graph& bad : no_graphs())
        CHECK_REFUSES(subject::run_recurrent(bad, some_sample(bad.inputs.size()), steps++ % 3));
}

// dense_graph

TEST_CASE("the graph of square layers computes what the layers compute", "[dense_graph]") {
    for (int time = 0; time < 3; ++time) check_dense(random_layers({3, 3, 3}));
}

TEST_CASE("the graph of layers of any width, two to seven of them", "[dense_graph][weight:2]") {
    for (const Widths& widths : {Widths{3, 4, 2}, Widths{2, 1, 4}, Widths{2, 3, 4, 3, 1},
                                 Widths{3, 3, 3, 3, 3, 3}, Widths{2, 3, 2, 4, 3, 2, 3, 2}})
        check_dense(random_layers(widths));
}

TEST_CASE("the graph of a single layer, of hundreds of inputs, and of hundreds of neurons", "[dense_graph]") {
    for (const Widths& widths : {Widths{3, 3}, Widths{4, 2}, Widths{1, 1}, Widths{300, 2}, Widths{2, 290, 1}})
        check_dense(random_layers(widths));
}

TEST_CASE("every activation comes into the graph, and weights and biases of 0 change nothing",
          "[dense_graph]") {
    for (const Activation g : {Activation::relu, Activation::sigmoid, Activation::tanh,
                               Activation::leaky_relu, Activation::identity, Activation::threshold}) {
        std::vector<nn::Dense> layers = random_layers({3, 4, 4, 2});
        layers[integer(0, 2)].activation = g;
        // A threshold neuron is kept from its jump.
        if (g == Activation::threshold) layers = {{random_weight(3, 0), random_bias(3), g}, layers[0]};
        if (g == Activation::threshold) layers[1].activation = Activation::sigmoid;
        layers.back().weight(1, 1) = 0;
        layers.back().bias(0) = 0;
        check_dense(layers);
    }
}

TEST_CASE("a layer without neurons, and layers without inputs", "[dense_graph][edge]") {
    for (const Widths& widths :
         {Widths{3, 0, 2}, Widths{3, 2, 0}, Widths{0, 2, 3}, Widths{0, 2}, Widths{2, 0}})
        check_dense(random_layers(widths));
}

TEST_CASE("no layers, and layers that do not fit at whatever place, are refused", "[dense_graph][edge]") {
    CHECK_REFUSES(subject::dense_graph({}));
    const std::vector<nn::Dense> good = random_layers({3, 4, 2, 3});
    for (const std::size_t place : {1, 2}) {
        for (const std::size_t in : {good[place].weight.shape(1) + 1, good[place].weight.shape(1) - 1}) {
            std::vector<nn::Dense> layers = good;
            layers[place].weight = random_weight(good[place].weight.shape(0), in);
            CHECK_REFUSES(subject::dense_graph(layers));
        }
    }
    for (const std::size_t place : {0, 1, 2}) {
        for (const std::size_t size : {good[place].bias.size() + 1, std::size_t{1}, std::size_t{0}}) {
            std::vector<nn::Dense> layers = good;
            layers[place].bias = random_bias(size);
            CHECK_REFUSES(subject::dense_graph(layers));
        }
    }
    CHECK_REFUSES(subject::dense_graph({{random_weight(2, 3), random_bias(3), Activation::tanh}}));
}

// predict

TEST_CASE("orders, layers and steps, foretold with pencil and paper", "[predict]") {
    const auto predicts = [](Question question, std::size_t expected, const char* look_at) {
        CHECK_THAT(subject::predict(question), Predicts(expected, look_at));
    };
    predicts(Question::orders_of_a_diamond, 2,
             "orders_of_a_diamond: write the four nodes in a row, all arrows to the right. Which of them "
             "have no choice, which "
             "can change places?");
    predicts(Question::orders_of_two_chains, 6,
             "orders_of_two_chains: x1 has to stand before a and x2 before b; nothing is said of x1 and x2, "
             "or of a and x2. "
             "List the rows one by one, those with x1 in front first.");
    predicts(
        Question::layer_of_y, 3,
        "layer_of_y: every edge leads to a later layer. Which layers are a and b in? Two edges lead to y.");
    predicts(Question::first_step_that_feels_x, 1,
             "first_step_that_feels_x: the inputs hold x before the first step too. What does y compute in "
             "the first step, "
             "and from which nodes?");
    predicts(Question::steps_until_settled, 5,
             "steps_until_settled: note beside each node the step after which it does not change any more, "
             "first a, then "
             "b, and so on.");
    predicts(Question::ones_of_an_inhibitor, 4,
             "ones_of_an_inhibitor: make a table of 7 steps. Before the first one the activation is 0, so "
             "what is z, and "
             "what is threshold of it?");
    predicts(Question::ones_of_a_latch, 0,
             "ones_of_a_latch: before the first step the activation is 0. What is z in the first step, and "
             "what could ever "
             "change it?");
}
