#include "app/graded.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include "base/text.hpp"
#include "course/spelling.hpp"
#include "report/names.hpp"
#include "roster/roster.hpp"

namespace halfspace::app {
namespace {

/// The grade has the course's exercises, with its points: pages and columns go by them.
bool fits(const course::Course& course, const scoring::SubmissionGrade& grade) {
    return std::ranges::equal(course.exercises, grade.exercises, [](const auto& exercise, const auto& one) {
        return exercise.id == one.id && std::abs(exercise.points - one.max_score) < 1e-6;
    });
}

}  // namespace

Result<GradedClass> open_graded(const Common& common, const std::string& folder) {
    GradedClass graded;
    graded.course = course::assigned_part(TRY(course::read_course(common.paths.exercises)));
    graded.book = TRY(gradebook::Gradebook::open(folder, graded.course.title, gradebook::Access::read));
    const auto file = graded.book->file().string();
    std::map<std::string, std::set<std::string>> numbers;
    for (const auto& [number, student] : TRY(graded.book->numbers())) numbers[student].insert(number);
    for (auto& current : TRY(graded.book->current())) {
        if (!fits(graded.course, current.grade))
            return fail(Error::bad_input(fmt::format(
                "{}: the grade of {} is for other exercises or points than course.toml has now. See what "
                "changes: halfspace regrade --preview",
                file, clean_line(current.identity.student))));
        auto& own = numbers[current.identity.student];
        graded.students.push_back({std::move(current.identity), std::move(current.grade), std::move(own)});
    }
    std::vector<roster::Identity> people;
    for (const auto& one : graded.students) people.push_back(one.identity);
    const report::Names shown(people);
    for (auto& one : graded.students) one.shown = shown(one.identity.student);
    std::ranges::stable_sort(graded.students, {}, [](const auto& one) { return alphabetical(one.name()); });
    if (graded.students.empty())
        return fail(
            Error::bad_input(file + ": nobody has a grade yet: halfspace grade PATH --out " + folder));

    std::map<gradebook::Place, course::Time> own_due;
    for (const auto& [place, work] : TRY(graded.book->works()))
        if (work.arrival.due) own_due.emplace(place, *work.arrival.due);
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    graded.feedback = [course = graded.course, own_due = std::move(own_due), now](
                          const report::Student& student, const course::Exercise& exercise) {
        const auto own = own_due.find({student.identity.student, exercise.id});
        return course::feedback(course, own != own_due.end() ? own->second : exercise.due, now);
    };
    if (const auto run = TRY(graded.book->last_run()))
        graded.stamp =
            fmt::format("Graded {}, by the tests {}.", course::shown_time(run->started), run->suite);
    return graded;
}

Result<std::string> student_of(const gradebook::Gradebook& book, const std::string& typed,
                               const std::vector<roster::Identity>& others) {
    std::vector<std::string> meant;
    std::vector<std::string> known;
    auto students = TRY(book.students());
    students.insert(students.end(), others.begin(), others.end());
    const report::Names shown(students);
    // Whose key is another one's name, too, is called by what tells the two apart.
    const auto is_anothers = [&](const roster::Identity& who) {
        return !(who.id.empty() && who.login.empty() && who.email.empty()) &&
               std::ranges::any_of(others, [&](const roster::Identity& other) {
                   return other.name == typed && other.student != who.student;
               });
    };
    for (const auto& one : students) {
        const bool is_key = one.student == typed || shown(one.student) == typed;
        if (is_key && !is_anothers(one)) return one.student;
        known.push_back(one.student);
        const bool is_exact = !typed.empty() && (typed == one.name || typed == one.id || typed == one.login ||
                                                 typed == one.email);
        if (is_key || is_exact) meant.push_back(one.student);
    }
    // In another letter case, without accents, or last name first.
    if (meant.empty())
        for (const auto& one : students)
            if (roster::is_called(one, typed)) meant.push_back(one.student);
    if (meant.size() == 1) return meant.front();
    std::ranges::sort(meant, {}, alphabetical);
    if (meant.size() > 1)
        return fail(Error::bad_input(fmt::format("'{}' may be {} or {}: say which, by id, login or address",
                                                 typed, shown(meant[0]), shown(meant[1]))));
    const auto nearest = course::nearest(typed, known);
    return fail(Error::bad_input(fmt::format("there is no student '{}' in {}{}{}", typed,
                                             book.file().string(), others.empty() ? "" : " or its roster",
                                             nearest ? fmt::format("; did you mean '{}'?", *nearest) : "")));
}

void print_remarks(const std::vector<std::string>& remarks) {
    for (const auto& remark : remarks)
        for (const auto& line : wrap(remark, 80)) fmt::print("{}\n", line);
}

}  // namespace halfspace::app
