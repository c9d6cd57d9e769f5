#pragma once
// A student's files, taken in and checked: from here on a source is text of a known exercise, or says why not.

#include <filesystem>
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
    std::string from =
        {};  ///< the encoding that it was converted from: "Latin-1", "UTF-16"; empty: it was UTF-8
};

/// The file system keeps it from us, or it may be somebody else's file: no score, the instructor's to mend.
struct Unreadable {
    std::string why;  ///< names the file, and says what to do
};

using File = std::variant<Source, verdict::Rejected, Unreadable>;

inline constexpr std::size_t max_source_bytes = 1u << 20;
inline constexpr std::size_t max_archive_bytes = 32u << 20;  ///< of an archive that a student hands in

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

/// Text that is a student's file: Source, or why it cannot be. Latin-1 and UTF-16 are converted (encoding.hpp).
File source_of(std::string text);

/// A student's file by its path, whose folder is trusted. A file that does not exist is an Error.
Result<File> read_source(const std::filesystem::path& path);

}  // namespace halfspace::submission
