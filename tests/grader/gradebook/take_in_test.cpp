#include <SQLiteCpp/SQLiteCpp.h>

#include <catch2/catch_test_macros.hpp>

#include "base/digest.hpp"
#include "gradebook/gradebook.hpp"
#include "grader/gradebook/example.hpp"

namespace halfspace::gradebook {
namespace {

using namespace test;

TEST_CASE(
    "a file that is handed in again keeps its earliest time, and only what has changed gets the new one") {
    const Folder folder;
    const auto book = folder.write();
    const auto at = [](int seconds) { return Time(std::chrono::seconds(seconds)); };
    const auto hand_in = [&](int seconds, const std::string& dense, const std::string& graph) {
        const course::Arrival arrival{at(seconds), false, {}};
        const auto taken =
            book->take_in({"ann", "", "", "", ""}, at(seconds), {},
                          {{"04_dense", dense, "", arrival}, {"05_graph", graph, "", arrival}});
        return taken.value().news;
    };
    const auto came = [&](const char* exercise) {
        return book->works("ann").value().at(exercise).arrival.time;
    };
    CHECK(hand_in(100, "one", "one") == std::set<std::string>{"04_dense", "05_graph"});
    CHECK(hand_in(200, "one", "two") == std::set<std::string>{"05_graph"});
    CHECK(came("04_dense") == at(100));
    CHECK(came("05_graph") == at(200));
    CHECK(hand_in(300, "one", "one") == std::set<std::string>{"05_graph"});  // as it was at first
    CHECK(came("05_graph") == at(100));
    REQUIRE(book->put_instead(place, "mended"));
    CHECK(hand_in(400, "one", "one").empty());
    CHECK(came("04_dense") == at(100));
    // A mark without a time is no word on what has come before.
    REQUIRE(book->take_in({"ben", "", "", "", ""}, {}, {}, {{"04_dense", "one"}}));
    REQUIRE(book->take_in({"ben", "", "", "", ""}, {}, {}, {{"04_dense", "one", "", {{}, true, {}}}}));
    CHECK_FALSE(book->works("ben").value().at("04_dense").arrival.marked_late);
    REQUIRE(book->take_in({"ben", "", "", "", ""}, {}, {}, {{"04_dense", "two", "", {{}, true, {}}}}));
    CHECK(book->works("ben").value().at("04_dense").arrival.marked_late);
}

TEST_CASE("a file that came twice is as late as the first time, and as new as the last") {
    const Folder folder;
    const auto book = folder.write();
    const auto at = [](int seconds) { return Time(std::chrono::seconds(seconds)); };
    const auto hand_in = [&](const std::string& text, course::Arrival arrival, int last = 0) {
        if (last != 0) arrival.last = at(last);
        return book->take_in({"ann", "", "", "", ""}, {}, {}, {{"04_dense", text, "", arrival}}).value();
    };
    CHECK(hand_in("between", {at(200), false, {}}).former.empty());
    CHECK(hand_in("one", {at(100), false, {}}, 300).former.empty());
    CHECK(book->works("ann").value().at("04_dense").arrival.time == at(100));
    CHECK(hand_in("between", {at(250), false, {}}).former.contains("04_dense"));
}

TEST_CASE("a lower number of the platform's is older, where times do not say more") {
    const Folder folder;
    const auto book = folder.write();
    const auto hand_in = [&](const std::string& text, std::uint64_t submission, int seconds = 0) {
        course::Arrival arrival;
        arrival.submission = submission;
        if (seconds != 0) arrival.time = Time(std::chrono::seconds(seconds));
        const auto taken = book->take_in({"ann", "", "", "", ""}, {}, {}, {{"04_dense", text, "", arrival}});
        return std::string(taken.value().former.empty() ? "taken" : "former");
    };
    CHECK(hand_in("old", 5002) == "taken");
    CHECK(hand_in("new", 6002) == "taken");
    CHECK(hand_in("old", 5002) == "former");
    CHECK(hand_in("new", 5500) == "taken");  // the same as what counts
    CHECK(hand_in("between", 6001) == "former");
    REQUIRE(book->put_instead(place, "mended"));
    CHECK(hand_in("old", 5002) == "former");
    CHECK(hand_in("old", 7003) == "taken");  // back to it
    CHECK(hand_in("timed", 7004, 100) == "taken");
    CHECK(hand_in("later", 6000, 200) == "taken");
    CHECK(hand_in("earlier", 8000, 150) == "former");
    CHECK(hand_in("without", 0) == "taken");
    CHECK(hand_in("old number", 1) == "taken");
}

TEST_CASE("that a file came later than is known is told, and taken where the new time is the right one") {
    const Folder folder;
    const auto book = folder.write();
    const auto at = [](int seconds) { return Time(std::chrono::seconds(seconds)); };
    const auto hand_in = [&](const std::string& text, int seconds, bool has_new_time = false) {
        HandedIn file{"04_dense", text, "", {at(seconds), false, {}}};
        file.has_new_time = has_new_time;
        return book->take_in({"ann", "", "", "", ""}, {}, {}, {file}).value();
    };
    const auto came = [&] { return book->works("ann").value().at("04_dense").arrival.time; };
    CHECK(hand_in("one", 100).earlier.empty());
    CHECK(hand_in("one", 100).earlier.empty());
    CHECK(hand_in("one", 200).earlier == std::set<std::string>{"04_dense"});
    CHECK(came() == at(100));
    CHECK(hand_in("one", 300, true).earlier.empty());
    CHECK(came() == at(300));
    CHECK(hand_in("one", 300).earlier.empty());
    CHECK(hand_in("one", 150, true).earlier.empty());
    CHECK(came() == at(150));
    CHECK(hand_in("two", 250).former.empty());  // 300 was wrong
    CHECK(hand_in("one", 200, true).former.contains("04_dense"));
    CHECK(came() == at(250));
}

TEST_CASE(
    "an older file does not take a newer one's place, where both times are known and not the student's "
    "word") {
    const Folder folder;
    const auto book = folder.write();
    const auto at = [](int seconds) { return Time(std::chrono::seconds(seconds)); };
    const auto hand_in = [&](const std::string& text, const course::Arrival& arrival) {
        const auto taken = book->take_in({"ann", "", "", "", ""}, arrival.time, {{"", {"a note"}}},
                                         {{"04_dense", text, "", arrival}});
        return std::string(taken.value().former.contains("04_dense") ? "former" : "taken");
    };
    const auto counts = [&] {
        return book->source(book->works("ann").value().at("04_dense").source).value();
    };
    const auto by_own_clock = [&](int seconds) { return course::Arrival{at(seconds), false, {}, true}; };
    CHECK(hand_in("new", {at(200), false, {}}) == "taken");
    CHECK(hand_in("old", {at(100), false, {}}) == "former");
    CHECK(counts() == "new");
    const auto work = book->works("ann").value().at("04_dense");
    CHECK(work.arrival.time == at(200));
    CHECK(book->notes("ann") ==
          std::vector<std::string>{"a note", "04_dense is older than what is graded already, so not taken"});
    REQUIRE(book->give({grade_of("ann", 1)}));
    CHECK(book->current("ann").value()->submitted == at(200));
    CHECK(hand_in("new", {at(300), false, {}}) == "taken");  // once more: now this is what was in between
    CHECK(hand_in("between", {at(250), false, {}}) == "former");
    CHECK(book->works("ann").value().at("04_dense").arrival.time == at(200));
    CHECK(hand_in("same moment", {at(300), false, {}}) == "taken");
    CHECK(hand_in("own clock", by_own_clock(1)) == "taken");
    CHECK(hand_in("later", {at(2), false, {}}) == "taken");
    CHECK(book->works("ann").value().at("04_dense").arrival.time == at(2));
    CHECK(hand_in("unknown", {}) == "taken");
    CHECK(hand_in("old", {at(100), false, {}}) == "taken");
    // The student's clock says nothing of what somebody else has said.
    CHECK(hand_in("old", by_own_clock(50)) == "taken");
    CHECK(book->works("ann").value().at("04_dense").arrival.time == at(100));
}

TEST_CASE(
    "an older download is older whatever a newer roster says, and a file's own time says that it is new") {
    const Folder folder;
    const auto book = folder.write();
    const auto at = [](int seconds) { return Time(std::chrono::seconds(seconds)); };
    const auto hand_in = [&](const std::string& text, const course::Arrival& arrival) {
        const auto taken =
            book->take_in({"ann", "", "", "", ""}, arrival.time, {}, {{"04_dense", text, "", arrival}});
        return std::string(taken.value().former.contains("04_dense") ? "former" : "taken");
    };
    const auto by_roster = [&](int seconds) { return course::Arrival{at(seconds), false, {}, false, true}; };
    CHECK(hand_in("first", by_roster(100)) == "taken");
    CHECK(hand_in("second", by_roster(200)) == "taken");
    CHECK(hand_in("first", by_roster(200)) == "former");
    CHECK(hand_in("first", by_roster(300)) == "former");
    CHECK(hand_in("first", {}) == "former");
    CHECK(hand_in("first", {at(50), false, {}, true}) == "former");  // by the student's clock
    CHECK(book->source(book->works("ann").value().at("04_dense").source) == "second");
    CHECK(hand_in("third", by_roster(250)) == "taken");
    CHECK(hand_in("first", {at(260)}) == "taken");  // gone back to, as the platform says
    CHECK(book->works("ann").value().at("04_dense").arrival.time == at(100));
}

TEST_CASE("what is no word on a file leaves a text that was there, and of several texts older ones are out") {
    const Folder folder;
    const auto book = folder.write();
    const auto hand_in = [&](HandedIn file) {
        return book->take_in({"ann", "", "", "", ""}, {}, {}, {std::move(file)}).value();
    };
    const auto counts = [&] {
        const auto work = book->works("ann").value().at("04_dense");
        return work.source.empty() ? work.rejected : book->source(work.source).value();
    };
    const HandedIn broken{"04_dense", "", "a.zip is broken", {}, true, {}};
    const auto one_of = [](std::vector<std::string> texts) {
        return HandedIn{"04_dense", "", "there are two", {}, true, std::move(texts)};
    };
    CHECK(hand_in(broken).stays.empty());
    CHECK(counts() == "a.zip is broken");
    CHECK(hand_in(one_of({"one", "two"})).stays.empty());
    CHECK(counts() == "there are two");
    CHECK(hand_in({"04_dense", "one"}).news.size() == 1);
    REQUIRE(book->keep_verdict(place, sha256_hex("one"), now, graded("one")));
    CHECK(hand_in(broken).stays.contains("04_dense"));
    CHECK(counts() == "one");
    CHECK(book->notes("ann") ==
          std::vector<std::string>{
              "04_dense: a.zip is broken. What was handed in before counts; ask for another"});
    CHECK(hand_in(one_of({"one", "two"})).stays.contains("04_dense"));
    CHECK(counts() == "one");
    REQUIRE(book->put_instead(place, "mended"));
    CHECK(hand_in(broken).stays.contains("04_dense"));
    CHECK(counts() == "mended");
    CHECK(hand_in({"04_dense", "two"}).news.size() == 1);
    for (const auto& texts : {std::vector<std::string>{"one", "two"}, {"two", "one"}}) {
        const auto taken = hand_in(one_of(texts));  // "one" is known to be older
        CHECK((taken.stays.empty() && taken.news.empty() && book->notes("ann")->empty()));
    }
    CHECK(counts() == "two");
    CHECK(hand_in(one_of({"one", "three"})).news.contains("04_dense"));
    CHECK(counts() == "three");
    CHECK(hand_in({"04_dense", "", "it is binary"}).news.contains("04_dense"));  // this is a word
    CHECK(counts() == "it is binary");
}

TEST_CASE("a gradebook from before knows when its files came") {
    const Folder folder;
    const auto file = folder.file();
    {
        const auto book = folder.write();
        REQUIRE(book->take_in({"ann", "", "", "", ""}, {}, {},
                              {{"04_dense", "one", "", {Time(std::chrono::seconds(100)), false, {}}}}));
    }
    SQLite::Database(file, SQLite::OPEN_READWRITE)
        .exec(
            "DROP TABLE arrival; DROP TABLE number; DROP TABLE extension; DROP TABLE enrolled; DROP TABLE "
            "note; "
            "ALTER TABLE work DROP COLUMN submission; "
            "ALTER TABLE student ADD COLUMN notes TEXT NOT NULL DEFAULT '[\"a note\"]'; PRAGMA user_version "
            "= 2");
    const auto book = folder.write();
    CHECK(book->notes("ann") == std::vector<std::string>{"a note"});
    const auto again = [&](const std::string& text, int seconds) {
        return book
            ->take_in({"ann", "", "", "", ""}, {}, {},
                      {{"04_dense", text, "", {Time(std::chrono::seconds(seconds)), false, {}}}})
            .value();
    };
    CHECK(again("one", 200).news.empty());
    CHECK(book->works("ann").value().at("04_dense").arrival.time == Time(std::chrono::seconds(100)));
    CHECK(again("two", 150).former.contains("04_dense"));
}

}  // namespace
}  // namespace halfspace::gradebook
