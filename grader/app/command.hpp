#pragma once
// What the commands share: where things lie, how output looks, how an error ends the program.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "course/course.hpp"
#include "engine/grader.hpp"
#include "notebook/notebook.hpp"
#include "report/console.hpp"
#include "report/style.hpp"

namespace halfspace::submission {
struct ClassRoom;  // students' machines have no class
}

namespace halfspace::app {

enum ExitCode : int { all_passed = 0, checks_failed = 1, bad_input = 2, grader_fault = 3 };

/// The options that every command knows.
struct Common {
    engine::Paths paths;  ///< the build's own course, unless --course says otherwise
    std::string colour = "auto";
    unsigned jobs = 0;  ///< 0: as many as there are cores
};

Common defaults();

unsigned jobs_of(const Common& common);
/// Colour on a terminal that wants it (NO_COLOR, TERM=dumb), and its width.
report::Style style_of(const Common& common, int fd);
/// Rows of a terminal; 24 elsewhere.
int rows_of(int fd);
/// Whether lines can be written over.
bool is_live(int fd);

/// All that checking needs, for a student: says so if it runs without a sandbox, and the way out if none can be had.
Result<std::unique_ptr<engine::Grader>> open_for_student(const Common& common, course::Course course);

/// Prints it to stderr, its lines broken where the terminal ends; they keep their indentation.
void tell(const std::string& message);

/// Prints "<head> <path><more>"; the path, however long, on a line of its own where it would not fit.
void print_path(const std::string& head, const std::string& path, const std::string& more = "");

/// Prints "halfspace: <message>" to stderr and returns the exit code of its kind.
int explain(const Error& error);

/// What a command came to: its exit code, or an error that is explained.
int code_of(const Result<int>& result);

/// The exercise that a person means by what they typed, from where they are (course/lookup.hpp).
Result<const course::Exercise*> meant(const course::Course& course, const std::string& typed);

/// The exercises meant, in the course's order; all of them if none is named.
Result<std::vector<const course::Exercise*>> chosen(const course::Course& course,
                                                    const std::vector<std::string>& ids);

/// How far a student is, as the notebook says.
struct Standing {
    bool is_there = false;                  ///< the student's file
    bool has_changed = false;               ///< or the checks have, since the last check
    std::optional<notebook::Attempt> last;  ///< what that came to; it holds only if nothing has changed

    [[nodiscard]] bool is_done() const { return last && !has_changed && last->all_passed(); }
};
Standing standing(const course::Exercise& exercise, const notebook::Pages& pages);

/// The first exercise that is not done, from the one after this on, and then from the first on; null: all are done.
const course::Exercise* next_exercise(const course::Course& course, const notebook::Pages& pages,
                                      const course::Exercise* after = nullptr);

/// "exercises/04_dense/dense.cpp", as a person calls it.
std::string file_of(const course::Exercise& exercise);

/// How a student goes on from a check of this exercise.
report::Ways ways_of(const course::Course& course, const course::Exercise& exercise,
                     const notebook::Pages& pages);

struct CheckOptions {
    std::vector<std::string> exercises;  ///< none: where the student is
    bool every = false;                  ///< all of the course
    bool all = false;                    ///< every failed check in full
};
int check(const Common& common, const CheckOptions& options);

/// A student's own file against these checks, compiled, judged and noted in the notebook.
Result<scoring::ExerciseGrade> check_file(engine::Grader& grader, const course::Exercise& exercise,
                                          const judge::Suite& suite, const engine::Listener& listener);

struct HintOptions {
    std::string exercise;  ///< empty: where the student is
    std::string function;  ///< empty: the one to begin with
};
int hint(const Common& common, const HintOptions& options);

struct ResetOptions {
    std::string exercise;
    bool yes = false;  ///< without being asked
};
int reset(const Common& common, const ResetOptions& options);

struct ListOptions {
    std::string exercise;  ///< empty: the whole course
};
int list(const Common& common, const ListOptions& options);

struct WatchOptions {
    std::string exercise;  ///< empty: where the student is
};
int watch(const Common& common, const WatchOptions& options);

struct PlotOptions {
    std::string exercise;
    std::string out;  ///< empty: to the terminal
};
int plot(const Common& common, const PlotOptions& options);

struct GradeOptions {
    std::vector<std::string> folders;
    std::string out;
    std::string secret_file;
    std::string roster;      ///< a table of the class; empty: none
    std::string extensions;  ///< a table of single students' due times; empty: none
    std::string student;     ///< the only one to grade; empty: all
    bool new_times = false;  ///< times that are given now are right, whatever is known
};
int grade(const Common& common, const GradeOptions& options);
/// The hand-ins that are meant, with what roster and extensions say of them. One student is also found by what the gradebook knows.
Result<submission::ClassRoom> class_of(const GradeOptions& options, const course::Course& course);

struct RegradeOptions {
    std::string gradebook;  ///< the folder that holds it
    std::string secret_file;
    bool preview = false;
    bool apply = false;
    bool undo = false;
    bool all = false;                        ///< every student who changes, not only the first ones
    std::vector<std::string> override_with;  ///< a student and a file; or empty
    std::vector<std::string> override_off;   ///< a student and an exercise; or empty
};
int regrade(const Common& common, const RegradeOptions& options);

struct ExportOptions {
    std::string format;
    std::string gradebook;             ///< the folder that `grade` wrote
    std::string into;                  ///< a platform's own file; empty: none
    std::string out;                   ///< a file; of gradescope a folder
    std::vector<std::string> columns;  ///< "04_dense=Homework 1"
    bool scale = false;
};
int export_grades(const Common& common, const ExportOptions& options);

struct ReportOptions {
    std::string gradebook;
    std::string out;
    bool pictures = false;
};
int report_pages(const Common& common, const ReportOptions& options);

struct SimilarOptions {
    std::string gradebook;
    std::vector<std::string> exercises;  ///< none: all
    std::string out;                     ///< a table of all pairs; empty: none
    int at_least = 50;                   ///< percent
};
int similar(const Common& common, const SimilarOptions& options);

struct GroupsOptions {
    std::string gradebook;
    std::vector<std::string> exercises;  ///< none: all
};
int groups(const Common& common, const GroupsOptions& options);

struct VerifyOptions {
    std::vector<std::string> exercises;
    unsigned seeds = 3;
};
int verify(const Common& common, const VerifyOptions& options);

struct NewOptions {
    std::string exercise;
};
int new_exercise(const Common& common, const NewOptions& options);

struct NewMistakeOptions {
    std::string exercise;
    std::string student;
    std::string function;  ///< empty: the one that is wrong without a name
    std::string gradebook;
};
int new_mistake(const Common& common, const NewMistakeOptions& options);

struct HandoutOptions {
    std::string out;
};
int handout(const Common& common, const HandoutOptions& options);

struct HandinOptions {
    std::optional<std::string> name;
    std::string out;  ///< empty: of the name
};
int handin(const Common& common, const HandinOptions& options);

int doctor(const Common& common);

}  // namespace halfspace::app
