#include "scoring/lateness.hpp"

#include <catch2/catch_test_macros.hpp>

#include "grader/scoring/example.hpp"

namespace halfspace::scoring {
namespace {

using namespace std::chrono_literals;
using std::chrono::seconds;

constexpr course::Time due{seconds(1'800'000'000)};

course::Exercise dense(std::optional<course::Time> when = due) {
    auto exercise = test::exercise("a", 10, {{"f", 1}});
    exercise.due = when;
    return exercise;
}

course::LatePolicy per_day(double off = 0.1, double floor = 0.5, seconds grace = 0s) {
    return {24h, off, floor, grace};
}

course::Arrival at(seconds after_due) {
    return {.time = due + after_due};
}

/// A grade of so many of ten points.
ExerciseGrade graded(int right = 10) {
    verdict::Graded outcome;
    for (int i = 0; i < 10; ++i) outcome.checks.push_back(test::check("check", "f", i < right));
    return grade(dense(), outcome);
}

ExerciseGrade after(seconds late, const course::LatePolicy& policy = per_day(), int right = 10) {
    auto grade = graded(right);
    take_off(dense(), policy, at(late), grade);
    return grade;
}

TEST_CASE("the due second is in time, the next is late") {
    CHECK_FALSE(lateness(dense(), per_day(), at(-1s)));
    CHECK_FALSE(lateness(dense(), per_day(), at(0s)));
    CHECK(lateness(dense(), per_day(), at(1s)) == 1s);
}

TEST_CASE("within the grace nothing is late, beyond it all is that lies beyond the due time") {
    const auto policy = per_day(0.1, 0, 10min);
    CHECK_FALSE(lateness(dense(), policy, at(10min)));
    CHECK(lateness(dense(), policy, at(10min + 1s)) == 10min + 1s);
}

TEST_CASE("nobody is late without a due time, or when nobody knows the time") {
    CHECK_FALSE(lateness(dense(std::nullopt), per_day(), at(1000h)));
    CHECK_FALSE(lateness(dense(), per_day(), {}));
}

TEST_CASE("a student's own due time counts instead") {
    CHECK_FALSE(lateness(dense(), per_day(), {.time = due + 24h, .due = due + 24h}));
    CHECK(lateness(dense(), per_day(), {.time = due + 25h, .due = due + 24h}) == 1h);
    CHECK(lateness(dense(), per_day(), {.time = due, .due = due - 1h}) == 1h);
    CHECK(lateness(dense(std::nullopt), per_day(), {.time = due + 1s, .due = due}) == 1s);
}

TEST_CASE("each started day takes its part, down to the floor") {
    CHECK(part_left(per_day(), 1s) == 0.9);
    CHECK(part_left(per_day(), 24h) == 0.9);
    CHECK(part_left(per_day(), 24h + 1s) == 0.8);
    CHECK(part_left(per_day(), 5 * 24h) == 0.5);
    CHECK(part_left(per_day(), 500 * 24h) == 0.5);
    CHECK(part_left(per_day(0.1, 0), 1000 * 24h) == 0);
    CHECK(part_left(per_day(0), 1000 * 24h) == 1);
    CHECK(part_left({1h, 0.01, 0, 0s}, 90min) == 0.98);
}

TEST_CASE("what is taken off is part of what was earned, and is said") {
    const auto late = after(30h, per_day(), 5);
    CHECK(late.late);
    CHECK(late.score == 4.0);
    CHECK(late.taken_off == 1.0);
    CHECK(late.max_score == 10);
    CHECK(late.lateness == "30 hours late: 1 of 5 points taken off");
    CHECK(after(1s).lateness == "1 minute late: 1 of 10 points taken off");
    CHECK(after(72h + 1s).lateness == "4 days late: 4 of 10 points taken off");
    CHECK(after(1s, per_day(0)).lateness == "1 minute late");
    CHECK(after(1s, per_day(0)).score == 10.0);
    CHECK(after(1h, per_day(), 0).lateness == "60 minutes late");
}

TEST_CASE("in time nothing changes") {
    const auto grade = after(0s);
    CHECK_FALSE(grade.late);
    CHECK(grade.score == 10.0);
    CHECK(grade.lateness.empty());
}

TEST_CASE("a platform's mark makes late and takes nothing, unless a time is known") {
    auto marked = graded();
    take_off(dense(), per_day(), {.marked_late = true}, marked);
    CHECK(marked.late);
    CHECK(marked.score == 10.0);
    CHECK(marked.lateness ==
          "late, as the platform marks it; by how much is not known, so nothing is taken off");
    auto timed = graded();
    take_off(dense(), per_day(), {.time = due + 1s, .marked_late = true}, timed);
    CHECK(timed.score == 9.0);
    auto extended = graded();
    take_off(dense(), per_day(), {.time = due + 1h, .marked_late = true, .due = due + 2h}, extended);
    CHECK_FALSE(extended.late);
}

TEST_CASE("what was not handed in is not late, and a fault loses nothing") {
    auto missing = grade(dense(), verdict::NotSubmitted{});
    take_off(dense(), per_day(), at(48h), missing);
    CHECK_FALSE(missing.late);
    auto fault = grade(dense(), verdict::GraderFault{"no disk"});
    take_off(dense(), per_day(), at(48h), fault);
    CHECK(fault.late);
    CHECK_FALSE(fault.score);
    CHECK(fault.taken_off == 0);
}

TEST_CASE("of a student, only what came late loses, and prerequisites count what was earned") {
    course::Course course;
    course.policy = {course::Policy::Prerequisites::enforce, 1.0};
    course.late = per_day();
    course.exercises = {dense(), test::exercise("b", 4, {{"f", 1}}, {"a"})};
    auto second = graded();
    second.id = "b";
    second.score = 4;
    second.max_score = 4;
    const auto student = grade(course, "ann", {graded(), second}, {{"a", at(1s)}, {"b", at(1s)}});
    CHECK(student.late);
    CHECK(student.exercises[0].score == 9.0);
    CHECK(student.exercises[1].score == 4.0);  // it has no due time
    CHECK_FALSE(student.exercises[1].blocked);
    CHECK(student.score == 13.0);
    CHECK_FALSE(grade(course, "ben", {graded()}, {{"a", at(0s)}}).late);
}

}  // namespace
}  // namespace halfspace::scoring
