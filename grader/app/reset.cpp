// halfspace reset EX: a student's file becomes the starter again; a copy of what it was stays beside it.
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <string>

#include "app/command.hpp"
#include "base/files.hpp"

namespace halfspace::app {
namespace {

namespace fs = std::filesystem;

/// Only who says yes means it.
bool agrees(const std::string& question) {
    fmt::print("{} [y/N] ", question);
    std::fflush(stdout);
    std::string answer;
    std::getline(std::cin, answer);
    return answer == "y" || answer == "Y" || answer == "yes" || answer == "Yes";
}

/// dense.cpp.2026-03-01_140159: no .cpp, so that it is nobody's source, and sorted by age. A name that is not taken.
fs::path dated_copy_of(const fs::path& file) {
    const auto now = fmt::localtime(std::time(nullptr));
    for (int i = 1;; ++i) {
        auto copy = file;
        copy += fmt::format(".{:%Y-%m-%d_%H%M%S}{}", now, i == 1 ? "" : fmt::format("-{}", i));
        if (!fs::exists(fs::symlink_status(copy))) return copy;
    }
}

Result<int> restore(const Common& common, const ResetOptions& options) {
    const auto course = TRY(course::read_course(common.paths.exercises));
    const auto& exercise = *TRY(meant(course, options.exercise));
    const auto starter = read_file(exercise.folder / course::kept_starter, engine::max_source_bytes);
    if (!starter)
        return fail(
            Error::bad_input(fmt::format("{} cannot be reset: {}", exercise.id, starter.error().message)));
    const auto file = exercise.folder / exercise.file;
    const auto shown = file_of(exercise);
    if (!fs::exists(fs::symlink_status(file))) {
        TRY(write_file(file, *starter));
        fmt::print("{} was gone: it is the starter again.\n", shown);
        return all_passed;
    }
    const auto mine = TRY(read_file(file, std::size_t{64} << 20));
    if (mine == *starter) {
        fmt::print("{} is the starter already.\n", shown);
        return all_passed;
    }
    if (!options.yes) {
        if (::isatty(STDIN_FILENO) != 1)
            return fail(Error::bad_input(
                fmt::format("nobody is here to be asked: exercises/reset {} --yes", exercise.id)));
        if (!agrees(fmt::format("Put the starter in the place of {}?\nYours is kept, in a copy beside it.",
                                shown))) {
            fmt::print("Nothing was changed.\n");
            return all_passed;
        }
    }
    const auto copy = dated_copy_of(file);
    TRY(write_file(copy, mine));
    TRY(write_file(file, *starter));
    fmt::print("{} is the starter again.\nWhat it was is kept in\n    {}\n", shown,
               fmt::format("exercises/{}/{}", exercise.id, copy.filename().string()));
    return all_passed;
}

}  // namespace

int reset(const Common& common, const ResetOptions& options) {
    return code_of(restore(common, options));
}

}  // namespace halfspace::app
