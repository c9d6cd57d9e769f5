#include "app/alike.hpp"

#include <algorithm>
#include <functional>
#include <mutex>
#include <optional>

#include "course/seed.hpp"
#include "engine/parallel.hpp"

namespace halfspace::app {
namespace {

using analysis::Group;
using analysis::Unexplained;

Result<std::vector<Group>> groups_of(engine::Grader& grader, const GradedClass& graded,
                                     const Unexplained& wrong) {
    const auto& exercise = graded.course.exercises[wrong.exercise];
    const auto suite = TRY(grader.suite(exercise, engine::Checks::are_hidden));
    std::vector<std::string> sources;
    std::vector<std::size_t> whose;
    for (const std::size_t student : wrong.students) {
        const auto works = TRY(graded.book->works(graded.students[student].identity.student));
        const auto work = works.find(exercise.id);
        if (work == works.end() || work->second.source.empty()) continue;
        sources.push_back(TRY(graded.book->source(work->second.source)));
        whose.push_back(student);
    }
    if (sources.empty()) return std::vector<Group>();
    const auto alike =
        TRY(grader.compare(exercise, suite, course::public_seed(exercise.id), wrong.function, sources));
    std::vector<Group> groups;
    for (const auto& one : alike) {
        Group group{exercise.id, wrong.function, {}, one.call, one.given, one.right};
        for (const std::size_t member : one.workers) group.students.push_back(whose[member]);
        groups.push_back(std::move(group));
    }
    return groups;
}

}  // namespace

std::vector<Unexplained> unexplained_in(const GradedClass& graded,
                                        const std::vector<const course::Exercise*>& exercises) {
    analysis::Class grades;
    for (const auto& student : graded.students) grades.push_back(&student.grade);
    auto all = analysis::unexplained(graded.course, grades);
    std::erase_if(all, [&](const Unexplained& one) {
        return std::ranges::find(exercises, &graded.course.exercises[one.exercise]) == exercises.end();
    });
    return all;
}

Result<Grouped> grouped(const Common& common, const GradedClass& graded,
                        const std::vector<Unexplained>& unexplained,
                        const std::function<void(const Unexplained&)>& on_asked) {
    Grouped all;
    if (unexplained.empty()) return all;
    std::size_t asked = 0;
    for (const auto& one : unexplained) asked += one.students.size();
    const auto grader = TRY(engine::Grader::open(common.paths, graded.course, asked));
    std::vector<std::vector<Group>> found(unexplained.size());
    std::optional<Error> error;
    std::mutex mutex;
    engine::for_each_index(unexplained.size(), jobs_of(common), [&](std::size_t i) {
        auto groups = groups_of(*grader, graded, unexplained[i]);
        const std::scoped_lock lock(mutex);
        if (groups)
            found[i] = std::move(*groups);
        else
            error = groups.error();
        on_asked(unexplained[i]);
    });
    if (error) return fail(*error);
    all.in_none = asked;
    for (auto& groups : found)
        for (auto& group : groups) {
            all.in_none -= group.students.size();
            all.groups.push_back(std::move(group));
        }
    std::ranges::stable_sort(all.groups, std::ranges::greater(),
                             [](const Group& group) { return group.students.size(); });
    return all;
}

}  // namespace halfspace::app
