#include <catch2/catch_test_macros.hpp>
#include <stdexcept>

#include "grader/scoring/example.hpp"
#include "scoring/grade.hpp"

using namespace halfspace::scoring;
using namespace halfspace::course;
using namespace halfspace::verdict;
using test::check;
using test::exercise;

namespace {

using Prerequisites = Policy::Prerequisites;

Course chain(Prerequisites policy, double pass_fraction = 0.5) {
    Course course;
    course.policy = {policy, pass_fraction};
    course.exercises = {exercise("a", 10, {{"f", 1}}), exercise("b", 4, {{"f", 1}}, {"a"}),
                        exercise("c", 20, {{"f", 1}}, {"b"})};
    return course;
}

/// `right` of 10 equal checks pass.
ExerciseGrade graded(const Course& course, const std::string& id, int right) {
    Graded outcome;
    for (int i = 0; i < 10; ++i) outcome.checks.push_back(check("check", "f", i < right));
    return grade(*course.find(id), outcome);
}

SubmissionGrade submit(const Course& course, int a, int b, int c) {
    return grade(course, "alice", {graded(course, "c", c), graded(course, "a", a), graded(course, "b", b)});
}

}  // namespace

TEST_CASE("a submission is the sum of its exercises in the course's order") {
    const SubmissionGrade grade = submit(chain(Prerequisites::advise), 10, 5, 2);
    CHECK(grade.student == "alice");
    CHECK(grade.score == 16);
    CHECK(grade.max_score == 34);
    CHECK_FALSE(grade.late);
    REQUIRE(grade.exercises.size() == 3);
    CHECK(grade.exercises[0].id == "a");
    CHECK(grade.exercises[1].id == "b");
    CHECK(grade.exercises[2].id == "c");
    CHECK_FALSE(all_passed(grade));
    CHECK(all_passed(submit(chain(Prerequisites::advise), 10, 10, 10)));
}

TEST_CASE("an exercise nobody graded was not submitted") {
    const Course course = chain(Prerequisites::advise);
    const SubmissionGrade submission = grade(course, "bob", {graded(course, "b", 10)});
    REQUIRE(submission.exercises.size() == 3);
    CHECK(to_string(submission.exercises[0].outcome) == "not_submitted");
    CHECK(to_string(submission.exercises[2].outcome) == "not_submitted");
    CHECK(submission.score == 4);
}

TEST_CASE("an exercise of another course is a mistake in the program") {
    ExerciseGrade other;
    other.id = "other";
    CHECK_THROWS_AS(grade(chain(Prerequisites::advise), "bob", {other}), std::invalid_argument);
}

TEST_CASE("advice about prerequisites changes no score") {
    const SubmissionGrade grade = submit(chain(Prerequisites::advise), 0, 10, 10);
    CHECK(grade.score == 24);
    CHECK(grade.exercises[1].checks()[0].status == Status::passed);
}

TEST_CASE("an enforced prerequisite blocks until its fraction of the points is reached") {
    const SubmissionGrade below = submit(chain(Prerequisites::enforce), 4, 10, 0);
    CHECK(below.score == 4);
    CHECK(below.max_score == 34);
    const ExerciseGrade& b = below.exercises[1];
    CHECK(b.score == 0);
    CHECK(to_string(b.outcome) == "graded");
    CHECK(b.message == "Not counted: first reach 50 % of the points of a (so far 4 of 10 points).");
    REQUIRE(b.checks().size() == 10);
    for (const CheckResult& one : b.checks()) {
        CHECK(one.status == Status::blocked);
        CHECK(one.points == 0);
        CHECK(one.max_points == 0.4);
        CHECK(one.message == b.message);
    }
    const SubmissionGrade reached = submit(chain(Prerequisites::enforce), 5, 10, 0);
    CHECK(reached.score == 9);
    CHECK(reached.exercises[1].message.empty());
    CHECK(submit(chain(Prerequisites::enforce, 0.7), 6, 10, 0).score == 6);
    CHECK(submit(chain(Prerequisites::enforce, 0.7), 7, 10, 0).score == 11);
}

TEST_CASE("a blocked exercise blocks those that require it, in whatever order they come") {
    Course course = chain(Prerequisites::enforce);
    CHECK(submit(course, 0, 10, 10).score == 0);
    std::swap(course.exercises[0], course.exercises[2]);
    const SubmissionGrade grade = submit(course, 0, 10, 10);
    CHECK(grade.score == 0);
    CHECK(grade.exercises[0].message ==
          "Not counted: first reach 50 % of the points of b (so far 0 of 4 points).");
}

TEST_CASE("blocking leaves what did not compile its own message") {
    const Course course = chain(Prerequisites::enforce);
    const SubmissionGrade submission = grade(
        course, "bob", {graded(course, "a", 0), grade(course.exercises[1], DidNotCompile{"b.cpp:1: error"})});
    CHECK(to_string(submission.exercises[1].outcome) == "did_not_compile");
    CHECK(submission.exercises[1].message == "b.cpp:1: error");
}

TEST_CASE("with a grader fault in it a submission has no score, and nothing is blocked by it") {
    const Course course = chain(Prerequisites::enforce);
    const SubmissionGrade submission = grade(
        course, "bob", {grade(course.exercises[0], GraderFault{"no sandbox"}), graded(course, "b", 10)});
    CHECK(submission.score == std::nullopt);
    CHECK(submission.max_score == 34);
    CHECK(submission.exercises[1].score == 4);
    CHECK_FALSE(all_passed(submission));
}
