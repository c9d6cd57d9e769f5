#include "engine/namesakes.hpp"

#include <catch2/catch_test_macros.hpp>
#include <set>

namespace halfspace::engine {
namespace {

/// A hand-in of 04_dense, called so and numbered.
submission::Submission hand_in(const std::string& called, const std::string& number,
                               const std::string& exercise = "04_dense") {
    submission::Submission one;
    one.student = one.called = called;
    one.identity.student = called;
    one.numbers = {number};
    one.files.emplace(exercise, submission::Source{"x"});
    return one;
}

/// What a class is called in a gradebook in which these have handed in 04_dense.
struct Settled {
    std::set<std::string> students;
    std::size_t notes = 0;
};
Settled settled(std::map<std::string, std::string> by_number, std::vector<submission::Submission> hand_ins,
                const std::optional<std::vector<std::string>>& unknown_to_roster = {}) {
    submission::ClassRoom room;
    room.submissions = std::move(hand_ins);
    if (unknown_to_roster) room.unknown = *unknown_to_roster;
    settle_namesakes(
        room,
        {std::move(by_number), [](const auto&, const auto& exercise) { return exercise == "04_dense"; }},
        unknown_to_roster.has_value());
    Settled all;
    all.notes = room.notes.size();
    for (const auto& one : room.submissions) {
        CHECK(one.identity.student == one.student);
        all.students.insert(one.student);
    }
    CHECK(all.students.size() == room.submissions.size());
    return all;
}

using Students = std::set<std::string>;

TEST_CASE("without what is known, and by the same number, everybody stays") {
    CHECK(settled({}, {hand_in("Anna", "moodle 301")}).students == Students{"Anna"});
    const auto again = settled({{"moodle 301", "Anna"}}, {hand_in("Anna", "moodle 301")});
    CHECK(again.students == Students{"Anna"});
    CHECK(again.notes == 0);
}

TEST_CASE("one who was alone with a name keeps it when a second one comes, and who had a number keeps that") {
    auto first = hand_in("Anna", "moodle 301");
    auto second = hand_in("Anna", "moodle 399");
    first.student = first.identity.student = "Anna (301)";  // as two in one download are told apart
    second.student = second.identity.student = "Anna (399)";
    const auto two = settled({{"moodle 301", "Anna"}}, {first, second});
    CHECK(two.students == Students{"Anna", "Anna (399)"});
    const auto alone =
        settled({{"moodle 301", "Anna"}, {"moodle 399", "Anna (399)"}}, {hand_in("Anna", "moodle 399")});
    CHECK(alone.students == Students{"Anna (399)"});
    CHECK(alone.notes == 0);
}

TEST_CASE("another number is another student on Canvas, and on Moodle where files would be replaced") {
    for (const std::string platform : {"canvas ", "moodle "}) {
        const auto one = settled({{platform + "301", "Anna"}}, {hand_in("Anna", platform + "399")});
        CHECK(one.students == Students{"Anna (399)"});
        CHECK(one.notes == 1);
    }
    CHECK(settled({{"canvas 301", "Anna"}}, {hand_in("Anna", "canvas 399", "05_graph")}).students ==
          Students{"Anna (399)"});
    // Moodle numbers anew in each assignment.
    CHECK(settled({{"moodle 301", "Anna"}}, {hand_in("Anna", "moodle 399", "05_graph")}).students ==
          Students{"Anna"});
    // But in one assignment a number is a student's.
    CHECK(settled({{"moodle 301", "Anna"}, {"moodle 302", "Bob"}},
                  {hand_in("Anna", "moodle 399", "05_graph"), hand_in("Bob", "moodle 302", "05_graph")})
              .students == Students{"Anna (399)", "Bob"});
    CHECK(settled({{"canvas 301", "Anna"}}, {hand_in("Anna", "moodle 399")}).students == Students{"Anna"});
}

TEST_CASE("a class whose names are known by other numbers hands in another of Moodle's assignments") {
    const std::map<std::string, std::string> known{
        {"moodle 301", "Anna"}, {"moodle 302", "Bob"}, {"moodle 303", "Cem"}};
    const auto next = settled(
        known, {hand_in("Anna", "moodle 401"), hand_in("Bob", "moodle 402"), hand_in("Dora", "moodle 404")});
    CHECK(next.students == Students{"Anna", "Bob", "Dora"});
    CHECK(next.notes == 0);
    const auto section = settled(
        known, {hand_in("Anna", "moodle 501"), hand_in("Eve", "moodle 502"), hand_in("Fay", "moodle 503")});
    CHECK(section.students == Students{"Anna (501)", "Eve", "Fay"});
    CHECK(section.notes == 1);
}

TEST_CASE("who is in the roster is one by that") {
    const std::map<std::string, std::string> known{{"moodle 301", "Anna"}};
    CHECK(settled(known, {hand_in("Anna", "moodle 399")}, std::vector<std::string>{}).students ==
          Students{"Anna"});
    CHECK(settled(known, {hand_in("Anna", "moodle 399")}, std::vector<std::string>{"Anna"}).students ==
          Students{"Anna (399)"});
}

TEST_CASE("an id, an address or a login that the gradebook knows makes a hand-in that student's") {
    const auto known_by = [](const std::string& called, const std::string& id, const std::string& email) {
        auto one = hand_in(called, "moodle 9");
        one.identity = {called, "Anna", id, "", email};
        return one;
    };
    const std::vector<roster::Identity> students{{"Anna (301)", "Anna", "17", "", ""},
                                                 {"Anna (302)", "Anna", "18", "", "a18@x"},
                                                 {"Ben", "Ben", "19", "", ""}};
    const auto called = [&](std::vector<submission::Submission> hand_ins) {
        submission::ClassRoom room;
        room.submissions = std::move(hand_ins);
        settle_known(room, students);
        Students all;
        for (const auto& one : room.submissions) {
            CHECK(one.identity.student == one.student);
            all.insert(one.student);
        }
        return all;
    };
    CHECK(called({known_by("Anna (401)", "17", ""), known_by("Anna (402)", "", "A18@x")}) ==
          Students{"Anna (301)", "Anna (302)"});
    // Names alone say nothing here, and nobody becomes two.
    CHECK(called({known_by("Anna", "", "")}) == Students{"Anna"});
    CHECK(called({known_by("Anna (301)", "", ""), known_by("Anna (401)", "17", "")}) ==
          Students{"Anna (301)", "Anna (401)"});
    // An id that is another one's, whose name it is not, is a mistake of a roster.
    auto ben = known_by("Ben", "17", "");
    ben.identity.name = "Ben";
    CHECK(called({ben}) == Students{"Ben"});
    // Of one name and with another id, where ids are those of the gradebook: somebody else.
    CHECK(called({known_by("Ben", "20", ""), known_by("Anna", "18", "")}) ==
          Students{"Ben (20)", "Anna (302)"});
    CHECK(called({known_by("Ben", "20", "")}) == Students{"Ben"});
}

TEST_CASE("of the class those are not known whom no student is by id, address or name") {
    const std::vector<roster::Identity> enrolled{{"", "Anna", "1", "", "anna@x"},
                                                 {"", "Ben", "2", "", ""},
                                                 {"", "Max", "7", "", ""},
                                                 {"", "Max", "8", "", ""},
                                                 {"", "", "", "cem", ""}};
    std::set<std::string> keys;
    for (const auto& one : not_known(
             enrolled, {{"kim", "", "", "", "anna@x"}, {"Max", "", "8", "", ""}, {"Ben", "", "", "", ""}}))
        keys.insert(one.student);
    CHECK(keys == Students{"Max (7)", "cem"});
}

TEST_CASE("whom the instructor has given a file hands in, and is the same whatever the hand-in is called") {
    submission::ClassRoom room;
    room.submissions = {hand_in("kayacem", "canvas 17"), hand_in("Max", "canvas 18"),
                        hand_in("leeann", "canvas 19")};
    const std::vector<roster::Identity> enrolled{{"", "Cem Kaya", "1", "", ""},
                                                 {"", "Max", "7", "", ""},
                                                 {"", "Max", "8", "", ""},
                                                 {"", "Ann Lee", "9", "", ""}};
    settle_enrolled(room, enrolled, {{"Cem Kaya", "Cem Kaya", "1", "", ""}, {"Max (7)", "Max", "7", "", ""}});
    Students students;
    for (const auto& one : room.submissions) {
        CHECK(one.identity.student == one.student);
        students.insert(one.student);
    }
    // Which Max this is nobody says.
    CHECK(students == Students{"Cem Kaya", "Max", "leeann"});
}

}  // namespace
}  // namespace halfspace::engine
