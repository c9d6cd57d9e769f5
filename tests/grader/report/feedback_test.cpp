#include "report/feedback.hpp"

#include <catch2/catch_test_macros.hpp>

#include "grader/report/example.hpp"

namespace halfspace::report {
namespace {

using course::Feedback;
using verdict::Status;

TEST_CASE("each level tells more of a check than the one before") {
    const auto check =
        test::check("a sentence", "forward", Status::failed, "expected 1, got 2", "no_bias", "Add b.");
    CHECK_FALSE(told(check, Feedback::nothing));
    const auto name = told(check, Feedback::name);
    REQUIRE(name);
    CHECK(name->name == "a sentence");
    CHECK(name->message.empty());
    CHECK_FALSE(name->diagnosis);
    const auto hint = told(check, Feedback::hint);
    CHECK(hint->message.empty());
    CHECK(hint->diagnosis == check.diagnosis);
    const auto all = told(check, Feedback::all);
    CHECK(all->message == check.message);
    CHECK(all->diagnosis == check.diagnosis);
}

TEST_CASE("what is not counted says why: that is scoring's, and no test's") {
    const auto check = test::check("a", "forward", Status::blocked, "Counts once 'b' passes.");
    CHECK(told(check, Feedback::name)->message == "Counts once 'b' passes.");
}

TEST_CASE(
    "of the exercise, what the compiler says of the student's text, and of a fault only that it was one") {
    const auto course = test::course();
    CHECK(told(scoring::grade(course.exercises[0], verdict::DidNotCompile{"line 3: oh"})) == "line 3: oh");
    const auto fault = told(
        scoring::grade(course.exercises[0], verdict::GraderFault{"a line that is no event: expected 17"}));
    CHECK(fault.find("17") == std::string::npos);
    CHECK(fault.find("The grader failed, not you.") == 0);
}

}  // namespace
}  // namespace halfspace::report
