#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <nn/graph.hpp>
#include <numeric>
#include <random>
#include <vector>

#include "lib/random_arrays.hpp"

using Catch::Matchers::WithinAbs;
using nn::Activation;
using nn::Graph;
using nn::GraphEdge;
using nn::Matrix;
using nn::Vector;

namespace {

using Nodes = std::vector<std::size_t>;

Graph neurons(std::size_t n, std::vector<GraphEdge> edges) {
    return {std::vector<nn::GraphNode>(n), std::move(edges), {}, {}};
}

/// By brute force: whether a way along edges leads from each node back to it.
bool has_cycle(const Graph& graph) {
    const std::size_t n = graph.nodes.size();
    std::vector<std::vector<bool>> reaches(n, std::vector<bool>(n, false));
    for (const GraphEdge& edge : graph.edges) reaches[edge.from][edge.to] = true;
    for (std::size_t via = 0; via < n; ++via)
        for (std::size_t a = 0; a < n; ++a)
            for (std::size_t b = 0; b < n; ++b)
                if (reaches[a][via] && reaches[via][b]) reaches[a][b] = true;
    for (std::size_t k = 0; k < n; ++k)
        if (reaches[k][k]) return true;
    return false;
}

bool follows(const Nodes& order, const Graph& graph) {
    Nodes sorted = order;
    std::sort(sorted.begin(), sorted.end());
    Nodes all(graph.nodes.size());
    std::iota(all.begin(), all.end(), 0);
    if (sorted != all) return false;
    return std::all_of(graph.edges.begin(), graph.edges.end(), [&order](const GraphEdge& edge) {
        return std::find(order.begin(), order.end(), edge.from) <
               std::find(order.begin(), order.end(), edge.to);
    });
}

nn::Dense random_layer(RandomArrays& random, std::size_t out, std::size_t in, Activation g) {
    return {random.matrix(out, in), random.vector(out), g};
}

void check_close(const Matrix& got, const Matrix& expected, double tolerance = 1e-13) {
    REQUIRE(got.shape() == expected.shape());
    for (std::size_t i = 0; i < got.size(); ++i)
        CHECK_THAT(got.data()[i], WithinAbs(expected.data()[i], tolerance));
}

/// The graph with its nodes renumbered at random.
Graph renumbered(const Graph& graph, unsigned seed) {
    Nodes number(graph.nodes.size());
    std::iota(number.begin(), number.end(), 0);
    std::mt19937 engine(seed);
    std::shuffle(number.begin(), number.end(), engine);
    Graph other = graph;
    for (std::size_t k = 0; k < number.size(); ++k) other.nodes[number[k]] = graph.nodes[k];
    for (GraphEdge& edge : other.edges) edge = {number[edge.from], number[edge.to], edge.weight};
    for (Nodes* list : {&other.inputs, &other.outputs})
        for (std::size_t& k : *list) k = number[k];
    std::shuffle(other.edges.begin(), other.edges.end(), engine);
    return other;
}

}  // namespace

TEST_CASE("all graphs of three nodes: feedforward, order and refusal agree with brute force") {
    // Nine possible edges, self-loops included.
    for (unsigned edges = 0; edges < 512; ++edges) {
        Graph graph = neurons(3, {});
        for (unsigned e = 0; e < 9; ++e)
            if ((edges >> e) & 1) graph.edges.push_back({e / 3, e % 3, 1});
        const bool recurrent = has_cycle(graph);
        REQUIRE(nn::is_feedforward(graph) == !recurrent);
        if (recurrent) {
            REQUIRE_THROWS_AS(nn::evaluation_order(graph), std::invalid_argument);
            REQUIRE_THROWS_AS(nn::layers_of(graph), std::invalid_argument);
            REQUIRE_THROWS_AS(nn::evaluate(graph, Matrix(Matrix::from_shape({1, 0}))), std::invalid_argument);
        } else {
            REQUIRE(follows(nn::evaluation_order(graph), graph));
        }
    }
}

TEST_CASE("random graphs agree with brute force") {
    RandomArrays random(1);
    int recurrent = 0;
    for (int time = 0; time < 300; ++time) {
        const std::size_t n = random.size(1, 12);
        Graph graph = neurons(n, {});
        for (std::size_t e = random.size(0, 14); e > 0; --e)
            graph.edges.push_back({random.size(0, n - 1), random.size(0, n - 1), 0});
        REQUIRE(nn::is_feedforward(graph) == !has_cycle(graph));
        recurrent += has_cycle(graph) ? 1 : 0;
        if (!has_cycle(graph)) REQUIRE(follows(nn::evaluation_order(graph), graph));
    }
    CHECK(recurrent > 50);
    CHECK(recurrent < 250);
}

TEST_CASE("a layer is the longest way") {
    // 0 is the input; 0 -> 1 -> 2 -> 3, 0 -> 3, and 4 alone.
    Graph graph = neurons(5, {{2, 3, 1}, {0, 3, 1}, {1, 2, 1}, {0, 1, 1}});
    graph.inputs = {0};
    CHECK(nn::layers_of(graph) == Nodes{0, 1, 2, 3, 1});
    // 60 diamonds: 2^60 ways.
    Graph ladder = neurons(181, {});
    for (std::size_t k = 0; k < 180; k += 3)
        for (const std::size_t side : {k + 1, k + 2}) {
            ladder.edges.push_back({k, side, 1});
            ladder.edges.push_back({side, k + 3, 1});
        }
    CHECK(nn::layers_of(ladder)[180] == 121);
}

TEST_CASE("dense layers as a graph compute what they compute as layers, however the nodes are numbered") {
    RandomArrays random(2);
    for (const Nodes& widths :
         {Nodes{3, 4, 2}, Nodes{2, 2}, Nodes{1, 5, 3, 1, 4}, Nodes{3, 0, 2}, Nodes{0, 2}}) {
        std::vector<nn::Dense> layers;
        constexpr std::array activations = {Activation::tanh, Activation::sigmoid, Activation::leaky_relu};
        for (std::size_t l = 1; l < widths.size(); ++l)
            layers.push_back(random_layer(random, widths[l], widths[l - 1], activations[l % 3]));
        const Graph graph = nn::dense_graph(layers);
        for (const std::size_t n : {0, 1, 5}) {
            const Matrix x = random.matrix(n, widths[0]);
            check_close(nn::evaluate(graph, x), nn::mlp_forward(x, layers));
            check_close(nn::evaluate(renumbered(graph, 7), x), nn::mlp_forward(x, layers));
        }
        // Behind a layer without neurons nothing arrives: the graph cannot know that there was one.
        if (std::find(widths.begin() + 1, widths.end(), 0) != widths.end()) continue;
        const Nodes found = nn::layers_of(graph);
        std::size_t node = 0;
        for (std::size_t l = 0; l < widths.size(); ++l)
            for (std::size_t k = 0; k < widths[l]; ++k) CHECK(found[node++] == l);
    }
}

TEST_CASE("parallel edges add up, inputs can be outputs, a neuron without edges is g(b)") {
    Graph graph = neurons(3, {{0, 1, 2}, {0, 1, 3}});
    graph.nodes = {{100, Activation::sigmoid}, {1, Activation::identity}, {0, Activation::sigmoid}};
    graph.inputs = {0};
    graph.outputs = {1, 0, 2, 1};
    CHECK(nn::evaluate(graph, {{2}, {-1}}) == Matrix{{11, 2, 0.5, 11}, {-4, -1, 0.5, -4}});
}

TEST_CASE("a neuron that feeds itself follows the geometric series") {
    Graph graph = neurons(2, {{0, 1, 1}, {1, 1, 0.5}});
    graph.inputs = {0};
    graph.outputs = {1};
    const Matrix y = nn::run_recurrent(graph, {3}, 40);
    for (std::size_t t = 0; t < 40; ++t)
        CHECK_THAT(y(t, 0), WithinAbs(6 * (1 - std::pow(0.5, static_cast<double>(t + 1))), 1e-14));
    CHECK(nn::shape_of(nn::run_recurrent(graph, {3}, 0)) == "(0, 1)");
}

TEST_CASE("two neurons that turn a vector: powers of a rotation") {
    // a' = R a + e with |R| = 0.9; by complex numbers a_t = (1 - r^t) / (1 - r).
    const double c = 0.9 * std::cos(0.3), s = 0.9 * std::sin(0.3);
    Graph graph = neurons(2, {{0, 0, c}, {1, 0, -s}, {0, 1, s}, {1, 1, c}});
    graph.nodes[0].bias = 1;
    graph.outputs = {0, 1};
    const Matrix y = nn::run_recurrent(graph, Vector(), 25);
    double re = 0, im = 0;
    for (std::size_t t = 0; t < 25; ++t) {
        const double next = c * re - s * im + 1;
        im = s * re + c * im;
        re = next;
        // (1 - r^t) / (1 - r), r^t = 0.9^t (cos 0.3 t + i sin 0.3 t)
        const auto n = static_cast<double>(t + 1);
        const double p = 1 - std::pow(0.9, n) * std::cos(0.3 * n), q = -std::pow(0.9, n) * std::sin(0.3 * n);
        const double d = (1 - c) * (1 - c) + s * s;
        CHECK_THAT(y(t, 0), WithinAbs((p * (1 - c) - q * s) / d, 1e-13));
        CHECK_THAT(y(t, 1), WithinAbs((q * (1 - c) + p * s) / d, 1e-13));
    }
}

TEST_CASE("a signal takes one step through each neuron") {
    RandomArrays random(3);
    const std::vector<nn::Dense> layers = {random_layer(random, 3, 2, Activation::tanh),
                                           random_layer(random, 4, 3, Activation::identity),
                                           random_layer(random, 2, 4, Activation::sigmoid)};
    const Graph graph = renumbered(nn::dense_graph(layers), 5);
    const Vector x = random.vector(2);
    const Matrix y = nn::run_recurrent(graph, x, 5);
    const Vector settled = nn::mlp_forward(x, layers);
    for (std::size_t t = 0; t < 5; ++t)
        for (std::size_t j = 0; j < 2; ++j)
            if (t >= 2)
                CHECK_THAT(y(t, j), WithinAbs(settled(j), 1e-14));
            else
                CHECK(std::abs(y(t, j) - settled(j)) > 1e-6);
}

TEST_CASE("what is no graph is refused by each function") {
    Graph good = neurons(3, {{0, 1, 1}, {1, 2, 1}});
    good.inputs = {0};
    good.outputs = {2};
    REQUIRE(nn::is_feedforward(good));
    std::vector<Graph> bad(7, good);
    bad[0].edges.push_back({3, 1, 1});
    bad[1].edges.push_back({1, 3, 1});
    bad[2].inputs = {3};
    bad[3].outputs = {3};
    bad[4].inputs = {0, 0};
    bad[5].edges.push_back({1, 0, 1});
    bad[6].edges.push_back({0, 0, 1});
    for (const Graph& graph : bad) {
        CHECK_THROWS_AS(nn::is_feedforward(graph), std::invalid_argument);
        CHECK_THROWS_AS(nn::evaluation_order(graph), std::invalid_argument);
        CHECK_THROWS_AS(nn::layers_of(graph), std::invalid_argument);
        CHECK_THROWS_AS(nn::evaluate(graph, {{1}}), std::invalid_argument);
        CHECK_THROWS_AS(nn::run_recurrent(graph, {1}, 2), std::invalid_argument);
    }
    CHECK_THROWS_AS(nn::evaluate(good, {{1, 2}}), nn::ShapeError);
    CHECK_THROWS_AS(nn::run_recurrent(good, {1, 2}, 2), nn::ShapeError);
    CHECK_THROWS_AS(nn::dense_graph({}), std::invalid_argument);
    RandomArrays random(4);
    CHECK_THROWS_AS(nn::dense_graph({random_layer(random, 2, 3, Activation::relu),
                                     random_layer(random, 2, 3, Activation::relu)}),
                    nn::ShapeError);
    CHECK_THROWS_AS(nn::dense_graph({{random.matrix(2, 3), random.vector(3), Activation::relu}}),
                    nn::ShapeError);
    CHECK(nn::evaluation_order(Graph()).empty());
}
