#include "gradebook/gradebook.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <type_traits>

#include "base/digest.hpp"
#include "gradebook/lock.hpp"
#include "gradebook/packed.hpp"
#include "gradebook/record.hpp"
#include "gradebook/schema.hpp"

namespace halfspace::gradebook {
namespace {

namespace fs = std::filesystem;
using SQLite::Statement;

/// How long one waits for another program's transaction: each takes milliseconds.
constexpr int busy_milliseconds = 10'000;

/// What the file says cannot be: a text that does not unpack, a row that is missing.
struct Damaged : std::runtime_error {
    using std::runtime_error::runtime_error;
};

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
                fmt::format("cannot write {}: {}; it and its folder must be writable", file.string(), why));
        case SQLITE_FULL:
            return Error::fault(fmt::format(
                "cannot write {}: the disk is full. What was graded is kept: make room, and the same command "
                "goes on",
                file.string()));
        default:
            return Error::fault(fmt::format("{}: {}", file.string(), why));
    }
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

void bind_time(Statement& statement, int index, const std::optional<Time>& time) {
    time ? statement.bind(index, number(*time)) : statement.bind(index);
}

std::string text_in(const SQLite::Column& blob) {
    auto text =
        unpacked({static_cast<const char*>(blob.getBlob()), static_cast<std::size_t>(blob.getBytes())});
    if (!text) throw Damaged("a text in it cannot be unpacked");
    return std::move(*text);
}

std::string list(const std::vector<std::string>& notes) {
    return nlohmann::json(notes).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}
std::vector<std::string> list(const std::string& notes) {
    return nlohmann::json::parse(notes).get<std::vector<std::string>>();
}

void bind_packed(Statement& statement, int index, std::string_view text) {
    const std::string bytes = packed(text);
    statement.bind(index, bytes.data(), static_cast<int>(bytes.size()));
}

void bind_work(Statement& statement, int first, const Place& place, const std::string& source) {
    statement.bind(first, place.student);
    statement.bind(first + 1, place.exercise);
    statement.bind(first + 2, source);
}

void bind_conditions(Statement& statement, int first, const Conditions& conditions) {
    for (const std::string* part : {&conditions.suite, &conditions.programs, &conditions.toolchain,
                                    &conditions.flags, &conditions.secret})
        statement.bind(first++, *part);
}

/// What stands for a file of a student's that is no text: the reason is all that is known of it.
std::string digest_of_rejected(const std::string& why) {
    return sha256_hex(std::string("rejected\0", 9) + why);
}
constexpr const char* nothing_handed_in = "nothing";

/// Of the student's own file.
std::string handed_in(const Work& work) {
    if (!work.instead_of.empty()) return work.instead_of;
    return !work.source.empty() ? work.source : digest_of_rejected(work.rejected);
}

constexpr const char* current_columns =
    "SELECT s.student, s.name, s.id, s.login, s.email, s.submitted, g.given, g.grade FROM student s JOIN "
    "grade g ON "
    "g.id = s.grade";

Current current_in(Statement& row) {
    Current current;
    current.identity = {row.getColumn(0).getString(), row.getColumn(1).getString(),
                        row.getColumn(2).getString(), row.getColumn(3).getString(),
                        row.getColumn(4).getString()};
    if (!row.isColumnNull(5)) current.submitted = time_of(row.getColumn(5).getInt64());
    current.given = time_of(row.getColumn(6).getInt64());
    current.grade = grade_of(text_in(row.getColumn(7)));
    return current;
}

/// As far down as the columns go that make a Work.
constexpr const char* work_columns = "source, instead_of, rejected, arrived, marked_late, due, submission";

std::optional<Time> time_in(Statement& row, int column) {
    if (row.isColumnNull(column)) return {};
    return time_of(row.getColumn(column).getInt64());
}

Work work_in(Statement& row, int first) {
    Work work{row.getColumn(first).getString(),
              row.getColumn(first + 1).getString(),
              row.getColumn(first + 2).getString(),
              {time_in(row, first + 3), row.getColumn(first + 4).getInt() != 0, time_in(row, first + 5)}};
    work.arrival.submission = static_cast<std::uint64_t>(row.getColumn(first + 6).getInt64());
    return work;
}

}  // namespace

struct Gradebook::Inside {
    fs::path file;
    Fd lock;  ///< none if it is only read
    SQLite::Database database;
    mutable std::timed_mutex mutex;
    std::atomic<bool> closed = false;
    std::int64_t run = 0;

    /// Does it alone, and makes Errors of what SQLite throws.
    template <class F>
    auto alone(const F& work) -> Result<std::invoke_result_t<F>> {
        const std::lock_guard guard(mutex);
        if (closed) return fail(Error::fault(file.string() + ": this run has been ended"));
        try {
            if constexpr (std::is_void_v<std::invoke_result_t<F>>) {
                work();
                return {};
            } else {
                return work();
            }
        } catch (const SQLite::Exception& error) {
            return fail(error_of(file, error));
        } catch (const Damaged& error) {
            return fail(damaged(file, error.what()));
        } catch (const nlohmann::json::exception& error) {
            return fail(damaged(file, error.what()));
        } catch (const std::invalid_argument& error) {  // record.hpp's
            return fail(damaged(file, error.what()));
        }
    }

    /// The same in one transaction.
    template <class F>
    auto at_once(const F& work) -> Result<std::invoke_result_t<F>> {
        return alone([&] {
            SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
            if constexpr (std::is_void_v<std::invoke_result_t<F>>) {
                work();
                transaction.commit();
            } else {
                auto result = work();
                transaction.commit();
                return result;
            }
        });
    }

    void keep_source(const std::string& digest, const std::string& text) {
        Statement insert(database, "INSERT OR IGNORE INTO source VALUES(?, ?)");
        insert.bind(1, digest);
        bind_packed(insert, 2, text);
        insert.exec();
    }

    std::optional<Work> work(const Place& place) {
        Statement find(database,
                       fmt::format("SELECT {} FROM work WHERE student = ? AND exercise = ?", work_columns));
        find.bind(1, place.student);
        find.bind(2, place.exercise);
        return find.executeStep() ? std::optional(work_in(find, 0)) : std::nullopt;
    }

    void set_work(const Place& place, const Work& work) {
        Statement set(database, "INSERT OR REPLACE INTO work VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)");
        set.bind(1, place.student);
        set.bind(2, place.exercise);
        set.bind(3, work.source);
        set.bind(4, work.instead_of);
        set.bind(5, work.rejected);
        bind_time(set, 6, work.arrival.time);
        set.bind(7, work.arrival.marked_late ? 1 : 0);
        bind_time(set, 8, work.arrival.due);
        set.bind(9, static_cast<std::int64_t>(work.arrival.submission));
        set.exec();
    }

    /// A file came, once more perhaps.
    void keep_arrival(const Place& place, const std::string& source, Time time) {
        Statement keep(database,
                       "INSERT INTO arrival VALUES(?1, ?2, ?3, ?4, ?4) ON CONFLICT DO UPDATE SET "
                       "first = min(first, ?4), last = max(last, ?4)");
        bind_work(keep, 1, place, source);
        keep.bind(4, number(time));
        keep.exec();
    }

    void forget_arrival(const Place& place, const std::string& source) {
        Statement forget(database, "DELETE FROM arrival WHERE student = ? AND exercise = ? AND source = ?");
        bind_work(forget, 1, place, source);
        forget.exec();
    }

    /// When it came first or last ("first", "last"), as far as that is sure.
    std::optional<Time> arrival(const Place& place, const std::string& source, const char* which) {
        Statement find(
            database,
            fmt::format("SELECT {} FROM arrival WHERE student = ? AND exercise = ? AND source = ?", which));
        bind_work(find, 1, place, source);
        return find.executeStep() ? time_in(find, 0) : std::nullopt;
    }

    /// What counts came after this other file, as far as times say so, or else the platform's numbers.
    bool is_newer(const Place& place, const Work& work, const std::string& source,
                  const course::Arrival& arrival_now) {
        const auto last = arrival(place, handed_in(work), "last");
        const bool is_sure = arrival_now.time && !arrival_now.by_own_clock;
        const auto last_now = is_sure && arrival_now.last ? arrival_now.last : arrival_now.time;
        if (last && is_sure && *last > *last_now) return true;
        const bool is_later = last && is_sure && !arrival_now.by_roster && *last < *last_now;
        if (arrival_now.submission != 0 && arrival_now.submission < work.arrival.submission && !is_later)
            return true;
        if (!last) return false;
        // An older download with a newer roster, or with none.
        const auto before = arrival(place, source, "last");
        if (!before || (is_sure && !arrival_now.by_roster)) return false;
        const auto first = [&](const std::string& one) { return arrival(place, one, "first"); };
        return *last > *before || (*last == *before && first(handed_in(work)) > first(source));
    }

    /// This text was taken in or judged at this place.
    bool was_here(const Place& place, const std::string& source) {
        for (const char* table : {"arrival", "verdict"}) {
            Statement find(
                database,
                fmt::format("SELECT 1 FROM {} WHERE student = ? AND exercise = ? AND source = ?", table));
            bind_work(find, 1, place, source);
            if (find.executeStep()) return true;
        }
        return false;
    }

    /// Of texts that nothing tells apart, the only one that is not an older one of the place.
    const std::string* newest(const Place& place, const Work& work, const std::vector<std::string>& texts) {
        const std::string* found = nullptr;
        for (const auto& text : texts) {
            const auto digest = sha256_hex(text);
            if (digest != handed_in(work) && was_here(place, digest)) continue;
            if (found != nullptr && *found != text) return nullptr;
            found = &text;
        }
        return found;
    }

    /// Of a file that counts and came now: what is known earliest, where a time that is sure goes before the student's own clock.
    void set_arrival(const Place& place, const std::string& source, const course::Arrival& now,
                     course::Arrival& known) {
        const auto first = arrival(place, source, "first");
        if (first ? now.time == first : now.time && (!known.time || *now.time < *known.time)) {
            known.time = now.time;
            known.marked_late = now.marked_late;
        } else if (first && known.time != first) {
            known.time = first;
            known.marked_late = false;
        }
    }

    std::optional<std::string> current_text(const std::string& student) {
        Statement find(database,
                       "SELECT g.grade FROM student s JOIN grade g ON g.id = s.grade WHERE s.student = ?");
        find.bind(1, student);
        return find.executeStep() ? std::optional(text_in(find.getColumn(0))) : std::nullopt;
    }

    scoring::SubmissionGrade grade(std::int64_t id) {
        Statement find(database, "SELECT grade FROM grade WHERE id = ?");
        find.bind(1, id);
        if (!find.executeStep()) throw Damaged("a grade is missing");
        return grade_of(text_in(find.getColumn(0)));
    }

    void set_grade(const std::string& student, std::int64_t id) {
        Statement update(database, "UPDATE student SET grade = ? WHERE student = ?");
        update.bind(1, id);
        update.bind(2, student);
        if (update.exec() != 1) throw Damaged("a student is missing");
    }

    bool has_source(const std::string& digest) {
        Statement find(database, "SELECT 1 FROM source WHERE digest = ?");
        find.bind(1, digest);
        return find.executeStep();
    }

    /// The grade that counted before the overrides that gave the one that counts now; 0: none did, or there was none.
    std::int64_t before_overrides(const std::string& student) {
        Statement find(database,
                       "WITH RECURSIVE chain(id, before, command) AS ("
                       "SELECT g.id, g.before, r.command FROM student s JOIN grade g ON g.id = s.grade "
                       "JOIN run r ON r.id = g.run WHERE s.student = ? UNION ALL "
                       "SELECT g.id, g.before, r.command FROM chain c JOIN grade g ON g.id = c.before "
                       "JOIN run r ON r.id = g.run WHERE c.command = 'override') "
                       "SELECT before FROM chain WHERE command = 'override' ORDER BY id LIMIT 1");
        find.bind(1, student);
        return find.executeStep() ? find.getColumn(0).getInt64() : 0;
    }

    std::vector<Change> changes(std::int64_t of_run) {
        Statement find(database, "SELECT student, before, id FROM grade WHERE run = ? ORDER BY id");
        find.bind(1, of_run);
        std::vector<Change> changes;
        while (find.executeStep())
            changes.push_back(
                {find.getColumn(0).getString(), find.getColumn(1).getInt64(), find.getColumn(2).getInt64()});
        return changes;
    }

    /// The last regrading that changed anything and was not undone; 0: there is none.
    std::int64_t last_regrading() {
        Statement find(database,
                       "SELECT max(run.id) FROM run JOIN grade ON grade.run = run.id "
                       "WHERE run.command = 'regrade' AND NOT run.undone");
        find.executeStep();
        return find.getColumn(0).getInt64();  // 0 of NULL
    }
};

Gradebook::Gradebook(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Gradebook::~Gradebook() = default;

namespace {

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

Result<std::unique_ptr<Gradebook>> Gradebook::open(const fs::path& folder, const std::string& course,
                                                   Access access) {
    const fs::path file = folder / file_name;
    std::error_code error;
    const bool is_there = fs::exists(fs::symlink_status(file, error));
    if (access == Access::read && !is_there)
        return fail(
            Error::bad_input(fmt::format("{}: there is no gradebook; halfspace grade ... --out {} makes one",
                                         file.string(), folder.string())));
    Fd held;
    if (access == Access::write) held = TRY(lock(folder / "gradebook.lock", file));
    try {
        // Also to read: a transaction that was killed is taken back by whoever opens the file next.
        const int flags = SQLite::OPEN_READWRITE | SQLite::OPEN_NOFOLLOW |
                          (access == Access::write ? SQLite::OPEN_CREATE : 0);
        // SQLite refuses any link on the way, and only the last one is a stranger's.
        const fs::path real = fs::canonical(folder, error) / file_name;
        auto inside = std::unique_ptr<Inside>(
            new Inside{file, std::move(held), SQLite::Database(real, flags, busy_milliseconds), {}, {}, 0});
        auto& database = inside->database;
        if (access == Access::write) database.exec("PRAGMA synchronous = FULL");
        TRY(check(database, file, course));
        if (version_of(database) < static_cast<int>(steps().size())) {
            if (access == Access::read)
                return fail(Error::bad_input(fmt::format(
                    "{} was written by an older halfspace: the next halfspace grade brings it up to date",
                    file.string())));
            const bool is_new = version_of(database) == 0;
            SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
            migrate(database, steps());
            if (is_new) {
                Statement insert(database, "INSERT INTO course VALUES(?)");
                insert.bind(1, course);
                insert.exec();
            }
            transaction.commit();
        }
        return std::unique_ptr<Gradebook>(new Gradebook(std::move(inside)));
    } catch (const SQLite::Exception& thrown) {
        return fail(error_of(file, thrown));
    }
}

const fs::path& Gradebook::file() const {
    return inside_->file;
}

// ---- what counts ----

Result<void> Gradebook::each_current(const std::function<void(const Current&)>& with) const {
    return inside_->alone([&] {
        Statement find(inside_->database, std::string(current_columns) + " ORDER BY s.student");
        while (find.executeStep()) with(current_in(find));
    });
}

Result<std::vector<Current>> Gradebook::current() const {
    std::vector<Current> all;
    TRY(each_current([&](const Current& one) { all.push_back(one); }));
    return all;
}

Result<std::optional<Current>> Gradebook::current(const std::string& student) const {
    return inside_->alone([&] {
        Statement find(inside_->database, std::string(current_columns) + " WHERE s.student = ?");
        find.bind(1, student);
        return find.executeStep() ? std::optional(current_in(find)) : std::nullopt;
    });
}

Result<std::optional<Run>> Gradebook::last_run() const {
    return inside_->alone([&]() -> std::optional<Run> {
        Statement find(
            inside_->database,
            "SELECT command, started, seconds, suite, toolchain, sandbox, secret, notes FROM run "
            "WHERE seconds IS NOT NULL AND NOT undone AND command != 'preview' ORDER BY id DESC LIMIT 1");
        if (!find.executeStep()) return {};
        return Run{find.getColumn(0).getString(), time_of(find.getColumn(1).getInt64()),
                   find.getColumn(2).getDouble(), find.getColumn(3).getString(),
                   find.getColumn(4).getString(), find.getColumn(5).getString(),
                   find.getColumn(6).getString(), list(find.getColumn(7).getString())};
    });
}

Result<bool> Gradebook::was_interrupted() const {
    return inside_->alone([&] {
        Statement find(inside_->database, "SELECT seconds IS NULL FROM run ORDER BY id DESC LIMIT 1");
        return find.executeStep() && find.getColumn(0).getInt() != 0;
    });
}

// ---- what it came from ----

Result<std::vector<roster::Identity>> Gradebook::students() const {
    return inside_->alone([&] {
        Statement find(inside_->database,
                       "SELECT student, name, id, login, email FROM student ORDER BY student");
        std::vector<roster::Identity> all;
        while (find.executeStep())
            all.push_back({find.getColumn(0).getString(), find.getColumn(1).getString(),
                           find.getColumn(2).getString(), find.getColumn(3).getString(),
                           find.getColumn(4).getString()});
        return all;
    });
}

Result<std::map<std::string, std::string>> Gradebook::numbers() const {
    return inside_->alone([&] {
        Statement find(inside_->database, "SELECT number, student FROM number");
        std::map<std::string, std::string> numbers;
        while (find.executeStep())
            numbers.emplace(find.getColumn(0).getString(), find.getColumn(1).getString());
        return numbers;
    });
}

Result<std::vector<roster::Row>> Gradebook::extensions() const {
    return inside_->alone([&] {
        Statement find(
            inside_->database,
            "SELECT student, name, id, login, email, exercise, due FROM extension ORDER BY number");
        std::vector<roster::Row> rows;
        while (find.executeStep()) {
            auto& row = rows.emplace_back();
            row.entry.identity = {find.getColumn(0).getString(), find.getColumn(1).getString(),
                                  find.getColumn(2).getString(), find.getColumn(3).getString(),
                                  find.getColumn(4).getString()};
            row.exercise = find.getColumn(5).getString();
            row.due = time_in(find, 6);
        }
        return rows;
    });
}

Result<std::map<Place, Work>> Gradebook::works() const {
    return inside_->alone([&] {
        Statement find(inside_->database,
                       fmt::format("SELECT student, exercise, {} FROM work", work_columns));
        std::map<Place, Work> all;
        while (find.executeStep())
            all.emplace(Place{find.getColumn(0).getString(), find.getColumn(1).getString()},
                        work_in(find, 2));
        return all;
    });
}

Result<std::map<std::string, Work>> Gradebook::works(const std::string& student) const {
    return inside_->alone([&] {
        Statement find(inside_->database,
                       fmt::format("SELECT exercise, {} FROM work WHERE student = ?", work_columns));
        find.bind(1, student);
        std::map<std::string, Work> all;
        while (find.executeStep()) all.emplace(find.getColumn(0).getString(), work_in(find, 1));
        return all;
    });
}

Result<bool> Gradebook::knows_when(const Place& place, const std::string& text) const {
    return inside_->alone([&] {
        const auto digest = sha256_hex(text);
        if (inside_->arrival(place, digest, "first")) return true;
        const auto work = inside_->work(place);
        return work && handed_in(*work) == digest && (work->arrival.time || work->arrival.marked_late);
    });
}

Result<std::vector<std::string>> Gradebook::notes(const std::string& student) const {
    return inside_->alone([&] {
        Statement find(inside_->database, "SELECT notes FROM student WHERE student = ?");
        find.bind(1, student);
        return find.executeStep() ? list(find.getColumn(0).getString()) : std::vector<std::string>();
    });
}

Result<bool> Gradebook::has_source(const std::string& digest) const {
    return inside_->alone([&] { return inside_->has_source(digest); });
}

Result<std::string> Gradebook::source(const std::string& digest) const {
    return inside_->alone([&] {
        Statement find(inside_->database, "SELECT text FROM source WHERE digest = ?");
        find.bind(1, digest);
        if (!find.executeStep()) throw Damaged("a source is missing");
        auto text = text_in(find.getColumn(0));
        if (sha256_hex(text) != digest) throw Damaged("a source is not what was handed in");
        return text;
    });
}

Result<std::optional<verdict::Outcome>> Gradebook::verdict(const Place& place, const std::string& source,
                                                           const Conditions& conditions) const {
    return inside_->alone([&] {
        Statement find(
            inside_->database,
            "SELECT outcome FROM verdict WHERE student = ? AND exercise = ? AND source = ? AND suite = ? "
            "AND programs = ? AND toolchain = ? AND flags = ? AND secret = ?");
        bind_work(find, 1, place, source);
        bind_conditions(find, 4, conditions);
        return find.executeStep() ? std::optional(outcome_of(text_in(find.getColumn(0)))) : std::nullopt;
    });
}

Result<bool> Gradebook::has_verdict(const Place& place, const std::string& source,
                                    const Conditions& conditions) const {
    return inside_->alone([&] {
        Statement find(
            inside_->database,
            "SELECT 1 FROM verdict WHERE student = ? AND exercise = ? AND source = ? AND suite = ? "
            "AND programs = ? AND toolchain = ? AND flags = ? AND secret = ?");
        bind_work(find, 1, place, source);
        bind_conditions(find, 4, conditions);
        return find.executeStep();
    });
}

Result<std::optional<verdict::Outcome>> Gradebook::last_verdict(const Place& place,
                                                                const std::string& source) const {
    return inside_->alone([&] {
        Statement find(inside_->database,
                       "SELECT outcome FROM verdict WHERE student = ? AND exercise = ? "
                       "ORDER BY source = ? DESC, id DESC LIMIT 1");
        bind_work(find, 1, place, source);
        return find.executeStep() ? std::optional(outcome_of(text_in(find.getColumn(0)))) : std::nullopt;
    });
}

Result<scoring::SubmissionGrade> Gradebook::grade(std::int64_t id) const {
    return inside_->alone([&] { return inside_->grade(id); });
}

// ---- writing ----

Result<void> Gradebook::begin(const Run& run) {
    return inside_->at_once([&] {
        Statement insert(
            inside_->database,
            "INSERT INTO run(command, started, suite, toolchain, sandbox, secret) VALUES(?,?,?,?,?,?)");
        insert.bind(1, run.command);
        insert.bind(2, number(run.started));
        insert.bind(3, run.suite);
        insert.bind(4, run.toolchain);
        insert.bind(5, run.sandbox);
        insert.bind(6, run.secret);
        insert.exec();
        inside_->run = inside_->database.getLastInsertRowid();
    });
}

Result<void> Gradebook::end(double seconds, const std::vector<std::string>& notes) {
    return inside_->at_once([&] {
        Statement update(inside_->database, "UPDATE run SET seconds = ?, notes = ? WHERE id = ?");
        update.bind(1, seconds);
        update.bind(2, list(notes));
        update.bind(3, inside_->run);
        update.exec();
    });
}

Result<Taken> Gradebook::take_in(const roster::Identity& identity, std::optional<Time> submitted,
                                 const std::vector<std::string>& notes, const std::vector<HandedIn>& files,
                                 const std::set<std::string>& numbers) {
    return inside_->at_once([&] {
        Statement student(
            inside_->database,
            "INSERT INTO student VALUES(?1, ?2, ?3, ?4, ?5, NULL, NULL, '[]') ON CONFLICT(student) DO UPDATE "
            "SET name = iif(?2 = '', name, ?2), id = iif(?3 = '', id, ?3), login = iif(?4 = '', login, ?4), "
            "email = iif(?5 = '', email, ?5)");
        student.bind(1, identity.student);
        student.bind(2, identity.name);
        student.bind(3, identity.id);
        student.bind(4, identity.login);
        student.bind(5, identity.email);
        student.exec();
        for (const auto& number : numbers) {
            Statement insert(inside_->database, "INSERT OR IGNORE INTO number VALUES(?, ?)");
            insert.bind(1, number);
            insert.bind(2, identity.student);
            insert.exec();
        }
        Taken taken;
        std::map<std::string, std::vector<std::string>> unclear;  // exercises, by why
        for (HandedIn file : files) {
            const Place place{identity.student, file.exercise};
            const auto before = inside_->work(place);
            if (const auto* text = before ? inside_->newest(place, *before, file.one_of) : nullptr) {
                file.text = *text;
                file.rejected.clear();
            }
            const bool is_text = file.rejected.empty();
            const std::string digest = is_text ? sha256_hex(file.text) : digest_of_rejected(file.rejected);
            const bool is_same = before && handed_in(*before) == digest;
            const bool is_former =
                before && !is_same && inside_->is_newer(place, *before, digest, file.arrival);
            const bool stays = !is_text && file.is_unclear && before && !before->source.empty() && !is_same;
            const bool is_sure = file.arrival.time && !file.arrival.by_own_clock;
            if (is_sure && !stays && !(is_former && file.arrival.by_roster)) {
                const auto first = inside_->arrival(place, digest, "first");
                if (file.has_new_time && !is_former)
                    inside_->forget_arrival(place, digest);
                else if (is_same && first && *first < *file.arrival.time)
                    taken.earlier.insert(file.exercise);
                inside_->keep_arrival(place, digest, *file.arrival.time);
                if (file.arrival.last) inside_->keep_arrival(place, digest, *file.arrival.last);
            }
            Work work = before.value_or(Work());
            if (stays) {
                taken.stays.insert(file.exercise);
                unclear[file.rejected].push_back(file.exercise);
            } else if (is_former) {
                taken.former.insert(file.exercise);
            } else {
                if (is_text) inside_->keep_source(digest, file.text);
                if (!is_same) {
                    taken.news.insert(file.exercise);
                    // A mark without a time is one of this file, and not of what it was handed in with again.
                    work = {is_text ? digest : "", "", file.rejected, {{}, file.arrival.marked_late, {}}};
                    if (before) work.arrival.due = before->arrival.due;
                }
                work.arrival.submission = std::max(work.arrival.submission, file.arrival.submission);
                inside_->set_arrival(place, digest, file.arrival, work.arrival);
            }
            inside_->set_work(place, work);
        }
        auto all_notes = notes;
        for (const auto& exercise : taken.former)
            all_notes.push_back(exercise + " is older than what is graded already, so not taken");
        for (const auto& [why, exercises] : unclear)
            all_notes.push_back(fmt::format("{}: {}. What was handed in before counts; ask for another",
                                            fmt::join(exercises, ", "), why));
        Statement update(
            inside_->database,
            "UPDATE student SET submitted = coalesce(?2, submitted), notes = ?3 WHERE student = ?1");
        update.bind(1, identity.student);
        bind_time(update, 2, taken.former.empty() && taken.stays.empty() ? submitted : std::nullopt);
        update.bind(3, list(all_notes));
        update.exec();
        return taken;
    });
}

Result<void> Gradebook::keep_extensions(const std::vector<roster::Row>& rows) {
    return inside_->at_once([&] {
        inside_->database.exec("DELETE FROM extension");
        for (const auto& row : rows) {
            const auto& who = row.entry.identity;
            Statement insert(inside_->database, "INSERT INTO extension VALUES(NULL, ?, ?, ?, ?, ?, ?, ?)");
            int column = 0;
            for (const auto* text : {&who.student, &who.name, &who.id, &who.login, &who.email, &row.exercise})
                insert.bind(++column, *text);
            bind_time(insert, ++column, row.due);
            insert.exec();
        }
    });
}

Result<void> Gradebook::set_due(const std::string& student,
                                const std::map<std::string, std::optional<Time>>& due) {
    return inside_->at_once([&] {
        for (const auto& [exercise, time] : due) {
            Statement set(inside_->database, "UPDATE work SET due = ? WHERE student = ? AND exercise = ?");
            bind_time(set, 1, time);
            set.bind(2, student);
            set.bind(3, exercise);
            set.exec();
        }
    });
}

Result<void> Gradebook::put_instead(const Place& place, const std::string& text) {
    const auto known = TRY(inside_->at_once([&] {
        Statement student(inside_->database, "SELECT 1 FROM student WHERE student = ?");
        student.bind(1, place.student);
        if (!student.executeStep()) return false;
        const auto before = inside_->work(place).value_or(Work{"", nothing_handed_in, "", {}});
        const std::string digest = sha256_hex(text);
        const std::string own = handed_in(before);
        inside_->keep_source(digest, text);
        // Their own text is nothing to count in its own stead.
        inside_->set_work(place, {digest, digest == own ? "" : own, before.rejected, before.arrival});
        return true;
    }));
    if (!known)
        return fail(Error::bad_input(
            fmt::format("{}: there is no student '{}' in it", inside_->file.string(), place.student)));
    return {};
}

Result<bool> Gradebook::take_back(const Place& place) {
    return inside_->at_once([&] {
        const auto work = inside_->work(place);
        if (!work || work->instead_of.empty()) return false;
        if (work->instead_of == nothing_handed_in) {
            Statement remove(inside_->database, "DELETE FROM work WHERE student = ? AND exercise = ?");
            remove.bind(1, place.student);
            remove.bind(2, place.exercise);
            remove.exec();
        } else if (work->rejected.empty() && inside_->has_source(work->instead_of)) {
            inside_->set_work(place, {work->instead_of, "", "", work->arrival});
        } else {
            // Older programs did not keep why.
            const auto why = work->rejected.empty() ? "what was handed in could not be read" : work->rejected;
            inside_->set_work(place, {"", "", why, work->arrival});
        }
        return true;
    });
}

Result<void> Gradebook::keep_verdict(const Place& place, const std::string& source,
                                     const Conditions& conditions, const verdict::Outcome& outcome) {
    if (std::holds_alternative<verdict::GraderFault>(outcome))
        throw std::invalid_argument("a grader fault is no verdict");
    return inside_->at_once([&] {
        Statement insert(
            inside_->database,
            "INSERT OR IGNORE INTO verdict(run, given, student, exercise, source, suite, programs, "
            "toolchain, flags, secret, outcome) VALUES(?,?,?,?,?,?,?,?,?,?,?)");
        insert.bind(1, inside_->run);
        insert.bind(2, number(now()));
        bind_work(insert, 3, place, source);
        bind_conditions(insert, 6, conditions);
        bind_packed(insert, 11, text_of(outcome));
        insert.exec();
    });
}

Result<std::size_t> Gradebook::give(const std::vector<scoring::SubmissionGrade>& grades) {
    return inside_->at_once([&] {
        std::size_t written = 0;
        for (const auto& grade : grades) {
            const std::string text = text_of(grade);
            if (inside_->current_text(grade.student) == text) continue;
            if (const auto before = inside_->before_overrides(grade.student);
                before != 0 && text_of(inside_->grade(before)) == text) {
                inside_->set_grade(grade.student, before);
                ++written;
                continue;
            }
            Statement insert(inside_->database,
                             "INSERT INTO grade(run, given, student, score, max_score, before, grade) "
                             "VALUES(?1, ?2, ?3, ?4, ?5, "
                             "coalesce((SELECT grade FROM student WHERE student = ?3), 0), ?6)");
            insert.bind(1, inside_->run);
            insert.bind(2, number(now()));
            insert.bind(3, grade.student);
            grade.score ? insert.bind(4, *grade.score) : insert.bind(4);
            insert.bind(5, grade.max_score);
            bind_packed(insert, 6, text);
            insert.exec();
            inside_->set_grade(grade.student, inside_->database.getLastInsertRowid());
            ++written;
        }
        return written;
    });
}

Result<std::vector<Change>> Gradebook::last_changes() const {
    return inside_->alone([&] { return inside_->changes(inside_->last_regrading()); });
}

Result<std::vector<Place>> Gradebook::overridden_since(const std::vector<Change>& changes) const {
    return inside_->alone([&] {
        std::vector<Place> places;
        for (const Change& change : changes) {
            Statement find(
                inside_->database,
                "SELECT w.exercise FROM work w JOIN student s ON s.student = w.student JOIN grade g ON "
                "g.id = s.grade JOIN run r ON r.id = g.run WHERE w.student = ? AND w.instead_of != '' AND "
                "s.grade > ? AND r.command = 'override'");
            find.bind(1, change.student);
            find.bind(2, change.after);
            while (find.executeStep()) places.push_back({change.student, find.getColumn(0).getString()});
        }
        // One that was in force at the regrading is in its grade.
        std::erase_if(places, [&](const Place& place) {
            const auto change = std::ranges::find(changes, place.student, &Change::student);
            const auto then = inside_->grade(change->after);
            const auto one = std::ranges::find(then.exercises, place.exercise, &scoring::ExerciseGrade::id);
            return one != then.exercises.end() && one->overridden;
        });
        return places;
    });
}

Result<std::vector<std::string>> Gradebook::undo() {
    return inside_->at_once([&] {
        const auto run = inside_->last_regrading();
        std::vector<std::string> graded_since;
        for (const Change& change : inside_->changes(run)) {
            Statement update(inside_->database,
                             "UPDATE student SET grade = nullif(?, 0) WHERE student = ? AND grade = ?");
            update.bind(1, change.before);
            update.bind(2, change.student);
            update.bind(3, change.after);
            if (update.exec() == 0) graded_since.push_back(change.student);
        }
        Statement mark(inside_->database, "UPDATE run SET undone = 1 WHERE id = ?");
        mark.bind(1, run);
        mark.exec();
        return graded_since;
    });
}

void Gradebook::close(std::chrono::milliseconds wait) {
    const bool alone = inside_->mutex.try_lock_for(wait);
    inside_->closed = true;
    if (alone) inside_->mutex.unlock();
}

void Gradebook::limit_pages(int pages) {
    (void)inside_->alone([&] { inside_->database.exec(fmt::format("PRAGMA max_page_count = {}", pages)); });
}

}  // namespace halfspace::gradebook
