// The judge's side of a run, the test program being a shell script.
#include "judge/judge.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "base/files.hpp"
#include "verdict/json.hpp"

namespace halfspace::judge {
namespace {

using Catch::Matchers::ContainsSubstring;

class Program {
  public:
    explicit Program(const std::string& body) : folder_(*ScratchFolder::create()) {
        suite.program = folder_.path() / "hidden";
        suite.checks = {{"one", "f", 1.0}};
        REQUIRE(write_file(suite.program, "#!/bin/sh\n" + body, 0755));
    }
    [[nodiscard]] std::string read(const std::string& name) const {
        return *read_file(folder_.path() / name, 1 << 20);
    }
    Suite suite;

  private:
    ScratchFolder folder_;
};

const std::string failed =
    R"(echo '{"event":"check","name":"one","status":"failed","message":"m","output":"secret input"}' >&3
echo '{"event":"diagnosis","check":"one","diagnosis":{"name":"no_bias","hint":"Where is the bias?"}}' >&3
echo '{"event":"end","checks":1}' >&3
)";

TEST_CASE("results come with the diagnosis, and output only where it may be shown") {
    Program program(failed);
    auto results = judge(program.suite, {});
    REQUIRE(results);
    REQUIRE(results->size() == 1);
    CHECK((*results)[0].diagnosis == verdict::Diagnosis{"no_bias", "Where is the bias?"});
    CHECK((*results)[0].function == "f");
    CHECK((*results)[0].output.empty());
    program.suite.is_public = true;
    results = judge(program.suite, {});
    REQUIRE(results);
    CHECK((*results)[0].output == "secret input");
}

TEST_CASE("the test program is told the player, the suite's catalogue, the seed and the limits") {
    Program program("cat > \"$(dirname \"$0\")/told\"\n[ \"$1\" = run ] || exit 3\n" + failed);
    program.suite.catalogue = {"/kit/catalogue", {{"no_bias", "hint"}}};
    const verdict::Run run{"5eed", verdict::Worker{"/w/student"}, {}, "/build/bin", {1.5, 3.0, 64.0}};
    REQUIRE(judge(program.suite, run));
    const auto told = verdict::run_of(program.read("told"));
    CHECK(std::get<verdict::Worker>(told.player).program == "/w/student");
    CHECK(told.programs == "/build/bin");
    CHECK(told.seed == "5eed");
    CHECK(told.limits == run.limits);
    CHECK(told.catalogue.program == "/kit/catalogue");
    CHECK(told.catalogue.mistakes == program.suite.catalogue.mistakes);
}

TEST_CASE("a run is recorded") {
    Program program(R"(cat > "$(dirname "$0")/told"
echo '{"event":"check","name":"one","status":"passed","message":"","output":""}' >&3
echo '{"event":"asked","function":"f","arguments":"93ff"}' >&3
echo '{"event":"end","checks":1}' >&3
)");
    const auto calls = record(program.suite, {.seed = "5eed", .player = verdict::Catalogued{"right"}});
    REQUIRE(calls);
    CHECK(*calls == std::vector<verdict::Asked>{{"f", "93ff"}});
    CHECK(verdict::run_of(program.read("told")).record);
    CHECK_FALSE(judge(program.suite, {}));
    CHECK_FALSE(verdict::run_of(program.read("told")).record);
}

TEST_CASE("several of the catalogue are played in one run, and each has its results") {
    Program program("cat > \"$(dirname \"$0\")/told\"\n" + failed + R"(
echo '{"event":"check","name":"one","status":"passed","message":"","output":"secret input"}' >&3
echo '{"event":"end","checks":1}' >&3
)");
    const verdict::Run run{.seed = "5eed", .player = verdict::Catalogued{"no_bias"}, .others = {{"right"}}};
    const auto results = judge_each(program.suite, run);
    REQUIRE(results);
    REQUIRE(results->size() == 2);
    CHECK((*results)[0][0].diagnosis == verdict::Diagnosis{"no_bias", "Where is the bias?"});
    CHECK((*results)[1][0].status == verdict::Status::passed);
    CHECK((*results)[1][0].output.empty());
    const auto told = verdict::run_of(program.read("told"));
    REQUIRE(told.others.size() == 1);
    CHECK(told.others[0].name == "right");
    // One is too few for two, and two are too many for one.
    CHECK_THAT(judge(program.suite, run).error().message, ContainsSubstring("events after the end"));
    Program shorter(failed);
    CHECK_THAT(judge_each(shorter.suite, run).error().message, ContainsSubstring("they stop before the end"));
}

TEST_CASE("panels are asked for by a word of their own, and checks without it") {
    Program program(
        "echo \"$*\" >> \"$(dirname \"$0\")/told\"\n"
        R"([ "$1" = run ] || { echo '{"event":"suite","functions":["f"],"stubs":[],"checks":[)"
        R"({"name":"one","function":"f","weight":1,"edge":false,"with":""}]}' >&3; exit; })"
        "\n" +
        failed);
    for (const bool are_panels : {false, true}) {
        const auto suite = load_suite(program.suite.program, are_panels);
        REQUIRE(suite);
        CHECK(suite->are_panels == are_panels);
        REQUIRE(judge(*suite, {}));
    }
    CHECK(program.read("told") == "list\nrun\nlist panels\nrun panels\n");
}

TEST_CASE("a test program that ends badly is a fault, even after good events") {
    for (const auto& [body, words] : {std::pair{failed + "echo why >&2\nexit 3\n", "hidden failed: why"},
                                      {failed + "kill -9 $$\n", "hidden was killed by signal 9"},
                                      {std::string("exit 0\n"), "they stop before the end"}}) {
        const Program program(body);
        const auto results = judge(program.suite, {});
        REQUIRE_FALSE(results);
        CHECK(results.error().kind == Error::Kind::fault);
        CHECK_THAT(results.error().message, ContainsSubstring(words));
    }
}

TEST_CASE("more events than are taken in are a fault, not a shorter run") {
    const Program program("head -c 17000000 /dev/zero | tr '\\0' '\\n' >&3\n" + failed);
    const auto results = judge(program.suite, {});
    REQUIRE_FALSE(results);
    CHECK(results.error().kind == Error::Kind::fault);
}

const std::string slowly =
    R"(echo '{"event":"check","name":"one","status":"passed","message":"","output":"secret"}' >&3
while [ ! -e "$(dirname "$0")/go" ]; do sleep 0.01; done
echo '{"event":"check","name":"two","status":"failed","message":"m","output":""}' >&3
echo '{"event":"end","checks":2}' >&3
)";

TEST_CASE("checks are told as they end, while the run goes on, and the results are the same as without") {
    Program program(slowly);
    program.suite.checks.push_back({"two", "g", 2.5});
    const auto folder = program.suite.program.parent_path();
    std::vector<verdict::CheckResult> told;
    const auto results = judge(program.suite, {}, [&](const verdict::CheckResult& check) {
        told.push_back(check);
        // The second check cannot have ended before the first was told.
        REQUIRE(write_file(folder / "go", ""));
    });
    REQUIRE(results);
    CHECK(told == *results);
    CHECK(told[0].output.empty());
    CHECK(told[1].function == "g");
    CHECK(told[1].weight == 2.5);
    CHECK(*judge(program.suite, {}) == *results);
}

TEST_CASE("who listens has the same faults") {
    int told = 0;
    const auto count = [&](const verdict::CheckResult&) { ++told; };
    const Program bad(failed + "echo why >&2\nexit 3\n");
    CHECK_FALSE(judge(bad.suite, {}, count));
    CHECK(told == 1);
    const Program wrong("echo '{\"event\":\"check\",\"name\":\"other\"}' >&3\n" + failed);
    CHECK_FALSE(judge(wrong.suite, {}, count));
    CHECK(told == 1);
    const Program flood("head -c 17000000 /dev/zero | tr '\\0' '\\n' >&3\n" + failed);
    CHECK_FALSE(judge(flood.suite, {}, count));
    CHECK(told == 1);
    // What the test program leaves behind, and holds the stream open, is not waited for.
    const Program leaves("sleep 600 &\n" + failed);
    CHECK(judge(leaves.suite, {}, count));
    CHECK(told == 2);
}

}  // namespace
}  // namespace halfspace::judge
