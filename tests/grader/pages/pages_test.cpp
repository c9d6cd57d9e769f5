#include "pages/pages.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "grader/report/example.hpp"

namespace halfspace::pages {
namespace {

using Catch::Matchers::ContainsSubstring;
using course::Feedback;
using report::test::check;
using report::test::graded;
using verdict::Status;

/// A number that only a message tells.
const std::string marker = "771.03125";
const std::string attack = "<script>alert(1)</script>\"'&\x1b[31m\xe2\x80\xae";

report::Student student(const course::Course& course, roster::Identity who,
                        const std::vector<verdict::Outcome>& outcomes) {
    auto grade = report::test::submission(course, who.student, outcomes);
    return {std::move(who), std::move(grade)};
}

verdict::Graded wrong(const std::string& words = "") {
    return {{check("the sum is right", "forward", Status::failed, "forward(3)\nexpected " + marker + words,
                   "no_bias", "You left out b." + words),
             check("the mean is right", "forward", Status::crashed, "it crashed " + marker, "no_bias",
                   "You left out b." + words),
             check("it counts", "count")},
            words};
}

std::vector<report::Student> people(const course::Course& course) {
    return {
        student(course, {attack, "", attack, attack, attack},
                {verdict::DidNotCompile{attack}, wrong(attack), verdict::Rejected{attack}}),
        student(course, {"anna", "Anna Alt", "101", "anna1", "anna@uni.example"},
                {graded(4), wrong(), graded(4)}),
        student(course, {"faye", "Faye", "", "", ""},
                {graded(4), verdict::GraderFault{"an event: expected " + marker}, verdict::NotSubmitted{}})};
}

Report report_of(const course::Course& course, Feedback level) {
    return {course, people(course), [level](const auto&, const auto&) { return level; }, "Graded today."};
}

std::string all_pages(Feedback level) {
    const auto course = report::test::course();
    const auto report = report_of(course, level);
    std::string text = report.index() + report.class_page();
    for (std::size_t i = 0; i < report.students().size(); ++i) text += report.student(i);
    return text;
}

TEST_CASE("no expected number is in a page unless all is told, and a fault's words never are") {
    for (const auto level : {Feedback::nothing, Feedback::name, Feedback::hint})
        CHECK_THAT(all_pages(level), !ContainsSubstring(marker));
    CHECK_THAT(all_pages(Feedback::all), ContainsSubstring("expected " + marker));
    CHECK_THAT(all_pages(Feedback::all), !ContainsSubstring("an event"));
}

TEST_CASE("each level tells a student what it says") {
    const auto course = report::test::course();
    const auto page = [&](Feedback level) { return report_of(course, level).student(1); };
    CHECK_THAT(page(Feedback::nothing), !ContainsSubstring("the sum is right") &&
                                            !ContainsSubstring("You left out b") &&
                                            ContainsSubstring("1 of 3 checks pass"));
    CHECK_THAT(page(Feedback::name), ContainsSubstring("the sum is right") && ContainsSubstring("FAILED") &&
                                         ContainsSubstring("CRASHED") &&
                                         !ContainsSubstring("You left out b"));
    CHECK_THAT(page(Feedback::hint), ContainsSubstring("You left out b.") && ContainsSubstring("it counts"));
    CHECK_THAT(page(Feedback::hint), ContainsSubstring("as in “the sum is right”"));  // a hint is given once
    CHECK_THAT(page(Feedback::all), ContainsSubstring("expected " + marker));
}

TEST_CASE("what students write is text, and nothing else") {
    for (const auto level : {Feedback::hint, Feedback::all}) {
        const auto text = all_pages(level);
        CHECK_THAT(text, !ContainsSubstring("<script"));
        CHECK_THAT(text, !ContainsSubstring("\x1b") && !ContainsSubstring("\xe2\x80\xae"));
        CHECK_THAT(text, ContainsSubstring("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&apos;&amp;"));
    }
}

TEST_CASE("a page's name holds nothing of a student's") {
    const auto name = page_of({attack, "", "", "", ""});
    CHECK(name.size() == std::string("students/.html").size() + 16);
    CHECK(name.find_first_not_of("students/0123456789abcdef.html") == std::string::npos);
    CHECK(page_of({"anna", "", "", "", ""}) != page_of({"Anna", "", "", "", ""}));
    CHECK(page_of({"anna", "x", "", "", ""}) == page_of({"anna", "", "y", "", ""}));
}

TEST_CASE("pages need nothing from elsewhere, and run nothing") {
    const auto text = all_pages(Feedback::all);
    for (const char* word :
         {"http:", "https:", "src=\"//", "@import", "<link", "<iframe", "javascript:", " onclick"})
        CHECK_THAT(text, !ContainsSubstring(word));
    CHECK_THAT(text, ContainsSubstring("default-src 'none'"));
}

TEST_CASE("the index has a row for each student, words for what has no points, and whom to look at") {
    const auto course = report::test::course();
    const auto text = report_of(course, Feedback::hint).index();
    CHECK_THAT(text, ContainsSubstring("3 students, 0 of whom pass every check."));
    CHECK_THAT(text, ContainsSubstring("1 without a score, by the grader&apos;s fault"));
    CHECK_THAT(text, ContainsSubstring("href=\"" + page_of({"anna", "", "", "", ""}) + "\""));
    CHECK_THAT(text, ContainsSubstring("1 did not compile") && ContainsSubstring("1 rejected"));
    CHECK_THAT(text, ContainsSubstring("–: not handed in; compile: does not compile"));
}

TEST_CASE("two of one name are told apart on pages for the instructor, and not on their own") {
    const auto course = report::test::course();
    auto students = people(course);
    students[1].shown = "Anna Alt (301)";
    const Report report{course, students, [](const auto&, const auto&) { return Feedback::hint; }, "x"};
    CHECK_THAT(report.index(), ContainsSubstring("Anna Alt (301)"));
    CHECK_THAT(report.class_page(), ContainsSubstring("Anna Alt (301)"));
    CHECK_THAT(report.student(1), ContainsSubstring("Anna Alt") && !ContainsSubstring("(301)"));
}

TEST_CASE("the class page names mistakes with who made them, and says when nothing can be said") {
    const auto course = report::test::course();
    const auto text = report_of(course, Feedback::hint).class_page();
    CHECK_THAT(text, ContainsSubstring("<code>no_bias</code>") && ContainsSubstring("2 students"));
    CHECK_THAT(text, ContainsSubstring("#04_dense\"><bdi>Anna Alt</bdi>"));
    CHECK_THAT(text, ContainsSubstring("at least 8 students"));
    CHECK_THAT(text, ContainsSubstring("<code>forward</code>"));
}

TEST_CASE("a student reads how the hand-in was read, and what being late cost") {
    const auto course = report::test::course();
    auto students = people(course);
    students[1].grade.notes = {"dense (1).cpp was taken for 04_dense " + attack};
    students[1].grade.exercises[1].late = true;
    students[1].grade.exercises[1].lateness = "2 hours late: 1.5 points were taken off.";
    const Report report{course, students, [](const auto&, const auto&) { return Feedback::hint; }, "x"};
    CHECK_THAT(report.student(1), ContainsSubstring("dense (1).cpp was taken for 04_dense &lt;script&gt;") &&
                                      ContainsSubstring("2 hours late: 1.5 points were taken off."));
    CHECK_THAT(report.student(0), !ContainsSubstring("How your hand-in was read"));
}

TEST_CASE("of the untouched starter one sentence is said") {
    const auto course = report::test::course();
    verdict::Graded starter;
    for (int i = 0; i < 40; ++i)
        starter.checks.push_back(
            check("check " + std::to_string(i), "forward", Status::not_implemented, "not yet"));
    auto begun = starter;
    begun.checks[0].status = Status::failed;
    const std::vector<report::Student> students{student(course, {"ann", "", "", "", ""}, {starter}),
                                                student(course, {"bob", "", "", "", ""}, {begun})};
    const Report report{course, students, [](const auto&, const auto&) { return Feedback::hint; }, "x"};
    CHECK_THAT(report.student(0),
               ContainsSubstring("No function of it is implemented yet.") && !ContainsSubstring("check 7"));
    CHECK_THAT(report.student(1), !ContainsSubstring("No function of it") && ContainsSubstring("check 7"));
}

TEST_CASE("who solved everything reads what was understood, and nobody is told to mend") {
    auto course = report::test::course();
    course.exercises[0].understood = "A layer is one product.";
    const Report report{course, people(course), [](const auto&, const auto&) { return Feedback::hint; }, "x"};
    CHECK_THAT(report.student(1),
               ContainsSubstring("A layer is one product.") && ContainsSubstring("all 4 checks pass"));
    CHECK_THAT(report.student(2), !ContainsSubstring("To mend"));
    CHECK_THAT(report.student(2),
               ContainsSubstring("The grader failed, not you.") && ContainsSubstring("There is no sum"));
}

TEST_CASE("groups of wrong answers stand on the class page; their example only where all is told") {
    const auto course = report::test::course();
    for (const auto level : {Feedback::hint, Feedback::all}) {
        auto report = report_of(course, level);
        report.set_groups({{"04_dense", "forward", {0, 1}, "x = " + marker, attack, marker},
                           {"04_dense", "count", {2}, "x", "y", "z"}},
                          "");
        const auto page = report.class_page();
        CHECK_THAT(page, ContainsSubstring("2 students") && ContainsSubstring("Like nobody else"));
        CHECK_THAT(page, !ContainsSubstring("<script>"));
        CHECK((page.find(marker) != std::string::npos) == (level == Feedback::all));
        CHECK((page.find("halfspace groups") == std::string::npos) == (level == Feedback::all));
    }
    auto report = report_of(course, Feedback::all);
    CHECK_THAT(report.class_page(), ContainsSubstring("There are none."));
    report.set_groups({}, "Could not ask.");
    CHECK_THAT(report.class_page(),
               ContainsSubstring("Could not ask.") && !ContainsSubstring("There are none."));
}

}  // namespace
}  // namespace halfspace::pages
