// halfspace new EX: a new exercise from the template.
#include <fmt/format.h>

#include <algorithm>

#include "app/command.hpp"
#include "base/text.hpp"
#include "course/manifest.hpp"
#include "course/new_exercise.hpp"

namespace halfspace::app {
namespace {

namespace fs = std::filesystem;

/// The files under their exercise's two folders, in the order in which they are to be written.
void print_files(const std::vector<course::Made>& made, const NewOptions& options, const Common& common) {
    for (const fs::path& side : {common.paths.exercises, common.paths.solutions}) {
        const fs::path folder = side / options.exercise;
        std::vector<std::pair<std::string, std::string_view>> files;
        int columns = 0;
        for (const auto& file : made) {
            const fs::path inside = file.path.lexically_relative(folder);
            if (*inside.begin() == "..") continue;
            files.emplace_back(inside.string(), file.holds);
            columns = std::max(columns, width(inside.string()));
        }
        fmt::print("{}/\n", course::shown(folder));
        for (const auto& [name, holds] : files) fmt::print("    {}  {}\n", pad_right(name, columns), holds);
    }
}

std::string verify_command(const Common& common, const std::string& exercise) {
    const std::string command = "grader/run verify " + exercise;
    if (common.paths.exercises == defaults().paths.exercises) return command;
    return fmt::format("{} \\\n      --course {} --kit <its build>/kit", command,
                       course::shown(common.paths.exercises));
}

Result<int> make(const Common& common, const NewOptions& options) {
    const auto made = TRY(course::make_exercise(
        {options.exercise, HALFSPACE_TEMPLATE, common.paths.exercises, common.paths.solutions}));
    fmt::print("Made {}, with a small function in it. Replace, in this order:\n\n",
               options.exercise);
    print_files(made, options, common);
    fmt::print("{}\n    its points, and what it requires\n\n",
               course::shown(common.paths.exercises / "course.toml"));
    fmt::print("It builds already. What is still to be written, and what is wrong, says\n\n    {}\n\n",
               verify_command(common, options.exercise));
    fmt::print("solutions/README.md goes through all of it.\n");
    return all_passed;
}

}  // namespace

int new_exercise(const Common& common, const NewOptions& options) {
    return code_of(make(common, options));
}

}  // namespace halfspace::app
