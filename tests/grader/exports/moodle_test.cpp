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

TEST_CASE("Moodle: the only exercise of a course keeps its name") {
    auto course = test::course();
    std::erase_if(course.exercises, [](const auto& one) { return one.id != "04_dense"; });
    auto all = people();
    for (auto& one : all)
        std::erase_if(one.grade.exercises, [](const auto& grade) { return grade.id != "04_dense"; });
    const auto exported =
        moodle(course, all, into("Full name,Email address,04_dense\nAnna Alt,anna@uni.example,-\n"),
               always(Feedback::hint));
    REQUIRE(exported);
    CHECK(test::read_rfc4180(exported->text)[0].back() == "04_dense feedback");
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

TEST_CASE("Moodle: the feedback of a sum says of each exercise what became of it") {
    auto students = people();
    auto& dense = students[0].grade.exercises[1];
    dense.overridden = true;
    dense.lateness = "2 days late: 1 < 2";
    auto wanted = into(worksheet("28.00"));
    wanted.columns = {{"02_activations+04_dense", "Grade"}};
    const auto exported = moodle(test::course(), students, wanted, always(Feedback::all));
    REQUIRE(exported);
    const auto rows = test::read_rfc4180(exported->text);
    CHECK(rows[1][5] == "21");
    CHECK_THAT(rows[1][10], ContainsSubstring("02_activations: 14 of 14 points; ") &&
                                ContainsSubstring("\n04_dense: 7 of 14 points; 2 of 4 checks pass. 2 days "
                                                  "late: 1 &lt; 2 Overridden: your instructor's file was "
                                                  "judged."));
}

TEST_CASE("Moodle: a worksheet without a word on whose its column is, and Canvas's file, are refused") {
    const auto sheet = moodle(test::course(), people(), into(worksheet("14.00")), always(Feedback::hint));
    REQUIRE_FALSE(sheet);
    CHECK_THAT(sheet.error().message,
               ContainsSubstring("moodle.csv: line 1: a grading worksheet takes points in one column") &&
                   ContainsSubstring("--column total='Grade'") &&
                   ContainsSubstring("02_activations+04_dense"));
    auto wanted = into("Student,ID,SIS User ID,SIS Login ID,Section,Homework 1 (5)\nx,101,,,,\n");
    wanted.columns = {{"total", "Homework 1"}};
    const auto canvas = moodle(test::course(), people(), wanted, always(Feedback::hint));
    REQUIRE_FALSE(canvas);
    CHECK_THAT(canvas.error().message, ContainsSubstring("export canvas"));
}

std::string german_worksheet(const std::string& rows) {
    return "ID,\"Vollst\u00e4ndiger Name\",Status,Bewertung,Bestwertung,\"Bewertung kann ge\u00e4ndert "
           "werden\",\"Zuletzt ge\u00e4ndert (Abgabe)\",\"Texteingabe online\",\"Zuletzt ge\u00e4ndert "
           "(Bewertung)\",\"Feedback als Kommentar\"\n" +
           rows;
}

TEST_CASE("Moodle: a German worksheet is filled, in numbers as it writes them") {
    auto students = people();
    students[0].grade.exercises[1].score = 6.5;
    const auto filled = [&](const std::string& most, bool scale) {
        auto wanted = into(german_worksheet("Teilnehmer/in301,Anna Alt,\"Zur Bewertung abgegeben\",," + most +
                                            ",Ja,\"Samstag, 28. November 2026, 01:15\",,-,\n"));
        wanted.columns = {{"04_dense", "Bewertung"}};
        wanted.scale = scale;
        return moodle(test::course(), students, wanted, always(Feedback::hint));
    };
    const auto by_comma = filled("\"14,00\"", false);
    REQUIRE(by_comma);
    const auto rows = test::read_rfc4180(by_comma->text);
    CHECK(rows[0].size() == 10);
    CHECK(rows[1][3] == "6,5");
    CHECK(rows[1][4] == "14,00");
    CHECK_THAT(rows[1][9], ContainsSubstring("6.5 of 14 points"));
    CHECK(test::read_rfc4180(filled("14.00", false)->text)[1][3] == "6.5");
    CHECK(test::read_rfc4180(filled("\"28,00\"", true)->text)[1][3] == "13");
    const auto other = filled("\"28,00\"", false);
    REQUIRE_FALSE(other);
    CHECK_THAT(other.error().message, ContainsSubstring("'Bewertung' is worth 28 points there and 14 here"));
}

TEST_CASE("Moodle: its own file in German is filled, too") {
    const auto exported = moodle(test::course(), people(),
                                 into("Vorname;Nachname;ID-Nummer;Abteilung;E-Mail-Adresse;Aufgabe: 04_dense "
                                      "(Punkte);Aufgabe: 04_dense (Feedback);Kurs gesamt (Punkte)\n"
                                      "Anna;Alt;101;;anna@uni.example;3,00;;3,00\n"),
                                 always(Feedback::hint));
    REQUIRE(exported);
    CHECK_THAT(exported->text, ContainsSubstring("\nAnna;Alt;101;;anna@uni.example;7;\"7 of 14 points"));
}

TEST_CASE("Moodle: two of one name are told apart by the worksheet's numbers, or else left out and listed") {
    auto students = people();
    students.erase(students.begin() + 2);
    students.resize(3);
    for (auto& student : students) student.identity = {student.identity.student, "Anna Alt", "", "", ""};
    students[2].identity.name = "Eve";
    students[0].numbers = {"canvas 301", "moodle 302"};
    students[1].numbers = {"moodle 299", "moodle 301"};
    for (const bool is_german : {true, false}) {
        const std::string before = is_german ? "Teilnehmer/in" : "Participant ";
        const auto filled = [&](const std::string& one, const std::string& other) {
            const auto rows = before + one + ",Anna Alt,,,,,,,,\n" + before + other + ",Anna Alt,,,,,,,,\n" +
                              before + "9,Eve,,,,,,,,\n";
            auto wanted = into(is_german ? german_worksheet(rows)
                                         : "Identifier,Full name,Status,Grade,Maximum Grade,a,b,c,d,Feedback "
                                           "comments\n" +
                                               rows);
            wanted.columns = {{"02_activations", is_german ? "Bewertung" : "Grade"}};
            auto exported = moodle(test::course(), students, wanted, always(Feedback::hint));
            REQUIRE(exported);
            return *exported;
        };
        students[0].grade.exercises[0].score = 14;
        students[1].grade.exercises[0].score = 5;
        const auto known = test::read_rfc4180(filled("301", "302").text);
        CHECK(known[1][3] == "5");
        CHECK(known[2][3] == "14");
        // Another assignment's.
        const auto unknown = filled("401", "402");
        CHECK(test::read_rfc4180(unknown.text)[1][3].empty());
        CHECK(unknown.notes == std::vector<std::string>{
                                   "2 in moodle.csv and not graded here: Anna Alt; Anna Alt",
                                   "2 graded here and not in moodle.csv: Anna Alt (anna); Anna Alt (bob)"});
    }
    // A number alone is nobody: another Moodle has it, too.
    auto wanted =
        into(german_worksheet("Teilnehmer/in301,Zoe Zwei,,,,,,,,\nTeilnehmer/in302,Anna Alt,,,,,,,,\n"));
    wanted.columns = {{"02_activations", "Bewertung"}};
    const auto rows =
        test::read_rfc4180(moodle(test::course(), students, wanted, always(Feedback::hint))->text);
    CHECK(rows[1][3].empty());
    CHECK(rows[2][3] == "14");
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
