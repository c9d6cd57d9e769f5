#include "scoring/difference.hpp"

#include <catch2/catch_test_macros.hpp>

namespace halfspace::scoring {
namespace {

using verdict::CheckResult;
using verdict::Status;

CheckResult check(const std::string& name, Status status, double points) {
    CheckResult check;
    check.name = name;
    check.status = status;
    check.points = points;
    check.max_points = 2;
    return check;
}

SubmissionGrade grade_of(std::vector<CheckResult> checks, double max_score = 4) {
    SubmissionGrade grade;
    grade.student = "ann";
    grade.score = 0;
    for (const auto& one : checks) *grade.score += one.points;
    grade.max_score = max_score;
    auto& exercise = grade.exercises.emplace_back();
    exercise.id = "04_dense";
    exercise.outcome = verdict::Graded{std::move(checks)};
    exercise.score = grade.score;
    exercise.max_score = max_score;
    return grade;
}

TEST_CASE("other words are no difference") {
    auto before = grade_of({check("a", Status::failed, 0)});
    auto after = before;
    std::get<verdict::Graded>(after.exercises[0].outcome).checks[0].message = "other inputs";
    CHECK_FALSE(difference(before, after).has_value());
}

TEST_CASE("a difference names the checks that end in another way, are new, or are no more asked") {
    const auto before = grade_of({check("same", Status::passed, 2), check("mended", Status::failed, 0),
                                  check("gone", Status::passed, 1)});
    const auto after = grade_of({check("same", Status::passed, 2), check("mended", Status::passed, 2),
                                 check("new", Status::crashed, 0)});
    const auto one = difference(before, after).value();
    CHECK(one.student == "ann");
    CHECK(one.before == 3);
    CHECK(one.after == 4);
    REQUIRE(one.exercises.size() == 1);
    const auto& checks = one.exercises[0].checks;
    REQUIRE(checks.size() == 3);
    CHECK(checks[0].name == "mended");
    CHECK(checks[0].before == Status::failed);
    CHECK(checks[0].after == Status::passed);
    CHECK(checks[0].points_after == 2);
    CHECK(checks[1].name == "new");
    CHECK_FALSE(checks[1].before.has_value());
    CHECK(checks[2].name == "gone");
    CHECK_FALSE(checks[2].after.has_value());
    CHECK(one.exercises[0].reason.empty());
}

TEST_CASE("statuses that differ without points are a difference, and so are other points of a course") {
    CHECK(difference(grade_of({check("a", Status::failed, 0)}), grade_of({check("a", Status::crashed, 0)}))
              .has_value());
    const auto one = difference(grade_of({check("a", Status::failed, 0)}, 4),
                                grade_of({check("a", Status::failed, 0)}, 6));
    REQUIRE(one.has_value());
    CHECK(one->exercises[0].max_before == 4);
    CHECK(one->exercises[0].max_after == 6);
    CHECK(one->exercises[0].checks.empty());
}

TEST_CASE("what lies in no check has a reason") {
    const auto before = grade_of({check("a", Status::passed, 2)});
    auto late = before;
    late.score = late.exercises[0].score = 1;
    late.exercises[0].late = true;
    late.exercises[0].taken_off = 1;
    late.exercises[0].lateness = "2 days late: 1 of 2 points taken off";
    CHECK(difference(before, late)->exercises[0].reason == "2 days late: 1 of 2 points taken off");
    CHECK(difference(late, before)->exercises[0].reason == "it is not late any more");

    auto blocked = grade_of({check("a", Status::blocked, 0)});
    blocked.exercises[0].blocked = true;
    blocked.exercises[0].message = "Not counted: first reach 50 %";
    const auto one = difference(before, blocked).value();
    CHECK(one.exercises[0].reason == "Not counted: first reach 50 %");
    CHECK(one.exercises[0].checks.empty());

    auto broken = before;
    broken.score = broken.exercises[0].score = 0;
    broken.exercises[0].outcome = verdict::DidNotCompile{"x"};
    CHECK(difference(before, broken)->exercises[0].reason == "graded -> did_not_compile");
    CHECK(difference(broken, before)->exercises[0].checks.empty());
}

TEST_CASE("an override is the reason of what it changes, and not the lateness of more or fewer points") {
    auto wrong = grade_of({check("a", Status::failed, 0)});
    wrong.exercises[0].late = true;
    wrong.exercises[0].lateness = "2 days late";
    auto mended = grade_of({check("a", Status::passed, 2)});
    mended.score = mended.exercises[0].score = 1;
    mended.exercises[0].late = true;
    mended.exercises[0].taken_off = 1;
    mended.exercises[0].lateness = "2 days late: 1 of 2 points taken off";
    mended.exercises[0].overridden = true;
    CHECK(difference(wrong, mended)->exercises[0].reason == "the instructor's file counts");
    CHECK(difference(mended, wrong)->exercises[0].reason == "the student's file counts");
    wrong.exercises[0].overridden = true;  // another one of the instructor's
    CHECK(difference(wrong, mended)->exercises[0].reason.empty());
    wrong.exercises[0].overridden = false;
    wrong.exercises[0].outcome = verdict::DidNotCompile{"x"};
    CHECK(difference(wrong, mended)->exercises[0].reason ==
          "the instructor's file counts: did_not_compile -> graded");
}

TEST_CASE("an exercise that only one of the courses has is a difference") {
    const auto before = grade_of({check("a", Status::passed, 2)});
    SubmissionGrade after = before;
    after.exercises.clear();
    const auto gone = difference(before, after).value();
    REQUIRE(gone.exercises.size() == 1);
    CHECK(gone.exercises[0].id == "04_dense");
    CHECK_FALSE(gone.exercises[0].after.has_value());
    CHECK(difference(after, before)->exercises[0].max_before == 0);
}

}  // namespace
}  // namespace halfspace::scoring
