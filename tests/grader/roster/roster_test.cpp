#include "roster/roster.hpp"

#include <catch2/catch_test_macros.hpp>

namespace halfspace::roster {
namespace {

std::vector<Entry> entries(std::string_view text) {
    const auto read_ones = read(text, "roster.csv");
    INFO((read_ones ? "" : read_ones.error().message));
    REQUIRE(read_ones);
    return *read_ones;
}

std::string error(std::string_view text) {
    const auto entries = read(text, "roster.csv");
    REQUIRE_FALSE(entries);
    CHECK(entries.error().kind == Error::Kind::bad_input);
    return entries.error().message;
}

std::string shown(const Entry& entry) {
    const auto& who = entry.identity;
    return who.name + "|" + who.id + "|" + who.login + "|" + who.email;
}

Asked asked(const std::string& name, const std::string& id, const std::string& called) {
    return {{"", name, id, "", ""}, called};
}

constexpr const char* canvas = R"(Student,ID,SIS User ID,SIS Login ID,Section,Homework 1 (991)
    Points Possible,,,,,20
"Power, Max",12,s-100,mpower,A,
"Nguyễn Thị, Mai",13,s-101,mai,A,17
"Student, Test",99,,,A,
)";

TEST_CASE("Canvas's gradebook: names turned around, its own rows left out") {
    const auto all = entries(std::string("\xef\xbb\xbf") + canvas);
    REQUIRE(all.size() == 2);
    CHECK(shown(all[0]) == "Max Power|12|mpower|");
    CHECK(shown(all[1]) == "Mai Nguyễn Thị|13|mai|");
    CHECK(all[0].line == 3);
}

TEST_CASE("Moodle's participants and GitHub Classroom's tables, and one's own") {
    CHECK(shown(entries("First name;Last name;ID number;Email address\nMax;Power;4711;max@example.org\n")
                    .at(0)) == "Max Power|4711||max@example.org");
    CHECK(shown(entries("\"identifier\",\"github_username\",\"github_id\",\"name\"\n\"s-100\",\"mp\",\"77\","
                        "\"Max Power\"\n")
                    .at(0)) == "Max Power|s-100|mp|");
    const auto grades = entries(
        "assignment_name,github_username,roster_identifier,submission_timestamp\nhw,mp,max@example.org,2026-"
        "11-30 22:59:00 UTC\n");
    CHECK(shown(grades.at(0)) == "||mp|max@example.org");
    CHECK(grades.at(0).submitted == *course::parse_time("2026-11-30T22:59:00Z"));
    CHECK(shown(entries(" Name \tE-Mail\nMax\tm@x\n\t\n").at(0)) == "Max|||m@x");
}

TEST_CASE("what cannot be used is refused by its line, with the way out") {
    CHECK(error("Colour,Size\nred,1\n") ==
          "roster.csv:1: no column says who a row is about; expected one of: name, id, login, email; got: "
          "Colour, Size");
    CHECK(error("") == "roster.csv: it is empty; expected a table with a header");
    CHECK(error("name,id\n,\n") == "roster.csv:1: there is no student below the header");
    CHECK(error("name,id\nAnn,1\nBob,2\nCem,1\n") ==
          "roster.csv:4: the id 1 stands on line 2 too: leave one row for each student");
    CHECK(error("name,email\nAnn,A@x\nBob,a@X\n")
              .starts_with("roster.csv:3: the e-mail address a@X stands on line 2"));
    CHECK(error("name,submitted\nAnn,yesterday\n")
              .starts_with("roster.csv:2: 'yesterday' is no time; expected"));
    CHECK(error("name,submitted\nAnn,2026-11-30 12:00\n").find("says no offset") != std::string::npos);
    CHECK(error("name\n\"Ann\n").starts_with("roster.csv: line 2: a quote"));
}

TEST_CASE("extensions need a due time in each row, and may name an exercise") {
    const auto rows =
        read_rows("login,due,exercise\nmp,2026-12-01T00:00:00Z,04_dense\nann,2026-12-02T00:00:00Z,\n",
                  "e.csv", Columns::of_extensions);
    REQUIRE(rows);
    REQUIRE(rows->size() == 2);
    CHECK((*rows)[0].exercise == "04_dense");
    CHECK((*rows)[0].due == *course::parse_time("2026-12-01T00:00:00Z"));
    CHECK((*rows)[1].exercise.empty());
    CHECK(read_rows("login\nmp\n", "e.csv", Columns::of_extensions).error().message ==
          "e.csv:1: there is no column 'due'; expected one that tells who, 'due', and perhaps 'exercise'");
    // A row without a time takes back what was given.
    const auto back = read_rows("login,due\nmp,\nann, None\n", "e.csv", Columns::of_extensions);
    REQUIRE(back);
    CHECK((!(*back)[0].due && !(*back)[1].due));
}

TEST_CASE("a column may say of one exercise when it came") {
    const Terms terms{{"04_dense", "05_graph"}, {}};
    const auto all = read(
        "login,submitted,04_Dense submitted,Submitted 05_graph,works submitted\nmp,2026-11-30T12:00Z,"
        "2026-11-29T12:00Z,,yes\n",
        "r.csv", terms);
    INFO((all ? "" : all.error().message));
    REQUIRE(all);
    CHECK(all->at(0).submitted == *course::parse_time("2026-11-30T12:00:00Z"));
    CHECK(all->at(0).submitted_of ==
          std::map<std::string, course::Time>{{"04_dense", *course::parse_time("2026-11-29T12:00:00Z")}});
    CHECK(read("login,04_dens submitted\nmp,2026-11-30T12:00Z\n", "r.csv", terms).error().message ==
          "r.csv:1: the column '04_dens submitted' names no exercise; did you mean '04_dense'?");
    CHECK(read("login,05_graph submitted\nmp,soon\n", "r.csv", terms)
              .error()
              .message.starts_with("r.csv:2: 'soon' is no time"));
}

TEST_CASE("times without an offset are those of the course's zone") {
    const Terms terms{{}, *course::TimeZone::of("+02:00")};
    CHECK(read("login,submitted\nmp,2026-11-30 12:00\n", "r.csv", terms)->at(0).submitted ==
          *course::parse_time("2026-11-30T10:00:00Z"));
}

TEST_CASE("accents and letters that not every keyboard has tell nobody apart, but from who is written so") {
    const auto all = entries("name\nSøren Møller\nŁukasz Weiß\nJosé García\nJose Garcia\nÆsa Yıldız\n");
    const auto found = [&](const std::string& called) { return Index(all).find({{}, called}); };
    CHECK(found("Soren Moller") == 0);
    CHECK(found("mollersoren") == 0);
    CHECK(found("Lukasz Weiss") == 1);
    CHECK(found("José García") == 2);
    CHECK(found("Jose Garcia") == 3);
    CHECK_FALSE(found("Jose García"));  // one of two
    CHECK(found("Aesa Yildiz") == 4);
    CHECK(is_called(all[0].identity, "soren moller"));
    CHECK_FALSE(is_called(all[0].identity, "soren miller"));
}

TEST_CASE("a student is found by what is surest") {
    const auto all = entries(canvas);
    const auto found = [&](const Asked& who) { return Index(all).find(who); };
    CHECK(found(asked("", "12", "somebody")) == 0);
    CHECK(found(asked("max  POWER", "", "")) == 0);
    CHECK(found({{}, "Power, Max"}) == 0);
    CHECK(found({{}, "mai"}) == 1);
    CHECK(found(asked("", "771", "powermax")) == 0);
    CHECK(found({{}, "nguyễnthịmai"}) == 1);
    CHECK(found(asked("", "13", "powermax")) == 1);
    CHECK_FALSE(found({{}, "Max"}));
    CHECK_FALSE(found({{}, ""}));
    CHECK_FALSE(found(asked("Max Powers", "", "x")));
}

TEST_CASE("of two with one name neither is taken by the name") {
    const auto all = entries("name,id\nMax Power,1\nMax Power,2\n");
    CHECK_FALSE(Index(all).find(asked("Max Power", "", "Max Power")));
    CHECK(Index(all).find(asked("Max Power", "2", "Max Power")) == 1);
}

TEST_CASE("a person types a name, an id, a login or an address") {
    const Identity max{"mpower", "Max Power", "12", "mp", "max@example.org"};
    for (const auto* typed : {"mpower", "Max Power", "power, max", "12", "MP", "max@example.org"})
        CHECK(is_called(max, typed));
    for (const auto* typed : {"", "Max", "1", "max@example"}) CHECK_FALSE(is_called(max, typed));
}

}  // namespace
}  // namespace halfspace::roster
