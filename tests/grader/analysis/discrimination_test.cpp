#include "analysis/discrimination.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "grader/report/example.hpp"

namespace halfspace::analysis {
namespace {

namespace example = report::test;
using verdict::Status;

TEST_CASE("the point-biserial coefficient is Pearson's with one variable of two values") {
    // By hand: x = 1,1,0,0 and y = 4,3,2,1. Covariance 0.5, deviations 0.5 and sqrt(1.25).
    CHECK(*point_biserial({true, true, false, false}, {4, 3, 2, 1}) == Catch::Approx(0.894427191));
    CHECK(*point_biserial({false, false, true, true}, {4, 3, 2, 1}) == Catch::Approx(-0.894427191));
    CHECK(*point_biserial({true, false, true, false}, {1, 1, 0, 0}) == Catch::Approx(0).margin(1e-12));
    CHECK(*point_biserial({true, false}, {1, 0}) == Catch::Approx(1));
}

TEST_CASE("where all pass, none does, or all have the same points, it says nothing") {
    CHECK_FALSE(point_biserial({true, true}, {1, 2}));
    CHECK_FALSE(point_biserial({false, false}, {1, 2}));
    CHECK_FALSE(point_biserial({true, false}, {2, 2}));
    CHECK_FALSE(point_biserial({}, {}));
    CHECK_FALSE(point_biserial({true}, {1, 2}));
}

/// Eight students, of rising strength: `sharp` is passed by the upper half, `odd` by the lower, `easy` by all.
std::vector<scoring::SubmissionGrade> eight(const course::Course& course) {
    std::vector<scoring::SubmissionGrade> grades;
    for (int i = 0; i < 8; ++i) {
        const auto status = [](bool passes) { return passes ? Status::passed : Status::failed; };
        verdict::Graded first{{example::check("sharp", "forward", status(i >= 4)),
                               example::check("odd", "forward", status(i < 2)),
                               example::check("easy", "forward")}};
        verdict::Graded second;
        for (int k = 0; k < 8; ++k)
            second.checks.push_back(example::check("step " + std::to_string(k), "forward", status(k < i)));
        grades.push_back(example::submission(course, std::to_string(i), {first, second}));
    }
    return grades;
}

TEST_CASE("checks are ranked by how they separate; those that say nothing are left out") {
    const auto course = example::course();
    const auto grades = eight(course);
    Class students;
    for (const auto& grade : grades) students.push_back(&grade);
    const auto all = items(students);
    REQUIRE(all.size() == 9);  // not easy, and not step 7, which nobody passes
    const auto sharp =
        std::find_if(all.begin(), all.end(), [](const Item& item) { return item.check == "sharp"; });
    REQUIRE(sharp != all.end());
    CHECK(sharp->students == 8);
    CHECK(sharp->passed == 4);
    CHECK(sharp->half == 4);
    CHECK(sharp->strong_passed == 4);
    CHECK(sharp->weak_passed == 0);
    CHECK(in_words(*sharp) == "separates strong from weak clearly");
    CHECK(all.back().check == "odd");
    CHECK(all.back().discrimination < -0.2);
    CHECK(in_words(all.back()).find("is the check fair?") != std::string::npos);
    CHECK(std::is_sorted(all.begin(), all.end(),
                         [](const Item& a, const Item& b) { return a.discrimination > b.discrimination; }));
    students.pop_back();
    CHECK(items(students).empty());  // too few to say anything
}

TEST_CASE("one student more makes no check separate, however high the coefficient") {
    Item item;
    item.half = 6;
    item.discrimination = 0.6;
    const auto words = [&](std::size_t strong, std::size_t weak) {
        item.strong_passed = strong;
        item.weak_passed = weak;
        return in_words(item);
    };
    CHECK(words(6, 5) == "says little about who is strong");
    CHECK(words(6, 4) == "separates strong from weak");
    CHECK(words(6, 3) == "separates strong from weak clearly");
    item.discrimination = 0.3;
    CHECK(words(6, 2) == "separates strong from weak");
    item.discrimination = -0.6;
    CHECK(words(5, 6) == "says little about who is strong");
    CHECK(says(item) == Says::little);
    CHECK(words(4, 6).find("is the check fair?") != std::string::npos);
}

TEST_CASE("who has no score by our fault is not compared") {
    const auto course = example::course();
    auto grades = eight(course);
    grades.push_back(
        example::submission(course, "fault", {example::graded(0), verdict::GraderFault{"no disk"}}));
    Class students;
    for (const auto& grade : grades) students.push_back(&grade);
    for (const auto& item : items(students)) CHECK(item.students == 8);
}

}  // namespace
}  // namespace halfspace::analysis
