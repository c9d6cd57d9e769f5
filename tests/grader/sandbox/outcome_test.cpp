#include "sandbox/outcome.hpp"

#include <catch2/catch_test_macros.hpp>
#include <csignal>

using namespace halfspace::sandbox;

TEST_CASE("Each outcome is said in words") {
    CHECK(describe(Exited{3}) == "ended with exit code 3");
    CHECK(describe(Signaled{SIGSEGV}) == "killed by SIGSEGV");
    CHECK(describe(Signaled{60}) == "killed by signal 60");
    CHECK(describe(TimedOut{TimedOut::Clock::cpu}) != describe(TimedOut{TimedOut::Clock::wall}));
    CHECK(describe(MemoryExceeded{}).find("memory") != std::string::npos);
    CHECK(describe(OutputExceeded{}).find("output") != std::string::npos);
    CHECK(describe(SandboxFailed{"no bwrap"}) == "the sandbox failed: no bwrap");
}
