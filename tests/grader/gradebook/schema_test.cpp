#include "gradebook/schema.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <catch2/catch_test_macros.hpp>

namespace halfspace::gradebook {
namespace {

void bring(SQLite::Database& database, const std::vector<std::string>& steps) {
    SQLite::Transaction transaction(database);
    migrate(database, steps);
    transaction.commit();
}

TEST_CASE("an older database goes through the steps that it lacks, and keeps what it holds") {
    SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    std::vector<std::string> steps{"CREATE TABLE pupil(name TEXT)"};
    CHECK(version_of(database) == 0);
    bring(database, steps);
    CHECK(version_of(database) == 1);
    CHECK(database.execAndGet("PRAGMA application_id").getInt() == application_id);
    database.exec("INSERT INTO pupil VALUES('ann')");
    steps.emplace_back(
        "ALTER TABLE pupil RENAME TO student; ALTER TABLE student ADD late INTEGER NOT NULL DEFAULT 0");
    steps.emplace_back("UPDATE student SET late = 1");
    bring(database, steps);
    CHECK(version_of(database) == 3);
    CHECK(database.execAndGet("SELECT name || late FROM student").getString() == "ann1");
    database.exec("UPDATE student SET late = 5");
    bring(database, steps);  // nothing is done twice
    CHECK(database.execAndGet("SELECT late FROM student").getInt() == 5);
}

TEST_CASE("a step that fails leaves the database as it was") {
    SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    bring(database, {"CREATE TABLE pupil(name TEXT)"});
    CHECK_THROWS_AS(bring(database, {"", "DROP TABLE pupil", "no such words"}), SQLite::Exception);
    CHECK(version_of(database) == 1);
    CHECK(database.tableExists("pupil"));
}

TEST_CASE("the real steps make a database that holds together") {
    SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    bring(database, steps());
    CHECK(version_of(database) == static_cast<int>(steps().size()));
    CHECK(database.execAndGet("PRAGMA quick_check").getString() == "ok");
}

}  // namespace
}  // namespace halfspace::gradebook
