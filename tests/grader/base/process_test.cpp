#include "base/process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <thread>

using halfspace::Command;
using halfspace::run;
using namespace std::chrono_literals;

namespace {

Command shell(const std::string& script) {
    return {.argv = {"/bin/sh", "-c", script}, .wall = 20s};
}

}  // namespace

TEST_CASE("Exit code, stdout and stderr of a command") {
    const auto completed = run(shell("echo out; echo err >&2; exit 7"));
    REQUIRE(completed);
    CHECK(completed->ended.exit_code == 7);
    CHECK_FALSE(completed->ok());
    CHECK(completed->out == "out\n");
    CHECK(completed->err == "err\n");
    CHECK_FALSE(completed->truncated);
}

TEST_CASE("A signal is told from an exit code") {
    const auto killed = run(shell("kill -SEGV $$"));
    CHECK(killed.value().ended.signal == SIGSEGV);
    CHECK(killed.value().ended.exit_code == -1);
    CHECK(run(shell("exit 139")).value().ended.exit_code == 139);
}

TEST_CASE("A long input is fed while the output is drained") {
    auto command = Command{.argv = {"cat"}, .input = std::string(3'000'000, 'x'), .output_bytes = 4u << 20};
    const auto completed = run(command);
    CHECK(completed.value().out == command.input);
}

TEST_CASE("Input that nobody reads does no harm") {
    auto command = shell("exec 0<&-; exit 3");
    command.input = std::string(1'000'000, 'x');
    CHECK(run(command).value().ended.exit_code == 3);
}

TEST_CASE("Without input, stdin is at its end") {
    CHECK(run(Command{.argv = {"cat"}}).value().ok());
}

TEST_CASE("Output beyond the cap is dropped, and the program still ends by itself") {
    auto command = shell("head -c 500000 /dev/zero; echo done >&2");
    command.output_bytes = 1000;
    const auto completed = run(command);
    CHECK(completed.value().ok());
    CHECK(completed.value().truncated);
    CHECK(completed.value().out.size() == 1000);
    CHECK(completed.value().err == "done\n");
}

TEST_CASE("A command that does not end in time is killed") {
    auto command = shell("trap '' TERM; echo begun; while :; do sleep 1; done");
    command.wall = 300ms;
    const auto before = std::chrono::steady_clock::now();
    const auto completed = run(command);
    CHECK(completed.value().timed_out);
    CHECK(completed.value().ended.signal == SIGKILL);
    CHECK(completed.value().out == "begun\n");
    CHECK(std::chrono::steady_clock::now() - before < 10s);
}

TEST_CASE("Ctrl-Z, which stops our process group, stops no command") {
    const auto completed =
        run(shell("read -r pid name state parent group rest < /proc/$$/stat; echo $$ $group"));
    const std::string out = completed.value().out;
    CHECK(out.substr(0, out.find(' ')) + "\n" == out.substr(out.find(' ') + 1));
}

TEST_CASE("A grandchild that holds the pipes open does not hold us") {
    const auto before = std::chrono::steady_clock::now();
    const auto completed = run(shell("sleep 15 & echo mine"));
    CHECK(completed.value().out == "mine\n");
    CHECK(std::chrono::steady_clock::now() - before < 10s);
}

TEST_CASE("An extra descriptor is collected") {
    auto command = shell("echo events >&3; echo out");
    command.collect = 3;
    const auto completed = run(command);
    CHECK(completed.value().collected == "events\n");
    CHECK(completed.value().out == "out\n");
}

TEST_CASE("Environment and working folder are as given") {
    auto command = shell("pwd; echo $GREETING; echo \"[$HOME]\"");
    command.env = {"GREETING=hello", "PATH=/usr/bin:/bin"};
    command.cwd = "/usr";
    CHECK(run(command).value().out == "/usr\nhello\n[]\n");
}

TEST_CASE("The child gets the listed descriptors and no other, even one without close-on-exec") {
    const halfspace::Fd leaky(::open("/", O_RDONLY));  // NOLINT: on purpose
    REQUIRE(leaky.get() >= 3);
    auto pipe = halfspace::make_pipe();
    REQUIRE(pipe);
    auto command = shell("for fd in 3 4 5 6 7 8 9; do (eval \": <&$fd\") 2>/dev/null && echo $fd; done; :");
    CHECK(run(command).value().out.empty());
    command.descriptors = {{pipe->reader.get(), 5}};
    CHECK(run(command).value().out == "5\n");
}

TEST_CASE("Descriptors may change places") {
    auto first = halfspace::make_pipe();
    auto second = halfspace::make_pipe();
    REQUIRE((first && second));
    const int a = first->reader.get();
    const int b = second->reader.get();
    REQUIRE(::write(first->writer.get(), "first\n", 6) == 6);
    REQUIRE(::write(second->writer.get(), "second\n", 7) == 7);
    const auto script = "head -n1 <&" + std::to_string(b) + "; head -n1 <&" + std::to_string(a);
    if (a > 9 || b > 9) SKIP("the shell knows one-digit descriptors only");
    auto command = shell(script);
    command.descriptors = {{a, b}, {b, a}};
    CHECK(run(command).value().out == "first\nsecond\n");
}

TEST_CASE("Signals ignored or blocked here are neither there") {
    const auto before = ::signal(SIGPIPE, SIG_IGN);
    sigset_t blocked;
    sigset_t mask;
    ::sigemptyset(&blocked);
    ::sigaddset(&blocked, SIGUSR1);
    ::pthread_sigmask(SIG_BLOCK, &blocked, &mask);
    const auto ignored_here = run(shell("kill -PIPE $$; exit 5"));
    const auto blocked_here = run(shell("kill -USR1 $$; exit 5"));
    ::pthread_sigmask(SIG_SETMASK, &mask, nullptr);
    ::signal(SIGPIPE, before);
    CHECK(ignored_here.value().ended.signal == SIGPIPE);
    CHECK(blocked_here.value().ended.signal == SIGUSR1);
}

TEST_CASE("A program that is not there, or cannot be executed, is a fault that names it") {
    for (const char* name : {"/no/such/program", "no-such-program", "/etc/passwd"}) {
        const auto completed = run(Command{.argv = {name}});
        REQUIRE_FALSE(completed);
        CHECK(completed.error().kind == halfspace::Error::Kind::fault);
        CHECK(completed.error().message.find(name) != std::string::npos);
    }
}

TEST_CASE("A working folder that is not there is a fault") {
    auto command = shell(":");
    command.cwd = "/no/such/folder";
    REQUIRE_FALSE(run(command));
    CHECK(run(command).error().message.find("working folder") != std::string::npos);
}

TEST_CASE("CPU time of the process is measured") {
    const auto completed = run(shell("i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done"));
    CHECK(completed.value().ended.cpu > 5ms);
    CHECK(completed.value().ended.cpu < 10s);
}

TEST_CASE("Destroying a process kills it") {
    int pid = 0;
    {
        auto process =
            halfspace::Process::start({.argv = {"sleep", "60"}, .env = {}, .cwd = {}, .descriptors = {}});
        REQUIRE(process);
        pid = process->pid();
        CHECK_FALSE(process->wait(std::chrono::steady_clock::now() + 20ms));
        CHECK(::kill(pid, 0) == 0);
    }
    CHECK(::kill(pid, 0) != 0);
}

TEST_CASE("Many threads start processes at once") {
    std::vector<std::thread> threads;
    std::atomic<int> good{0};
    threads.reserve(8);
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&good, i] {
            for (int j = 0; j < 10; ++j) {
                const auto text = std::to_string(i) + "." + std::to_string(j);
                const auto completed = run(Command{.argv = {"cat"}, .input = text});
                if (completed && completed->ok() && completed->out == text) ++good;
            }
        });
    for (auto& thread : threads) thread.join();
    CHECK(good == 80);
}

TEST_CASE("Writing to a pipe without reader is an error and no signal") {
    auto pipe = halfspace::make_pipe();
    REQUIRE(pipe);
    pipe->reader.reset();
    CHECK(halfspace::write_quietly(pipe->writer.get(), "x", 1) == -1);
    CHECK(errno == EPIPE);
}

TEST_CASE("a child can be made to do a step before its program, and says which failed") {
    struct Door {
        int fd;
        bool fail;
    };
    const auto enter = [](void* data) -> const char* {
        const auto& door = *static_cast<const Door*>(data);
        if (::write(door.fd, "in", 2) != 2) return "entering";
        errno = EPERM;
        return door.fail ? "closing the door" : nullptr;
    };
    auto pipe = halfspace::make_pipe();
    REQUIRE(pipe);
    Door door{pipe->writer.get(), false};
    halfspace::Launch launch;
    launch.argv = {"true"};
    launch.before_exec = {enter, &door};
    auto process = halfspace::Process::start(launch);
    REQUIRE(process);
    CHECK(process->wait()->exit_code == 0);
    char text[3] = {};
    CHECK(::read(pipe->reader.get(), text, 2) == 2);
    CHECK(std::string(text) == "in");
    door.fail = true;
    process = halfspace::Process::start(launch);
    REQUIRE_FALSE(process);
    CHECK(process.error().message.ends_with("closing the door: Operation not permitted"));
}
