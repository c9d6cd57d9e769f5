#pragma once
// A class's hand-ins, whatever platform they came from: who handed in what, and when.

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "course/course.hpp"
#include "roster/roster.hpp"
#include "submission/submission.hpp"

namespace halfspace::submission {

/// By the exercise of whose file something is noted; "": of all of a hand-in.
using Notes = std::map<std::string, std::vector<std::string>>;

struct Submission {
    std::string student;                ///< what they are called, untrusted text: unique in the class
    std::map<std::string, File> files;  ///< by exercise id; absent: not submitted
    std::filesystem::path folder = {};  ///< where it was found
    roster::Identity identity = {};  ///< as far as platform and roster know; its `student` is the one above
    std::optional<course::Time> submitted = {};  ///< of what came last, as the platform or the roster says
    course::Arrivals arrivals = {};              ///< of each exercise that was handed in
    /// The student's own, by exercise id; none: what was given is taken back. Handed in or not.
    std::map<std::string, std::optional<course::Time>> own_due = {};
    /// Exercises whose rejection is no word on their file: an archive that cannot be opened, several files that nothing tells apart,
    /// with the texts of those.
    std::map<std::string, std::vector<std::string>> unclear = {};
    std::string called = {};  ///< as several may be, before they were told apart
    std::set<std::string> numbers =
        {};  ///< by which platforms tell students apart: "canvas 17", "moodle 301"
    std::set<std::string> untouched = {};  ///< exercises whose file is the starter
    Notes notes = {};  ///< for the student: what was taken from where, what was not taken and why
};

struct ClassRoom {
    std::vector<Submission> submissions;          ///< by student, as lists of people are sorted
    std::vector<std::string> notes;               ///< what was seen and not used, for the instructor
    std::vector<roster::Identity> enrolled = {};  ///< whom the roster has; their keys are empty
    std::vector<std::string> missing = {};        ///< of the roster, who handed in nothing
    std::vector<std::string> unknown = {};        ///< students that the roster has not
    std::vector<roster::Row> extensions = {};     ///< due times that are to be kept, as Extensions has them
};

/// What is known besides the hand-ins.
struct Known {
    std::optional<std::vector<roster::Entry>> roster = {};
};

/// Single students' due times.
struct Extensions {
    /// As they were given before, in order; `student` is the key of whom each one means, or empty if nobody was found yet.
    std::vector<roster::Row> kept = {};
    std::vector<roster::Row> rows = {};  ///< of the table that is given now
    std::string file = {};               ///< of it, for messages
};

/// Reads folders and archives, and tells by itself what each is (platform/layout.hpp): folders of students, a student's own
/// folder, repository or archive, downloads of Canvas, Moodle and Gradescope. Files are found by what their names mean
/// (meant.hpp), also in archives that students hand in. One student in several of the paths is one; two of one name in one of
/// them are told apart by what the platform says of them. Nothing is written.
///
/// bad_input: a path that is missing, unreadable, given twice, or holds no known exercise; metadata that cannot be read. Names
/// that only look alike are noted, and files that are the untouched starter.
Result<ClassRoom> read_class(const std::vector<std::filesystem::path>& paths, const course::Course& course,
                             const Known& known = {});

/// Says each student's own due times, and what is to be kept: all that was given, each for whom it means. A row for all
/// exercises takes no other's place that is for one, unless it takes back. Of those who were graded before more may be `known`
/// than now. bad_input: an exercise that there is not, two rows on one student, two students whom a row may mean.
Result<void> extend(ClassRoom& room, const course::Course& course, const Extensions& extensions,
                    const std::vector<roster::Identity>& known = {});

/// When this text came is known from before.
using IsTimeKnown =
    std::function<bool(const std::string& student, const std::string& exercise, const std::string& text)>;
/// Notes how many there are of whom nobody says when they handed in what is due.
void note_times(ClassRoom& room, const course::Course& course, const IsTimeKnown& is_known);

/// Leaves the one student who is called so, by name, id, login or address, as far as the hand-ins say, or as is `known` of the
/// student of that key. bad_input: nobody, and who may be meant.
Result<void> leave_one(ClassRoom& room, const std::string& typed,
                       const std::vector<roster::Identity>& known = {});

}  // namespace halfspace::submission
