#include "scoring/grade.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <random>

#include "grader/scoring/example.hpp"

using namespace halfspace::scoring;
using namespace halfspace::course;
using namespace halfspace::verdict;
using test::check;
using test::exercise;

namespace {

const Exercise dense = exercise("04_dense", 14, {{"forward", 4}, {"count", 3}});

}  // namespace

TEST_CASE("a graded exercise has the points of its passed checks") {
    CheckResult wrong = check("b", "forward", false, 3);
    wrong.diagnosis = {"no_bias", "Where does the bias enter?"};
    wrong.output = "debug";
    const ExerciseGrade graded = grade(dense, Graded{{check("a", "forward"), wrong, check("c", "count")}});
    CHECK(graded.id == "04_dense");
    CHECK(to_string(graded.outcome) == "graded");
    CHECK(graded.score == 8);
    CHECK(graded.max_score == 14);
    CHECK(graded.message.empty());
    REQUIRE(graded.checks().size() == 3);
    CHECK(graded.checks()[0].points == 2);
    CHECK(graded.checks()[0].max_points == 2);
    CHECK(graded.checks()[1].name == "b");
    CHECK(graded.checks()[1].function == "forward");
    CHECK(graded.checks()[1].status == Status::failed);
    CHECK(graded.checks()[1].points == 0);
    CHECK(graded.checks()[1].max_points == 6);
    CHECK(graded.checks()[1].message == "expected 1, got 2");
    CHECK(graded.checks()[1].diagnosis == Diagnosis{"no_bias", "Where does the bias enter?"});
    CHECK(graded.checks()[1].output == "debug");
    CHECK(passed(graded) == 2);
    CHECK_FALSE(all_passed(graded));
}

TEST_CASE("only passed earns points") {
    for (const Status status : {Status::failed, Status::not_implemented, Status::crashed, Status::timed_out,
                                Status::out_of_memory, Status::bad_reply, Status::blocked}) {
        CheckResult result = check("a", "forward");
        result.status = status;
        CHECK(grade(dense, Graded{{result}}).score == 0);
    }
}

TEST_CASE("what passes without its basis has no points, and says what comes first") {
    CheckResult edge = check("none give none", "forward");
    edge.edge = true;
    const ExerciseGrade graded =
        grade(dense, Graded{{check("a", "forward", false), edge, check("c", "count")}});
    CHECK(graded.score == 6);
    CHECK_FALSE(graded.blocked);
    CHECK(graded.checks()[1].status == Status::blocked);
    CHECK(graded.checks()[1].points == 0);
    CHECK(graded.checks()[1].max_points == 4);
    CHECK(graded.checks()[1].message == "Counts once 'a' passes.");
    CHECK(passed(graded) == 1);
}

TEST_CASE("what was not run has no points, and says why") {
    const auto expect = [](const Outcome& outcome, const std::string& name, const std::string& message) {
        const ExerciseGrade graded = grade(dense, outcome);
        CHECK(to_string(graded.outcome) == name);
        CHECK(graded.score == 0);
        CHECK(graded.max_score == 14);
        CHECK(graded.message == message);
        CHECK(graded.checks().empty());
        CHECK_FALSE(all_passed(graded));
    };
    expect(NotSubmitted{}, "not_submitted", "dense.cpp was not handed in");
    expect(DidNotCompile{"dense.cpp:3: error"}, "did_not_compile", "dense.cpp:3: error");
    expect(Rejected{"not UTF-8"}, "rejected", "not UTF-8");
}

TEST_CASE("a grader fault is never a score") {
    const ExerciseGrade fault = grade(dense, GraderFault{"the sandbox did not start"});
    CHECK(to_string(fault.outcome) == "grader_fault");
    CHECK(fault.score == std::nullopt);
    CHECK(fault.message == "the sandbox did not start");
    const ExerciseGrade nothing_run = grade(dense, Graded{});
    CHECK(to_string(nothing_run.outcome) == "grader_fault");
    CHECK(nothing_run.score == std::nullopt);
    CHECK(nothing_run.message == "no check was run");
    CHECK_FALSE(all_passed(nothing_run));
}

TEST_CASE("scores sum, are full if and only if all passed, and never fall when one more passes") {
    std::mt19937 random(11);
    for (int run = 0; run < 300; ++run) {
        Exercise some =
            exercise("x", std::round(1000.0 * static_cast<double>(1 + random() % 40) / 7) / 1000, {});
        Graded graded;
        for (std::size_t f = 0; f <= random() % 6; ++f) {
            const std::string name = "f" + std::to_string(f);
            some.functions.push_back({name, 0.1 * static_cast<double>(1 + random() % 50)});
            for (std::size_t c = 0; c <= random() % 7; ++c) {
                graded.checks.push_back(
                    check(name, name, random() % 4 != 0, 0.5 * static_cast<double>(1 + random() % 5)));
            }
        }
        ExerciseGrade before = grade(some, graded);
        double sum = 0;
        double max_sum = 0;
        for (const CheckResult& one : before.checks()) {
            sum += one.points;
            max_sum += one.max_points;
        }
        REQUIRE(std::abs(sum - before.score.value()) < 1e-9);
        REQUIRE(std::abs(max_sum - before.max_score) < 1e-9);
        REQUIRE((before.score == before.max_score) == all_passed(before));
        for (CheckResult& one : graded.checks) {
            const bool had_passed = one.status == Status::passed;
            one.status = Status::passed;
            const ExerciseGrade after = grade(some, graded);
            REQUIRE((had_passed ? after.score.value() == before.score.value()
                                : after.score.value() > before.score.value()));
            before = after;
        }
        REQUIRE(all_passed(before));
        REQUIRE(before.score == before.max_score);
    }
}
