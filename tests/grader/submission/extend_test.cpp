// submission/class_room.hpp: extend and note_times.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "submission/class_room.hpp"

namespace halfspace::submission {
namespace {

using Catch::Matchers::ContainsSubstring;
using OwnDue = std::map<std::string, std::optional<course::Time>>;

course::Course two_exercises() {
    course::Course course;
    for (const auto* id : {"02_activations", "04_dense"}) course.exercises.emplace_back().id = id;
    return course;
}

course::Time december(int day) {
    return *course::parse_time("2026-12-0" + std::to_string(day) + "T00:00:00Z");
}

/// A class that is given tables one after the other.
struct Extended {
    ClassRoom room;
    std::vector<roster::Identity> known = {};

    explicit Extended(const std::vector<std::string>& students) {
        for (const auto& student : students) {
            auto& one = room.submissions.emplace_back();
            one.student = one.identity.student = student;
            one.arrivals["04_dense"] = {};
        }
    }
    Result<void> give(const std::string& table) {
        auto rows = roster::read_rows(table, "more.csv", roster::Columns::of_extensions);
        REQUIRE(rows);
        return extend(room, two_exercises(), {room.extensions, *rows, "more.csv"}, known);
    }
    /// The next run, without a table.
    void again() { REQUIRE(extend(room, two_exercises(), {room.extensions, {}, ""}, known)); }
    [[nodiscard]] const OwnDue& due(std::size_t i) const { return room.submissions.at(i).own_due; }
};

TEST_CASE("extensions are single students', for all exercises or one") {
    Extended it({"ann", "bob"});
    REQUIRE(
        it.give("name,due,exercise\nann,2026-12-02T00:00:00Z,04_dense\nann,2026-12-01T00:00:00Z,\n"
                "cem,2026-12-01T00:00Z,\n"));
    CHECK(it.due(0) == OwnDue{{"02_activations", december(1)}, {"04_dense", december(2)}});
    CHECK(it.room.submissions[0].arrivals.at("04_dense").due == december(2));
    CHECK(it.due(1).empty());
    CHECK(it.room.notes == std::vector<std::string>{
                               "more.csv:4: cem is not among these submissions: kept for when they hand in"});
    REQUIRE(it.give("name,due,exercise\nann,none,04_dense\nann,2026-12-01T00:00:00Z,\n"));
    CHECK(it.due(0) == OwnDue{{"02_activations", december(1)}, {"04_dense", std::nullopt}});
    CHECK_FALSE(it.room.submissions[0].arrivals.at("04_dense").due);
    CHECK(it.give("name,due,exercise\nann,2026-12-02T00:00:00Z,04_dens\n").error().message ==
          "more.csv:2: there is no exercise '04_dens'; did you mean '04_dense'?");
    CHECK(it.give("name,due\nann,2026-12-02T00:00:00Z\nAnn,2026-12-03T00:00:00Z\n").error().message ==
          "more.csv:3: line 2 is about the same student: leave one of them");
}

TEST_CASE("what was given stays: for who comes later, and under a later row for all exercises") {
    Extended it({});
    REQUIRE(it.give("id,due,exercise\n17,2026-12-02T00:00:00Z,04_dense\n"));
    it.room.submissions = Extended({"ann"}).room.submissions;
    it.again();
    CHECK(it.due(0).empty());
    it.known = {{"ann", "", "17", "", ""}};  // as a roster has said in another run
    it.again();
    CHECK(it.due(0) == OwnDue{{"04_dense", december(2)}});
    REQUIRE(it.give("name,due\nann,2026-12-01T00:00:00Z\n"));
    CHECK(it.due(0) == OwnDue{{"02_activations", december(1)}, {"04_dense", december(2)}});
    REQUIRE(it.give("name,due,exercise\nann,,04_dense\n"));
    CHECK(it.due(0) == OwnDue{{"02_activations", december(1)}, {"04_dense", std::nullopt}});
    REQUIRE(it.give("name,due\nann,2026-12-03T00:00:00Z\n"));
    CHECK(it.due(0) == OwnDue{{"02_activations", december(3)}, {"04_dense", december(3)}});
    REQUIRE(it.give("name,due\nann,none\n"));
    CHECK(it.due(0) == OwnDue{{"02_activations", std::nullopt}, {"04_dense", std::nullopt}});
    const auto count = it.room.extensions.size();
    REQUIRE(it.give("name,due\nann,none\n"));
    CHECK(it.room.extensions.size() == count);
}

TEST_CASE("a row stays with whom it was found to mean, and is nobody's if two may be meant") {
    Extended it({"Ann Lee"});
    REQUIRE(it.give("name,due\nAnn Lee,2026-12-01T00:00:00Z\nBo Li,2026-12-02T00:00:00Z\n"));
    it.room.submissions = Extended({"Ann Lee", "Lee Ann", "Bo Li", "Li Bo"}).room.submissions;
    it.room.notes.clear();
    it.again();
    CHECK(it.due(0).at("04_dense") == december(1));
    for (const std::size_t i : {1U, 2U, 3U}) CHECK(it.due(i).empty());
    REQUIRE(it.room.notes.size() == 1);
    CHECK(it.room.notes[0] ==
          "the due time that is kept for Bo Li is nobody's: two may be meant, Bo Li and Li Bo; give it by an "
          "id, a login or an address");
    CHECK_THAT(it.give("name,due\nBo Li,none\n").error().message,
               ContainsSubstring("more.csv:2: two students may be meant"));
}

TEST_CASE("of whom nobody says when they handed in what is due is noted once") {
    Extended it({"ann", "bob"});
    for (auto& submission : it.room.submissions) submission.files["04_dense"] = Source{submission.student};
    std::set<std::string> known;
    const auto note = [&] {
        note_times(it.room, two_exercises(),
                   [&](const auto& student, const auto& exercise, const auto& text) {
                       return exercise == "04_dense" && student == text && known.contains(student);
                   });
    };
    note();
    CHECK(it.room.notes.empty());
    REQUIRE(it.give("name,due\nann,2026-12-01T00:00:00Z\n"));
    known = {"ann"};
    note();
    CHECK(it.room.notes.empty());
    known = {"bob"};
    note();
    REQUIRE(it.room.notes.size() == 1);
    CHECK(it.room.notes[0].starts_with("of 1 student nobody says when they handed in"));
}

}  // namespace
}  // namespace halfspace::submission
