#include "similarity/similarity.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "sandbox/fake.hpp"

namespace halfspace::similarity {
namespace {

TEST_CASE("what the starter has is nobody's, wherever it stands and however it is indented") {
    const std::string starter = "#include \"a.hpp\"\nint f() {\n    throw NotImplementedError();\n}\n";
    CHECK(without_starter("// mine\n#include \"a.hpp\"\r\n  int f() {\n    return 1;\n}\n", starter) ==
          "// mine\n    return 1;\n");
    CHECK(without_starter(starter, starter).empty());
    CHECK(without_starter("int g;", "") == "int g;\n");
}

TEST_CASE("pairs are joined from both their lines, and ranked by both shares together") {
    const std::string output =
        "Total input: 4 files (4 new, 0 old), 90 tokens\n\n"
        "1.cpp consists for 90 % of 0.cpp material\n"
        "2.cpp consists for 80 % of 3.cpp material\n"
        "3.cpp consists for 70 % of 2.cpp material\n"
        "0.cpp consists for 20 % of 1.cpp material\n"
        "0.cpp consists for 49 % of 3.cpp material\n";
    const auto pairs = pairs_in(output, 4, 50);
    REQUIRE(pairs);
    CHECK(*pairs == std::vector<Pair>{{2, 3, 80, 70}, {0, 1, 20, 90}});
    CHECK(pairs_in("", 4, 50)->empty());
}

TEST_CASE("a line that is not known ends it") {
    const auto* line =
        GENERATE("0.cpp consists for 90 % of 0.cpp material\n", "0.cpp consists for 90 % of 2.cpp material\n",
                 "0.cpp consists for 101 % of 1.cpp material\n", "0.cpp consists for 90 % of 1.cpp material",
                 "0.cpp consists for 90 % of 1.cpp material!\n", "1.cpp: unterminated string\n",
                 "-1.cpp consists for 90 % of 0.cpp material\n");
    const auto pairs = pairs_in(line, 2, 1);
    REQUIRE_FALSE(pairs);
    CHECK(pairs.error().kind == Error::Kind::fault);
}

TEST_CASE("files are compared in the sandbox, under numbers, and what ends badly is said") {
    sandbox::FakeSandbox sandbox;
    sandbox.scripts.push_back({.outcome = sandbox::Exited{1}, .output = "no such option"});
    auto pairs = compare(sandbox, "/usr/bin/sim_c++", {"int a;", "int b;"}, 50);
    REQUIRE_FALSE(pairs);
    CHECK(pairs.error().message == "sim_c++ ended with 1: no such option");
    const auto& argv = sandbox.played.front().job.argv;
    CHECK(std::vector<std::string>(argv.end() - 2, argv.end()) == std::vector<std::string>{"0.cpp", "1.cpp"});
    sandbox.scripts.push_back({.outcome = sandbox::TimedOut{}});
    pairs = compare(sandbox, "/usr/bin/sim_c++", {"int a;", "int b;"}, 50);
    REQUIRE_FALSE(pairs);
    CHECK(pairs.error().kind == Error::Kind::bad_input);
    CHECK(compare(sandbox, "/usr/bin/sim_c++", {"int a;"}, 50)->empty());  // and starts nothing
}

}  // namespace
}  // namespace halfspace::similarity
