#include "verdict/json.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

using namespace halfspace::verdict;

TEST_CASE("what the judge asks arrives as it was asked, whoever is to be asked") {
    for (const Player& player : {Player{Worker{"/w/student"}}, Player{Catalogued{"no_bias"}},
                                 Player{Stub{"echoes_1", {{"f", "93ff"}}}}}) {
        const Run run{"5eed", player, {"/kit/catalogue", {{"no_bias", "a hint"}}}, "/bin", {1.5, 3, 64}};
        const Run read = run_of(to_text(run));
        CHECK(read.seed == "5eed");
        CHECK(read.player.index() == player.index());
        CHECK(read.catalogue.program == "/kit/catalogue");
        CHECK(read.catalogue.mistakes == run.catalogue.mistakes);
        CHECK(read.programs == "/bin");
        CHECK(read.limits == run.limits);
        CHECK_FALSE(read.record);
    }
    CHECK(std::get<Worker>(run_of(to_text({"", Worker{"/w"}})).player).program == "/w");
    CHECK(std::get<Catalogued>(run_of(to_text({"", Catalogued{"no_bias"}})).player).name == "no_bias");
    const auto stub = std::get<Stub>(run_of(to_text({"", Stub{"remembers", {{"f", "93ff"}}}})).player);
    CHECK(stub.name == "remembers");
    CHECK(stub.known == std::vector<Asked>{{"f", "93ff"}});
    CHECK(run_of(to_text({.seed = "", .record = true})).record);
    const auto others = run_of(to_text({.seed = "", .others = {{"no_bias"}, {"right"}}})).others;
    REQUIRE(others.size() == 2);
    CHECK(others[0].name == "no_bias");
    CHECK(others[1].name == "right");
    const auto compared = run_of(to_text({.seed = "", .compared = {"f", {{"/w/one"}, {"/w/two"}}}})).compared;
    CHECK(compared.function == "f");
    REQUIRE(compared.workers.size() == 2);
    CHECK(compared.workers[1].program == "/w/two");
}

TEST_CASE("every event arrives as it was told, on one line") {
    CheckResult result;
    result.name = "one";
    result.status = Status::bad_reply;
    result.message = "two\nlines and a \xff";
    result.output = "printed";
    const Suite listed{{"f", "g"}, {{"one", "f", 2.5}, {"two", "f", 1, true, "g"}}, {"zeros"}};
    for (const Event& event :
         {Event{listed}, Event{result}, Event{Contradicted{"one", Status::failed, "two answers"}},
          Event{Located{"one", "here"}}, Event{Asked{"f", "90"}}, Event{Drawn{"one", {}}}, Event{Alike{}},
          Event{Diagnosed{"one", {"no_bias", "a hint"}}}, Event{Fault{"why"}}, Event{End{3}}}) {
        const std::string line = to_line(event);
        CHECK(line.find('\n') == line.size() - 1);
        CHECK(event_of(line).index() == event.index());
    }
    const auto suite = std::get<Suite>(event_of(to_line(listed)));
    CHECK(suite.functions == listed.functions);
    CHECK(suite.checks == listed.checks);
    CHECK(suite.stubs == listed.stubs);
    CHECK(std::get<Asked>(event_of(to_line(Asked{"f", "90"}))) == Asked{"f", "90"});
    const auto check = std::get<CheckResult>(event_of(to_line(result)));
    CHECK(check.status == Status::bad_reply);
    CHECK(check.message == "two\nlines and a \ufffd");
    CHECK(check.output == "printed");
    CHECK(std::get<Diagnosed>(event_of(to_line(Diagnosed{"one", {"no_bias", "h"}}))).diagnosis ==
          Diagnosis{"no_bias", "h"});
    const Alike alike{{0, 2}, "x = 1", "2", "3"};
    CHECK(std::get<Alike>(event_of(to_line(alike))) == alike);
    CHECK(std::get<Located>(event_of(to_line(Located{"one", "here"}))).where == "here");
    CHECK(std::get<Fault>(event_of(to_line(Fault{"why"}))).why == "why");
    CHECK(std::get<End>(event_of(to_line(End{3}))).checks == 3);
}

TEST_CASE("what is not of this form is not taken") {
    for (const char* text :
         {"", "{}", "[]", "{\"event\":\"applause\"}", "{\"event\":1}", "{\"event\":\"end\"}",
          "{\"event\":\"check\",\"name\":\"n\",\"status\":\"perfect\",\"message\":\"\",\"output\":\"\"}",
          "{\"event\":\"check\",\"name\":\"n\",\"status\":\"blocked\",\"message\":\"\",\"output\":\"\"}"}) {
        CAPTURE(text);
        CHECK_THROWS(event_of(text));
    }
    CHECK_THROWS_WITH(event_of("{\"event\":\"applause\"}"), "an unknown event 'applause'");
    CHECK_THROWS(run_of("{}"));
}
