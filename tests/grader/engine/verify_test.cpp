#include "engine/verify.hpp"

#include <algorithm>
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "grader/engine/miniature.hpp"

namespace halfspace::engine {
namespace {

using Catch::Matchers::ContainsSubstring;
using test::Miniature;

struct Verified : Miniature {
    /// What is wrong, line by line.
    std::string wrong(unsigned seeds = 1) {
        const auto grader = this->grader();
        auto matrix = verify(*grader, grader->course.exercises[0], seeds, 1, [] {});
        REQUIRE(matrix);
        last = std::move(*matrix);
        std::string text;
        for (const auto& line : last.wrong) text += line + "\n";
        return text;
    }
    Matrix last;
};

TEST_CASE_METHOD(Verified, "what is as it should be is proven, but for the mistake that nobody names") {
    CHECK(wrong(2) == "other: no hidden check names it\n");
    std::vector<std::string> rows;
    for (const Row& row : last.rows) rows.push_back(std::string(to_string(row.kind)) + " " + row.name);
    CHECK(rows == std::vector<std::string>{"right right", "correct blocks", "correct loops",
                                           "mistake no_bias", "mistake other", "starter starter",
                                           "stub zeros", "stub remembers", "hostile exits", "hostile forges",
                                           "hostile kills"});
    CHECK(last.checks == std::vector<std::string>{"one", "two"});
    CHECK(last.public_rows.size() == last.rows.size() - 1);  // without the stub that remembers these
    CHECK(last.unproven.empty());
    CHECK(last.rows[3].cells[1].named);
}

TEST_CASE_METHOD(Verified, "each way not to be proven is said, with row and check") {
    SECTION("a correct solution that fails") {
        write("solutions/04_dense/correct/loops.cpp", "one=failed two=passed");
        CHECK_THAT(wrong(),
                   ContainsSubstring("loops, hidden check 1 'one': a right answer does not pass (failed)"));
    }
    SECTION("a picture in which the right answer draws nothing") {
        write("exercises/04_dense/plot.cpp", "");
        kit.json["exercises"]["04_dense"]["plot"] = kit.at("public");
        CHECK_THAT(wrong(), ContainsSubstring("plot.cpp, panel 'one', of the right answer: draws nothing") &&
                                !ContainsSubstring("a stray file"));
    }
    SECTION("a starter that is solved") {
        write("exercises/04_dense/dense.cpp", "one=passed two=not_implemented");
        CHECK_THAT(wrong(), ContainsSubstring("untouched starter. Is it solved here?") &&
                                ContainsSubstring(
                                    "starter, hidden check 1 'one': passes it, though it solves nothing"));
    }
    SECTION("a stub for which a check counts") {
        ::setenv("REMEMBERS", "one=crashed two=passed", 1);
        CHECK_THAT(wrong(),
                   ContainsSubstring("remembers, hidden check 2 'two': passes it, though it solves nothing"));
    }
    SECTION("a mistake that nothing catches") {
        ::setenv("OTHER_MISTAKE", "one=passed two=passed", 1);
        CHECK_THAT(wrong(), ContainsSubstring("other: no hidden check catches it under every seed"));
        CHECK(last.unproven == std::vector<std::string>{"one"});
    }
    SECTION("a mistake named as another") {
        ::setenv("OTHER_MISTAKE", "one=passed two=failed named=no_bias", 1);
        CHECK_THAT(wrong(), ContainsSubstring("other, hidden check 2 'two': is named as 'no_bias'"));
    }
    SECTION("too few correct solutions") {
        fs::remove(path() / "solutions/04_dense/correct/loops.cpp");
        CHECK_THAT(wrong(), ContainsSubstring("fewer than two further correct solutions"));
    }
    SECTION("a correct solution that does not compile is the author's to mend") {
        write("solutions/04_dense/correct/loops.cpp", "broken");
        const auto grader = this->grader();
        const auto matrix = verify(*grader, grader->course.exercises[0], 1, 1, [] {});
        REQUIRE_FALSE(matrix);
        CHECK(matrix.error().kind == Error::Kind::bad_input);
        CHECK_THAT(matrix.error().message, ContainsSubstring("04_dense: loops does not compile"));
    }
    SECTION("what content.hpp finds") {
        write("solutions/04_dense/old.cpp", "");
        CHECK_THAT(wrong(), ContainsSubstring("solutions/04_dense/old.cpp: a stray file"));
    }
}

TEST_CASE_METHOD(Verified, "what a stub passes does not count while its basis does not pass") {
    // 'two' of g is judged with f, and "other" and "remembers" fail the one check of f.
    const std::string text = read_file(path() / "hidden", 1u << 20).value();
    const std::string alone = R"("function":"g","weight":1,"edge":false,"with":"")";
    const std::string together = R"("function":"g","weight":1,"edge":false,"with":"f")";
    for (const char* program : {"hidden", "public"}) {
        std::string changed = text;
        changed.replace(changed.find(alone), alone.size(), together);
        REQUIRE(write_file(path() / program, changed, 0755));
    }
    ::setenv("REMEMBERS", "one=crashed two=passed", 1);
    CHECK(wrong() == "other: no hidden check names it\n");
    const Row& remembers = last.rows[7];
    CHECK(remembers.name == "remembers");
    CHECK_FALSE(remembers.cells[1].counted);
    CHECK_FALSE(remembers.cells[1].passed);
    CHECK_FALSE(remembers.cells[1].failed);
    CHECK(last.rows[0].cells[1].counted);
}

TEST_CASE_METHOD(Miniature, "the stub that remembers is told what the public checks ask") {
    const auto grader = this->grader();
    REQUIRE(verify(*grader, grader->course.exercises[0], 1, 1, [] {}));
    const std::string told = read_file(path() / "remembers", 1u << 20).value();
    CHECK_THAT(told, ContainsSubstring(R"("known":[{"arguments":"93ff","function":"f"}])"));
}

TEST_CASE_METHOD(Miniature, "progress counts every play") {
    const auto grader = this->grader();
    std::atomic<std::size_t> played = 0;
    REQUIRE(verify(*grader, grader->course.exercises[0], 2, 2, [&] { ++played; }));
    CHECK(played == plays_of(*grader, grader->course.exercises[0], 2).value());
    CHECK(played == 2 * 11 + 10);  // hidden checks under two seeds, public ones under theirs
}

}  // namespace
}  // namespace halfspace::engine
