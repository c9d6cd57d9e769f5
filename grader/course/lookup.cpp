#include "course/lookup.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "course/spelling.hpp"

namespace halfspace::course {
namespace {

namespace fs = std::filesystem;

/// "dense" of "04_dense".
std::string name_of(const Exercise& exercise) {
    return fs::path(exercise.file).stem().string();
}

/// "4" of "04_dense", and of "04"; empty for a text that does not begin with a number.
std::string number_of(std::string_view text) {
    const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
    auto number = text.substr(0, digits);
    while (number.size() > 1 && number.front() == '0') number.remove_prefix(1);
    return std::string(number);
}

bool is_number(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Those that the word names, the id before all else.
std::vector<const Exercise*> named_by(const Course& course, const std::string& word) {
    if (const auto* exercise = course.find(word)) return {exercise};
    std::vector<const Exercise*> found;
    for (const auto& exercise : course.exercises) {
        if (is_number(word) ? number_of(exercise.id) == number_of(word)
                            : name_of(exercise) == word || exercise.file == word || exercise.contract == word)
            found.push_back(&exercise);
    }
    return found;
}

/// The exercise in whose folder the path is, or whose folder it is: the innermost.
const Exercise* with_folder(const Course& course, const fs::path& path) {
    const Exercise* found = nullptr;
    for (const auto& part : path) {
        if (const auto* exercise = course.find(part.string())) found = exercise;
    }
    return found;
}

/// The id of what a slip of the finger was meant to be.
std::string meant(const Course& course, const std::string& word) {
    std::vector<std::string> words;
    std::vector<std::string> ids;
    for (const auto& exercise : course.exercises) {
        for (const auto& known : {exercise.id, name_of(exercise), exercise.file}) {
            words.push_back(known);
            ids.push_back(exercise.id);
        }
    }
    const auto near = nearest(word, words);
    if (!near) return "";
    return ids[static_cast<std::size_t>(std::ranges::find(words, *near) - words.begin())];
}

}  // namespace

Result<const Exercise*> lookup(const Course& course, std::string_view typed, const fs::path& here) {
    const std::string text(typed);
    std::string word = text;
    if (word.find('/') != std::string::npos || word == "." || word == "..") {
        const auto path = (here / word).lexically_normal();
        if (const auto* exercise = with_folder(course, path)) return exercise;
        word = (path.has_filename() ? path : path.parent_path()).filename().string();
    }
    const auto found = named_by(course, word);
    if (found.size() == 1) return found.front();
    if (found.size() > 1) {
        std::vector<std::string> ids;
        for (const auto* exercise : found) ids.push_back(exercise->id);
        return fail(Error::bad_input(fmt::format("which '{}'? One of: {}", text, fmt::join(ids, ", "))));
    }
    if (text == "." || text == "..")
        return fail(Error::bad_input("'" + text + "' is not the folder of an exercise"));
    if (const auto id = meant(course, word); !id.empty())
        return fail(Error::bad_input(fmt::format("there is no exercise '{}'; did you mean '{}'?", text, id)));
    std::vector<std::string> ids;
    for (const auto& exercise : course.exercises) ids.push_back(exercise.id);
    return fail(Error::bad_input(
        fmt::format("there is no exercise '{}'; expected one of: {}", text, fmt::join(ids, ", "))));
}

}  // namespace halfspace::course
