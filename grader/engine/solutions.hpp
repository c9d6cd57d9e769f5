#pragma once
// What students never get: the reference, other right answers, and the catalogue of mistakes of one stage.

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "course/course.hpp"

namespace halfspace::engine {

struct Solution {
    enum class Kind { reference, correct, mistake, starter, stub, hostile };
    Kind kind = Kind::reference;
    std::string name;    ///< "reference", "loops", "no_bias": the file's stem
    std::string source;  ///< its text; a stub has none
    std::string hint;    ///< of a mistake: what a teacher would say
};

struct Solutions {
    std::string hidden;  ///< text of hidden.cpp
    Solution reference;
    std::vector<Solution> correct;   ///< by name
    std::vector<Solution> mistakes;  ///< by name
};

/// Reads `<folder>/reference.cpp`, correct/*.cpp, mistakes/*.cpp. A missing file, or a mistake whose first
/// lines are no hint ("/// ..."), is bad_input.
Result<Solutions> read_solutions(const std::filesystem::path& folder);

/// The exercise's untouched starter.
Result<Solution> read_starter(const course::Exercise& exercise);

/// What no exercise may give a point for, whatever its contract: the stubs of subject/stub.hpp, and programs
/// that attack the grader before any function of theirs is called.
std::vector<Solution> worthless_solutions();

}  // namespace halfspace::engine
