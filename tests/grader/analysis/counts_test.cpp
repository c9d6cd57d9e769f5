#include "analysis/counts.hpp"

#include <catch2/catch_test_macros.hpp>

#include "grader/report/example.hpp"

namespace halfspace::analysis {
namespace {

namespace example = report::test;
using verdict::Status;

TEST_CASE("who handed in, was judged and solved it; functions count by themselves") {
    auto course = example::course();
    course.exercises[0].functions.push_back({"untested", 1});
    verdict::Graded starter;
    for (const char* function : {"forward", "count"})
        starter.checks.push_back(example::check(
            function, function, Status::not_implemented,
            "there is no function " + std::string(function) + " with the contract's signature"));
    std::vector<scoring::SubmissionGrade> grades{
        example::submission(course, "a", {example::graded(4)}),
        example::submission(course, "b", {example::graded(3)}),  // count is wrong
        example::submission(course, "c", {verdict::DidNotCompile{"no"}}),
        example::submission(course, "d", {verdict::NotSubmitted{}}),
        example::submission(course, "e", {verdict::GraderFault{"no disk"}}),
        example::submission(course, "f", {starter}),
    };
    Class students;
    for (const auto& grade : grades) students.push_back(&grade);
    const auto all = counts(course, students);
    REQUIRE(all.size() == 3);
    CHECK(all[0].id == "02_activations");
    CHECK(all[0].handed_in == 5);
    CHECK(all[0].graded == 3);
    CHECK(all[0].solved == 1);
    REQUIRE(all[0].functions.size() == 2);
    CHECK(all[0].functions[0].name == "forward");
    CHECK(all[0].functions[0].begun == 2);
    CHECK(all[0].functions[0].solved == 2);
    CHECK(all[0].functions[1].begun == 2);
    CHECK(all[0].functions[1].solved == 1);
    CHECK(all[2].handed_in == 0);
    CHECK(all[2].functions.empty());
}

TEST_CASE("mistakes by the students who made them, most first, once each however many checks it cost") {
    const auto course = example::course();
    std::vector<scoring::SubmissionGrade> grades{
        example::submission(course, "a", {example::graded(1, "rare"), example::graded(1, "often")}),
        example::submission(course, "b", {example::graded(4), example::graded(2, "often")}),
        example::submission(course, "c", {example::graded(2, "often")}),
    };
    Class students;
    for (const auto& grade : grades) students.push_back(&grade);
    const auto all = mistakes(students);
    REQUIRE(all.size() == 3);
    CHECK(all[0].exercise == "04_dense");
    CHECK(all[0].name == "often");
    CHECK(all[0].students == std::vector<std::size_t>{0, 1});
    // Of another exercise it is another mistake.
    CHECK(all[1].exercise == "02_activations");
    CHECK(all[1].name == "often");
    CHECK(all[1].students == std::vector<std::size_t>{2});
    CHECK(all[2].name == "rare");
}

}  // namespace
}  // namespace halfspace::analysis
