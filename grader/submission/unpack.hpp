#pragma once
// What a student has packed: an archive of any kind, taken apart.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "course/course.hpp"
#include "submission/submission.hpp"

namespace halfspace::submission {

/// A file in an archive. What is no source by its name has no content.
struct Packed {
    std::string path;  ///< without the one folder that all may lie in
    File file;
};

struct Unpacked {
    std::vector<Packed> sources;         ///< by path, sorted; also what was refused and looks like one
    std::vector<std::string> others;     ///< paths of what else lies there
    std::vector<std::string> notes;      ///< what was refused, and what the manifest says that does not fit
    std::optional<course::Time> packed;  ///< as the manifest says: by the student's clock
    std::string unopened;                ///< why nothing could be taken out; empty: it could
};

/// Takes in a student's archive. Its manifest (handin.hpp), if it has one, is the student's word: it is compared, and nothing
/// but notes and a time comes of it.
Unpacked unpack(std::string_view bytes, const course::Course& course);

}  // namespace halfspace::submission
