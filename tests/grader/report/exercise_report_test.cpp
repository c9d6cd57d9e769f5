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

std::string report(const Outcome& outcome, const Style& style = {}) {
    const Exercise dense = test::course().exercises[1];
    return "\n" + exercise_report(dense, grade(dense, outcome), "exercises/check 04_dense", style);
}

const std::string hint =
    "This is what you get without the bias. Look at z = W x + b again: which term do you have, and which one "
    "is "
    "missing?";

Graded several_wrong() {
    return {{
        check("a row of the batch is what the single call gives", "forward"),
        check("the number of parameters counts the weights and the biases of every layer but the input",
              "count", Status::not_implemented, "parameter_count is not implemented yet"),
        check("the bias is added to every row", "forward", Status::failed,
              "weight, shape (2, 2): [[1, 0.5], [0.25, -2]]\n\nexpected  2.1  at [1, 0]\ngot       2",
              "no_bias", hint, "debug: 1\nx=\x1b[2J3\n"),
        check("square batches are not transposed", "forward", Status::failed, "expected  1\ngot       2",
              "no_bias", hint),
        check("an empty batch gives an empty result", "forward", Status::crashed, "killed by SIGSEGV"),
    }};
}

}  // namespace

TEST_CASE("a report lists every check, then what to mend, the first failing check before all") {
    CHECK(report(several_wrong()) == R"(
04_dense  Dense layers

  passed           a row of the batch is what the single call gives
  not implemented  the number of parameters counts the weights and the biases of
                   every layer but the input
  FAILED           the bias is added to every row
  FAILED           square batches are not transposed
  CRASHED          an empty batch gives an empty result

-- Mend this first -------------------------------------------------------------

  FAILED: the bias is added to every row
  function: forward

    weight, shape (2, 2): [[1, 0.5], [0.25, -2]]

    expected  2.1  at [1, 0]
    got       2

    LIKELY: This is what you get without the bias. Look at z = W x + b again:
            which term do you have, and which one is missing?

    Your code printed:
    | debug: 1
    | x=3

-- Then ------------------------------------------------------------------------

  FAILED: square batches are not transposed
    expected  1
    got       2

    LIKELY: as in 'the bias is added to every row'.

  CRASHED: an empty batch gives an empty result
    killed by SIGSEGV

1 of 5 checks pass.
Run again: exercises/check 04_dense
)");
}

TEST_CASE("a check that does not count yet says what comes first, after all that is wrong") {
    Graded results{{check("an empty batch gives an empty result", "forward"),
                    check("the bias is added to every row", "forward", Status::failed, "expected 1, got 2"),
                    check("weights and biases are counted", "count")}};
    results.checks[0].edge = true;
    CHECK(report(results) == R"(
04_dense  Dense layers

  not counted      an empty batch gives an empty result
  FAILED           the bias is added to every row
  passed           weights and biases are counted

-- Mend this first -------------------------------------------------------------

  FAILED: the bias is added to every row
  function: forward

    expected 1, got 2

-- Then ------------------------------------------------------------------------

  not counted: an empty batch gives an empty result
    Counts once 'the bias is added to every row' passes.

1 of 3 checks pass.
Run again: exercises/check 04_dense
)");
}

TEST_CASE("when all passes the report is short") {
    CHECK(report(graded(4)) == R"(
04_dense  Dense layers

  passed           check 1
  passed           check 2
  passed           check 3
  passed           check 4

4 of 4 checks pass.
)");
}

TEST_CASE("a starter is told which function to begin with") {
    CHECK(report(Graded{{check("one", "forward", Status::not_implemented, "forward is not implemented yet"),
                         check("two", "count", Status::not_implemented, "count is not implemented yet")}}) ==
          R"(
04_dense  Dense layers

  not implemented  one
  not implemented  two

-- Mend this first -------------------------------------------------------------

  not implemented: one
  function: forward

    forward is not implemented yet

0 of 2 checks pass.
Run again: exercises/check 04_dense
)");
}

TEST_CASE("the compiler's warnings stand before a crash, whose cause they may be, and else at the end") {
    const auto text = [](Status status) {
        return report(
            Graded{{check("one", "forward", status, "what was wrong")}, "dense.cpp:9:1: warning: no return"});
    };
    const std::string crashed = text(Status::crashed);
    REQUIRE(crashed.find("no return") != std::string::npos);
    CHECK(crashed.find("no return") < crashed.find("what was wrong"));
    const std::string failed = text(Status::failed);
    REQUIRE(failed.find("no return") != std::string::npos);
    CHECK(failed.find("no return") > failed.find("what was wrong"));
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
    CHECK("\n" + exercise_report(course.exercises[1], submission.exercises[1], "again", Style{}) == R"(
04_dense  Dense layers

  not counted      check 1
  not counted      check 2
  not counted      check 3
  not counted      check 4

0 of 4 checks pass.
Not counted: first reach 50 % of the points of 02_activations (so far 3.5 of 14
points).
)");
}

TEST_CASE("what a student's code prints cannot flood the report") {
    std::string flood;
    for (int i = 0; i < 5000; ++i) flood += i < 4999 ? "line\n" : "the last line\n";
    const std::string text = report(Graded{{check("a", "forward", Status::failed, flood, "", "", flood)}});
    CHECK(lines(text).size() < 100);
    CHECK(text.find("    (and more)\n") != std::string::npos);
    CHECK(text.find("    | the last line\n") != std::string::npos);
    CHECK(text.find("    | ... (4988 lines before these)\n") != std::string::npos);
}

TEST_CASE("a student's text cannot steer the terminal") {
    const std::string nasty = "\x1b[2Jx\x1b]0;t\x07\r\b\x7f\u009b\u202e";
    for (const Outcome& outcome :
         {Outcome{Graded{{check(nasty, nasty, Status::failed, nasty, nasty, nasty, nasty)}}},
          Outcome{DidNotCompile{nasty}}, Outcome{Rejected{nasty}}}) {
        Exercise exercise = test::course().exercises[1];
        exercise.functions = {{nasty, 1}};
        const std::string text = exercise_report(exercise, grade(exercise, outcome), "again", Style{});
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
