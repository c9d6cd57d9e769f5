#include "course/new_exercise.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <system_error>
#include <utility>

#include "base/files.hpp"
#include "course/manifest.hpp"

namespace halfspace::course {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_bytes = 1u << 20;

/// What stands in the template for what is the exercise's own.
using Tokens = std::map<std::string, std::string>;

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

Result<Tokens> tokens_of(const std::string& id) {
    const auto end = id.find_first_not_of("0123456789");
    const bool numbered = end != 0 && end != std::string::npos && id[end] == '_';
    const std::string name = numbered ? id.substr(end + 1) : "";
    constexpr std::size_t longest = 60;  // names of files and rows of tables are made of it
    const bool has_letter = std::any_of(name.begin(), name.end(), [](char c) { return c != '_'; });
    if (!is_identifier(name) || !has_letter || id.size() > longest)
        return fail(Error::bad_input(fmt::format(
            "'{}' is no name for an exercise: take a number, '_' and a C++ name, at most {} letters in all, "
            "like 14_perceptron",
            id, longest)));
    for (const auto& [taken, holds] :
         {std::pair("checks", "an exercise's public checks"),
          std::pair("mistakes", "the catalogue of mistakes"), std::pair("hidden", "the hidden checks")}) {
        if (name == taken)
            return fail(
                Error::bad_input(fmt::format("'{}': {}.cpp holds {}; take another name", id, taken, holds)));
    }
    std::string title = replaced(name, "_", " ");
    if (title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 'a' + 'A');
    return Tokens{{"ID", id}, {"NUMBER", id.substr(0, end)}, {"NAME", name}, {"TITLE", title}};
}

Result<void> require_absent(const fs::path& folder) {
    std::error_code ignored;
    if (!fs::exists(fs::symlink_status(folder, ignored))) return {};
    return fail(
        Error::bad_input(fmt::format("{} exists already: take another name, or remove it", shown(folder))));
}

/// The text of course.toml, which does not have the exercise yet.
Result<std::string> course_without(const std::string& id, const fs::path& file) {
    const auto manifest = TRY(Manifest::open(file));
    for (Table* table : manifest->root().tables("exercises")) {
        if (table->optional_text("id") != id) continue;
        return fail(
            Error::bad_input(fmt::format("{}:{}: '{}' is there already: take another name, or remove it",
                                         shown(file), table->line("id"), id)));
    }
    return read_file(file, max_bytes);
}

/// The text with the exercise at its end, tried out in `scratch`: an `exercises = [...]`, say, cannot be appended to.
Result<std::string> course_with(const std::string& id, std::string text, const fs::path& file,
                                const fs::path& scratch) {
    if (!text.empty() && text.back() != '\n') text += '\n';
    text +=
        fmt::format("\n[[exercises]]\nid = \"{}\"\npoints = 1\nrequires = []  # exercises to do first\n", id);
    TRY(write_file(scratch / "course.toml", text));
    if (!Manifest::open(scratch / "course.toml"))
        return fail(Error::bad_input(fmt::format(
            "{}: nothing can be appended to it; write each of its exercises as [[exercises]]", shown(file))));
    return text;
}

/// A folder whose name begins with a dot, beside what is to be moved out of it.
Result<ScratchFolder> scratch_in(const fs::path& folder) {
    auto scratch = ScratchFolder::create(".new", folder);
    if (!scratch) return fail(Error::bad_input(scratch.error().message));  // theirs to mend
    return scratch;
}

Result<void> make_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (!error) return {};
    return fail(Error::bad_input(fmt::format("cannot make {}: {}", shown(folder), error.message())));
}

Result<void> copy_file(const fs::path& from, const fs::path& to, const Tokens& tokens) {
    auto text = read_file(from, max_bytes);
    if (!text) return fail(Error::fault("the template is incomplete: " + text.error().message));
    for (const auto& [token, value] : tokens) *text = replaced(std::move(*text), "@" + token + "@", value);
    TRY(make_folder(to.parent_path()));
    return write_file(to, *text);
}

/// Folders that were put into place; they vanish again unless all of the exercise is.
class Placed {
  public:
    Placed() = default;
    Placed(const Placed&) = delete;
    Placed& operator=(const Placed&) = delete;
    ~Placed() {
        std::error_code ignored;  // what was wrong is said already
        if (undo_) {
            for (const auto& folder : folders_) fs::remove_all(folder, ignored);
        }
    }
    /// Makes an empty folder, unless it is there.
    Result<void> make(const fs::path& folder) {
        std::error_code ignored;
        if (fs::is_directory(folder, ignored)) return {};
        TRY(make_folder(folder));
        folders_.push_back(folder);
        return {};
    }
    Result<void> move(const fs::path& from, const fs::path& to) {
        std::error_code error;
        fs::rename(from, to, error);
        if (error)
            return fail(Error::bad_input(fmt::format("cannot make {}: {}", shown(to), error.message())));
        folders_.push_back(to);
        return {};
    }
    void keep() { undo_ = false; }

  private:
    std::vector<fs::path> folders_;
    bool undo_ = true;
};

}  // namespace

const std::vector<TemplateFile>& template_files() {
    static const std::vector<TemplateFile> files = {
        {"exercises/NAME.hpp", "the contract: what each function promises"},
        {"exercises/README.md", "the idea, for students"},
        {"exercises/exercise.toml", "title, summary, points, hints"},
        {"exercises/NAME.cpp", "the starter: every function throws"},
        {"exercises/checks.cpp", "public checks, small enough to follow"},
        {"solutions/mistakes.cpp", "a right answer, and typical mistakes"},
        {"solutions/hidden.cpp", "hidden checks: random and special cases"},
        {"solutions/correct/expression.cpp", "a right answer in another style"},
        {"solutions/correct/standard.cpp", "and one more"},
    };
    return files;
}

Result<std::vector<Made>> make_exercise(const NewExercise& wanted) {
    const Tokens tokens = TRY(tokens_of(wanted.id));
    const fs::path course_file = wanted.exercises / "course.toml";
    const std::string course = TRY(course_without(wanted.id, course_file));
    TRY(require_absent(wanted.exercises / wanted.id));
    TRY(require_absent(wanted.solutions / wanted.id));
    Placed placed;
    TRY(placed.make(wanted.solutions));
    // Two, since a folder can be moved within a file system only.
    const ScratchFolder exercise = TRY(scratch_in(wanted.exercises));
    const ScratchFolder solved = TRY(scratch_in(wanted.solutions));
    const std::string extended = TRY(course_with(wanted.id, course, course_file, exercise.path()));

    std::vector<Made> made;
    for (const auto& [path, holds] : template_files()) {
        const fs::path file = replaced(std::string(path), "NAME", tokens.at("NAME"));
        const bool given = *file.begin() == "exercises";
        const fs::path inside = file.lexically_relative(*file.begin());
        TRY(copy_file(wanted.pattern / path, (given ? exercise : solved).path() / wanted.id / inside,
                      tokens));
        made.push_back({(given ? wanted.exercises : wanted.solutions) / wanted.id, inside, holds});
    }
    std::error_code ignored;
    const auto mode = static_cast<unsigned>(fs::status(course_file, ignored).permissions());
    TRY(placed.move(solved.path() / wanted.id, wanted.solutions / wanted.id));
    TRY(placed.move(exercise.path() / wanted.id, wanted.exercises / wanted.id));
    TRY(write_file(course_file, extended, mode));
    placed.keep();
    return made;
}

}  // namespace halfspace::course
