#include "compile/compiler.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "grader/compile/made_kit.hpp"
#include "grader/compile/made_program.hpp"
#include "sandbox/fake.hpp"

using namespace halfspace;
using namespace halfspace::compile;
using Catch::Matchers::ContainsSubstring;

namespace {

/// Leaves `program` where a compiler would; and `nothing` for an empty file.
struct PlayedCompiler : sandbox::FakeSandbox {
    std::optional<std::string> program;
    std::optional<std::string> nothing;

    Result<std::unique_ptr<sandbox::Child>> begin(const sandbox::Job& job) override {
        const auto source = std::ranges::find(job.mounts, "/work/dense.cpp", &sandbox::Mount::target);
        const bool empty = source != job.mounts.end() && std::filesystem::file_size(source->source) == 0;
        const auto& made = empty && nothing ? nothing : program;
        for (const auto& mount : job.mounts) {
            if (mount.writable && made) (void)write_file(mount.source / "worker", *made, 0777);
        }
        return FakeSandbox::begin(job);
    }
};

struct Fixture : MadeKit {
    PlayedCompiler gxx;
    Compiler compiler{Kit::load(write()).value(), gxx, Cache::open(path() / "cache").value()};
    Request request{"04_dense", "dense.cpp", "int x;\n", path() / "dense.hpp", {"activation"}};

    Fixture() { change("dense.hpp", "#define SUBJECT_FUNCTIONS(F) F(f)\n"); }
    void play(sandbox::Outcome outcome, std::string output) {
        gxx.scripts.push_back({.outcome = std::move(outcome), .output = std::move(output)});
    }
    [[nodiscard]] std::size_t starts() const { return gxx.played.size(); }
};

}  // namespace

TEST_CASE_METHOD(Fixture, "a file is compiled once, and again when anything changes that matters") {
    gxx.program = MadeProgram().bytes();
    for (int i = 0; i < 6; ++i) play(sandbox::Exited{0}, "");
    const auto first = compiler.compile(request);
    REQUIRE(first);
    const auto path = std::get<Worker>(*first).path;
    CHECK(read_file(path, 1u << 20) == *gxx.program);
    CHECK(std::get<Worker>(compiler.compile(request).value()).path == path);
    CHECK(starts() == 1);

    request.source += "\n";
    CHECK(compiler.compile(request));
    CHECK(starts() == 2);
    request.file_name = "other.cpp";
    CHECK(compiler.compile(request));
    CHECK(starts() == 3);
    request.uses = {"dense"};
    CHECK(compiler.compile(request));
    CHECK(starts() == 4);
    change("dense.hpp", "another contract");
    CHECK(compiler.compile(request));
    CHECK(starts() == 5);
}

TEST_CASE_METHOD(Fixture, "errors are kept; time-outs and faults are not") {
    gxx.nothing = MadeProgram().bytes();
    SECTION("errors") {
        play(sandbox::Exited{1}, "dense.cpp:1:1: error: no\n");
        play(sandbox::Exited{0}, "");  // the empty file
        for (int i = 0; i < 2; ++i) {
            const auto outcome = compiler.compile(request);
            REQUIRE(outcome);
            CHECK_THAT(std::get<verdict::DidNotCompile>(*outcome).diagnostics,
                       ContainsSubstring("error: no"));
        }
        CHECK(starts() == 2);
    }
    SECTION("a time-out") {
        play(sandbox::TimedOut{sandbox::TimedOut::Clock::wall}, "");
        play(sandbox::Exited{0}, "");  // the empty file, once
        for (int i = 0; i < 3; ++i) play(sandbox::TimedOut{sandbox::TimedOut::Clock::wall}, "");
        for (int i = 0; i < 2; ++i) {
            const auto outcome = compiler.compile(request);
            REQUIRE(outcome);
            CHECK_THAT(std::get<verdict::DidNotCompile>(*outcome).diagnostics,
                       ContainsSubstring("was stopped"));
        }
        CHECK(starts() == 5);  // each time twice
    }
    SECTION("what fails once, and names nothing in the file, is no verdict") {
        gxx.program = MadeProgram().bytes();
        for (const sandbox::Outcome& once :
             {sandbox::Outcome{sandbox::MemoryExceeded{}}, sandbox::Outcome{sandbox::Exited{1}}}) {
            INFO(sandbox::describe(once));
            request.source += "\n";
            play(once, "");
            if (request.source == "int x;\n\n") play(sandbox::Exited{0}, "");  // the empty file, once
            play(sandbox::Exited{0}, "");
            const auto outcome = compiler.compile(request);
            REQUIRE(outcome);
            CHECK(std::holds_alternative<Worker>(*outcome));
        }
    }
    SECTION("a kit that does not compile an empty file is at fault, whatever the student's file says") {
        for (int i = 0; i < 4; ++i) play(sandbox::Exited{1}, "dense.cpp:1:1: error: no\n");
        for (int i = 0; i < 2; ++i) {
            const auto outcome = compiler.compile(request);
            REQUIRE_FALSE(outcome);
            CHECK(outcome.error().kind == Error::Kind::fault);
            CHECK_THAT(outcome.error().message, ContainsSubstring("cannot compile an empty file"));
        }
        CHECK(starts() == 4);
    }
    SECTION("a fault") {
        for (int i = 0; i < 2; ++i) {
            play(sandbox::SandboxFailed{"no"}, "");
        }
        for (int i = 0; i < 2; ++i) {
            const auto outcome = compiler.compile(request);
            REQUIRE_FALSE(outcome);
            CHECK(outcome.error().kind == Error::Kind::fault);
            CHECK_THAT(outcome.error().message, ContainsSubstring("04_dense: compiling dense.cpp: "));
        }
        CHECK(starts() == 2);
    }
    SECTION("success without a program") {
        play(sandbox::Exited{0}, "");
        CHECK(compiler.compile(request).error().kind == Error::Kind::fault);
    }
    CHECK(std::ranges::none_of(std::filesystem::directory_iterator(path() / "cache"),
                               [](const auto& entry) { return entry.is_directory(); }));
}

TEST_CASE_METHOD(Fixture,
                 "the compiler sees the headers that are allowed, one file to read and one folder to write") {
    gxx.program = MadeProgram().bytes();
    play(sandbox::Exited{0}, "");
    REQUIRE(compiler.compile(request));
    const sandbox::Job& job = gxx.played.at(0).job;
    const auto mounted = [&](const std::string& target) {
        return std::ranges::any_of(job.mounts, [&](const auto& mount) { return mount.target == target; });
    };
    CHECK(mounted("/kit/include/nn/tensor.hpp"));
    CHECK(mounted("/kit/include/nn/activation.hpp"));
    CHECK_FALSE(mounted("/kit/include/nn/dense.hpp"));
    CHECK_FALSE(mounted("/kit/libnn_dense.a"));
    CHECK(mounted("/work/dense.cpp"));
    CHECK(mounted("/kit/contract/dense.hpp"));
    CHECK_FALSE(mounted("/usr"));
    CHECK_FALSE(mounted("/"));
    CHECK(std::ranges::count_if(job.mounts, &sandbox::Mount::writable) == 1);
    CHECK(job.profile == sandbox::Profile::compiler);
    CHECK(job.limits.processes == 32);
    CHECK(gxx.played.at(0).waited);
}

TEST_CASE_METHOD(Fixture, "file names that could be options or paths are refused") {
    for (const char* name : {"-x.cpp", "@x.cpp", "a/b.cpp", "..cpp", ".cpp", "a.h", "a b.cpp", "a\n.cpp"}) {
        request.file_name = name;
        const auto outcome = compiler.compile(request);
        REQUIRE_FALSE(outcome);
        CHECK(outcome.error().kind == Error::Kind::bad_input);
    }
}
