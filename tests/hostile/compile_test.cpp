// Real files, a real g++, the real sandbox and kit: what must come out, and that it comes within bounds.

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <chrono>

#include "base/files.hpp"
#include "compile/compiler.hpp"
#include "explain/diagnostics.hpp"
#include "sandbox/open.hpp"

using namespace halfspace;
using namespace halfspace::compile;
using Catch::Matchers::ContainsSubstring;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view honest = R"(#include "dense.hpp"
namespace student {
nn::Matrix dense_forward(const nn::Matrix& x, const nn::Matrix& weight, const nn::Vector& bias) {
    const nn::Matrix transposed = xt::transpose(weight);
    return nn::matmul(x, transposed) + bias;
}
}
)";

struct Fixture {
    ScratchFolder folder = ScratchFolder::create("compile-test").value();
    std::unique_ptr<sandbox::Sandbox> sandbox =
        sandbox::open_sandbox(sandbox::Programs::in(BIN), sandbox::SelfTest::done).value();
    Compiler compiler{Kit::load(KIT).value(), *sandbox, Cache::open(folder.path() / "cache").value()};

    Result<Outcome> compile(std::string_view source) {
        const auto start = std::chrono::steady_clock::now();
        auto outcome = compiler.compile({"04_dense",
                                         "dense.cpp",
                                         std::string(source),
                                         fs::path(EXERCISES) / "04_dense" / "dense.hpp",
                                         {"tensor", "activation"}});
        // An excess is the file's if it comes twice.
        CHECK(std::chrono::steady_clock::now() - start <
              2 * Compiler::limits().wall + std::chrono::seconds(10));
        // Nothing but finished entries is left.
        for (const auto& entry : fs::directory_iterator(folder.path() / "cache"))
            CHECK(entry.is_regular_file());
        return outcome;
    }

    void check_compiles(std::string_view source) {
        const auto outcome = compile(source);
        REQUIRE(outcome);
        if (const auto* failed = std::get_if<verdict::DidNotCompile>(&*outcome)) FAIL(failed->diagnostics);
        CHECK(fs::status(std::get<Worker>(*outcome).path).permissions() == fs::perms{0555});
    }

    /// The diagnostics, which hold `words`.
    std::string check_refused(std::string_view source, const std::string& words) {
        const auto outcome = compile(source);
        REQUIRE(outcome);
        REQUIRE(std::holds_alternative<verdict::DidNotCompile>(*outcome));
        std::string diagnostics = std::get<verdict::DidNotCompile>(*outcome).diagnostics;
        CHECK_THAT(diagnostics, ContainsSubstring(words));
        CHECK(diagnostics.size() <= explain::max_diagnostics);
        for (const char* secret : {"root:", "/kit/", "/usr/", "cc1plus"}) {
            if (source.find(secret) != std::string_view::npos) continue;
            CHECK_THAT(diagnostics, !ContainsSubstring(secret));
        }
        return diagnostics;
    }
};

std::string repeated(std::string_view text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) result += text;
    return result;
}

}  // namespace

TEST_CASE_METHOD(Fixture, "compile: an honest file compiles, before and after hostile ones") {
    check_compiles(honest);
    check_refused("int x = ;\n", "dense.cpp:1:9: error: expected primary-expression");
    check_compiles(std::string(honest) + "// again\n");
}

TEST_CASE_METHOD(Fixture, "compile: the untouched starter compiles without a warning") {
    const auto starter = read_file(fs::path(EXERCISES) / "04_dense" / "dense.cpp", 1u << 20).value();
    const auto outcome = compile(starter);
    REQUIRE(outcome);
    REQUIRE(std::holds_alternative<Worker>(*outcome));
    CHECK(std::get<Worker>(*outcome).warnings.empty());
}

TEST_CASE_METHOD(Fixture, "compile: an empty file compiles: every function is missing, none is undefined") {
    check_compiles("");
}

TEST_CASE_METHOD(Fixture, "compile: what the exercise asks for cannot be included") {
    check_refused("#include <nn/dense.hpp>\n", "<nn/dense.hpp> is not for this exercise");
    check_refused("#include <nn/hyperplane.hpp>\n", "<nn/hyperplane.hpp> is not for this exercise");
    check_refused("namespace nn { double linear(double); }\ndouble f() { return nn::linear(1); }\n",
                  "nn::linear is not available in 04_dense");
}

TEST_CASE_METHOD(Fixture, "compile: a main of the student's is named") {
    check_refused("int main() {}\n", "remove your main()");
}

TEST_CASE_METHOD(Fixture,
                 "compile: a function with other parameters, or outside the namespace, is pointed out") {
    const auto outcome = compile(
        "#include \"dense.hpp\"\nnamespace student { nn::Matrix dense_forward(const nn::Matrix& x) { return "
        "x; } }\n"
        "nn::Matrix columns_to_weight(const nn::Matrix& w) { return w; }\n");
    REQUIRE(outcome);
    REQUIRE(std::holds_alternative<Worker>(*outcome));
    CHECK_THAT(std::get<Worker>(*outcome).warnings,
               ContainsSubstring("dense_forward has other parameters than in dense.hpp"));
    CHECK_THAT(std::get<Worker>(*outcome).warnings,
               ContainsSubstring("columns_to_weight is not inside namespace student"));
}

TEST_CASE_METHOD(Fixture, "compile: nothing of the host can be included") {
    for (const char* path :
         {"/etc/passwd", "/etc/shadow", "/dev/zero", "/dev/random", "/dev/stdin", "/proc/self/environ",
          "/proc/1/cmdline", "../../solutions/04_dense/hidden.cpp", "hidden.cpp", "checks.cpp",
          "/kit/kit.json", "exercise.toml", "subject/worker.hpp"}) {
        INFO(path);
        check_refused("#include \"" + std::string(path) + "\"\n", "No such file or directory");
        check_refused("%:include <" + std::string(path) + ">\n", "No such file or directory");
        check_refused("asm(\".incbin \\\"" + std::string(path) + "\\\"\");\n", "in an asm: file not found");
    }
    check_refused("#include \"" EXERCISES "/04_dense/checks.cpp\"\n", "No such file or directory");
    check_refused("#include \"" KIT "\"\n", "No such file or directory");
    check_compiles(
        "#if __has_include(\"/etc/passwd\") || __has_include(\"" KIT "\") || __has_include(\"" EXERCISES
        "/04_dense/checks.cpp\") || __has_include(<nn/dense.hpp>) || __has_include(\"/proc/self/status\") || "
        "__has_include(\"/dev/null\")\n#error visible\n#endif\n");
}

TEST_CASE_METHOD(Fixture, "compile: a file that includes itself ends at a depth") {
    check_refused("#include \"dense.cpp\"\n", "#include nested depth 64 exceeds maximum of 64");
    check_refused("#include \"dense.cpp\"\n#include \"dense.cpp\"\n", "dense.cpp:1:");
}

TEST_CASE_METHOD(Fixture, "compile: a macro explosion runs into a limit") {
    std::string source = "#define A0 x x x x x x x x x x\n";
    for (int i = 1; i < 12; ++i) {
        const std::string inner = "A" + std::to_string(i - 1) + " ";
        source += "#define A" + std::to_string(i) + " " + repeated(inner, 10) + "\n";
    }
    check_refused(source + "int y = A11;\n", "the compiler was stopped");
}

TEST_CASE_METHOD(Fixture, "compile: template recursion ends at a depth, or at a limit") {
    check_refused("template <int N> struct T { static constexpr int v = T<N + 1>::v; };\nint z = T<0>::v;\n",
                  "template instantiation depth exceeds maximum");
    check_refused(
        "template <class A, class B> struct P {};\ntemplate <int N, class X> struct T { using t = typename "
        "T<N - 1, P<X, X>>::t; };\n"
        "template <class X> struct T<0, X> { using t = X; };\ntypename T<200, int>::t z;\nint f(P<int, "
        "int>);\nint q = f(z);\n",
        "the compiler was stopped");
}

TEST_CASE_METHOD(Fixture, "compile: constexpr loops are counted") {
    check_refused(
        "constexpr int f() { int s = 0; for (int i = 0; i < 2000000000; ++i) for (int j = 0; j < 100000; "
        "++j) s ^= i; return s; }\n"
        "static_assert(f() == 0);\n",
        "evaluation operation count exceeds limit");
    check_refused("constexpr int f(int n) { return f(n + 1) + 1; }\nstatic_assert(f(0) == 0);\n",
                  "depth exceeds maximum");
}

TEST_CASE_METHOD(Fixture, "compile: huge programs are not made") {
    check_refused("int main[-1u];\n", "dense.cpp:1:5: error");
    check_refused("int big[1u << 30] = {1};\n", "larger than 16 MiB");
    check_refused("char big[1ul << 34];\nnamespace student { void* p = big; }\n",
                  "global arrays are too large to link");
    check_refused("asm(\".fill 0x7fffffff, 8, 1\");\n", "dense.cpp");
}

TEST_CASE_METHOD(Fixture, "compile: endless messages are cut") {
    std::string errors;
    std::string warnings;
    for (int i = 0; i < 20000; ++i) {
        errors += "int a" + std::to_string(i) + " = undefined;\n";
        warnings += "static int w" + std::to_string(i) + "() { int x; return x; }\n";
    }
    check_refused(errors, "and at least 17 more errors");
    check_refused(warnings, "256 KiB to say about this file");
    check_refused("#error " + std::string(900000, 'x') + "\n", "dense.cpp");
}

TEST_CASE_METHOD(Fixture, "compile: a file that breaks the compiler is the student's") {
    check_refused("int f() { return " + repeated("-~", 300000) + "1; }\n", "dense.cpp: ");
}

TEST_CASE_METHOD(Fixture, "compile: a program that the kernel would refuse is the student's") {
    // Hundreds of segments: execve() takes 64 KiB of program headers.
    check_refused(R"code(asm(R"(
.altmacro
.macro mk k
.pushsection .note.n\k\()x,"a",@note
.balign 4
.long 4,4,1,0x41414141,0
.popsection
.pushsection .note.n\k\()y,"aw",@note
.balign 4
.long 4,4,1,0x41414141,0
.popsection
.endm
.set i,1000
.rept 700
mk %i
.set i,i+1
.endr
)");
)code",
                  "cannot be started");
}

TEST_CASE_METHOD(Fixture, "compile: nothing that the file says reaches a terminal as a command") {
    const std::string diagnostics = check_refused(
        "\tint q = \"\x1b]0;x\x07\xE2\x80\xAE\";\xFF\n#pragma message \"\\033[31m\"\nint z = undefined;\n",
        "dense.cpp:1:");
    for (const char c : diagnostics) CHECK((c == '\n' || static_cast<unsigned char>(c) >= 0x20));
    CHECK_THAT(diagnostics, !ContainsSubstring("\xE2\x80\xAE"));
}

TEST_CASE_METHOD(
    Fixture,
    "compile: lines that look like the compiler's own do not turn a failure into a fault or a pass") {
    check_refused(
        "#line 1 \"g++: fatal error: Killed signal terminated program cc1plus\"\n"
        "#error \"mold: error: undefined symbol: nn::x\"\n"
        "#pragma GCC error \"cc1plus: fatal error: kit: No such file or directory\"\n",
        "");
    check_refused(
        "#pragma GCC diagnostic ignored \"-Wall\"\n#pragma GCC system_header\n#line 7 \"/etc/motd\"\nint y = "
        "zz;\n",
        "zz");
}

TEST_CASE_METHOD(Fixture, "compile: an entry that was cut is built again") {
    check_compiles(honest);
    const fs::path program = std::get<Worker>(compile(honest).value()).path;
    const auto size = fs::file_size(program);
    fs::permissions(program, fs::perms::owner_all);
    fs::resize_file(program, size / 2);
    check_compiles(honest);
    CHECK(fs::file_size(program) == size);
}

TEST_CASE_METHOD(Fixture, "compile: a file that forgets to include its contract is held to it all the same") {
    const std::string source(honest.substr(honest.find('\n') + 1));
    const auto outcome = compile(source);
    REQUIRE(outcome);
    REQUIRE(std::holds_alternative<Worker>(*outcome));
    CHECK(std::get<Worker>(*outcome).warnings.empty());
    check_refused(
        "namespace student { int dense_forward(const nn::Matrix&, const nn::Matrix&, const nn::Vector&) { "
        "return 1; } }\n",
        "it returns another type than the declaration in dense.hpp");
}

TEST_CASE_METHOD(Fixture, "compile: a function marked inline counts, and one in an inline namespace") {
    check_compiles(R"(#include "dense.hpp"
namespace student {
inline nn::Matrix columns_to_weight(const nn::Matrix& w) { return xt::transpose(w); }
inline namespace v1 {
inline std::size_t parameter_count(const std::vector<Layer>&) { return 0; }
}
Depth layer_count(const std::vector<std::size_t>&) { return {v1::parameter_count({}), 0}; }
}
)");
    const auto outcome = compile(R"(#include "dense.hpp"
namespace student {
inline namespace v1 { int twice(int x) { return x * y; } }
}
)");
    REQUIRE(outcome);
    CHECK_THAT(std::get<verdict::DidNotCompile>(*outcome).diagnostics, ContainsSubstring("dense.cpp:3:"));
}

TEST_CASE("compile: no path of this machine stands in what a student's file could read") {
    const fs::path kit = fs::path(KIT).parent_path();
    std::size_t files = 0;
    for (const char* part : {"lib", "pch", "include", "04_dense/libglue.a", "flags.rsp", "keep.hpp"}) {
        std::vector<fs::path> all;
        if (fs::is_directory(kit / part)) {
            for (const auto& entry : fs::recursive_directory_iterator(kit / part))
                if (entry.is_regular_file()) all.push_back(entry.path());
        } else {
            all.push_back(kit / part);
        }
        for (const auto& file : all) {
            INFO(file.string());
            const auto text = read_file(file, std::size_t{1} << 30);
            REQUIRE(text);
            ++files;
            CHECK(text->find(fs::path(EXERCISES).parent_path().string() + "/") == std::string::npos);
            CHECK(text->find(kit.parent_path().string()) == std::string::npos);
        }
    }
    CHECK(files > 10);
}
