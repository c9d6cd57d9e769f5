// What is made of a graded class: exports and pages. The class is the sample class, graded once.

#include <algorithm>
#include <regex>
#include <set>
#include <sstream>

#include "support/program.hpp"

using Catch::Matchers::ContainsSubstring;
using support::run_halfspace;
using support::fs::path;
using Json = nlohmann::json;

namespace {

const path graded = SAMPLE_CLASS_REPORT;

support::Run make(const std::string& format, const path& out, std::vector<std::string> more = {}) {
    more.insert(more.begin(), {"export", format, "--gradebook", graded.string(), "--out", out.string()});
    return run_halfspace(more);
}

support::Run report(const path& out, std::vector<std::string> more = {}) {
    more.insert(more.begin(), {"report", "--gradebook", graded.string(), "--out", out.string()});
    return run_halfspace(more);
}

/// All files below a folder, as one text.
std::string all_of(const path& folder) {
    std::string text;
    for (const auto& entry : support::fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) text += support::read(entry.path());
    return text;
}

/// The numbers that hidden checks expected, as far as they can be told from others: six digits and more.
std::set<std::string> expected_numbers() {
    static const std::regex pattern(R"(expected (-?\d+\.\d{4,}(?:e[-+]\d+)?))");
    std::set<std::string> numbers;
    const Json results = support::results(graded);
    for (const Json& submission : results["submissions"])
        for (const Json& exercise : submission["exercises"])
            for (const Json& check : exercise["checks"]) {
                const std::string message = check["message"];
                for (std::sregex_iterator it(message.begin(), message.end(), pattern), end; it != end; ++it)
                    numbers.insert((*it)[1].str());
            }
    return numbers;
}

void check_tells_no_number(const std::string& text) {
    for (const auto& number : expected_numbers()) {
        INFO(number);
        CHECK(text.find(number) == std::string::npos);
    }
}

}  // namespace

TEST_CASE("the class becomes pages: a page for each student, and no expected number", "[class]") {
    REQUIRE(expected_numbers().size() > 20);
    const auto scratch = support::scratch();
    const path out = scratch.path() / "report";
    const auto run = report(out);
    INFO(run.err);
    REQUIRE(run.code == 0);
    CHECK_THAT(run.out,
               ContainsSubstring("index.html:\nthe class, what it did not understand, and 24 students"));
    CHECK(std::distance(support::fs::directory_iterator(out / "students"),
                        support::fs::directory_iterator()) == 24);
    const auto text = all_of(out);
    check_tells_no_number(text);
    CHECK_THAT(text, ContainsSubstring("Siobh\xc3\xa1n O&apos;Brien"));
    CHECK_THAT(text, ContainsSubstring("Likely:"));
    std::istringstream table(support::read(out / "students.csv"));
    std::size_t named = 0;
    for (std::string line; std::getline(table, line);) {
        const auto page = line.find("students/");
        if (page == std::string::npos) continue;
        ++named;
        CHECK(support::fs::exists(out / line.substr(page, line.find('\r') - page)));
    }
    CHECK(named == 24);
    REQUIRE(report(out).code == 0);
    CHECK(all_of(out).size() == text.size());
}

TEST_CASE("a student's picture lies beside the page", "[class]") {
    const auto scratch = support::scratch();
    const auto run = report(scratch.path() / "report", {"--pictures"});
    INFO(run.err);
    REQUIRE(run.code == 0);
    std::size_t pictures = 0;
    for (const auto& entry : support::fs::directory_iterator(scratch.path() / "report/students")) {
        if (entry.path().extension() != ".svg") continue;
        ++pictures;
        CHECK_THAT(support::read(entry.path()), ContainsSubstring("<svg") && ContainsSubstring("</svg>"));
    }
    CHECK(pictures > 20);
}

TEST_CASE("each export is written, with the points of results.json and no expected number", "[class]") {
    const auto scratch = support::scratch();
    const auto out = [&](const std::string& name) { return scratch.path() / name; };
    for (const std::string format : {"csv", "junit", "moodle", "canvas", "gradescope"}) {
        const auto run = make(format, out(format));
        INFO(format << ": " << run.out << run.err);
        CHECK(run.code == 0);
        CHECK_THAT(run.out, ContainsSubstring("Wrote " + out(format).string()));
    }
    check_tells_no_number(all_of(scratch.path()));
    std::istringstream lines(support::read(out("csv")));
    std::string line;
    std::getline(lines, line);
    const Json results = support::results(graded);
    for (const Json& submission : results["submissions"]) {
        std::getline(lines, line);
        INFO(line);
        CHECK(line.starts_with(submission["student"].get<std::string>() + ","));
        const auto total = line.find(",no,no,");  // neither late nor overridden
        REQUIRE(total != std::string::npos);
        CHECK(std::abs(std::stod(line.substr(total + 7)) - submission["score"].get<double>()) < 1e-6);
    }
    const Json index = Json::parse(support::read(out("gradescope") / "index.json"));
    CHECK(index.size() == 24);
    for (const Json& one : index)
        CHECK(Json::parse(support::read(out("gradescope") / one["results"].get<std::string>()))
                  .contains("tests"));
}

TEST_CASE("Canvas's own file is filled, and who is in one of them only is listed", "[class]") {
    const auto scratch = support::scratch();
    const path grades = scratch.path() / "grades.csv";
    support::write(grades,
                   "Student,ID,Section,Dense layers (7)\n    Points Possible,,,14\n\"Okafor, Amara\",1,A,\n"
                   "\"O'Brien, Siobh\xc3\xa1n\",2,A,EX\n\"Nobody, Ned\",3,A,\n");
    const path out = scratch.path() / "out.csv";
    const auto run = make("canvas", out, {"--into", grades.string()});
    INFO(run.err);
    REQUIRE(run.code == 0);
    CHECK(support::read(out) ==
          "Student,ID,Section,Dense layers (7)\n    Points Possible,,,14\n\"Okafor, Amara\",1,A,14\n"
          "\"O'Brien, Siobh\xc3\xa1n\",2,A,EX\n\"Nobody, Ned\",3,A,\n");
    CHECK_THAT(run.out, ContainsSubstring("not graded here: Nobody, Ned"));
    CHECK_THAT(run.out, ContainsSubstring("22 graded here and not in"));
    std::istringstream lines(run.out);
    for (std::string line; std::getline(lines, line);)
        if (line.find(scratch.path().string()) == std::string::npos)
            CHECK(line.size() <= 110);  // bytes of 80 columns
}

TEST_CASE("exports and reports that cannot be say why, and write nothing", "[class]") {
    const auto scratch = support::scratch();
    const path out = scratch.path() / "out";
    const auto refuses = [&](const support::Run& run, const std::string& why) {
        INFO(run.out << run.err);
        CHECK(run.code == 2);
        CHECK_THAT(run.err, ContainsSubstring(why));
        CHECK_FALSE(support::fs::exists(out));
    };
    const path mine = scratch.path() / "mine.csv";
    support::write(mine, "Student,ID,Section,Essay\nAmara Okafor,1,A,\n");
    refuses(make("excel", out), "excel");
    refuses(make("csv", out, {"--into", mine.string()}), "--into is for canvas and moodle");
    refuses(make("canvas", out, {"--into", (scratch.path() / "none.csv").string()}), "none.csv");
    refuses(make("canvas", out, {"--into", mine.string()}), "--column 01_neuron='Homework 1'");
    refuses(make("canvas", out, {"--into", mine.string(), "--column", "04_dence=Essay"}), "04_dense");
    refuses(make("canvas", out, {"--into", mine.string(), "--column", "Essay"}), "expected EX=HEADING");
    refuses(make("canvas", out, {"--column", "total=Essay"}), "give it with --into");
    refuses(run_halfspace({"export", "csv", "--gradebook", scratch.path().string(), "--out", out.string()}),
            "gradebook");
    refuses(run_halfspace({"report", "--gradebook", scratch.path().string(), "--out", out.string()}),
            "gradebook");
    CHECK(make("canvas", mine, {"--into", mine.string(), "--column", "total=Essay"}).code == 2);
    CHECK(support::read(mine) == "Student,ID,Section,Essay\nAmara Okafor,1,A,\n");
    const auto other = report(scratch.path());  // holds mine.csv
    CHECK(other.code == 2);
    CHECK_THAT(other.err, ContainsSubstring("mine.csv") && !ContainsSubstring("asking about"));
}
