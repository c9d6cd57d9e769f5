#include "gradebook/record.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "gradebook/packed.hpp"

namespace halfspace::gradebook {
namespace {

using verdict::CheckResult;
using verdict::Status;

CheckResult check(Status status) {
    CheckResult check;
    check.name = "an empty batch";
    check.function = "dense_forward";
    check.weight = 0.5;
    check.edge = true;
    check.with = "collapse_linear";
    check.status = status;
    check.message = "line 1\nline 2 \"quoted\" ä";
    check.diagnosis = {"no_bias", "Where is it?"};
    check.output = "printed";
    check.points = 0.1;
    check.max_points = 1.0 / 3;
    return check;
}

TEST_CASE("every outcome is read back as it was written") {
    const CheckResult plain;
    for (const Status status :
         {Status::passed, Status::failed, Status::not_implemented, Status::crashed, Status::timed_out,
          Status::out_of_memory, Status::bad_reply, Status::not_allowed, Status::blocked}) {
        const auto read = outcome_of(text_of(verdict::Graded{{check(status), plain}, "warned"}));
        const auto& graded = std::get<verdict::Graded>(read);
        CHECK(graded.checks == std::vector{check(status), plain});
        CHECK(graded.warnings == "warned");
    }
    CHECK(std::holds_alternative<verdict::NotSubmitted>(outcome_of(text_of(verdict::NotSubmitted{}))));
    CHECK(std::get<verdict::DidNotCompile>(outcome_of(text_of(verdict::DidNotCompile{"d"}))).diagnostics ==
          "d");
    CHECK(std::get<verdict::Rejected>(outcome_of(text_of(verdict::Rejected{"r"}))).why == "r");
    CHECK(std::get<verdict::GraderFault>(outcome_of(text_of(verdict::GraderFault{"f"}))).why == "f");
}

TEST_CASE("a grade is read back as it was written") {
    scoring::SubmissionGrade grade;
    grade.student = "Ayşe";
    grade.score = 0.1 + 0.2;
    grade.max_score = 28;
    grade.late = true;
    grade.notes = {"04_dense is taken from dense.cpp"};
    grade.exercises.resize(2);
    auto& late = grade.exercises[0];
    late.id = "04_dense";
    late.outcome = verdict::Graded{{check(Status::failed)}};
    late.score = 3.5;
    late.max_score = 14;
    late.message = "not counted";
    late.blocked = late.overridden = late.late = true;
    late.taken_off = 0.7;
    late.lateness = "2 days late: 0.7 of 4.2 points taken off";
    late.due = course::Time(std::chrono::seconds(1796083199));
    auto& fault = grade.exercises[1];
    fault.id = "05_graph";
    fault.outcome = verdict::GraderFault{"ours"};
    fault.max_score = 14;
    fault.message = "ours";
    const std::string text = text_of(grade);
    const auto read = grade_of(text);
    CHECK(text_of(read) == text);
    CHECK(read.student == grade.student);
    CHECK(read.score == grade.score);
    CHECK(read.late);
    CHECK(read.notes == grade.notes);
    REQUIRE(read.exercises.size() == 2);
    CHECK(read.exercises[0].checks() == grade.exercises[0].checks());
    CHECK(read.exercises[0].score == 3.5);
    CHECK(read.exercises[0].message == "not counted");
    CHECK(read.exercises[0].blocked);
    CHECK(read.exercises[0].overridden);
    CHECK(read.exercises[0].late);
    CHECK(read.exercises[0].taken_off == 0.7);
    CHECK(read.exercises[0].lateness == late.lateness);
    CHECK_FALSE(read.exercises[1].score.has_value());
    CHECK(read.exercises[0].due == late.due);
    CHECK_FALSE(read.exercises[1].overridden);
    CHECK_FALSE(read.exercises[1].due);
    CHECK(read.exercises[1].max_score == 14);
}

TEST_CASE("text that is no record throws what is caught") {
    CHECK_THROWS_AS(outcome_of("{"), nlohmann::json::exception);
    CHECK_THROWS_AS(outcome_of("{}"), nlohmann::json::exception);
    CHECK_THROWS_AS(outcome_of(R"({"outcome":"lost","text":""})"), std::invalid_argument);
    CHECK_THROWS_AS(
        outcome_of(R"({"outcome":"graded","checks":[{"name":"a","function":"f","status":"odd"}]})"),
        std::invalid_argument);
    CHECK_THROWS_AS(grade_of(R"({"student":3})"), nlohmann::json::exception);
}

TEST_CASE("packed text is smaller and comes back, and other bytes do not") {
    std::string text;
    for (int i = 0; i < 500; ++i) text += "for (std::size_t i = 0; i < n; ++i) sum += w(i) * x(i);\n";
    for (const std::string& one : {std::string(), std::string("a"), std::string("a\0b", 3), text})
        CHECK(unpacked(packed(one)) == one);
    CHECK(packed(text).size() < text.size() / 8);
    CHECK_FALSE(unpacked("").has_value());
    CHECK_FALSE(unpacked("\xff\xff\xff\xff....").has_value());
    CHECK_FALSE(unpacked(packed(text).substr(0, 40)).has_value());
    std::string longer = packed("four");
    longer[0] = 9;
    CHECK_FALSE(unpacked(longer).has_value());
}

}  // namespace
}  // namespace halfspace::gradebook
