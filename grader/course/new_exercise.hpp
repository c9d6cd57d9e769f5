#pragma once
// A new exercise, made from the template in grader/template.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace halfspace::course {

/// A file of the template: below its exercises/ or solutions/, with NAME for the exercise's name.
struct TemplateFile {
    std::string_view path;   ///< "exercises/NAME.hpp"
    std::string_view holds;  ///< in a few words
};

/// All of them, in the order in which an author writes them.
const std::vector<TemplateFile>& template_files();

struct NewExercise {
    std::string id;                   ///< "14_perceptron"
    std::filesystem::path pattern;    ///< the folder of the template
    std::filesystem::path exercises;  ///< holds course.toml
    std::filesystem::path solutions;  ///< made if missing
};

/// A file that was made, and what an author writes there.
struct Made {
    std::filesystem::path folder;  ///< "exercises/14_perceptron", or the one in solutions/
    std::filesystem::path file;    ///< in that folder
    std::string_view holds;
};

/// Makes `<exercises>/<id>` and `<solutions>/<id>` and appends the exercise to course.toml; nothing of the three
/// stays behind if one of them fails. The files are those of template_files().
Result<std::vector<Made>> make_exercise(const NewExercise& wanted);

}  // namespace halfspace::course
