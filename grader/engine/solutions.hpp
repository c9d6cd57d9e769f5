#pragma once
// What students never get: the reference, other right answers, and the catalogue of mistakes of one stage.

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "course/course.hpp"

namespace halfspace::engine {

struct Solution {
    enum class Kind { reference, correct, mistake, starter };
    Kind kind = Kind::reference;
    std::string name;    ///< "reference", "loops", "no_bias": the file's stem
    std::string source;  ///< its text
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

}  // namespace halfspace::engine
