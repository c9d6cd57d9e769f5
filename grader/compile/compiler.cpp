#include "compile/compiler.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <string_view>

#include "base/digest.hpp"
#include "base/files.hpp"
#include "compile/failure.hpp"
#include "compile/inline_namespace.hpp"
#include "compile/machine.hpp"
#include "compile/program.hpp"
#include "explain/diagnostics.hpp"
#include "explain/gxx_output.hpp"
#include "sandbox/system.hpp"

namespace halfspace::compile {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_contract = 1u << 20;

bool is_plain_name(const std::string& name) {
    const auto plain = [](char c) {
        return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    return name.size() > 4 && name.size() <= 100 && name.ends_with(".cpp") &&
           std::all_of(name.begin(), name.end() - 4, plain);
}

}  // namespace

/// A request and what follows from it.
struct Compiler::Build {
    const Request& request;
    std::vector<std::string> modules;  ///< those it may use
    std::string contract;              ///< its text
    explain::Source source;            ///< for messages
};

sandbox::Limits Compiler::limits() {
    using std::chrono::seconds;
    sandbox::Limits limits;
    limits.cpu = seconds(20);
    limits.wall = seconds(40);
    limits.memory_bytes = std::size_t{3} << 30;
    limits.stack_bytes = 64u << 20;
    limits.file_bytes = 16u << 20;
    limits.output_bytes = 256u << 10;
    limits.processes = 32;
    return limits;
}

Compiler::Compiler(Kit kit, sandbox::Sandbox& sandbox, Cache cache)
    : kit_(std::move(kit)), sandbox_(sandbox), cache_(std::move(cache)) {
    cache_.trim();
}

Result<std::string> Compiler::identity(const Build& build) {
    std::string name = build.request.exercise;
    for (const std::string& module : build.modules) name += ' ' + module;
    const std::lock_guard lock(mutex_);
    if (const auto known = identities_.find(name); known != identities_.end()) return known->second;
    auto digest = kit_.identity(build.request.exercise, build.modules);
    if (digest) identities_[name] = *digest;
    return digest;
}

Result<Outcome> Compiler::compile(const Request& request) {
    if (!is_plain_name(request.file_name)) {
        return fail(Error::bad_input(fmt::format("'{}' is no name for a C++ file", request.file_name)));
    }
    auto modules = kit_.closure(request.uses);
    if (!modules) return fail(modules.error().in(request.exercise));
    auto contract = read_file(request.contract, max_contract);
    if (!contract) return fail(Error::fault(contract.error().message));
    Build build{request, std::move(*modules), std::move(*contract), {}};
    build.source = {request.exercise,
                    request.file_name,
                    request.contract.filename().string(),
                    request.source,
                    build.modules,
                    {},
                    explain::functions_of_contract(build.contract),
                    build.contract};
    for (const auto& entry : kit_.modules) build.source.modules.push_back(entry.first);

    const auto kit = TRY(identity(build));
    const std::string key = sha256_hex(kit + '\n' + request.file_name + '\n' + build.source.contract + '\n' +
                                       sha256_hex(build.contract) + '\n' + sha256_hex(request.source) +
                                       (request.with_lines ? "\nlines" : ""));
    if (auto known = cache_.find(key)) return std::move(*known);
    auto outcome = run(build, key);
    if (!outcome)
        return fail(outcome.error().in(fmt::format("{}: compiling {}", request.exercise, request.file_name)));
    return outcome;
}

Result<sandbox::Job> Compiler::job(const Build& build, const fs::path& scratch) const {
    sandbox::Job job;
    const auto add = [&](const fs::path& source, const std::string& target, bool writable = false) {
        job.mounts.push_back({source, target, writable});
    };
    sandbox::add_system(job);
    const auto inside = [&](const sandbox::Mount& mount) {
        return kit_.compiler.string().starts_with(mount.target + '/');
    };
    if (std::ranges::none_of(job.mounts, inside)) {
        return fail(Error::fault(
            fmt::format("the compiler {} is not in /usr/bin or /usr/lib: configure with the system's g++",
                        kit_.compiler.string())));
    }
    const std::string source = "/work/" + build.request.file_name;
    add(scratch / "source", source);
    add(scratch / "contract", "/kit/contract/" + build.source.contract);
    add(kit_.flags, "/kit/flags.rsp");
    add(kit_.keep, "/kit/keep.hpp");
    // Without student.hpp itself: a precompiled header that this g++ refuses is a failure, not just slow.
    add(kit_.pch.string() + ".gch", "/kit/pch/student.hpp.gch");
    add(kit_.exercises.at(build.request.exercise).glue, "/kit/libglue.a");
    add(kit_.worker, "/kit/libworker.a");
    add(kit_.blas, "/kit/libblas.a");
    add(scratch / "out", "/out", true);

    // clang-format off
    job.argv = {kit_.compiler.string(), "@/kit/flags.rsp",
                // Each message on a line of its own, without source lines: gxx_output.cpp reads it.
                "-fdiagnostics-plain-output", "-fdiagnostics-column-unit=byte",
                // Shows functions with a contract's name and other parameters: to C++ they are just overloads.
                "-Wmissing-declarations",
                // For abs without std::, and int where a double is meant (explain/advice.cpp); no other is shown.
                "-Wfloat-conversion",
                "-Winvalid-pch", "-include", precompiled_header,
                // Whether or not the file says so: a declaration that differs is then always noticed.
                "-include", "/kit/contract/" + build.source.contract, "-include", "/kit/keep.hpp", "-I", "/kit/contract", "-isystem", "/kit/include",
                // A section of an asm() is no door to link-time optimisation.
                "-static", "-s", "-fuse-ld=mold", "-fno-use-linker-plugin", "-Wl,--no-fork,--thread-count=1",
                build.request.file_name,
                // The whole archives: or else a main() of the student's would silently take the place of the worker's.
                "-Wl,--whole-archive,/kit/libworker.a,/kit/libglue.a,--no-whole-archive"};
    // clang-format on
    for (const std::string& module : build.modules) {
        const std::string archive = "/kit/libnn_" + module + ".a";
        add(kit_.include / "nn" / (module + ".hpp"), "/kit/include/nn/" + module + ".hpp");
        add(kit_.modules.at(module).archive, archive);
        job.argv.push_back(archive);
    }
    if (build.request.with_lines) {
        std::erase(job.argv, "-s");
        add(kit_.crash_site, "/kit/libcrash_site.a");
        job.argv.insert(job.argv.end(), {"-g", "-Wl,--wrap=__cxa_throw",
                                         "-Wl,--whole-archive,/kit/libcrash_site.a,--no-whole-archive"});
    }
    job.argv.insert(job.argv.end(), {"/kit/libblas.a", "-o", "/out/worker"});
    job.tmpfs = {"/tmp"};
    // LC_ALL=C: messages in English with plain quotes.
    job.env = {{"PATH", "/usr/bin:/bin"}, {"LC_ALL", "C"}, {"TMPDIR", "/tmp"}};
    job.cwd = "/work";
    job.limits = limits();
    job.profile = sandbox::Profile::compiler;
    return job;
}

/// Before a failed compile is called the student's: does the kit compile a file that says nothing?
Result<void> Compiler::prove_kit(const Build& build) {
    const auto unusable = [](const std::string& why) {
        return fail(Error::fault("the kit cannot compile an empty file (" + why +
                                 "): build again: grader/run or cmake --build"));
    };
    if (build.request.source.empty()) return unusable("this one");
    Request nothing = build.request;
    nothing.source.clear();
    const auto outcome = TRY(compile(nothing));
    if (const auto* failed = std::get_if<verdict::DidNotCompile>(&outcome))
        return unusable(failed->diagnostics);
    return {};
}

Result<std::variant<Compiler::Built, Failure>> Compiler::attempt(const Build& build,
                                                                 const std::string& text) {
    // In the cache's folder, so that the program can be moved into it. The sandbox mounts what is in it piece
    // by piece: nobody else gets through this folder, mode 0700, to the one that the compiler may write.
    Built built{TRY(ScratchFolder::create(Cache::scratch, cache_.folder())), {}, {}};
    for (const auto& [name, content] : {std::pair{"source", &text}, {"contract", &build.contract}}) {
        if (auto written = write_file(built.scratch.path() / name, *content, 0444); !written) {
            return fail(Error::fault(written.error().message));
        }
    }
    built.program = built.scratch.path() / "out" / "worker";
    std::error_code error;
    if (!fs::create_directory(built.program.parent_path(), error))
        return fail(
            Error::fault(fmt::format("{}: {}", built.program.parent_path().string(), error.message())));

    auto child = TRY(sandbox_.start(TRY(job(build, built.scratch.path()))));
    child->wait();
    const sandbox::Outcome ended = child->finish();
    const explain::GxxOutput output = explain::parse_gxx_output(child->output(), build.request.file_name);
    child.reset();  // what it could write is ours again

    const auto* exited = std::get_if<sandbox::Exited>(&ended);
    if (exited == nullptr || exited->code != 0)
        return TRY(judge_failure(ended, output, build.source, limits()));
    if (fs::exists(fs::symlink_status(built.program)) && !can_start(built.program)) {
        return Failure{
            {fmt::format("{}: this makes a program that cannot be started. Leave out asm and section "
                         "attributes.",
                         build.request.file_name)},
            true,
            true};
    }
    built.warnings = explain::explain_warnings(output, build.source);
    return built;
}

Result<Outcome> Compiler::run(const Build& build, const std::string& key) {
    const auto keep = [&](const Built& built) {
        return cache_.keep_worker(key, built.program, built.warnings, limits().file_bytes);
    };
    const std::string& source = build.request.source;
    if (const std::string text = without_inline_namespaces(source); text != source) {
        const auto attempted = TRY(attempt(build, text));
        // What does not compile then is told of the file as it is.
        if (const auto* built = std::get_if<Built>(&attempted)) return keep(*built);
    }
    auto attempted = TRY(attempt(build, source));
    auto* failure = std::get_if<Failure>(&attempted);
    if (failure != nullptr) TRY(prove_kit(build));
    if (failure != nullptr && !failure->of_text) {
        TRY(check_room(cache_.folder(), 2 * limits().file_bytes, limits().memory_bytes));
        attempted = TRY(attempt(build, source));
        failure = std::get_if<Failure>(&attempted);
    }
    if (failure == nullptr) return keep(std::get<Built>(attempted));
    if (!failure->repeatable) return std::move(failure->outcome);
    return cache_.keep_diagnostics(key, failure->outcome.diagnostics);
}

Result<std::map<std::string, std::size_t>> Compiler::lines_of(const Worker& worker,
                                                              const std::string& file_name,
                                                              const std::vector<std::string>& addresses) {
    sandbox::Job job;
    sandbox::add_system(job);
    job.mounts.push_back({worker.path, "/work/worker", false});
    job.argv = {"/usr/bin/addr2line", "--addresses", "--inlines", "--exe=/work/worker"};
    job.argv.insert(job.argv.end(), addresses.begin(), addresses.end());
    job.env = {{"PATH", "/usr/bin:/bin"}, {"LC_ALL", "C"}};
    job.cwd = "/work";
    job.limits = limits();
    job.profile = sandbox::Profile::compiler;
    const auto child = TRY(sandbox_.start(job));
    child->wait();
    child->finish();
    // For each address "0x0000000000267214", then its lines, inlined ones first: "/work/dense.cpp:12", with more behind it, or
    // "??:0".
    std::map<std::string, std::size_t> lines;
    const std::string start = "/work/" + file_name + ':';
    std::string address;
    for (std::string_view rest = child->output(); !rest.empty();) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        if (line.starts_with("0x")) {
            address = line.substr(std::min(line.find_first_not_of("0x"), line.size()));
        } else if (line.starts_with(start)) {
            std::size_t number = 0;
            std::from_chars(line.data() + start.size(), line.data() + line.size(), number);
            if (number != 0) lines.emplace(address, number);
        }
    }
    return lines;
}

}  // namespace halfspace::compile
