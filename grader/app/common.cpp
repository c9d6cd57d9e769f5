#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <thread>

#include "app/command.hpp"
#include "base/text.hpp"
#include "sandbox/unsafe.hpp"

namespace halfspace::app {

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

report::Style style_of(const Common& common, int fd) {
    report::Style style;
    const char* term = std::getenv("TERM");
    const char* no_colour = std::getenv("NO_COLOR");  // no-color.org: set and not empty
    const bool wanted =
        (no_colour == nullptr || *no_colour == '\0') && term != nullptr && std::string_view(term) != "dumb";
    style.colour = common.colour == "always" || (common.colour == "auto" && wanted && ::isatty(fd) == 1);
    winsize size{};
    if (::ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) style.width = std::min<int>(size.ws_col, 100);
    return style;
}

Result<std::unique_ptr<engine::Grader>> open_for_student(const Common& common, course::Course course) {
    const bool unsafe = common.paths.programs == sandbox::without_sandbox;
    if (unsafe) fmt::print("WITHOUT A SANDBOX (--unsafe): this code can do all that you can.\n\n");
    std::fflush(stdout);
    auto grader = engine::Grader::open(common.paths, std::move(course));
    if (grader || unsafe || grader.error().message.find("sandbox") == std::string::npos) return grader;
    auto error = grader.error();
    error.message += "\nYour own code on your own machine? The same command with --unsafe runs it.";
    return fail(error);
}

int explain(const Error& error) {
    const bool fault = error.kind == Error::Kind::fault;
    fmt::print(stderr, "halfspace: {}{}\n", fault ? "grader fault, not yours: " : "", clean(error.message));
    return fault ? grader_fault : bad_input;
}

int code_of(const Result<int>& result) {
    return result ? *result : explain(result.error());
}

Result<std::vector<const course::Exercise*>> chosen(const course::Course& course,
                                                    const std::vector<std::string>& ids) {
    std::vector<const course::Exercise*> exercises;
    std::vector<std::string> wanted;
    for (std::string id : ids) {
        while (id.size() > 1 && id.back() == '/') id.pop_back();
        // "exercises/04_dense/", as a shell completes it.
        wanted.push_back(id.substr(id.find_last_of('/') + 1));
        TRY(course.exercise(wanted.back()));
    }
    for (const auto& exercise : course.exercises) {
        if (ids.empty() || std::find(wanted.begin(), wanted.end(), exercise.id) != wanted.end())
            exercises.push_back(&exercise);
    }
    return exercises;
}

}  // namespace halfspace::app
