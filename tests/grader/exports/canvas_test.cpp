#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "grader/exports/example.hpp"
#include "grader/exports/readers.hpp"

namespace halfspace::exports {
namespace {

using Catch::Matchers::ContainsSubstring;
using test::import_into_canvas;
using test::people;

/// As Canvas writes it: a mark of the byte order, a line about posting, points possible, columns that it computes.
const std::string canvas_file =
    "\xef\xbb\xbfStudent,ID,SIS User ID,SIS Login ID,Section,Dense layers (901),04 Hyper (902),Essay "
    "(903),Current Score,Final Score\r\n"
    ",,,,,Manual Posting,,,,\r\n"
    "    Points Possible,,,,,14,20,5,(read only),(read only)\r\n"
    "\"Alt, Anna\",7001,101,anna1,\"Lab \"\"A\"\", 1\",,,4,80,80\r\n"
    "\"O'Brien, Bob \"\"Bo\"\"\",7002,102,bob2,Lab B,EX,EX,EX,,\r\n"
    "=cmd|' /C calc'!A0,7003,103,+eve,Lab B,3,,,,\r\n"
    "F\xc3\xa6r Faye,7004,104,,Lab B,7,,,,\r\n"
    "\"Zwei, Zoe\",7009,109,zoe,Lab B,,9,5,,\n"
    "\"Student, Test\",7999,,abc,Lab B,0,,,,";

Wanted into(std::string text) {
    return {.into = Filled{"grades.csv", std::move(text)}};
}

TEST_CASE("Canvas: its own file comes back with one column filled, and all else to the byte") {
    const auto exported = canvas(test::course(), people(), into(canvas_file));
    REQUIRE(exported);
    const auto import = import_into_canvas(exported->text);
    const std::string dense = "Dense layers (901)";
    CHECK(import.possible.at(dense) == "14");
    CHECK(import.scores.at("7001").at(dense) == "7");
    CHECK(import.scores.at("7002").at(dense) == "EX");
    CHECK(import.scores.at("7003").at(dense) == "8.75");
    CHECK(import.scores.at("7004").at(dense) == "7");  // no score by our fault: the old one stays
    CHECK_FALSE(import.scores.at("7009").contains(dense));
    CHECK(import.scores.at("7009").at("04 Hyper (902)") == "9");

    std::string expected = canvas_file;
    const auto replace = [&](const std::string& from, const std::string& to) {
        REQUIRE(expected.find(from) != std::string::npos);
        expected.replace(expected.find(from), from.size(), to);
    };
    replace("Lab \"\"A\"\", 1\",,", "Lab \"\"A\"\", 1\",7,");
    replace("+eve,Lab B,3,", "+eve,Lab B,8.75,");
    CHECK(exported->text == expected);
}

TEST_CASE("Canvas: who is in one of them only is listed") {
    auto students = people();
    students.push_back(test::student({"gil", "Gil Grau", "105", "", ""}, {}));
    const auto exported = canvas(test::course(), students, into(canvas_file));
    REQUIRE(exported);
    CHECK(exported->notes == std::vector<std::string>{"1 in grades.csv and not graded here: Zwei, Zoe",
                                                      "1 graded here and not in grades.csv: Gil Grau"});
}

TEST_CASE("Canvas: semicolons, and people known by login or by name alone") {
    auto students = people();
    for (auto& one : students) one.identity.id.clear();
    students[0].identity.login.clear();
    const auto exported = canvas(test::course(), students,
                                 into("Student;ID;SIS Login ID;Section;04_dense\nAlt, "
                                      "Anna;1;x;;\nSomebody;2;BOB2;;\nAlt, Otto;3;;;\n"));
    REQUIRE(exported);
    CHECK(exported->text ==
          "Student;ID;SIS Login ID;Section;04_dense\nAlt, Anna;1;x;;7\nSomebody;2;BOB2;;0\nAlt, Otto;3;;;\n");
}

TEST_CASE("Canvas: a name is nobody's where two bear it, or where the id is another one") {
    auto students = people();
    const std::string header = "Student,ID,Section,04_dense\n";
    const auto two_rows =
        canvas(test::course(), students, into(header + "Anna Alt,1,,\n\"Alt, Anna\",2,,\nx,102,,\n"));
    REQUIRE(two_rows);
    CHECK(two_rows->text == header + "Anna Alt,1,,\n\"Alt, Anna\",2,,\nx,102,,0\n");
    const auto other_id = canvas(test::course(), students, into(header + "Anna Alt,999,,\nx,102,,\n"));
    REQUIRE(other_id);
    CHECK(other_id->text == header + "Anna Alt,999,,\nx,102,,0\n");
    const auto twice = canvas(test::course(), students, into(header + "x,101,,\ny,101,,\nz,102,,\n"));
    REQUIRE(twice);
    CHECK(twice->text == header + "x,101,,\ny,101,,\nz,102,,0\n");
    CHECK_THAT(twice->notes.back(), ContainsSubstring("more than one row"));
}

TEST_CASE("Canvas: a column can be named, for an exercise or for all points") {
    auto wanted =
        into("Student,ID,Section,Homework 1 (5),Homework 2 (6)\n    Points Possible,,,24,20\nx,101,,,\n");
    wanted.columns = {{"total", "Homework 1 (5)"}, {"06_hyperplane", "Homework 2"}};
    CHECK_THAT(
        canvas(test::course(), people(), wanted).error().message,
        ContainsSubstring("grades.csv: line 2: 'Homework 1 (5)' is worth 24 points there and 48 here"));
    wanted.scale = true;
    const auto exported = canvas(test::course(), people(), wanted);
    REQUIRE(exported);
    const auto scores = import_into_canvas(exported->text).scores.at("101");
    CHECK(scores.at("Homework 1 (5)") == "16.75");  // of 33.5
    CHECK(scores.at("Homework 2 (6)") == "12.5");
}

TEST_CASE("Canvas: a column can be the sum of some exercises, and is out of their points") {
    auto wanted =
        into("Student,ID,Section,Homework 1 (5),All (6)\n    Points Possible,,,34,48\nx,101,,,\ny,104,,,\n");
    wanted.columns = {{"04_dense+06_hyperplane", "Homework 1"}, {"total", "All"}};
    const auto exported = canvas(test::course(), people(), wanted);
    REQUIRE(exported);
    const auto imported = import_into_canvas(exported->text);
    const auto& scores = imported.scores.at("101");
    CHECK(scores.at("Homework 1 (5)") == "19.5");
    CHECK(scores.at("All (6)") == "33.5");
    // One of the exercises has no score by the grader's fault.
    CHECK_THAT(exported->text, ContainsSubstring("y,104,,,\n"));
    wanted.columns = {{"04_dense+06_hyperplane", "All"}};
    CHECK_THAT(canvas(test::course(), people(), wanted).error().message,
               ContainsSubstring("is worth 48 points there and 34 here"));
}

TEST_CASE("Canvas: without a file there are students, points possible, and blanks where there is no score") {
    const auto exported = canvas(test::course(), people(), {});
    REQUIRE(exported);
    const auto import = import_into_canvas(exported->text);
    CHECK(import.possible.at("06_hyperplane") == "20");
    CHECK(import.scores.at("101").at("02_activations") == "14");
    CHECK(import.scores.at("102").at("04_dense") == "0");
    CHECK_FALSE(import.scores.at("104").contains("04_dense"));
    CHECK(test::read_rfc4180(exported->text)[3][0] == "O'Brien, Bob \"Bo\"");
}

TEST_CASE("Canvas: an e-mail address in the place of a login is told") {
    auto students = people();
    students[0].identity.login.clear();
    const auto exported = canvas(test::course(), students, {});
    REQUIRE(exported);
    CHECK(test::read_rfc4180(exported->text)[2][2] == "anna@uni.example");
    REQUIRE(exported->notes.size() == 2);
    CHECK(exported->notes[0] == "of 1 without a known login the e-mail address stands in SIS Login ID");
}

TEST_CASE("Canvas: what cannot be filled is refused with file, line and way out") {
    const auto message = [](const std::string& text, std::map<std::string, std::string> columns = {}) {
        auto wanted = into(text);
        wanted.columns = std::move(columns);
        const auto exported = canvas(test::course(), people(), wanted);
        REQUIRE_FALSE(exported);
        CHECK(exported.error().kind == Error::Kind::bad_input);
        return exported.error().message;
    };
    CHECK_THAT(message("Name,Points\nx,1\n"),
               ContainsSubstring("grades.csv: line 1: no columns 'Student' and 'ID'"));
    CHECK_THAT(message(""), ContainsSubstring("grades.csv"));
    CHECK_THAT(message("Student,ID,Section,Essay\nx,101,,\n"),
               ContainsSubstring("--column 02_activations='Homework 1'"));
    CHECK_THAT(message("Student,ID,Section,04_dense,Dense layers\nx,101,,,\n"),
               ContainsSubstring("more than one column may be for 04_dense"));
    CHECK_THAT(message("Student,ID,Section,04_dense\nx,999,,\n"), ContainsSubstring("of another course"));
    CHECK_THAT(message("Student,ID,Section,04_dense\n"), ContainsSubstring("of another course"));
    CHECK_THAT(message("Student,ID,Section,a\nx,101,,\n", {{"total", "b"}}),
               ContainsSubstring("no column is headed 'b'"));
    CHECK_THAT(message("Student,ID,\"Section\nx,101"), ContainsSubstring("grades.csv: line 1"));
    CHECK_THAT(message("Student,ID,Section,04_dense\nM\xfcller,101,,\n"),
               ContainsSubstring("line 2 is not UTF-8"));
}

}  // namespace
}  // namespace halfspace::exports
