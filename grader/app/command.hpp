#pragma once
// What the commands share: where things lie, how output looks, how an error ends the program.

#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "course/course.hpp"
#include "engine/grader.hpp"
#include "report/style.hpp"

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

/// All that checking needs, for a student: says so if it runs without a sandbox, and the way out if none can be had.
Result<std::unique_ptr<engine::Grader>> open_for_student(const Common& common, course::Course course);

/// Prints "halfspace: <message>" to stderr and returns the exit code of its kind.
int explain(const Error& error);

/// What a command came to: its exit code, or an error that is explained.
int code_of(const Result<int>& result);

/// The exercises named, in the course's order; all of them if none is named.
Result<std::vector<const course::Exercise*>> chosen(const course::Course& course,
                                                    const std::vector<std::string>& ids);

struct CheckOptions {
    std::vector<std::string> exercises;
};
int check(const Common& common, const CheckOptions& options);

struct PlotOptions {
    std::string exercise;
    std::string out;  ///< empty: to the terminal
};
int plot(const Common& common, const PlotOptions& options);

struct GradeOptions {
    std::vector<std::string> folders;
    std::string out;
    std::string secret_file;
};
int grade(const Common& common, const GradeOptions& options);

struct VerifyOptions {
    std::vector<std::string> exercises;
    unsigned seeds = 3;
};
int verify(const Common& common, const VerifyOptions& options);

struct NewOptions {
    std::string exercise;
};
int new_exercise(const Common& common, const NewOptions& options);

struct HandoutOptions {
    std::string out;
};
int handout(const Common& common, const HandoutOptions& options);

struct HandinOptions {
    std::string name;
    std::string out;  ///< empty: of the name
};
int handin(const Common& common, const HandinOptions& options);

int list(const Common& common);
int doctor(const Common& common);

}  // namespace halfspace::app
