#include "explain/diagnostics.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <ctime>
#include <utility>

#include "base/text.hpp"

using namespace halfspace::explain;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

namespace {

constexpr std::string_view student_text =
    "#include \"dense.hpp\"\n"
    "\tdouble y = undefined;\n"
    "auto z = x + A{};\n"
    "int four;\n"
    "int five;\n"
    "\"\xC3\xA4\xC3\xB6\" + here;\n";

Source source() {
    return {"04_dense",
            "dense.cpp",
            "dense.hpp",
            student_text,
            {"tensor", "activation"},
            {"activation", "dense", "tensor"},
            {"dense_forward", "count_layers"}};
}

std::string errors(std::string_view text) {
    return explain_errors(parse_gxx_output(text, "dense.cpp"), source());
}
std::string warnings(std::string_view text) {
    return explain_warnings(parse_gxx_output(text, "dense.cpp"), source());
}

}  // namespace

TEST_CASE("an error is shown with its line and a caret, tabs and letters counted as shown") {
    CHECK(errors("dense.cpp:2:13: error: 'undefined' was not declared in this scope\n") ==
          "dense.cpp:2:13: error: 'undefined' was not declared in this scope\n"
          "    2 |     double y = undefined;\n"
          "      |                ^");
    CHECK(errors("dense.cpp:6:10: error: no\n") ==
          "dense.cpp:6:10: error: no\n"
          "    6 | \"\xC3\xA4\xC3\xB6\" + here;\n"
          "      |        ^");
}

TEST_CASE("places outside the file are not shown, and do no harm") {
    CHECK(errors("dense.cpp:900:5: error: no\n") == "dense.cpp:900:5: error: no");
    CHECK(errors("dense.cpp:4:900: error: no\n") == "dense.cpp:4:900: error: no\n    4 | int four;");
}

TEST_CASE("three errors are shown, in order, then how many more there are") {
    std::string text;
    for (int line = 1; line <= 5; ++line)
        text += "dense.cpp:" + std::to_string(line) + ":1: error: number " + std::to_string(line) + "\n";
    const std::string shown = errors(text);
    CHECK_THAT(shown, StartsWith("dense.cpp:1:1: error: number 1\n"));
    CHECK_THAT(shown, ContainsSubstring("number 3"));
    CHECK_THAT(shown, !ContainsSubstring("number 4"));
    CHECK_THAT(shown, ContainsSubstring("and 2 more errors"));
    CHECK_THAT(errors(text + "compilation terminated due to -fmax-errors=5.\n"),
               ContainsSubstring("and at least 2 more errors"));
}

TEST_CASE("many errors in headers from one line are one error, with the types that students know") {
    const std::string trace =
        "/usr/include/xtensor/xoperation.hpp: In instantiation of 'plus':\n"
        "dense.cpp:3:14:   required from here\n";
    const std::string shown = errors(
        trace +
        "/usr/include/xtensor/xoperation.hpp:107:9: error: no match for 'operator+' (operand types are "
        "'xt::xtensor_container<xt::uvector<double, std::allocator<double> >, 2, xt::layout_type::row_major, "
        "xt::xtensor_expression_tag>' and 'A')\n" +
        trace + "/usr/include/xtensor/xfunction.hpp:271:32: error: 'at' has not been declared\n");
    CHECK(
        shown ==
        "dense.cpp:3:14: error: no match for 'operator+' (operand types are 'nn::Matrix' and 'A') (found in "
        "xtensor/xoperation.hpp, which this line uses)\n"
        "    3 | auto z = x + A{};\n"
        "      |              ^");
}

TEST_CASE("a header of nn that is not in uses is what the student is to build") {
    CHECK_THAT(errors("dense.cpp:2:10: fatal error: nn/dense.hpp: No such file or directory\n"),
               StartsWith("dense.cpp:2:10: error: <nn/dense.hpp> is not for this exercise: what it holds is "
                          "for you to build. 04_dense "
                          "may use <nn/tensor.hpp>, <nn/activation.hpp>.\n"));
    CHECK_THAT(
        errors("dense.cpp:2:10: fatal error: nn/denze.hpp: No such file or directory\n"),
        StartsWith("dense.cpp:2:10: error: there is no <nn/denze.hpp>. 04_dense may use <nn/tensor.hpp>"));
}

TEST_CASE("errors of the linker are said in the student's words") {
    CHECK(errors("mold: error: duplicate symbol: /kit/libworker.a(worker.main.cpp.o): /tmp/cc1.o: main\n") ==
          "dense.cpp: error: remove your main(): the tests bring their own, and call your functions");
    CHECK(errors("mold: error: undefined symbol: nn::linear(double)\n") ==
          "dense.cpp: error: nn::linear is not available in 04_dense: it may use <nn/tensor.hpp>, "
          "<nn/activation.hpp>");
    CHECK(
        errors(
            "mold: error: undefined symbol: other(double)\nmold: error: undefined symbol: other(double)\n") ==
        "dense.cpp: error: other is declared and used, but defined nowhere");
    CHECK(errors("mold: error: /tmp/c.o:(.text): relocation R_X86_64_PC32 against .bss out of range: 1 is "
                 "not in [2, 3)\n"
                 "mold: error: /tmp/c.o:(.text): relocation R_X86_64_PC32 against .bss out of range: 1 is "
                 "not in [2, 3)\n") == "dense.cpp: error: the program's global arrays are too large to link");
}

TEST_CASE("another return type points to the contract") {
    CHECK(errors("dense.cpp:4:5: error: ambiguating new declaration of 'int student::f(int)'\n"
                 "/kit/contract/dense.hpp:31:12: note: old declaration 'double student::f(int)'\n") ==
          "dense.cpp:4:5: error: ambiguating new declaration of 'int student::f(int)' (it returns another "
          "type than the "
          "declaration in dense.hpp)\n"
          "    4 | int four;\n"
          "      |     ^\n"
          "    dense.hpp:31: old declaration 'double student::f(int)'");
}

TEST_CASE("advice about options that students cannot choose is left out") {
    CHECK_THAT(errors("dense.cpp:4:5: error: depth exceeds maximum of 400 (use '-ftemplate-depth=' to "
                      "increase the maximum)\n"),
               StartsWith("dense.cpp:4:5: error: depth exceeds maximum of 400\n"));
}

TEST_CASE("what comes out is plain and bounded whatever goes in") {
    CHECK_THAT(errors("dense.cpp:4:5: error: \x1b[31m\xFF\n"), StartsWith("dense.cpp:4:5: error: ?[31m?\n"));
    const std::string flood(100000, 'x');
    const std::string long_text =
        "dense.cpp:4:5: error: " + flood + "\n" + flood + ":4:5: error: " + flood + "\n";
    CHECK(errors(long_text + "mold: error: undefined symbol: " + flood + "\n").size() <= max_diagnostics);
    CHECK(errors("").empty());
}

TEST_CASE("a function of the contract with other parameters is the first warning") {
    const std::string shown = warnings(
        "dense.cpp:5:5: warning: unused variable 'five' [-Wunused-variable]\n"
        "dense.cpp:4:5: warning: no previous declaration for 'nn::Matrix student::dense_forward(const "
        "nn::Matrix&)' "
        "[-Wmissing-declarations]\n"
        "dense.cpp:4:5: warning: no previous declaration for 'std::size_t count_layers(int)' "
        "[-Wmissing-declarations]\n"
        "dense.cpp:4:5: warning: no previous declaration for 'int student::helper(int)' "
        "[-Wmissing-declarations]\n");
    CHECK(shown ==
          "dense.cpp:4:5: warning: dense_forward has other parameters than in dense.hpp, so it does not "
          "count as the exercise's "
          "function\n"
          "    4 | int four;\n"
          "      |     ^\n"
          "dense.cpp:4:5: warning: count_layers is not inside namespace student { ... }, so it does not "
          "count as the exercise's "
          "function\n"
          "    4 | int four;\n"
          "      |     ^\n"
          "dense.cpp:5:5: warning: unused variable 'five' [-Wunused-variable]\n"
          "    5 | int five;\n"
          "      |     ^");
}

namespace {

std::string errors_of(std::string_view file, std::string_view text) {
    Source what = source();
    what.text = file;
    return explain_errors(parse_gxx_output(text, "dense.cpp"), what);
}

constexpr std::string_view other_parameters =
    "dense.cpp:2:5: warning: no previous declaration for 'int student::dense_forward(int)' "
    "[-Wmissing-declarations]\n";
constexpr std::string_view in_student = "namespace student {\nint dense_forward(int) { return 1; }\n}\n";
constexpr std::string_view said_other =
    "dense.cpp:2:5: error: dense_forward has other parameters than in dense.hpp, so it does not count as the "
    "exercise's function\n"
    "    2 | int dense_forward(int) { return 1; }\n"
    "      |     ^";

}  // namespace

TEST_CASE("functions outside the namespace are the first error, with or without a warning of g++'s") {
    const std::string_view file =
        "using namespace student;\nint dense_forward(int) { return 1; }\nDepth count_layers() { return {}; "
        "}\n";
    const std::string shown = errors_of(file, "dense.cpp:3:1: error: 'Depth' does not name a type\n");
    CHECK(
        shown ==
        "dense.cpp:2:5: error: dense_forward, count_layers are not inside namespace student { ... }, so they "
        "do not count as the exercise's functions\n"
        "    2 | int dense_forward(int) { return 1; }\n"
        "      |     ^\n"
        "dense.cpp:3:1: error: 'Depth' does not name a type\n"
        "    3 | Depth count_layers() { return {}; }\n"
        "      | ^");
}

TEST_CASE("other parameters are the first error, in place of the linker's") {
    CHECK(errors_of(in_student, std::string(other_parameters) +
                                    "mold: error: undefined symbol: student::dense_forward(double)\n") ==
          said_other);
    const std::string shown =
        errors_of(in_student, std::string(other_parameters) + "dense.cpp:3:1: error: call is ambiguous\n");
    CHECK_THAT(shown, StartsWith(std::string(said_other) + "\ndense.cpp:3:1: error: call is ambiguous\n"));
}

TEST_CASE("other parameters are not claimed where they may follow from an error, or be a helper's") {
    CHECK_THAT(errors_of(in_student,
                         "dense.cpp:2:23: error: 'Layr' was not declared\n" + std::string(other_parameters)),
               !ContainsSubstring("other parameters"));
    const std::string two = std::string(in_student) + "int student::dense_forward(double) { return 1 }\n";
    CHECK_THAT(errors_of(two, std::string(other_parameters) + "dense.cpp:4:47: error: expected ';'\n"),
               StartsWith("dense.cpp:4:47: error: expected ';'"));
    CHECK(errors_of(in_student, other_parameters).empty());
}

TEST_CASE("lines of prose start at the margin, and the source lines below them do not") {
    const std::string text =
        errors_of("#include <nn/dense.hpp>\n",
                  "dense.cpp:1:10: fatal error: nn/dense.hpp: No such file or directory\n");
    CHECK_THAT(text, StartsWith("dense.cpp:1:10: error: <nn/dense.hpp> is not for this exercise"));
    CHECK_THAT(text, ContainsSubstring("<nn/activation.hpp>.\n    1 | #include <nn/dense.hpp>\n      | "));
}

TEST_CASE("the contract's functions are those of its list") {
    CHECK(functions_of_contract("F(not_this)\n#define SUBJECT_FUNCTIONS(F) \\\n    F(dense_forward, x, w) "
                                "\\\n    F(count_layers)\n") ==
          std::vector<std::string>{"dense_forward", "count_layers"});
    CHECK(functions_of_contract("no list").empty());
}

TEST_CASE("a thousand messages on long or late lines cost no more than the three that are shown") {
    constexpr std::size_t file_bytes = 1u << 20;
    const std::string one_line(file_bytes, 'x');
    const std::string many_lines(file_bytes, '\n');
    const std::string calls = [] {
        std::string text;
        while (text.size() < file_bytes) text += "count_layers(";
        return text;
    }();
    const auto many = [](const std::string& before, const std::string& after) {
        std::string text;
        for (std::size_t number = file_bytes; text.size() < (256u << 10); --number)
            text += before + std::to_string(number) + after;
        return text;
    };
    const std::string name(280, 'a');
    const std::pair<const std::string*, std::string> cases[] = {
        {&one_line, many("dense.cpp:1:", ": error: x\n")},
        {&one_line, many("dense.cpp:1:", ": warning: x\n")},
        {&many_lines, many("dense.cpp:", ":1: error: x\n")},
        {&many_lines, many("dense.cpp:1:", ": warning: no previous declaration for '" + name +
                                               "' [-Wmissing-declarations]\n")},
        {&many_lines, "dense.cpp:1:1: error: " + many(" {aka ", "}")},
        {&calls, "dense.cpp:1:1: error: x\n"},
    };
    for (const auto& [text, output] : cases) {
        Source what = source();
        what.text = *text;
        const std::clock_t start = std::clock();
        const auto parsed = parse_gxx_output(output, "dense.cpp");
        CHECK(parsed.messages.size() <= 1000);
        CHECK(explain_errors(parsed, what).size() + explain_warnings(parsed, what).size() <=
              2 * max_diagnostics);
        // Processor time. Each took 1 to 10 seconds when all messages were put into words; now none takes a tenth of one.
        CHECK(std::clock() - start < CLOCKS_PER_SEC);
    }
    CHECK_THAT(errors(many("dense.cpp:1:", ": error: x\n")), ContainsSubstring("and 997 more errors"));
}

TEST_CASE("the name of a stray function is read from any declaration") {
    for (const char* stray :
         {"int dense_forward(int)", "dense_forward(int)", "nn::Matrix* dense_forward(int (*)(int))"}) {
        INFO(stray);
        CHECK_THAT(warnings("dense.cpp:4:1: warning: no previous declaration for '" + std::string(stray) +
                            "' [-Wmissing-declarations]\n"),
                   ContainsSubstring("dense_forward is not inside namespace student"));
    }
    for (const char* other : {"int student::mine::dense_forward(int)", "int my_dense_forward(int)",
                              "int dense_forward_(int)", "int dense_forward", "("}) {
        INFO(other);
        CHECK(warnings("dense.cpp:4:1: warning: no previous declaration for '" + std::string(other) +
                       "' [-Wmissing-declarations]\n")
                  .empty());
    }
}

TEST_CASE("a long line is cut around the caret, between words, and the caret stays under its letter") {
    // Each word says where it stands.
    std::string line;
    while (line.size() < 600) line += "w" + std::to_string(line.size()) + (line.size() % 3 == 0 ? "(" : " ");
    for (std::size_t column = 1; column <= line.size(); column += 7) {
        const std::string shown = errors_of(line, "dense.cpp:1:" + std::to_string(column) + ": error: no\n");
        INFO(shown);
        const auto text = shown.find("    1 | ");
        REQUIRE(text != std::string::npos);
        const auto text_end = shown.find('\n', text);
        const auto caret_line = shown.substr(text_end + 1);
        const std::string excerpt = shown.substr(text, text_end - text);
        CHECK(excerpt.size() <= 76);
        REQUIRE(caret_line.ends_with('^'));
        REQUIRE(caret_line.size() <= excerpt.size());
        CHECK(excerpt[caret_line.size() - 1] == line[column - 1]);
        // The words in it are whole ones of the line.
        const auto first = excerpt.find('w');
        const auto last = excerpt.find_last_of("0123456789");
        const std::string kept = excerpt.substr(first, last + 1 - first);
        const auto at = line.find(kept);
        REQUIRE(at != std::string::npos);
        CHECK(std::string("( ").find(line.at(at + kept.size())) != std::string::npos);
    }
}

TEST_CASE("a word that is longer than the line is cut, in the line and in the message") {
    const std::string word(150, 'x');
    const std::string shown =
        errors_of(word + " + 1;", "dense.cpp:1:100: error: '" + word + "' is too long\n");
    for (std::size_t from = 0; from < shown.size();) {
        const auto end = std::min(shown.find('\n', from), shown.size());
        const std::string_view line = std::string_view(shown).substr(from, end - from);
        INFO(line);
        if (line.starts_with("    1 | ")) CHECK(halfspace::width(line) <= 76);
        // What is no excerpt is set in lines later: it must have places for that.
        for (std::size_t at = 0; at < line.size();) {
            const auto space = std::min(line.find(' ', at), line.size());
            CHECK(space - at <= 76);
            at = space + 1;
        }
        from = end + 1;
    }
}

TEST_CASE("types of xtensor are told by their names, without what they are made of") {
    const std::string shown = errors(
        "dense.cpp:4:5: error: cannot convert 'xt::xreducer<xt::xreducer_functors<xt::detail::plus, "
        "xt::const_value<double> >, const xt::xtensor_container<xt::uvector<double, std::allocator<double> "
        ">, 1, "
        "xt::layout_type::row_major, xt::xtensor_expression_tag>&>' to 'std::vector<double>' in return\n");
    CHECK_THAT(shown,
               ContainsSubstring("cannot convert 'xt::xreducer<...>' to 'std::vector<double>' in return\n"));
    CHECK_THAT(
        errors("dense.cpp:4:5: error: no match for 'f(E) [with E = xt::xview<int[3]>; T = int]' here\n"),
        ContainsSubstring("no match for 'f(E)' here\n"));
}

TEST_CASE("another signature is told with the contract's") {
    Source what = source();
    what.text = in_student;
    what.contract_text =
        "// dense_forward(x);\nnamespace student {\n/// It.\nnn::Matrix dense_forward(const nn::Matrix& x,\n "
        "   "
        "double b);\n}\n";
    const std::string shown =
        explain_errors(parse_gxx_output(std::string(other_parameters) +
                                            "mold: error: undefined symbol: student::dense_forward(double)\n",
                                        "dense.cpp"),
                       what);
    CHECK_THAT(shown,
               ContainsSubstring(
                   "dense.hpp declares it as nn::Matrix dense_forward(const nn::Matrix& x, double b);"));
}

TEST_CASE("warnings with a sentence go first, a wrong index before all; of one line only one is told") {
    const std::string shown = errors_of("", "") + [] {
        Source what = source();
        what.text = "a\nint s = x(0);\nz[0, 1];\nint u = 1 / 2;\n";
        return explain_warnings(
            parse_gxx_output(
                "dense.cpp:1:1: warning: unused variable 'a' [-Wunused-variable]\n"
                "dense.cpp:2:11: warning: conversion from 'double' to 'int' may change value "
                "[-Wfloat-conversion]\n"
                "dense.cpp:3:3: warning: left operand of comma operator has no effect [-Wunused-value]\n"
                "dense.cpp:3:4: warning: top-level comma expression in array subscript is deprecated "
                "[-Wcomma-subscript]\n"
                "dense.cpp:4:9: warning: conversion from 'double' to 'float' may change value "
                "[-Wfloat-conversion]\n",
                "dense.cpp"),
            what);
    }();
    CHECK_THAT(shown, StartsWith("z[i, k] is z[k]"));
    CHECK_THAT(shown, ContainsSubstring("dense.cpp:2:11") && ContainsSubstring("1 / 2 is 0") &&
                          ContainsSubstring("and 1 more warning") && !ContainsSubstring("float'"));
}
