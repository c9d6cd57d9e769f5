// Depth-first search with three colours; lists of edges sorted by node; activations asked for backwards, each once.
#include <algorithm>
#include <optional>
#include <stdexcept>

#include "graph.hpp"

namespace student {

namespace {

struct Incoming {
    std::size_t from;
    double weight;
};

/// A graph that has been looked through, with the edges where they are needed.
class Network {
  public:
    explicit Network(const Graph& graph)
        : graph_(graph), into_(graph.nodes.size()), input_(graph.nodes.size()) {
        const auto require = [](bool fine, const char* what) {
            if (!fine) throw std::invalid_argument(what);
        };
        const std::size_t n = graph.nodes.size();
        for (std::size_t i = 0; i < graph.inputs.size(); ++i) {
            const std::size_t k = graph.inputs[i];
            require(k < n && !input_[k], "inputs");
            input_[k] = i;
        }
        for (const auto k : graph.outputs) require(k < n, "outputs");
        for (const auto& [from, to, weight] : graph.edges) {
            require(from < n && to < n && !input_[to], "edges");
            into_[to].push_back({from, weight});
        }
    }

    /// In the order in which they are done; nothing if there is a cycle.
    std::optional<std::vector<std::size_t>> order() const {
        std::vector<char> colour(into_.size(), 'w');
        std::vector<std::size_t> done;
        for (std::size_t k = 0; k < into_.size(); ++k)
            if (!visit(k, colour, done)) return std::nullopt;
        return done;
    }

    const std::vector<Incoming>& into(std::size_t k) const { return into_[k]; }
    std::optional<std::size_t> input(std::size_t k) const { return input_[k]; }

    double fire(std::size_t k, const std::vector<double>& a) const {
        double z = 0;
        for (const auto& [from, weight] : into_[k]) z += weight * a[from];
        return nn::apply(graph_.nodes[k].activation, z + graph_.nodes[k].bias);
    }

  private:
    bool visit(std::size_t k, std::vector<char>& colour, std::vector<std::size_t>& done) const {
        if (colour[k] == 'g') return false;
        if (colour[k] == 'b') return true;
        colour[k] = 'g';
        for (const Incoming& edge : into_[k])
            if (!visit(edge.from, colour, done)) return false;
        colour[k] = 'b';
        done.push_back(k);
        return true;
    }

    const Graph& graph_;
    std::vector<std::vector<Incoming>> into_;
    std::vector<std::optional<std::size_t>> input_;
};

}  // namespace

bool is_feedforward(const Graph& graph) {
    return Network(graph).order().has_value();
}

std::vector<std::size_t> evaluation_order(const Graph& graph) {
    const auto order = Network(graph).order();
    if (!order) throw std::invalid_argument("a cycle");
    return *order;
}

std::vector<std::size_t> layers_of(const Graph& graph) {
    const Network network(graph);
    std::vector<std::size_t> layers(graph.nodes.size());
    for (const std::size_t k : evaluation_order(graph)) {
        if (network.input(k)) continue;
        layers[k] = 1;
        for (const Incoming& edge : network.into(k)) layers[k] = std::max(layers[k], 1 + layers[edge.from]);
    }
    return layers;
}

nn::Matrix evaluate(const Graph& graph, const nn::Matrix& x) {
    const Network network(graph);
    const auto order = evaluation_order(graph);
    if (x.shape(1) != graph.inputs.size()) throw nn::ShapeError("evaluate: x is " + nn::shape_of(x));
    nn::Matrix y({x.shape(0), graph.outputs.size()});
    std::vector<double> a(order.size());
    for (std::size_t i = 0; i < x.shape(0); ++i) {
        for (const std::size_t k : order) {
            const auto input = network.input(k);
            a[k] = input ? x(i, *input) : network.fire(k, a);
        }
        for (std::size_t j = 0; j < graph.outputs.size(); ++j) y(i, j) = a[graph.outputs[j]];
    }
    return y;
}

nn::Matrix run_recurrent(const Graph& graph, const nn::Vector& x, std::size_t steps) {
    const Network network(graph);
    if (x.size() != graph.inputs.size()) throw nn::ShapeError("run_recurrent: x is " + nn::shape_of(x));
    std::vector<double> now(graph.nodes.size(), 0.0), next;
    for (std::size_t j = 0; j < x.size(); ++j) now[graph.inputs[j]] = x(j);
    nn::Matrix y({steps, graph.outputs.size()});
    for (std::size_t t = 0; t < steps; ++t) {
        next.clear();
        for (std::size_t k = 0; k < now.size(); ++k)
            next.push_back(network.input(k) ? now[k] : network.fire(k, now));
        now.swap(next);
        for (std::size_t j = 0; j < graph.outputs.size(); ++j) y(t, j) = now[graph.outputs[j]];
    }
    return y;
}

/// From the last layer to the first: the outputs get the smallest numbers, the inputs the largest.
Graph dense_graph(const std::vector<nn::Dense>& layers) {
    if (layers.empty()) throw std::invalid_argument("no layers");
    Graph graph;
    std::vector<std::size_t> later;
    const auto list = [&graph](std::size_t count) {
        std::vector<std::size_t> nodes;
        for (; nodes.size() < count; graph.nodes.emplace_back()) nodes.push_back(graph.nodes.size());
        return nodes;
    };
    for (std::size_t l = layers.size(); l-- > 0;) {
        const nn::Dense& layer = layers[l];
        if (l + 1 == layers.size()) graph.outputs = later = list(layer.bias.size());
        if (layer.weight.shape(0) != later.size() || layer.bias.size() != later.size())
            throw std::invalid_argument("layers that do not fit");
        const auto before = list(layer.weight.shape(1));
        for (std::size_t k = 0; k < later.size(); ++k) {
            graph.nodes[later[k]] = {layer.bias(k), layer.activation};
            for (std::size_t j = 0; j < before.size(); ++j)
                if (layer.weight(k, j) != 0) graph.edges.push_back({before[j], later[k], layer.weight(k, j)});
        }
        later = before;
    }
    graph.inputs = later;
    return graph;
}

std::size_t predict(Question question) {
    constexpr std::size_t answers[] = {3, 2, 6, 3, 1, 5, 4, 0};
    return answers[static_cast<std::size_t>(question)];
}

}  // namespace student
