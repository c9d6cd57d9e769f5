#include "engine/grader.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "grader/engine/miniature.hpp"

namespace halfspace::engine {
namespace {

using Catch::Matchers::ContainsSubstring;
using test::Miniature;
using verdict::Status;

TEST_CASE_METHOD(Miniature, "an exercise's tests come with what its programs say of themselves") {
    const auto grader = this->grader();
    const auto hidden = grader->suite(grader->course.exercises[0], Checks::are_hidden);
    REQUIRE(hidden);
    CHECK(hidden->program == path() / "hidden");
    CHECK(hidden->checks.size() == 2);
    CHECK_FALSE(hidden->is_public);
    CHECK(hidden->catalogue.mistakes.size() == 2);
    CHECK(hidden->version.size() == 16);
    const auto open = grader->suite(grader->course.exercises[0], Checks::are_public);
    REQUIRE(open);
    CHECK(open->is_public);
    CHECK(open->version != hidden->version);
    write("solutions/04_dense/hidden.cpp", "other hidden tests\n");
    const auto stale = grader->suite(grader->course.exercises[0], Checks::are_hidden);
    REQUIRE_FALSE(stale);
    CHECK(stale.error().kind == Error::Kind::bad_input);
    CHECK_THAT(stale.error().message, ContainsSubstring("hidden.cpp has changed since its tests were built"));
    CHECK(grader->suite(grader->course.exercises[0], Checks::are_public));
    build();
    CHECK(grader->suite(grader->course.exercises[0], Checks::are_hidden)->version != hidden->version);
}

TEST_CASE_METHOD(Miniature, "an exercise has a picture if plot.cpp was built") {
    auto grader = this->grader();
    CHECK_FALSE(grader->has_panels(exercise));
    const auto none = grader->suite(grader->course.exercises[0], Checks::are_panels);
    REQUIRE_FALSE(none);
    CHECK(none.error().kind == Error::Kind::bad_input);
    CHECK_THAT(none.error().message, ContainsSubstring("04_dense has no picture"));
    write("exercises/04_dense/plot.cpp", "");
    kit.json["exercises"]["04_dense"]["plot"] = kit.at("public");
    grader = this->grader();
    CHECK(grader->has_panels(exercise));
    const auto panels = grader->suite(grader->course.exercises[0], Checks::are_panels);
    REQUIRE(panels);
    CHECK(panels->is_public);
}

TEST_CASE_METHOD(
    Miniature,
    "on a machine without solutions there are public checks only, and they are named all the same") {
    kit.json["exercises"]["04_dense"].erase("hidden");
    fs::remove_all(path() / "solutions");
    const auto grader = this->grader();
    const auto& dense = grader->course.exercises[0];
    CHECK(grader->suite(dense, Checks::are_hidden).error().kind == Error::Kind::bad_input);
    const auto open = grader->suite(dense, Checks::are_public);
    REQUIRE(open);
    CHECK(open->catalogue.mistakes.size() == 2);
}

TEST_CASE_METHOD(Miniature, "a manifest that does not fit the tests is the author's to mend") {
    exercise.functions.push_back({"h", 1});
    const auto grader = this->grader();
    const auto suite = grader->suite(grader->course.exercises[0], Checks::are_hidden);
    REQUIRE_FALSE(suite);
    CHECK(suite.error().kind == Error::Kind::bad_input);
    CHECK_THAT(suite.error().message, ContainsSubstring("functions.h"));
}

TEST_CASE_METHOD(Miniature, "one exercise: from a file to its checks") {
    const auto grader = this->grader();
    const auto& dense = grader->course.exercises[0];
    const auto suite = grader->suite(dense, Checks::are_hidden).value();
    const auto grade = [&](const std::string& text) {
        return grader->grade(dense, suite, "seed", submission::Source{text});
    };

    const auto outcome = grade("one=passed two=failed named=no_bias");
    const auto* graded = std::get_if<verdict::Graded>(&outcome);
    REQUIRE(graded != nullptr);
    REQUIRE(graded->checks.size() == 2);
    CHECK(graded->checks[0].status == Status::passed);
    CHECK(graded->checks[1].status == Status::failed);
    CHECK(graded->checks[1].diagnosis->name == "no_bias");
    CHECK(graded->checks[1].output.empty());  // a hidden check's

    CHECK(std::get<verdict::DidNotCompile>(grade("broken")).diagnostics.find("error: broken") !=
          std::string::npos);
    const auto rejected = grader->grade(dense, suite, "seed", verdict::Rejected{"it is binary"});
    CHECK(std::get<verdict::Rejected>(rejected).why == "it is binary");
    const auto unreadable =
        grader->grade(dense, suite, "seed", submission::Unreadable{"a.cpp is a device: copy it"});
    CHECK(std::get<verdict::GraderFault>(unreadable).why ==
          "for the instructor to mend: a.cpp is a device: copy it, then grade again");
}

TEST_CASE_METHOD(Miniature, "a fault of ours is tried once more, and then is no score") {
    const auto grader = this->grader();
    const auto& dense = grader->course.exercises[0];
    const auto suite = grader->suite(dense, Checks::are_hidden).value();
    compiler->faults = 1;
    const auto second = grader->grade(dense, suite, "s", submission::Source{"one=passed two=passed"});
    CHECK(std::holds_alternative<verdict::Graded>(second));
    CHECK(compiler->compiles == 2);
    compiler->faults = 2;
    const auto twice = grader->grade(dense, suite, "s", submission::Source{"two=passed one=passed"});
    CHECK_THAT(std::get<verdict::GraderFault>(twice).why, ContainsSubstring("no sandbox today"));
    const auto judge = grader->grade(dense, suite, "s", submission::Source{"fault"});
    CHECK_THAT(std::get<verdict::GraderFault>(judge).why, ContainsSubstring("told to fail"));
}

TEST_CASE_METHOD(Miniature, "who listens is told of the compile, of each check, and of a second beginning") {
    const auto grader = this->grader();
    const auto& dense = grader->course.exercises[0];
    const auto suite = grader->suite(dense, Checks::are_public);
    REQUIRE(suite);
    CHECK(*public_version(dense) == suite->version);
    std::vector<std::string> told;
    const Listener listener{[&] { told.emplace_back("compile"); },
                            [&](const verdict::CheckResult& check) {
                                told.push_back(check.name + " " + std::string(to_string(check.status)));
                            }};
    (void)grader->grade(dense, *suite, "seed", submission::Source{"one=passed two=failed"}, listener);
    CHECK(told == std::vector<std::string>{"compile", "one passed", "two failed"});
    told.clear();
    compiler->faults = 1;
    (void)grader->grade(dense, *suite, "seed", submission::Source{"one=failed two=passed"}, listener);
    CHECK(told == std::vector<std::string>{"compile", "compile", "one failed", "two passed"});
}

}  // namespace
}  // namespace halfspace::engine
