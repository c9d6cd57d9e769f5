// Grades: which counts, what a regrading has changed, and back.
#include <algorithm>

#include "gradebook/gradebook.hpp"
#include "gradebook/record.hpp"
#include "gradebook/store.hpp"

namespace halfspace::gradebook {
namespace {

using SQLite::Statement;

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

std::optional<std::string> current_text(SQLite::Database& database, const std::string& student) {
    Statement find(database,
                   "SELECT g.grade FROM student s JOIN grade g ON g.id = s.grade WHERE s.student = ?");
    find.bind(1, student);
    return find.executeStep() ? std::optional(text_in(find.getColumn(0))) : std::nullopt;
}

scoring::SubmissionGrade grade_with(SQLite::Database& database, std::int64_t id) {
    Statement find(database, "SELECT grade FROM grade WHERE id = ?");
    find.bind(1, id);
    if (!find.executeStep()) throw Damaged("a grade is missing");
    return grade_of(text_in(find.getColumn(0)));
}

void set_grade(SQLite::Database& database, const std::string& student, std::int64_t id) {
    Statement update(database, "UPDATE student SET grade = ? WHERE student = ?");
    update.bind(1, id);
    update.bind(2, student);
    if (update.exec() != 1) throw Damaged("a student is missing");
}

/// The grade that counted before the overrides that gave the one that counts now; 0: none did, or there was none.
std::int64_t before_overrides(SQLite::Database& database, const std::string& student) {
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

std::vector<Change> changes(SQLite::Database& database, std::int64_t of_run) {
    Statement find(database, "SELECT student, before, id FROM grade WHERE run = ? ORDER BY id");
    find.bind(1, of_run);
    std::vector<Change> changes;
    while (find.executeStep())
        changes.push_back(
            {find.getColumn(0).getString(), find.getColumn(1).getInt64(), find.getColumn(2).getInt64()});
    return changes;
}

/// The last regrading that changed anything and was not undone; 0: there is none.
std::int64_t last_regrading(SQLite::Database& database) {
    Statement find(database,
                   "SELECT max(run.id) FROM run JOIN grade ON grade.run = run.id "
                   "WHERE run.command = 'regrade' AND NOT run.undone");
    find.executeStep();
    return find.getColumn(0).getInt64();  // 0 of NULL
}

}  // namespace

Result<void> Gradebook::each_current(const std::function<void(const Current&)>& with) const {
    return store_->alone([&] {
        Statement find(store_->database, std::string(current_columns) + " ORDER BY s.student");
        while (find.executeStep()) with(current_in(find));
    });
}

Result<std::vector<Current>> Gradebook::current() const {
    std::vector<Current> all;
    TRY(each_current([&](const Current& one) { all.push_back(one); }));
    return all;
}

Result<std::optional<Current>> Gradebook::current(const std::string& student) const {
    return store_->alone([&] {
        Statement find(store_->database, std::string(current_columns) + " WHERE s.student = ?");
        find.bind(1, student);
        return find.executeStep() ? std::optional(current_in(find)) : std::nullopt;
    });
}

Result<scoring::SubmissionGrade> Gradebook::grade(std::int64_t id) const {
    return store_->alone([&] { return grade_with(store_->database, id); });
}

Result<std::size_t> Gradebook::give(const std::vector<scoring::SubmissionGrade>& grades) {
    return store_->at_once([&] {
        std::size_t written = 0;
        for (const auto& grade : grades) {
            const std::string text = text_of(grade);
            if (current_text(store_->database, grade.student) == text) continue;
            if (const auto before = before_overrides(store_->database, grade.student);
                before != 0 && text_of(grade_with(store_->database, before)) == text) {
                set_grade(store_->database, grade.student, before);
                ++written;
                continue;
            }
            Statement insert(store_->database,
                             "INSERT INTO grade(run, given, student, score, max_score, before, grade) "
                             "VALUES(?1, ?2, ?3, ?4, ?5, "
                             "coalesce((SELECT grade FROM student WHERE student = ?3), 0), ?6)");
            insert.bind(1, store_->run_id);
            insert.bind(2, number(now()));
            insert.bind(3, grade.student);
            grade.score ? insert.bind(4, *grade.score) : insert.bind(4);
            insert.bind(5, grade.max_score);
            bind_packed(insert, 6, text);
            insert.exec();
            set_grade(store_->database, grade.student, store_->database.getLastInsertRowid());
            ++written;
        }
        return written;
    });
}

Result<std::vector<Change>> Gradebook::last_changes() const {
    return store_->alone([&] { return changes(store_->database, last_regrading(store_->database)); });
}

Result<std::vector<Place>> Gradebook::overridden_since(const std::vector<Change>& changes) const {
    return store_->alone([&] {
        std::vector<Place> places;
        if (changes.empty()) return places;
        const auto last = std::ranges::max(changes, {}, &Change::after).after;
        Statement find(
            store_->database,
            "SELECT w.student, w.exercise FROM work w JOIN student s ON s.student = w.student JOIN "
            "grade g ON g.id = s.grade JOIN run r ON r.id = g.run WHERE w.instead_of != '' AND "
            "s.grade > ? AND r.command = 'override'");
        find.bind(1, last);
        while (find.executeStep())
            places.push_back({find.getColumn(0).getString(), find.getColumn(1).getString()});
        // One that was in force at the regrading is in the grade that counted then.
        std::erase_if(places, [&](const Place& place) {
            Statement then(store_->database, "SELECT max(id) FROM grade WHERE student = ? AND id <= ?");
            then.bind(1, place.student);
            then.bind(2, last);
            if (!then.executeStep() || then.isColumnNull(0)) return false;
            const auto grade = grade_with(store_->database, then.getColumn(0).getInt64());
            const auto one = std::ranges::find(grade.exercises, place.exercise, &scoring::ExerciseGrade::id);
            return one != grade.exercises.end() && one->overridden;
        });
        return places;
    });
}

Result<bool> Gradebook::take_out(const std::string& student) {
    return store_->at_once([&] {
        Statement update(store_->database,
                         "UPDATE student SET grade = NULL WHERE student = ?1 AND NOT EXISTS (SELECT 1 FROM "
                         "work WHERE student = ?1) AND 'override' = (SELECT r.command FROM grade g JOIN run "
                         "r ON r.id = g.run WHERE g.student = ?1 ORDER BY g.id LIMIT 1)");
        update.bind(1, student);
        return update.exec() == 1;
    });
}

Result<std::vector<std::string>> Gradebook::undo(const Run& run) {
    return store_->at_once([&] {
        store_->begin(run);
        const auto regrading = last_regrading(store_->database);
        std::vector<std::string> graded_since;
        for (const Change& change : changes(store_->database, regrading)) {
            Statement update(store_->database,
                             "UPDATE student SET grade = nullif(?, 0) WHERE student = ? AND grade = ?");
            update.bind(1, change.before);
            update.bind(2, change.student);
            update.bind(3, change.after);
            if (update.exec() == 0) graded_since.push_back(change.student);
        }
        Statement mark(store_->database, "UPDATE run SET undone = 1 WHERE id = ?");
        mark.bind(1, regrading);
        mark.exec();
        return graded_since;
    });
}

}  // namespace halfspace::gradebook
