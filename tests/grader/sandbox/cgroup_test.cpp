#include "sandbox/cgroup.hpp"

#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <string>
#include <vector>

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

namespace {

/// The folder of a group, and the number in its name.
std::filesystem::path folder_of(const Cgroup& group) {
    return std::filesystem::read_symlink("/proc/self/fd/" + std::to_string(group.doors().front()))
        .parent_path();
}

}  // namespace

TEST_CASE("A group that a killed run left is removed at the next start, one that is held is not") {
    const auto home = CgroupHome::find();
    if (home.version() == 0) SKIP(home.why());
    const auto held = home.create(64u << 20, 1);
    REQUIRE(held);
    const auto left = folder_of(*held).parent_path() / "halfspace-1-0";  // of a process that lives
    std::filesystem::create_directory(left);
    CHECK(CgroupHome::find().version() == home.version());
    CHECK_FALSE(std::filesystem::exists(left));
    CHECK(std::filesystem::exists(folder_of(*held)));
}

TEST_CASE("A name that is taken is no reason to go without a group") {
    const auto home = CgroupHome::find();
    if (home.version() == 0) SKIP(home.why());
    std::filesystem::path parent;
    int last = 0;
    {
        const auto group = home.create(64u << 20, 1);
        REQUIRE(group);
        parent = folder_of(*group).parent_path();
        const std::string name = folder_of(*group).filename().string();
        last = std::stoi(name.substr(name.rfind('-') + 1));
    }
    std::vector<std::filesystem::path> taken;
    for (int i = 1; i <= 3; ++i) {
        taken.push_back(parent /
                        ("halfspace-" + std::to_string(::getpid()) + "-" + std::to_string(last + i)));
        std::filesystem::create_directory(taken.back());
    }
    const auto group = home.create(64u << 20, 1);
    for (const auto& folder : taken) std::filesystem::remove(folder);
    REQUIRE(group);
    CHECK(folder_of(*group).filename().string() ==
          "halfspace-" + std::to_string(::getpid()) + "-" + std::to_string(last + 4));
}
