// What a class teaches the course: files that look alike, wrong answers that nothing explains, and a mistake made of one.

#include "support/catalogue_copy.hpp"

using Catch::Matchers::ContainsSubstring;
using support::fs::path;

namespace {

/// A right file of 04_dense with another body of one of its functions.
std::string with_body(const std::string& solution, const std::string& function, const std::string& body) {
    std::string text = support::read(path(HALFSPACE_SOLUTIONS) / "04_dense/correct" / (solution + ".cpp"));
    const auto name = text.find(function + "(");
    REQUIRE(name != std::string::npos);
    const auto open = text.find('{', name);
    const auto close = text.find("\n}\n", open);
    REQUIRE(close != std::string::npos);
    return text.replace(open, close + 2 - open, body);
}

/// Three have one idea that no catalogue knows, each in other words; one crashes, one never ends, one is right.
struct Class {
    Class() {
        support::write(at("secret"), "the secret of these scenarios");
        const auto wrong = [&](const std::string& student, const std::string& solution,
                               const std::string& body) {
            support::write(at("class/" + student + "/04_dense.cpp"),
                           with_body(solution, "parameter_count", body));
        };
        wrong("ann", "products",
              "{\n    std::size_t n = 0;\n    for (const auto& l : layers)\n"
              "        n += (l.weight.shape(0) + 1) * (l.weight.shape(1) + 1);\n    return n;\n}");
        wrong("Bob", "expressions",
              "{\n    std::size_t n = 0;\n    for (const auto& l : layers)\n"
              "        n += l.weight.size() + l.weight.shape(0) + l.weight.shape(1) + 1;\n    return n;\n}");
        wrong("=Cem, \"C\"", "one_by_one",
              "{\n#define ONE 1.0\n    double n = 0;\n    for (const auto& l : layers)\n"
              "        n += (ONE + l.weight.shape(0)) * (ONE + l.weight.shape(1));\n    return n;\n}");
        wrong("Dan", "products",
              "{\n    volatile int* nothing = nullptr;\n    return layers.size() + *nothing;\n}");
        wrong("Eve", "products",
              "{\n    for (volatile int i = 0;; i = i + 1) {\n    }\n    return layers.size();\n}");
        support::write(at("class/Fay/04_dense.cpp"),
                       support::read(path(HALFSPACE_SOLUTIONS) / "04_dense/correct/products.cpp"));
        const auto graded = support::run_halfspace(
            {"grade", at("class").string(), "--out", at("out").string(), "--secret", at("secret").string()});
        INFO(graded.err);
        REQUIRE(graded.code == 1);
    }
    [[nodiscard]] path at(const std::string& name) const { return scratch.path() / name; }
    [[nodiscard]] std::string book() const { return at("out").string(); }

    halfspace::ScratchFolder scratch = support::scratch();
};

}  // namespace

TEST_CASE("what no catalogue knew is grouped by behaviour, and becomes a mistake that verify proves") {
    const Class some;
    const auto groups = support::run_halfspace({"groups", "4", "--gradebook", some.book()});
    INFO(groups.out << groups.err);
    REQUIRE(groups.code == 0);
    CHECK_THAT(groups.out,
               ContainsSubstring("04_dense, parameter_count: 3 students\n  =Cem, \"C\", ann, Bob\n"));
    CHECK_THAT(
        groups.out,
        ContainsSubstring("\nLike nobody else's\n  Dan  04_dense, parameter_count: crashed: killed by SIG"));
    CHECK_THAT(groups.out, ContainsSubstring("\n  Eve  04_dense, parameter_count: used up its CPU time"));
    CHECK(groups.out.find("Fay") == std::string::npos);
    CHECK(groups.err == "asking about 1 function ...\n");  // no terminal: once, and not for each

    const auto report =
        support::run_halfspace({"report", "--gradebook", some.book(), "--out", some.at("pages").string()});
    INFO(report.err);
    REQUIRE(report.code == 0);
    CHECK(report.err == "asking about 1 function ...\n");
    const auto page = support::read(some.at("pages/class.html"));
    CHECK_THAT(page, ContainsSubstring("Wrong answers that nothing explains"));
    CHECK_THAT(page, ContainsSubstring("04_dense \xc2\xb7 <strong class=\"num\">3 students</strong>"));
    const auto at = page.find("3 students</strong>");
    const auto group = page.substr(at, page.find("</article>", at) - at);
    CHECK_THAT(group, ContainsSubstring("<bdi>ann</bdi>") && ContainsSubstring("<bdi>Bob</bdi>") &&
                          !ContainsSubstring("<bdi>Fay</bdi>"));

    const support::CourseCopy course(support::CourseCopy::Solutions::copied);
    const path mistakes = course.solutions() / "04_dense/mistakes.cpp";
    const auto before = support::read(mistakes);
    const auto draft = [&](std::vector<std::string> who) {
        who.insert(who.begin(), "new-mistake");
        who.insert(who.end(), {"--gradebook", some.book()});
        return course.run(who);
    };
    for (const auto& [who, why] : {std::pair{"Fay", "say which you mean"},
                                   {"=Cem, \"C\"", "macros"},
                                   {"Gus", "there is no student 'Gus'"}}) {
        const auto refused = draft({"4", "--from", who});
        CHECK(refused.code == 2);
        CHECK_THAT(support::sentence(refused.err), ContainsSubstring(why));
    }
    CHECK_THAT(support::sentence(draft({"4", "parameter_count", "--from", "Fay"}).err),
               ContainsSubstring("parameter_count of 'Fay' passes all hidden checks: it is no mistake"));
    CHECK(support::read(mistakes) == before);

    const auto drafted = draft({"4", "--from", "ann"});
    INFO(drafted.out << drafted.err);
    REQUIRE(drafted.code == 0);
    CHECK_THAT(drafted.out,
               ContainsSubstring("Drafted drafted_parameter_count") && ContainsSubstring("It compiles."));
    {
        const support::CatalogueCopy catalogue(course);
        INFO(catalogue.compiled.err);
        REQUIRE(catalogue.compiled.code == 0);
        const auto verified = course.run({"verify", "4", "--seeds", "1", "--kit", catalogue.kit()});
        CHECK(verified.code == 1);
        CHECK_THAT(verified.out, ContainsSubstring("04_dense: 2 to write") &&
                                     ContainsSubstring("TO WRITE solutions/04_dense/mistakes.cpp:"));
    }
    support::edit(mistakes, "// TO WRITE: ", "// ");
    support::edit(mistakes, "\"TO WRITE: a hint", "\"A hint");
    support::edit(mistakes, "MISTAKE(drafted_parameter_count,", "MISTAKE(one_more_on_each_side,");
    const support::CatalogueCopy catalogue(course);
    REQUIRE(catalogue.compiled.code == 0);
    const auto verified = course.run({"verify", "4", "--seeds", "1", "--kit", catalogue.kit()});
    INFO(verified.out);
    CHECK(verified.code == 0);
    CHECK_THAT(verified.out,
               ContainsSubstring("one_more_on_each_side") && ContainsSubstring("04_dense: proven"));
}

TEST_CASE("files that look alike are ranked, without what the starter has") {
    const Class some;
    const path table = some.at("alike.csv");
    const auto run =
        support::run_halfspace({"similar", "04_dense", "--gradebook", some.book(), "--out", table.string()});
    INFO(run.err);
    if (!support::fs::exists("/usr/bin/sim_c++")) {
        CHECK(run.code == 2);
        CHECK_THAT(support::sentence(run.err), ContainsSubstring("sudo apt-get install similarity-tester"));
        return;
    }
    REQUIRE(run.code == 0);
    CHECK_THAT(run.out, ContainsSubstring("A place to look, not a verdict"));
    // Three of the files are one but for a function, the other two were written by others.
    const auto text = support::read(table);
    CHECK_THAT(text, ContainsSubstring("exercise,first,second,first_in_second,second_in_first\r\n"));
    const auto rank = [&](const std::string& pair) { return text.find("04_dense," + pair + ","); };
    CHECK(rank("Dan,Eve") != std::string::npos);
    CHECK(rank("Dan,Eve") < rank("ann,Bob"));
    CHECK(text.find("\n04_dense,=") == std::string::npos);
    const auto strict =
        support::run_halfspace({"similar", "04_dense", "--gradebook", some.book(), "--at-least", "100"});
    CHECK(strict.code == 0);
    CHECK_THAT(strict.out, ContainsSubstring("no two of them alike for 100 % or more"));
    const auto unknown = support::run_halfspace({"similar", "99", "--gradebook", some.book()});
    CHECK(unknown.code == 2);
}
