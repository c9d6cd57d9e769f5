#include "base/process_tree.hpp"

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <filesystem>

TEST_CASE("all descendants are killed, also those of descendants") {
    if (!std::filesystem::exists("/proc/self/stat")) SKIP("/proc is not mounted");
    REQUIRE(::prctl(PR_SET_CHILD_SUBREAPER, 1) == 0);
    int ready[2];
    REQUIRE(::pipe(ready) == 0);
    const int child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        if (::fork() == 0) (void)!::write(ready[1], "x", 1);  // the grandchild is there
        while (true) ::pause();
    }
    char byte = 0;
    REQUIRE(::read(ready[0], &byte, 1) == 1);
    CHECK(halfspace::kill_descendants() == 2);
    int killed = 0;
    int status = 0;
    while (::wait(&status) > 0) killed += WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL ? 1 : 0;
    CHECK(killed == 2);
    CHECK(halfspace::kill_descendants() == 0);
    ::prctl(PR_SET_CHILD_SUBREAPER, 0);
    ::close(ready[0]);
    ::close(ready[1]);
}
