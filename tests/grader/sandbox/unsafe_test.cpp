#include "sandbox/unsafe.hpp"

#include <unistd.h>

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <csignal>
#include <span>
#include <tuple>

#include "base/files.hpp"
#include "sandbox/open.hpp"

namespace halfspace::sandbox {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

/// A shell's script, where the job's folder /kit holds the file `word`.
struct Script {
    ScratchFolder folder = ScratchFolder::create().value();
    Job job;

    explicit Script(const std::string& text) {
        REQUIRE(write_file(folder.path() / "a word", "swordfish\n"));
        fs::create_directory(folder.path() / "out");
        job.argv = {"/bin/sh", "-c", text};
        job.mounts = {
            {folder.path() / "a word", "/kit/word"}, {folder.path() / "out", "/out", true}, {"/usr", "/usr"}};
        job.env = {{"PATH", "/usr/bin:/bin"}, {"WORD", "/kit/word"}};
        job.cwd = "/kit";
        job.limits.file_bytes = 1u << 20;
        job.profile = Profile::compiler;
    }
    Outcome run() {
        Unsafe none;
        auto child = none.start(job);
        INFO((child ? "" : child.error().message));
        REQUIRE(child);
        (*child)->wait();
        auto outcome = (*child)->finish();
        output = (*child)->output();
        return outcome;
    }
    std::string output = {};
};

TEST_CASE("paths of the job lead to what is mounted, and back in what is said") {
    Script script(
        "cat word \"$WORD\" /kit/word; echo no/kit/word; ls /out /kit/nothing; echo done >/out/made; exit 7");
    const auto outcome = script.run();
    REQUIRE(std::get_if<Exited>(&outcome));
    CHECK(std::get<Exited>(outcome).code == 7);
    INFO(script.output);
    CHECK(script.output.starts_with("swordfish\nswordfish\nswordfish\nno/kit/word\n"));
    CHECK(script.output.find("'/kit/nothing'") != std::string::npos);
    CHECK(*read_file(script.folder.path() / "out/made", 100) == "done\n");
}

TEST_CASE("signals, time, output and memory end it as they do in a sandbox") {
    Script killed("kill -SEGV $$");
    CHECK(std::get<Signaled>(killed.run()).signal == SIGSEGV);
    Script busy("while :; do :; done");
    busy.job.limits.cpu = milliseconds(100);
    CHECK(std::get<TimedOut>(busy.run()).clock == TimedOut::Clock::cpu);
    Script lazy("sleep 100");
    lazy.job.limits.wall = milliseconds(100);
    CHECK(std::get<TimedOut>(lazy.run()).clock == TimedOut::Clock::wall);
    Script loud("while :; do echo 0123456789; done");
    loud.job.limits.output_bytes = 1000;
    CHECK(std::holds_alternative<OutputExceeded>(loud.run()));
    CHECK(loud.output.size() == 1000);
    Script large("head -c 2000000 /dev/zero >/out/large");
    CHECK_FALSE(std::get_if<Exited>(&static_cast<const Outcome&>(large.run())) == nullptr);
    CHECK(fs::file_size(large.folder.path() / "out/large") <= 1u << 20);
}

TEST_CASE("what it started ends with it, and its folder") {
    Script script("sleep 1000 & echo $! >/out/pid; exit 0");
    script.run();
    const auto pid = std::stoi(*read_file(script.folder.path() / "out/pid", 100));
    bool gone = false;
    for (int i = 0; i < 200 && !gone; ++i) {  // killed, and reaped by whoever adopts it
        const auto status = read_file("/proc/" + std::to_string(pid) + "/stat", 4096);
        gone = !status || status->find(") Z") != std::string::npos;
        if (!gone) std::ignore = ::usleep(10000);
    }
    CHECK(gone);
}

TEST_CASE("it talks through descriptors 3 and 4") {
    Script script("read line <&3; echo \"got $line\" >&4");
    Unsafe none;
    auto child = none.start(script.job);
    REQUIRE(child);
    const std::string question = "question\n";
    CHECK((*child)->write(std::as_bytes(std::span(question))));
    std::string answer;
    std::array<std::byte, 64> block{};
    while (true) {
        const auto got = (*child)->read(block);
        if (got.kind == Child::Read::end) break;
        answer.append(reinterpret_cast<const char*>(block.data()), got.count);
    }
    CHECK(answer == "got question\n");
    CHECK(std::get<Exited>((*child)->finish()).code == 0);
}

TEST_CASE("it is had by its name alone, and not by a folder that is missing") {
    const auto none = open_sandbox(Programs::in(without_sandbox));
    REQUIRE(none);
    CHECK((*none)->name() == "none (--unsafe)");
    for (const char* folder : {"", "/without a sandbox", "/nowhere"})
        CHECK_FALSE(open_sandbox(Programs::in(folder)));
}

}  // namespace
}  // namespace halfspace::sandbox
