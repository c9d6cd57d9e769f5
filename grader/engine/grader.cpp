#include "engine/grader.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/digest.hpp"
#include "base/files.hpp"
#include "engine/crash_site.hpp"
#include "sandbox/open.hpp"
#include "sandbox/unsafe.hpp"
#include "verdict/json.hpp"

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

Result<std::unique_ptr<Grader>> Grader::open(const Paths& paths, course::Course course, std::size_t files) {
    constexpr std::uintmax_t program_bytes = 3u << 20;  // of most; and entries are trimmed to three quarters
    auto kit = TRY(compile::Kit::load(paths.kit / "kit.json"));
    auto cache = TRY(compile::Cache::open(paths.cache));
    cache.make_room(files * program_bytes);
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
    std::vector<std::filesystem::path> sources{exercise.folder / exercise.contract};
    if (which == Checks::are_hidden) {
        sources.push_back(source);
    } else {
        sources.push_back(exercise.folder / "checks.cpp");
        if (!kit.panels.empty()) sources.push_back(exercise.folder / "plot.cpp");
    }
    TRY(compile::check_built_from(program, sources));
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

Result<bool> Grader::compiles(const course::Exercise& exercise, const std::string& source) {
    const auto compiled = TRY(compiler_.compile(request_for(exercise, source)));
    return std::holds_alternative<compile::Worker>(compiled);
}

Result<std::vector<verdict::Alike>> Grader::compare(const course::Exercise& exercise,
                                                    const judge::Suite& suite, const std::string& seed,
                                                    const std::string& function,
                                                    const std::vector<std::string>& sources) {
    auto run = run_of(exercise, seed, verdict::Catalogued{verdict::catalogued_right});
    run.compared.function = function;
    std::vector<std::size_t> whose;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        auto compiled = TRY(compiler_.compile(request_for(exercise, sources[i])));
        if (const auto* worker = std::get_if<compile::Worker>(&compiled)) {
            run.compared.workers.push_back({worker->path.string()});
            whose.push_back(i);
        }
    }
    if (whose.empty()) return std::vector<verdict::Alike>();
    auto groups = TRY(judge::compare(suite, std::move(run)));
    for (auto& group : groups)
        for (std::size_t& member : group.workers) member = whose[member];
    return groups;
}

Result<std::string> Grader::programs_digest(const course::Exercise& exercise,
                                            const judge::Suite& suite) const {
    constexpr std::size_t max_program = 256u << 20;
    std::string parts;
    for (const auto& program : {suite.program, std::filesystem::path(suite.catalogue.program)})
        if (!program.empty()) parts += sha256_hex(TRY(read_file(program, max_program))) + '\n';
    return sha256_hex(parts + nlohmann::json(exercise.limits).dump()).substr(0, 16);
}

Result<std::string> Grader::flags_digest(const course::Exercise& exercise) const {
    std::string parts = exercise.file;
    for (const auto& file : {kit_.flags, kit_.keep}) parts += '\n' + TRY(read_file(file, max_source_bytes));
    for (const auto& module : exercise.uses) parts += '\n' + module;
    return sha256_hex(parts).substr(0, 16);
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

compile::Request Grader::request_for(const course::Exercise& exercise, const std::string& source) const {
    return {.exercise = exercise.id,
            .file_name = exercise.file,
            .source = source,
            .contract = exercise.folder / exercise.contract,
            .uses = exercise.uses};
}

verdict::Outcome Grader::grade_once(const course::Exercise& exercise, const judge::Suite& suite,
                                    const std::string& seed, const std::string& source,
                                    const Listener& listener) {
    if (listener.on_compile) listener.on_compile();
    const auto compiled = compiler_.compile(request_for(exercise, source));
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

void Grader::tell_crash_lines(const course::Exercise& exercise, const judge::Suite& suite,
                              const std::string& seed, const submission::File& file,
                              verdict::Outcome& outcome) {
    auto* graded = std::get_if<verdict::Graded>(&outcome);
    const auto* source = std::get_if<submission::Source>(&file);
    const auto has_crashed = [](const verdict::CheckResult& check) {
        return check.status == verdict::Status::crashed;
    };
    if (graded == nullptr || source == nullptr || !suite.is_public ||
        std::ranges::none_of(graded->checks, has_crashed))
        return;
    auto request = request_for(exercise, source->text);
    request.with_lines = true;
    const auto compiled = compiler_.compile(request);
    const auto* worker = compiled ? std::get_if<compile::Worker>(&*compiled) : nullptr;
    if (worker == nullptr) return;
    judge::Suite again = suite;
    again.catalogue = {};
    auto run = run_of(exercise, seed, verdict::Worker{worker->path.string()});
    run.limits.submission_time_outs = 1;
    const auto checks = judge::judge(again, std::move(run));
    if (!checks || checks->size() != graded->checks.size()) return;
    std::vector<std::vector<std::string>> where(checks->size());
    std::set<std::string> all;
    for (std::size_t i = 0; i < checks->size(); ++i) {
        const auto& second = (*checks)[i];
        if (!has_crashed(graded->checks[i]) || !has_crashed(second) || graded->checks[i].name != second.name)
            continue;
        where[i] = crash_addresses(second.output);
        all.insert(where[i].begin(), where[i].end());
    }
    if (all.empty()) return;
    const auto lines = compiler_.lines_of(*worker, exercise.file, {all.begin(), all.end()});
    if (!lines) return;
    for (std::size_t i = 0; i < where.size(); ++i) {
        const auto known = [&](const std::string& address) { return lines->contains(address); };
        const auto innermost = std::ranges::find_if(where[i], known);
        if (innermost != where[i].end())
            graded->checks[i].message += crash_words(exercise.file, lines->at(*innermost), source->text);
    }
}

}  // namespace halfspace::engine
