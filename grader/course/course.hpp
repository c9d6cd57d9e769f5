#pragma once
// A course and its exercises, as written in course.toml and in each exercise's exercise.toml
// (exercise_toml.cpp and course_toml.cpp list the keys). Values only: nothing here is compiled or run.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "course/due.hpp"
#include "verdict/run.hpp"

namespace halfspace::course {

/// A function of the contract. Its points are shared among its checks by weight.
struct Function {
    std::string name;
    double points = 1;  ///< > 0, relative to the exercise's other functions
    unsigned line = 0;  ///< of exercise.toml
};

struct Hint {
    std::string text;
    std::string function;  ///< empty: about the whole exercise
};

struct Exercise {
    std::string id;                ///< "04_dense", the name of its folder: digits, '_' and a C++ name
    std::filesystem::path folder;  ///< exercises/04_dense
    std::string title;
    std::string summary;            ///< one line
    std::string file;               ///< "dense.cpp", the student's: by convention the id without its number
    std::string contract;           ///< "dense.hpp"
    std::vector<std::string> uses;  ///< modules of nn it may include; "tensor" always and first
    std::vector<Function> functions;
    unsigned functions_line = 0;  ///< of [functions] in exercise.toml; they are in the contract's order
    std::vector<Hint> hints;      ///< of rising strength
    std::string understood;       ///< one sentence: what whoever solved it has understood
    std::string beyond;           ///< one sentence: what the hidden tests ask besides
    verdict::Limits limits;

    double points = 0;                       ///< what it is worth in its course
    std::vector<std::string> prerequisites;  ///< ids of exercises to do first
    std::optional<Time> due;                 ///< its own in course.toml, or the course's
};

/// What a student reads of a hidden check, besides the points that it cost. Each says all that the one before says.
enum class Feedback {
    nothing,  ///< points of exercises alone
    name,     ///< the check's sentence and how it ended
    hint,     ///< what a wrong answer was recognised as
    all,      ///< the message: inputs, what was expected, what came
};

struct Policy {
    enum class Prerequisites {
        advise,   ///< said, never enforced
        enforce,  ///< an exercise counts only once its prerequisites reach pass_fraction
    };
    Prerequisites prerequisites = Prerequisites::advise;
    double pass_fraction = 0.5;  ///< of a prerequisite's points
    Feedback feedback = Feedback::hint;
    Feedback feedback_after_due = Feedback::hint;  ///< once the due time and its grace are over
};

struct Course {
    std::string title;
    std::filesystem::path folder;
    Policy policy;
    LatePolicy late;
    /// In course.toml's order; ids are unique, prerequisites exist, none is circular.
    std::vector<Exercise> exercises;
    std::vector<std::string> assigned;  ///< ids of those that count in grades; empty: all

    /// Null if there is none of that id.
    [[nodiscard]] const Exercise* find(std::string_view id) const;

    std::optional<TimeZone> zone;  ///< of times without an offset
};

/// The course as grades know it: of its exercises those that are assigned, requiring no others.
Course assigned_part(Course course);

/// What is told now of the hidden checks of an exercise that is due then, or never.
Feedback feedback(const Course& course, std::optional<Time> due, Time now);

/// The starter as it was handed out, in the exercise's folder: the student's own file is written over it, and `reset` restores it.
inline constexpr const char* kept_starter = ".starter.cpp";

/// Reads `<folder>/course.toml` and the exercise.toml of each exercise it names. The first thing wrong is an
/// Error::bad_input that names file, line and key.
Result<Course> read_course(const std::filesystem::path& folder);

/// The hints about a function in the order in which they are given: those about the whole exercise come first.
std::vector<std::string> hints_for(const Exercise& exercise, std::string_view function);

/// Reads `<folder>/exercise.toml` alone; the exercise is worth the sum of its functions' points.
Result<Exercise> read_exercise(const std::filesystem::path& folder);

}  // namespace halfspace::course
