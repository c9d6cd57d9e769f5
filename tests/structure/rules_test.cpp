// Each rule finds a planted violation, and lets pass what it should.
#include "structure/rules.hpp"

#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "base/files.hpp"

namespace structure {
namespace {

namespace fs = std::filesystem;

class Checkout {
  public:
    Checkout() : folder_(*halfspace::ScratchFolder::create()) { fs::create_directory(root() / "grader"); }
    void write(const std::string& file, const std::string& text) const {
        fs::create_directories((root() / file).parent_path());
        std::ofstream(root() / file) << text;
    }
    [[nodiscard]] const fs::path& root() const { return folder_.path(); }

  private:
    halfspace::ScratchFolder folder_;
};

Findings includes(const std::string& file, const std::string& line) {
    const Checkout checkout;
    checkout.write("exercises/04_dense/dense.hpp", "");
    checkout.write("exercises/06_hyperplane/hyperplane.hpp", "");
    fs::copy(fs::path(CHECKOUT) / "grader/arrows.txt", checkout.root() / "grader/arrows.txt");
    checkout.write(file, "// first\n" + line + "\n");
    return wrong_includes(checkout.root());
}

TEST_CASE("includes along the arrows pass") {
    for (const auto& [file, line] :
         {std::pair{"lib/src/dense.cpp", "#include <nn/tensor.hpp>"},
          {"lib/src/dense.cpp", "#include <xtensor-blas/xlinalg.hpp>"},
          {"exercises/04_dense/checks.cpp", "#include \"dense.hpp\""},
          {"solutions/04_dense/mistakes.cpp", "#include \"dense.hpp\""},
          {"solutions/04_dense/mistakes.cpp", "#include \"worker/catalogue.hpp\""},
          {"grader/worker/catalogue_glue.cpp", "#include \"mistakes.cpp\""},
          {"grader/trial/remote.cpp", "#include \"verdict/json.hpp\""},
          {"grader/worker/dispatch.cpp", "#include \"wire/codec.hpp\""},
          {"solutions/04_dense/hidden.cpp", "#include <subject/test.hpp>"},
          {"grader/base/files.cpp", "#include \"base/files.hpp\""},
          {"grader/sandbox/tree.cpp", "#include \"base/process.hpp\""},
          {"grader/subject/matchers.hpp", "#include <nn/tensor.hpp>"},
          {"grader/engine/grader.cpp", "#include \"judge/judge.hpp\""},
          {"grader/app/app.cpp", "#include \"report/json.hpp\""},
          {"grader/report/json.cpp", "#include <nlohmann/json.hpp>"},
          {"grader/template/exercises/NAME.cpp", "#include \"@NAME@.hpp\""},
          {"grader/template/solutions/mistakes.cpp", "#include \"worker/catalogue.hpp\""},
          {"grader/sample_class/eve/04_dense.cpp", "#include \"engine/grader.hpp\""}}) {
        CAPTURE(file, line);
        CHECK(includes(file, line).empty());
    }
}

TEST_CASE("includes against the arrows are found, with their place") {
    CHECK(includes("grader/scoring/grade.cpp", "#include \"sandbox/sandbox.hpp\"") ==
          Findings{"grader/scoring/grade.cpp:2: may not include sandbox/sandbox.hpp"});
    for (const auto& [file, line] :
         {std::pair{"lib/src/dense.cpp", "#include \"base/result.hpp\""},
          {"lib/include/nn/dense.hpp", "#include \"subject/test.hpp\""},
          {"exercises/04_dense/dense.cpp", "#include <judge/judge.hpp>"},
          {"exercises/04_dense/checks.cpp", "#include \"hyperplane.hpp\""},
          {"exercises/04_dense/checks.cpp", "#include \"../06_hyperplane/hyperplane.hpp\""},
          {"solutions/04_dense/hidden.cpp", "#  include \"base/files.hpp\""},
          {"grader/base/files.cpp", "#include \"sandbox/sandbox.hpp\""},
          {"grader/sandbox/tree.cpp", "#include \"course/course.hpp\""},
          {"grader/course/course.cpp", "#include \"scoring/grade.hpp\""},
          {"grader/submission/source.cpp", "#include \"compile/outcome.hpp\""},
          {"grader/compile/compiler.cpp", "#include \"course/course.hpp\""},
          {"grader/compile/compiler.cpp", "#include <nn/tensor.hpp>"},
          {"grader/trial/diagnose.cpp", "#include \"judge/events.hpp\""},
          {"grader/judge/judge.cpp", "#include \"subject/session.hpp\""},
          {"grader/judge/judge.cpp", "#include \"wire/answer.hpp\""},
          {"grader/verdict/check.hpp", "#include <nn/tensor.hpp>"},
          {"grader/worker/glue.cpp", "#include \"mistakes.cpp\""},
          {"grader/worker/dispatch.cpp", "#include \"verdict/run.hpp\""},
          {"grader/subject/test.hpp", "#include \"trial/channel.hpp\""},
          {"grader/explain/diagnostics.cpp", "#include \"compile/outcome.hpp\""},
          {"exercises/04_dense/checks.cpp", "#include \"worker/catalogue.hpp\""},
          {"grader/report/json.cpp", "#include \"engine/grader.hpp\""},
          {"grader/engine/grader.cpp", "#include \"report/json.hpp\""},
          {"grader/engine/grader.cpp", "#include \"app/app.hpp\""},
          {"grader/template/solutions/hidden.cpp", "#include \"base/files.hpp\""},
          {"grader/magic/wand.cpp", "int x;"}}) {
        CAPTURE(file, line);
        CHECK(includes(file, line).size() == 1);
    }
}

TEST_CASE("arrows are read from their file and from a table") {
    const Checkout checkout;
    checkout.write("arrows.txt", "# a -> comment\nbase ->\njudge   -> verdict base\n");
    checkout.write(
        "README.md",
        "| room | may include |\n|---|---|\n| `base` | nothing | text |\n| `judge` | `base`, `verdict` | "
        "runs `trial` |\n");
    const Arrows expected = {{"base", {}}, {"judge", {"verdict", "base"}}};
    CHECK(read_arrows(checkout.root() / "arrows.txt") == expected);
    CHECK(arrows_of_table(checkout.root() / "README.md") == expected);
    CHECK(wrong_includes(checkout.root()) == Findings{"grader/arrows.txt:1: no arrows"});
}

Findings processes(const std::string& file, const std::string& text) {
    const Checkout checkout;
    checkout.write(file, text);
    return wrong_processes(checkout.root());
}

TEST_CASE("only sandbox starts processes, and only judge runs trusted ones, but for gnuplot") {
    CHECK(
        processes("grader/app/picture.cpp", "#include \"base/process.hpp\"\nauto c = run(command);\n").empty());
    CHECK(processes("grader/plot/gnuplot.cpp", "#include \"base/process.hpp\"\nauto c = run(command);\n")
              .size() == 1);
    CHECK(processes("grader/base/process.cpp", "const int pid = ::fork();\n").empty());
    CHECK(processes("grader/sandbox/tree.cpp", "auto p = Process::start(launch);\n").empty());
    CHECK(processes("grader/judge/judge.cpp", "#include \"base/process.hpp\"\nauto c = run(command);\n")
              .empty());
    CHECK(processes("grader/engine/verify.cpp", "auto rows = run_rows(table);  // system(1)\n").empty());
    CHECK(
        processes("grader/app/app.cpp", "return run(argc, argv);\nthrow E(\"popen(3) failed\");\n").empty());

    CHECK(processes("grader/compile/compiler.cpp", "\nauto p = Process::start(launch);\n") ==
          Findings{"grader/compile/compiler.cpp:2: only sandbox/ starts untrusted processes"});
    for (const char* text : {"std::system(\"ls\");\n", "FILE* f = popen(\"ls\", \"r\");\n", "::fork();\n",
                             "vfork();\n", "execve(a, b, c);\n", "posix_spawnp (a);\n"}) {
        CAPTURE(text);
        CHECK(processes("grader/app/app.cpp", text).size() == 1);
        CHECK(processes("lib/src/dense.cpp", text).size() == 1);
        CHECK(processes("grader/base/files.cpp", text).size() == 1);
    }
    CHECK(processes("grader/engine/grader.cpp", "#include \"base/process.hpp\"\nauto c = run(command);\n") ==
          Findings{"grader/engine/grader.cpp:2: only judge/ runs trusted programs"});
    CHECK(processes("grader/app/app.cpp", "#include \"base/process.hpp\"\nauto c = halfspace::run(x);\n")
              .size() == 1);
}

TEST_CASE("the top level holds its names and nothing else, and nothing is named util") {
    CHECK(wrong_names(
              {"README.md", ".gitignore", ".ci/run", "grader/app/app.cpp", "tests/run", "lib/CMakeLists.txt"})
              .empty());
    CHECK(wrong_names({"notes.txt", "scripts/a", "scripts/b"}) ==
          Findings{"notes.txt:1: does not belong to the top level",
                   "scripts:1: does not belong to the top level"});
    CHECK(wrong_names({"grader/base/StringUtils.hpp", "tests/util.cpp"}).size() == 2);
}

Findings texts(const std::string& line) {
    const Checkout checkout;
    checkout.write("file.txt", "first\n" + line + "\n");
    return wrong_texts(checkout.root(), {"file.txt"});
}

TEST_CASE("no path and no address of one machine") {
    const std::string slash = "/";
    for (const std::string& good :
         {std::string("cd /tmp/x && ls /usr/include"),
          std::string("https://github.com/xtensor-stack/xtensor"), std::string("${HOME}/work/tree"),
          std::string("framework/work/x"), std::string("http://www.w3.org/2000/svg")}) {
        CAPTURE(good);
        CHECK(texts(good).empty());
    }
    for (const std::string& bad :
         {"see " + slash + "home/ada/halfspace", slash + "root/x", "\"" + slash + "work/main\"",
          std::string("http://deb") + ".debian.org/debian",
          "deb http" + std::string("://mirror.example.org/debian"), std::string("http://10") + ".0.0.7/x",
          std::string("http://local") + "host:8080/"}) {
        CAPTURE(bad);
        CHECK(texts(bad).size() == 1);
    }
}

TEST_CASE("a test that no target compiles is found") {
    const Checkout checkout;
    checkout.write("tests/grader/base/files_test.cpp", "");
    checkout.write("tests/grader/base/fixture.hpp", "");
    const auto built = checkout.root() / "tests/grader/../grader/base/files_test.cpp";
    CHECK(not_built(checkout.root(), {built}).empty());
    CHECK(not_built(checkout.root(), {}) ==
          Findings{"tests/grader/base/files_test.cpp:1: is in no target: it is never compiled"});
}

}  // namespace
}  // namespace structure
