#pragma once
// What can be wrong with the files of an exercise without running anything.

#include <string>
#include <vector>

#include "course/course.hpp"
#include "engine/grader.hpp"
#include "judge/suite.hpp"

namespace halfspace::engine {

/// What is still to be written: the lines with "TO WRITE: ..." of the template that `halfspace new` copies, each as
/// "exercises/14_perceptron/checks.cpp:5: checks small enough to follow".
std::vector<std::string> unwritten_content(const course::Exercise& exercise, const Paths& paths);

/// Lines in the words of `halfspace verify`, each with its file:
///  - stray files: those in the exercise's folder or its solutions' that nothing reads (dotfiles are left alone);
///  - mistakes in mistakes.cpp that are written but not listed, listed twice, or without a hint;
///  - files that every exercise has, missing: a README.md;
///  - in exercise.toml: a function with fewer than two hints, a sentence that is missing, functions in another order than the
///    contract's;
///  - a function that no check of the public suite calls;
///  - a check whose title begins with a '-';
///  - a kept starter (.starter.cpp) that is not the starter.
std::vector<std::string> wrong_content(const course::Exercise& exercise, const Paths& paths,
                                       const judge::Suite& suite, const judge::Suite& public_suite);

}  // namespace halfspace::engine
