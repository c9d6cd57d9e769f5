#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <thread>

#include "app/command.hpp"
#include "base/digest.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "course/lookup.hpp"
#include "sandbox/open.hpp"
#include "sandbox/unsafe.hpp"
#include "submission/submission.hpp"

namespace halfspace::app {

namespace fs = std::filesystem;

Common defaults() {
    const std::filesystem::path build = HALFSPACE_BUILD;
    Common common;
    const char* cache = std::getenv("HALFSPACE_CACHE");
    common.paths = {HALFSPACE_EXERCISES, HALFSPACE_SOLUTIONS, build / "kit", build / "bin",
                    cache != nullptr && *cache != '\0' ? std::filesystem::absolute(cache) : build / "cache"};
    return common;
}

unsigned jobs_of(const Common& common) {
    return common.jobs != 0 ? common.jobs : std::max(1u, std::thread::hardware_concurrency());
}

namespace {

/// Of a terminal, at most 100; 80 of all else.
int columns_of(int fd) {
    winsize size{};
    return ::ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? std::min<int>(size.ws_col, 100) : 80;
}

}  // namespace

report::Style style_of(const Common& common, int fd) {
    report::Style style;
    const char* term = std::getenv("TERM");
    const char* no_colour = std::getenv("NO_COLOR");  // no-color.org: set and not empty
    const bool wanted =
        (no_colour == nullptr || *no_colour == '\0') && term != nullptr && std::string_view(term) != "dumb";
    style.colour = common.colour == "always" || (common.colour == "auto" && wanted && ::isatty(fd) == 1);
    style.width = columns_of(fd);
    return style;
}

Result<std::unique_ptr<engine::Grader>> open_for_student(const Common& common, course::Course course) {
    const bool unsafe = common.paths.programs == sandbox::without_sandbox;
    if (unsafe) fmt::print("WITHOUT A SANDBOX (--unsafe): this code can do all that you can.\n\n");
    std::fflush(stdout);
    auto grader = engine::Grader::open(common.paths, std::move(course));
    if (grader || unsafe || sandbox::open_sandbox(sandbox::Programs::in(common.paths.programs)))
        return grader;
    auto error = grader.error();
    error.message += "\nYour own code on your own machine? The same command with --unsafe runs it.";
    return fail(error);
}

int rows_of(int fd) {
    winsize size{};
    return ::ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 ? size.ws_row : 24;
}

bool is_live(int fd) {
    const char* term = std::getenv("TERM");
    return ::isatty(fd) == 1 && term != nullptr && std::string_view(term) != "dumb";
}

void tell(const std::string& message) {
    for (const auto& line : lines(clean(message))) {
        const auto indent = std::min(line.find_first_not_of(' '), line.size());
        for (const auto& part : wrap(line, columns_of(STDERR_FILENO) - static_cast<int>(indent)))
            fmt::print(stderr, "{:{}}{}\n", "", indent, part);
    }
}

void print_path(const std::string& head, const std::string& path, const std::string& more) {
    const bool fits = width(head + " " + clean_line(path) + more.substr(0, more.find('\n'))) <= 80;
    fmt::print("{}{}{}{}\n", head, fits ? ' ' : '\n', path, more);
}

int explain(const Error& error) {
    const bool fault = error.kind == Error::Kind::fault;
    tell(fmt::format("halfspace: {}{}", fault ? "grader fault, not yours: " : "", error.message));
    return fault ? grader_fault : bad_input;
}

int code_of(const Result<int>& result) {
    return result ? *result : explain(result.error());
}

Result<const course::Exercise*> meant(const course::Course& course, const std::string& typed) {
    std::error_code error;
    const auto* exercise = TRY(course::lookup(course, typed, fs::current_path(error)));
    // What is checked is the course's own file. Whoever names another one that is there would be told of the wrong one.
    const fs::path path = typed;
    if (!path.has_parent_path() || !fs::exists(path, error)) return exercise;
    const auto below =
        fs::weakly_canonical(path, error).lexically_relative(fs::weakly_canonical(exercise->folder, error));
    if (!error && !below.empty() && *below.begin() == "..")
        return fail(Error::bad_input(
            fmt::format("{} is not in {}, where files are checked", typed, exercise->folder.string())));
    return exercise;
}

Result<std::vector<const course::Exercise*>> chosen(const course::Course& course,
                                                    const std::vector<std::string>& typed) {
    std::vector<const course::Exercise*> wanted;
    for (const auto& each : typed) wanted.push_back(TRY(meant(course, each)));
    std::vector<const course::Exercise*> exercises;
    for (const auto& exercise : course.exercises) {
        if (typed.empty() || std::ranges::find(wanted, &exercise) != wanted.end())
            exercises.push_back(&exercise);
    }
    return exercises;
}

Standing standing(const course::Exercise& exercise, const notebook::Pages& pages) {
    Standing standing;
    std::error_code error;
    const auto file = exercise.folder / exercise.file;
    standing.is_there = fs::exists(fs::symlink_status(file, error));
    const auto page = pages.find(exercise.id);
    if (page == pages.end() || !page->second.last) return standing;
    standing.last = page->second.last;
    const auto read = submission::read_source(file);  // as check reads it
    const auto* source = read ? std::get_if<submission::Source>(&*read) : nullptr;
    const auto version = engine::public_version(exercise);
    standing.has_changed = source == nullptr || !version ||
                           sha256_hex(source->text) != standing.last->source ||
                           *version != standing.last->suite;
    return standing;
}

const course::Exercise* next_exercise(const course::Course& course, const notebook::Pages& pages,
                                      const course::Exercise* after) {
    const auto& all = course.exercises;
    const std::size_t first = after == nullptr ? 0 : static_cast<std::size_t>(after - all.data()) + 1;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& exercise = all[(first + i) % all.size()];
        if (&exercise != after && !standing(exercise, pages).is_done()) return &exercise;
    }
    return nullptr;
}

std::string file_of(const course::Exercise& exercise) {
    return fmt::format("exercises/{}/{}", exercise.id, exercise.file);
}

report::Ways ways_of(const course::Course& course, const course::Exercise& exercise,
                     const notebook::Pages& pages) {
    const auto* next = next_exercise(course, pages, &exercise);
    return {
        .again = "exercises/check " + exercise.id,
        .hint = exercise.hints.empty() ? "" : "exercises/hint " + exercise.id,
        .file = file_of(exercise),
        .next = next != nullptr ? "exercises/check " + next->id : "all exercises are done: exercises/handin",
        .rows = std::max(24, rows_of(STDOUT_FILENO))};
}

}  // namespace halfspace::app
