// course.toml:
//   title = "Artificial neural networks"   required
//   timezone = "Europe/Berlin"             or "+01:00": of times without an offset, here, in rosters and in extensions
//   due = 2026-11-30T23:59:00+01:00        when the exercises are due; without it nothing is late
//   assigned = ["04_dense"]                the exercises that count in grades, reports and exports; without it, all
//   [policy]
//   prerequisites = "advise"               or "enforce"; see course::Policy
//   pass_fraction = 0.5                    for "enforce": above 0, at most 1
//   feedback = "hint"                      or "nothing", "name", "all": what reports show of hidden checks; see course::Feedback
//   feedback_after_due = "all"             the same once the due date is over; without it, as before
//   [late]                                 what it costs to be late; without it, nothing
//   per = "day"                            or "hour": what is counted, each one that has begun
//   off = 0.1                              required, from 0 to 1: the part of the points that each of them takes
//   floor = 0.5                            from 0 to 1: the part that is left in any case
//   grace_minutes = 15                     after the due time, in which nothing is late
//   [[exercises]]                          at least one, in the order of the course
//   id = "04_dense"                        required: the name of its folder
//   points = 14                            required, at least 0.01: what it is worth in the course
//   requires = ["02_activations"]          exercises to do before
//   due = 2026-12-07T23:59:00+01:00        its own, instead of the course's
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "course/course.hpp"
#include "course/manifest.hpp"
#include "course/spelling.hpp"

namespace halfspace::course {
namespace {

namespace fs = std::filesystem;

/// An [[exercises]] table and what is read from it.
struct Entry {
    Table* table;
    std::string id;
    double points;
    std::vector<std::string> prerequisites;
    std::optional<Time> due;
};

/// The level of this name; `otherwise` where the key is missing.
Feedback read_feedback(Table& table, std::string_view key, Feedback otherwise) {
    static const std::vector<std::pair<std::string, Feedback>> levels{{"nothing", Feedback::nothing},
                                                                      {"name", Feedback::name},
                                                                      {"hint", Feedback::hint},
                                                                      {"all", Feedback::all}};
    if (!table.optional_text(key)) return otherwise;
    std::vector<std::string> names;
    for (const auto& [name, level] : levels) names.push_back(name);
    return std::ranges::find(levels, table.word(key, names), &std::pair<std::string, Feedback>::first)
        ->second;
}

Policy read_policy(Table& table) {
    Policy policy;
    const bool enforce = table.word("prerequisites", {"advise", "enforce"}) == "enforce";
    policy.prerequisites = enforce ? Policy::Prerequisites::enforce : Policy::Prerequisites::advise;
    policy.pass_fraction = table.number_or("pass_fraction", {0, 1, false}, policy.pass_fraction);
    policy.feedback = read_feedback(table, "feedback", policy.feedback);
    policy.feedback_after_due = read_feedback(table, "feedback_after_due", policy.feedback);
    return policy;
}

LatePolicy read_late(Table& root) {
    constexpr Table::Range part{0, 1};
    LatePolicy late;
    if (!root.has("late")) {
        root.table("late");  // known, all the same
        return late;
    }
    Table& table = root.table("late");
    if (table.word("per", {"day", "hour"}) == "hour") late.per = std::chrono::hours(1);
    late.off = table.number("off", part);
    late.floor = table.number_or("floor", part, late.floor);
    const double grace = table.number_or("grace_minutes", {0, 10080}, 0);
    late.grace = std::chrono::seconds(static_cast<long>(grace * 60));
    return late;
}

std::optional<TimeZone> read_zone(Table& root) {
    const auto text = root.optional_text("timezone");
    if (!text) return std::nullopt;
    const auto zone = TimeZone::of(*text);
    if (zone) return *zone;
    root.problem("timezone", zone.error().message);
    return TimeZone::of("+00:00").value();  // that there is none is no other problem of each time
}

std::vector<Entry> read_entries(Table& root, const std::optional<TimeZone>& zone) {
    constexpr Table::Range points{0.01, 1e6};
    std::vector<Entry> entries;
    for (Table* table : root.tables("exercises", Table::Presence::required)) {
        entries.push_back({table, table->text("id"), table->number("points", points),
                           table->texts("requires"), table->time("due", zone)});
    }
    return entries;
}

bool is_folder_name(std::string_view id) {
    return !id.empty() && id[0] != '.' && id[0] != '-' && std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-';
    });
}

std::vector<std::string> folders_in(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        std::error_code ignored;
        if (it->is_directory(ignored)) names.push_back(it->path().filename().string());
    }
    std::ranges::sort(names);
    return names;
}

void check_ids(const fs::path& course, const std::vector<Entry>& entries) {
    std::map<std::string, unsigned> lines;
    for (const Entry& entry : entries) {
        if (entry.id.empty()) continue;  // said already
        std::error_code ignored;
        const auto [first, is_new] = lines.try_emplace(entry.id, entry.table->line("id"));
        if (!is_folder_name(entry.id)) {
            entry.table->problem("id", fmt::format("expected the name of a folder, got \"{}\"", entry.id));
        } else if (!is_new) {
            entry.table->problem("id",
                                 fmt::format("'{}' is there already, on line {}", entry.id, first->second));
        } else if (!fs::is_directory(course / entry.id, ignored)) {
            const auto meant = nearest(entry.id, folders_in(course));
            entry.table->problem("id", fmt::format("there is no folder {}{}", shown(course / entry.id),
                                                   meant ? fmt::format("; did you mean '{}'?", *meant) : ""));
        }
    }
}

/// Ids from `id` along prerequisites back to `id`, or nothing. Assumes that every prerequisite exists.
std::vector<std::string> circle(const std::map<std::string, const Entry*>& by_id, const std::string& id) {
    std::map<std::string, std::string> came_from;
    std::vector<std::string> open{id};
    while (!open.empty()) {
        const std::string here = open.back();
        open.pop_back();
        for (const std::string& next : by_id.at(here)->prerequisites) {
            if (next == id) {
                std::vector<std::string> path{id};
                for (std::string step = here; step != id; step = came_from[step]) path.push_back(step);
                path.push_back(id);
                std::ranges::reverse(path);
                return path;
            }
            if (came_from.try_emplace(next, here).second) open.push_back(next);
        }
    }
    return {};
}

void check_assigned(Table& root, const std::vector<std::string>& assigned,
                    const std::vector<Entry>& entries) {
    std::vector<std::string> ids;
    for (const Entry& entry : entries) ids.push_back(entry.id);
    for (const std::string& id : assigned) {
        if (std::ranges::find(ids, id) == ids.end())
            root.problem("assigned",
                         fmt::format("there is no exercise '{}' in this course{}", id, suggestion(id, ids)));
    }
    if (root.has("assigned") && assigned.empty())
        root.problem("assigned", "names no exercise; without it, all of them count");
}

void check_prerequisites(const std::vector<Entry>& entries) {
    std::vector<std::string> ids;
    std::map<std::string, const Entry*> by_id;
    for (const Entry& entry : entries) {
        ids.push_back(entry.id);
        by_id.emplace(entry.id, &entry);
    }
    bool known = true;
    for (const Entry& entry : entries) {
        for (const std::string& id : entry.prerequisites) {
            if (by_id.contains(id)) continue;
            known = false;
            entry.table->problem("requires", fmt::format("there is no exercise '{}' in this course{}", id,
                                                         suggestion(id, ids)));
        }
    }
    if (!known) return;
    for (const Entry& entry : entries) {
        const auto path = circle(by_id, entry.id);
        if (path.empty()) continue;
        entry.table->problem("requires", fmt::format("goes in a circle: {}", fmt::join(path, " requires ")));
    }
}

}  // namespace

Result<Course> read_course(const fs::path& folder) {
    const auto manifest = TRY(Manifest::open(folder / "course.toml"));
    Table& root = manifest->root();
    Course course;
    course.folder = folder;
    course.title = root.text("title");
    course.zone = read_zone(root);
    const auto due = root.time("due", course.zone);
    course.assigned = root.texts("assigned");
    course.policy = read_policy(root.table("policy"));
    course.late = read_late(root);
    const std::vector<Entry> entries = read_entries(root, course.zone);
    check_ids(folder, entries);
    check_prerequisites(entries);
    check_assigned(root, course.assigned, entries);
    if (auto error = manifest->error()) return fail(*error);
    for (const Entry& entry : entries) {
        auto exercise = TRY(read_exercise(folder / entry.id));
        exercise.points = entry.points;
        exercise.prerequisites = entry.prerequisites;
        exercise.due = entry.due ? entry.due : due;
        course.exercises.push_back(std::move(exercise));
    }
    return course;
}

}  // namespace halfspace::course
