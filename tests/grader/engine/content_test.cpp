#include "engine/content.hpp"

#include <catch2/catch_test_macros.hpp>

#include "grader/engine/miniature.hpp"

namespace halfspace::engine {
namespace {

using Lines = std::vector<std::string>;

struct Content : test::Miniature {
    Lines wrong(std::vector<verdict::Diagnosis> mistakes = {{"no_bias", "h"}}) const {
        judge::Suite suite;
        for (const auto& function : exercise.functions) suite.functions.push_back(function.name);
        suite.catalogue.mistakes = std::move(mistakes);
        return wrong(suite, {"f", "g"});
    }
    Lines wrong(const judge::Suite& suite, const Lines& asked_at_home) const {
        judge::Suite public_suite;
        for (const auto& function : asked_at_home)
            public_suite.checks.push_back({.name = "of " + function, .function = function});
        return wrong_content(exercise, {path() / "exercises", path() / "solutions", {}, {}, {}}, suite,
                             public_suite);
    }
};

TEST_CASE_METHOD(Content, "an exercise with nothing missing and nothing too much") {
    write("exercises/04_dense/measure.hpp", "");
    write("exercises/04_dense/checks.cpp", "#include \"measure.hpp\"\n");
    write("exercises/04_dense/.swp", "");
    write("solutions/04_dense/cases.hpp", "");
    write("solutions/04_dense/hidden.cpp", "#include \"cases.hpp\"\n");
    CHECK(wrong() == Lines{});
}

TEST_CASE_METHOD(Content, "files that nothing reads") {
    write("exercises/04_dense/dense_old.cpp", "");
    write("exercises/04_dense/unused.svg", "");
    write("exercises/04_dense/notes/todo.txt", "");
    write("solutions/04_dense/reference.cpp", "");
    write("solutions/04_dense/mistakes/no_bias.cpp", "");
    write("solutions/04_dense/correct/README.md", "");
    CHECK(wrong() == Lines{"exercises/04_dense/dense_old.cpp: a stray file: nothing reads it",
                           "exercises/04_dense/notes/todo.txt: a stray file: nothing reads it",
                           "exercises/04_dense/unused.svg: a stray file: nothing reads it",
                           "solutions/04_dense/correct/README.md: a stray file: nothing reads it",
                           "solutions/04_dense/mistakes/no_bias.cpp: a stray file: nothing reads it",
                           "solutions/04_dense/reference.cpp: a stray file: nothing reads it"});
}

TEST_CASE_METHOD(Content, "a mistake that is written but not listed, listed twice, or without a hint") {
    write("solutions/04_dense/mistakes.cpp",
          "struct Right {};\n"
          "struct Slopes : Right {};\n"
          "struct MISTAKE_OF(no_bias, Slopes, \"h\") {};\n"
          "struct forgotten : Right {};\n"
          "struct also_forgotten final : public Right {\n};\n");
    CHECK(wrong({{"no_bias", "h"}, {"no_bias", "h"}, {"bare", ""}}) ==
          Lines{"solutions/04_dense/mistakes.cpp:4: the mistake 'forgotten' is written but not listed: write "
                "struct "
                "MISTAKE(forgotten, \"hint\")",
                "solutions/04_dense/mistakes.cpp:5: the mistake 'also_forgotten' is written but not listed: "
                "write struct "
                "MISTAKE(also_forgotten, \"hint\")",
                "solutions/04_dense/mistakes.cpp: the mistake 'no_bias' is listed twice",
                "solutions/04_dense/mistakes.cpp: the mistake 'bare' has no hint"});
}

TEST_CASE_METHOD(Content, "what is still to be written, line by line") {
    write("exercises/04_dense/README.md", "# Title\n\n<!-- TO WRITE: the idea -->\n(figure.svg)\n");
    write("exercises/04_dense/dense.hpp", "/* TO WRITE: the promise */\r\n");
    write("solutions/04_dense/hidden.cpp", "// TO WRITE: more tests \n");
    CHECK(wrong() == Lines{});
    CHECK(unwritten_content(exercise, {path() / "exercises", path() / "solutions", {}, {}, {}}) ==
          Lines{"exercises/04_dense/README.md:3: the idea", "exercises/04_dense/dense.hpp:1: the promise",
                "solutions/04_dense/hidden.cpp:1: more tests"});
}

TEST_CASE_METHOD(Content, "what every exercise has") {
    fs::remove(path() / "exercises/04_dense/README.md");
    fs::remove(path() / "exercises/04_dense/figure.svg");
    CHECK(wrong() == Lines{"exercises/04_dense/README.md: missing"});
}

TEST_CASE_METHOD(Content, "what a student is told besides, and in which order") {
    exercise.hints.pop_back();
    exercise.understood.clear();
    exercise.beyond.clear();
    CHECK(
        wrong() ==
        Lines{
            "exercises/04_dense/exercise.toml: no 'understood': a sentence for whoever has solved it",
            "exercises/04_dense/exercise.toml: no 'beyond': a sentence on what the hidden tests ask besides",
            "exercises/04_dense/exercise.toml: g needs two [[hints]] or more, the mildest first; it has 1"});
}

TEST_CASE_METHOD(Content, "functions in another order than the contract's") {
    exercise.functions_line = 7;
    judge::Suite suite;
    suite.functions = {"g", "f"};
    suite.catalogue.mistakes = {{"no_bias", "h"}};
    CHECK(
        wrong(suite, {"f", "g"}) ==
        Lines{"exercises/04_dense/exercise.toml:7: [functions] is in another order than SUBJECT_FUNCTIONS of "
              "dense.hpp"});
}

TEST_CASE_METHOD(Content, "a function that no public check calls") {
    judge::Suite suite;
    suite.functions = {"f", "g"};
    CHECK(wrong(suite, {"g", "f", "g"}) == Lines{});
    CHECK(wrong(suite, {"f", "f"}) ==
          Lines{"exercises/04_dense/checks.cpp: no public check calls g: left as it is in the starter, it "
                "would count as done"});
}

TEST_CASE_METHOD(Content, "a title that would be read as an option") {
    judge::Suite suite;
    suite.checks.push_back({.name = "-1 is below 0, and 1 - 1 is 0", .function = "f"});
    suite.checks.push_back({.name = "1 - 1 is 0", .function = "f"});
    CHECK(
        wrong(suite, {"f", "g"}) ==
        Lines{"solutions/04_dense/hidden.cpp: the check '-1 is below 0, and 1 - 1 is 0' must not begin with "
              "a '-'"});
    CHECK(wrong({}, {"f", "g"}) == Lines{});
    judge::Suite public_suite = suite;
    for (const char* function : {"f", "g"}) public_suite.checks.push_back({"of", function});
    CHECK(wrong_content(exercise, {path() / "exercises", path() / "solutions", {}, {}, {}}, {}, public_suite)
              .size() == 1);
}

TEST_CASE_METHOD(Content, "a kept starter that is not the starter") {
    write("exercises/04_dense/.starter.cpp", "one=not_implemented two=not_implemented");
    CHECK(wrong() == Lines{});
    write("exercises/04_dense/.starter.cpp", "one=passed two=not_implemented");
    CHECK(
        wrong() ==
        Lines{"exercises/04_dense/.starter.cpp: is not dense.cpp, and what `reset` would put in its place"});
}

}  // namespace
}  // namespace halfspace::engine
