#pragma once
// How the checks judge an order of nodes and a graph, of which many are right. Nothing here is needed to solve the
// exercise.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "graph.hpp"
#include "subject/test.hpp"

namespace measure {

using Order = std::vector<std::size_t>;

/// Empty if the order has each node once and follows all edges; else what is wrong.
inline std::string flaw_of(const Order& order, const student::Graph& graph) {
    const std::size_t n = graph.nodes.size();
    if (order.size() != n)
        return "expected each of the " + std::to_string(n) + " nodes once, got " +
               std::to_string(order.size()) + " numbers";
    Order place(n, n);
    for (std::size_t i = 0; i < n; ++i) {
        const std::string node = "node " + std::to_string(order[i]);
        if (order[i] >= n) return "there is no " + node;
        if (place[order[i]] != n) return node + " is there twice";
        place[order[i]] = i;
    }
    for (const auto& [from, to, weight] : graph.edges) {
        if (place[from] >= place[to])
            return "an edge leads from node " + std::to_string(from) + " to node " + std::to_string(to) +
                   ", but node " + std::to_string(to) + " is there first";
    }
    return {};
}

class FollowsEdgesMatcher : public subject::ExplainedMatcher {
  public:
    explicit FollowsEdgesMatcher(student::Graph graph) : graph_(std::move(graph)) {}
    bool match(const Order& order) const { return conclude(flaw_of(order, graph_)); }

  private:
    student::Graph graph_;
};

/// CHECK_THAT(subject::evaluation_order(graph), FollowsEdges(graph));
inline FollowsEdgesMatcher FollowsEdges(const student::Graph& graph) {
    return FollowsEdgesMatcher(graph);
}

/// What two graphs that differ only in the numbers of their nodes, the order of their edges and edges of weight 0 have in
/// common: how many nodes there are, what each input and output is, and for each edge weight, where from and where to.
struct Picture {
    std::size_t nodes;
    std::vector<nn::Vector> edges;
    std::vector<nn::Vector> outputs;
};

inline Picture picture_of(const student::Graph& graph) {
    const std::size_t n = graph.nodes.size();
    std::map<std::size_t, std::size_t> places;  // of inputs; the first counts
    for (std::size_t i = 0; i < graph.inputs.size(); ++i) places.emplace(graph.inputs[i], i);
    const auto number = [](double x) { return std::isnan(x) ? INFINITY : x; };  // what is sorted has an order
    // A node by what it is, not by its number: {1, place} of an input, {0, bias, activation} of a neuron.
    const auto node = [&](std::size_t k) -> std::array<double, 3> {
        const auto input = places.find(k);
        if (input != places.end()) return {1, static_cast<double>(input->second), 0};
        if (k >= n) return {2, static_cast<double>(k), 0};
        return {0, number(graph.nodes[k].bias), static_cast<double>(graph.nodes[k].activation)};
    };
    std::vector<std::array<double, 7>> edges;
    for (const auto& [from, to, weight] : graph.edges) {
        if (weight == 0) continue;
        const auto a = node(from), b = node(to);
        edges.push_back({number(weight), a[0], a[1], a[2], b[0], b[1], b[2]});
    }
    std::sort(edges.begin(), edges.end());
    Picture picture{n, {}, {}};
    for (const auto& edge : edges) {
        nn::Vector row = nn::Vector::from_shape({edge.size()});
        std::copy(edge.begin(), edge.end(), row.begin());
        picture.edges.push_back(row);
    }
    for (const std::size_t k : graph.outputs) {
        const auto output = node(k);
        picture.outputs.push_back({output[0], output[1], output[2]});
    }
    return picture;
}

// Answers that differ only in what the contract leaves open are the same answer; of two orders nothing can be said
// without the graph.
[[maybe_unused]] inline const bool orders_compared =
    subject::evaluation_order.compare_as([](const Order& order) { return order; });
[[maybe_unused]] inline const bool graphs_compared =
    subject::dense_graph.compare_as([](const student::Graph& graph) { return picture_of(graph); });

}  // namespace measure
