#include "report/wording.hpp"

#include <catch2/catch_test_macros.hpp>

#include "grader/report/example.hpp"

using namespace halfspace::report;
using namespace halfspace::course;
using namespace halfspace::verdict;
using halfspace::scoring::grade;

TEST_CASE("points have at most two decimals and are never rounded up to full") {
    CHECK(points(14) == "14");
    CHECK(points(9.5) == "9.5");
    CHECK(points(4.666667) == "4.67");
    CHECK(points(0) == "0");
    CHECK(points(100) == "100");
    CHECK(points(13.999, 14) == "13.99");
    CHECK(points(14, 14) == "14");
    CHECK(points(13.994, 14) == "13.99");
}

TEST_CASE("an outcome has a short word for the table and a line for the progress") {
    const Exercise dense = test::course().exercises[1];
    const auto both = [&](const Outcome& outcome) {
        return short_words(grade(dense, outcome)) + "|" + one_line("alice", grade(dense, outcome));
    };
    CHECK(both(test::graded(3)) == "10.5|alice 04_dense 10.5/14");
    CHECK(both(test::graded(0)) == "0|alice 04_dense 0/14");
    CHECK(both(NotSubmitted{}) == "n/s|alice 04_dense not handed in");
    CHECK(both(DidNotCompile{"many\nlines"}) == "compile|alice 04_dense did not compile");
    CHECK(both(Rejected{"not\x1b[31m UTF-8"}) == "rejected|alice 04_dense rejected: not UTF-8");
    CHECK(both(GraderFault{"no\nsandbox"}) == "FAULT|alice 04_dense GRADER FAULT: no sandbox");
    CHECK(one_line("a\x1b]0;x\x07\nb", grade(dense, NotSubmitted{})) == "a b 04_dense not handed in");
}

TEST_CASE("an exercise blocked by another says so") {
    Course course = test::course();
    course.policy.prerequisites = Policy::Prerequisites::enforce;
    course.exercises[1].prerequisites = {"02_activations"};
    const auto submission = test::submission(course, "bob", {test::graded(0), test::graded(4)});
    CHECK_FALSE(submission.exercises[0].blocked);
    CHECK(submission.exercises[1].blocked);
    CHECK(short_words(submission.exercises[1]) == "blocked");
}

TEST_CASE("every status has its words, and only what was wrong shouts") {
    CHECK(words(Status::passed) == "passed");
    CHECK(words(Status::failed) == "FAILED");
    CHECK(words(Status::not_implemented) == "not implemented");
    CHECK(words(Status::crashed) == "CRASHED");
    CHECK(words(Status::timed_out) == "TIMED OUT");
    CHECK(words(Status::out_of_memory) == "OUT OF MEMORY");
    CHECK(words(Status::bad_reply) == "BAD REPLY");
    CHECK(words(Status::blocked) == "not counted");
}
