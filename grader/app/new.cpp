// halfspace new EX: a new exercise from the template.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "app/command.hpp"
#include "base/text.hpp"
#include "course/manifest.hpp"
#include "course/new_exercise.hpp"

namespace halfspace::app {
namespace {

namespace fs = std::filesystem;

/// In the order in which they are to be written, each folder once.
void print_files(const std::vector<course::Made>& made) {
    int columns = 0;
    for (const auto& [folder, file, holds] : made) columns = std::max(columns, width(file.string()));
    fs::path last;
    for (const auto& [folder, file, holds] : made) {
        if (folder != last) fmt::print("{}/\n", course::shown(folder));
        fmt::print("    {}  {}\n", pad_right(file.string(), columns), holds);
        last = folder;
    }
}

std::string verify_command(const Common& common, const std::string& exercise) {
    const std::string command = "grader/run verify " + exercise;
    std::error_code ignored;
    if (fs::equivalent(common.paths.exercises, defaults().paths.exercises, ignored)) return command;
    return fmt::format("{} \\\n      --course {} --kit <its build>/kit", command,
                       course::shown(common.paths.exercises));
}

Result<int> make(const Common& common, const NewOptions& options) {
    const auto made = TRY(course::make_exercise(
        {options.exercise, HALFSPACE_TEMPLATE, common.paths.exercises, common.paths.solutions}));
    fmt::print("Made {}, with a small function in it. Replace, in this order:\n\n", options.exercise);
    print_files(made);
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
