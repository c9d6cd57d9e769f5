// What judging has shown.
#include "gradebook/gradebook.hpp"
#include "gradebook/record.hpp"
#include "gradebook/store.hpp"

namespace halfspace::gradebook {
namespace {

using SQLite::Statement;

void bind_conditions(Statement& statement, int first, const Conditions& conditions) {
    for (const std::string* part : {&conditions.suite, &conditions.programs, &conditions.toolchain,
                                    &conditions.flags, &conditions.secret})
        statement.bind(first++, *part);
}

}  // namespace

Result<std::optional<verdict::Outcome>> Gradebook::verdict(const Place& place, const std::string& source,
                                                           const Conditions& conditions) const {
    return store_->alone([&] {
        Statement find(
            store_->database,
            "SELECT outcome FROM verdict WHERE student = ? AND exercise = ? AND source = ? AND suite = ? "
            "AND programs = ? AND toolchain = ? AND flags = ? AND secret = ?");
        bind_work(find, 1, place, source);
        bind_conditions(find, 4, conditions);
        return find.executeStep() ? std::optional(outcome_of(text_in(find.getColumn(0)))) : std::nullopt;
    });
}

Result<bool> Gradebook::has_verdict(const Place& place, const std::string& source,
                                    const Conditions& conditions) const {
    return store_->alone([&] {
        Statement find(
            store_->database,
            "SELECT 1 FROM verdict WHERE student = ? AND exercise = ? AND source = ? AND suite = ? "
            "AND programs = ? AND toolchain = ? AND flags = ? AND secret = ?");
        bind_work(find, 1, place, source);
        bind_conditions(find, 4, conditions);
        return find.executeStep();
    });
}

Result<std::optional<verdict::Outcome>> Gradebook::last_verdict(const Place& place,
                                                                const std::string& source) const {
    return store_->alone([&] {
        Statement find(store_->database,
                       "SELECT outcome FROM verdict WHERE student = ? AND exercise = ? "
                       "ORDER BY source = ? DESC, id DESC LIMIT 1");
        bind_work(find, 1, place, source);
        return find.executeStep() ? std::optional(outcome_of(text_in(find.getColumn(0)))) : std::nullopt;
    });
}

Result<void> Gradebook::keep_verdict(const Place& place, const std::string& source,
                                     const Conditions& conditions, const verdict::Outcome& outcome) {
    if (std::holds_alternative<verdict::GraderFault>(outcome))
        throw std::invalid_argument("a grader fault is no verdict");
    return store_->at_once([&] {
        Statement insert(
            store_->database,
            "INSERT OR IGNORE INTO verdict(run, given, student, exercise, source, suite, programs, "
            "toolchain, flags, secret, outcome) VALUES(?,?,?,?,?,?,?,?,?,?,?)");
        insert.bind(1, store_->run_id);
        insert.bind(2, number(now()));
        bind_work(insert, 3, place, source);
        bind_conditions(insert, 6, conditions);
        bind_packed(insert, 11, text_of(outcome));
        insert.exec();
    });
}

}  // namespace halfspace::gradebook
