#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "base/digest.hpp"
#include "base/files.hpp"
#include "gradebook/gradebook.hpp"
#include "gradebook/schema.hpp"
#include "grader/gradebook/example.hpp"

namespace halfspace::gradebook {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using namespace test;

TEST_CASE("one program writes at a time, and the second one is told which; others may read") {
    const Folder folder;
    {
        const auto book = folder.write();
        REQUIRE(book->take_in({"ann", "", "", "", ""}, {}, {}, {}));
        REQUIRE(book->give({grade_of("ann", 1)}));
        const auto error = folder.refused();
        CHECK(error.kind == Error::Kind::bad_input);
        CHECK_THAT(error.message, ContainsSubstring(fmt::format("process {}", ::getpid())));
        const auto reader = Gradebook::open(folder.path(), "Course", Access::read);
        REQUIRE(reader);
        CHECK((*reader)->current().value().size() == 1);
    }
    folder.write();
}

TEST_CASE("another course's gradebook, a newer one and one that is none are refused, and not changed") {
    const Folder folder;
    folder.write();
    std::string before = read_file(folder.file(), 1u << 20).value();
    for (const auto access : {Access::read, Access::write}) {
        const auto other = folder.refused(access, "Other course");
        CHECK(other.kind == Error::Kind::bad_input);
        CHECK_THAT(other.message, ContainsSubstring("\"Course\"") && ContainsSubstring("\"Other course\"") &&
                                      ContainsSubstring(folder.file().string()));
    }
    CHECK(read_file(folder.file(), 1u << 20) == before);

    SQLite::Database(folder.file(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99");
    before = read_file(folder.file(), 1u << 20).value();
    CHECK_THAT(folder.refused().message, ContainsSubstring("newer halfspace (version 99"));
    CHECK(read_file(folder.file(), 1u << 20) == before);

    fs::remove(folder.file());
    SQLite::Database(folder.file(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
        .exec("CREATE TABLE bookmarks(x); PRAGMA user_version = 1");
    before = read_file(folder.file(), 1u << 20).value();
    CHECK_THAT(folder.refused().message, ContainsSubstring("no gradebook"));
    CHECK(read_file(folder.file(), 1u << 20) == before);

    fs::remove(folder.file());
    CHECK_THAT(folder.refused(Access::read).message, ContainsSubstring("there is no gradebook"));
    CHECK_FALSE(fs::exists(folder.file()));
}

TEST_CASE("a gradebook of the first version is brought up to date, and keeps what it holds") {
    const Folder folder;
    {
        SQLite::Database old(folder.file(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        SQLite::Transaction transaction(old);
        migrate(old, {steps().front()});
        old.exec(
            "INSERT INTO course VALUES('Course'); INSERT INTO student VALUES('ann', 'Ann', '', '', '', 7, "
            "NULL);"
            "INSERT INTO work VALUES('ann', '04_dense', 'digest', '', '')");
        transaction.commit();
    }
    // Also by who only reads it.
    CHECK(Gradebook::open(folder.path(), "Course", Access::read).value()->works().value().size() == 1);
    const auto book = folder.write();
    CHECK(book->works().value().at(place).source == "digest");
    CHECK_FALSE(book->works().value().at(place).arrival.time.has_value());
    REQUIRE(book->take_in({"ann", "", "", "", ""}, {}, {},
                          {{"04_dense", "x", "", {Time(std::chrono::seconds(9))}}}));
    CHECK(book->works().value().at(place).arrival.time == Time(std::chrono::seconds(9)));
    CHECK(book->students().value().at(0).name == "Ann");
}

TEST_CASE("a damaged gradebook is named, and left as it is") {
    const Folder folder;
    {
        const auto book = folder.write();
        for (int i = 0; i < 200; ++i)
            REQUIRE(book->take_in({fmt::format("student {}", i), "", "", "", ""}, {}, {},
                                  {{"04_dense", std::to_string(i)}}));
    }
    const std::string whole = read_file(folder.file(), 1u << 20).value();
    std::string scribbled = whole;
    for (std::size_t i = 5000; i < scribbled.size(); i += 3) scribbled[i] = '\x55';
    for (const std::string& bytes : {std::string(5000, 'x'), whole.substr(0, whole.size() / 2), scribbled}) {
        REQUIRE(write_file(folder.file(), bytes));
        const auto error = folder.refused();
        CHECK(error.kind == Error::Kind::bad_input);
        CHECK_THAT(error.message, ContainsSubstring(folder.file().string() + " is damaged") &&
                                      ContainsSubstring("put back a copy"));
        CHECK(read_file(folder.file(), 1u << 20) == bytes);
    }
    for (const char* damage : {"ALTER TABLE enrolled RENAME TO enroled", "DELETE FROM course"}) {
        REQUIRE(write_file(folder.file(), whole));
        SQLite::Database(folder.file(), SQLite::OPEN_READWRITE).exec(damage);
        auto book = Gradebook::open(folder.path(), "Course", Access::read);
        const auto enrolled = book ? (*book)->enrolled() : fail(book.error());
        REQUIRE_FALSE(enrolled);
        CHECK(enrolled.error().kind == Error::Kind::bad_input);
        CHECK_THAT(enrolled.error().message,
                   ContainsSubstring("is damaged") && ContainsSubstring("put back a copy"));
    }
    // What a program that was killed at the very first moment leaves.
    REQUIRE(write_file(folder.file(), ""));
    CHECK_THAT(folder.refused(Access::read).message, ContainsSubstring("there is no gradebook"));
    folder.write();
}

TEST_CASE("without room nothing is half written, and with room again it goes on") {
    const Folder folder;
    const auto book = folder.write();
    const std::string text(100'000, 'x');
    REQUIRE(book->take_in({"ann", "", "", "", ""}, {}, {}, {{"04_dense", "before"}}));
    // The disk of a database is full when it may have no more pages. The limit is the connection's own.
    std::vector<HandedIn> files;
    for (int i = 0; i < 40; ++i) {
        std::string noise;
        for (int j = 0; j < 1000; ++j) noise += sha256_hex(fmt::format("{} {}", i, j));
        files.push_back({fmt::format("{:02}_x", i), noise});
    }
    book->limit_pages(40);
    const auto full = book->take_in({"ann", "Ann", "", "", ""}, {}, {}, files);
    REQUIRE_FALSE(full);
    CHECK(full.error().kind == Error::Kind::fault);
    CHECK_THAT(full.error().message, ContainsSubstring("the disk is full") && ContainsSubstring("goes on"));
    CHECK(book->works().value().size() == 1);
    CHECK(book->students().value().at(0).name.empty());
    book->limit_pages(100'000);
    REQUIRE(book->take_in({"ann", "Ann", "", "", ""}, {}, {}, files));
    CHECK(book->works().value().size() == 41);
}

}  // namespace
}  // namespace halfspace::gradebook
