#pragma once
// A class with names that are not easy to write into a table.

#include "exports/export.hpp"
#include "grader/report/example.hpp"

namespace halfspace::exports::test {

using report::test::course;
using report::test::graded;

/// A number that only a message tells: what was expected of a student who does not know it.
inline const std::string marker = "771.03125";

inline verdict::Graded wrong(const std::string& name = "the sum is right") {
    return {{report::test::check(name, "forward", verdict::Status::failed,
                                 "forward(x) with\n  x = 3\nexpected " + marker + " at [0], got -4",
                                 "no_bias", "You left out b: is x < 0?"),
             report::test::check("the rest", "forward"), report::test::check("it is counted", "count")}};
}

inline report::Student student(roster::Identity who, const std::vector<verdict::Outcome>& outcomes) {
    auto grade = report::test::submission(course(), who.student, outcomes);
    return {std::move(who), std::move(grade)};
}

inline Class people() {
    return {
        student({"anna", "Anna Alt", "101", "anna1", "anna@uni.example"},
                {graded(4), graded(2, "no_bias"), wrong()}),
        student({"bob", "O'Brien, Bob \"Bo\"", "102", "bob2", "bob@uni.example"},
                {graded(4), verdict::NotSubmitted{}}),
        student({"eve", "=cmd|' /C calc'!A0", "103", "+eve", "@eve@uni.example"},
                {verdict::DidNotCompile{"eve.cpp:1: error: \x1b[31mred\x01 ]]> <b>"},
                 wrong("<script>alert(1)</script> & \"more\"")}),
        student({"faye", "Faye F\xc3\xa6r", "104", "", ""},
                {graded(4), verdict::GraderFault{"expected " + marker}}),
    };
}

inline report::FeedbackOf always(course::Feedback level) {
    return [level](const report::Student&, const course::Exercise&) { return level; };
}

}  // namespace halfspace::exports::test
