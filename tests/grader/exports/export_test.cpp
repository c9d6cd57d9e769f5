// The other formats, and what holds for all: no formula, and no number that was expected.
#include "exports/export.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "exports/feedback.hpp"
#include "grader/exports/example.hpp"
#include "grader/exports/readers.hpp"

namespace halfspace::exports {
namespace {

using Catch::Matchers::ContainsSubstring;
using course::Feedback;
using test::always;
using test::marker;
using test::people;

TEST_CASE("numbers have no exponent and no idle zeros") {
    CHECK(number(14) == "14");
    CHECK(number(0) == "0");
    CHECK(number(11.5667) == "11.5667");
    CHECK(number(0.000001) == "0.000001");
    CHECK(number(0.1 + 0.2) == "0.3");
    CHECK(number(1234567.5) == "1234567.5");
}

TEST_CASE("csv: a row for each student, and no formula") {
    const auto rows = test::read_rfc4180(table(test::course(), people()).text);
    REQUIRE(rows.size() == 5);
    CHECK(rows[0] == std::vector<std::string>{"student", "name", "id", "login", "email", "late", "overridden",
                                              "total", "max", "02_activations", "04_dense", "06_hyperplane"});
    CHECK(rows[1] == std::vector<std::string>{"anna", "Anna Alt", "101", "anna1", "anna@uni.example", "no",
                                              "no", "33.5", "48", "14", "7", "12.5"});
    CHECK(rows[2][1] == "O'Brien, Bob \"Bo\"");
    CHECK(rows[4][7].empty());
    CHECK(rows[4][10].empty());
    CHECK(rows[4][9] == "14");
    for (const auto& row : rows)
        for (const auto& cell : row)
            CHECK((cell.empty() || std::string("=+-@\t\r").find(cell.front()) == std::string::npos));
    CHECK(rows[3][1] == "'=cmd|' /C calc'!A0");
}

TEST_CASE("whose page is which: no formula") {
    const auto rows = test::read_rfc4180(pages_table(people(), {"a.html", "b.html", "c.html", "d.html"}));
    REQUIRE(rows.size() == 5);
    CHECK(rows[0] == std::vector<std::string>{"name", "id", "login", "email", "page"});
    CHECK(rows[1] == std::vector<std::string>{"Anna Alt", "101", "anna1", "anna@uni.example", "a.html"});
    CHECK(rows[3][0].starts_with("'="));
    CHECK(rows[3][3].starts_with("'@"));
}

TEST_CASE("what the instructor has put in place of a student's file is marked") {
    auto class_of = people();
    class_of[0].grade.exercises[1].overridden = true;
    const auto rows = test::read_rfc4180(table(test::course(), class_of).text);
    CHECK(rows[1][6] == "yes");
    CHECK(rows[2][6] == "no");
    CHECK_THAT(feedback_text(class_of[0].grade.exercises[1], Feedback::nothing),
               Catch::Matchers::ContainsSubstring("Overridden: your instructor's file was judged."));
}

TEST_CASE("junit: well-formed, and its counts are those of its cases") {
    for (const auto level : {Feedback::nothing, Feedback::name, Feedback::hint, Feedback::all}) {
        const auto root = test::XmlReader(junit(test::course(), people(), always(level)).text).document();
        CHECK(root.name == "testsuites");
        CHECK(root.children.size() == 12);
        std::size_t tests = 0;
        for (const auto& suite : root.children) {
            CHECK(suite.name == "testsuite");
            tests += suite.count("testcase");
            CHECK(suite.attributes.at("tests") == std::to_string(suite.count("testcase")));
            std::map<std::string, std::size_t> outcomes{{"failure", 0}, {"error", 0}, {"skipped", 0}};
            for (const auto& one : suite.children) {
                CHECK(!one.attributes.at("name").empty());
                CHECK(!one.attributes.at("classname").empty());
                REQUIRE(one.children.size() <= 1);
                if (!one.children.empty()) {
                    ++outcomes.at(one.children[0].name);
                    CHECK(!one.children[0].attributes.at("message").empty());
                }
            }
            CHECK(suite.attributes.at("failures") == std::to_string(outcomes["failure"]));
            CHECK(suite.attributes.at("errors") == std::to_string(outcomes["error"]));
            CHECK(suite.attributes.at("skipped") == std::to_string(outcomes["skipped"]));
        }
        CHECK(root.attributes.at("tests") == std::to_string(tests));
        CHECK(tests == 4 + 4 + 3 + 4 + 1 + 1 + 1 + 3 + 1 + 4 + 1 + 1);
    }
    const auto root =
        test::XmlReader(junit(test::course(), people(), always(Feedback::hint)).text).document();
    const auto& eve = root.children.at(7);
    CHECK(eve.attributes.at("name") == "eve 04_dense");
    CHECK(eve.children.at(0).attributes.at("name") == "<script>alert(1)</script> & \"more\"");
    CHECK(eve.children.at(0).children.at(0).text == "LIKELY: You left out b: is x < 0?");
    CHECK_THAT(root.children.at(6).children.at(0).children.at(0).text,
               ContainsSubstring("error: red ]]> <b>"));
}

TEST_CASE("gradescope: a file for each student by the autograder's rules") {
    const auto exported = gradescope(test::course(), people(), always(Feedback::hint));
    REQUIRE(exported.files.size() == 4);  // three with a score, and the index
    CHECK(exported.notes ==
          std::vector<std::string>{"1 left out, without a score by the grader's fault: Faye F\xc3\xa6r"});
    const auto index = nlohmann::json::parse(exported.files.back().text);
    REQUIRE(exported.files.back().name == "index.json");
    REQUIRE(index.size() == 3);
    const std::set<std::string> of_results{"score", "output", "output_format", "stdout_visibility", "tests"};
    const std::set<std::string> of_tests{"name",   "number", "score",         "max_score",
                                         "status", "output", "output_format", "visibility"};
    for (std::size_t i = 0; i < 3; ++i) {
        const auto& file = exported.files[i];
        CHECK(index[i]["results"] == file.name);
        CHECK(file.name.find_first_not_of("0123456789abcdef.json") == std::string::npos);
        const auto results = nlohmann::json::parse(file.text);
        for (const auto& [key, value] : results.items()) CHECK(of_results.contains(key));
        double sum = 0;
        for (const auto& one : results["tests"]) {
            for (const auto& [key, value] : one.items()) CHECK(of_tests.contains(key));
            CHECK(one["name"].is_string());
            CHECK(one["number"].is_string());
            CHECK((one["status"] == "passed" || one["status"] == "failed"));
            CHECK((one["status"] == "passed") == (one["score"] == one["max_score"]));
            CHECK(one["visibility"] == "visible");
            CHECK(one["output_format"] == "text");
            sum += one["score"].get<double>();
        }
        CHECK(std::abs(sum - results["score"].get<double>()) < 1e-6);
    }
    CHECK(index[0]["email"] == "anna@uni.example");
}

/// All that is exported, as one text.
std::string everything(Feedback level) {
    Wanted grades{.into = Filled{"x.csv", "Email address,ID number,04_dense\n,101,\n,102,\n,103,\n,104,\n"}};
    std::string text = junit(test::course(), people(), always(level)).text +
                       table(test::course(), people()).text +
                       moodle(test::course(), people(), {}, always(level))->text +
                       moodle(test::course(), people(), grades, always(level))->text +
                       canvas(test::course(), people(), {})->text;
    for (const auto& file : gradescope(test::course(), people(), always(level)).files) text += file.text;
    return text;
}

TEST_CASE("no expected number leaves the machine unless all is told, and a fault's words never do") {
    for (const auto level : {Feedback::nothing, Feedback::name, Feedback::hint})
        CHECK_THAT(everything(level), !ContainsSubstring(marker));
    const auto all = everything(Feedback::all);
    CHECK_THAT(all, ContainsSubstring(marker));
    CHECK_THAT(all,
               !ContainsSubstring("expected " + marker + "<") && !ContainsSubstring("\"expected " + marker));
}

TEST_CASE("each level tells what it says") {
    const std::string name = "the sum is right";
    const std::string hint = "You left out b";
    CHECK_THAT(everything(Feedback::nothing), !ContainsSubstring(name) && !ContainsSubstring(hint));
    CHECK_THAT(everything(Feedback::name), ContainsSubstring(name) && !ContainsSubstring(hint));
    CHECK_THAT(everything(Feedback::hint), ContainsSubstring(name) && ContainsSubstring(hint));
}

}  // namespace
}  // namespace halfspace::exports
