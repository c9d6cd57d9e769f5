// The public checks of 05_graph: small graphs to draw and follow with a pencil. Hidden ones use random graphs, larger ones
// and the special cases that graph.hpp names.
#include "graph.hpp"
#include "measure.hpp"
#include "subject/test.hpp"

using measure::FollowsEdges;
using nn::Activation;
using student::Graph;

namespace {

/// E of graph.hpp: 2 is the input, 0 the output, 1 and 3 stand between them.
Graph example() {
    return {{{-4, Activation::relu}, {1, Activation::relu}, {0, Activation::identity}, {5, Activation::relu}},
            {{2, 1, 3}, {2, 3, -1}, {1, 0, 1}, {3, 0, 2}},
            {2},
            {0}};
}

/// Input 3 -> 1 -> 2 -> 0, and a skip connection 3 -> 0.
Graph with_skip() {
    return {{{0.5, Activation::identity},
             {-1, Activation::identity},
             {0, Activation::relu},
             {0, Activation::identity}},
            {{1, 2, 2}, {3, 0, 10}, {2, 0, 1}, {3, 1, 1}},
            {3},
            {0, 2}};
}

/// 0 -> 1 -> 2 -> 1: a cycle of two.
Graph with_cycle() {
    return {{{0, Activation::identity}, {1, Activation::identity}, {0, Activation::identity}},
            {{0, 1, 1}, {1, 2, 2}, {2, 1, -1}},
            {0},
            {1, 2}};
}

/// One neuron with an edge to itself.
Graph with_self_loop() {
    return {{{1, Activation::identity}}, {{0, 0, 1}}, {}, {0}};
}

/// 0 is a neuron that nothing feeds, 1 the input; both lead to 2. Node 3 has no edges.
Graph with_sources() {
    return {{{3, Activation::identity},
             {0, Activation::identity},
             {1, Activation::relu},
             {-2, Activation::identity}},
            {{0, 2, 2}, {1, 2, -1}},
            {1},
            {2, 3}};
}

/// An edge leads to the input.
Graph with_edge_into_input() {
    Graph graph = example();
    graph.edges.push_back({0, 2, 1});
    return graph;
}

/// An edge leads to node 4, which does not exist.
Graph with_stray_edge() {
    Graph graph = example();
    graph.edges.push_back({0, 4, 1});
    return graph;
}

}  // namespace

TEST_CASE("a diamond and a skip connection are feedforward, a cycle of two and one of one are not",
          "[is_feedforward]") {
    CHECK_THAT(subject::is_feedforward(example()), Is(true));
    CHECK_THAT(subject::is_feedforward(with_cycle()), Is(false));
    CHECK_THAT(subject::is_feedforward(with_self_loop()), Is(false));
    CHECK_THAT(subject::is_feedforward(with_skip()), Is(true));
}

TEST_CASE("an edge to a node that does not exist is refused", "[is_feedforward][edge]") {
    CHECK_REFUSES(subject::is_feedforward(with_stray_edge()));
}

TEST_CASE("an edge that leads to an input is refused, be there a cycle or not", "[is_feedforward][edge]") {
    CHECK_REFUSES(subject::is_feedforward(with_edge_into_input()));
    Graph graph = with_sources();
    graph.edges.push_back({0, 1, 1});
    CHECK_REFUSES(subject::is_feedforward(graph));
}

TEST_CASE("the diamond E has two right orders, the skip connection leaves one", "[evaluation_order]") {
    CHECK_THAT(subject::evaluation_order(example()), FollowsEdges(example()));
    CHECK_THAT(subject::evaluation_order(with_skip()), FollowsEdges(with_skip()));
}

TEST_CASE("every node is in the order, one that nothing feeds and one without edges too",
          "[evaluation_order]") {
    CHECK_THAT(subject::evaluation_order(with_sources()), FollowsEdges(with_sources()));
    Graph edgeless = with_sources();
    edgeless.edges.clear();
    CHECK_THAT(subject::evaluation_order(edgeless), FollowsEdges(edgeless));
}

TEST_CASE("a cycle has no order", "[evaluation_order][edge]") {
    CHECK_REFUSES(subject::evaluation_order(with_cycle()));
    CHECK_REFUSES(subject::evaluation_order(with_self_loop()));
}

TEST_CASE("the layers of E, and of a graph with a skip connection", "[layers_of]") {
    CHECK_THAT(subject::layers_of(example()), Is(std::vector<std::size_t>{2, 1, 0, 1}));
    CHECK_THAT(subject::layers_of(with_skip()), Is(std::vector<std::size_t>{3, 1, 2, 0}));
}

TEST_CASE("what nothing feeds is in layer 1, and the latest of those that feed a neuron counts",
          "[layers_of]") {
    CHECK_THAT(subject::layers_of(with_sources()), Is(std::vector<std::size_t>{1, 0, 2, 1}));
    Graph edgeless = with_sources();
    edgeless.edges.clear();
    CHECK_THAT(subject::layers_of(edgeless), Is(std::vector<std::size_t>{1, 0, 1, 1}));
}

TEST_CASE("two samples through E", "[evaluate]") {
    // First sample: a1 = relu(3 + 1) = 4, a3 = relu(-1 + 5) = 4, a0 = relu(4 + 8 - 4) = 8.
    CHECK_THAT(subject::evaluate(example(), {{1}, {4}}), IsClose(nn::Matrix{{8}, {11}}));
}

TEST_CASE("two outputs, and a skip connection that counts", "[evaluate]") {
    // x = 3: a1 = 2, a2 = relu(4) = 4, a0 = 4 + 30 + 0.5.
    CHECK_THAT(subject::evaluate(with_skip(), {{3}, {-1}, {0}}),
               IsClose(nn::Matrix{{34.5, 4}, {-9.5, 0}, {0.5, 0}}));
}

TEST_CASE("a neuron that nothing feeds is g(b)", "[evaluate]") {
    // a0 = 3 and a3 = -2 whatever x is; a2 = relu(2 * 3 - x + 1).
    CHECK_THAT(subject::evaluate(with_sources(), {{5}, {8}}), IsClose(nn::Matrix{{2, -2}, {0, -2}}));
}

TEST_CASE("evaluate refuses a cycle, and an x with a column too many", "[evaluate][edge]") {
    CHECK_REFUSES(subject::evaluate(with_cycle(), {{1}}));
    CHECK_REFUSES(subject::evaluate(example(), {{1, 2}}));
}

TEST_CASE("E settles in two steps", "[run_recurrent]") {
    CHECK_THAT(subject::run_recurrent(example(), {1}, 3), IsClose(nn::Matrix{{0}, {8}, {8}}));
}

TEST_CASE("a neuron with an edge to itself counts, a cycle of two swings", "[run_recurrent]") {
    CHECK_THAT(subject::run_recurrent(with_self_loop(), nn::Vector(), 4),
               IsClose(nn::Matrix{{1}, {2}, {3}, {4}}));
    // a1 = x + 1 - a2 and a2 = 2 a1, both of the step before.
    CHECK_THAT(subject::run_recurrent(with_cycle(), {2}, 4),
               IsClose(nn::Matrix{{3, 0}, {3, 6}, {-3, 6}, {-3, -6}}));
}

TEST_CASE("one neuron with two inputs, then two layers: your graph, by your evaluate", "[dense_graph]") {
    const nn::Dense one = {{{2, 3}}, {7}, Activation::identity};
    const Graph graph = subject::dense_graph({one});
    {
        INFO("the number of nodes");
        REQUIRE_THAT(graph.nodes.size(), Is(std::size_t{3}));
    }
    CHECK_THAT(subject::evaluate(graph, {{1, 1}, {0, 2}}), IsClose(nn::Matrix{{12}, {13}}));
    const nn::Dense two = {{{1, -1}, {2, 1}}, {0.5, -2}, Activation::relu};
    const Graph deep = subject::dense_graph({two, one});
    {
        INFO("the number of nodes");
        REQUIRE_THAT(deep.nodes.size(), Is(std::size_t{5}));
    }
    // x = (1, 2): z1 = (-0.5, 2), a1 = (0, 2), a2 = 6 + 7.
    CHECK_THAT(subject::evaluate(deep, {{1, 2}, {3, 1}}), IsClose(nn::Matrix{{13}, {27}}));
    // Three neurons with two inputs: the weight is not square.
    const nn::Dense wide = {{{1, 2}, {3, 4}, {5, 6}}, {0, 1, -1}, Activation::identity};
    const Graph flat = subject::dense_graph({wide});
    {
        INFO("the number of nodes");
        REQUIRE_THAT(flat.nodes.size(), Is(std::size_t{5}));
    }
    CHECK_THAT(subject::evaluate(flat, {{1, 0}, {2, 3}}), IsClose(nn::Matrix{{1, 4, 4}, {8, 19, 27}}));
}

TEST_CASE("the example of the thinking tasks", "[predict]") {
    CHECK_THAT(subject::predict(student::Question::orders_with_a_lonely_neuron), Is(std::size_t{3}));
}
