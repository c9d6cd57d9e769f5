#include "compile/kit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/digest.hpp"
#include "base/files.hpp"

namespace halfspace::compile {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_kit_file = 256u << 20;

Error damaged(const fs::path& kit_json, const std::string& what) {
    return Error::fault(
        fmt::format("{}: {}; build again: grader/run or cmake --build", kit_json.string(), what));
}

/// Ours: the content decides.
Result<void> add_content(std::string& to, const fs::path& path) {
    const auto content = read_file(path, max_kit_file);
    if (!content) return fail(Error::fault(content.error().message));
    to += path.filename().string() + ' ' + sha256_hex(*content) + '\n';
    return {};
}

/// The system's, too large to read each time: size and time of change decide.
Result<void> add_stamp(std::string& to, const fs::path& path) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    if (error) return fail(Error::fault(fmt::format("{}: {}", path.string(), error.message())));
    const auto time = fs::last_write_time(path, error).time_since_epoch().count();
    to += fmt::format("{} {} {}\n", path.string(), size, time);
    return {};
}

Kit from_json(const nlohmann::json& json) {
    Kit kit;
    kit.compiler = json.at("compiler").at("path").get<std::string>();
    kit.compiler_version = json.at("compiler").at("version").get<std::string>();
    kit.flags = json.at("flags").get<std::string>();
    kit.keep = json.at("keep").get<std::string>();
    kit.pch = json.at("pch").get<std::string>();
    kit.include = json.at("include").get<std::string>();
    kit.worker = json.at("worker").get<std::string>();
    kit.crash_site = json.at("crash_site").get<std::string>();
    kit.blas = json.at("blas").get<std::string>();
    kit.common = json.value("common", "");
    for (const auto& [name, module] : json.at("modules").items()) {
        kit.modules[name] = {module.at("needs").get<std::vector<std::string>>(),
                             module.at("archive").get<std::string>()};
    }
    for (const auto& [id, exercise] : json.at("exercises").items()) {
        kit.exercises[id] = {exercise.at("glue").get<std::string>(),
                             exercise.at("public").get<std::string>(),
                             exercise.value("hidden", ""),
                             exercise.value("catalogue", ""),
                             exercise.value("plot", ""),
                             exercise.value("mistakes", ""),
                             exercise.value("checks", "")};
    }
    return kit;
}

}  // namespace

Result<Kit> Kit::load(const fs::path& kit_json) {
    const auto text = read_file(kit_json, 1u << 20);
    if (!text) return fail(damaged(kit_json, "the course is not built yet (" + text.error().message + ")"));
    Kit kit;
    try {
        const auto json = nlohmann::json::parse(*text);
        if (json.at("schema") != "halfspace/kit/v3")
            return fail(damaged(kit_json, "made by another version"));
        kit = from_json(json);
    } catch (const nlohmann::json::exception& error) {
        return fail(damaged(kit_json, error.what()));
    }

    std::vector<fs::path> files{kit.compiler, kit.flags,      kit.keep, kit.pch, kit.pch.string() + ".gch",
                                kit.worker,   kit.crash_site, kit.blas};
    if (!kit.common.empty()) files.push_back(kit.common);
    for (const auto& [name, module] : kit.modules) {
        files.push_back(module.archive);
        files.push_back(kit.include / "nn" / (name + ".hpp"));
        for (const std::string& needed : module.needs) {
            if (!kit.modules.contains(needed)) return fail(damaged(kit_json, "no module '" + needed + "'"));
        }
    }
    for (const auto& [id, exercise] : kit.exercises) {
        for (const auto& file : {exercise.glue, exercise.public_checks, exercise.hidden_checks,
                                 exercise.catalogue, exercise.panels, exercise.mistakes, exercise.checks}) {
            if (!file.empty()) files.push_back(file);
        }
    }
    for (const fs::path& file : files) {
        std::error_code ignored;
        if (!file.is_absolute() || !fs::is_regular_file(file, ignored)) {
            return fail(damaged(kit_json, fmt::format("'{}' is missing", file.string())));
        }
    }
    if (!kit.modules.contains("tensor")) return fail(damaged(kit_json, "no module 'tensor'"));
    kit.compiler = fs::canonical(kit.compiler);
    return kit;
}

Result<void> check_built_from(const fs::path& program, const std::vector<fs::path>& sources) {
    const fs::path beside = program.string() + ".sources";
    const auto made_of = read_file(beside, 1u << 16);
    if (!made_of) return fail(damaged(beside, made_of.error().message));
    std::istringstream digests(*made_of);
    for (const auto& source : sources) {
        std::string digest;
        std::getline(digests, digest);
        if (digest == sha256_hex(TRY(read_file(source, max_kit_file)))) continue;
        return fail(Error::bad_input(fmt::format(
            "{} has changed since its tests were built. Build them again: grader/run does so by itself, "
            "and for another course the two cmake commands in README.md do",
            source.string())));
    }
    return {};
}

Result<ExerciseKit> Kit::exercise(const std::string& id) const {
    const auto found = exercises.find(id);
    if (found != exercises.end()) return found->second;
    return fail(Error::fault(
        fmt::format("nothing is built for exercise {}: build again: grader/run or cmake --build", id)));
}

Result<std::vector<std::string>> Kit::closure(const std::vector<std::string>& uses) const {
    std::vector<std::string> result;
    const auto add = [&](const std::string& name) {
        if (std::ranges::find(result, name) == result.end()) result.push_back(name);
    };
    for (const std::string& name : uses) {
        const auto module = modules.find(name);
        if (module == modules.end()) {
            std::string known;
            for (const auto& entry : modules) known += (known.empty() ? "" : ", ") + entry.first;
            return fail(Error::bad_input(fmt::format("uses names '{}', but nn has only: {}", name, known)));
        }
        add(name);
        for (const std::string& needed : module->second.needs) add(needed);
    }
    add("tensor");
    return result;
}

Result<std::string> Kit::identity(const std::string& exercise,
                                  const std::vector<std::string>& closure) const {
    const auto built = TRY(this->exercise(exercise));
    // v3: counted up when diagnostics change, which the cache keeps too.
    std::string parts = "halfspace/worker/v3\n" + exercise + '\n' + compiler_version + '\n';
    std::vector<fs::path> contents{flags, keep, pch, built.glue, worker, crash_site};
    for (const std::string& name : closure) {
        contents.push_back(include / "nn" / (name + ".hpp"));
        contents.push_back(modules.at(name).archive);
    }
    for (const fs::path& path : contents) {
        TRY(add_content(parts, path));
    }
    for (const fs::path& path : {compiler, blas, fs::path(pch.string() + ".gch")}) {
        TRY(add_stamp(parts, path));
    }
    return sha256_hex(parts);
}

}  // namespace halfspace::compile
