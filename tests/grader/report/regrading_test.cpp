#include "report/regrading.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "base/text.hpp"

namespace halfspace::report {
namespace {

using Catch::Matchers::ContainsSubstring;
using scoring::Difference;
using verdict::Status;

Difference difference(const std::string& student, double before, double after) {
    Difference one{student, before, after, 184, 184, {}};
    one.exercises.push_back({"04_dense", before, after, 14, 14, "", {}});
    one.exercises[0].checks = {
        {"an empty batch stays empty", Status::failed, Status::passed, 0, after - before},
        {"one sample", Status::passed, Status::passed, 0.4, 0.6}};
    return one;
}

TEST_CASE("who changes, by how much, through which check") {
    CHECK(differences({difference("Ayşe Yıldız", 9.5, 10.25)}, 50, Style{false, 80}) ==
          "Ayşe Yıldız               9.5 -> 10.25 of 184  +0.75\n"
          "  04_dense  9.5 -> 10.25 of 14\n"
          "    FAILED -> passed  an empty batch stays empty\n"
          "    0.4 -> 0.6 points  one sample\n");
    CHECK(summary({difference("a", 1, 2), difference("b", 3, 1), difference("c", 2, 2)}, 24,
                  Style{false, 80}) ==
          "3 of 24 students change: 1 (up to 1) gain, 1 (up to 2) lose, 1 has as many\n"
          "points as before in another way.\n"
          "     3  04_dense: FAILED -> passed  an empty batch stays empty\n");
    CHECK(summary({difference("a", 1, 2)}, 1, Style{false, 80})
              .starts_with("1 of 1 student changes: 1 (up to 1) gain, 0 lose.\n"));
    CHECK(differences({}, 50, Style{}).empty());
    CHECK(summary({}, 24, Style{}) == "None of 24 students changes.\n");
}

TEST_CASE("who changes is listed by the alphabet, as in the table of the class") {
    const auto text = differences({difference("Zo\u00eb", 1, 2), difference("\u00c7em", 1, 2),
                                   difference("ann", 1, 2), difference("Bo", 1, 2)},
                                  3, Style{false, 80});
    CHECK((text.find("ann") < text.find("Bo") && text.find("Bo") < text.find("\u00c7em")));
    CHECK_THAT(text, !ContainsSubstring("Zo\u00eb") && ContainsSubstring("and 1 more student"));
}

TEST_CASE("points of a course, checks that come and go, and what has no score") {
    Difference one{"a", std::nullopt, 2, 10, 12, {}};
    one.exercises.push_back({"04_dense", std::nullopt, 2, 10, 12, "grader_fault -> graded", {}});
    one.exercises.push_back(
        {"05_graph",
         1,
         1,
         5,
         5,
         "",
         {{"new one", {}, Status::crashed, 0, 0}, {"old one", Status::passed, {}, 1, 0}}});
    const std::string text = differences({one}, 50, Style{false, 80});
    CHECK_THAT(text, ContainsSubstring("no score of 10 -> 2 of 12") &&
                         ContainsSubstring("    grader_fault -> graded\n") &&
                         ContainsSubstring("new -> CRASHED  new one") &&
                         ContainsSubstring("passed -> no more asked  old one"));
    CHECK_THAT(summary({one}, 1, Style{false, 80}), ContainsSubstring("04_dense: worth 10 -> 12"));
}

TEST_CASE("lines fit, whatever is in them, and many are counted") {
    auto one = difference(
        "a\x1b[31m very long name of a student with many given names " + std::string(80, 'x'), 1, 2);
    one.exercises[0].checks[0].name = std::string(200, 'y') + "\nz";
    for (int i = 0; i < 10; ++i)
        one.exercises[0].checks.push_back(
            {"check " + std::to_string(i), Status::failed, Status::passed, 0, 1});
    std::vector<Difference> all(60, one);
    for (const bool colour : {false, true}) {
        const auto text = differences(all, 50, Style{colour, 80}) + summary(all, 60, Style{colour, 80});
        for (const auto& line : lines(text)) CHECK(width(clean(line)) <= 80);
        CHECK_THAT(text, ContainsSubstring("and 6 more checks") &&
                             ContainsSubstring("... and 10 more students; --all"));
        CHECK_THAT(text, !ContainsSubstring("\x1b[31m very"));
    }
}

}  // namespace
}  // namespace halfspace::report
