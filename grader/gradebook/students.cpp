// Who is in a gradebook: identities, the class, platforms' numbers, extensions, notes.
#include <algorithm>

#include "gradebook/gradebook.hpp"
#include "gradebook/store.hpp"

namespace halfspace::gradebook {

using SQLite::Statement;

Result<std::vector<roster::Identity>> Gradebook::students() const {
    return store_->alone([&] {
        Statement find(store_->database,
                       "SELECT student, name, id, login, email FROM student ORDER BY student");
        std::vector<roster::Identity> all;
        while (find.executeStep())
            all.push_back({find.getColumn(0).getString(), find.getColumn(1).getString(),
                           find.getColumn(2).getString(), find.getColumn(3).getString(),
                           find.getColumn(4).getString()});
        return all;
    });
}

Result<std::vector<roster::Identity>> Gradebook::enrolled() const {
    return store_->alone([&] {
        Statement find(store_->database, "SELECT name, id, login, email FROM enrolled ORDER BY rowid");
        std::vector<roster::Identity> all;
        while (find.executeStep())
            all.push_back({"", find.getColumn(0).getString(), find.getColumn(1).getString(),
                           find.getColumn(2).getString(), find.getColumn(3).getString()});
        return all;
    });
}

Result<void> Gradebook::keep_enrolled(const std::vector<roster::Identity>& class_list) {
    return store_->at_once([&] {
        store_->database.exec("DELETE FROM enrolled");
        for (const auto& who : class_list) {
            Statement insert(store_->database, "INSERT INTO enrolled VALUES(?, ?, ?, ?)");
            int column = 0;
            for (const auto* text : {&who.name, &who.id, &who.login, &who.email})
                insert.bind(++column, *text);
            insert.exec();
        }
    });
}

Result<std::map<std::string, std::string>> Gradebook::numbers() const {
    return store_->alone([&] {
        Statement find(store_->database, "SELECT number, student FROM number");
        std::map<std::string, std::string> numbers;
        while (find.executeStep())
            numbers.emplace(find.getColumn(0).getString(), find.getColumn(1).getString());
        return numbers;
    });
}

Result<std::vector<std::string>> Gradebook::notes(const std::string& student) const {
    return store_->alone([&] {
        // Nothing of a file in whose stead the instructor's counts.
        Statement find(store_->database,
                       "SELECT exercise, notes FROM note n WHERE student = ? AND NOT EXISTS (SELECT 1 FROM "
                       "work w WHERE w.student = n.student AND w.exercise = n.exercise AND w.instead_of != "
                       "'') ORDER BY exercise = '', exercise");
        find.bind(1, student);
        std::vector<std::string> all;
        std::map<std::string, std::size_t>
            listing;  // notes to which exercises are added, by what they begin with
        while (find.executeStep()) {
            const auto exercise = find.getColumn(0).getString();
            for (auto& note : notes_in(find.getColumn(1))) {
                if (std::ranges::find(all, note) != all.end()) continue;
                if (!exercise.empty() && note.ends_with(": " + exercise)) {
                    const auto [at, is_first] =
                        listing.emplace(note.substr(0, note.size() - exercise.size()), all.size());
                    if (!is_first) {
                        all[at->second] += ", " + exercise;
                        continue;
                    }
                }
                all.push_back(std::move(note));
            }
        }
        return all;
    });
}

Result<std::vector<roster::Row>> Gradebook::extensions() const {
    return store_->alone([&] {
        Statement find(
            store_->database,
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

Result<void> Gradebook::keep_extensions(const std::vector<roster::Row>& rows) {
    return store_->at_once([&] {
        store_->database.exec("DELETE FROM extension");
        for (const auto& row : rows) {
            const auto& who = row.entry.identity;
            Statement insert(store_->database, "INSERT INTO extension VALUES(NULL, ?, ?, ?, ?, ?, ?, ?)");
            int column = 0;
            for (const auto* text : {&who.student, &who.name, &who.id, &who.login, &who.email, &row.exercise})
                insert.bind(++column, *text);
            bind_time(insert, ++column, row.due);
            insert.exec();
        }
    });
}

}  // namespace halfspace::gradebook
