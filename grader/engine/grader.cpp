#include "engine/grader.hpp"

#include "base/digest.hpp"
#include "base/files.hpp"
#include "sandbox/open.hpp"
#include "sandbox/unsafe.hpp"

namespace halfspace::engine {
namespace {

/// Of tests and what they test.
Result<std::string> version_of(const course::Exercise& exercise, const std::filesystem::path& tests) {
    const auto contract = TRY(read_file(exercise.folder / exercise.contract, max_source_bytes));
    return sha256_hex(contract + '\0' + TRY(read_file(tests, max_source_bytes))).substr(0, 16);
}

}  // namespace

Result<std::string> public_version(const course::Exercise& exercise) {
    return version_of(exercise, exercise.folder / "checks.cpp");
}

Grader::Grader(Paths where, course::Course what, std::unique_ptr<sandbox::Sandbox> sandbox, compile::Kit kit,
               compile::Cache cache)
    : paths(std::move(where)),
      course(std::move(what)),
      toolchain(kit.compiler_version),
      sandbox_(std::move(sandbox)),
      kit_(std::move(kit)),
      compiler_(kit_, *sandbox_, std::move(cache)) {}

Result<std::unique_ptr<Grader>> Grader::open(const Paths& paths, course::Course course) {
    auto kit = TRY(compile::Kit::load(paths.kit / "kit.json"));
    auto cache = TRY(compile::Cache::open(paths.cache));
    auto sandbox = TRY(sandbox::open_sandbox(sandbox::Programs::in(paths.programs)));
    return std::make_unique<Grader>(paths, std::move(course), std::move(sandbox), std::move(kit),
                                    std::move(cache));
}

bool Grader::has_panels(const course::Exercise& exercise) const {
    const auto kit = kit_.exercise(exercise.id);
    return kit && !kit->panels.empty();
}

Result<judge::Suite> Grader::suite(const course::Exercise& exercise, Checks which) const {
    if (which == Checks::are_hidden && paths.programs == sandbox::without_sandbox)
        return fail(Error::fault("hidden tests never run without a sandbox"));
    const auto kit = TRY(kit_.exercise(exercise.id));
    const auto [program, source] =
        which == Checks::are_public ? std::pair(kit.public_checks, exercise.folder / "checks.cpp")
        : which == Checks::are_hidden
            ? std::pair(kit.hidden_checks, paths.solutions / exercise.id / "hidden.cpp")
            : std::pair(kit.panels, exercise.folder / "plot.cpp");
    if (program.empty() && which == Checks::are_hidden)
        return fail(Error::bad_input(exercise.id + ": its hidden tests are not here: " + source.string()));
    if (program.empty())
        return fail(Error::bad_input(exercise.id + " has no picture: there is no " + source.string()));
    auto loaded = judge::load_suite(program, which == Checks::are_panels);
    if (!loaded) return fail(loaded.error().in(exercise.id));
    auto suite = std::move(*loaded);
    suite.is_public = which != Checks::are_hidden;
    if (!kit.catalogue.empty()) suite.catalogue = TRY(judge::load_catalogue(kit.catalogue));
    suite.version = TRY(version_of(exercise, source));
    TRY(judge::check_functions(exercise, suite));
    return suite;
}

Result<std::vector<verdict::CheckResult>> Grader::judge(const course::Exercise& exercise,
                                                        const judge::Suite& suite, const std::string& seed,
                                                        verdict::Player player,
                                                        const Listener& listener) const {
    return judge::judge(suite, run_of(exercise, seed, std::move(player)), listener.on_check);
}

Result<std::vector<std::vector<verdict::CheckResult>>> Grader::judge_each(
    const course::Exercise& exercise, const judge::Suite& suite, const std::string& seed,
    std::vector<verdict::Catalogued> players) const {
    verdict::Run run = run_of(exercise, seed, players.at(0));
    players.erase(players.begin());
    run.others = std::move(players);
    return judge::judge_each(suite, std::move(run));
}

Result<std::vector<verdict::Asked>> Grader::record(const course::Exercise& exercise,
                                                   const judge::Suite& suite, const std::string& seed) const {
    return judge::record(suite, run_of(exercise, seed, verdict::Catalogued{verdict::catalogued_right}));
}

void Grader::sweep() const {
    ScratchFolder::sweep(compile::Cache::scratch, paths.cache);
}

verdict::Run Grader::run_of(const course::Exercise& exercise, const std::string& seed,
                            verdict::Player player) const {
    return {.seed = seed,
            .player = std::move(player),
            .programs = paths.programs.string(),
            .limits = exercise.limits};
}

verdict::Outcome Grader::grade_once(const course::Exercise& exercise, const judge::Suite& suite,
                                    const std::string& seed, const std::string& source,
                                    const Listener& listener) {
    if (listener.on_compile) listener.on_compile();
    const auto compiled = compiler_.compile({.exercise = exercise.id,
                                             .file_name = exercise.file,
                                             .source = source,
                                             .contract = exercise.folder / exercise.contract,
                                             .uses = exercise.uses});
    if (!compiled) return verdict::GraderFault{compiled.error().in(exercise.id).message};
    if (const auto* failed = std::get_if<verdict::DidNotCompile>(&*compiled)) return *failed;
    const auto& worker = std::get<compile::Worker>(*compiled);
    auto checks = judge(exercise, suite, seed, verdict::Worker{worker.path.string()}, listener);
    if (!checks) return verdict::GraderFault{checks.error().message};
    return verdict::Graded{std::move(*checks), worker.warnings};
}

verdict::Outcome Grader::grade(const course::Exercise& exercise, const judge::Suite& suite,
                               const std::string& seed, const submission::File& file,
                               const Listener& listener) {
    if (const auto* rejected = std::get_if<verdict::Rejected>(&file)) return *rejected;
    if (const auto* unreadable = std::get_if<submission::Unreadable>(&file))
        return verdict::GraderFault{"for the instructor to mend: " + unreadable->why + ", then grade again"};
    const std::string& source = std::get<submission::Source>(file).text;
    auto outcome = grade_once(exercise, suite, seed, source, listener);
    if (std::holds_alternative<verdict::GraderFault>(outcome))
        outcome = grade_once(exercise, suite, seed, source, listener);
    return outcome;
}

}  // namespace halfspace::engine
