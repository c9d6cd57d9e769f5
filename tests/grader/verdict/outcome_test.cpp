#include "verdict/outcome.hpp"

#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

using namespace halfspace::verdict;

TEST_CASE("every status has the name that results.json gives it") {
    CHECK(to_string(Status::passed) == "passed");
    CHECK(to_string(Status::failed) == "failed");
    CHECK(to_string(Status::not_implemented) == "not_implemented");
    CHECK(to_string(Status::crashed) == "crashed");
    CHECK(to_string(Status::timed_out) == "timed_out");
    CHECK(to_string(Status::out_of_memory) == "out_of_memory");
    CHECK(to_string(Status::bad_reply) == "bad_reply");
    CHECK(to_string(Status::blocked) == "blocked");
}

TEST_CASE("every outcome has the name that results.json gives it") {
    CHECK(to_string(Outcome{Graded{}}) == "graded");
    CHECK(to_string(Outcome{NotSubmitted{}}) == "not_submitted");
    CHECK(to_string(Outcome{DidNotCompile{"x"}}) == "did_not_compile");
    CHECK(to_string(Outcome{Rejected{"x"}}) == "rejected");
    CHECK(to_string(Outcome{GraderFault{"x"}}) == "grader_fault");
}
