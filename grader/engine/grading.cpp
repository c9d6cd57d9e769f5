#include "engine/grading.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>

#include "base/digest.hpp"
#include "course/seed.hpp"
#include "engine/parallel.hpp"

namespace halfspace::engine {

using gradebook::Gradebook;
using gradebook::Place;

Result<Tests> hidden_tests(const Grader& grader, const std::string& secret) {
    Tests tests;
    std::string versions;
    for (const auto& exercise : grader.course.exercises) {
        auto suite = TRY(grader.suite(exercise, Checks::are_hidden));
        tests.conditions.push_back({suite.version, TRY(grader.programs_digest(exercise, suite)),
                                    grader.toolchain, TRY(grader.flags_digest(exercise)),
                                    course::fingerprint(secret)});
        versions += suite.version + "\n";
        tests.suites.push_back(std::move(suite));
    }
    tests.version = sha256_hex(versions).substr(0, 16);
    return tests;
}

Result<TakenIn> take_in(Gradebook& book, submission::ClassRoom& room, Times times) {
    TakenIn taken;
    for (auto& submission : room.submissions) {
        std::vector<gradebook::HandedIn> files;
        for (auto& [exercise, file] : submission.files) {
            const auto found = submission.arrivals.find(exercise);
            const auto arrival = found != submission.arrivals.end() ? found->second : course::Arrival();
            if (const auto* unreadable = std::get_if<submission::Unreadable>(&file)) {
                taken.unreadable.emplace(
                    Place{submission.student, exercise},
                    "for the instructor to mend: " + unreadable->why + ", then grade again");
            } else if (const auto* rejected = std::get_if<verdict::Rejected>(&file)) {
                const auto unclear = submission.unclear.find(exercise);
                const bool is_unclear = unclear != submission.unclear.end();
                files.push_back({exercise, "", rejected->why, arrival, is_unclear,
                                 is_unclear ? std::move(unclear->second) : std::vector<std::string>()});
            } else {
                files.push_back({exercise, std::move(std::get<submission::Source>(file).text), "", arrival});
            }
        }
        for (auto& file : files) file.has_new_time = times == Times::now;
        auto identity = submission.identity;
        identity.student = submission.student;
        const auto now =
            TRY(book.take_in(identity, submission.submitted, submission.notes, files, submission.numbers));
        TRY(book.set_due(submission.student, submission.own_due));
        if (!now.news.empty()) taken.with_news.insert(submission.student);
        for (const auto& exercise : now.former) taken.former.insert({submission.student, exercise});
        for (const auto& exercise : now.earlier) taken.earlier.insert({submission.student, exercise});
        submission.files.clear();
    }
    return taken;
}

Result<std::vector<Task>> to_judge(const Gradebook& book, const course::Course& course, const Tests& tests,
                                   const std::set<std::string>* students) {
    std::vector<Task> tasks;
    for (const auto& [place, work] : TRY(book.works())) {
        const auto* exercise = course.find(place.exercise);
        if (exercise == nullptr || work.source.empty() ||
            (students != nullptr && !students->contains(place.student)))
            continue;
        const auto index = static_cast<std::size_t>(exercise - course.exercises.data());
        if (!TRY(book.has_verdict(place, work.source, tests.conditions[index])))
            tasks.push_back({place, index, work.source});
    }
    return tasks;
}

Result<Behind> behind(const Gradebook& book, const course::Course& course, const Tests& tests,
                      const std::set<std::string>& besides) {
    std::map<std::string, std::set<std::string>> known;  // exercises of those who are behind
    for (const auto& identity : TRY(book.students())) {
        if (besides.contains(identity.student)) continue;
        const auto current = TRY(book.current(identity.student));
        if (!current || std::ranges::equal(current->grade.exercises, course.exercises, {},
                                           &scoring::ExerciseGrade::id, &course::Exercise::id))
            continue;
        auto& ids = known[identity.student];
        for (const auto& exercise : current->grade.exercises) ids.insert(exercise.id);
    }
    Behind behind;
    for (const auto& [student, ids] : known) behind.students.insert(student);
    behind.tasks = TRY(to_judge(book, course, tests, &behind.students));
    std::erase_if(behind.tasks, [&](const Task& task) {
        return known.at(task.place.student).contains(task.place.exercise);
    });
    return behind;
}

Result<Faults> judge(Grader& grader, Gradebook& book, const Tests& tests, const std::string& secret,
                     const std::vector<Task>& tasks, unsigned jobs, const OnJudged& on_judged) {
    Faults faults;
    std::optional<Error> error;
    std::mutex mutex;  // of both
    std::atomic<bool> is_over = false;
    const auto end = [&](Error why) {
        const std::lock_guard lock(mutex);
        if (!error) error = std::move(why);
        is_over = true;
    };
    for_each_index(tasks.size(), jobs, [&](std::size_t i) {
        if (is_over) return;
        const auto& [place, index, digest] = tasks[i];
        auto text = book.source(digest);
        if (!text) return end(text.error());
        const auto& exercise = grader.course.exercises[index];
        const auto& suite = tests.suites[index];
        const auto seed = course::seed(secret, place.student, exercise.id, suite.version, digest);
        auto outcome = grader.grade(exercise, suite, seed, submission::Source{std::move(*text)});
        if (const auto* fault = std::get_if<verdict::GraderFault>(&outcome)) {
            const std::lock_guard lock(mutex);
            faults.emplace(place, fault->why);
        } else if (auto kept = book.keep_verdict(place, digest, tests.conditions[index], outcome); !kept) {
            return end(kept.error());
        }
        on_judged(place.student, scoring::grade(exercise, std::move(outcome)));
    });
    if (error) return fail(*error);
    return faults;
}

Result<scoring::SubmissionGrade> grade_student(const Gradebook& book, const course::Course& course,
                                               const Tests& tests, const std::string& student,
                                               const Faults& faults) {
    const auto works = TRY(book.works(student));
    std::vector<scoring::ExerciseGrade> grades;
    course::Arrivals arrivals;
    for (std::size_t i = 0; i < course.exercises.size(); ++i) {
        const auto& exercise = course.exercises[i];
        const Place place{student, exercise.id};
        const auto work = works.find(exercise.id);
        const auto fault = faults.find(place);
        auto outcome = std::optional<verdict::Outcome>();
        bool overridden = false;
        if (work != works.end()) {
            arrivals.emplace(exercise.id, work->second.arrival);
            overridden = !work->second.instead_of.empty();
            if (work->second.source.empty()) {
                outcome = verdict::Rejected{work->second.rejected};
            } else {
                outcome = TRY(book.verdict(place, work->second.source, tests.conditions[i]));
                if (!outcome) outcome = TRY(book.last_verdict(place, work->second.source));
            }
        }
        if (!outcome && fault != faults.end()) outcome = verdict::GraderFault{fault->second};
        if (!outcome && work != works.end())
            outcome = verdict::GraderFault{"it was not judged yet: grade again"};
        auto grade = scoring::grade(exercise, outcome.value_or(verdict::NotSubmitted{}));
        grade.overridden = overridden;
        grades.push_back(std::move(grade));
    }
    auto grade = scoring::grade(course, student, std::move(grades), arrivals);
    grade.notes = TRY(book.notes(student));
    return grade;
}

}  // namespace halfspace::engine
