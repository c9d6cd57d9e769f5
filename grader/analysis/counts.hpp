#pragma once
// What a class has understood: how many solved each exercise and function, and which mistakes were made. Pure.

#include <cstddef>
#include <string>
#include <vector>

#include "course/course.hpp"
#include "scoring/grade.hpp"

namespace halfspace::analysis {

/// Of each student; their exercises are the course's, in its order. What is said of students is said by index.
using Class = std::vector<const scoring::SubmissionGrade*>;

struct FunctionCount {
    std::string name;
    std::size_t begun = 0;   ///< it is there, and not the starter's
    std::size_t solved = 0;  ///< all of its checks pass
};

struct ExerciseCount {
    std::string id;
    std::size_t handed_in = 0;
    std::size_t graded = 0;                ///< of those: compiled, and judged without a fault of ours
    std::size_t solved = 0;                ///< of those: all checks pass
    std::vector<FunctionCount> functions;  ///< in the contract's order; without those that no check tests
};

/// One for each exercise, in the course's order.
std::vector<ExerciseCount> counts(const course::Course& course, const Class& students);

/// One that was recognised, of one exercise.
struct Mistake {
    std::string exercise;
    std::string name;
    std::string hint;
    std::vector<std::size_t> students;  ///< who made it, in the class's order
};

/// Those of most students first, then in the course's order.
std::vector<Mistake> mistakes(const Class& students);

}  // namespace halfspace::analysis
