// Grading again: the same input and secret give the same results, whatever the number of jobs; another
// secret gives other inputs and the same verdicts.

#include <array>

#include "support/program.hpp"

using support::fs::path;
using Json = nlohmann::json;

namespace {

/// Some students of the sample class: wrong values, diagnoses, exceptions, wrong shapes.
constexpr std::array students = {"Ayşe Yıldız", "Siobhán O'Brien", "Priya Raman", "Τάσος Παππάς"};

void grade(const path& folder, const std::string& name, const std::string& secret, const std::string& jobs) {
    support::write(folder / (name + ".secret"), secret);
    const auto run =
        support::run_halfspace({"grade", (folder / "class").string(), "--out", (folder / name).string(),
                                "--jobs", jobs, "--secret", (folder / (name + ".secret")).string()});
    INFO(run.err);
    REQUIRE(run.code == 1);
    CHECK(run.err.starts_with("grading 4 students on 13 exercises ...\n"));
}

/// results.json as it is, but for the times.
std::string text_of(const path& folder) {
    const std::string text = support::read(folder / "results.json");
    const auto begin = text.find("  \"times\": {");
    const auto end = text.find("},\n", begin);
    REQUIRE(begin != std::string::npos);
    REQUIRE(end != std::string::npos);
    return text.substr(0, begin) + text.substr(end + 3);
}

void drop_messages(Json& results) {
    for (Json& submission : results["submissions"]) {
        for (Json& exercise : submission["exercises"]) {
            for (Json& check : exercise["checks"]) check.erase("message");
        }
    }
}

}  // namespace

TEST_CASE("the same input and secret give the same results.json, byte for byte but for the times") {
    const auto scratch = support::scratch();
    const path& folder = scratch.path();
    support::fs::create_directory(folder / "class");
    for (const auto* student : students) {
        support::fs::copy(path(SAMPLE_CLASS) / student, folder / "class" / student,
                          support::fs::copy_options::recursive);
    }
    grade(folder, "one", "a secret of this course", "1");
    grade(folder, "again", "a secret of this course\r\n", "2");
    grade(folder, "other", "another secret of this course", "2");
    CHECK(text_of(folder / "one") == text_of(folder / "again"));

    Json one = support::results(folder / "one");
    Json other = support::results(folder / "other");
    CHECK(one["secret_fingerprint"] != other["secret_fingerprint"]);
    CHECK_THAT(text_of(folder / "one"), !Catch::Matchers::ContainsSubstring("a secret of this course"));
    one.erase("secret_fingerprint");
    other.erase("secret_fingerprint");
    CHECK(one != other);  // the messages show other inputs
    drop_messages(one);
    drop_messages(other);
    CHECK(one == other);
}
