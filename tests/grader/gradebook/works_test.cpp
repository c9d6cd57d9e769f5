#include <SQLiteCpp/SQLiteCpp.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "base/digest.hpp"
#include "gradebook/gradebook.hpp"
#include "grader/gradebook/example.hpp"

namespace halfspace::gradebook {
namespace {

using Catch::Matchers::ContainsSubstring;
using namespace test;

TEST_CASE("when a file came stays with it, and an own due time with the place") {
    const Folder folder;
    const auto book = folder.write();
    const auto at = [](int seconds) { return Time(std::chrono::seconds(seconds)); };
    const auto hand_in = [&](const std::string& text, const course::Arrival& arrival) {
        REQUIRE(book->take_in({"ann", "", "", "", ""}, {}, {}, {{"04_dense", text, "", arrival}}));
        return book->works("ann").value().at("04_dense").arrival;
    };
    auto arrival = hand_in("one", {at(100), true, {}});
    CHECK_FALSE(arrival.due);
    REQUIRE(book->set_due("ann", {{"04_dense", at(50)}}));
    arrival = book->works("ann").value().at("04_dense").arrival;
    CHECK((arrival.time == at(100) && arrival.marked_late && arrival.due == at(50)));
    arrival = hand_in("one", {});  // the same folder without a list of times
    CHECK((arrival.time == at(100) && arrival.marked_late && arrival.due == at(50)));
    arrival = hand_in("one", {at(90), false, {}});
    CHECK((arrival.time == at(90) && !arrival.marked_late && arrival.due == at(50)));
    REQUIRE(book->put_instead(place, "mended"));
    CHECK(book->works("ann").value().at("04_dense").arrival.time == at(90));
    arrival = hand_in("two", {});  // another file: when that came nobody knows
    CHECK((!arrival.time && !arrival.marked_late && arrival.due == at(50)));
    REQUIRE(book->set_due("ann", {{"04_dense", std::nullopt}, {"05_graph", at(70)}}));
    CHECK_FALSE(hand_in("two", {}).due);
    CHECK(book->works("ann")->size() == 1);
}

TEST_CASE("it knows when a text came, or that it was late, by itself and by what counts") {
    const Folder folder;
    const auto book = folder.write();
    const auto hand_in = [&](const std::string& text, const course::Arrival& arrival) {
        REQUIRE(book->take_in({"ann", "", "", "", ""}, {}, {}, {{"04_dense", text, "", arrival}}));
    };
    hand_in("one", {Time(std::chrono::seconds(9)), false, {}});
    hand_in("two", {});
    CHECK(book->knows_when(place, "one").value());
    CHECK_FALSE(book->knows_when(place, "two").value());
    CHECK_FALSE(book->knows_when({"ben", "04_dense"}, "one").value());
    hand_in("marked", {{}, true, {}});
    CHECK(book->knows_when(place, "marked").value());
}

TEST_CASE("the instructor's text counts until the student hands in another one") {
    const Folder folder;
    const auto book = folder.write();
    const auto counts = [&] {
        const auto work = book->works("ann").value().at("04_dense");
        return book->source(work.source).value() + (work.instead_of.empty() ? "" : " instead");
    };
    const auto hand_in = [&](const HandedIn& file) {
        REQUIRE(book->take_in({"ann", "", "", "", ""}, {}, {}, {file}));
    };
    const auto wrong = book->put_instead({"nobody", "04_dense"}, "x");
    REQUIRE_FALSE(wrong);
    CHECK_THAT(wrong.error().message, ContainsSubstring("no student 'nobody'"));
    hand_in({"04_dense", "theirs"});
    CHECK(counts() == "theirs");
    REQUIRE(book->put_instead(place, "mended"));
    CHECK(counts() == "mended instead");
    hand_in({"04_dense", "theirs"});  // the same folder, graded again
    CHECK(counts() == "mended instead");
    REQUIRE(book->put_instead(place, "mended better"));
    hand_in({"04_dense", "theirs"});
    CHECK(counts() == "mended better instead");
    hand_in({"04_dense", "new"});
    CHECK(counts() == "new");
    REQUIRE(book->put_instead(place, "mended"));
    REQUIRE(book->put_instead(place, "new"));  // their own again
    CHECK(counts() == "new");
    hand_in({"04_dense", "", "it is binary"});
    REQUIRE(book->put_instead(place, "mended"));
    hand_in({"04_dense", "", "it is binary"});
    CHECK(counts() == "mended instead");
    hand_in({"04_dense", "", "it has 2 MiB"});
    CHECK(book->works("ann").value().at("04_dense").rejected == "it has 2 MiB");
    REQUIRE(book->put_instead({"ann", "05_graph"}, "by mail"));  // never handed in
    CHECK(book->works("ann").value().at("05_graph").source == sha256_hex("by mail"));
    CHECK_FALSE(book->works("ann").value().at("05_graph").instead_of.empty());
}

TEST_CASE("an override is taken back: the student's own counts again, or why it did not, or nothing") {
    const Folder folder;
    const auto book = folder.write();
    REQUIRE(book->take_in({"ann", "", "", "", ""}, {}, {},
                          {{"04_dense", "theirs"}, {"05_graph", "", "it is binary"}}));
    CHECK(book->take_back(place) == false);
    for (const char* exercise : {"04_dense", "05_graph", "06_hyperplane"}) {
        REQUIRE(book->put_instead({"ann", exercise}, "mended"));
        REQUIRE(book->put_instead({"ann", exercise}, "mended better"));
        // What the student's is in their stead is a text only once.
        CHECK(book->has_source(book->works("ann").value().at(exercise).instead_of) ==
              (std::string(exercise) == "04_dense"));
        CHECK(book->take_back({"ann", exercise}) == true);
    }
    const auto works = book->works("ann").value();
    CHECK(works.size() == 2);
    CHECK(works.at("04_dense").source == sha256_hex("theirs"));
    CHECK(works.at("04_dense").instead_of.empty());
    CHECK(works.at("05_graph").source.empty());
    CHECK(works.at("05_graph").rejected == "it is binary");
    CHECK(book->take_back({"ann", "06_hyperplane"}) == false);
    CHECK(book->take_back({"nobody", "04_dense"}) == false);
}

TEST_CASE("a text that is not what was handed in is damage, too") {
    const Folder folder;
    {
        const auto book = folder.write();
        REQUIRE(book->take_in({"ann", "", "", "", ""}, {}, {}, {{"04_dense", "int x;"}}));
    }
    SQLite::Database(folder.file(), SQLite::OPEN_READWRITE)
        .exec("UPDATE source SET text = x'0000'; UPDATE student SET submitted = 3");
    const auto book = folder.write();
    const auto text = book->source(sha256_hex("int x;"));
    REQUIRE_FALSE(text);
    CHECK_THAT(text.error().message, ContainsSubstring("is damaged"));
    CHECK_THAT(book->source("0000").error().message, ContainsSubstring("is damaged"));
    CHECK_THAT(book->grade(77).error().message, ContainsSubstring("is damaged"));
}

}  // namespace
}  // namespace halfspace::gradebook
