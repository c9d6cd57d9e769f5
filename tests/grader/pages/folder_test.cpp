#include "pages/folder.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <fstream>

#include "base/files.hpp"
#include "grader/report/example.hpp"

namespace halfspace::pages {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;

Report report_of(const course::Course& course, const std::vector<std::string>& names) {
    std::vector<report::Student> students;
    for (const auto& name : names)
        students.push_back(
            {{name, name, "", "", ""}, report::test::submission(course, name, {report::test::graded(3)})});
    return {course, std::move(students), [](const auto&, const auto&) { return course::Feedback::hint; },
            "x"};
}

std::size_t files_in(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

TEST_CASE("a report is written, and written again without who left") {
    const auto course = report::test::course();
    const auto scratch = ScratchFolder::create();
    REQUIRE(scratch);
    const fs::path folder = scratch->path() / "report";
    REQUIRE(write(report_of(course, {"ann", "bob"}), folder));
    CHECK(files_in(folder) == 3);
    CHECK(files_in(folder / "students") == 2);
    std::ofstream(folder / "students/notes.txt") << "mine";
    REQUIRE(write(report_of(course, {"bob"}), folder));
    CHECK_FALSE(fs::exists(folder / page_of({"ann", "", "", "", ""})));
    CHECK(fs::exists(folder / page_of({"bob", "", "", "", ""})));
    CHECK(fs::exists(folder / "students/notes.txt"));  // not ours
}

TEST_CASE("pictures lie beside the page that shows them, and go with it") {
    const auto course = report::test::course();
    const auto scratch = ScratchFolder::create();
    REQUIRE(scratch);
    const auto drawn = [](const report::Student&) -> Result<Pictures> {
        return Pictures{{"02_activations", "<svg/>"}};
    };
    REQUIRE(write(report_of(course, {"ann"}), scratch->path(), drawn));
    const fs::path page = scratch->path() / page_of({"ann", "", "", "", ""});
    const auto text = read_file(page, 1u << 20);
    REQUIRE(text);
    const auto at = text->find("<img src=\"");
    REQUIRE(at != std::string::npos);
    const auto name = text->substr(at + 10, text->find('"', at + 10) - at - 10);
    CHECK(*read_file(page.parent_path() / name, 100) == "<svg/>");
    REQUIRE(write(report_of(course, {"ann"}), scratch->path()));
    CHECK_FALSE(fs::exists(page.parent_path() / name));
}

TEST_CASE("a folder with something else in it is left alone") {
    const auto course = report::test::course();
    const auto scratch = ScratchFolder::create();
    REQUIRE(scratch);
    std::ofstream(scratch->path() / "thesis.tex") << "years of work";
    const auto written = write(report_of(course, {"ann"}), scratch->path());
    REQUIRE_FALSE(written);
    CHECK(written.error().kind == Error::Kind::bad_input);
    CHECK_THAT(written.error().message, ContainsSubstring("thesis.tex") && ContainsSubstring("--out"));
    CHECK_FALSE(fs::exists(scratch->path() / "index.html"));
}

}  // namespace
}  // namespace halfspace::pages
