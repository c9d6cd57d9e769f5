#include "gradebook/gradebook.hpp"

#include <fmt/format.h>

#include <catch2/catch_test_macros.hpp>
#include <thread>

#include "base/digest.hpp"
#include "grader/gradebook/example.hpp"

namespace halfspace::gradebook {
namespace {

using namespace test;

TEST_CASE("what is written is there for the next one who opens it") {
    const Folder folder;
    {
        const auto book = folder.write();
        REQUIRE(book->take_in({"ann", "Ann A", "17", "aa", ""}, Time(std::chrono::seconds(5)), {},
                              {{"04_dense", "int x;"}, {"05_graph", "", "it is binary"}}));
        REQUIRE(book->keep_verdict(place, sha256_hex("int x;"), now, graded("m")));
        CHECK(book->give({grade_of("ann", 3)}) == 1);
        CHECK(book->was_interrupted("grade") == true);
        CHECK(book->was_interrupted("undo") == false);
        CHECK_FALSE(book->last_run().value().has_value());
        REQUIRE(book->end(2.5, {"a note"}));
        CHECK(book->was_interrupted("grade") == false);
    }
    const auto book = Gradebook::open(folder.path(), "Course", Access::read).value();
    const auto current = book->current().value();
    REQUIRE(current.size() == 1);
    CHECK(current[0].identity.student == "ann");
    CHECK(current[0].identity.name == "Ann A");
    CHECK(current[0].identity.id == "17");
    CHECK(current[0].identity.login == "aa");
    CHECK(current[0].submitted == Time(std::chrono::seconds(5)));
    CHECK(current[0].grade.score == 3);
    CHECK(current[0].grade.exercises.at(0).message == "why");
    const auto run = book->last_run().value().value();
    CHECK(run.command == "grade");
    CHECK(run.seconds == 2.5);
    CHECK(run.notes == std::vector<std::string>{"a note"});
    const auto works = book->works().value();
    REQUIRE(works.size() == 2);
    CHECK(works.at(place).source == sha256_hex("int x;"));
    CHECK(works.at({"ann", "05_graph"}).rejected == "it is binary");
    CHECK(book->source(works.at(place).source) == "int x;");
    CHECK(message_of(book->verdict(place, sha256_hex("int x;"), now)) == "m");
    CHECK(book->students().value().size() == 1);
}

TEST_CASE("the last run is one that ended, was not undone and did more than look") {
    const Folder folder;
    const auto book = folder.write();
    REQUIRE(book->take_in({"ann", "", "", "", ""}, {}, {}, {}));
    double points = 0;
    const auto run = [&](const std::string& command) {
        REQUIRE(book->begin({command, {}, 0, "suite of " + command, "t", "b", "f", {}}));
        REQUIRE(book->give({grade_of("ann", points++)}));
        REQUIRE(book->end(1, {}));
        return book->last_run().value().value().suite;
    };
    CHECK(run("grade") == "suite of grade");
    CHECK(run("preview") == "suite of grade");
    CHECK(run("regrade") == "suite of regrade");
    REQUIRE(book->begin({"grade", {}, 0, "interrupted", "t", "b", "f", {}}));
    CHECK(book->last_run().value()->suite == "suite of regrade");
    REQUIRE(book->undo({"undo", {}, 0, "", "", "", "", {}}));
    CHECK(book->was_interrupted("undo") == true);
    REQUIRE(book->end(1, {}));
    CHECK(book->was_interrupted("undo") == false);
    CHECK(book->last_run().value()->suite == "suite of grade");
}

TEST_CASE("many threads write, and nothing is lost") {
    const Folder folder;
    const auto book = folder.write();
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&, t] {
                for (int i = 0; i < 25; ++i)
                    (void)book->keep_verdict({"ann", fmt::format("{}", i)}, fmt::format("{}", t), now,
                                             graded("m"));
            });
        }
    }
    for (int t = 0; t < 4; ++t)
        for (int i = 0; i < 25; ++i)
            CHECK(book->has_verdict({"ann", fmt::format("{}", i)}, fmt::format("{}", t), now) == true);
}

TEST_CASE("who has closed it writes nothing any more") {
    const Folder folder;
    const auto book = folder.write();
    book->close(std::chrono::milliseconds(100));
    const auto late = book->take_in({"ann", "", "", "", ""}, {}, {}, {});
    REQUIRE_FALSE(late);
    CHECK(late.error().kind == Error::Kind::fault);
}

}  // namespace
}  // namespace halfspace::gradebook
