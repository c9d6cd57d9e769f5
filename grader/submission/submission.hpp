#pragma once
// A student's files, taken in and checked: from here on a source is text of a known exercise, or says why not.

#include <filesystem>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "course/course.hpp"
#include "verdict/outcome.hpp"

namespace halfspace::submission {

/// The student's file of one exercise: valid UTF-8, at most 1 MiB, no NUL byte.
struct Source {
    std::string text;
};

using File = std::variant<Source, verdict::Rejected>;

struct Submission {
    std::string student;                ///< the folder's name, untrusted text
    std::map<std::string, File> files;  ///< by exercise id; absent: not submitted
    std::filesystem::path folder = {};  ///< where it was found
};

struct ClassRoom {
    std::vector<Submission> submissions;  ///< by student, sorted
    std::vector<std::string> notes;       ///< what was seen and not used, for the instructor
};

/// Reads one file of a student. A file that does not exist, or cannot be read for our reasons, is an Error.
Result<File> read_source(const std::filesystem::path& path);

/// Reads folders of the shape <student>/<exercise>.cpp or <student>/<exercise>/<file>.cpp. bad_input: a folder that
/// is missing, unreadable, empty or holds no known exercise; two students of one name (letter case aside).
Result<ClassRoom> read_class(const std::vector<std::filesystem::path>& folders, const course::Course& course);

}  // namespace halfspace::submission
