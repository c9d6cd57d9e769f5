// The sample class, graded once (the case [class-setup], a CTest fixture), and what each student must get:
// sample_class.toml.

#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <sstream>

#include "judge/suite.hpp"
#include "support/program.hpp"

using Catch::Matchers::ContainsSubstring;
using support::fs::path;
using Json = nlohmann::json;

namespace {

const path folder = SAMPLE_CLASS_REPORT;  // results.json, and what the program printed

/// Which function a hidden check tests: results.json does not say.
std::map<std::string, std::string> functions_of_checks(const std::string& exercise) {
    const auto suite = halfspace::judge::load_suite(path(HALFSPACE_KIT) / exercise / "hidden");
    REQUIRE(suite.has_value());
    std::map<std::string, std::string> functions;
    for (const auto& check : suite->checks) functions[check.name] = check.function;
    return functions;
}

/// "failed, no_bias": how the table writes a check's result.
std::string in_words(const Json& check) {
    const std::string diagnosis = check["diagnosis"];
    return check["status"].get<std::string>() + (diagnosis.empty() ? "" : ", " + diagnosis);
}

/// One or many strings of the table, as many as there are checks.
std::vector<std::string> expected_of(const toml::node& node, std::size_t count) {
    if (const auto one = node.value<std::string>()) return std::vector<std::string>(count, *one);
    std::vector<std::string> texts;
    REQUIRE(node.is_array());
    for (const auto& text : *node.as_array()) texts.push_back(text.value_or<std::string>("?"));
    return texts;
}

void compare_checks(const Json& exercise, const toml::table& expected) {
    const auto functions = functions_of_checks(exercise["id"]);
    std::map<std::string, std::vector<std::string>> got;
    std::map<std::string, std::string> messages;
    for (const Json& check : exercise["checks"]) {
        const auto function = functions.find(check["name"]);
        REQUIRE(function != functions.end());
        got[function->second].push_back(in_words(check));
        messages[function->second] += check["message"].get<std::string>() + "\n";
    }
    CHECK(exercise["checks"].size() == functions.size());
    const toml::table none;
    const auto* checks = expected["checks"].as_table();
    if (checks == nullptr) checks = &none;
    for (const auto& [name, node] : *checks) CHECK(got.contains(std::string(name.str())));
    for (const auto& [function, results] : got) {
        const auto* node = checks->get(function);
        INFO(function);
        const std::vector<std::string> all_passed(results.size(), "passed");
        CHECK(results == (node == nullptr ? all_passed : expected_of(*node, results.size())));
    }
    if (const auto* says = expected["says"].as_table()) {
        for (const auto& [name, text] : *says) {
            const std::string function(name.str());
            INFO(function << " says:\n" << messages[function]);
            CHECK_THAT(messages[function], ContainsSubstring(text.value_or<std::string>("?")));
        }
    }
}

void compare(const Json& exercise, const toml::table& expected) {
    CHECK(exercise["outcome"] == expected["outcome"].value_or<std::string>("?"));
    REQUIRE(exercise["score"].is_number());
    CHECK(std::abs(exercise["score"].get<double>() - expected["score"].value_or(-1.0)) < 1e-5);
    const std::string message = exercise["message"];
    const auto wanted = expected["message"].value<std::string>();
    INFO("message: " << message);
    CHECK((wanted ? message.find(*wanted) != std::string::npos : message.empty()));
    if (exercise["outcome"] == "graded") compare_checks(exercise, expected);
}

}  // namespace

TEST_CASE("grading the class", "[class-setup]") {
    support::fs::remove_all(folder);
    support::write(folder / "secret", "the sample class has one secret\n");
    const auto run = support::run_halfspace({"grade", SAMPLE_CLASS, "--out", folder.string(), "--jobs", "2",
                                             "--secret", (folder / "secret").string()});
    support::write(folder / "stdout", run.out);
    support::write(folder / "stderr", run.err);
    INFO(run.err);
    CHECK(run.code == 1);  // not all passed, and no fault of ours
}

TEST_CASE("every student gets what the table says", "[class]") {
    const Json results = support::results(folder);
    auto table = toml::parse_file(SAMPLE_CLASS_TABLE);
    std::set<std::string> students;
    for (const Json& submission : results["submissions"]) {
        const std::string student = submission["student"];
        students.insert(student);
        for (const Json& exercise : submission["exercises"]) {
            const std::string id = exercise["id"];
            INFO(student << ", " << id);
            const auto* expected = table[student][id].as_table();
            if (expected == nullptr) {
                CHECK(exercise["outcome"] == "not_submitted");
                CHECK(exercise["score"] == 0);
            } else {
                compare(exercise, *expected);
            }
        }
    }
    for (const auto& [student, works] : table) CHECK(students.contains(std::string(student.str())));
    CHECK(students.size() >= 24);
}

TEST_CASE("a student's total is the sum of the exercises", "[class]") {
    const Json results = support::results(folder);
    CHECK(results["schema"] == "halfspace/results/v1");
    for (const Json& submission : results["submissions"]) {
        double sum = 0;
        for (const Json& exercise : submission["exercises"]) {
            sum += exercise["score"].get<double>();
            double points = 0;
            for (const Json& check : exercise["checks"]) points += check["points"].get<double>();
            CHECK(std::abs(points - exercise["score"].get<double>()) < 1e-9);
        }
        INFO(submission["student"]);
        CHECK(std::abs(sum - submission["score"].get<double>()) < 1e-9);
        CHECK(submission["max_score"] == 184);
    }
}

TEST_CASE("the table of the class fits into 80 columns", "[class]") {
    std::istringstream lines(support::read(folder / "stdout"));
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with('/')) continue;  // a path
        // No character here is wider than its number of bytes in UTF-8; 陈伟 takes 4 columns and 6 bytes.
        const auto characters =
            std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xc0) != 0x80; });
        INFO(line);
        CHECK(characters <= 80);
        CHECK_THAT(line, !ContainsSubstring("\x1b"));
    }
}

TEST_CASE("the notes name what was not graded", "[class]") {
    const auto text = support::read(folder / "stdout");
    CHECK_THAT(text, ContainsSubstring("note      Diego Fernández: 04_dence.cpp belongs to no exercise"));
    CHECK_THAT(text,
               ContainsSubstring("note      Chiara Rossi: 02_activations was Latin-1, and is read as UTF-8"));
    CHECK_THAT(text, ContainsSubstring("Wrote "));
}

TEST_CASE("without a terminal the progress is one plain line for each file that was handed in", "[class]") {
    const Json results = support::results(folder);
    const auto text = support::read(folder / "stderr");
    std::size_t units = 0;
    for (const Json& submission : results["submissions"])
        for (const Json& exercise : submission["exercises"])
            units += exercise["outcome"] != "not_submitted" ? 1 : 0;
    CHECK(text.starts_with("grading 24 students on 13 exercises ...\n"));  // before there is any result
    CHECK(std::count(text.begin(), text.end(), '\n') == static_cast<std::ptrdiff_t>(1 + units));
    CHECK_THAT(text, !ContainsSubstring("\x1b"));
    CHECK_THAT(text, !ContainsSubstring("\r"));
    const auto last = std::to_string(units) + "/" + std::to_string(units) + " ";
    CHECK_THAT(text, ContainsSubstring("\n" + last));
    CHECK_THAT(text, !ContainsSubstring("not handed in"));
    CHECK_THAT(text, ContainsSubstring(" Bob Miller 04_dense did not compile\n"));
    CHECK_THAT(text, ContainsSubstring(" Amara Okafor 06_hyperplane 20/20\n"));
}

TEST_CASE("nothing that a cheat printed or looked for is in the report", "[class]") {
    const auto report = support::read(folder / "results.json") + support::read(folder / "stdout") +
                        support::read(folder / "stderr");
    CHECK_THAT(report, !ContainsSubstring("All tests passed"));
    CHECK_THAT(report, !ContainsSubstring("root:x:"));
    CHECK_THAT(report, !ContainsSubstring("layer_by_definition"));
    CHECK_FALSE(support::fs::exists("/tmp/for_my_friends.txt"));
}
