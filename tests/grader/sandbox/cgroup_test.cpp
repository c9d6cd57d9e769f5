#include "sandbox/cgroup.hpp"

#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "base/process.hpp"
#include "sandbox/entry.hpp"

using namespace halfspace;
using namespace halfspace::sandbox;

TEST_CASE("Where groups can be made, a process put into one is held by it, and the group goes away") {
    const auto home = CgroupHome::find();
    CHECK_FALSE(home.why().empty());
    if (home.version() == 0) SKIP(home.why());
    std::filesystem::path folder;
    {
        auto group = home.create(64u << 20, 1);
        REQUIRE(group);
        CHECK_FALSE(group->out_of_memory());
        REQUIRE_FALSE(group->doors().empty());
        folder = std::filesystem::read_symlink("/proc/self/fd/" + std::to_string(group->doors().front()))
                     .parent_path();
        CHECK(std::filesystem::exists(folder));
        auto pipe = make_pipe();
        REQUIRE(pipe);
        Entry entry{group->doors()};
        const Launch launch{
            .argv = {"/bin/sh", "-c", "(exit 0) 2>/dev/null || exit 9; exit 0"},
            .env = {},
            .cwd = {},
            .descriptors = {{pipe->reader.get(), 0}, {pipe->writer.get(), 1}, {pipe->writer.get(), 2}},
            .before_exec = entry.step()};
        auto process = Process::start(launch);
        REQUIRE(process);
        CHECK(process->wait()->exit_code != 0);  // one process is the limit: the shell cannot fork
    }
    CHECK_FALSE(std::filesystem::exists(folder));
}
