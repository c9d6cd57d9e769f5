#include "judge/suite.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <fstream>

#include "base/files.hpp"

namespace halfspace::judge {
namespace {

using Catch::Matchers::ContainsSubstring;

course::Exercise exercise_of(std::vector<course::Function> functions) {
    course::Exercise exercise;
    exercise.id = "04_dense";
    exercise.folder = "exercises/04_dense";
    exercise.contract = "dense.hpp";
    exercise.functions = std::move(functions);
    return exercise;
}

const Suite suite{{{"f", "g"}, {{"one", "f", 1.0}, {"two", "g", 1.0}}}, "/kit/hidden"};

TEST_CASE("a manifest, a contract and a suite that agree") {
    CHECK(check_functions(exercise_of({{"g", 1}, {"f", 2}}), suite));
}

TEST_CASE("a function on one side only is named, with its file") {
    auto wrong = check_functions(exercise_of({{"f", 1, 5}, {"g", 1, 6}, {"height", 1, 7}}), suite);
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().kind == Error::Kind::bad_input);
    CHECK(wrong.error().message ==
          "exercises/04_dense/exercise.toml:7: 'functions.height': not in SUBJECT_FUNCTIONS of dense.hpp; "
          "expected one of: f, g");
    course::Exercise lacking = exercise_of({{"f", 1, 5}});
    lacking.functions_line = 4;
    wrong = check_functions(lacking, suite);
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().message ==
          "exercises/04_dense/exercise.toml:4: 'functions.g': missing; SUBJECT_FUNCTIONS of dense.hpp "
          "names it");
}

TEST_CASE("a function without a check, and a check without a function") {
    Suite fewer = suite;
    fewer.checks.pop_back();
    auto wrong = check_functions(exercise_of({{"f", 1}, {"g", 1}}), fewer);
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().message ==
          "04_dense/hidden.cpp: no check shows what 'g' computes: one that is tagged [g] and not [edge]");
    Suite marked = suite;
    marked.checks[1].edge = true;
    CHECK(check_functions(exercise_of({{"f", 1}, {"g", 1}}), marked).error().message ==
          wrong.error().message);
    fewer.is_public = true;  // not each function needs a check that is shown
    CHECK(check_functions(exercise_of({{"f", 1}, {"g", 1}}), fewer));

    Suite odd = suite;
    odd.checks.push_back({"three", "h", 1.0});
    wrong = check_functions(exercise_of({{"f", 1}, {"g", 1}}), odd);
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().message ==
          "04_dense/hidden.cpp: the check 'three' is tagged [h], which is no function of dense.hpp");
    odd.is_public = true;
    wrong = check_functions(exercise_of({{"f", 1}, {"g", 1}}), odd);
    REQUIRE_FALSE(wrong);
    CHECK_THAT(wrong.error().message, ContainsSubstring("04_dense/checks.cpp: the check 'three'"));

    Suite together = suite;
    together.checks[0].with = "g";
    CHECK(check_functions(exercise_of({{"f", 1}, {"g", 1}}), together));
    together.checks[0].with = "h";
    wrong = check_functions(exercise_of({{"f", 1}, {"g", 1}}), together);
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().message ==
          "04_dense/hidden.cpp: the check 'one' is tagged [with:h], which is no function of dense.hpp");
}

/// A test program that is a shell script.
std::filesystem::path script(const ScratchFolder& folder, const std::string& body) {
    const auto path = folder.path() / "hidden";
    REQUIRE(write_file(path, "#!/bin/sh\n" + body, 0755));
    return path;
}

TEST_CASE("the test program is asked for its list") {
    const auto folder = ScratchFolder::create();
    REQUIRE(folder);
    const auto program = script(
        *folder,
        R"([ "$1" = list ] && echo '{"event":"suite","functions":["f"],"checks":[{"name":"n","function":"f","weight":1,"edge":true,"with":""}],"stubs":["zeros"]}' >&3)");
    const auto read = load_suite(program);
    REQUIRE(read);
    CHECK(read->checks.at(0).name == "n");
    CHECK(read->checks.at(0).edge);
    CHECK(read->stubs == std::vector<std::string>{"zeros"});
}

TEST_CASE("a test program that is missing, fails or says nothing is a fault") {
    const auto folder = ScratchFolder::create();
    REQUIRE(folder);
    auto read = load_suite(folder->path() / "none");
    REQUIRE_FALSE(read);
    CHECK(read.error().kind == Error::Kind::fault);

    read = load_suite(script(*folder, "echo broken >&2; exit 3"));
    REQUIRE_FALSE(read);
    CHECK(read.error().kind == Error::Kind::fault);
    CHECK_THAT(read.error().message, ContainsSubstring("hidden: listing what it holds failed: broken"));

    read = load_suite(script(*folder, "exit 0"));
    REQUIRE_FALSE(read);
    CHECK_THAT(read.error().message, ContainsSubstring("it has no checks"));
}

TEST_CASE("a catalogue lists its mistakes, in its order, with their hints") {
    const auto folder = ScratchFolder::create();
    REQUIRE(folder);
    const auto program = script(
        *folder, R"([ "$1" = list ] && printf 'no_bias\tWhere is the bias?\nbare\t\nother\tA tab:\t.\n')");
    const auto catalogue = load_catalogue(program);
    REQUIRE(catalogue);
    CHECK(catalogue->program == program.string());
    CHECK(catalogue->mistakes == std::vector<verdict::Diagnosis>{{"no_bias", "Where is the bias?"},
                                                                 {"bare", ""},
                                                                 {"other", "A tab:\t."}});
    for (const char* odd : {"echo no_tab", "printf '\\thint\\n'", "exit 3"}) {
        const auto read = load_catalogue(script(*folder, odd));
        REQUIRE_FALSE(read);
        CHECK(read.error().kind == Error::Kind::fault);
    }
    CHECK(load_catalogue(folder->path() / "none").error().kind == Error::Kind::fault);
}

}  // namespace
}  // namespace halfspace::judge
