#include "watch/saves.hpp"

#include <poll.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <filesystem>
#include <fstream>

#include "base/files.hpp"

using namespace halfspace;
using namespace halfspace::watch;
namespace fs = std::filesystem;

namespace {

struct Files {
    ScratchFolder scratch = *ScratchFolder::create();
    fs::path one = scratch.path() / "01_one" / "one.cpp";
    fs::path two = scratch.path() / "02_two" / "two.cpp";

    Files() {
        for (const auto& file : {one, two}) {
            fs::create_directories(file.parent_path());
            put(file, "starter");
        }
    }
    static void put(const fs::path& file, const std::string& text) { std::ofstream(file) << text; }
    Saves watched(Saves::Way way) const { return Saves({one, two}, way); }
};

/// Waits until it is told, or for as long as nobody tells.
void wait(const Saves& saves) {
    struct pollfd poll_fd {
        saves.fd(), POLLIN, 0
    };
    const int told = ::poll(&poll_fd, saves.fd() >= 0 ? 1 : 0, saves.fd() >= 0 ? 60000 : 0);
    CHECK((saves.fd() < 0 || told == 1));
}

}  // namespace

TEST_CASE("a file is saved in each of the ways of editors, told or not") {
    const auto way = GENERATE(Saves::Way::told, Saves::Way::looking);
    const Files files;
    auto saves = files.watched(way);
    CHECK((saves.fd() >= 0) == (way == Saves::Way::told));
    CHECK(saves.changed() == std::nullopt);
    SECTION("in place") {
        Files::put(files.two, "mine");
        wait(saves);
    }
    SECTION("through a temporary file") {
        auto draft = files.two;
        draft += "~";
        Files::put(draft, "mine");
        fs::rename(draft, files.two);
        wait(saves);
    }
    SECTION("the old one is moved away first") {
        auto old = files.two;
        old += "~";
        fs::rename(files.two, old);
        CHECK(saves.changed() == std::nullopt);
        Files::put(files.two, "mine");
        fs::remove(old);
        wait(saves);
    }
    SECTION("deleted, and written anew") {
        fs::remove(files.two);
        CHECK(saves.changed() == std::nullopt);
        Files::put(files.two, "mine");
        wait(saves);
    }
    SECTION("emptied, and filled later") {
        Files::put(files.two, "");
        CHECK(saves.changed() == std::nullopt);
        Files::put(files.two, "mine");
        wait(saves);
    }
    CHECK(saves.changed() == 1);
    CHECK(saves.changed() == std::nullopt);
}

TEST_CASE("what does not change the text is no save") {
    const Files files;
    auto saves = files.watched(Saves::Way::told);
    Files::put(files.one, "starter");
    fs::last_write_time(files.one, fs::file_time_type::clock::now());
    Files::put(files.one.parent_path() / "notes.txt", "another file");
    CHECK(saves.changed() == std::nullopt);
    Files::put(files.one, "mine");
    CHECK(saves.changed() == 0);
    Files::put(files.one, "starter");
    CHECK(saves.changed() == 0);
}

TEST_CASE("of two files the one saved last counts, and neither comes twice") {
    const Files files;
    auto saves = files.watched(Saves::Way::looking);
    Files::put(files.two, "second");
    Files::put(files.one, "first");
    fs::last_write_time(files.one, fs::last_write_time(files.two) + std::chrono::seconds(1));
    CHECK(saves.changed() == 0);
    CHECK(saves.changed() == std::nullopt);
}

TEST_CASE("a folder that cannot be watched is looked at") {
    const Files files;
    Saves saves({files.one, files.scratch.path() / "gone" / "x.cpp"});
    CHECK(saves.fd() == -1);
    CHECK(saves.patience() <= std::chrono::milliseconds(250));
    Files::put(files.one, "mine");
    CHECK(saves.changed() == 0);
}
