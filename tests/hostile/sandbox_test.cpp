// Each attack of sandbox_attack.cpp against the real sandbox: how it must end, in bounded time, with nothing left.

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "base/files.hpp"
#include "sandbox/cgroup.hpp"
#include "sandbox/open.hpp"
#include "sandbox/probe.hpp"

using namespace halfspace;
using namespace halfspace::sandbox;
using namespace std::chrono_literals;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

namespace {

const Programs programs = Programs::in(BIN);

Sandbox& box() {
    static const auto sandbox = open_sandbox(programs);
    if (!sandbox) FAIL(sandbox.error().message);
    return **sandbox;
}

/// In the command line of every process of ours.
const std::string& mark() {
    static const std::string text = "halfspace-hostile-" + std::to_string(::getpid());
    return text;
}

Job job(const std::string& attack, const std::string& program = "sandbox_attack") {
    Job result;
    result.argv = {"/attack", mark(), attack};
    result.mounts = {{fs::path(BIN) / program, "/attack"}};
    result.limits = {.cpu = 300ms, .wall = 15s, .memory_bytes = 128u << 20, .output_bytes = 16u << 10};
    return result;
}

Job compile_job(const std::string& attack) {
    auto result = job(attack);
    result.argv.emplace_back("as compiler");
    result.profile = Profile::compiler;
    result.tmpfs = {"/tmp"};
    result.limits.processes = 16;
    result.limits.file_bytes = 4u << 20;
    return result;
}

/// How many processes with our mark there are; none can be seen without /proc.
int count_marked() {
    int count = 0;
    std::error_code vanished;
    for (fs::directory_iterator entry("/proc", vanished), end; entry != end; entry.increment(vanished)) {
        std::ifstream file(entry->path() / "cmdline");
        std::stringstream line;
        line << file.rdbuf();
        if (line.str().find(mark()) != std::string::npos) ++count;
    }
    return count;
}

/// How many stay. A killed one may take a moment to leave the list.
int left_over() {
    for (int tries = 0; count_marked() > 0 && tries < 100; ++tries) ::usleep(10'000);
    return count_marked();
}

struct Run {
    Outcome outcome;
    std::string output;
    Clock::duration time;
};

Run play(const Job& what) {
    const auto before = Clock::now();
    auto child = box().start(what);
    if (!child) FAIL(child.error().message);
    (*child)->wait();
    const auto outcome = (*child)->finish();
    CHECK((*child)->finish().index() == outcome.index());
    return {outcome, (*child)->output(), Clock::now() - before};
}

std::string ending(const std::string& attack) {
    return describe(play(job(attack)).outcome);
}

}  // namespace

TEST_CASE("An honest program runs, static or static-pie") {
    for (const char* program : {"sandbox_attack", "sandbox_attack_pie"}) {
        const auto run = play(job("none", program));
        CHECK(describe(run.outcome) == "ended with exit code 0");
        CHECK(run.output == "thrown and caught 42 0.5\n");
    }
}

TEST_CASE("Exit codes are told from signals") {
    CHECK(ending("exit 0") == "ended with exit code 0");
    CHECK(ending("exit 139") == "ended with exit code 139");
    CHECK(ending("stack") == "killed by SIGSEGV");
    CHECK(ending("abort") == "killed by SIGABRT");
}

TEST_CASE("What a worker must not do kills it") {
    const auto* attack = GENERATE("fork", "vfork", "thread", "setsid", "open", "open itself", "create",
                                  "memfd", "socket", "ptrace", "exec", "code", "limits", "x32", "kill");
    INFO(attack);
    CHECK(ending(attack) == "killed by SIGSYS");
    CHECK(left_over() == 0);
}

TEST_CASE("A system call of the 32-bit kind kills it too") {
    // By the filter, or, by a kernel that has no 32-bit side, for an interrupt that does not exist.
    const auto end = ending("i386");
    CHECK((end == "killed by SIGSYS" || end == "killed by SIGSEGV"));
    CHECK(left_over() == 0);
}

TEST_CASE("What does no harm is refused") {
    const auto* attack = GENERATE("exec by descriptor", "report", "memory policy");
    INFO(attack);
    CHECK(ending(attack) == "ended with exit code 7");
}

TEST_CASE("A worker has five descriptors and an empty stdin") {
    CHECK(ending("descriptors") == "ended with exit code 0");
}

TEST_CASE("Time is limited: CPU time where it is used, else wall time") {
    CHECK(ending("spin") == "used up its CPU time");
    for (const char* attack : {"stop", "sleep", "flood reply"}) {
        auto idle = job(attack);
        idle.limits.cpu = 5s;
        idle.limits.wall = 700ms;
        INFO(attack);
        CHECK(describe(play(idle).outcome) == "did not end in time");
    }
    CHECK(left_over() == 0);
}

TEST_CASE("Ignoring the CPU limit's signals delays the end by little") {
    CHECK(ending("spin, ignoring signals") == "used up its CPU time");
}

TEST_CASE("Memory is limited") {
    auto patient = job("bad_alloc");
    patient.limits.cpu = 10s;  // a slow machine takes a while to fill what it may
    patient.limits.wall = 30s;
    CHECK(describe(play(patient).outcome) == "ended with exit code 42");
    CHECK(ending("huge new") == "killed by SIGABRT");
    CHECK(describe(play(job("", "sandbox_bss")).outcome) == "used more memory than allowed");
}

TEST_CASE("Output is limited, and the flood ends at once") {
    for (const char* attack : {"flood stdout", "flood stderr"}) {
        auto flood = job(attack);
        flood.limits.cpu = 5s;
        flood.limits.wall = 20s;
        const auto run = play(flood);
        CHECK(describe(run.outcome) == "wrote more output than allowed");
        CHECK(run.output.size() == flood.limits.output_bytes);
        CHECK(run.time < flood.limits.wall);  // it did not wait for the clock
    }
}

TEST_CASE("The environment is what the job says") {
    ::setenv("HALFSPACE_CANARY", "canary-in-the-environment", 1);
    auto digger = job("environment");
    digger.env = {{"LANG", "C"}};
    const auto run = play(digger);
    CHECK(run.output.find("canary") == std::string::npos);
    CHECK(run.output.find("LANG=C\n") != std::string::npos);
    CHECK(run.output.find("\n0 ") == std::string::npos);  // nor is it root
}

TEST_CASE("Questions and answers cross") {
    auto child = box().start(job("serve"));
    REQUIRE(child);
    for (int i = 0; i < 100; ++i) {
        std::array<std::byte, 8> buffer{std::byte(i)};
        REQUIRE((*child)->write(std::span(buffer).first(1)));
        const auto answer = (*child)->read(buffer);
        REQUIRE(answer.kind == Child::Read::bytes);
        REQUIRE(answer.count == 1);
        CHECK(buffer[0] == std::byte(i + 1));
    }
    CHECK(describe((*child)->finish()) == "killed by SIGKILL");
    CHECK(left_over() == 0);
}

TEST_CASE("An answer that does not come is a timeout, and one that comes unasked is read") {
    std::array<std::byte, 64> buffer{};
    auto sleeper = job("sleep");
    sleeper.limits.wall = 50ms;
    auto silent = box().start(sleeper);
    REQUIRE(silent);
    CHECK((*silent)->read(buffer).kind == Child::Read::end);
    CHECK(describe((*silent)->finish()) == "did not end in time");

    auto early = box().start(job("early answer"));
    REQUIRE(early);
    CHECK((*early)->read(buffer).count == 6);
}

TEST_CASE("A crash while we wait for the answer keeps its name") {
    for (int i = 0; i < 20; ++i) {
        auto child = box().start(job("stack"));
        REQUIRE(child);
        std::array<std::byte, 64> buffer{};
        CHECK((*child)->read(buffer).kind == Child::Read::end);
        CHECK(describe((*child)->finish()) == "killed by SIGSEGV");
    }
}

TEST_CASE("The wall limit ends a read") {
    auto sleeper = job("sleep");
    sleeper.limits.wall = 700ms;
    auto child = box().start(sleeper);
    REQUIRE(child);
    std::array<std::byte, 64> buffer{};
    CHECK((*child)->read(buffer).kind == Child::Read::end);
    CHECK(describe((*child)->finish()) == "did not end in time");
}

TEST_CASE("A program that no longer reads does not hold the writer") {
    auto sleeper = job("sleep");
    sleeper.limits.wall = 100ms;
    auto child = box().start(sleeper);
    REQUIRE(child);
    const std::vector<std::byte> much(1u << 20);
    CHECK_FALSE((*child)->write(much));
    auto ended = box().start(job("exit 0"));
    REQUIRE(ended);
    (*ended)->wait();
    CHECK_FALSE((*ended)->write(much));
}

TEST_CASE("Several threads start workers at once, each gets its own answers") {
    std::atomic<int> good{0};
    std::vector<std::thread> threads;
    threads.reserve(4);
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&good, i] {
            for (int j = 0; j < 5; ++j) {
                auto served = job("serve");
                served.limits.wall = 20s;
                auto child = box().start(served);
                if (!child) return;
                std::array<std::byte, 1> byte{std::byte(16 * i + j)};
                if ((*child)->write(byte) && (*child)->read(byte).count == 1 &&
                    byte[0] == std::byte(16 * i + j + 1))
                    ++good;
            }
        });
    for (auto& thread : threads) thread.join();
    CHECK(good == 20);
    CHECK(left_over() == 0);
}

TEST_CASE("Shutting the reply pipe and spinning on is no way to stay") {
    auto stayer = job("shut reply");
    stayer.limits.cpu = 20s;
    stayer.limits.wall = 30s;
    auto child = box().start(stayer);
    REQUIRE(child);
    std::array<std::byte, 64> buffer{};
    CHECK((*child)->read(buffer).kind == Child::Read::end);
    const auto before = Clock::now();
    CHECK(describe((*child)->finish()) == "killed by SIGKILL");
    CHECK(Clock::now() - before < 6s);
    CHECK(left_over() == 0);
}

TEST_CASE("Programs of one enclosure run one after the other, and none meets what another left") {
    auto enclosure = box().enclose(job("none"));
    REQUIRE(enclosure);
    const auto end_of = [&](const Job& what) {
        auto child = (*enclosure)->start(what);
        if (!child) FAIL(child.error().message);
        (*child)->wait();
        return describe((*child)->finish());
    };
    for (const char* attack :
         {"signals", "stop", "shut reply", "write everywhere", "mask signals", "stack"}) {
        INFO(attack);
        auto hostile = job(attack);
        hostile.limits.cpu = 300ms;
        hostile.limits.wall = 300ms;
        end_of(hostile);
        // Descriptors, limits, signals and memory of the next one are as if it were the first.
        CHECK(end_of(job("descriptors")) == "ended with exit code 0");
        CHECK(end_of(job("fresh")) == "ended with exit code 0");
        CHECK(end_of(job("open")) == "killed by SIGSYS");
    }
    CHECK(left_over() == 0);
}

TEST_CASE("What a compile leaves running is gone before the next program of its enclosure") {
    if (!fs::exists("/proc/self")) SKIP("/proc is not mounted");
    auto enclosure = box().enclose(compile_job("daemon"));
    REQUIRE(enclosure);
    for (int i = 0; i < 3; ++i) {
        auto child = (*enclosure)->start(compile_job("daemon"));
        REQUIRE(child);
        (*child)->wait();
        CHECK(describe((*child)->finish()) == "ended with exit code 0");
        CHECK(left_over() == 0);
    }
}

TEST_CASE("An enclosure starts nothing of another profile, and fails when its launcher is gone") {
    auto enclosure = box().enclose(job("none"));
    REQUIRE(enclosure);
    CHECK_FALSE((*enclosure)->start(compile_job("fork bomb")));
    auto nowhere = job("none");
    nowhere.argv.front() = "/nowhere";
    auto started = (*enclosure)->start(nowhere);
    REQUIRE_FALSE(started);
    CHECK(started.error().kind == Error::Kind::fault);
    CHECK((*enclosure)->start(job("none")));  // that was no end of it
}

TEST_CASE("Nobody inside may kill: who dies of SIGKILL was killed from outside") {
    CHECK(ending("kill itself") == "killed by SIGSYS");
}

TEST_CASE("A signal of a clock that a program sends itself is no time-out") {
    CHECK(ending("raise SIGPROF") == "killed by SIGPROF");
    CHECK(ending("raise SIGXCPU") == "killed by SIGXCPU");
}

TEST_CASE("A program that has to wait for a processor is given the time back") {
    if (!fs::exists("/proc/self/schedstat")) SKIP("the kernel does not count it");
    std::atomic<bool> done{false};
    std::vector<std::thread> load;  // bounded: ends with the test
    const auto end = Clock::now() + 20s;
    for (unsigned i = 0; i < 6 * std::max(1U, std::thread::hardware_concurrency()); ++i)
        load.emplace_back([&] {
            while (!done && Clock::now() < end) {
            }
        });
    auto worker = job("burn");  // 400 ms of processor time
    worker.limits.cpu = 3s;
    worker.limits.wall = 1s;
    const auto run = play(worker);
    done = true;
    for (auto& thread : load) thread.join();
    CHECK(describe(run.outcome) == "ended with exit code 0");
}

TEST_CASE("Destroying a child ends it") {
    if (!fs::exists("/proc/self")) SKIP("/proc is not mounted");
    {
        auto child = box().start(job("sleep"));
        REQUIRE(child);
        for (int tries = 0; tries < 500 && count_marked() == 0; ++tries) ::usleep(10'000);
        CHECK(count_marked() > 0);  // or this test could not see one that stays
    }
    CHECK(left_over() == 0);
}

TEST_CASE("When the grader is killed, its jobs die with it") {
    if (!fs::exists("/proc/self")) SKIP("/proc is not mounted");
    auto sleeper = job("sleep");
    auto& sandbox = box();
    const pid_t grader = ::fork();
    REQUIRE(grader >= 0);
    if (grader == 0) {
        [[maybe_unused]] const auto child = sandbox.start(sleeper);
        while (true) ::pause();
    }
    for (int tries = 0; tries < 500 && count_marked() == 0; ++tries) ::usleep(10'000);
    ::usleep(100'000);  // let it get to the program itself
    CHECK(count_marked() > 0);
    ::kill(grader, SIGKILL);
    REQUIRE(::waitpid(grader, nullptr, 0) == grader);
    CHECK(left_over() == 0);
}

TEST_CASE("A compile may use processes, up to its limit, and leaves none") {
    const auto bomb = play(compile_job("fork bomb"));
    CHECK(describe(bomb.outcome) == "ended with exit code 0");
    const long made = std::strtol(bomb.output.c_str(), nullptr, 10);
    CHECK(made >= 8);
    CHECK(made <= 16);
    CHECK(left_over() == 0);
    CHECK(describe(play(compile_job("daemon")).outcome) == "ended with exit code 0");
    CHECK(left_over() == 0);
}

TEST_CASE("What a compile does not need is refused") {
    const auto* attack = GENERATE("write to root", "namespaces", "trace init", "socket", "internet",
                                  "become root", "look at devices", "look at processes");
    INFO(attack);
    CHECK(describe(play(compile_job(attack)).outcome) == "ended with exit code 7");
}

TEST_CASE("A compile writes where it may, and not too much") {
    CHECK(describe(play(compile_job("write to /tmp")).outcome) == "ended with exit code 66");
    CHECK(describe(play(compile_job("write too much")).outcome) == "killed by SIGXFSZ");
    const auto out = ScratchFolder::create();
    REQUIRE(out);
    auto writer = compile_job("write to /out");
    writer.mounts.push_back({out->path(), "/out", true});
    CHECK(describe(play(writer).outcome) == "ended with exit code 66");
    CHECK(read_file(out->path() / "file", 2u << 20).value().size() == 1u << 20);
    struct stat status {};
    REQUIRE(::stat(out->path().c_str(), &status) == 0);
    CHECK(status.st_uid == ::geteuid());  // it is ours again
}

TEST_CASE("A compile's processes share one memory limit, where there are control groups") {
    if (CgroupHome::find().version() == 0) SKIP("no control groups can be made here");
    auto hungry = compile_job("memory of many");
    hungry.limits.wall = 20s;
    hungry.limits.cpu = 5s;
    CHECK(describe(play(hungry).outcome) == "used more memory than allowed");
    CHECK(left_over() == 0);
}

TEST_CASE("What cannot be set up is a fault that says why") {
    auto nowhere = job("none");
    nowhere.mounts[0].source = "/no/such/file";
    auto started = box().start(nowhere);
    REQUIRE_FALSE(started);
    CHECK(started.error().kind == Error::Kind::fault);
    CHECK(started.error().message.find("/no/such/file") != std::string::npos);

    auto misnamed = job("none");
    misnamed.argv[0] = "/not/there";
    started = box().start(misnamed);
    REQUIRE_FALSE(started);
    CHECK(started.error().message.find("opening the program") != std::string::npos);

    auto no_folder = job("none");
    no_folder.cwd = "/not/there";
    started = box().start(no_folder);
    REQUIRE_FALSE(started);
    CHECK(started.error().message.find("/not/there") != std::string::npos);
    CHECK(left_over() == 0);
}

TEST_CASE("A file that is no program is a failed sandbox, not a verdict") {
    const auto folder = ScratchFolder::create();
    REQUIRE(folder);
    REQUIRE(write_file(folder->path() / "text", "no program", 0755));
    auto text = job("none");
    text.mounts[0].source = folder->path() / "text";
    CHECK(describe(play(text).outcome).find("executing the program") != std::string::npos);
}

TEST_CASE("The self-test refuses a sandbox without layers") {
    // A program that claims to be the probe but is not killed for anything.
    const auto fooled = test_sandbox(box(), {programs.launcher, fs::path(BIN) / "halfspace-launcher"});
    REQUIRE_FALSE(fooled);
    CHECK(fooled.error().message.find("self-test") != std::string::npos);
}

TEST_CASE("The doctor's probe finds this machine usable") {
    const auto found = probe(programs);
    for (const auto& layer : found.layers) {
        INFO(layer.name << ": " << layer.found);
        CHECK((layer.present || !layer.advice.empty()));
        CHECK_FALSE(layer.found.empty());
    }
    CHECK(found.usable());
    CHECK_FALSE(probe({programs.launcher, "/no/such/selftest"}).usable());
}
