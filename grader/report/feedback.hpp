#pragma once
// What leaves the machine of a hidden check. Everything that students get goes through here: below Feedback::all no number that
// was expected is in it. Texts are as they came: untrusted.

#include <optional>
#include <string>

#include "course/course.hpp"
#include "scoring/grade.hpp"

namespace halfspace::report {

struct Told {
    std::string name;                             ///< the check's sentence
    std::string message;                          ///< why it is wrong, in several lines; may be empty
    std::optional<verdict::Diagnosis> diagnosis;  ///< the mistake and its hint
};

/// Nothing where not even the name is told.
std::optional<Told> told(const verdict::CheckResult& check, course::Feedback level);

/// What is said of the exercise besides its checks: why it has none, or what the compiler warned of. These are words about the
/// student's own text; of a fault of ours only that it was one.
std::string told(const scoring::ExerciseGrade& grade);

}  // namespace halfspace::report
