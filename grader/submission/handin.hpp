#pragma once
// What a student hands in: one zip, with a folder for each exercise under one top folder and a manifest beside them.

#include <map>
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

struct Unpacked {
    std::map<std::string, File> files;  ///< by exercise id
    std::vector<std::string> notes;     ///< what was seen and not used, and what the manifest says against it
    std::string unopened;               ///< why nothing could be taken out; empty: it could
};

/// Takes in a student's zip; `shown` is its name in messages. Files count as <exercise>.cpp or <exercise>/<file>.cpp, at its
/// top or in a folder there, whatever packed it. The manifest is the student's word: it is compared, and nothing but a note
/// comes of it.
Unpacked unpack(std::string_view zip, const std::string& shown, const course::Course& course);

}  // namespace halfspace::submission
