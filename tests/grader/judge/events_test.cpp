#include "judge/events.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace halfspace::judge {
namespace {

using verdict::Status;

const Suite suite{{{"f", "g"}, {{"one", "f", 1.0}, {"two", "g", 2.5}}}, "/build/04_dense/hidden"};

const std::string one = R"({"event":"check","name":"one","status":"passed","message":"","output":""})"
                        "\n";
const std::string two =
    R"({"event":"check","name":"two","status":"failed","message":"why","output":"printed"})"
    "\n";
const std::string end = "{\"event\":\"end\",\"checks\":2}\n";

std::string diagnosis(const std::string& name, const std::string& mistake) {
    return R"({"event":"diagnosis","check":")" + name + R"(","diagnosis":{"hint":"why","name":")" + mistake +
           "\"}}\n";
}

/// The fault's message without what all of them begin with; or "no fault".
std::string fault(const std::string& lines) {
    const auto results = results_of(suite, lines);
    if (results) return "no fault";
    CHECK(results.error().kind == Error::Kind::fault);
    const std::string head = "the test program's events do not add up: ";
    const std::string& message = results.error().message;
    return message.starts_with(head) ? message.substr(head.size()) : message;
}

TEST_CASE("a listener is told of checks whatever the pieces in which their lines come") {
    for (const std::size_t size : {1u, 7u, 1000u}) {
        std::vector<std::string> told;
        Listener listener(suite, [&](const verdict::CheckResult& check) { told.push_back(check.name); });
        const std::string lines = one + two + end;
        for (std::size_t at = 0; at < lines.size(); at += size)
            listener.hear(std::string_view(lines).substr(at, size));
        CHECK(told == std::vector<std::string>{"one", "two"});
    }
}

TEST_CASE("a listener is told nothing from what does not add up on") {
    for (const std::string& lines : {two + one, "nonsense\n" + one + two, two.substr(0, 20)}) {
        int told = 0;
        Listener listener(suite, [&](const verdict::CheckResult&) { ++told; });
        listener.hear(lines);
        CHECK(told == 0);
    }
}

TEST_CASE("a whole run gives one result for each check, in the suite's order") {
    const auto results = results_of(suite, one + two + diagnosis("two", "no_bias") + end);
    REQUIRE(results);
    REQUIRE(results->size() == 2);
    const auto& [first, second] = std::tie((*results)[0], (*results)[1]);
    CHECK(first.name == "one");
    CHECK(first.function == "f");
    CHECK(first.status == Status::passed);
    CHECK_FALSE(first.diagnosis);
    CHECK(second.function == "g");
    CHECK(second.weight == 2.5);
    CHECK(second.status == Status::failed);
    CHECK(second.message == "why");
    CHECK(second.output == "printed");
    CHECK(second.diagnosis == verdict::Diagnosis{"no_bias", "why"});
}

TEST_CASE("a check whose call got two answers fails, whatever it came to before") {
    const std::string contradiction =
        R"({"event":"contradiction","check":"one","status":"failed","message":"two answers"})"
        "\n";
    const auto results = results_of(suite, one + two + contradiction + end);
    REQUIRE(results);
    CHECK((*results)[0].status == Status::failed);
    CHECK((*results)[0].message == "two answers");
    CHECK((*results)[1].message == "why");
    std::string passed = contradiction;
    passed.replace(passed.find("failed"), 6, "passed");
    CHECK(fault(one + two + passed + end) == "a contradiction in no check");
    std::string unknown = contradiction;
    unknown.replace(unknown.find("\"one\""), 5, "\"six\"");
    CHECK(fault(one + two + unknown + end) == "a contradiction in no check");
}

TEST_CASE("every status a test program may report") {
    for (const auto& [word, status] : {std::pair{"not_implemented", Status::not_implemented},
                                       {"crashed", Status::crashed},
                                       {"timed_out", Status::timed_out},
                                       {"out_of_memory", Status::out_of_memory},
                                       {"bad_reply", Status::bad_reply},
                                       {"not_allowed", Status::not_allowed}}) {
        std::string line = two;
        line.replace(line.find("failed"), 6, word);
        const auto results = results_of(suite, one + line + end);
        REQUIRE(results);
        CHECK((*results)[1].status == status);
    }
}

TEST_CASE("fewer, more, reordered, repeated and unknown checks are faults") {
    CHECK(fault("") == "they stop before the end");
    CHECK(fault(one + two) == "they stop before the end");
    CHECK(fault(one + "{\"event\":\"end\",\"checks\":1}\n") == "1 of 2 checks ran");
    CHECK(fault("{\"event\":\"end\",\"checks\":0}\n") == "0 of 2 checks ran");
    CHECK(fault(two + one + end) == "'two' is not the next check of the suite");
    CHECK(fault(one + one + end) == "'one' is not the next check of the suite");
    CHECK(fault(one + two + two + end) == "'two' is not the next check of the suite");
    std::string three = two;
    three.replace(three.find("two"), 3, "three");
    CHECK(fault(one + three + end) == "'three' is not the next check of the suite");
}

TEST_CASE("a count that is off, events after the end and a second end are faults") {
    CHECK(fault(one + two + "{\"event\":\"end\",\"checks\":1}\n") == "the count at the end is off");
    CHECK(fault(one + two + end + diagnosis("two", "m")) == "events after the end");
    CHECK(fault(one + two + end + end) == "events after the end");
}

TEST_CASE("a line that is cut off, or is no event, is a fault") {
    CHECK(fault(one + two + end.substr(0, end.size() - 1)) == "a line is cut off");
    const std::string bad = GENERATE(
        "\n", "nonsense\n", "[]\n", "1\n", "null\n", "{}\n", "{\"event\":1}\n",
        "{\"event\":\"check\",\"name\":\"two\"}\n", "{\"event\":\"end\"}\n",
        "{\"event\":\"end\",\"checks\":-1}\n", "{\"event\":\"check\",\"name\":2}\n",
        "{\"event\":\"end\",\"checks\":2} {\"event\":\"end\",\"checks\":2}\n", "{\"event\":\"fault\"}\n");
    CAPTURE(bad);
    CHECK(fault(one + bad + two + end) != "no fault");
}

TEST_CASE("an unknown event or status is a fault, and so is a list of checks") {
    CHECK(fault(one + two + "{\"event\":\"applause\"}\n" + end) == "an unknown event 'applause'");
    CHECK(fault("{\"event\":\"suite\",\"functions\":[],\"checks\":[],\"stubs\":[]}\n" + one + two + end) ==
          "a list of checks in a run");
    std::string line = one;
    line.replace(line.find("passed"), 6, "perfect");
    CHECK(fault(line + two + end) == "an unknown status");
    // Only the judge may say that a check was blocked.
    line = one;
    line.replace(line.find("passed"), 6, "blocked");
    CHECK(fault(line + two + end) == "an unknown status");
}

TEST_CASE("a fault event is the run's fault, wherever it stands") {
    CHECK(fault(one + "{\"event\":\"fault\",\"why\":\"no sandbox\"}\n" + two + end) == "no sandbox");
    CHECK(fault(one + two + end + "{\"event\":\"fault\",\"why\":\"too late\"}\n") == "too late");
}

TEST_CASE("a diagnosis of a passed, unknown or already explained check is a fault") {
    CHECK(fault(one + two + diagnosis("one", "m") + end) == "a diagnosis of no failed check");
    CHECK(fault(one + two + diagnosis("three", "m") + end) == "a diagnosis of no failed check");
    CHECK(fault(one + two + diagnosis("two", "m") + diagnosis("two", "n") + end) ==
          "a diagnosis of no failed check");
    CHECK(fault(one + diagnosis("two", "m") + two + end) == "a diagnosis of no failed check");
}

TEST_CASE("a panel belongs to the check that has just passed, once, and its parts fit") {
    const auto drawn = [](const std::string& check, const std::string& high) {
        return R"({"event":"drawn","check":")" + check +
               R"(","panel":{"axes":{"kind":"free","x":{"low":0,"high":1},"y":{"low":0,"high":)" + high +
               R"(},"x_label":"","y_label":""},"lines":[],"marks":[],"arrows":[],"boxes":[],"texts":[]}})"
               "\n";
    };
    const auto results = results_of(suite, one + drawn("one", "2") + two + end);
    REQUIRE(results);
    REQUIRE((*results)[0].panel);
    CHECK((*results)[0].panel->axes.y.high == 2);
    CHECK_FALSE((*results)[1].panel);
    const std::string none = "a panel of no check that has just passed";
    CHECK(fault(drawn("one", "2") + one + two + end) == none);
    CHECK(fault(one + drawn("two", "2") + two + end) == none);
    CHECK(fault(one + two + drawn("two", "2") + end) == none);
    CHECK(fault(one + drawn("one", "2") + drawn("one", "2") + two + end) == none);
    CHECK(fault(one + drawn("one", "0") + two + end) == "a panel whose parts do not fit");
}

TEST_CASE("recorded calls are taken where they are wanted, and a fault elsewhere") {
    const std::string asked = "{\"event\":\"asked\",\"function\":\"f\",\"arguments\":\"93ff\"}\n";
    CHECK(fault(one + two + asked + end) == "a recorded call that nobody wanted");
    const auto calls = asked_in(suite, one + two + asked + asked + end);
    REQUIRE(calls);
    CHECK(*calls == std::vector<verdict::Asked>(2, {"f", "93ff"}));
    CHECK_FALSE(asked_in(suite, one + asked + end));
    CHECK_FALSE(asked_in(suite, one + two + asked));
}

TEST_CASE("where a function is wrong is told behind the message of a failed check that has no name") {
    const auto located = [](const std::string& name) {
        return R"({"event":"where","check":")" + name + R"(","where":"right below 0"})" + "\n";
    };
    const auto results = results_of(suite, one + two + located("two") + end);
    REQUIRE(results);
    CHECK((*results)[1].message == "why\nright below 0");
    CHECK(fault(one + two + located("one") + end) == "a place in no failed check");
    CHECK(fault(one + two + located("three") + end) == "a place in no failed check");
    CHECK(fault(one + two + diagnosis("two", "m") + located("two") + end) == "a place in no failed check");
}

TEST_CASE("a suite is read from its one event") {
    const auto read = suite_of(
        "/kit/04_dense/hidden",
        R"({"event":"suite","functions":["f"],"checks":[{"name":"n","function":"f","weight":2,"edge":false,"with":""}],"stubs":[]})"
        "\n");
    REQUIRE(read);
    CHECK(read->program == "/kit/04_dense/hidden");
    CHECK(read->functions == std::vector<std::string>{"f"});
    REQUIRE(read->checks.size() == 1);
    CHECK(read->checks[0].name == "n");
    CHECK(read->checks[0].weight == 2.0);
}

TEST_CASE("a list of checks that is odd is a fault that names the program") {
    const std::string good =
        R"({"event":"suite","functions":["f"],"checks":[{"name":"n","function":"f","weight":1,"edge":false,"with":""}],"stubs":[]})"
        "\n";
    for (const std::string& lines :
         {std::string(), good + good, std::string("{\"event\":\"end\",\"checks\":0}\n"), good + end,
          std::string("{\"event\":\"suite\",\"functions\":[],\"checks\":[],\"stubs\":[]}\n"),
          std::string("{\"event\":\"suite\",\"functions\":[1],\"checks\":[],\"stubs\":[]}\n"),
          std::string("{\"event\":\"suite\",\"functions\":[],\"checks\":[{\"name\":\"n\"}],\"stubs\":[]}\n"),
          good.substr(0, good.size() - 1)}) {
        const auto read = suite_of("/kit/04_dense/hidden", lines);
        CAPTURE(lines);
        REQUIRE_FALSE(read);
        CHECK(read.error().kind == Error::Kind::fault);
        CHECK(read.error().message.starts_with("hidden: "));
    }
    const auto tags = suite_of("/kit/04_dense/hidden", R"({"event":"fault","why":"two tags"})"
                                                       "\n" +
                                                           good);
    REQUIRE_FALSE(tags);
    CHECK(tags.error().kind == Error::Kind::bad_input);  // the author's
    CHECK(tags.error().message == "hidden: two tags");
}

TEST_CASE("groups of a comparison are those of most first, and nobody is in two of them") {
    const auto group = [](const std::string& workers) {
        return R"({"event":"alike","workers":)" + workers + R"(,"call":"c","given":"g","right":"r"})" + "\n";
    };
    const auto groups = alike_in(suite, one + two + group("[1]") + group("[0,2]") + end, 3);
    REQUIRE(groups);
    CHECK(*groups == std::vector<verdict::Alike>{{{0, 2}, "c", "g", "r"}, {{1}, "c", "g", "r"}});
    CHECK(alike_in(suite, one + two + end, 3)->empty());
    for (const auto& lines :
         {group("[3]"), group("[]"), group("[1,1]"), group("[0]") + group("[0]"), std::string("{}\n")})
        CHECK_FALSE(alike_in(suite, one + two + lines + end, 3));
    CHECK_FALSE(alike_in(suite, one + two + group("[0]"), 3));  // and no end
    CHECK(fault(one + two + group("[0]") + end) == "a comparison that nobody wanted");
}

}  // namespace
}  // namespace halfspace::judge
