// halfspace export FORMAT --gradebook DIR --out FILE: grades as other systems read them.
#include "exports/export.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <system_error>

#include "app/graded.hpp"
#include "base/files.hpp"
#include "base/text.hpp"

namespace halfspace::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_platform_bytes = 64u << 20;

/// "4+05_graph" -> "04_dense+05_graph"; "total" stays.
Result<std::string> summands(const course::Course& course, const std::string& typed) {
    if (typed == exports::total) return typed;
    std::vector<std::string> ids;
    std::istringstream text(typed);
    for (std::string one; std::getline(text, one, '+');) {
        ids.push_back(TRY(meant(course, one))->id);
        if (std::ranges::count(ids, ids.back()) > 1)
            return fail(Error::bad_input(fmt::format("--column adds {} twice", ids.back())));
    }
    if (ids.empty()) TRY(meant(course, typed));
    return fmt::format("{}", fmt::join(ids, "+"));
}

/// "04_dense=Homework 1" -> 04_dense: Homework 1.
Result<std::map<std::string, std::string>> columns_of(const course::Course& course,
                                                      const std::vector<std::string>& given) {
    std::map<std::string, std::string> columns;
    for (const auto& one : given) {
        const auto equals = one.find('=');
        if (equals == std::string::npos)
            return fail(Error::bad_input(fmt::format(
                "--column {}: expected EX=HEADING, such as 04_dense='Homework 1'", clean_line(one))));
        const std::string id = TRY(summands(course, one.substr(0, equals)));
        if (!columns.emplace(id, one.substr(equals + 1)).second)
            return fail(Error::bad_input(fmt::format("--column names {} twice", id)));
    }
    return columns;
}

Result<exports::Wanted> wanted_of(const course::Course& course, const ExportOptions& options) {
    const bool can_fill = options.format == "canvas" || options.format == "moodle";
    if (!options.into.empty() && !can_fill)
        return fail(
            Error::bad_input("--into is for canvas and moodle: " + options.format + " has no file to fill"));
    if (options.into.empty() && (!options.columns.empty() || options.scale))
        return fail(Error::bad_input("--column and --scale are about the file to fill: give it with --into"));
    exports::Wanted wanted;
    wanted.columns = TRY(columns_of(course, options.columns));
    wanted.scale = options.scale;
    if (options.into.empty()) return wanted;
    std::error_code error;
    if (fs::equivalent(options.into, options.out, error))
        return fail(Error::bad_input("--out is the file that --into reads: give it another name"));
    wanted.into = exports::Filled{options.into, TRY(read_file(options.into, max_platform_bytes))};
    return wanted;
}

Result<void> write_all(const exports::Files& files, const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (!error && !fs::is_empty(folder, error) && !error)
        return fail(Error::bad_input(folder.string() + " is not empty: give --out a new folder"));
    if (error)
        return fail(Error::bad_input(fmt::format("{} cannot be made: {}", folder.string(), error.message())));
    for (const auto& file : files.files) TRY(write_file(folder / file.name, file.text));
    return {};
}

Result<int> export_all(const Common& common, const ExportOptions& options) {
    const auto graded = TRY(open_graded(common, options.gradebook));
    const auto& [course, students, feedback, stamp, book] = graded;
    const auto wanted = TRY(wanted_of(course, options));
    std::vector<std::string> notes;
    if (options.format == "gradescope") {
        auto files = exports::gradescope(course, students, feedback);
        TRY(write_all(files, options.out));
        notes = std::move(files.notes);
    } else {
        auto exported = options.format == "canvas" ? TRY(exports::canvas(course, students, wanted))
                        : options.format == "moodle"
                            ? TRY(exports::moodle(course, students, wanted, feedback))
                        : options.format == "junit" ? exports::junit(course, students, feedback)
                                                    : exports::table(course, students);
        TRY(write_file(options.out, exported.text));
        notes = std::move(exported.notes);
    }
    print_remarks(notes);
    print_path("Wrote", options.out);
    return all_passed;
}

}  // namespace

int export_grades(const Common& common, const ExportOptions& options) {
    return code_of(export_all(common, options));
}

}  // namespace halfspace::app
