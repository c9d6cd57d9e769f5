#include "roster/moodle_time.hpp"

#include <catch2/catch_test_macros.hpp>

#include "roster/roster.hpp"

namespace halfspace::roster {
namespace {

TEST_CASE("Moodle's times are read in English and German") {
    for (const auto* text : {"Saturday, 28 November 2026, 1:15 AM", "Saturday, 28 November 2026, 01:15",
                             "Saturday, November 28, 2026, 1:15\u202fAM", "Samstag, 28. November 2026, 01:15",
                             "28. November 2026, 01:15 Uhr"}) {
        INFO(text);
        CHECK(moodle_time(text) == "2026-11-28 01:15");
    }
    CHECK(moodle_time("Sunday, 1 March 2026, 12:05 AM") == "2026-03-01 00:05");
    CHECK(moodle_time("Sunday, 1 March 2026, 12:05 PM") == "2026-03-01 12:05");
    CHECK(moodle_time("Sonntag, 1. M\u00e4rz 2026, 23:05") == "2026-03-01 23:05");
    for (const auto* text :
         {"", "-", "yesterday", "samedi 28 novembre 2026, 01:15", "Saturday, 28 November 2026",
          "Saturday, 28 November 2026, 13:15 PM", "Saturday, 28 November 2026, 0:15 AM",
          "Saturday, 128 November 2026, 1:15 AM", "2026-11-28 01:15", "November", ", , , ,"}) {
        INFO(text);
        CHECK_FALSE(moodle_time(text));
    }
}

TEST_CASE("Moodle's grading worksheet says when work was handed in, in the course's time zone") {
    const Terms terms{{}, *course::TimeZone::of("+01:00")};
    const std::string head = "Identifier,Full name,Email address,Status,Grade,Last modified (submission)\n";
    const auto all =
        read(head +
                 "Participant 1,Anna Alt,a@x,Submitted,,\"Saturday, 28 November 2026, 1:15 AM\"\n"
                 "Participant 2,Bob Bo,b@x,No submission,,-\n",
             "sheet.csv", terms);
    REQUIRE(all);
    CHECK(all->at(0).submitted == *course::parse_time("2026-11-28T00:15:00Z"));
    CHECK_FALSE(all->at(1).submitted);
    CHECK(all->at(0).participant == "1");
    CHECK(all->at(0).identity.id.empty());  // the next assignment numbers anew
    CHECK(read("ID,Vollst\u00e4ndiger Name\nTeilnehmer/in 301,Anna Alt\n", "s.csv")->at(0).participant ==
          "301");
    const auto numbered = read("ID,Vollst\u00e4ndiger Name,Matrikelnummer\nTeilnehmer/in301,Anna Alt,4711\n",
                               "sheet.csv", terms);
    REQUIRE(numbered);
    CHECK(numbered->at(0).participant == "301");
    CHECK(numbered->at(0).identity.id == "4711");
    const auto german = read(
        "Vollst\u00e4ndiger Name,E-Mail-Adresse,Zuletzt ge\u00e4ndert (Abgabe)\n"
        "Anna Alt,a@x,\"Samstag, 28. November 2026, 01:15\"\n",
        "sheet.csv", terms);
    REQUIRE(german);
    CHECK(german->at(0).identity.name == "Anna Alt");
    CHECK(german->at(0).submitted == all->at(0).submitted);
    const std::string french = head + "Participant 1,Anna Alt,a@x,,,\"samedi 28 novembre 2026, 01:15\"\n";
    CHECK(read(french, "sheet.csv", terms).error().message ==
          "sheet.csv:2: 'samedi 28 novembre 2026, 01:15' is no time; expected a time, such as "
          "2026-11-30T23:59 in the "
          "course's time zone, or with its offset, such as 2026-11-30T23:59:00+01:00; Moodle's are read in "
          "English "
          "and in German");
    const auto nowhere =
        read(head + "Participant 1,Anna Alt,a@x,,,\"Saturday, 28 November 2026, 1:15 AM\"\n", "s.csv");
    CHECK(nowhere.error().message ==
          "s.csv:2: 'Saturday, 28 November 2026, 1:15 AM' says no offset; say in course.toml the zone of all "
          "such times: timezone = \"Europe/Berlin\"");
    // No such day.
    CHECK_FALSE(
        read(head + "Participant 1,Anna Alt,a@x,,,\"Monday, 31 February 2026, 1:15 AM\"\n", "s.csv", terms));
}

}  // namespace
}  // namespace halfspace::roster
