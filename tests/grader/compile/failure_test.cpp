#include "compile/failure.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "compile/compiler.hpp"

using namespace halfspace;
using namespace halfspace::compile;
using Catch::Matchers::ContainsSubstring;

namespace {

Result<Failure> failure_of(const sandbox::Outcome& ended, std::string_view text) {
    const explain::Source source{"04_dense", "dense.cpp", "dense.hpp", "int x;\n",
                                 {"tensor"}, {"tensor"},  {}};
    return judge_failure(ended, explain::parse_gxx_output(text, "dense.cpp"), source, Compiler::limits());
}

void check_students(const Result<Failure>& result, const std::string& words, bool repeatable) {
    REQUIRE(result.has_value());
    CHECK_THAT(result->outcome.diagnostics, ContainsSubstring(words));
    CHECK(result->repeatable == repeatable);
}

}  // namespace

TEST_CASE("errors in the file are the student's, and worth keeping") {
    check_students(failure_of(sandbox::Exited{1}, "dense.cpp:1:5: error: no\n"), "dense.cpp:1:5: error: no",
                   true);
}

TEST_CASE("running into a limit is the student's, and not worth keeping") {
    check_students(failure_of(sandbox::TimedOut{sandbox::TimedOut::Clock::cpu}, ""),
                   "stopped after 20 seconds", false);
    check_students(failure_of(sandbox::TimedOut{sandbox::TimedOut::Clock::wall}, ""),
                   "stopped after 20 seconds", false);
    check_students(failure_of(sandbox::MemoryExceeded{}, ""), "more than 3072 MiB", false);
    check_students(failure_of(sandbox::Exited{1},
                              "cc1plus: out of memory allocating 6 bytes after a total of 7 bytes\n"),
                   "more than 3072 MiB", false);
    check_students(
        failure_of(sandbox::Exited{1}, "g++: fatal error: Killed signal terminated program cc1plus\n"),
        "stopped after 20 seconds", false);
    check_students(failure_of(sandbox::Exited{1},
                              "g++: fatal error: File size limit exceeded signal terminated program as\n"),
                   "larger than 16 MiB", false);
}

TEST_CASE("too much output shows its first error, or says so") {
    check_students(failure_of(sandbox::OutputExceeded{}, "dense.cpp:1:5: error: no\n"),
                   "dense.cpp:1:5: error: no", true);
    check_students(failure_of(sandbox::OutputExceeded{}, "dense.cpp:1:5: warning: w\n"),
                   "more than 256 KiB to say", true);
}

TEST_CASE("an internal compiler error is the student's: the same file would do it again") {
    check_students(
        failure_of(sandbox::Exited{4}, "dense.cpp:1:5: internal compiler error: in f, at g.cc:1\n"),
        "internal error", false);
    check_students(
        failure_of(sandbox::Exited{4},
                   "g++: internal compiler error: Segmentation fault signal terminated program cc1plus\n"),
        "internal error", false);
}

TEST_CASE("what no file can cause is a fault") {
    for (const auto& result :
         {failure_of(sandbox::SandboxFailed{"no namespaces"}, "dense.cpp:1:5: error: no\n"),
          failure_of(sandbox::Signaled{9}, "")}) {
        REQUIRE_FALSE(result.has_value());
        CHECK(result.error().kind == Error::Kind::fault);
    }
}

TEST_CASE("what an asm() or a #line can bring about or forge is no fault") {
    check_students(failure_of(sandbox::Exited{1}, ""), "gave up on this file without naming an error", false);
    check_students(failure_of(sandbox::Exited{1},
                              "cc1plus: fatal error: /kit/pch/student.hpp: No such file or directory\n"),
                   "precompiled header", false);
}

TEST_CASE("a student who includes the precompiled header's name gets an ordinary error") {
    check_students(
        failure_of(sandbox::Exited{1},
                   "dense.cpp:1:10: fatal error: /kit/pch/student.hpp: No such file or directory\n"),
        "dense.cpp:1:10", true);
}
