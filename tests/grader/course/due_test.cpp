#include "course/due.hpp"

#include <stdlib.h>  // NOLINT(modernize-deprecated-headers): setenv is POSIX

#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "course/course.hpp"
#include "grader/course/miniature.hpp"

namespace halfspace::course {
namespace {

std::string read(std::string_view text) {
    const auto time = parse_time(text);
    return time ? shown_time(*time) : time.error().message;
}

bool refused(std::string_view text, std::string_view what) {
    const auto time = parse_time(text);
    return !time && time.error().kind == Error::Kind::bad_input &&
           time.error().message.find(what) != std::string::npos;
}

TEST_CASE("a time is one moment, whatever the offset it is written with") {
    for (const auto* text : {"2026-11-30T23:59:00+01:00", "2026-11-30T22:59:00Z", "2026-11-30 22:59 UTC",
                             "2026-11-30t17:59:00-05:00", "2026-12-01 04:29:00 +0530",
                             "2026-11-30T22:59:00.328404330 Z", "2026-11-30 22:58:60Z"})
        CHECK(read(text) == "2026-11-30 22:59:00 UTC");
    // The hour that the clocks of Berlin show twice is two hours.
    CHECK(*parse_time("2026-10-25T02:30:00+01:00") - *parse_time("2026-10-25T02:30:00+02:00") ==
          std::chrono::hours(1));
}

TEST_CASE("what is no moment is refused, and what is missing is said") {
    CHECK(refused("", "is no time"));
    CHECK(refused("yesterday", "is no time"));
    CHECK(refused("30.11.2026 23:59", "is no time"));
    CHECK(refused("2026-11-30", "is a day without a time"));
    CHECK(refused("2026-11-30T23:59:00", "says no offset"));
    CHECK(refused("2026-11-30 23:59", "such as 2026-11-30T23:59:00+01:00"));
    CHECK(refused("2026-02-30T12:00:00Z", "does not exist"));
    CHECK(refused("2026-11-30T24:00:00Z", "does not exist"));
    CHECK(refused("1969-11-30T23:00:00Z", "does not exist"));
    CHECK(refused("2026-11-30T23:59:00 CET", "has no offset that is understood"));
    CHECK(refused("2026-11-30T23:59:00+01:00 or so", "has no offset that is understood"));
    CHECK(refused("2026-1-3T4:05:00Z", "is no time"));
}

TEST_CASE("a time without an offset is the zone's, which may be a place with its summer time") {
    const auto in = [](const char* zone, std::string_view text) {
        const auto time = parse_time(text, *TimeZone::of(zone));
        return time ? shown_time(*time) : time.error().message;
    };
    CHECK(in("+05:30", "2026-12-01T04:29") == "2026-11-30 22:59:00 UTC");
    CHECK(in("+05:30", "2026-11-30T23:59:00+01:00") == "2026-11-30 22:59:00 UTC");
    CHECK(in("Z", "2026-11-30 22:59") == "2026-11-30 22:59:00 UTC");
    for (const auto* none : {"", "Berlin", "../etc/passwd", "/etc/passwd", "Europe", "CET or so", "+1"}) {
        INFO(none);
        CHECK_FALSE(TimeZone::of(none));
    }
    CHECK(TimeZone::of("Berlin").error().message.find("\"+01:00\"") != std::string::npos);
    if (!std::filesystem::exists("/usr/share/zoneinfo/Europe/Berlin"))
        SKIP("there is no time zone data here");
    ::setenv("TZ", "Asia/Tokyo", 1);
    CHECK(in("Europe/Berlin", "2026-11-30T23:59:00") == "2026-11-30 22:59:00 UTC");
    CHECK(in("Europe/Berlin", "2026-10-20T23:59:00") == "2026-10-20 21:59:00 UTC");
    CHECK(in("Europe/Berlin", "2026-10-25T02:30:00") == "2026-10-25 00:30:00 UTC");  // the first of two
    CHECK(in("Europe/Berlin", "2026-03-29T02:30:00").find("does not exist in the course's time zone") !=
          std::string::npos);
    CHECK(in("America/New_York", "2026-11-30T17:59:00") == "2026-11-30 22:59:00 UTC");
    CHECK(in("Asia/Kolkata", "2026-12-01T04:29:00") == "2026-11-30 22:59:00 UTC");
    CHECK(in("Europe/Dublin", "2026-07-30T23:59:00") == "2026-07-30 22:59:00 UTC");
    CHECK(in("Etc/UTC", "2026-11-30T22:59:00") == "2026-11-30 22:59:00 UTC");
    CHECK(std::string(std::getenv("TZ")) == "Asia/Tokyo");
    ::unsetenv("TZ");
}

TEST_CASE("due times of a course, and those of an exercise before them") {
    const test::MiniatureCourse files;
    CHECK_FALSE(read_course(files.folder)->exercises[0].due);
    files.apply({"course.toml", "title = \"Small course\"\n",
                 "title = \"Small course\"\ndue = 2026-11-30T23:59:00+01:00\n"});
    files.apply({"course.toml", "points = 7.5\n", "points = 7.5\ndue = 2026-12-07 12:00:00Z\n"});
    const auto course = read_course(files.folder);
    INFO((course ? "" : course.error().message));
    REQUIRE(course);
    CHECK(course->exercises[0].due == *parse_time("2026-11-30T22:59:00Z"));
    CHECK(course->exercises[1].due == *parse_time("2026-12-07T12:00:00Z"));
    CHECK(course->late.off == 0);
}

TEST_CASE("a course's time zone is that of its due times") {
    const test::MiniatureCourse files;
    files.apply({"course.toml", "title = \"Small course\"\n",
                 "title = \"Small course\"\ntimezone = \"+01:00\"\ndue = 2026-11-30T23:59:00\n"});
    files.apply({"course.toml", "points = 7.5\n", "points = 7.5\ndue = 2026-12-07 12:00:00Z\n"});
    const auto course = read_course(files.folder);
    INFO((course ? "" : course.error().message));
    REQUIRE(course);
    CHECK(course->exercises[0].due == *parse_time("2026-11-30T22:59:00Z"));
    CHECK(course->exercises[1].due == *parse_time("2026-12-07T12:00:00Z"));
    CHECK(course->zone.has_value());
}

TEST_CASE("a policy for what is late") {
    const test::MiniatureCourse files;
    files.apply({"course.toml", "[policy]\n",
                 "[late]\nper = \"hour\"\noff = 0.05\nfloor = 0.5\ngrace_minutes = 10\n[policy]\n"});
    const auto course = read_course(files.folder);
    INFO((course ? "" : course.error().message));
    REQUIRE(course);
    CHECK(course->late.per == std::chrono::hours(1));
    CHECK(course->late.off == 0.05);
    CHECK(course->late.floor == 0.5);
    CHECK(course->late.grace == std::chrono::minutes(10));
}

TEST_CASE("what is wrong about due times and policies is told by its line and key") {
    const auto error = [](const std::string& lines) {
        const test::MiniatureCourse files;
        files.apply({"course.toml", "title = \"Small course\"\n", "title = \"Small course\"\n" + lines});
        const auto course = read_course(files.folder);
        return course ? std::string("taken") : course.error().message;
    };
    const auto has = [&](const std::string& lines, const std::string& what) {
        const auto message = error(lines);
        INFO(message);
        return message.find(what) != std::string::npos;
    };
    CHECK(has("due = 2026-11-30T23:59:00\n", "course.toml:2: 'due': expected a time with its offset"));
    CHECK(has("due = 2026-11-30T23:59:00\n", "or say the zone of all times: timezone = \"Europe/Berlin\""));
    CHECK(has("timezone = \"Mars\"\n", "course.toml:2: 'timezone': 'Mars' is neither an offset"));
    CHECK(has("due = 2026-11-30T23:59:00\ntimezone = \"Mars\"\n", "course.toml:3: 'timezone': 'Mars' is"));
    CHECK(has("due = 2026-11-30\n", "got a date or time"));
    CHECK(has(
        "timezone = \"+01:00\"\ndue = 2026-11-30\n",
        "expected a time, such as 2026-11-30T23:59 in the course's time zone, or with its offset, such as"));
    CHECK(has("due = \"2026-11-30T23:59:00Z\"\n", "got a string"));
    CHECK(has("[late]\nper = \"week\"\noff = 0.1\n",
              "course.toml:3: 'late.per': expected \"day\" or \"hour\""));
    CHECK(has("[late]\n", "'late.off': missing"));
    CHECK(has("[late]\noff = 10\n", "'late.off': expected a number from 0 to 1, got 10"));
    CHECK(has("[late]\noff = 0.1\ngrace = 5\n", "'late.grace': unknown key"));
    CHECK(has("late = 1\n", "'late': expected a table"));
}

}  // namespace
}  // namespace halfspace::course
