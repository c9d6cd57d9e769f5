#include "report/second_look.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "base/text.hpp"
#include "grader/report/example.hpp"

namespace halfspace::report {
namespace {

using Catch::Matchers::ContainsSubstring;
using verdict::Status;

TEST_CASE("what did not compile, and wrong answers without a name, are worth a second look") {
    auto course = test::course();
    const auto looks =
        second_look(test::submission(course, "ann",
                                     {verdict::DidNotCompile{"\n  dense.cpp:3: a semicolon is missing\nmore"},
                                      verdict::Graded{{test::check("one", "forward", Status::failed),
                                                       test::check("two", "forward", Status::failed),
                                                       test::check("three", "count", Status::crashed)}}}));
    REQUIRE(looks.size() == 2);
    CHECK(looks[0].student == "ann");
    CHECK_THAT(looks[0].why, ContainsSubstring("did not compile") &&
                                 ContainsSubstring("a semicolon is missing") && !ContainsSubstring("more"));
    CHECK(looks[1].why == "wrong, unexplained: one");
}

TEST_CASE("a function with a name for what is wrong is explained; what is not written, too") {
    const auto looks = second_look(
        test::submission(test::course(), "ann",
                         {verdict::Graded{{test::check("one", "forward", Status::failed),
                                           test::check("two", "forward", Status::failed, "m", "no_bias", "h"),
                                           test::check("three", "count", Status::not_implemented),
                                           test::check("four", "forward", Status::passed)}}}));
    CHECK(looks.empty());
}

TEST_CASE("what was rejected is a line for each reason, and what was found instead of a file is one") {
    const auto course = test::course();
    const verdict::Rejected broken{"hw.zip: it is broken"};
    const auto rejected = second_look(
        test::submission(course, "ann", {broken, broken, verdict::Rejected{"there are two: a and b"}}));
    REQUIRE(rejected.size() == 2);
    CHECK(rejected[0].exercise == "02_activations");
    CHECK(rejected[0].why == "rejected (and 1 more): hw.zip: it is broken");
    CHECK(rejected[1].exercise == "06_hyperplane");
    CHECK(rejected[1].why == "rejected: there are two: a and b");

    auto other = test::submission(course, "ben", {test::graded(4), verdict::NotSubmitted{}});
    CHECK(second_look(other).empty());
    other.notes = {"02_activations is taken from activations.cpp",
                   "hw.pdf belongs to no exercise of the course: not graded",
                   "Aufgabe4.cpp belongs to no exercise of the course: not graded",
                   "Aufgabe4.cpp belongs to no exercise of the course: not graded"};
    const auto found = second_look(other);
    REQUIRE(found.size() == 1);
    CHECK(found[0].exercise == "04_dense");
    CHECK(found[0].why == "not handed in; found instead: hw.pdf (and 1 more)");
    other = test::submission(course, "cem", {test::graded(4), test::graded(4), test::graded(4)});
    other.notes = {"hw.pdf belongs to no exercise of the course: not graded"};
    CHECK(second_look(other).empty());
}

TEST_CASE("the list is short, and fits") {
    CHECK(second_look({}, 0, "mend", Style{}).empty());
    std::vector<Look> looks(
        10, {"a\x1b[31m name that does not end here, nor there", "04_dense", std::string(300, 'x')});
    const auto text =
        second_look(looks, 12, "halfspace regrade --gradebook some/folder/far/away --override STUDENT FILE",
                    Style{false, 80});
    CHECK_THAT(text, ContainsSubstring("Worth a second look: 12\n") && ContainsSubstring("and 2 more") &&
                         ContainsSubstring("To mend one: halfspace regrade"));
    for (const auto& line : lines(text)) CHECK(width(line) <= 80);
    CHECK(lines(text).size() <= 15);
    CHECK_THAT(text, !ContainsSubstring("\x1b"));
}

TEST_CASE("the list is by the alphabet") {
    const auto text =
        second_look({{"Zoe", "04_dense", "x"}, {"\u00c7a\u011fla", "04_dense", "x"}}, 2, "mend", Style{});
    CHECK(text.find("\u00c7a") < text.find("Zoe"));
}

}  // namespace
}  // namespace halfspace::report
