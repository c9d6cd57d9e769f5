// Single students' due times, and of whom nobody says when they handed in.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/text.hpp"
#include "course/spelling.hpp"
#include "submission/class_room.hpp"

namespace halfspace::submission {
namespace {

std::string called(const roster::Identity& who) {
    return clean_line(!who.name.empty()    ? who.name
                      : !who.login.empty() ? who.login
                      : !who.email.empty() ? who.email
                                           : who.id);
}

/// What was given to one student.
class OwnDue {
  public:
    void give(const roster::Row& row) {
        if (!row.exercise.empty()) {
            of_one_[row.exercise] = row.due;
        } else {
            of_all_ = row.due;
            // What was taken back of one is given with all; what was given of one says more.
            std::erase_if(of_one_, [&](const auto& one) { return !row.due || !one.second; });
        }
        is_given_for_all_ = is_given_for_all_ || row.exercise.empty();
    }
    [[nodiscard]] std::map<std::string, std::optional<course::Time>> each(
        const course::Course& course) const {
        std::map<std::string, std::optional<course::Time>> due;
        for (const auto& exercise : course.exercises) {
            if (const auto one = of_one_.find(exercise.id); one != of_one_.end())
                due.insert(*one);
            else if (is_given_for_all_)
                due.emplace(exercise.id, of_all_);
        }
        return due;
    }

  private:
    bool is_given_for_all_ = false;
    std::optional<course::Time> of_all_;
    std::map<std::string, std::optional<course::Time>> of_one_;
};

/// The class, as the students are asked for.
class Asking {
  public:
    Asking(const ClassRoom& room, const std::vector<roster::Identity>& known) {
        std::map<std::string_view, const roster::Identity*> before;
        for (const auto& identity : known) before.emplace(identity.student, &identity);
        for (const auto& submission : room.submissions) {
            auto& one = asked_.emplace_back(submission.identity, submission.student);
            const auto same = before.find(submission.student);
            if (same == before.end()) continue;
            const auto fill = [&](std::string roster::Identity::*field) {
                if ((one.identity.*field).empty()) one.identity.*field = same->second->*field;
            };
            fill(&roster::Identity::name);
            fill(&roster::Identity::id);
            fill(&roster::Identity::login);
            fill(&roster::Identity::email);
        }
    }
    /// The keys of those whom a row may mean.
    [[nodiscard]] std::vector<std::string> meant_by(const roster::Row& row) const {
        std::vector<std::string> found;
        const roster::Index index({row.entry});
        for (const auto& one : asked_)
            if (index.find(one)) found.push_back(one.called);
        return found;
    }

  private:
    std::vector<roster::Asked> asked_;
};

bool is_same(const roster::Row& a, const roster::Row& b) {
    const auto& one = a.entry.identity;
    const auto& other = b.entry.identity;
    return a.exercise == b.exercise && a.due == b.due && one.student == other.student &&
           one.name == other.name && one.id == other.id && one.login == other.login &&
           one.email == other.email;
}

}  // namespace

Result<void> extend(ClassRoom& room, const course::Course& course, const Extensions& extensions,
                    const std::vector<roster::Identity>& known) {
    std::vector<std::string> ids;
    for (const auto& exercise : course.exercises) ids.push_back(exercise.id);
    const Asking asking(room, known);
    std::vector<roster::Row> all;
    for (auto row : extensions.kept) {
        auto& student = row.entry.identity.student;
        if (student.empty()) {
            const auto found = asking.meant_by(row);
            if (found.size() == 1) student = found.front();
            if (found.size() > 1)
                room.notes.push_back(fmt::format(
                    "the due time that is kept for {} is nobody's: two may be meant, {} and {}; give it "
                    "by an id, a login or an address",
                    called(row.entry.identity), clean_line(found[0]), clean_line(found[1])));
        }
        all.push_back(std::move(row));
    }
    // Those for all exercises first: one for a single exercise says more.
    auto rows = extensions.rows;
    std::ranges::stable_partition(rows, [](const auto& row) { return row.exercise.empty(); });
    std::map<std::pair<std::string, std::string>, std::size_t> lines;
    for (auto& row : rows) {
        const auto at = fmt::format("{}:{}", extensions.file, row.entry.line);
        if (!row.exercise.empty() && course.find(row.exercise) == nullptr)
            return fail(
                Error::bad_input(fmt::format("{}: there is no exercise '{}'{}", at, clean_line(row.exercise),
                                             course::suggestion(row.exercise, ids))));
        const auto found = asking.meant_by(row);
        if (found.size() > 1)
            return fail(Error::bad_input(
                fmt::format("{}: two students may be meant: {} and {}; give an id, a login or an address", at,
                            clean_line(found[0]), clean_line(found[1]))));
        if (found.empty()) {
            room.notes.push_back(
                fmt::format("{}: {} is not among these submissions: kept for when they hand in", at,
                            called(row.entry.identity)));
        } else {
            row.entry.identity.student = found.front();
            const auto [other, fresh] = lines.emplace(std::pair(found.front(), row.exercise), row.entry.line);
            if (!fresh)
                return fail(Error::bad_input(
                    fmt::format("{}: line {} is about the same student{}: leave one of them", at,
                                other->second, row.exercise.empty() ? "" : " and exercise")));
        }
        // The same file once more.
        std::erase_if(all, [&](const auto& one) { return is_same(one, row); });
        all.push_back(std::move(row));
    }
    std::map<std::string, OwnDue> given;
    for (const auto& row : all) given[row.entry.identity.student].give(row);
    for (auto& submission : room.submissions) {
        submission.own_due = given[submission.student].each(course);
        for (auto& [id, arrival] : submission.arrivals)
            if (const auto own = submission.own_due.find(id); own != submission.own_due.end())
                arrival.due = own->second;
    }
    room.extensions = std::move(all);
    return {};
}

void note_times(ClassRoom& room, const course::Course& course, const IsTimeKnown& is_known) {
    std::size_t count = 0;
    for (const auto& submission : room.submissions) {
        count += std::ranges::any_of(submission.arrivals, [&](const auto& one) {
            const auto& [id, arrival] = one;
            if (arrival.time || arrival.marked_late || !(arrival.due || course.find(id)->due)) return false;
            const auto file = submission.files.find(id);
            const auto* source =
                file != submission.files.end() ? std::get_if<Source>(&file->second) : nullptr;
            return source == nullptr || !is_known(submission.student, id, source->text);
        });
    }
    if (count > 0)
        room.notes.push_back(
            fmt::format("of {} student{} nobody says when they handed in: nothing of theirs counts as "
                        "late; a roster's column 'submitted' can say it",
                        count, count == 1 ? "" : "s"));
}

}  // namespace halfspace::submission
