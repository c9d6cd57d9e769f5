#pragma once
// A student's files, taken in and checked: from here on a source is text of a known exercise, or says why not.

#include <filesystem>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "base/files.hpp"
#include "base/result.hpp"
#include "course/course.hpp"
#include "verdict/outcome.hpp"

namespace halfspace::submission {

/// The student's file of one exercise: valid UTF-8, at most 1 MiB, no NUL byte.
struct Source {
    std::string text;
};

/// The file system keeps it from us, or it may be somebody else's file: no score, the instructor's to mend.
struct Unreadable {
    std::string why;  ///< names the file, and says what to do
};

using File = std::variant<Source, verdict::Rejected, Unreadable>;

struct Submission {
    std::string student;                ///< the folder's name, untrusted text
    std::map<std::string, File> files;  ///< by exercise id; absent: not submitted
    std::filesystem::path folder = {};  ///< where it was found
};

struct ClassRoom {
    std::vector<Submission> submissions;  ///< by student, sorted
    std::vector<std::string> notes;       ///< what was seen and not used, for the instructor
};

/// Reads one file of a student's folder; `shown` is its name in messages. No link is followed, and a device is not opened.
///
/// The grader may read more than the student (as root, all), and a student who may write the folder can give any file a
/// second name in it. So who put the name there must have the right to read the file anyway:
///   - a folder of a student's own: the file is the student's too; or all may read it and it has no other name.
///   - a folder of the grader's user, or root's (collected by an instructor): the file has no other name; or it is of the same
///     owner and all may read it: a careless unpacking must not make a link to the instructor's secrets.
/// All else is Unreadable: nothing of it is read.
File read_source(const Fd& folder, const std::string& name, const std::string& shown);

/// What a file holds, whatever that is, by the same rule; `kind` is what it is in messages: "a zip".
using Bytes = std::variant<std::string, verdict::Rejected, Unreadable>;
Bytes read_bytes(const Fd& folder, const std::string& name, const std::string& shown, const char* kind,
                 std::size_t most);

/// Text that is a student's file: Source, or why it cannot be.
File source_of(std::string text);

/// A student's file by its path, whose folder is trusted. A file that does not exist is an Error.
Result<File> read_source(const std::filesystem::path& path);

/// Reads folders of the shape <student>/<exercise>.cpp or <student>/<exercise>/<file>.cpp, and zips as `halfspace handin`
/// packs them (handin.hpp): <student>.zip in such a folder or given itself, or any zip in a student's folder. bad_input: a
/// folder that is missing, unreadable, empty or holds no known exercise; two students of one name. Names that only look
/// alike are noted, and files that are the untouched starter.
Result<ClassRoom> read_class(const std::vector<std::filesystem::path>& folders, const course::Course& course);

}  // namespace halfspace::submission
