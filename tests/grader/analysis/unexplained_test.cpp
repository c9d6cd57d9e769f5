#include "analysis/unexplained.hpp"

#include <catch2/catch_test_macros.hpp>

#include "grader/report/example.hpp"

namespace halfspace::analysis {
namespace {

namespace example = report::test;
using example::check;
using verdict::Status;

TEST_CASE("unexplained is a function that is wrong and of which no check has a name") {
    const auto course = example::course();
    const auto wrong = [&](std::vector<verdict::CheckResult> checks) {
        return example::submission(course, "a", {verdict::Graded{std::move(checks)}});
    };
    const std::vector<scoring::SubmissionGrade> grades{
        wrong({check("1", "forward"), check("2", "count", Status::failed, "no")}),
        wrong({check("1", "forward", Status::crashed, "no"), check("2", "count", Status::timed_out, "no")}),
        wrong({check("1", "count", Status::failed, "no"),
               check("2", "count", Status::failed, "no", "named", "h")}),
        wrong({check("1", "count", Status::not_implemented, "no"), check("2", "forward")}),
        example::submission(course, "b", {verdict::DidNotCompile{"no"}}),
    };
    Class students;
    for (const auto& grade : grades) students.push_back(&grade);
    const auto all = unexplained(course, students);
    REQUIRE(all.size() == 2);
    CHECK(all[0].exercise == 0);
    CHECK(all[0].function == "forward");
    CHECK(all[0].students == std::vector<std::size_t>{1});
    CHECK(all[1].function == "count");
    CHECK(all[1].students == std::vector<std::size_t>{0, 1});
}

}  // namespace
}  // namespace halfspace::analysis
