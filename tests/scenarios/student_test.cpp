// A student's day: an exercise named by what is at hand, going on, hints, starting over, seeing how far one is.

#include <algorithm>
#include <set>
#include <sstream>

#include "base/text.hpp"
#include "support/course_copy.hpp"

using Catch::Matchers::ContainsSubstring;
using support::CourseCopy;
namespace fs = support::fs;

namespace {

std::string right_dense() {
    return support::read(fs::path(HALFSPACE_SOLUTIONS) / "04_dense/correct/products.cpp");
}

/// Right but for the bias: two public checks or more fail.
std::string without_bias() {
    return support::replaced(right_dense(), "nn::matmul(x, nn::transpose(weight)) + bias;",
                             "nn::matmul(x, nn::transpose(weight));");
}

struct Day {
    CourseCopy course;
    fs::path file = course.exercises() / "04_dense/dense.cpp";

    /// A course that has been handed out: nothing is remembered.
    Day() { fs::remove(course.exercises() / ".notebook.json"); }

    support::Run from(const fs::path& folder, std::vector<std::string> arguments) const {
        arguments.insert(arguments.end(), {"--course", course.exercises().string()});
        return support::run_halfspace(std::move(arguments), folder.string());
    }
    void write_all_right(const std::set<std::string>& but = {}) const {
        for (const auto& entry : fs::directory_iterator(course.exercises())) {
            const auto id = entry.path().filename().string();
            if (!entry.is_directory() || but.contains(id)) continue;
            std::set<fs::path> right;
            for (const auto& correct : fs::directory_iterator(fs::path(HALFSPACE_SOLUTIONS) / id / "correct"))
                right.insert(correct.path());
            support::write(entry.path() / (id.substr(id.find('_') + 1) + ".cpp"),
                           support::read(*right.begin()));
        }
    }
};

/// The lines from the last heading on, which stand next to the prompt.
std::vector<std::string> last_block(const std::string& out) {
    const auto at = out.rfind("\n-- ");
    REQUIRE(at != std::string::npos);
    return halfspace::lines(out.substr(at + 1));
}

void check_width(const std::string& out) {
    for (const auto& line : halfspace::lines(out)) {
        INFO(line);
        CHECK(halfspace::width(line) <= 80);
    }
}

}  // namespace

TEST_CASE("an exercise is named by what a student has at hand, from where they are") {
    const Day day;
    const auto folder = day.course.exercises() / "04_dense";
    for (const auto& [typed, from] : std::vector<std::pair<std::string, fs::path>>{
             {"4", "/"},
             {"dense", "/"},
             {"dense.cpp", "/"},
             {".", folder},
             {"dense.cpp", folder},
             {"exercises/04_dense/dense.cpp", day.course.exercises().parent_path()},
             {day.file.string(), "/"}}) {
        INFO(typed);
        const auto run = day.from(from, {"list", typed});
        CHECK(run.code == 0);
        CHECK_THAT(run.out, ContainsSubstring("04_dense  Dense layers"));
    }
    CHECK_THAT(support::sentence(day.from("/", {"hint", "dence"}).err),
               ContainsSubstring("did you mean '04_dense'?"));
    CHECK_THAT(support::sentence(day.from("/", {"reset", "dence"}).err),
               ContainsSubstring("did you mean '04_dense'?"));
    CHECK_THAT(support::sentence(day.from("/", {"plot", "dence"}).err),
               ContainsSubstring("did you mean '04_dense'?"));
    // Another file of that name is not what would be checked.
    const auto other = support::scratch();
    support::write(other.path() / "04_dense/dense.cpp", "");
    const auto run = day.from(other.path(), {"check", "04_dense/dense.cpp"});
    CHECK(run.code == 2);
    CHECK_THAT(support::sentence(run.err), ContainsSubstring("where files are checked"));
}

TEST_CASE("check alone goes on where the student is, says why, and notices what has changed") {
    const Day day;
    day.write_all_right({"04_dense", "05_graph"});
    auto run = day.course.run({"check", "--every"});
    INFO(run.out << run.err);
    CHECK(run.code == 1);
    CHECK_THAT(run.out, ContainsSubstring("13_spiking"));

    run = day.course.run({"check"});
    CHECK(run.code == 1);
    CHECK_THAT(run.out, ContainsSubstring("Going on with 04_dense: 0 of "));
    CHECK_THAT(run.out, !ContainsSubstring("05_graph"));

    support::write(day.file, right_dense());
    run = day.course.run({"check"});
    INFO(run.out << run.err);
    CHECK(run.code == 0);
    CHECK_THAT(run.out, ContainsSubstring("Going on with 04_dense: it has changed since its last check."));
    CHECK_THAT(run.out, ContainsSubstring("understood       A layer for a whole batch"));
    CHECK_THAT(run.out, ContainsSubstring("beyond           The hidden tests"));
    CHECK_THAT(run.out, ContainsSubstring("to hand in       exercises/04_dense/dense.cpp"));
    CHECK_THAT(run.out, ContainsSubstring("next             exercises/check 05_graph"));
    check_width(run.out);

    run = day.course.run({"check"});
    CHECK_THAT(run.out, ContainsSubstring("Going on with 05_graph"));

    // A file that was right and is another one now counts anew.
    support::write(day.file, right_dense() + "// more\n");
    run = day.course.run({"list"});
    CHECK_THAT(run.out, ContainsSubstring("next: changed since its check"));

    // Without the notebook all begins again, and nothing else is lost.
    fs::remove(day.course.exercises() / ".notebook.json");
    run = day.course.run({"check"});
    CHECK(run.code == 0);
    CHECK_THAT(run.out, ContainsSubstring("Going on with 01_neuron: it is the first one that is not done."));
}

TEST_CASE("when all exercises are done check says so, and how to hand in") {
    const Day day;
    day.write_all_right();
    auto run = day.course.run({"check", "--every"});
    INFO(run.out << run.err);
    CHECK(run.code == 0);
    CHECK_THAT(run.out, ContainsSubstring("next             all exercises are done: exercises/handin"));
    run = day.course.run({"check"});
    CHECK(run.code == 0);
    CHECK_THAT(run.out, ContainsSubstring("All 13 exercises are done. To hand them in: exercises/handin"));
    run = day.course.run({"list"});
    CHECK_THAT(run.out, ContainsSubstring("184 of 184 points"));
    CHECK_THAT(run.out, ContainsSubstring("All done."));
    check_width(run.out);
}

TEST_CASE("a verdict says at once that it compiles, and what to mend first stands last") {
    const Day day;
    support::write(day.file, without_bias());
    const auto run = day.course.run({"check", "dense"});
    INFO(run.out << run.err);
    CHECK(run.code == 1);
    CHECK(run.out.find("compiling dense.cpp ...\n") < run.out.find("  FAILED"));
    const auto block = last_block(run.out);
    CHECK(block.size() <= 23);
    CHECK(block.front().starts_with("-- Begin with dense_forward"));
    CHECK_THAT(run.out, ContainsSubstring("LIKELY: This is what you get without the bias"));
    CHECK(block.back() == "Run again: exercises/check 04_dense");
    CHECK(block[block.size() - 2] == "A hint:    exercises/hint 04_dense dense_forward");
    check_width(run.out);
    // Each check that has ended is a line, once.
    CHECK(run.out.find("  FAILED           two samples through a layer") ==
          run.out.rfind("  FAILED           two samples through a layer"));
    const auto all = day.course.run({"check", "dense", "--all"});
    CHECK(halfspace::lines(all.out).size() > halfspace::lines(run.out).size());
    CHECK_THAT(all.out, ContainsSubstring("FAILED: a relu layer, then a layer without activation"));
}

TEST_CASE("what was wrong is shown once and on few lines: the call, what came, what was expected") {
    const Day day;
    const std::string head = "layers_of(const Graph& graph) {";
    support::write(
        day.course.exercises() / "05_graph/graph.cpp",
        support::replaced(support::read(fs::path(HALFSPACE_SOLUTIONS) / "05_graph/correct/depth_first.cpp"),
                          head, head + "\n    if (graph.nodes[0].bias == -4) return {1, 1, 0, 1};"));
    const auto run = day.course.run({"check", "5"});
    INFO(run.out << run.err);
    CHECK(run.code == 1);
    CHECK_THAT(run.out, ContainsSubstring("{bias = -4, activation = relu}"));
    CHECK_THAT(run.out, ContainsSubstring("{from = 2, to = 1, weight = 3}"));
    CHECK_THAT(run.out, ContainsSubstring("    expected [2, 1, 0, 1], got [1, 1, 0, 1]; differs at [0]\n"));
    CHECK_THAT(run.out, !ContainsSubstring("it returned") && !ContainsSubstring("more with --all"));
    check_width(run.out);
}

TEST_CASE("an exception is told as one, and the entry of a long argument at which the answer is wrong") {
    const Day day;
    const auto file = day.course.exercises() / "02_activations/activations.cpp";
    const auto right = support::read(fs::path(HALFSPACE_SOLUTIONS) / "02_activations/correct/loops.cpp");
    REQUIRE(right.find("namespace student {") != std::string::npos);
    support::write(file, support::replaced(
                             right, "nn::Vector relu(const nn::Vector& x) {",
                             "nn::Vector relu(const nn::Vector& x) {\n  throw std::out_of_range(\"no\");"));
    const auto run = day.course.run({"check", "2"});
    INFO(run.out << run.err);
    CHECK_THAT(run.out, ContainsSubstring("  THREW  ") && ContainsSubstring("  THREW: "));
    CHECK_THAT(run.out, !ContainsSubstring("CRASHED"));
    // What counts only with the others is told once, as not counted.
    CHECK(run.out.find("passed           an empty") == std::string::npos);
}

TEST_CASE("handin says how to put a name, refuses none, and tells zips of before from the new one") {
    const Day day;
    const auto folder = support::scratch();
    support::write(day.file, right_dense());
    auto run = day.from(folder.path(), {"handin"});
    INFO(run.out << run.err);
    CHECK(run.code == 1);  // the others are not begun
    CHECK_THAT(run.out, ContainsSubstring("exercises/handin --name \"Your Name\""));
    CHECK_THAT(run.out, !ContainsSubstring("of before"));
    support::write(folder.path() / "other.zip", "no zip");
    run = day.from(folder.path(), {"handin", "--name", "Ann Marker"});
    CHECK_THAT(run.out, ContainsSubstring("Upload this file, which holds 1 exercise: Ann Marker.zip\n"
                                          "handin.zip is another one, of before: not that.\n"));
    CHECK_THAT(run.out, !ContainsSubstring("--name") && !ContainsSubstring("other.zip"));
    run = day.from(folder.path(), {"handin", "--name", ""});
    CHECK(run.code == 2);
    CHECK_THAT(support::sentence(run.err), ContainsSubstring("--name"));
}

TEST_CASE("the help of a student's commands names the script, and fits in 80 columns") {
    for (const char* command : {"check", "plot", "list", "hint", "reset", "watch", "handin"}) {
        const auto run = support::run_halfspace({command, "--help"}, "/");
        INFO(run.out);
        CHECK(run.code == 0);
        CHECK_THAT(run.out, ContainsSubstring("exercises/" + std::string(command)));
        check_width(run.out);
    }
    CHECK_THAT(support::run_halfspace({"check", "--help"}, "/").out, ContainsSubstring("--debug"));
    check_width(support::run_halfspace({"--help-all"}, "/").out);
}

TEST_CASE("untouched functions are one line, and where to begin is the first of the contract") {
    const Day day;
    const auto run = day.course.run({"check", "4"});
    CHECK(run.code == 1);
    std::string words = run.out;
    std::replace(words.begin(), words.end(), '\n', ' ');
    words.erase(std::unique(words.begin(), words.end(), [](char a, char b) { return a == ' ' && b == ' '; }),
                words.end());
    CHECK_THAT(words, ContainsSubstring("still to write dense_forward, columns_to_weight, mlp_forward, "
                                        "parameter_count, layer_count, collapse_linear"));
    CHECK(run.out.find("not implemented") == run.out.rfind("not implemented"));
    CHECK(last_block(run.out).front().starts_with("-- Begin with dense_forward"));
    check_width(run.out);
}

TEST_CASE("hints come one by one, are remembered, and begin where the last check said") {
    const Day day;
    auto run = day.course.run({"hint", "dense", "collapse_linear"});
    INFO(run.out << run.err);
    CHECK(run.code == 0);
    CHECK_THAT(run.out, ContainsSubstring("04_dense, collapse_linear: hint 1 of 3"));
    CHECK_THAT(run.out, ContainsSubstring("Write the shapes beside every array"));
    CHECK_THAT(run.out, ContainsSubstring("The next one says more: exercises/hint 04_dense collapse_linear"));
    run = day.course.run({"hint", "dense", "collapse_linear"});
    CHECK_THAT(run.out, ContainsSubstring("hint 2 of 3"));
    // The one about the whole exercise is not given twice.
    run = day.course.run({"hint", "dense"});
    CHECK_THAT(run.out, ContainsSubstring("04_dense, dense_forward: hint 2 of 3"));
    run = day.course.run({"hint", "dense", "collapse_linear"});
    CHECK_THAT(run.out, ContainsSubstring("hint 3 of 3"));
    CHECK_THAT(run.out, ContainsSubstring("That was the last one."));
    run = day.course.run({"hint", "dense", "collapse_linear"});
    CHECK_THAT(run.out, ContainsSubstring("collapse_linear: all hints"));
    CHECK_THAT(run.out, ContainsSubstring("Put one layer into the next on paper"));
    check_width(run.out);

    // Without a name it is the exercise where check goes on; where all checks pass there is nothing to hint at.
    run = day.course.run({"hint"});
    CHECK(run.code == 0);
    CHECK(run.out.starts_with("01_neuron, "));
    support::write(day.file, right_dense());
    CHECK(day.course.run({"check", "dense"}).code == 0);
    run = day.course.run({"hint", "dense"});
    CHECK(run.code == 0);
    CHECK_THAT(run.out, ContainsSubstring("All public checks of 04_dense pass."));
    run = day.course.run({"hint", "dense", "mlp_forward"});
    CHECK_THAT(run.out, ContainsSubstring("04_dense, mlp_forward: hint 2 of"));

    run = day.course.run({"hint", "dense", "dense_foward"});
    CHECK(run.code == 2);
    CHECK_THAT(support::sentence(run.err), ContainsSubstring("did you mean 'dense_forward'?"));
}

TEST_CASE("reset asks, keeps a dated copy, and gives the starter back") {
    const Day day;
    const std::string starter = support::read(day.file);
    auto run = day.course.run({"reset", "dense", "--yes"});
    CHECK_THAT(run.out, ContainsSubstring("is the starter already"));
    support::write(day.file, right_dense());
    run = day.course.run({"reset", "dense"});
    INFO(run.out << run.err);
    CHECK(run.code == 2);
    CHECK_THAT(support::sentence(run.err), ContainsSubstring("exercises/reset 04_dense --yes"));
    CHECK(support::read(day.file) == right_dense());

    for (int i = 1; i <= 2; ++i) {
        support::write(day.file, right_dense());
        run = day.course.run({"reset", "dense", "--yes"});
        CHECK(run.code == 0);
        CHECK(support::read(day.file) == starter);
        const auto at = run.out.find("exercises/04_dense/dense.cpp.2");
        REQUIRE(at != std::string::npos);
        const auto kept = run.out.substr(at, run.out.find('\n', at) - at);
        CHECK(support::read(day.course.exercises().parent_path() / kept) == right_dense());
    }
    const auto copies = std::count_if(
        fs::directory_iterator(day.file.parent_path()), fs::directory_iterator(),
        [](const auto& entry) { return entry.path().filename().string().starts_with("dense.cpp."); });
    CHECK(copies == 2);
    fs::remove(day.file);
    CHECK(day.course.run({"reset", "dense"}).code == 0);
    CHECK(support::read(day.file) == starter);
}

TEST_CASE("every exercise keeps its starter, which is the one that is handed out") {
    for (const auto& entry : fs::directory_iterator(HALFSPACE_EXERCISES)) {
        if (!entry.is_directory()) continue;
        const auto id = entry.path().filename().string();
        INFO(id);
        const auto kept = support::read(entry.path() / ".starter.cpp");
        CHECK(kept == support::read(entry.path() / (id.substr(id.find('_') + 1) + ".cpp")));
    }
}

TEST_CASE("the list shows how far one is, in words and numbers too") {
    const Day day;
    support::write(day.file, without_bias());
    (void)day.course.run({"check", "dense"});
    const auto run = day.course.run({"list"});
    INFO(run.out);
    CHECK(run.code == 0);
    CHECK_THAT(run.out, ContainsSubstring("04_dense"));
    CHECK_THAT(run.out, ContainsSubstring(" of  14  [##"));
    CHECK_THAT(run.out, ContainsSubstring(" checks pass"));
    CHECK_THAT(run.out, ContainsSubstring("of 184 points of the public checks"));
    CHECK_THAT(run.out, ContainsSubstring("Next: 01_neuron, One neuron"));
    check_width(run.out);
    check_width(day.course.run({"list", "12"}).out);
}

TEST_CASE("a course that cannot be written is checked all the same") {
    const Day day;
    support::write(day.file, right_dense());
    const auto notebook = day.course.exercises() / ".notebook.json";
    fs::create_directory(notebook);  // so that root cannot write it either
    const auto run = day.course.run({"check", "dense"});
    CHECK(run.code == 0);
    CHECK_THAT(support::sentence(run.err), ContainsSubstring("nothing is remembered"));
}
