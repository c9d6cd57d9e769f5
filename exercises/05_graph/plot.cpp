// A graph in its layers, and one with a cycle in time, as your file computes them: halfspace plot 05_graph
#include "subject/plot.hpp"

#include "graph.hpp"
#include "subject/test.hpp"

namespace {

struct Drawn {
    std::size_t layer;  ///< the right one
    double y;           ///< where it is drawn
};

// Nodes in no order, a skip from 2 to 3.
const std::vector<Drawn> nodes = {{1, 6}, {2, 3}, {0, 9}, {3, 8}, {1, 1.5}, {0, 3}};
const student::Graph graph{
    std::vector<student::Node>(6, student::Node{0, nn::Activation::relu}),
    {{2, 0, 1}, {5, 0, 1}, {5, 4, 1}, {0, 1, 1}, {4, 1, 1}, {1, 3, 1}, {2, 3, 1}, {0, 3, 1}},
    {2, 5},
    {3}};

}  // namespace

PANEL("layers_of: every arrow leads to a later layer", "[layers_of]") {
    plot::sheet(76, 11);
    const std::vector<std::size_t> layers = subject::layers_of(graph);
    REQUIRE(layers.size() == nodes.size());
    nn::Matrix places = nn::Matrix::from_shape({nodes.size(), 2});
    std::vector<int> classes;
    for (std::size_t k = 0; k < nodes.size(); ++k) {
        REQUIRE(layers[k] <= 3);
        classes.push_back(static_cast<int>(layers[k]));
        places(k, 0) = 6 + 21 * static_cast<double>(layers[k]);
        places(k, 1) = nodes[k].y + 0.5;
        const bool is_right = layers[k] == nodes[k].layer;
        plot::text(places(k, 0), nodes[k].y + 1.5,
                   "node " + std::to_string(k) +
                       (is_right ? "" : ": layer " + std::to_string(nodes[k].layer) + " wanted"));
    }
    for (const auto& edge : graph.edges) {
        const double dx = places(edge.to, 0) - places(edge.from, 0);
        const double dy = places(edge.to, 1) - places(edge.from, 1);
        const double gap = dx == 0 ? 0 : 5 / std::abs(dx);  // beside the nodes' signs
        plot::arrow("", places(edge.from, 0) + gap * dx, places(edge.from, 1) + gap * dy,
                    places(edge.to, 0) - gap * dx, places(edge.to, 1) - gap * dy);
    }
    plot::marks({"layer 0", "layer 1", "layer 2", "layer 3"}, places, classes);
}

PANEL("run_recurrent: x = 1 pushes a, a pushes b (0.9), b holds a back (-0.8)", "[run_recurrent]") {
    const student::Graph loop{{{0, nn::Activation::identity}, {0, nn::Activation::identity}, {}},
                              {{2, 0, 1}, {1, 0, -0.8}, {0, 1, 0.9}},
                              {2},
                              {0, 1}};
    constexpr std::size_t steps = 30;
    const nn::Vector t = plot::steps(1, steps, steps);
    nn::Vector a = nn::Vector::from_shape({steps});
    nn::Vector b = nn::Vector::from_shape({steps});
    double now_a = 0;
    double now_b = 0;
    for (std::size_t i = 0; i < steps; ++i) {
        const double next_a = 1 - 0.8 * now_b;
        now_b = 0.9 * now_a;
        now_a = next_a;
        a(i) = now_a;
        b(i) = now_b;
    }
    plot::axes({0, steps}, {-0.25, 1.25}, {"step", "activation"});
    const nn::Matrix got = subject::run_recurrent(loop, {1}, steps);
    REQUIRE_THAT(got, HasShape(steps, 2));
    nn::Vector got_a = nn::Vector::from_shape({steps});
    nn::Vector got_b = nn::Vector::from_shape({steps});
    for (std::size_t i = 0; i < steps; ++i) {
        got_a(i) = got(i, 0);
        got_b(i) = got(i, 1);
    }
    plot::curve("a", t, got_a);
    plot::curve("b", t, got_b);
    plot::wanted("wanted, seen where yours differs", t, a);
    plot::wanted("", t, b);
}
