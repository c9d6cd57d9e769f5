#pragma once
// What a student hands in: one zip, with a folder for each exercise under one top folder and a manifest beside them.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "course/course.hpp"
#include "submission/submission.hpp"

namespace halfspace::submission {

/// A file to pack.
struct Work {
    const course::Exercise* exercise = nullptr;
    std::string text;
};

/// A digest of what the exercise asks, its contract: another one, another exercise.
Result<std::string> version_of(const course::Exercise& exercise);

/// The bytes of the zip: <folder>/<exercise>/<file>.cpp for each, and <folder>/halfspace.json:
///   {schema: "halfspace/handin/v1", course: <title>, time: <ISO 8601, UTC>,
///    exercises: [{id, file, version, sha256}]}
Result<std::string> pack(const course::Course& course, const std::string& folder,
                         const std::vector<Work>& works, const std::string& time);

/// The name of the manifest, and what it says that it is.
inline constexpr const char* manifest_name = "halfspace.json";
inline constexpr const char* manifest_schema = "halfspace/handin/v1";

}  // namespace halfspace::submission
