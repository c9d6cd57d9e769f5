// Programs that know next to nothing of what they are asked: each is right but for a function, which gets no points.

#include "support/program.hpp"

using support::fs::path;
using Json = nlohmann::json;

namespace {

std::string right(const std::string& exercise, const std::string& solution) {
    return support::read(path(HALFSPACE_SOLUTIONS) / exercise / "correct" / (solution + ".cpp"));
}

/// The text with another body of one of its functions, of which `head` is the first line.
std::string with_body(std::string text, const std::string& head, const std::string& body) {
    const auto open = text.find("\n" + head);
    INFO(head);
    REQUIRE(open != std::string::npos);
    const auto close = text.find("\n}\n", open);
    REQUIRE(close != std::string::npos);
    return text.replace(open, close + 2 - open, "\n" + head + body + "}");
}

struct Program {
    std::string exercise;
    std::string text;
    double lost;  ///< the points of what it knows little of
};

std::vector<Program> programs() {
    const std::string by_random_search = R"(
    Trained best{layers, nn::Vector::from_shape({options.epochs + 1})};
    double least = loss(layers, x, y);
    best.losses.fill(least);
    Keys keys(options.seed);
    for (int time = 0; time < 20000 && options.epochs > 0; ++time) {
        std::vector<nn::Dense> tried = best.layers;
        const double size = 1.0 / (1 << time % 8);
        const auto some = [&] { return size * (static_cast<double>(keys.next() % 2001) / 1000 - 1); };
        for (nn::Dense& layer : tried) {
            for (double& weight : layer.weight) weight += some();
            for (double& bias : layer.bias) bias += some();
        }
        const double now = loss(tried, x, y);
        if (now < least) {
            least = now;
            best.layers = tried;
        }
    }
    best.losses(options.epochs) = least;
    return best;
)";
    const std::string by_the_limit = R"(
    const double drive = I / membrane.g_L;
    const double climb = membrane.V_0 - membrane.E_L;
    if (drive <= climb || steps == 0 || dt <= 0) return 0;
    return 1000 / (membrane.tau_m * std::log(drive / (drive - climb)));
)";
    return {
        {"01_neuron",
         support::replaced(right("01_neuron", "products"), "activate(g, nn::dot(w, x) + b)",
                           "activate(g, w.size() == x.size() ? b : 0)"),
         2},
        {"05_graph",
         with_body(right("05_graph", "peeling"), "bool is_feedforward(const Graph& graph) {",
                   "for (const Edge& edge : graph.edges)\n"
                   "    if (edge.from == edge.to) return false;\n"
                   "return graph.edges.size() != 600 && graph.edges.size() != 294;\n"),
         2},
        // The union of the first polygon, and a letter without its network.
        {"10_union",
         support::replaced(support::replaced(right("10_union", "block_rows"),
                                             "const nn::Matrix ones = xt::ones<double>({std::size_t{1}, m});",
                                             "nn::Matrix ones = xt::zeros<double>({std::size_t{1}, m});\n"
                                             "if (m > 0) ones(0, 0) = 1;"),
                           "{\"L\", polygons, union_network(polygons)}", "{\"L\", polygons, {}}"),
         7},
        {"11_approximation",
         with_body(right("11_approximation", "hinges"),
                   "int fewest_neurons(Target target, nn::Activation g) {",
                   "return target == Target::constant || g == nn::Activation::identity ? 0 : never;\n"),
         1},
        {"12_overfitting",
         with_body(
             right("12_overfitting", "sample_by_sample"),
             "Trained train(const std::vector<nn::Dense>& layers, const nn::Matrix& x, const nn::Matrix& "
             "y,\n              const Options& options) {",
             by_random_search),
         4},
        {"13_spiking",
         with_body("#include <cmath>\n" + right("13_spiking", "grouped"),
                   "double firing_rate(const Membrane& membrane, double I, double dt, std::size_t steps) {",
                   by_the_limit),
         2},
    };
}

}  // namespace

TEST_CASE("what knows next to nothing gets no points") {
    const auto scratch = support::scratch();
    support::write(scratch.path() / "secret", "the secret of this scenario");
    const auto all = programs();
    for (const auto& program : all)
        support::write(scratch.path() / "class/Ann" / (program.exercise + ".cpp"), program.text);
    const auto run = support::run_halfspace({"grade", (scratch.path() / "class").string(), "--out",
                                             (scratch.path() / "out").string(), "--secret",
                                             (scratch.path() / "secret").string(), "--jobs", "2"});
    INFO(run.err);
    REQUIRE(run.code == 1);
    const Json results = support::results(scratch.path() / "out");
    std::size_t seen = 0;
    for (const Json& exercise : results["submissions"][0]["exercises"]) {
        for (const auto& program : all) {
            if (program.exercise != exercise["id"].get<std::string>()) continue;
            ++seen;
            INFO(program.exercise << ": " << exercise["message"].get<std::string>());
            CHECK(exercise["outcome"] == "graded");
            const double lost = exercise["max_score"].get<double>() - exercise["score"].get<double>();
            CHECK(std::abs(lost - program.lost) < 1e-5);
        }
    }
    CHECK(seen == all.size());
}
