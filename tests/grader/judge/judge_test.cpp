// The judge's side of a run, the test program being a shell script.
#include "judge/judge.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <nlohmann/json.hpp>

#include "base/files.hpp"

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
echo '{"event":"diagnosis","name":"one","mistake":"no_bias"}' >&3
echo '{"event":"end","checks":1}' >&3
)";

TEST_CASE("results come with the recognised mistake's hint, and output only where it may be shown") {
    const Program program(failed);
    Trial trial;
    Catalogue catalogue;
    catalogue.mistakes = {{"other", "another hint", "w"}, {"no_bias", "Where is the bias?", "w"}};
    auto results = judge(program.suite, trial, catalogue);
    REQUIRE(results);
    REQUIRE(results->size() == 1);
    CHECK((*results)[0].mistake == "no_bias");
    CHECK((*results)[0].hint == "Where is the bias?");
    CHECK((*results)[0].output.empty());
    trial.show_output = true;
    results = judge(program.suite, trial, catalogue);
    REQUIRE(results);
    CHECK((*results)[0].output == "secret input");
}

TEST_CASE("the test program is told the worker, the catalogue, the seed and the limits") {
    const Program program("cat > \"$(dirname \"$0\")/config\"\n" + failed);
    Trial trial;
    trial.worker = "/w/student";
    trial.programs = "/build/bin";
    trial.seed = "5eed";
    trial.limits = {1.5, 3.0, 64.0};
    Catalogue catalogue;
    catalogue.reference = "/w/reference";
    catalogue.mistakes = {{"no_bias", "hint", "/w/no_bias"}};
    REQUIRE(judge(program.suite, trial, catalogue));
    const auto config = nlohmann::json::parse(program.read("config"));
    CHECK(config == nlohmann::json{
                        {"worker", "/w/student"},
                        {"programs", "/build/bin"},
                        {"seed", "5eed"},
                        {"stub", ""},
                        {"cpu_ms", 1500},
                        {"wall_ms", 3000},
                        {"memory_bytes", 64 << 20},
                        {"reference", "/w/reference"},
                        {"mistakes", {{{"name", "no_bias"}, {"worker", "/w/no_bias"}}}},
                    });
}

TEST_CASE("a test program that ends badly is a fault, even after good events") {
    for (const auto& [body, words] : {std::pair{failed + "echo why >&2\nexit 3\n", "hidden failed: why"},
                                      {failed + "kill -9 $$\n", "hidden was killed by signal 9"},
                                      {std::string("exit 0\n"), "they stop before the end"}}) {
        const Program program(body);
        const auto results = judge(program.suite, {}, {});
        REQUIRE_FALSE(results);
        CHECK(results.error().kind == Error::Kind::fault);
        CHECK_THAT(results.error().message, ContainsSubstring(words));
    }
}

TEST_CASE("more events than are taken in are a fault, not a shorter run") {
    const Program program("head -c 17000000 /dev/zero | tr '\\0' '\\n' >&3\n" + failed);
    const auto results = judge(program.suite, {}, {});
    REQUIRE_FALSE(results);
    CHECK(results.error().kind == Error::Kind::fault);
}

}  // namespace
}  // namespace halfspace::judge
