#pragma once
// A whole class, in parallel, by way of the gradebook: what is known there is not done again, and what is found out is there at
// once. So whoever is killed loses the files that were on their way.

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/grader.hpp"
#include "gradebook/gradebook.hpp"
#include "scoring/grade.hpp"
#include "submission/class_room.hpp"

namespace halfspace::engine {

/// The hidden tests of a course.
struct Tests {
    std::vector<judge::Suite> suites;               ///< in the course's order
    std::vector<gradebook::Conditions> conditions;  ///< under which each judges
    std::string version;                            ///< of all of them
};

/// Tests that do not fit their exercise's manifest are bad_input.
Result<Tests> hidden_tests(const Grader& grader, const std::string& secret);

/// Why something has no verdict, by our own fault or the file system's.
using Faults = std::map<gradebook::Place, std::string>;

/// What a class has handed in is taken into the gradebook, and its texts are let go.
struct TakenIn {
    Faults unreadable;
    std::set<std::string> with_news;    ///< students who have handed in what was not there before
    std::set<gradebook::Place> former;  ///< files that are older than those that count
    std::set<gradebook::Place>
        earlier;  ///< files that came unchanged, and count as handed in before the time given now
};
/// When a file came that was handed in before.
enum class Times {
    earliest,  ///< at the first time that is known
    now,       ///< at the one given now, if one is
};
Result<TakenIn> take_in(gradebook::Gradebook& book, submission::ClassRoom& room,
                        Times times = Times::earliest);

/// A file that no verdict fits that is known.
struct Task {
    gradebook::Place place;
    std::size_t exercise;  ///< its index in the course
    std::string source;    ///< digest
};

/// Of these students, or of all.
Result<std::vector<Task>> to_judge(const gradebook::Gradebook& book, const course::Course& course,
                                   const Tests& tests, const std::set<std::string>* students = nullptr);

/// Students besides these whose grades are of other exercises than the course's now; and what was handed in of the exercises that
/// are new to them and has no verdict.
struct Behind {
    std::set<std::string> students;
    std::vector<Task> tasks;
};
Result<Behind> behind(const gradebook::Gradebook& book, const course::Course& course, const Tests& tests,
                      const std::set<std::string>& besides);

/// Called from any thread for each task that is done.
using OnJudged = std::function<void(const std::string& student, const scoring::ExerciseGrade& grade)>;

/// Judges them; each verdict is kept before the next thing is done. What comes out depends on the file, the student, the secret and
/// the tests alone, not on `jobs`. An Error is the gradebook's, and ends it; faults on single files do not.
Result<Faults> judge(Grader& grader, gradebook::Gradebook& book, const Tests& tests,
                     const std::string& secret, const std::vector<Task>& tasks, unsigned jobs,
                     const OnJudged& on_judged);

/// What a student gets by the verdicts that are kept and by the course as it is now. Where a fault keeps us from a verdict, the last
/// one that there was stands.
Result<scoring::SubmissionGrade> grade_student(const gradebook::Gradebook& book, const course::Course& course,
                                               const Tests& tests, const std::string& student,
                                               const Faults& faults);

}  // namespace halfspace::engine
