#include "compile/cache.hpp"

#include <sys/stat.h>

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <fstream>

#include "base/files.hpp"

using namespace halfspace;
using namespace halfspace::compile;
namespace fs = std::filesystem;

namespace {

struct Fixture {
    ScratchFolder folder = ScratchFolder::create("cache-test").value();
    Cache cache = Cache::open(folder.path() / "cache").value();

    /// A program, as a compiler leaves it beside the entries.
    [[nodiscard]] fs::path built(std::string_view bytes) const {
        fs::path path = cache.folder() / "built";
        REQUIRE(write_file(path, bytes, 0777));
        return path;
    }
    fs::path keep(const std::string& key, std::string_view bytes) const {
        const auto kept = cache.keep_worker(key, built(bytes), "a warning", 1000);
        REQUIRE(kept);
        return std::get<Worker>(*kept).path;
    }
    void age(const std::string& key, int hours) const {
        fs::last_write_time(cache.folder() / (key + ".json"),
                            fs::file_time_type::clock::now() - std::chrono::hours(hours));
    }
};

}  // namespace

TEST_CASE_METHOD(Fixture, "a worker is kept with its warnings, executable and read-only") {
    const fs::path path = keep("aa", "program");
    CHECK_FALSE(fs::exists(cache.folder() / "built"));
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    CHECK((status.st_mode & 07777) == 0555);
    const auto found = cache.find("aa");
    REQUIRE(found);
    CHECK(std::get<Worker>(*found).path == path);
    CHECK(std::get<Worker>(*found).warnings == "a warning");
    CHECK(read_file(path, 100) == "program");
    CHECK_FALSE(cache.find("ab"));
}

TEST_CASE_METHOD(Fixture, "diagnostics are kept too") {
    REQUIRE(cache.keep_diagnostics("bb", "line 1\nline 2"));
    CHECK(std::get<verdict::DidNotCompile>(cache.find("bb").value()).diagnostics == "line 1\nline 2");
}

TEST_CASE_METHOD(Fixture, "an entry that was changed, cut or moved is no entry") {
    const fs::path path = keep("aa", "program");
    SECTION("another program") {
        REQUIRE(write_file(path, "prograM", 0555));
    }
    SECTION("a program written to") {
        fs::permissions(path, fs::perms::owner_write, fs::perm_options::add);
        std::ofstream(path, std::ios::app) << 'x';
    }
    SECTION("half a program") {
        REQUIRE(write_file(path, "prog", 0555));
    }
    SECTION("no program") {
        fs::remove(path);
    }
    SECTION("a link") {
        fs::rename(path, cache.folder() / "elsewhere");
        fs::create_symlink(cache.folder() / "elsewhere", path);
    }
    SECTION("half an entry") {
        const auto text = read_file(cache.folder() / "aa.json", 10000).value();
        REQUIRE(write_file(cache.folder() / "aa.json", text.substr(0, text.size() / 2)));
    }
    SECTION("not JSON of ours") {
        REQUIRE(write_file(cache.folder() / "aa.json", "[1]"));
    }
    SECTION("other words") {
        auto text = read_file(cache.folder() / "aa.json", 10000).value();
        text.replace(text.find("a warning"), 9, "b warning");
        REQUIRE(write_file(cache.folder() / "aa.json", text));
    }
    SECTION("another key's entry") {
        REQUIRE(cache.keep_diagnostics("cc", "words"));
        fs::rename(cache.folder() / "cc.json", cache.folder() / "aa.json");
    }
    CHECK_FALSE(cache.find("aa"));
    keep("aa", "program again");
    CHECK(cache.find("aa"));
}

TEST_CASE_METHOD(Fixture, "what the compiler leaves must be a plain file of a bounded size") {
    const fs::path path = cache.folder() / "built";
    SECTION("a symbolic link") {
        REQUIRE(write_file(folder.path() / "secret", "secret"));
        fs::create_symlink(folder.path() / "secret", path);
    }
    SECTION("a hard link") {
        REQUIRE(write_file(folder.path() / "secret", "secret"));
        fs::create_hard_link(folder.path() / "secret", path);
    }
    SECTION("a pipe") {
        REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    }
    SECTION("a folder") {
        fs::create_directory(path);
    }
    SECTION("nothing") {}
    SECTION("too much") {
        REQUIRE(write_file(path, std::string(1001, 'x')));
    }
    const auto kept = cache.keep_worker("aa", path, "", 1000);
    REQUIRE_FALSE(kept);
    CHECK(kept.error().kind == Error::Kind::fault);
    CHECK_FALSE(cache.find("aa"));
}

TEST_CASE_METHOD(Fixture, "trimming removes what was used longest ago, and only as much as it must") {
    for (const char* key : {"a1", "a2", "a3", "a4"}) keep(key, std::string(900, 'x'));
    age("a1", 4);
    age("a2", 3);
    age("a3", 2);
    age("a4", 1);
    CHECK(cache.find("a1"));  // used just now
    Cache::open(cache.folder(), 1u << 20)->trim();
    for (const char* key : {"a1", "a2", "a3", "a4"}) CHECK(cache.find(key));

    age("a2", 3);
    age("a3", 2);
    Cache::open(cache.folder(), 4200)->trim();
    CHECK(cache.find("a1"));
    CHECK_FALSE(cache.find("a2"));
    CHECK_FALSE(fs::exists(cache.folder() / "a2.worker"));
}

TEST_CASE_METHOD(Fixture, "a bound that was raised holds for whoever opens the folder later") {
    const std::string program(1000, 'x');
    for (const char* key : {"aa", "bb", "cc"}) {
        keep(key, program);
        age(key, 1);
    }
    auto small = Cache::open(cache.folder(), 1500).value();
    small.make_room(100'000);
    fs::last_write_time(cache.folder() / "bound", fs::file_time_type::clock::now() - std::chrono::hours(48));
    Cache::open(cache.folder(), 1500)->trim();
    for (const char* key : {"aa", "bb", "cc"}) CHECK(cache.find(key));
    REQUIRE(write_file(cache.folder() / "bound", "no number"));
    for (const char* key : {"aa", "bb", "cc"}) age(key, 1);
    Cache::open(cache.folder(), 1500)->trim();
    CHECK_FALSE(cache.find("aa"));
}

TEST_CASE_METHOD(Fixture, "trimming removes drafts of yesterday, not those of now") {
    fs::create_directory(cache.folder() / "compiling-old");
    fs::create_directory(cache.folder() / "compiling-new");
    fs::last_write_time(cache.folder() / "compiling-old",
                        fs::file_time_type::clock::now() - std::chrono::hours(25));
    cache.trim();
    CHECK_FALSE(fs::exists(cache.folder() / "compiling-old"));
    CHECK(fs::exists(cache.folder() / "compiling-new"));
}

TEST_CASE_METHOD(Fixture, "a cache that grows is trimmed while it is used, but for what was used just now") {
    const Cache small = Cache::open(cache.folder(), 20000).value();
    for (int i = 0; i < 40; ++i) {
        const std::string key = "b" + std::to_string(10 + i);
        REQUIRE(small.keep_worker(key, built(std::string(900, 'x')), "", 1000));
        CHECK(small.find(key));
        if (i < 30) {
            for (const char* kind : {".json", ".worker"})
                fs::last_write_time(cache.folder() / (key + kind),
                                    fs::file_time_type::clock::now() - std::chrono::hours(50 - i));
        }
    }
    std::uintmax_t bytes = 0;
    for (const auto& file : fs::directory_iterator(cache.folder())) bytes += file.file_size();
    CHECK(bytes <= 20000);
    CHECK_FALSE(fs::exists(cache.folder() / "b10.worker"));
    for (int i = 30; i < 40; ++i) CHECK(small.find("b" + std::to_string(10 + i)));
}

TEST_CASE_METHOD(Fixture, "trimming takes nothing away that was used within the last minutes") {
    for (const char* key : {"a1", "a2", "a3"}) keep(key, std::string(900, 'x'));
    Cache::open(cache.folder(), 1000)->trim();
    for (const char* key : {"a1", "a2", "a3"}) CHECK(cache.find(key));
}

TEST_CASE_METHOD(Fixture, "opening sweeps what a killed compile left, not what one is working in") {
    const auto living = ScratchFolder::create(Cache::scratch, cache.folder());
    REQUIRE(living);
    fs::create_directories(cache.folder() / "compiling-left/out");
    REQUIRE(Cache::open(cache.folder()));
    CHECK_FALSE(fs::exists(cache.folder() / "compiling-left"));
    CHECK(fs::exists(living->path()));
}

TEST_CASE_METHOD(Fixture, "a cache that cannot be made is bad input; one that exists keeps its mode") {
    REQUIRE(write_file(folder.path() / "file", ""));
    const auto refused = Cache::open(folder.path() / "file" / "cache");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == Error::Kind::bad_input);

    fs::create_directory(folder.path() / "open");
    fs::permissions(folder.path() / "open", fs::perms::all);
    REQUIRE(Cache::open(folder.path() / "open"));
    CHECK(fs::status(folder.path() / "open").permissions() == fs::perms::all);
    CHECK(fs::status(cache.folder()).permissions() == fs::perms::owner_all);
}
