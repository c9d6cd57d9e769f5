#pragma once
// A whole class, in parallel.

#include <functional>
#include <string>
#include <vector>

#include "engine/grader.hpp"
#include "scoring/grade.hpp"
#include "submission/class_room.hpp"

namespace halfspace::engine {

struct Grading {
    std::vector<scoring::SubmissionGrade> submissions;  ///< in the order of the class
    std::string suite;                                  ///< version of the hidden tests, all exercises
};

/// Called from any thread, once for each student and exercise, when it has its grade.
using OnGraded = std::function<void(const std::string& student, const scoring::ExerciseGrade& grade)>;

/// Judges every student on every exercise against the hidden tests. The result depends on the class, the
/// secret and the suite alone, not on `jobs`: the same file gets the same result again.
Result<Grading> grade_class(Grader& grader, const submission::ClassRoom& room, const std::string& secret,
                            unsigned jobs, const OnGraded& on_graded);

}  // namespace halfspace::engine
