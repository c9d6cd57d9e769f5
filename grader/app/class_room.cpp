// The class that `grade` is given: hand-ins, a roster, extensions, perhaps one student of them.
#include "submission/class_room.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <memory>
#include <set>

#include "app/command.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "engine/namesakes.hpp"
#include "gradebook/gradebook.hpp"
#include "report/names.hpp"

namespace halfspace::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_table_bytes = 64u << 20;

std::vector<roster::Identity> without_hand_in(std::vector<roster::Identity> students,
                                              const std::map<gradebook::Place, gradebook::Work>& works) {
    std::set<std::string> hands;
    for (const auto& [place, work] : works)
        if (!work.is_without_hand_in()) hands.insert(place.student);
    std::erase_if(students, [&](const auto& one) { return hands.contains(one.student); });
    return students;
}

}  // namespace

Result<submission::ClassRoom> class_of(const GradeOptions& options, const course::Course& course) {
    submission::Known known;
    roster::Terms terms{{}, course.zone};
    for (const auto& exercise : course.exercises) terms.exercises.push_back(exercise.id);
    if (!options.roster.empty())
        known.roster =
            TRY(roster::read(TRY(read_file(options.roster, max_table_bytes)), options.roster, terms));
    submission::Extensions extensions;
    if (!options.extensions.empty()) {
        extensions.file = options.extensions;
        extensions.rows = TRY(roster::read_rows(TRY(read_file(options.extensions, max_table_bytes)),
                                                options.extensions, roster::Columns::of_extensions, terms));
    }
    auto room = TRY(submission::read_class({options.folders.begin(), options.folders.end()}, course, known));
    if (known.roster && room.submissions.size() > 1 && room.unknown.size() == room.submissions.size())
        return fail(Error::bad_input(fmt::format(
            "{}: of the {} students who have handed in, none is in it. Give the roster of their class, or "
            "none",
            options.roster, room.submissions.size())));
    std::vector<roster::Identity> graded;
    std::unique_ptr<gradebook::Gradebook> book;
    // As its writer, who brings an older one up to date: what is not read here, such as extensions, would be lost.
    if (fs::exists(fs::path(options.out) / gradebook::file_name)) {
        book = TRY(gradebook::Gradebook::open(options.out, course.title, gradebook::Access::write));
        graded = TRY(book->students());
        extensions.kept = TRY(book->extensions());
        const auto works = TRY(book->works());
        engine::settle_enrolled(room, room.enrolled.empty() ? TRY(book->enrolled()) : room.enrolled,
                                without_hand_in(graded, works));
        engine::settle_known(room, graded);
        engine::settle_namesakes(room,
                                 {TRY(book->numbers()),
                                  [&](const auto& student, const auto& exercise) {
                                      return works.contains({student, exercise});
                                  }},
                                 !options.roster.empty());
    }
    TRY(submission::extend(room, course, extensions, graded));
    submission::note_times(room, course, [&](const auto& student, const auto& exercise, const auto& text) {
        const auto is_known = book ? book->knows_when({student, exercise}, text) : Result<bool>(false);
        return is_known && *is_known;
    });
    if (!options.student.empty()) {
        auto typed = options.student;
        const report::Names shown(graded);
        for (const auto& one : graded)
            if (shown(one.student) == typed) typed = one.student;
        TRY(submission::leave_one(room, typed, graded));
    }
    return room;
}

}  // namespace halfspace::app
