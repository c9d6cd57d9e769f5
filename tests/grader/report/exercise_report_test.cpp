#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "base/text.hpp"
#include "grader/report/example.hpp"
#include "report/console.hpp"

using halfspace::clean;
using halfspace::lines;
using halfspace::width;
using namespace halfspace::report;
using namespace halfspace::course;
using namespace halfspace::verdict;
using halfspace::scoring::grade;
using test::check;
using test::graded;

namespace {

const Ways ways{.again = "exercises/check 04_dense",
                .hint = "exercises/hint 04_dense",
                .file = "exercises/04_dense/dense.cpp",
                .next = "exercises/check 06_hyperplane"};

Exercise dense() {
    Exercise dense = test::course().exercises[1];
    dense.contract = "dense.hpp";
    dense.understood = "A layer for a whole batch is one matrix product and a bias.";
    dense.beyond =
        "The hidden tests use random numbers, more shapes, sizes of 0, and weights and biases that do not "
        "fit.";
    return dense;
}

std::string report(const Outcome& outcome, const Style& style = {}, const Ways& with = ways) {
    return "\n" + exercise_report(dense(), grade(dense(), outcome), with, style);
}

Ways in_full() {
    Ways all = ways;
    all.all = true;
    return all;
}

const std::string hint =
    "This is what you get without the bias. Look at z = W x + b again: which term do you have, and which one "
    "is "
    "missing?";

Graded several_wrong() {
    return {{
        check("a row of the batch is what the single call gives", "forward"),
        check("the number of parameters counts the weights and the biases of every layer but the input",
              "count", Status::not_implemented, "count is not implemented yet"),
        check("an empty batch gives an empty result, whatever the weight's shape is, and whatever its "
              "numbers are",
              "count", Status::crashed, "killed by SIGSEGV"),
        check("the bias is added to every row", "forward", Status::failed,
              "weight, shape (2, 2): [[1, 0.5], [0.25, -2]]\n\nexpected  2.1  at [1, 0]\ngot       2",
              "no_bias", hint, "debug: 1\nx=\x1b[2J3\n"),
        check("square batches are not transposed", "forward", Status::failed, "expected  1\ngot       2",
              "no_bias", hint),
    }};
}

}  // namespace

TEST_CASE("a report has a line for each check, and last what to mend first, by the order of the contract") {
    CHECK(report(several_wrong()) == R"(
04_dense  Dense layers

  passed           a row of the batch is what the single call gives
  CRASHED          an empty batch gives an empty result, … its numbers are
  FAILED           the bias is added to every row
  FAILED           square batches are not transposed
  still to write   count

-- Begin with forward ----------------------------------------------------------
  FAILED: the bias is added to every row

    weight, shape (2, 2): [[1, 0.5], [0.25, -2]]

    expected  2.1  at [1, 0]
    got       2

    LIKELY: This is what you get without the bias. Look at z = W x + b again:
            which term do you have, and which one is missing?

    Your code printed:
    | debug: 1
    | x=3

1 of 5 checks pass, 3.5 of 14 points.
A hint:    exercises/hint 04_dense forward
Run again: exercises/check 04_dense
)");
}

TEST_CASE("all failed checks in full, where that is wanted; the first one stays the last") {
    CHECK(report(several_wrong(), {}, in_full()) == R"(
04_dense  Dense layers

  passed           a row of the batch is what the single call gives
  CRASHED          an empty batch gives an empty result, … its numbers are
  FAILED           the bias is added to every row
  FAILED           square batches are not transposed
  still to write   count

  CRASHED: an empty batch gives an empty result, whatever the weight's shape is,
           and whatever its numbers are
    killed by SIGSEGV

  FAILED: square batches are not transposed
    expected  1
    got       2

    LIKELY: This is what you get without the bias. Look at z = W x + b again:
            which term do you have, and which one is missing?

-- Begin with forward ----------------------------------------------------------
  FAILED: the bias is added to every row

    weight, shape (2, 2): [[1, 0.5], [0.25, -2]]

    expected  2.1  at [1, 0]
    got       2

    LIKELY: This is what you get without the bias. Look at z = W x + b again:
            which term do you have, and which one is missing?

    Your code printed:
    | debug: 1
    | x=3

1 of 5 checks pass, 3.5 of 14 points.
A hint:    exercises/hint 04_dense forward
Run again: exercises/check 04_dense
)");
}

TEST_CASE("what was told while the checks ran is told again only where it has changed") {
    Graded results{{check("an empty batch gives an empty result", "forward"),
                    check("the bias is added to every row", "forward", Status::failed, "expected 1, got 2"),
                    check("weights and biases are counted", "count")}};
    results.checks[0].edge = true;
    const auto graded = grade(dense(), results);
    CHECK("\n" + conclusion(dense(), graded, {Status::passed, Status::failed, Status::passed}, ways, {}) ==
          R"(
  not counted      an empty batch gives an empty result

-- Begin with forward ----------------------------------------------------------
  FAILED: the bias is added to every row

    expected 1, got 2

1 of 3 checks pass, 3.5 of 14 points.
A hint:    exercises/hint 04_dense forward
Run again: exercises/check 04_dense
)");
}

TEST_CASE("what was held back while the checks ran is told in the end") {
    const auto graded =
        grade(dense(), Graded{{check("the bias is added", "forward"), check("all are counted", "count")}});
    const std::string text = conclusion(dense(), graded, {std::nullopt, Status::passed}, {}, {});
    CHECK(text.starts_with("  passed           the bias is added\n\n2 of 2"));
}

TEST_CASE("an exception is no crash to a person") {
    const auto of = [](Status status, const std::string& message) {
        return check_line(check("the bias is added", "forward", status, message), {});
    };
    CHECK(of(Status::crashed, "forward(x) with\n  x = 1\nit threw std::out_of_range: 7")
              .starts_with("  THREW    "));
    CHECK(of(Status::crashed, "it threw std::out_of_range: 7").starts_with("  THREW    "));
    CHECK(of(Status::crashed, "it crashed: killed by SIGSEGV").starts_with("  CRASHED  "));
    CHECK(of(Status::failed, "it threw std::out_of_range: 7").starts_with("  FAILED   "));
}

TEST_CASE("a name that is too long for its line keeps its beginning and its end") {
    const auto of = [](const std::string& name) { return check_line(check(name, "forward"), {}); };
    const std::string begin = "a batch of many samples goes through both of the layers, ";
    CHECK(of(begin + "the first relu, then tanh") ==
          "  passed           a batch of many samples goes through both … relu, then tanh\n");
    CHECK(of(begin + "the first tanh, then relu") ==
          "  passed           a batch of many samples goes through both … tanh, then relu\n");
    const std::string word(90, 'a');
    CHECK(width(of(word)) <= 80);
}

TEST_CASE("the middle of long arguments goes first: the call, what came and what was expected stay") {
    std::string message = "forward(x, w) with\n";
    for (int i = 0; i < 40; ++i) message += "  x = (40, 2) [1, 2]\n";
    message += "it returned (2) [1, 2]\nexpected 1 at [0], got 2";
    const std::string text = report(Graded{{check("the bias is added", "forward", Status::failed, message)}});
    CHECK(text.find("forward(x, w) with") != std::string::npos);
    CHECK(text.find("it returned (2) [1, 2]\n    expected 1 at [0], got 2") != std::string::npos);
    CHECK(text.find("      ... (") != std::string::npos);
    CHECK(lines(text).size() <= 30);
}

TEST_CASE("when all passes: what was understood, what is asked beyond, what to hand in, what is next") {
    CHECK(report(graded(4)) == R"(
04_dense  Dense layers

  passed           check 1
  passed           check 2
  passed           check 3
  passed           check 4

4 of 4 checks pass, 14 of 14 points.

  understood       A layer for a whole batch is one matrix product and a bias.
  beyond           The hidden tests use random numbers, more shapes, sizes of 0,
                   and weights and biases that do not fit.
  to hand in       exercises/04_dense/dense.cpp
  next             exercises/check 06_hyperplane
)");
    Exercise silent = test::course().exercises[1];
    CHECK(conclusion(silent, grade(silent, graded(4)), std::vector<std::optional<Status>>(4, Status::passed), {}, {}) ==
          "\n4 of 4 checks pass, 14 of 14 points.\n");
}

TEST_CASE("a starter is told which function to begin with, and all that is to write in one line") {
    CHECK(report(
              Graded{{check("two", "count", Status::not_implemented, "count is not implemented yet"),
                      check("one", "forward", Status::not_implemented, "forward is not implemented yet")}}) ==
          R"(
04_dense  Dense layers

  still to write   forward, count

-- Begin with forward ----------------------------------------------------------
  not implemented: one
Write forward in dense.cpp; what it promises stands in dense.hpp.

0 of 2 checks pass, 0 of 14 points.
A hint:    exercises/hint 04_dense forward
Run again: exercises/check 04_dense
)");
}

namespace {

/// From the heading on, whose text begins with two dashes.
std::vector<std::string> from_heading(const std::string& text) {
    const auto at = text.find("-- Begin with");
    REQUIRE(at != std::string::npos);
    return lines(text.substr(at));
}

}  // namespace

TEST_CASE("what to mend first fits in 24 rows of 80 columns, whatever is to be said of it") {
    std::string long_message = "forward(x, weight, bias) with\n";
    for (int i = 0; i < 40; ++i)
        long_message += "  x, shape (2, 2): [[1, 2], [3, 4]]   line " + std::to_string(i) + "\n";
    long_message += "expected  2.1  at [1, 0]\ngot       2";
    std::string long_line = "w, shape (99): [";
    for (int i = 0; i < 99; ++i) long_line += std::to_string(i) + ", ";
    std::string long_name;
    for (int i = 0; i < 20; ++i) long_name += "a name of words ";
    std::string printed;
    for (int i = 0; i < 90; ++i) printed += "line " + std::to_string(i) + "\n";
    for (const std::string& message :
         {std::string("short"), long_message, long_line + "\n" + long_line + "\nend"}) {
        for (const std::string& output : {std::string(), printed}) {
            for (const std::string& likely : {std::string(), hint, hint + hint + hint + hint + hint + hint}) {
                for (const Status status : {Status::failed, Status::crashed}) {
                    const std::string name = likely.empty() ? "the name" : long_name.substr(0, 130);
                    const auto text =
                        report(Graded{{check(name, "forward", status, message,
                                             likely.empty() ? "" : "no_bias", likely, output)},
                                      "dense.cpp:9:1: warning: no return\n" + hint + hint + hint});
                    const auto block = from_heading(text);
                    INFO(text);
                    CHECK(block.size() <= 23);
                    for (const auto& line : lines(text)) CHECK(width(line) <= 80);
                    CHECK(block.back() == "Run again: exercises/check 04_dense");
                }
            }
        }
    }
    const auto text = report(Graded{{check("one", "forward", Status::failed, long_message)}});
    CHECK(text.find("    forward(x, weight, bias) with\n") != std::string::npos);
    CHECK(text.find("    got       2\n") != std::string::npos);
    CHECK(text.find(" lines more with --all)\n") != std::string::npos);
    const auto all = report(Graded{{check("one", "forward", Status::failed, long_message)}}, {}, in_full());
    CHECK(all.find("more with --all") == std::string::npos);
    CHECK(all.find("line 20\n") != std::string::npos);
}

TEST_CASE(
    "the compiler's warnings stand beside a crash, whose cause they may be, and else above what to mend") {
    const auto text = [](Status status) {
        return report(
            Graded{{check("one", "forward", status, "what was wrong")}, "dense.cpp:9:1: warning: no return"});
    };
    const std::string crashed = text(Status::crashed);
    REQUIRE(crashed.find("no return") != std::string::npos);
    CHECK(crashed.find("no return") > crashed.find("what was wrong"));
    const std::string failed = text(Status::failed);
    REQUIRE(failed.find("no return") != std::string::npos);
    CHECK(failed.find("no return") < failed.find("-- Begin with"));
}

TEST_CASE("what does not compile shows the compiler's words as they stand") {
    CHECK(report(DidNotCompile{
              "dense.cpp:9:14: error: 'y' was not declared\n    9 |     return y;\n      |            ^"}) ==
          R"(
04_dense  Dense layers

-- dense.cpp does not compile --------------------------------------------------

    dense.cpp:9:14: error: 'y' was not declared
        9 |     return y;
          |            ^

Mend the first error first: the others may follow from it.
Run again: exercises/check 04_dense
)");
    std::string many;
    for (int i = 0; i < 50; ++i) many += "dense.cpp:" + std::to_string(i) + ":1: error: no\n";
    const auto text = report(DidNotCompile{many});
    CHECK(lines(text.substr(text.find("-- dense.cpp"))).size() <= 23);
    CHECK(text.find("dense.cpp:0:1: error: no\n") != std::string::npos);
    CHECK(text.find("more with --all") != std::string::npos);
}

TEST_CASE("what was never run says why") {
    CHECK(report(NotSubmitted{}) == R"(
04_dense  Dense layers

-- dense.cpp is not there ------------------------------------------------------

No check was run.
Run again: exercises/check 04_dense
)");
    CHECK(report(Rejected{"dense.cpp is larger than 1 MiB"}) == R"(
04_dense  Dense layers

-- dense.cpp cannot be compiled ------------------------------------------------

    dense.cpp is larger than 1 MiB

No check was run.
Run again: exercises/check 04_dense
)");
    CHECK(report(GraderFault{"the sandbox did not start"}) == R"(
04_dense  Dense layers

-- The grader failed, not you --------------------------------------------------

    the sandbox did not start

This says nothing about your code; tell your instructor.
Run again: exercises/check 04_dense
)");
}

TEST_CASE("a blocked exercise says what comes first") {
    Course course = test::course();
    course.policy.prerequisites = Policy::Prerequisites::enforce;
    course.exercises[1].prerequisites = {"02_activations"};
    const auto submission = test::submission(course, "bob", {graded(1), graded(2)});
    CHECK("\n" + exercise_report(course.exercises[1], submission.exercises[1], ways, Style{}) == R"(
04_dense  Dense layers

  not counted      check 1
  not counted      check 2
  not counted      check 3
  not counted      check 4

0 of 4 checks pass, 0 of 14 points.
Not counted: first reach 50 % of the points of 02_activations (so far 3.5 of 14
points).
)");
}

TEST_CASE("a screen has what to mend first on top, and no more rows than it has") {
    CHECK("\n" + screen(dense(), grade(dense(), several_wrong()), ways, {}) == R"(
1 of 5 checks pass, 3.5 of 14 points.
-- Begin with forward ----------------------------------------------------------
  FAILED: the bias is added to every row

    weight, shape (2, 2): [[1, 0.5], [0.25, -2]]

    expected  2.1  at [1, 0]
    got       2

    LIKELY: This is what you get without the bias. Look at z = W x + b again:
            which term do you have, and which one is missing?

    Your code printed:
    | debug: 1
    | x=3

  still to write   count
  CRASHED          an empty batch gives an empty result, … its numbers are
  FAILED           square batches are not transposed
)");
    for (const int rows : {8, 10, 16, 24}) {
        Ways small = ways;
        small.rows = rows;
        for (const Outcome& outcome :
             {Outcome{several_wrong()}, Outcome{graded(4)}, Outcome{DidNotCompile{hint + "\n" + hint}},
              Outcome{GraderFault{"y"}}, Outcome{NotSubmitted{}}, Outcome{Rejected{"x"}}})
            CHECK(lines(screen(dense(), grade(dense(), outcome), small, {})).size() <=
                  static_cast<std::size_t>(rows));
    }
    CHECK(screen(dense(), grade(dense(), graded(4)), ways, {}).find("next             exercises/check 06") !=
          std::string::npos);
}

TEST_CASE("what a student's code prints cannot flood the report") {
    std::string flood;
    for (int i = 0; i < 5000; ++i) flood += i < 4999 ? "line\n" : "the last line\n";
    const std::string text = report(Graded{{check("a", "forward", Status::failed, flood, "", "", flood)}});
    CHECK(lines(text).size() < 40);
    CHECK(text.find("    | the last line\n") != std::string::npos);
    CHECK(text.find("    | ... (4995 lines before these)\n") != std::string::npos);
    const std::string all =
        report(Graded{{check("a", "forward", Status::failed, flood, "", "", flood)}}, {}, in_full());
    CHECK(lines(all).size() < 100);
    CHECK(all.find("    (and more)\n") != std::string::npos);
}

TEST_CASE("a student's text cannot steer the terminal") {
    const std::string nasty = "\x1b[2Jx\x1b]0;t\x07\r\b\x7f\u009b\u202e";
    for (const Outcome& outcome :
         {Outcome{Graded{{check(nasty, nasty, Status::failed, nasty, nasty, nasty, nasty)}}},
          Outcome{DidNotCompile{nasty}}, Outcome{Rejected{nasty}}}) {
        Exercise exercise = test::course().exercises[1];
        exercise.functions = {{nasty, 1}};
        const std::string text = exercise_report(exercise, grade(exercise, outcome), ways, Style{});
        CHECK(clean(text) == text);
    }
}

TEST_CASE("colour adds escape codes to a report and nothing else") {
    for (const Outcome& outcome : {Outcome{several_wrong()}, Outcome{graded(4)}, Outcome{DidNotCompile{"x"}},
                                   Outcome{GraderFault{"y"}}, Outcome{NotSubmitted{}}}) {
        CHECK(report(outcome, Style{true, 80}) != report(outcome));
        CHECK(clean(report(outcome, Style{true, 80})) == report(outcome));
    }
}

TEST_CASE("prose is wrapped at the width asked for") {
    const std::string text = report(several_wrong(), Style{false, 60});
    for (const std::string& line : lines(text)) CHECK(width(line) <= 60);
}
