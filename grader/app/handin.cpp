// halfspace handin: a student's files, checked and packed into one zip.
#include "submission/handin.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "app/command.hpp"
#include "archive/archive.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "course/seed.hpp"
#include "engine/grader.hpp"
#include "scoring/grade.hpp"
#include "verdict/outcome.hpp"

namespace halfspace::app {
namespace {

namespace fs = std::filesystem;
using report::Ink;

/// What the checks say of one file, in a few words.
struct InShort {
    std::string words;
    Ink ink = Ink::good;
    bool begun = true;
};

std::string times(std::size_t count, const char* what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

InShort in_short(const scoring::ExerciseGrade& grade) {
    if (std::holds_alternative<verdict::GraderFault>(grade.outcome))
        return {"could not be checked here, and is packed as it is", Ink::warning};
    if (std::holds_alternative<verdict::DidNotCompile>(grade.outcome))
        return {fmt::format("does not compile: exercises/check {} says why", grade.id), Ink::bad};
    const auto& checks = grade.checks();
    const bool begun = std::ranges::any_of(
        checks, [](const auto& check) { return check.status != verdict::Status::not_implemented; });
    if (!begun) return {"not begun: left out", Ink::faint, false};
    const auto passed = scoring::passed(grade);
    if (scoring::all_passed(grade)) return {fmt::format("all {} pass", times(checks.size(), "check"))};
    return {fmt::format("{} of {} pass: unfinished", passed, times(checks.size(), "check")), Ink::warning};
}

/// A name that a folder and a file can have.
Result<std::string> folder_name(const std::string& name) {
    if (name.empty() || first_line_not_utf8(name) || clean_line(name) != name || name.starts_with('.') ||
        name.size() > 100 || name.find_first_of("/\\") != std::string::npos)
        return fail(Error::bad_input("--name: a name of letters, as a folder may have it"));
    return name;
}

/// The other zips beside this one that were packed so.
std::vector<std::string> others_beside(const fs::path& zip) {
    constexpr std::size_t most = 20;  // that are looked into
    std::vector<fs::path> zips;
    std::error_code error;
    const fs::path folder = zip.has_parent_path() ? zip.parent_path() : ".";
    for (fs::directory_iterator it(folder, error), end; !error && it != end && zips.size() < most;
         it.increment(error)) {
        if (it->path().extension() == ".zip" && it->path().filename() != zip.filename() &&
            it->is_regular_file(error))
            zips.push_back(it->path());
    }
    std::ranges::sort(zips);
    std::vector<std::string> others;
    for (const auto& each : zips) {
        const auto bytes = read_file(each, std::size_t{1} << 20);
        if (!bytes) continue;
        const auto contents = archive::read(*bytes, {}, [](std::string_view) { return std::size_t{0}; });
        const auto is_manifest = [](const std::string& path) {
            return fs::path(path).filename() == submission::manifest_name;
        };
        if (contents && std::ranges::any_of(contents->unread, is_manifest))
            others.push_back(clean_line(each.filename().string()));
    }
    return others;
}

Result<int> pack_all(const Common& common, const HandinOptions& options) {
    const auto name = TRY(folder_name(options.name.value_or("handin")));
    auto course = TRY(course::read_course(common.paths.exercises));
    const auto style = style_of(common, STDOUT_FILENO);
    const auto grader = open_for_student(common, course);
    if (!grader) {  // a machine that cannot check is no reason not to hand in
        for (const auto& line :
             wrap("Nothing can be checked here: " + clean_line(grader.error().message), style.width))
            fmt::print("{}\n", line);
    }
    int columns = 0;
    for (const auto& exercise : course.exercises) columns = std::max(columns, width(exercise.id));
    std::vector<submission::Work> works;
    bool finished = true;
    for (const auto& exercise : course.exercises) {
        const auto path = exercise.folder / exercise.file;
        const auto say = [&](const InShort& it) {
            fmt::print("{}  {}\n", pad_right(exercise.id, columns), report::paint(style, it.ink, it.words));
            finished = finished && it.ink == Ink::good;
            std::fflush(stdout);
        };
        if (!fs::exists(fs::symlink_status(path))) {
            say({exercise.file + " is not there: left out", Ink::warning});
            continue;
        }
        const auto file = TRY(submission::read_source(path));
        if (const auto* unreadable = std::get_if<submission::Unreadable>(&file))
            return fail(Error::bad_input(unreadable->why));
        if (const auto* rejected = std::get_if<verdict::Rejected>(&file)) {
            say({"left out: " + rejected->why, Ink::bad});
            continue;
        }
        verdict::Outcome outcome = verdict::GraderFault{};
        if (grader) {
            const auto suite = (*grader)->suite(exercise, engine::Checks::are_public);
            if (suite) outcome = (*grader)->grade(exercise, *suite, course::public_seed(exercise.id), file);
        }
        const auto said = in_short(scoring::grade(exercise, std::move(outcome)));
        say(said);
        if (said.begun) works.push_back({&exercise, std::get<submission::Source>(file).text});
    }
    if (works.empty()) return fail(Error::bad_input("no exercise is begun: there is nothing to hand in yet"));

    const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    const auto zip =
        TRY(submission::pack(course, name, works, fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now))));
    const std::string out = options.out.empty() ? name + ".zip" : options.out;
    TRY(write_file(out, zip));
    fmt::print("\n");
    if (!finished) fmt::print("Not all of it is finished; it can be handed in as it is, and again later.\n");
    print_path(fmt::format("Upload this file, which holds {}:", times(works.size(), "exercise")), out);
    for (const auto& older : others_beside(out))
        fmt::print("{} is another one, of before: not that.\n", older);
    if (!options.name)
        fmt::print("It does not say whose it is: exercises/handin --name \"Your Name\" does.\n");
    return finished ? all_passed : checks_failed;
}

}  // namespace

int handin(const Common& common, const HandinOptions& options) {
    return code_of(pack_all(common, options));
}

}  // namespace halfspace::app
