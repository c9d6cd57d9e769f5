#include "explain/gxx_output.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace halfspace::explain;

TEST_CASE("a message has its file, place, kind and text") {
    const auto output = parse_gxx_output(
        "dense.cpp: In function 'int f()':\n"
        "dense.cpp:5:23: error: 'a' was not declared\n"
        "dense.cpp:6:2: warning: unused variable 'b' [-Wunused-variable]\n"
        "dense.cpp:7:10: fatal error: x.hpp: No such file or directory\n"
        "compilation terminated.\n",
        "dense.cpp");
    REQUIRE(output.messages.size() == 3);
    CHECK(output.messages[0].file == "dense.cpp");
    CHECK(output.messages[0].place.line == 5);
    CHECK(output.messages[0].place.column == 23);
    CHECK(output.messages[0].kind == Message::Kind::error);
    CHECK(output.messages[0].text == "'a' was not declared");
    CHECK(output.messages[1].kind == Message::Kind::warning);
    CHECK(output.messages[2].fatal);
    CHECK(output.messages[2].text == "x.hpp: No such file or directory");
}

TEST_CASE("an error in a header has its cause in the student's file") {
    const auto output = parse_gxx_output(
        "In file included from /usr/include/xtensor/xbuilder.hpp:32,\n"
        "                 from s.hpp:1:\n"
        "/usr/include/xtensor/xoperation.hpp: In instantiation of 'plus':\n"
        "/usr/include/xtensor/xfunction.hpp:145:83:   required from 'struct f'\n"
        "dense.cpp:7:26:   required from 'auto mine(T)'\n"
        "dense.cpp:9:1:   required from here\n"
        "/usr/include/xtensor/xoperation.hpp:107:9: error: no match for 'operator+'\n"
        "dense.cpp: In function 'int g()':\n"
        "/usr/include/xtensor/xoperation.hpp:8:9: error: another\n",
        "dense.cpp");
    REQUIRE(output.messages.size() == 2);
    CHECK(output.messages[0].cause.line == 9);
    CHECK(output.messages[0].cause.column == 1);
    CHECK(output.messages[1].cause.line == 0);
}

TEST_CASE("an error in an included file has the #include as its cause") {
    const auto output = parse_gxx_output(
        "In file included from a.hpp:3,\n"
        "                 from dense.cpp:2:\n"
        "b.hpp:1:1: error: broken\n",
        "dense.cpp");
    REQUIRE(output.messages.size() == 1);
    CHECK(output.messages[0].cause.line == 2);
}

TEST_CASE("mold's errors become symbols") {
    const auto output = parse_gxx_output(
        "mold: error: duplicate symbol: /kit/glue.o: /tmp/ccpzwTM.o: main\n"
        "mold: error: undefined symbol: nn::linear(double)\n"
        ">>> referenced by dense.cpp\n"
        ">>>               /tmp/ccx.o:(student::g(double))\n"
        "mold: fatal: something else\n"
        "collect2: error: ld returned 1 exit status\n",
        "dense.cpp");
    CHECK(output.duplicate_symbols == std::vector<std::string>{"main"});
    CHECK(output.undefined_symbols == std::vector<std::string>{"nn::linear(double)"});
    REQUIRE(output.messages.size() == 1);
    CHECK(output.messages[0].text == "something else");
    CHECK(output.messages[0].file.empty());
}

TEST_CASE("g++ says which of its programs ended early, and why") {
    const auto killed = parse_gxx_output(
        "g++: fatal error: CPU time limit exceeded signal terminated program cc1plus\ncompilation "
        "terminated.\n",
        "d.cpp");
    REQUIRE(killed.early_ends.size() == 1);
    CHECK(killed.early_ends[0].signal == "CPU time limit exceeded");
    CHECK(killed.early_ends[0].program == "cc1plus");
    CHECK(killed.messages.empty());
    CHECK(
        parse_gxx_output("cc1plus: out of memory allocating 65536 bytes after a total of 3 bytes\n", "d.cpp")
            .out_of_memory);
    CHECK(parse_gxx_output("d.cpp:1:1: internal compiler error: in f, at g.cc:1\n", "d.cpp").internal_error);
    CHECK(parse_gxx_output("compilation terminated due to -fmax-errors=20.\n", "d.cpp").too_many_errors);
}

TEST_CASE("odd lines are skipped and numbers that do not fit are no place") {
    CHECK(
        parse_gxx_output("\n\n:::: \nerror\n>>> \nIn file included from \n                 from \n", "d.cpp")
            .messages.empty());
    const auto output = parse_gxx_output(
        "d.cpp:99999999999999999999999:1: error: x\nd.cpp:-1: error: y\n: error: z\n", "d.cpp");
    REQUIRE(output.messages.size() == 3);
    CHECK(output.messages[1].place.line == 0);
    CHECK(output.messages[2].place.line == 0);
}

TEST_CASE("no more than a thousand messages are kept") {
    std::string text;
    for (int i = 0; i < 5000; ++i) text += "d.cpp:1:1: warning: w\n";
    CHECK(parse_gxx_output(text, "d.cpp").messages.size() == 1000);
}
