#include "gradebook/schema.hpp"

#include <fmt/format.h>

namespace halfspace::gradebook {

const std::vector<std::string>& steps() {
    static const std::vector<std::string> all{
        // Times are seconds of Unix time. Texts in BLOBs are packed (packed.hpp).
        R"sql(
CREATE TABLE course(title TEXT NOT NULL) STRICT;
CREATE TABLE run(
    id INTEGER PRIMARY KEY, command TEXT NOT NULL, started INTEGER NOT NULL,
    seconds REAL,                        -- NULL: it has not ended
    suite TEXT NOT NULL, toolchain TEXT NOT NULL, sandbox TEXT NOT NULL, secret TEXT NOT NULL,
    notes TEXT NOT NULL DEFAULT '[]',    -- a list, as JSON
    undone INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE student(
    student TEXT PRIMARY KEY, name TEXT NOT NULL, id TEXT NOT NULL, login TEXT NOT NULL, email TEXT NOT NULL,
    submitted INTEGER,
    grade INTEGER REFERENCES grade) STRICT;  -- the one that counts
CREATE TABLE source(digest TEXT PRIMARY KEY, text BLOB NOT NULL) STRICT;
CREATE TABLE work(
    student TEXT NOT NULL REFERENCES student, exercise TEXT NOT NULL,
    source TEXT NOT NULL, instead_of TEXT NOT NULL, rejected TEXT NOT NULL,
    PRIMARY KEY(student, exercise)) STRICT, WITHOUT ROWID;
CREATE TABLE verdict(
    id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES run, given INTEGER NOT NULL,
    student TEXT NOT NULL, exercise TEXT NOT NULL, source TEXT NOT NULL,
    suite TEXT NOT NULL, programs TEXT NOT NULL, toolchain TEXT NOT NULL, flags TEXT NOT NULL, secret TEXT NOT NULL,
    outcome BLOB NOT NULL,
    UNIQUE(student, exercise, source, suite, programs, toolchain, flags, secret)) STRICT;
CREATE TABLE grade(
    id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES run, given INTEGER NOT NULL,
    student TEXT NOT NULL REFERENCES student, score REAL, max_score REAL NOT NULL,
    before INTEGER NOT NULL,             -- the grade that counted then; 0: none
    grade BLOB NOT NULL) STRICT;
CREATE INDEX grade_of_run ON grade(run);
)sql",
        // When a file came, as far as that is known, and the student's own due time; what is noted of a hand-in (JSON).
        R"sql(
ALTER TABLE student ADD COLUMN notes TEXT NOT NULL DEFAULT '[]';
ALTER TABLE work ADD COLUMN arrived INTEGER;
ALTER TABLE work ADD COLUMN marked_late INTEGER NOT NULL DEFAULT 0;
ALTER TABLE work ADD COLUMN due INTEGER;
)sql",
        // When each file that was ever given came first and last, where somebody but the student has said so.
        R"sql(
CREATE TABLE arrival(
    student TEXT NOT NULL, exercise TEXT NOT NULL, source TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
    PRIMARY KEY(student, exercise, source)) STRICT, WITHOUT ROWID;
INSERT INTO arrival SELECT student, exercise, iif(instead_of = '', source, instead_of), arrived, arrived FROM work
    WHERE arrived IS NOT NULL AND (source != '' OR instead_of != '');
)sql",
        // By which platforms tell students apart: "canvas 17".
        R"sql(
CREATE TABLE number(number TEXT PRIMARY KEY, student TEXT NOT NULL REFERENCES student) STRICT;
)sql",
        // Single students' due times, as they were given: whom a row was found to mean, what it says of that student.
        R"sql(
CREATE TABLE extension(
    number INTEGER PRIMARY KEY, student TEXT NOT NULL, name TEXT NOT NULL, id TEXT NOT NULL, login TEXT NOT NULL,
    email TEXT NOT NULL, exercise TEXT NOT NULL, due INTEGER) STRICT;
)sql",
        // The platform's number of what counts: a higher one is newer. 0: it has none.
        R"sql(
ALTER TABLE work ADD COLUMN submission INTEGER NOT NULL DEFAULT 0;
)sql",
        // Who is in the class, as the roster said that was given last.
        R"sql(
CREATE TABLE enrolled(name TEXT NOT NULL, id TEXT NOT NULL, login TEXT NOT NULL, email TEXT NOT NULL) STRICT;
)sql",
        // What is noted (a list, as JSON) of a file that counts, with its hand-in; exercise '': of a last hand-in, whatever counts.
        R"sql(
CREATE TABLE note(
    student TEXT NOT NULL REFERENCES student, exercise TEXT NOT NULL, notes TEXT NOT NULL,
    PRIMARY KEY(student, exercise)) STRICT, WITHOUT ROWID;
INSERT INTO note SELECT student, '', notes FROM student WHERE notes != '[]';
ALTER TABLE student DROP COLUMN notes;
)sql"};
    return all;
}

int version_of(SQLite::Database& database) {
    return database.execAndGet("PRAGMA user_version").getInt();
}

void migrate(SQLite::Database& database, const std::vector<std::string>& steps) {
    for (auto version = static_cast<std::size_t>(version_of(database)); version < steps.size(); ++version)
        database.exec(steps[version]);
    database.exec(
        fmt::format("PRAGMA user_version = {}; PRAGMA application_id = {}", steps.size(), application_id));
}

}  // namespace halfspace::gradebook
