// Which of a student's files counts, and when it came.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/digest.hpp"
#include "gradebook/gradebook.hpp"
#include "gradebook/store.hpp"
#include "gradebook/works.hpp"

namespace halfspace::gradebook {
namespace {

using SQLite::Statement;

/// A file came, once more perhaps.
void keep_arrival(SQLite::Database& database, const Place& place, const std::string& source, Time time) {
    Statement keep(database,
                   "INSERT INTO arrival VALUES(?1, ?2, ?3, ?4, ?4) ON CONFLICT DO UPDATE SET "
                   "first = min(first, ?4), last = max(last, ?4)");
    bind_work(keep, 1, place, source);
    keep.bind(4, number(time));
    keep.exec();
}

void forget_arrival(SQLite::Database& database, const Place& place, const std::string& source) {
    Statement forget(database, "DELETE FROM arrival WHERE student = ? AND exercise = ? AND source = ?");
    bind_work(forget, 1, place, source);
    forget.exec();
}

/// What counts came after this other file, as far as times say so, or else the platform's numbers.
bool is_newer(SQLite::Database& database, const Place& place, const Work& work, const std::string& source,
              const course::Arrival& arrival_now) {
    const auto last = arrival(database, place, handed_in(work), "last");
    const bool is_sure = arrival_now.time && !arrival_now.by_own_clock;
    const auto last_now = is_sure && arrival_now.last ? arrival_now.last : arrival_now.time;
    if (last && is_sure && *last > *last_now) return true;
    const bool is_later = last && is_sure && !arrival_now.by_roster && *last < *last_now;
    if (arrival_now.submission != 0 && arrival_now.submission < work.arrival.submission && !is_later)
        return true;
    if (!last) return false;
    // An older download with a newer roster, or with none.
    const auto before = arrival(database, place, source, "last");
    if (!before || (is_sure && !arrival_now.by_roster)) return false;
    const auto first = [&](const std::string& one) { return arrival(database, place, one, "first"); };
    return *last > *before || (*last == *before && first(handed_in(work)) > first(source));
}

/// This text was taken in or judged at this place.
bool was_here(SQLite::Database& database, const Place& place, const std::string& source) {
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
const std::string* newest(SQLite::Database& database, const Place& place, const Work& work,
                          const std::vector<std::string>& texts) {
    const std::string* found = nullptr;
    for (const auto& text : texts) {
        const auto digest = sha256_hex(text);
        if (digest != handed_in(work) && was_here(database, place, digest)) continue;
        if (found != nullptr && *found != text) return nullptr;
        found = &text;
    }
    return found;
}

/// Of a file that counts and came now: what is known earliest, where a time that is sure goes before the student's own clock.
void set_arrival(SQLite::Database& database, const Place& place, const std::string& source,
                 const course::Arrival& now, course::Arrival& known) {
    const auto first = arrival(database, place, source, "first");
    if (first ? now.time == first : now.time && (!known.time || *now.time < *known.time)) {
        known.time = now.time;
        known.marked_late = now.marked_late;
    } else if (first && known.time != first) {
        known.time = first;
        known.marked_late = false;
    }
}

std::vector<std::string> notes_at(SQLite::Database& database, const Place& place) {
    Statement find(database, "SELECT notes FROM note WHERE student = ? AND exercise = ?");
    find.bind(1, place.student);
    find.bind(2, place.exercise);
    return find.executeStep() ? notes_in(find.getColumn(0)) : std::vector<std::string>();
}

/// These in place of those before, each once.
void set_notes(SQLite::Database& database, const Place& place,
               const std::vector<std::vector<std::string>>& parts) {
    std::vector<std::string> notes;
    for (const auto& part : parts)
        for (const auto& note : part)
            if (std::ranges::find(notes, note) == notes.end()) notes.push_back(note);
    Statement set(database, notes.empty() ? "DELETE FROM note WHERE student = ? AND exercise = ?"
                                          : "INSERT OR REPLACE INTO note VALUES(?, ?, ?)");
    set.bind(1, place.student);
    set.bind(2, place.exercise);
    if (!notes.empty()) set.bind(3, text_of(notes));
    set.exec();
}

}  // namespace

Result<Taken> Gradebook::take_in(const roster::Identity& identity, std::optional<Time> submitted,
                                 const Notes& notes, const std::vector<HandedIn>& files,
                                 const std::set<std::string>& numbers) {
    return store_->at_once([&] {
        auto& database = store_->database;
        Statement student(
            database,
            "INSERT INTO student VALUES(?1, ?2, ?3, ?4, ?5, NULL, NULL) ON CONFLICT(student) DO UPDATE "
            "SET name = iif(?2 = '', name, ?2), id = iif(?3 = '', id, ?3), login = iif(?4 = '', login, ?4), "
            "email = iif(?5 = '', email, ?5)");
        student.bind(1, identity.student);
        student.bind(2, identity.name);
        student.bind(3, identity.id);
        student.bind(4, identity.login);
        student.bind(5, identity.email);
        student.exec();
        for (const auto& number : numbers) {
            Statement insert(database, "INSERT OR IGNORE INTO number VALUES(?, ?)");
            insert.bind(1, number);
            insert.bind(2, identity.student);
            insert.exec();
        }
        const std::vector<std::string> none;
        const auto of = [&](const std::string& exercise) -> const std::vector<std::string>& {
            const auto found = notes.find(exercise);
            return found == notes.end() ? none : found->second;
        };
        Taken taken;
        std::map<std::string, std::vector<std::string>> unclear;  // exercises, by why
        for (HandedIn file : files) {
            const Place place{identity.student, file.exercise};
            const auto before = work_at(database, place);
            if (const auto* text = before ? newest(database, place, *before, file.one_of) : nullptr) {
                file.text = *text;
                file.rejected.clear();
            }
            const bool is_text = file.rejected.empty();
            const std::string digest = is_text ? sha256_hex(file.text) : digest_of_rejected(file.rejected);
            const bool is_same = before && handed_in(*before) == digest;
            const bool is_former =
                before && !is_same && is_newer(database, place, *before, digest, file.arrival);
            const bool stays = !is_text && file.is_unclear && before && !before->source.empty() && !is_same;
            const bool is_sure = file.arrival.time && !file.arrival.by_own_clock;
            if (is_sure && !stays && !(is_former && file.arrival.by_roster)) {
                const auto first = arrival(database, place, digest, "first");
                if (file.has_new_time && !is_former)
                    forget_arrival(database, place, digest);
                else if (is_same && first && *first < *file.arrival.time)
                    taken.earlier.insert(file.exercise);
                keep_arrival(database, place, digest, *file.arrival.time);
                if (file.arrival.last) keep_arrival(database, place, digest, *file.arrival.last);
            }
            Work work = before.value_or(Work());
            if (stays) {
                taken.stays.insert(file.exercise);
                unclear[file.rejected].push_back(file.exercise);
            } else if (is_former) {
                taken.former.insert(file.exercise);
            } else {
                if (is_text) keep_source(database, digest, file.text);
                if (!is_same) {
                    taken.news.insert(file.exercise);
                    // A mark without a time is one of this file, and not of what it was handed in with again.
                    work = {is_text ? digest : "", "", file.rejected, {{}, file.arrival.marked_late, {}}};
                    if (before) work.arrival.due = before->arrival.due;
                }
                work.arrival.submission = std::max(work.arrival.submission, file.arrival.submission);
                set_arrival(database, place, digest, file.arrival, work.arrival);
                set_notes(database, place, {of(file.exercise), of("")});
            }
            set_work(database, place, work);
        }
        // An older hand-in says nothing of what counts.
        const bool is_older = !files.empty() && taken.former.size() == files.size();
        for (const auto& [exercise, some] : notes) {
            const Place place{identity.student, exercise};
            if (!exercise.empty() && !is_older &&
                std::ranges::find(files, exercise, &HandedIn::exercise) == files.end())
                set_notes(database, place, {notes_at(database, place), some});
        }
        std::vector<std::string> not_taken;
        for (const auto& exercise : taken.former)
            not_taken.push_back(exercise + " is older than what is graded already, so not taken");
        for (const auto& [why, exercises] : unclear)
            not_taken.push_back(fmt::format("{}: {}. What was handed in before counts; ask for another",
                                            fmt::join(exercises, ", "), why));
        const bool has_no_file = files.empty() || !taken.stays.empty();
        set_notes(database, {identity.student, ""}, {has_no_file ? of("") : none, not_taken});
        Statement update(database,
                         "UPDATE student SET submitted = coalesce(?2, submitted) WHERE student = ?1");
        update.bind(1, identity.student);
        bind_time(update, 2, taken.former.empty() && taken.stays.empty() ? submitted : std::nullopt);
        update.exec();
        return taken;
    });
}

}  // namespace halfspace::gradebook
