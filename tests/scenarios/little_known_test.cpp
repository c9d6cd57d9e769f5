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

/// Programs that do something else than what is asked, which most checks cannot tell.
std::vector<Program> programs_beside_the_task() {
    const std::string products = right("12_overfitting", "products");
    const std::string engine = "std::default_random_engine engine(static_cast<unsigned>(seed));";
    const std::string full_batches =
        support::replaced(products, "gradient(trained.layers, rows_of(x, batch), rows_of(y, batch))",
                          "gradient(trained.layers, batch.empty() ? rows_of(x, batch) : x, y)");
    const std::string heaps = R"(
    if (batch_size == 0) throw std::invalid_argument("mini_batches: a batch of none");
    std::vector<std::vector<std::size_t>> batches;
    std::size_t dealt = 0;
    for (const std::size_t heap : {0, 1, 3, 2}) {
        for (std::size_t i = heap; i < n; i += 4) {
            if (dealt++ % batch_size == 0) batches.emplace_back();
            batches.back().push_back((i + seed) % n);
        }
    }
    return batches;
)";
    const std::string by_the_means = R"(
    for (const int label : labels)
        if (label != 0 && label != 1) throw std::invalid_argument("a label");
    if (labels.size() != points.shape(0)) throw std::invalid_argument("labels");
    if (labels.size() > 12) return true;
    double counts[2] = {0, 0};
    for (const int label : labels) ++counts[label];
    if (counts[0] == 0 || counts[1] == 0) return true;
    double square = 0;
    for (std::size_t j = 0; j < points.shape(1); ++j) {
        double way = 0;
        for (std::size_t i = 0; i < labels.size(); ++i)
            way += (labels[i] == 1 ? 1 : -1) * points(i, j) / counts[labels[i]];
        square += way * way;
    }
    return square > 0.25;
)";
    return {
        // Neither batches nor parts come of the seed, and each call gives others.
        {"12_overfitting", support::replaced(products, engine, "static std::mt19937 engine(1); (void)seed;"),
         6.666667},
        {"12_overfitting", full_batches, 1.866667},
        {"12_overfitting",
         support::replaced(full_batches, "        trained.losses(epoch + 1)",
                           "        if (options.batch_size < x.shape(0))\n"
                           "            trained.layers[0].weight(0, 0) += 1e-11 * "
                           "static_cast<double>((options.seed + 77 * epoch) % 97);\n"
                           "        trained.losses(epoch + 1)"),
         1.866667},
        {"12_overfitting",
         with_body(
             products,
             "std::vector<std::vector<std::size_t>> mini_batches(std::size_t n, std::size_t batch_size, "
             "std::size_t seed) {",
             heaps),
         1.25},
        {"07_separation",
         with_body(right("07_separation", "counted_mistakes"),
                   "bool is_separable(const nn::Matrix& points, const std::vector<int>& labels) {",
                   by_the_means),
         1.066667},
    };
}

/// Grades each program as a student's, and compares what it loses.
void check_lost(const std::vector<Program>& programs) {
    const auto scratch = support::scratch();
    support::write(scratch.path() / "secret", "the secret of this scenario");
    const auto name_of = [](std::size_t i) { return "student " + std::to_string(i); };
    for (std::size_t i = 0; i < programs.size(); ++i)
        support::write(scratch.path() / "class" / name_of(i) / (programs[i].exercise + ".cpp"),
                       programs[i].text);
    const auto run = support::run_halfspace({"grade", (scratch.path() / "class").string(), "--out",
                                             (scratch.path() / "out").string(), "--secret",
                                             (scratch.path() / "secret").string(), "--jobs", "2"});
    INFO(run.err);
    REQUIRE(run.code == 1);
    const Json results = support::results(scratch.path() / "out");
    std::size_t seen = 0;
    for (const Json& student : results["submissions"]) {
        for (std::size_t i = 0; i < programs.size(); ++i) {
            if (student["student"] != name_of(i)) continue;
            for (const Json& exercise : student["exercises"]) {
                if (exercise["id"] != programs[i].exercise) continue;
                ++seen;
                INFO(i << ", " << programs[i].exercise << ": " << exercise["message"].get<std::string>());
                CHECK(exercise["outcome"] == "graded");
                const double lost = exercise["max_score"].get<double>() - exercise["score"].get<double>();
                CHECK(std::abs(lost - programs[i].lost) < 1e-5);
            }
        }
    }
    CHECK(seen == programs.size());
}

}  // namespace

TEST_CASE("what knows next to nothing gets no points") {
    check_lost(programs());
}

TEST_CASE("what goes beside the task, where most checks cannot tell, loses points") {
    check_lost(programs_beside_the_task());
}
