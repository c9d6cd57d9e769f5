#include "judge/suite.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/process.hpp"
#include "course/spelling.hpp"
#include "judge/events.hpp"

namespace halfspace::judge {

Result<Suite> load_suite(const std::filesystem::path& program) {
    Command command;
    command.argv = {program.string(), "list"};
    command.collect = events_fd;
    auto completed = run(command);
    if (!completed) return fail(completed.error());
    if (!completed->ok()) {
        return fail(Error::fault(fmt::format("{}: listing its checks failed: {}", program.filename().string(),
                                             completed->err.empty() ? "no reason given" : completed->err)));
    }
    return suite_of(program, completed->collected);
}

Result<void> check_functions(const course::Exercise& exercise, const Suite& suite) {
    const auto manifest = (exercise.folder / "exercise.toml").string();
    for (const auto& function : exercise.functions) {
        if (std::find(suite.functions.begin(), suite.functions.end(), function.name) ==
            suite.functions.end()) {
            return fail(Error::bad_input(fmt::format(
                "{}:{}: 'functions.{}': not in SUBJECT_FUNCTIONS of {}{}", manifest, function.line,
                function.name, exercise.contract, course::suggestion(function.name, suite.functions))));
        }
    }
    for (const auto& name : suite.functions) {
        const auto named = [&name](const auto& thing) { return thing.name == name; };
        if (std::none_of(exercise.functions.begin(), exercise.functions.end(), named)) {
            return fail(Error::bad_input(
                fmt::format("{}:{}: 'functions.{}': missing; SUBJECT_FUNCTIONS of {} names it", manifest,
                            exercise.functions_line, name, exercise.contract)));
        }
        const auto tests = [&name](const auto& check) { return check.function == name; };
        if (std::none_of(suite.checks.begin(), suite.checks.end(), tests)) {
            return fail(Error::bad_input(fmt::format("{}: no check of {} tests '{}'", manifest,
                                                     suite.program.filename().string(), name)));
        }
    }
    for (const auto& check : suite.checks) {
        if (std::find(suite.functions.begin(), suite.functions.end(), check.function) ==
            suite.functions.end()) {
            return fail(Error::bad_input(fmt::format(
                "{}: the check '{}' is tagged [{}], which is no function of {}",
                suite.program.filename().string(), check.name, check.function, exercise.contract)));
        }
    }
    return {};
}

}  // namespace halfspace::judge
