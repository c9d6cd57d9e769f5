#include "gradebook/store.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include "gradebook/lock.hpp"
#include "gradebook/packed.hpp"
#include "gradebook/schema.hpp"

namespace halfspace::gradebook {
namespace {

namespace fs = std::filesystem;
using SQLite::Statement;

/// How long one waits for another program's transaction: each takes milliseconds.
constexpr int busy_milliseconds = 10'000;

/// What the file holds is a gradebook of this course that we know, or nothing yet.
Result<void> check(SQLite::Database& database, const fs::path& file, const std::string& course) {
    const int version = version_of(database);
    const int known = static_cast<int>(steps().size());
    const int id = database.execAndGet("PRAGMA application_id").getInt();
    if (version == 0 && id == 0 && database.execAndGet("SELECT count(*) FROM sqlite_master").getInt() == 0)
        return {};
    if (id != application_id)
        return fail(Error::bad_input(
            fmt::format("{} is no gradebook, but another database: move it away, or give another folder",
                        file.string())));
    if (version > known)
        return fail(Error::bad_input(fmt::format(
            "{} was written by a newer halfspace (version {} of gradebooks; this one knows {}): use that one",
            file.string(), version, known)));
    const std::string checked = database.execAndGet("PRAGMA quick_check(1)").getString();
    if (checked != "ok") return fail(damaged(file, checked));
    const std::string title = database.execAndGet("SELECT title FROM course").getString();
    if (title != course)
        return fail(
            Error::bad_input(fmt::format("{} is that of another course, \"{}\" (this one: \"{}\"): give "
                                         "another folder, or the title it had in "
                                         "course.toml",
                                         file.string(), title, course)));
    return {};
}

}  // namespace

Error damaged(const fs::path& file, const std::string& why) {
    return Error::bad_input(fmt::format(
        "{} is damaged ({}). It is left as it is: put back a copy of it, or move it away and grade "
        "again",
        file.string(), why));
}

Error error_of(const fs::path& file, const SQLite::Exception& error) {
    const std::string why = error.what();
    switch (error.getErrorCode()) {
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_ERROR:  // a table or a column is missing,
        case -1:            // or a row (so SQLiteCpp says it)
            return damaged(file, why);
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return Error::bad_input(fmt::format(
                "{}: another program is writing it; try again when that has ended", file.string()));
        case SQLITE_CANTOPEN:
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return Error::bad_input(
                fmt::format("cannot write {}: {}; it must be a file, no link, and writable, as its folder",
                            file.string(), why));
        case SQLITE_FULL:
            return Error::fault(fmt::format(
                "cannot write {}: the disk is full. What was graded is kept: make room, and the same command "
                "goes on",
                file.string()));
        default:
            return Error::fault(fmt::format("{}: {}", file.string(), why));
    }
}

Result<std::unique_ptr<Store>> Store::open(const fs::path& folder, const std::string& course, Access access) {
    const fs::path file = folder / file_name;
    std::error_code error;
    const bool is_there = fs::exists(fs::symlink_status(file, error));
    const auto none = [&] {
        return fail(
            Error::bad_input(fmt::format("{}: there is no gradebook; halfspace grade ... --out {} makes one",
                                         file.string(), folder.string())));
    };
    if (access == Access::read && !is_there) return none();
    Fd held;
    if (access == Access::write) held = TRY(gradebook::lock(folder / "gradebook.lock", file));
    try {
        // Also to read: a transaction that was killed is taken back by whoever opens the file next.
        const int flags = SQLite::OPEN_READWRITE | SQLite::OPEN_NOFOLLOW |
                          (access == Access::write ? SQLite::OPEN_CREATE : 0);
        // SQLite refuses any link on the way, and only the last one is a stranger's.
        const fs::path real = fs::canonical(folder, error) / file_name;
        auto store = std::unique_ptr<Store>(
            new Store{file, std::move(held), SQLite::Database(real, flags, busy_milliseconds), {}, {}, 0});
        auto& database = store->database;
        if (access == Access::write) database.exec("PRAGMA synchronous = FULL");
        TRY(check(database, file, course));
        if (version_of(database) < static_cast<int>(steps().size())) {
            const bool is_new = version_of(database) == 0;
            if (access == Access::read) {
                if (is_new) return none();
                store.reset();
                TRY(open(folder, course, Access::write));  // brings it up to date
                return open(folder, course, Access::read);
            }
            SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
            migrate(database, steps());
            if (is_new) {
                Statement insert(database, "INSERT INTO course VALUES(?)");
                insert.bind(1, course);
                insert.exec();
            }
            transaction.commit();
        }
        return store;
    } catch (const SQLite::Exception& thrown) {
        return fail(error_of(file, thrown));
    }
}

void Store::begin(const Run& run) {
    Statement insert(
        database, "INSERT INTO run(command, started, suite, toolchain, sandbox, secret) VALUES(?,?,?,?,?,?)");
    insert.bind(1, run.command);
    insert.bind(2, number(run.started));
    insert.bind(3, run.suite);
    insert.bind(4, run.toolchain);
    insert.bind(5, run.sandbox);
    insert.bind(6, run.secret);
    insert.exec();
    run_id = database.getLastInsertRowid();
}

Time now() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

std::int64_t number(Time time) {
    return time.time_since_epoch().count();
}

Time time_of(std::int64_t seconds) {
    return Time(std::chrono::seconds(seconds));
}

std::optional<Time> time_in(Statement& row, int column) {
    if (row.isColumnNull(column)) return {};
    return time_of(row.getColumn(column).getInt64());
}

void bind_time(Statement& statement, int index, const std::optional<Time>& time) {
    time ? statement.bind(index, number(*time)) : statement.bind(index);
}

std::string text_in(const SQLite::Column& blob) {
    auto text =
        unpacked({static_cast<const char*>(blob.getBlob()), static_cast<std::size_t>(blob.getBytes())});
    if (!text) throw Damaged("a text in it cannot be unpacked");
    return std::move(*text);
}

void bind_packed(Statement& statement, int index, std::string_view text) {
    const std::string bytes = packed(text);
    statement.bind(index, bytes.data(), static_cast<int>(bytes.size()));
}

std::string text_of(const std::vector<std::string>& notes) {
    return nlohmann::json(notes).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::vector<std::string> notes_in(const SQLite::Column& column) {
    return nlohmann::json::parse(column.getString()).get<std::vector<std::string>>();
}

void bind_work(Statement& statement, int first, const Place& place, const std::string& source) {
    statement.bind(first, place.student);
    statement.bind(first + 1, place.exercise);
    statement.bind(first + 2, source);
}

}  // namespace halfspace::gradebook
