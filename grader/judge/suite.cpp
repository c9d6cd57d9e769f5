#include "judge/suite.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "base/process.hpp"
#include "course/spelling.hpp"
#include "judge/events.hpp"

namespace halfspace::judge {

namespace {

/// Runs a program of the kit that lists something.
Result<Completed> list(Command command) {
    const std::string name = std::filesystem::path(command.argv.front()).filename().string();
    auto completed = TRY(run(command));
    if (completed.ok()) return completed;
    return fail(Error::fault(fmt::format("{}: listing what it holds failed: {}", name,
                                         completed.err.empty() ? "no reason given" : completed.err)));
}

}  // namespace

Result<Suite> load_suite(const std::filesystem::path& program, bool are_panels) {
    Command command{.argv = {program.string(), verdict::list_mode}, .collect = verdict::events_fd};
    if (are_panels) command.argv.emplace_back(verdict::panels_only);
    const auto listed = TRY(list(std::move(command)));
    auto suite = TRY(suite_of(program, listed.collected));
    suite.are_panels = are_panels;
    return suite;
}

Result<verdict::Catalogue> load_catalogue(const std::filesystem::path& program) {
    const auto listed = TRY(list({.argv = {program.string(), verdict::list_mode}}));
    verdict::Catalogue catalogue{program.string(), {}};
    std::istringstream lines(listed.out);
    for (std::string line; std::getline(lines, line);) {
        const auto tab = line.find('\t');
        if (tab == 0 || tab == std::string::npos)
            return fail(Error::fault(fmt::format("{}: not a name and a hint: '{}'", program.string(), line)));
        catalogue.mistakes.push_back({line.substr(0, tab), line.substr(tab + 1)});
    }
    return catalogue;
}

Result<void> check_functions(const course::Exercise& exercise, const Suite& suite) {
    const auto manifest = (exercise.folder / "exercise.toml").string();
    const auto tests = exercise.id + (suite.are_panels  ? "/plot.cpp"
                                      : suite.is_public ? "/checks.cpp"
                                                        : "/hidden.cpp");
    const auto known = [&suite](const std::string& name) {
        return std::find(suite.functions.begin(), suite.functions.end(), name) != suite.functions.end();
    };
    for (const auto& function : exercise.functions) {
        if (!known(function.name)) {
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
        const auto shows = [&name](const auto& check) { return check.function == name && !check.edge; };
        if (!suite.is_public && std::none_of(suite.checks.begin(), suite.checks.end(), shows)) {
            return fail(Error::bad_input(
                fmt::format("{}: no check shows what '{}' computes: one that is tagged [{}] and not [edge]",
                            tests, name, name)));
        }
    }
    for (const auto& check : suite.checks) {
        for (const auto& [tag, name] : {std::pair("", check.function), std::pair("with:", check.with)}) {
            if (known(name) || (*tag != '\0' && name.empty())) continue;
            return fail(Error::bad_input(
                fmt::format("{}: the check '{}' is tagged [{}{}], which is no function of {}", tests,
                            check.name, tag, name, exercise.contract)));
        }
    }
    return {};
}

}  // namespace halfspace::judge
