#pragma once
// Every grade ever given to a class, in one SQLite file. What is written stays; all that ever changes is which of a student's files
// and which of a student's grades counts.
//
//   student   who, and when they handed in
//   enrolled  who is in the class, handed in or not, as the last roster said
//   extension single students' due times, as they were given
//   number    by which platforms tell students apart
//   source    a file's text, by its digest
//   note      what is to be known of a file that counts, or of a hand-in
//   work      which source counts at a place (a student's exercise); perhaps one of the instructor's in its stead
//   arrival   when each source came to a place, first and last
//   verdict   what judging a source at a place showed under conditions (tests, compiler, secret): never judged twice
//   grade     all exercises of a student, scored together: each one that was ever given, and which counts
//   run       a command that wrote here
//
// Who only reads, for reports and exports:
//   const auto book = TRY(Gradebook::open(folder, course.title, Access::read));
//   TRY(book->each_current([&](const Current& current) { ... }));  or book->current(), if the whole class fits into memory
//   const auto run = TRY(book->last_run());                        what results.json says of the run that gave them
// Several may read while one writes.

#include <chrono>
#include <compare>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "course/due.hpp"
#include "roster/roster.hpp"
#include "scoring/grade.hpp"
#include "verdict/outcome.hpp"

namespace halfspace::gradebook {

/// The gradebook's name in the folder of results.
inline constexpr const char* file_name = "gradebook.sqlite";

using course::Time;

/// A student's grade that counts, as it was given: with the points of that day, whatever course.toml says now.
struct Current {
    roster::Identity identity;
    scoring::SubmissionGrade grade;
    std::optional<Time> submitted;  ///< when the student handed in, if that is known
    Time given = {};                ///< when this grade was given
};

/// One run of a command.
struct Run {
    std::string command;  ///< "grade", "regrade", "override", "preview", "undo"
    Time started = {};
    double seconds = 0;     ///< of wall time
    std::string suite;      ///< version of all hidden tests
    std::string toolchain;  ///< "GNU 12.2.0"
    std::string sandbox;
    std::string secret;              ///< course::fingerprint
    std::vector<std::string> notes;  ///< files that were seen and not graded
};

struct Place {
    std::string student;
    std::string exercise;

    auto operator<=>(const Place&) const = default;
};

/// What counts as handed in at a place: the newest that was ever taken in. Its arrival is the first that is known of this source.
struct Work {
    std::string source;      ///< digest of the text that is judged; empty: there is none
    std::string instead_of;  ///< digest of the student's, where the instructor's text counts in its stead
    std::string rejected;    ///< why what was handed in is no text that can be judged; empty: it is
    course::Arrival arrival = {};

    /// The instructor's text stands where nothing was handed in.
    [[nodiscard]] bool is_without_hand_in() const;
};

/// By the exercise of whose file something is noted; "": of all of a hand-in.
using Notes = std::map<std::string, std::vector<std::string>>;

/// All that decides a verdict besides the student, the exercise and the text.
struct Conditions {
    std::string suite;      ///< version of the tests: another one gives other random inputs
    std::string programs;   ///< digest of the programs that judge, and of their limits
    std::string toolchain;  ///< "GNU 12.2.0"
    std::string flags;      ///< digest of the compiler's flags
    std::string secret;     ///< course::fingerprint

    bool operator==(const Conditions&) const = default;
};

/// A student's file as it is taken in: its text, or why it was rejected.
struct HandedIn {
    std::string exercise;
    std::string text;
    std::string rejected = {};
    course::Arrival arrival = {};
    /// The rejection is no word on this exercise's file (an archive that cannot be opened, several files that nothing tells apart): a
    /// text that was taken in before stays.
    bool is_unclear = false;
    std::vector<std::string> one_of = {};  ///< the texts, if nothing tells several apart
    bool has_new_time = false;             ///< `arrival.time` is right, whatever is known of this text
};

/// What taking in has changed, by exercise id.
struct Taken {
    std::set<std::string> news;     ///< another file than before counts now
    std::set<std::string> former;   ///< older than the file that counts, so not taken
    std::set<std::string> earlier;  ///< came unchanged and with a later time than the first one, which counts
    std::set<std::string> stays;    ///< what came now is unclear, so what was there before counts
};

/// A grade that was changed by a regrading: ids of grades, 0: there was none.
struct Change {
    std::string student;
    std::int64_t before = 0;
    std::int64_t after = 0;
};

enum class Access {
    read,
    write,  ///< one program at a time
};

struct Store;

/// Thread-safe. Errors: bad_input names the file and the way out (it is damaged, another course's, a newer program's, another
/// program is writing it); fault if the disk is full or fails. What a failed call was to write is not written at all, and what
/// a call that came back has written survives the end of the program.
class Gradebook {
  public:
    /// That of a course, by its title, in a folder that exists. For writing it is made if it is not there, and one of an older
    /// program is brought up to date.
    static Result<std::unique_ptr<Gradebook>> open(const std::filesystem::path& folder,
                                                   const std::string& course, Access access);
    ~Gradebook();
    Gradebook(const Gradebook&) = delete;
    Gradebook& operator=(const Gradebook&) = delete;

    [[nodiscard]] const std::filesystem::path& file() const;

    // ---- what counts ----

    /// Each student with a grade, by student; one is in memory at a time. `with` must not call the gradebook.
    [[nodiscard]] Result<void> each_current(const std::function<void(const Current&)>& with) const;
    [[nodiscard]] Result<std::vector<Current>> current() const;
    [[nodiscard]] Result<std::optional<Current>> current(const std::string& student) const;

    /// The last run that ended, was not undone and gave grades ("preview" and "undo" give none); none: there was none.
    [[nodiscard]] Result<std::optional<Run>> last_run() const;

    /// The last run was this command, and has not ended.
    [[nodiscard]] Result<bool> was_interrupted(const std::string& command) const;

    // ---- what it came from ----

    /// By student, graded or not.
    [[nodiscard]] Result<std::vector<roster::Identity>> students() const;
    /// Who is in the class, as the last roster said; their keys are empty.
    [[nodiscard]] Result<std::vector<roster::Identity>> enrolled() const;
    /// Students, by the numbers by which platforms tell them apart.
    [[nodiscard]] Result<std::map<std::string, std::string>> numbers() const;
    /// Single students' due times, in the order in which they were given; `student` is empty if nobody was found yet who is meant.
    [[nodiscard]] Result<std::vector<roster::Row>> extensions() const;
    [[nodiscard]] Result<std::map<Place, Work>> works() const;
    [[nodiscard]] Result<std::map<std::string, Work>> works(
        const std::string& student) const;  ///< by exercise

    /// When this text came to a place, or at least that it was late.
    [[nodiscard]] Result<bool> knows_when(const Place& place, const std::string& text) const;

    /// What was noted of the student's files that count and of the hand-ins that they came with, each thing once. What ends in
    /// ": 04_dense" is one note for all exercises of which the same is said.
    [[nodiscard]] Result<std::vector<std::string>> notes(const std::string& student) const;

    [[nodiscard]] Result<bool> has_source(const std::string& digest) const;
    /// A text that was handed in, by its digest.
    [[nodiscard]] Result<std::string> source(const std::string& digest) const;

    /// What was judged of a source, as it was judged: points and what counts are scoring's. None: it never was.
    [[nodiscard]] Result<std::optional<verdict::Outcome>> verdict(const Place& place,
                                                                  const std::string& source,
                                                                  const Conditions& conditions) const;
    [[nodiscard]] Result<bool> has_verdict(const Place& place, const std::string& source,
                                           const Conditions& conditions) const;
    /// The newest one under any conditions, on this source or else on another one of the place.
    [[nodiscard]] Result<std::optional<verdict::Outcome>> last_verdict(const Place& place,
                                                                       const std::string& source) const;

    /// A grade that was given, by its id.
    [[nodiscard]] Result<scoring::SubmissionGrade> grade(std::int64_t id) const;

    // ---- writing ----

    /// What is written from here on belongs to this run.
    Result<void> begin(const Run& run);
    /// Of the run that was begun.
    Result<void> end(double seconds, const std::vector<std::string>& notes);

    /// A student, and files that count from now on, unless the instructor has given another text instead of this very one, or a
    /// newer one counts. Which is newer say
    ///  - times, where both have one that is not the student's word; or else the platform's numbers;
    ///  - that a text was here before what counts, unless a time of its own, not the roster's, is later. Of several texts that
    ///    nothing tells apart those are older that were here before and do not count.
    /// What is empty in the identity, a time that is not known, and exercises that are not there, leave what was. The same file
    /// once more keeps its earliest time, unless it has a new one. `notes` are on what is handed in now, and stay with what counts of
    /// it; what is not taken joins them until the next hand-in. `numbers` that are nobody's yet become the student's.
    Result<Taken> take_in(const roster::Identity& identity, std::optional<Time> submitted, const Notes& notes,
                          const std::vector<HandedIn>& files, const std::set<std::string>& numbers = {});

    /// These, all there are.
    Result<void> keep_enrolled(const std::vector<roster::Identity>& class_list);
    Result<void> keep_extensions(const std::vector<roster::Row>& rows);
    /// A student's own due times, by exercise, of what was handed in; none: it has none any more. The others stay.
    Result<void> set_due(const std::string& student, const std::map<std::string, std::optional<Time>>& due);

    /// The instructor's text counts, until the student hands in another one than now. bad_input if there is no such student.
    Result<void> put_instead(const Place& place, const std::string& text);
    /// The student's own counts again, or nothing if there was nothing. False: the instructor has given none.
    Result<bool> take_back(const Place& place);

    /// A grader fault is no verdict: a std::invalid_argument.
    Result<void> keep_verdict(const Place& place, const std::string& source, const Conditions& conditions,
                              const verdict::Outcome& outcome);

    /// Grades that count from now on, all or none; one that counts already is not written again, and one that counted before
    /// overrides counts again. The number of those that changed.
    Result<std::size_t> give(const std::vector<scoring::SubmissionGrade>& grades);

    /// What the last regrading changed that was not undone; none: there is nothing to undo.
    [[nodiscard]] Result<std::vector<Change>> last_changes() const;
    /// Where an override that is in force has given another grade since these, also to who has none of them.
    [[nodiscard]] Result<std::vector<Place>> overridden_since(const std::vector<Change>& changes) const;
    /// Who had no grade before the first override, and has no file any more, has no grade again. False: somebody else.
    Result<bool> take_out(const std::string& student);
    /// Begins this run, and undoes it: what counted before counts again, but for students who got another grade since, who are
    /// given.
    Result<std::vector<std::string>> undo(const Run& run);

    /// Waits until nothing is being written, at most this long, and lets nothing be written any more: for who ends the program.
    void close(std::chrono::milliseconds wait);

    /// At most so many pages of 4 KiB, as if there were no more on the disk: for tests.
    void limit_pages(int pages);

  private:
    explicit Gradebook(std::unique_ptr<Store> store);
    std::unique_ptr<Store> store_;
};

}  // namespace halfspace::gradebook
