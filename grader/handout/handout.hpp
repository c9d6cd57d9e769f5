#pragma once
// What students get: the exercises, lib, the part of the grader that checks, and the mistakes as objects. Nothing of the
// solutions' text, no tests, nothing that grades. What may go is listed here; whatever else lies in the checkout stays.

#include <filesystem>
#include <vector>

#include "archive/archive.hpp"
#include "base/result.hpp"
#include "course/course.hpp"

namespace halfspace::handout {

struct Sources {
    std::filesystem::path checkout;  ///< where lib/ and grader/ lie
    std::filesystem::path kit_json;  ///< of the build that has the course's catalogues
};

/// The files of the handout, below one folder `halfspace`. bad_input: an exercise's starter, the one that is kept or else the
/// file itself, is none (it would give a solution away), a file that must be there is missing, or the kit has no catalogue of an exercise.
Result<std::vector<archive::Entry>> collect(const course::Course& course, const Sources& sources);

}  // namespace halfspace::handout
