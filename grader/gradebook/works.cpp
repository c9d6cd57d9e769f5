// What was handed in, and what counts in its stead.
#include "gradebook/works.hpp"

#include <fmt/format.h>

#include "base/digest.hpp"
#include "gradebook/store.hpp"

namespace halfspace::gradebook {
namespace {

using SQLite::Statement;

constexpr const char* nothing_handed_in = "nothing";

/// As far down as the columns go that make a Work.
constexpr const char* work_columns = "source, instead_of, rejected, arrived, marked_late, due, submission";

Work work_in(Statement& row, int first) {
    Work work{row.getColumn(first).getString(),
              row.getColumn(first + 1).getString(),
              row.getColumn(first + 2).getString(),
              {time_in(row, first + 3), row.getColumn(first + 4).getInt() != 0, time_in(row, first + 5)}};
    work.arrival.submission = static_cast<std::uint64_t>(row.getColumn(first + 6).getInt64());
    return work;
}

}  // namespace

bool Work::is_without_hand_in() const {
    return instead_of == nothing_handed_in;
}

std::string digest_of_rejected(const std::string& why) {
    return sha256_hex(std::string("rejected\0", 9) + why);
}

std::string handed_in(const Work& work) {
    if (!work.instead_of.empty()) return work.instead_of;
    return !work.source.empty() ? work.source : digest_of_rejected(work.rejected);
}

std::optional<Work> work_at(SQLite::Database& database, const Place& place) {
    Statement find(database,
                   fmt::format("SELECT {} FROM work WHERE student = ? AND exercise = ?", work_columns));
    find.bind(1, place.student);
    find.bind(2, place.exercise);
    return find.executeStep() ? std::optional(work_in(find, 0)) : std::nullopt;
}

void set_work(SQLite::Database& database, const Place& place, const Work& work) {
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

bool has_source(SQLite::Database& database, const std::string& digest) {
    Statement find(database, "SELECT 1 FROM source WHERE digest = ?");
    find.bind(1, digest);
    return find.executeStep();
}

void keep_source(SQLite::Database& database, const std::string& digest, const std::string& text) {
    Statement insert(database, "INSERT OR IGNORE INTO source VALUES(?, ?)");
    insert.bind(1, digest);
    bind_packed(insert, 2, text);
    insert.exec();
}

std::optional<Time> arrival(SQLite::Database& database, const Place& place, const std::string& source,
                            const char* which) {
    Statement find(
        database,
        fmt::format("SELECT {} FROM arrival WHERE student = ? AND exercise = ? AND source = ?", which));
    bind_work(find, 1, place, source);
    return find.executeStep() ? time_in(find, 0) : std::nullopt;
}

Result<std::map<Place, Work>> Gradebook::works() const {
    return store_->alone([&] {
        Statement find(store_->database, fmt::format("SELECT student, exercise, {} FROM work", work_columns));
        std::map<Place, Work> all;
        while (find.executeStep())
            all.emplace(Place{find.getColumn(0).getString(), find.getColumn(1).getString()},
                        work_in(find, 2));
        return all;
    });
}

Result<std::map<std::string, Work>> Gradebook::works(const std::string& student) const {
    return store_->alone([&] {
        Statement find(store_->database,
                       fmt::format("SELECT exercise, {} FROM work WHERE student = ?", work_columns));
        find.bind(1, student);
        std::map<std::string, Work> all;
        while (find.executeStep()) all.emplace(find.getColumn(0).getString(), work_in(find, 1));
        return all;
    });
}

Result<bool> Gradebook::knows_when(const Place& place, const std::string& text) const {
    return store_->alone([&] {
        const auto digest = sha256_hex(text);
        if (arrival(store_->database, place, digest, "first")) return true;
        const auto work = work_at(store_->database, place);
        return work && handed_in(*work) == digest && (work->arrival.time || work->arrival.marked_late);
    });
}

Result<bool> Gradebook::has_source(const std::string& digest) const {
    return store_->alone([&] { return gradebook::has_source(store_->database, digest); });
}

Result<std::string> Gradebook::source(const std::string& digest) const {
    return store_->alone([&] {
        Statement find(store_->database, "SELECT text FROM source WHERE digest = ?");
        find.bind(1, digest);
        if (!find.executeStep()) throw Damaged("a source is missing");
        auto text = text_in(find.getColumn(0));
        if (sha256_hex(text) != digest) throw Damaged("a source is not what was handed in");
        return text;
    });
}

Result<void> Gradebook::set_due(const std::string& student,
                                const std::map<std::string, std::optional<Time>>& due) {
    return store_->at_once([&] {
        for (const auto& [exercise, time] : due) {
            Statement set(store_->database, "UPDATE work SET due = ? WHERE student = ? AND exercise = ?");
            bind_time(set, 1, time);
            set.bind(2, student);
            set.bind(3, exercise);
            set.exec();
        }
    });
}

Result<void> Gradebook::put_instead(const Place& place, const std::string& text) {
    const auto known = TRY(store_->at_once([&] {
        Statement student(store_->database, "SELECT 1 FROM student WHERE student = ?");
        student.bind(1, place.student);
        if (!student.executeStep()) return false;
        const auto before = work_at(store_->database, place).value_or(Work{"", nothing_handed_in, "", {}});
        const std::string digest = sha256_hex(text);
        const std::string own = handed_in(before);
        keep_source(store_->database, digest, text);
        // Their own text is nothing to count in its own stead.
        set_work(store_->database, place,
                 {digest, digest == own ? "" : own, before.rejected, before.arrival});
        return true;
    }));
    if (!known)
        return fail(Error::bad_input(
            fmt::format("{}: there is no student '{}' in it", store_->file.string(), place.student)));
    return {};
}

Result<bool> Gradebook::take_back(const Place& place) {
    return store_->at_once([&] {
        const auto work = work_at(store_->database, place);
        if (!work || work->instead_of.empty()) return false;
        if (work->is_without_hand_in()) {
            Statement remove(store_->database, "DELETE FROM work WHERE student = ? AND exercise = ?");
            remove.bind(1, place.student);
            remove.bind(2, place.exercise);
            remove.exec();
        } else if (work->rejected.empty() && gradebook::has_source(store_->database, work->instead_of)) {
            set_work(store_->database, place, {work->instead_of, "", "", work->arrival});
        } else {
            // Older programs did not keep why.
            const auto why = work->rejected.empty() ? "what was handed in could not be read" : work->rejected;
            set_work(store_->database, place, {"", "", why, work->arrival});
        }
        return true;
    });
}

}  // namespace halfspace::gradebook
