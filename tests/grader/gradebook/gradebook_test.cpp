#include "gradebook/gradebook.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <thread>

#include "base/digest.hpp"
#include "base/files.hpp"
#include "gradebook/schema.hpp"

namespace halfspace::gradebook {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using verdict::Status;

const Conditions now{"suite 1", "programs", "GNU 12", "flags", "secret"};
const Conditions later{"suite 2", "programs", "GNU 12", "flags", "secret"};
const Place place{"ann", "04_dense"};

class Folder {
  public:
    [[nodiscard]] const fs::path& path() const { return folder_.path(); }
    [[nodiscard]] fs::path file() const { return path() / file_name; }
    std::unique_ptr<Gradebook> write() const {
        auto book = Gradebook::open(path(), "Course", Access::write);
        REQUIRE(book);
        REQUIRE((*book)->begin({"grade", Time(std::chrono::seconds(1000)), 0, "s", "t", "b", "f", {}}));
        return std::move(*book);
    }
    [[nodiscard]] Error refused(Access access = Access::write, const std::string& course = "Course") const {
        const auto book = Gradebook::open(path(), course, access);
        REQUIRE_FALSE(book);
        return book.error();
    }

  private:
    ScratchFolder folder_ = std::move(*ScratchFolder::create());
};

scoring::SubmissionGrade grade_of(const std::string& student, double score) {
    scoring::SubmissionGrade grade;
    grade.student = student;
    grade.score = score;
    grade.max_score = 4;
    auto& exercise = grade.exercises.emplace_back();
    exercise.id = "04_dense";
    exercise.outcome = verdict::DidNotCompile{"why"};
    exercise.score = score;
    exercise.message = "why";
    return grade;
}

verdict::Outcome graded(const std::string& message) {
    verdict::CheckResult check;
    check.name = "one";
    check.function = "f";
    check.status = Status::failed;
    check.message = message;
    return verdict::Graded{{check}};
}

std::string message_of(const Result<std::optional<verdict::Outcome>>& outcome) {
    REQUIRE(outcome);
    if (!*outcome) return "nothing";
    return std::get<verdict::Graded>(**outcome).checks.at(0).message;
}

TEST_CASE("what is written is there for the next one who opens it") {
    const Folder folder;
    {
        const auto book = folder.write();
        REQUIRE(book->take_in({"ann", "Ann A", "17", "aa", ""}, Time(std::chrono::seconds(5)), {},
                              {{"04_dense", "int x;"}, {"05_graph", "", "it is binary"}}));
        REQUIRE(book->keep_verdict(place, sha256_hex("int x;"), now, graded("m")));
        CHECK(book->give({grade_of("ann", 3)}) == 1);
        CHECK(book->was_interrupted() == true);
        CHECK_FALSE(book->last_run().value().has_value());
        REQUIRE(book->end(2.5, {"a note"}));
        CHECK(book->was_interrupted() == false);
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

TEST_CASE("notes are those of the last hand-in") {
    const Folder folder;
    const auto book = folder.write();
    REQUIRE(book->take_in({"ann", "", "", "", ""}, {}, {"one", "two"}, {}));
    CHECK(book->notes("ann") == std::vector<std::string>{"one", "two"});
    REQUIRE(book->take_in({"ann", "", "", "", ""}, {}, {}, {}));
    CHECK(book->notes("ann").value().empty());
    CHECK(book->notes("ben").value().empty());
}

TEST_CASE("what is not known of a student leaves what was") {
    const Folder folder;
    const auto book = folder.write();
    REQUIRE(book->take_in({"ann", "Ann A", "17", "", "a@b"}, Time(std::chrono::seconds(5)), {}, {}));
    REQUIRE(book->take_in({"ann", "", "18", "aa", ""}, {}, {}, {}));
    REQUIRE(book->give({grade_of("ann", 1)}));
    const auto current = book->current("ann").value().value();
    CHECK(current.identity.name == "Ann A");
    CHECK(current.identity.id == "18");
    CHECK(current.identity.login == "aa");
    CHECK(current.identity.email == "a@b");
    CHECK(current.submitted == Time(std::chrono::seconds(5)));
    CHECK_FALSE(book->current("ben").value().has_value());
}

TEST_CASE("extensions are kept as they were given, in order, and those that are kept now are all") {
    const Folder folder;
    const roster::Row first{{{"ann", "Ann A", "17", "aa", "a@b"}}, "04_dense", Time(std::chrono::seconds(9))};
    const roster::Row second{{{"", "Cem", "", "", ""}}, ""};
    {
        const auto book = folder.write();
        CHECK(book->extensions()->empty());
        REQUIRE(book->keep_extensions({second}));
        REQUIRE(book->keep_extensions({first, second}));
    }
    const auto kept = folder.write()->extensions().value();
    REQUIRE(kept.size() == 2);
    const auto& who = kept[0].entry.identity;
    CHECK(who.student + who.name + who.id + who.login + who.email == "annAnn A17aaa@b");
    CHECK((kept[0].exercise == "04_dense" && kept[0].due == first.due));
    CHECK((kept[1].entry.identity.student.empty() && kept[1].entry.identity.name == "Cem"));
    CHECK((kept[1].exercise.empty() && !kept[1].due));
}

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
        const auto taken = book->take_in({"ann", "", "", "", ""}, arrival.time, {"a note"},
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
            "DROP TABLE arrival; DROP TABLE number; DROP TABLE extension; ALTER TABLE work DROP COLUMN "
            "submission; PRAGMA user_version = 2");
    const auto book = folder.write();
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

TEST_CASE("a verdict is found under its own conditions and source alone") {
    const Folder folder;
    const auto book = folder.write();
    REQUIRE(book->keep_verdict(place, "one", now, graded("first")));
    REQUIRE(book->keep_verdict(place, "one", now, graded("again")));  // never twice
    CHECK(message_of(book->verdict(place, "one", now)) == "first");
    CHECK(book->has_verdict(place, "one", now) == true);
    for (auto part : {&Conditions::suite, &Conditions::programs, &Conditions::toolchain, &Conditions::flags,
                      &Conditions::secret}) {
        Conditions other = now;
        other.*part = "another";
        CHECK(book->has_verdict(place, "one", other) == false);
    }
    CHECK(book->has_verdict(place, "two", now) == false);
    CHECK(book->has_verdict({"ben", "04_dense"}, "one", now) == false);
    CHECK(book->has_verdict({"ann", "05_graph"}, "one", now) == false);
    CHECK_THROWS_AS(book->keep_verdict(place, "one", later, verdict::GraderFault{"ours"}),
                    std::invalid_argument);
}

TEST_CASE("the last verdict is that on the same source if there is one") {
    const Folder folder;
    const auto book = folder.write();
    CHECK(message_of(book->last_verdict(place, "one")) == "nothing");
    REQUIRE(book->keep_verdict(place, "one", now, graded("one, now")));
    REQUIRE(book->keep_verdict(place, "one", later, graded("one, later")));
    REQUIRE(book->keep_verdict(place, "two", now, graded("two")));
    CHECK(message_of(book->last_verdict(place, "one")) == "one, later");
    CHECK(message_of(book->last_verdict(place, "two")) == "two");
    CHECK(message_of(book->last_verdict(place, "three")) == "two");
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
    CHECK(book->undo().value().empty());
    CHECK(book->current("ann").value()->grade.score == 1);
    CHECK(book->current("ben").value()->grade.score == 1);
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
    CHECK(book->undo() == std::vector<std::string>{"ben"});
    CHECK(book->current("ann").value()->grade.score == 1);
    CHECK(book->current("ben").value()->grade.score == 3);
    CHECK_FALSE(book->current("cem").value().has_value());
    CHECK(book->last_changes().value().empty());
    CHECK(book->undo() == std::vector<std::string>{});  // nothing left
    CHECK(book->current("ann").value()->grade.score == 1);
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
    REQUIRE(book->undo());
    CHECK(book->last_run().value()->suite == "suite of grade");
}

TEST_CASE("one program writes at a time, and the second one is told which; others may read") {
    const Folder folder;
    {
        const auto book = folder.write();
        REQUIRE(book->take_in({"ann", "", "", "", ""}, {}, {}, {}));
        REQUIRE(book->give({grade_of("ann", 1)}));
        const auto error = folder.refused();
        CHECK(error.kind == Error::Kind::bad_input);
        CHECK_THAT(error.message, ContainsSubstring(fmt::format("process {}", ::getpid())));
        const auto reader = Gradebook::open(folder.path(), "Course", Access::read);
        REQUIRE(reader);
        CHECK((*reader)->current().value().size() == 1);
    }
    folder.write();
}

TEST_CASE("another course's gradebook, a newer one and one that is none are refused, and not changed") {
    const Folder folder;
    folder.write();
    std::string before = read_file(folder.file(), 1u << 20).value();
    for (const auto access : {Access::read, Access::write}) {
        const auto other = folder.refused(access, "Other course");
        CHECK(other.kind == Error::Kind::bad_input);
        CHECK_THAT(other.message, ContainsSubstring("\"Course\"") && ContainsSubstring("\"Other course\"") &&
                                      ContainsSubstring(folder.file().string()));
    }
    CHECK(read_file(folder.file(), 1u << 20) == before);

    SQLite::Database(folder.file(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99");
    before = read_file(folder.file(), 1u << 20).value();
    CHECK_THAT(folder.refused().message, ContainsSubstring("newer halfspace (version 99"));
    CHECK(read_file(folder.file(), 1u << 20) == before);

    fs::remove(folder.file());
    SQLite::Database(folder.file(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
        .exec("CREATE TABLE bookmarks(x); PRAGMA user_version = 1");
    before = read_file(folder.file(), 1u << 20).value();
    CHECK_THAT(folder.refused().message, ContainsSubstring("no gradebook"));
    CHECK(read_file(folder.file(), 1u << 20) == before);

    fs::remove(folder.file());
    CHECK_THAT(folder.refused(Access::read).message, ContainsSubstring("there is no gradebook"));
    CHECK_FALSE(fs::exists(folder.file()));
}

TEST_CASE("a gradebook of the first version is brought up to date, and keeps what it holds") {
    const Folder folder;
    {
        SQLite::Database old(folder.file(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        SQLite::Transaction transaction(old);
        migrate(old, {steps().front()});
        old.exec(
            "INSERT INTO course VALUES('Course'); INSERT INTO student VALUES('ann', 'Ann', '', '', '', 7, "
            "NULL);"
            "INSERT INTO work VALUES('ann', '04_dense', 'digest', '', '')");
        transaction.commit();
    }
    CHECK_THAT(folder.refused(Access::read).message, ContainsSubstring("older halfspace"));
    const auto book = folder.write();
    CHECK(book->works().value().at(place).source == "digest");
    CHECK_FALSE(book->works().value().at(place).arrival.time.has_value());
    REQUIRE(book->take_in({"ann", "", "", "", ""}, {}, {},
                          {{"04_dense", "x", "", {Time(std::chrono::seconds(9))}}}));
    CHECK(book->works().value().at(place).arrival.time == Time(std::chrono::seconds(9)));
    CHECK(book->students().value().at(0).name == "Ann");
}

TEST_CASE("a damaged gradebook is named, and left as it is") {
    const Folder folder;
    {
        const auto book = folder.write();
        for (int i = 0; i < 200; ++i)
            REQUIRE(book->take_in({fmt::format("student {}", i), "", "", "", ""}, {}, {},
                                  {{"04_dense", std::to_string(i)}}));
    }
    const std::string whole = read_file(folder.file(), 1u << 20).value();
    std::string scribbled = whole;
    for (std::size_t i = 5000; i < scribbled.size(); i += 3) scribbled[i] = '\x55';
    for (const std::string& bytes : {std::string(5000, 'x'), whole.substr(0, whole.size() / 2), scribbled}) {
        REQUIRE(write_file(folder.file(), bytes));
        const auto error = folder.refused();
        CHECK(error.kind == Error::Kind::bad_input);
        CHECK_THAT(error.message, ContainsSubstring(folder.file().string() + " is damaged") &&
                                      ContainsSubstring("put back a copy"));
        CHECK(read_file(folder.file(), 1u << 20) == bytes);
    }
    // What a program that was killed at the very first moment leaves.
    REQUIRE(write_file(folder.file(), ""));
    folder.write();
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

TEST_CASE("without room nothing is half written, and with room again it goes on") {
    const Folder folder;
    const auto book = folder.write();
    const std::string text(100'000, 'x');
    REQUIRE(book->take_in({"ann", "", "", "", ""}, {}, {}, {{"04_dense", "before"}}));
    // The disk of a database is full when it may have no more pages. The limit is the connection's own.
    std::vector<HandedIn> files;
    for (int i = 0; i < 40; ++i) {
        std::string noise;
        for (int j = 0; j < 1000; ++j) noise += sha256_hex(fmt::format("{} {}", i, j));
        files.push_back({fmt::format("{:02}_x", i), noise});
    }
    book->limit_pages(40);
    const auto full = book->take_in({"ann", "Ann", "", "", ""}, {}, {}, files);
    REQUIRE_FALSE(full);
    CHECK(full.error().kind == Error::Kind::fault);
    CHECK_THAT(full.error().message, ContainsSubstring("the disk is full") && ContainsSubstring("goes on"));
    CHECK(book->works().value().size() == 1);
    CHECK(book->students().value().at(0).name.empty());
    book->limit_pages(100'000);
    REQUIRE(book->take_in({"ann", "Ann", "", "", ""}, {}, {}, files));
    CHECK(book->works().value().size() == 41);
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
