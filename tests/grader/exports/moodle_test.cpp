#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "grader/exports/example.hpp"
#include "grader/exports/readers.hpp"

namespace halfspace::exports {
namespace {

using Catch::Matchers::ContainsSubstring;
using course::Feedback;
using test::always;
using test::import_into_moodle;
using test::people;

const std::string moodle_file =
    "First name,Last name,ID number,Institution,Department,Email address,Assignment: 04_dense "
    "(Real),Assignment: 04_dense "
    "(Feedback),Course total (Real),Last downloaded from this course\n"
    "Anna,Alt,101,,,anna@uni.example,-,,-,1761000000\n"
    "\"Bob \"\"Bo\"\"\",O'Brien,,,,BOB@uni.example,3.00,,3.00,1761000000\n"
    "Faye,\"F\xc3\xa6r\",104,,,,7.50,good,7.50,1761000000\n"
    "Zoe,Zwei,109,,,zoe@uni.example,-,,-,1761000000\n";

Wanted into(std::string text) {
    return {.into = Filled{"moodle.csv", std::move(text)}};
}

TEST_CASE("Moodle: its own file comes back with points and feedback, and all else to the byte") {
    const auto exported = moodle(test::course(), people(), into(moodle_file), always(Feedback::hint));
    REQUIRE(exported);
    const auto rows = test::read_rfc4180(exported->text);
    CHECK(rows[1][6] == "7");
    CHECK_THAT(rows[1][7], ContainsSubstring("7 of 14 points; 2 of 4 checks pass."));
    CHECK(rows[2][6] == "0");
    CHECK_THAT(rows[2][7], ContainsSubstring("dense.cpp was not handed in"));
    const auto tail = exported->text.find("Faye,");
    CHECK(exported->text.substr(tail) ==
          moodle_file.substr(moodle_file.find("Faye,")));  // by our fault, and unknown
    CHECK(exported->text.starts_with(moodle_file.substr(0, moodle_file.find("-,,-"))));
    CHECK(exported->notes ==
          std::vector<std::string>{"1 in moodle.csv and not graded here: Zoe Zwei",
                                   "1 graded here and not in moodle.csv: =cmd|' /C calc'!A0"});
}

TEST_CASE("Moodle: columns that are missing are added; a blank grade has no feedback") {
    const auto exported = moodle(
        test::course(), people(),
        into("Full name,Email address\nAnna Alt,anna@uni.example\nZoe,z@uni.example\nFaye F\xc3\xa6r,\n"),
        always(Feedback::hint));
    REQUIRE(exported);
    const auto dense = import_into_moodle(exported->text, "Full name", "04_dense", "04_dense feedback");
    REQUIRE(dense.size() == 1);
    CHECK(dense.at("Anna Alt").first == "7");
    const auto first =
        import_into_moodle(exported->text, "Full name", "02_activations", "02_activations feedback");
    CHECK(first.size() == 2);
    CHECK(first.at("Faye F\xc3\xa6r").first == "14");
}

TEST_CASE("Moodle: without a file, those with an e-mail or a number; the others are listed") {
    auto students = people();
    students[0].identity.id = students[0].identity.email = "";
    const auto exported = moodle(test::course(), students, {}, always(Feedback::all));
    REQUIRE(exported);
    const auto hyper = import_into_moodle(exported->text, "ID number", "04_dense", "04_dense feedback");
    CHECK(hyper.size() == 2);
    // Feedback is read as HTML.
    CHECK_THAT(hyper.at("103").second,
               ContainsSubstring("&lt;script&gt;alert(1)&lt;/script&gt; &amp; \"more\""));
    CHECK_THAT(hyper.at("103").second, ContainsSubstring("LIKELY: You left out b: is x &lt; 0?"));
    REQUIRE(exported->notes.size() == 1);
    CHECK_THAT(exported->notes[0], ContainsSubstring("1 left out") && ContainsSubstring("Anna Alt"));
}

std::string worksheet(const std::string& most) {
    return "Identifier,Full name,ID number,Email address,Status,Grade,Maximum Grade,Grade can be "
           "changed,Last "
           "modified (submission),Last modified (grade),Feedback comments\n"
           "Participant 1,Anna Alt,101,anna@uni.example,Submitted for grading - ,," +
           most + ",Yes,\"Saturday, 28 November 2026, 1:15 AM\",-,\n";
}

TEST_CASE("Moodle: a grading worksheet has its maximum in each row, and one column for feedback") {
    auto wanted = into(worksheet("14.00"));
    wanted.columns = {{"04_dense", "Grade"}};
    const auto equal = moodle(test::course(), people(), wanted, always(Feedback::hint));
    REQUIRE(equal);
    const auto rows = test::read_rfc4180(equal->text);
    CHECK(rows[0].size() == 11);
    CHECK(rows[1][5] == "7");
    CHECK_THAT(rows[1][10], ContainsSubstring("7 of 14 points"));
    for (const auto* most : {"100.00", "\"100,00\""}) {
        wanted.into->text = worksheet(most);
        wanted.scale = false;
        const auto refused = moodle(test::course(), people(), wanted, always(Feedback::hint));
        REQUIRE_FALSE(refused);
        CHECK_THAT(refused.error().message,
                   ContainsSubstring("moodle.csv: line 2: 'Grade' is worth 100 points there and 14 here") &&
                       ContainsSubstring("--scale"));
        wanted.scale = true;
        const auto scaled = moodle(test::course(), people(), wanted, always(Feedback::hint));
        REQUIRE(scaled);
        CHECK(test::read_rfc4180(scaled->text)[1][5] == "50");
    }
}

TEST_CASE("Moodle: a column is found by part of its heading, if that is of one alone") {
    auto wanted = into(
        "Full name,Email address,Assignment: Homework 1 in C++ (Real),Assignment: Homework 2 (Real)\n"
        "Anna Alt,anna@uni.example,,\n");
    wanted.columns = {{"04_dense", "homework 1"}};
    const auto found = moodle(test::course(), people(), wanted, always(Feedback::hint));
    REQUIRE(found);
    CHECK(test::read_rfc4180(found->text)[1][2] == "7");
    for (const auto& [heading, why] :
         {std::pair("Homework", "more than one column is headed 'Homework'"),
          {"Homwork 2", "no column is headed 'Homwork 2'; did you mean 'Homework 2'?"}}) {
        wanted.columns = {{"04_dense", heading}};
        const auto refused = moodle(test::course(), people(), wanted, always(Feedback::hint));
        REQUIRE_FALSE(refused);
        CHECK_THAT(refused.error().message, ContainsSubstring(why));
    }
}

TEST_CASE("Moodle: a table without people is refused") {
    const auto exported =
        moodle(test::course(), people(), into("Name,Points\nx,1\n"), always(Feedback::hint));
    REQUIRE_FALSE(exported);
    CHECK_THAT(exported.error().message,
               ContainsSubstring("moodle.csv: line 1: none of the columns 'Email address'"));
}

}  // namespace
}  // namespace halfspace::exports
