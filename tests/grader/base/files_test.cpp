#include "base/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>

#include "base/process.hpp"

using halfspace::Error;
using halfspace::Fd;
using halfspace::read_file;
using halfspace::ScratchFolder;
using halfspace::write_file;
namespace fs = std::filesystem;

namespace {

ScratchFolder scratch() {
    auto folder = ScratchFolder::create("files_test");
    REQUIRE(folder);
    return std::move(*folder);
}

}  // namespace

TEST_CASE("What was written is read back, bytes and mode") {
    const auto folder = scratch();
    const auto path = folder.path() / "a";
    const std::string content("zero \0 and \xff", 12);
    REQUIRE(write_file(path, content, 0640));
    CHECK(read_file(path, 12).value() == content);
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    CHECK((status.st_mode & 07777U) == 0640U);
}

TEST_CASE("Writing replaces, and leaves nothing beside the file") {
    const auto folder = scratch();
    REQUIRE(write_file(folder.path() / "a", "old and long"));
    REQUIRE(write_file(folder.path() / "a", "new"));
    CHECK(read_file(folder.path() / "a", 100).value() == "new");
    CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
}

TEST_CASE("Writing into a folder that does not exist is bad input and names the file") {
    const auto folder = scratch();
    const auto result = write_file(folder.path() / "none/a", "x");
    REQUIRE_FALSE(result);
    CHECK(result.error().kind == Error::Kind::bad_input);
    CHECK(result.error().message.find("none/a") != std::string::npos);
}

TEST_CASE("A failed rename leaves no draft behind") {
    const auto folder = scratch();
    fs::create_directories(folder.path() / "a/b");
    CHECK_FALSE(write_file(folder.path() / "a", "x"));
    CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
}

TEST_CASE("A draft becomes the file when it is finished, and nothing if it is not") {
    const auto folder = scratch();
    const auto path = folder.path() / "a";
    REQUIRE(write_file(path, "old"));
    {
        auto draft = halfspace::Draft::create(path, 0600).value();
        REQUIRE(draft.write("half"));
    }
    CHECK(read_file(path, 100).value() == "old");
    {
        auto draft = halfspace::Draft::create(path, 0600).value();
        REQUIRE(draft.write("one "));
        REQUIRE(draft.write("two"));
        CHECK(read_file(path, 100).value() == "old");
        REQUIRE(draft.finish());
    }
    CHECK(read_file(path, 100).value() == "one two");
    CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
}

TEST_CASE("A file longer than the cap is refused, one of just that length is read") {
    const auto folder = scratch();
    REQUIRE(write_file(folder.path() / "a", "12345"));
    CHECK(read_file(folder.path() / "a", 5));
    const auto refused = read_file(folder.path() / "a", 4);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("longer than 4 bytes") != std::string::npos);
}

TEST_CASE("What is not a regular file is refused") {
    const auto folder = scratch();
    REQUIRE(write_file(folder.path() / "real", "x"));
    fs::create_symlink("real", folder.path() / "link");
    fs::create_directory(folder.path() / "folder");
    REQUIRE(::mkfifo((folder.path() / "pipe").c_str(), 0600) == 0);
    CHECK(read_file(folder.path() / "real", 10));
    for (const char* name : {"link", "folder", "pipe", "absent"}) {
        INFO(name);
        CHECK_FALSE(read_file(folder.path() / name, 10));
    }
    CHECK_FALSE(read_file("/dev/zero", 10));
}

TEST_CASE("A file that claims no size is still read, up to the cap") {
    if (!fs::exists("/proc/self/status")) SKIP("/proc is not mounted");
    CHECK(read_file("/proc/self/status", 100'000).value().find("Pid:") != std::string::npos);
    CHECK_FALSE(read_file("/proc/self/status", 10));
}

TEST_CASE("A scratch folder vanishes with all it holds, and moves without vanishing") {
    fs::path path;
    {
        auto first = scratch();
        path = first.path();
        fs::create_directories(path / "a/b");
        REQUIRE(write_file(path / "a/b/c", "x"));
        const auto second = std::move(first);
        CHECK(fs::exists(second.path() / "a/b/c"));
        CHECK(second.path() == path);
    }
    CHECK_FALSE(fs::exists(path));
}

TEST_CASE("What a killed process left is swept, what lives or has another name is not") {
    const auto parent = scratch();
    const auto alive = ScratchFolder::create("compiling", parent.path());
    REQUIRE(alive);
    // Made by a process that then ends without a destructor.
    fs::path left;
    {
        auto pipe = halfspace::make_pipe().value();
        const int child = ::fork();
        if (child == 0) {
            const auto made = ScratchFolder::create("compiling", parent.path());
            const auto path = made->path().string();
            ::_exit(::write(pipe.writer.get(), path.data(), path.size()) == static_cast<ssize_t>(path.size())
                        ? 0
                        : 1);
        }
        int status = 1;
        REQUIRE(::waitpid(child, &status, 0) == child);
        REQUIRE(status == 0);
        char bytes[4096];
        const auto count = ::read(pipe.reader.get(), bytes, sizeof bytes);
        REQUIRE(count > 0);
        left = std::string(bytes, static_cast<std::size_t>(count));
    }
    REQUIRE(write_file(left / "worker", "x"));
    fs::create_directory(parent.path() / "compilings");
    fs::create_directory_symlink(parent.path() / "compilings", parent.path() / "compiling-link");
    REQUIRE(write_file(parent.path() / "compiling-file", "x"));
    ScratchFolder::sweep("compiling", parent.path());
    CHECK_FALSE(fs::exists(left));
    CHECK(fs::exists(alive->path()));
    CHECK(fs::exists(parent.path() / "compilings"));
    CHECK(fs::exists(parent.path() / "compiling-link"));
    CHECK(fs::exists(parent.path() / "compiling-file"));
}

TEST_CASE("A descriptor is closed once") {
    int number = -1;
    {
        Fd first(::open("/", O_PATH | O_CLOEXEC));
        number = first.get();
        const Fd second = std::move(first);
        CHECK_FALSE(static_cast<bool>(first));  // NOLINT(bugprone-use-after-move): that is what is tested
        CHECK(::fcntl(number, F_GETFD) >= 0);
        CHECK(second.get() == number);
    }
    CHECK(::fcntl(number, F_GETFD) < 0);
}
