#pragma once
// What a folder or an archive of hand-ins looks like: names in, whose each file is out. Nothing here is opened: a name is a
// stranger's text, and is compared.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "course/due.hpp"
#include "roster/identity.hpp"

namespace halfspace::platform {

/// Relative paths with '/' between: of files; of folders, which end in '/', as far as they are of use (the topmost, and .git).
using Names = std::vector<std::string>;

enum class Kind { folders, one_student, canvas, moodle, gradescope, clones };

/// A file of a student's.
struct Piece {
    std::size_t name = 0;  ///< which of the names
    std::string path;      ///< as the student called it: without what the platform put before it
    std::uint64_t submission =
        0;  ///< the platform's number, of which a higher one is newer; 0: there is none
};

/// What one student has handed in here.
struct Hand {
    std::string called;  ///< by the folder, or by the platform: a key, as long as nobody else is called so
    roster::Identity identity;  ///< what the names say of it, `student` being empty
    std::string apart;  ///< what tells this student from another who is called the same; empty: nothing
    bool marked_late = false;  ///< by the platform
    std::optional<course::Time> submitted = {};
    std::vector<Piece> pieces = {};
    std::size_t group = 0;  ///< one student may be in several: a homework's, a section's
    bool is_class = false;  ///< no student's: an archive that holds a class, to be looked into
};

struct Layout {
    Kind kind = Kind::folders;
    std::vector<Hand> hands;
    std::vector<std::size_t> others = {};  ///< names that are nobody's
};

/// True for the path of a file that belongs to an exercise, below a student's folder.
using IsWork = std::function<bool(std::string_view path)>;
/// True for the archive of that name if a class lies in it, and not one student's work; none: no archive is looked into.
using HoldsClass = std::function<bool(std::size_t name)>;

/// One platform's look. `top` is what all names have in common, such as the folder that a download was packed in; it is left
/// out. Nothing: it does not look like that.
std::optional<Layout> canvas(const Names& names, std::string_view top);
std::optional<Layout> moodle(const Names& names, std::string_view top);
std::optional<Layout> gradescope(const Names& names, std::string_view top);
std::optional<Layout> clones(const Names& names, std::string_view top);
/// The rest: each topmost folder or archive is a student's.
Layout folders(const Names& names, std::string_view top);

/// Folders of students in folders, each of which looks like one of the above, with at least two students in it: homeworks or
/// sections, given by the folder above them. Archives that hold a class are such folders, too.
std::optional<Layout> groups(const Names& names, std::string_view top, const IsWork& is_work,
                             const HoldsClass& holds_class);

/// Whose each file is. `is_archive`: the names are those in an archive, which may hold all in one folder; and an archive in which
/// work lies at the top, or in one folder, is one student's. `called` is what the student is called then.
Layout recognise(const Names& names, const IsWork& is_work, bool is_archive, const std::string& called,
                 const HoldsClass& holds_class = {});

/// The name of Gradescope's file beside the submissions.
inline constexpr std::string_view gradescope_metadata = "submission_metadata.yml";

/// Puts in what that file says: names, addresses, ids and times. A submission of several students becomes one for each.
/// bad_input without the file's name: no YAML, or not of that shape.
Result<void> add_metadata(Layout& layout, std::string_view yaml);

/// An earlier report of ours: its results or gradebook, and no work.
bool is_report(const Hand& hand, const IsWork& is_work);

/// Beside the work, and nobody's: an editor's, an operating system's, a build's, a repository's inside.
bool is_litter(std::string_view path);

}  // namespace halfspace::platform
