#include "engine/stage.hpp"

#include <fmt/format.h>

#include <optional>

#include "base/digest.hpp"
#include "base/files.hpp"
#include "engine/parallel.hpp"
#include "engine/solutions.hpp"

namespace halfspace::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_bytes = 1u << 20;

/// A solution of ours must compile.
Result<fs::path> worker_of(Workshop& workshop, const course::Exercise& exercise, const Solution& solution) {
    auto outcome = workshop.compile(exercise, solution.source);
    if (!outcome) return fail(outcome.error());
    if (const auto* failed = std::get_if<compile::DidNotCompile>(&*outcome)) {
        return fail(Error::bad_input(
            fmt::format("{}: {} does not compile:\n{}", exercise.id, solution.name, failed->diagnostics)));
    }
    return std::get<compile::Worker>(*outcome).path;
}

Result<judge::Catalogue> compile_catalogue(Workshop& workshop, const course::Exercise& exercise,
                                           const Solutions& solutions, unsigned jobs,
                                           const std::function<void()>& on_compiled) {
    judge::Catalogue catalogue;
    catalogue.mistakes.resize(solutions.mistakes.size());
    std::vector<std::optional<Error>> errors(solutions.mistakes.size() + 1);
    for_each_index(errors.size(), jobs, [&](std::size_t i) {
        const Solution& solution = i == 0 ? solutions.reference : solutions.mistakes[i - 1];
        auto worker = worker_of(workshop, exercise, solution);
        if (!worker) {
            errors[i] = worker.error();
        } else if (i == 0) {
            catalogue.reference = *worker;
        } else {
            catalogue.mistakes[i - 1] = {solution.name, solution.hint, *worker};
        }
        on_compiled();
    });
    for (const auto& error : errors) {
        if (error) return fail(*error);
    }
    return catalogue;
}

judge::Trial trial_of(Workshop& workshop, const Stage& stage, const std::string& seed) {
    judge::Trial trial;
    trial.programs = workshop.layout.programs;
    trial.seed = seed;
    trial.limits = stage.exercise->limits;
    trial.show_output = stage.is_public;
    return trial;
}

course::Outcome judge_once(Workshop& workshop, const Stage& stage, const std::string& seed,
                           const std::string& source) {
    auto compiled = workshop.compile(*stage.exercise, source);
    if (!compiled) return course::GraderFault{compiled.error().message};
    if (const auto* failed = std::get_if<compile::DidNotCompile>(&*compiled)) {
        return course::DidNotCompile{failed->diagnostics};
    }
    judge::Trial trial = trial_of(workshop, stage, seed);
    trial.worker = std::get<compile::Worker>(*compiled).path;
    auto checks = judge::judge(stage.suite, trial, stage.catalogue);
    if (!checks) return course::GraderFault{checks.error().message};
    return course::Graded{std::move(*checks), std::get<compile::Worker>(*compiled).warnings};
}

}  // namespace

Result<judge::Catalogue> open_catalogue(Workshop& workshop, const course::Exercise& exercise, unsigned jobs,
                                        const std::function<void()>& on_compiled) {
    const fs::path folder = workshop.layout.solutions / exercise.id;
    if (!fs::exists(folder)) return judge::Catalogue{};
    auto solutions = read_solutions(folder);
    if (!solutions) return fail(solutions.error());
    return compile_catalogue(workshop, exercise, *solutions, jobs, on_compiled);
}

Result<Stage> open_stage(Workshop& workshop, const course::Exercise& exercise, Suite which) {
    const bool is_public = which == Suite::checks;
    auto suite = judge::load_suite(workshop.layout.kit / exercise.id / (is_public ? "public" : "hidden"));
    if (!suite) return fail(suite.error().in(exercise.id));
    auto contract = read_file(exercise.folder / exercise.contract, max_bytes);
    if (!contract) return fail(contract.error());
    auto tests = read_file(
        is_public ? exercise.folder / "checks.cpp" : workshop.layout.solutions / exercise.id / "hidden.cpp",
        max_bytes);
    if (!tests) return fail(tests.error());
    if (!is_public) {
        if (auto good = judge::check_functions(exercise, *suite); !good) return fail(good.error());
    }
    return Stage{
        &exercise, std::move(*suite), is_public, {}, sha256_hex(*contract + '\0' + *tests).substr(0, 16)};
}

Result<std::vector<course::CheckResult>> judge_stub(Workshop& workshop, const Stage& stage,
                                                    const std::string& seed, const std::string& stub) {
    judge::Trial trial = trial_of(workshop, stage, seed);
    trial.stub = stub;
    return judge::judge(stage.suite, trial, {});
}

course::Outcome grade_file(Workshop& workshop, const Stage& stage, const std::string& seed,
                           const submission::File& file) {
    if (const auto* rejected = std::get_if<submission::Rejected>(&file))
        return course::Rejected{rejected->why};
    const std::string& source = std::get<submission::Source>(file).text;
    auto outcome = judge_once(workshop, stage, seed, source);
    if (std::holds_alternative<course::GraderFault>(outcome))
        outcome = judge_once(workshop, stage, seed, source);
    return outcome;
}

}  // namespace halfspace::engine
