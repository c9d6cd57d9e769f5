#include "scoring/begin.hpp"

#include <catch2/catch_test_macros.hpp>

#include "grader/scoring/example.hpp"

using namespace halfspace;
using namespace halfspace::scoring;
using test::check;
using verdict::Status;

namespace {

const course::Exercise dense =
    test::exercise("04_dense", 14, {{"forward", 4}, {"count", 1}, {"collapse", 3}});

verdict::CheckResult unwritten(std::string name, const std::string& function, const std::string& of = "") {
    auto result = check(std::move(name), function, false);
    result.status = Status::not_implemented;
    result.message = (of.empty() ? function : of) + " is not implemented yet";
    return result;
}

std::string begins_with(verdict::Graded graded) {
    const auto grade = scoring::grade(dense, std::move(graded));
    const auto* first = begin_with(dense, grade);
    return first == nullptr ? "nothing" : first->name;
}

}  // namespace

TEST_CASE(
    "one begins with the first function of the contract that is not right, at its first failing check") {
    CHECK(begins_with({{check("one", "collapse", false), check("two", "count", false),
                        check("three", "count", false), check("four", "forward")}}) == "two");
    CHECK(begins_with({{unwritten("one", "count"), check("two", "collapse", false),
                        check("three", "forward")}}) == "one");
    CHECK(begins_with({{check("one", "forward"), check("two", "count"), check("three", "collapse")}}) ==
          "nothing");
}

TEST_CASE("a check that is not counted yet is no place to begin") {
    auto waits = check("waits", "forward");
    waits.with = "collapse";
    CHECK(begins_with({{waits, check("one", "count"), check("two", "collapse", false)}}) == "two");
    auto edge = check("edge", "count");
    edge.edge = true;
    CHECK(begins_with({{check("zero", "forward"), edge, check("one", "count", false),
                        check("two", "collapse")}}) == "one");
}

TEST_CASE("untouched functions are told in the contract's order, and who calls one is none of them") {
    const auto grade =
        scoring::grade(dense, verdict::Graded{{unwritten("a", "collapse"), unwritten("b", "count"),
                                               unwritten("c", "count"), unwritten("d", "forward", "count")}});
    CHECK(untouched(dense, grade) == std::vector<std::string>{"count", "collapse"});
    CHECK_FALSE(is_untouched(grade.checks()[3]));
    CHECK(is_untouched(grade.checks()[0]));
    CHECK_FALSE(is_untouched(check("x", "forward")));
}
