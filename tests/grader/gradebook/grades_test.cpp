#include <catch2/catch_test_macros.hpp>

#include "gradebook/gradebook.hpp"
#include "grader/gradebook/example.hpp"

namespace halfspace::gradebook {
namespace {

using namespace test;

const Run undoing{"undo", {}, 0, "s", "t", "b", "f", {}};

TEST_CASE("a regrading is not undone below an override, and is once that is taken back") {
    const Folder folder;
    const auto book = folder.write();
    const auto run = [&](const char* command, std::vector<scoring::SubmissionGrade> grades) {
        REQUIRE(book->begin({command, {}, 0, "s", "t", "b", "f", {}}));
        REQUIRE(book->give(grades));
    };
    for (const char* student : {"ann", "ben"})
        REQUIRE(book->take_in({student, "", "", "", ""}, {}, {}, {{"04_dense", "theirs"}}));
    run("grade", {grade_of("ann", 1), grade_of("ben", 1)});
    run("regrade", {grade_of("ann", 2), grade_of("ben", 2)});
    CHECK(book->overridden_since(book->last_changes().value()).value().empty());
    for (const double points : {3, 4}) {
        REQUIRE(book->put_instead(place, "mended"));
        run("override", {grade_of("ann", points)});
    }
    const auto since = book->overridden_since(book->last_changes().value()).value();
    REQUIRE(since.size() == 1);
    CHECK(since[0] == place);
    REQUIRE(book->take_back(place));
    run("override", {grade_of("ann", 2)});
    CHECK(book->overridden_since(book->last_changes().value()).value().empty());
    CHECK(book->undo(undoing).value().empty());
    CHECK(book->current("ann").value()->grade.score == 1);
    CHECK(book->current("ben").value()->grade.score == 1);
}

TEST_CASE(
    "who has nothing but an override since is in the way of an undoing, and is out once that is taken back") {
    const Folder folder;
    const auto book = folder.write();
    const auto run = [&](const char* command, std::vector<scoring::SubmissionGrade> grades) {
        REQUIRE(book->begin({command, {}, 0, "s", "t", "b", "f", {}}));
        REQUIRE(book->give(grades));
    };
    REQUIRE(book->take_in({"ben", "", "", "", ""}, {}, {}, {{"04_dense", "theirs"}}));
    run("grade", {grade_of("ben", 1)});
    run("regrade", {grade_of("ben", 2)});
    REQUIRE(book->take_in({"ann", "", "", "", ""}, {}, {}, {}));
    REQUIRE(book->put_instead(place, "by mail"));
    run("override", {grade_of("ann", 3)});
    CHECK(book->overridden_since(book->last_changes().value()).value() == std::vector{place});
    CHECK_FALSE(book->take_out("ann").value());
    REQUIRE(book->take_back(place));
    run("override", {grade_of("ann", 0)});
    CHECK(book->take_out("ann").value());
    CHECK_FALSE(book->take_out("ben").value());
    CHECK_FALSE(book->current("ann").value());
    CHECK(book->overridden_since(book->last_changes().value()).value().empty());
    CHECK(book->current().value().size() == 1);
}

TEST_CASE("a grade that counts already is not given twice, and a failed call gives none") {
    const Folder folder;
    const auto book = folder.write();
    REQUIRE(book->take_in({"ann", "", "", "", ""}, {}, {}, {}));
    REQUIRE(book->take_in({"ben", "", "", "", ""}, {}, {}, {}));
    CHECK(book->give({grade_of("ann", 1), grade_of("ben", 1)}) == 2);
    CHECK(book->give({grade_of("ann", 1), grade_of("ben", 2)}) == 1);
    CHECK_FALSE(book->give({grade_of("ann", 4), grade_of("nobody", 4)}));
    CHECK(book->current("ann").value()->grade.score == 1);
    CHECK(book->current("ben").value()->grade.score == 2);
}

TEST_CASE("a regrading is undone, but not for who was graded since") {
    const Folder folder;
    {
        const auto book = folder.write();
        for (const char* student : {"ann", "ben", "cem"})
            REQUIRE(book->take_in({student, "", "", "", ""}, {}, {}, {}));
        CHECK(book->last_changes().value().empty());
        REQUIRE(book->give({grade_of("ann", 1), grade_of("ben", 1)}));
        CHECK(book->last_changes().value().empty());  // grading is no regrading
        REQUIRE(book->begin({"regrade", {}, 0, "s", "t", "b", "f", {}}));
        REQUIRE(book->give({grade_of("ann", 2), grade_of("ben", 2), grade_of("cem", 2)}));
        REQUIRE(book->begin({"regrade", {}, 0, "s", "t", "b", "f", {}}));  // one that changes nothing
        REQUIRE(book->begin({"grade", {}, 0, "s", "t", "b", "f", {}}));
        REQUIRE(book->give({grade_of("ben", 3)}));
    }
    const auto book = folder.write();
    const auto changes = book->last_changes().value();
    REQUIRE(changes.size() == 3);
    CHECK(changes[0].student == "ann");
    CHECK(book->grade(changes[0].before).value().score == 1);
    CHECK(book->grade(changes[0].after).value().score == 2);
    CHECK(changes[2].before == 0);
    CHECK(book->undo(undoing) == std::vector<std::string>{"ben"});
    CHECK(book->current("ann").value()->grade.score == 1);
    CHECK(book->current("ben").value()->grade.score == 3);
    CHECK_FALSE(book->current("cem").value().has_value());
    CHECK(book->last_changes().value().empty());
    CHECK(book->undo(undoing) == std::vector<std::string>{});  // nothing left
    CHECK(book->current("ann").value()->grade.score == 1);
}

}  // namespace
}  // namespace halfspace::gradebook
