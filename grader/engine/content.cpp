#include "engine/content.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>
#include <sstream>
#include <system_error>

#include "base/files.hpp"

namespace halfspace::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view to_write = "TO WRITE: ";

std::vector<fs::path> files_below(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        if (it->path().filename().string().starts_with('.')) {
            if (it->is_directory()) it.disable_recursion_pending();
        } else if (!it->is_directory()) {
            files.push_back(it->path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string text_of(const fs::path& file) {
    return read_file(file, max_source_bytes).value_or("");
}

/// "exercises/04_dense/dense.cpp", from the folder of all exercises, be it given as "exercises/" or ".".
std::string named(const fs::path& file, const fs::path& folder) {
    auto whole = fs::absolute(folder).lexically_normal();
    if (!whole.has_filename()) whole = whole.parent_path();
    return (whole.filename() / file.lexically_relative(folder)).string();
}

/// What follows the marker, without the end of the comment or of the hint that it stands in.
std::string without_end(std::string text) {
    while (!text.empty()) {
        if (text.ends_with("-->")) {
            text.resize(text.size() - 3);
        } else if (text.ends_with("\") {")) {
            text.resize(text.size() - 4);
        } else if (text.ends_with("*/")) {
            text.resize(text.size() - 2);
        } else if (text.ends_with(' ') || text.ends_with('\r')) {
            text.pop_back();
        } else {
            break;
        }
    }
    return text;
}

void find_unwritten(const fs::path& file, const fs::path& folder, std::vector<std::string>& found) {
    std::istringstream lines(text_of(file));
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        const auto at = line.find(to_write);
        if (at == std::string::npos) continue;
        found.push_back(fmt::format("{}:{}: {}", named(file, folder), number,
                                    without_end(line.substr(at + to_write.size()))));
    }
}

/// Names of files in quotes that any of these sources includes.
std::set<std::string> included_by(const std::vector<fs::path>& files) {
    // std::regex calls itself for each character of a repeat: without a bound, a long line ends the program.
    static const std::regex include(R"re(#include "([^"]{1,200})")re");
    std::set<std::string> names;
    for (const auto& file : files) {
        if (file.extension() != ".cpp" && file.extension() != ".hpp") continue;
        const std::string text = text_of(file);
        for (std::sregex_iterator it(text.begin(), text.end(), include), end; it != end; ++it)
            names.insert((*it)[1].str());
    }
    return names;
}

void find_strays(const course::Exercise& exercise, const fs::path& exercises, const fs::path& solutions,
                 std::vector<std::string>& wrong) {
    const fs::path solved = solutions / exercise.id;
    const auto given = files_below(exercise.folder);
    const auto kept = files_below(solved);
    std::vector<fs::path> all = given;
    all.insert(all.end(), kept.begin(), kept.end());
    const auto included = included_by(all);
    const std::string readme = text_of(exercise.folder / "README.md");
    for (const auto& file : given) {
        const std::string name = file.lexically_relative(exercise.folder).string();
        const std::set<std::string> known = {"README.md", "exercise.toml", "checks.cpp",
                                             "plot.cpp",  exercise.file,   exercise.contract};
        if (known.contains(name) || included.contains(name) ||
            readme.find("(" + name + ")") != std::string::npos)
            continue;
        wrong.push_back(fmt::format("{}: a stray file: nothing reads it", named(file, exercises)));
    }
    for (const auto& file : kept) {
        const std::string name = file.lexically_relative(solved).string();
        const bool correct = file.parent_path() == solved / "correct" && file.extension() == ".cpp";
        if (name == "hidden.cpp" || name == "mistakes.cpp" || correct || included.contains(name)) continue;
        wrong.push_back(fmt::format("{}: a stray file: nothing reads it", named(file, solutions)));
    }
}

/// Structs of mistakes.cpp that differ from another, and are neither listed nor what a listed one differs from.
void find_unlisted(const std::string& source, const std::string& where, std::vector<std::string>& wrong) {
    static const std::regex derived(
        R"(\b(?:struct|class)\s{1,200}(\w{1,200})(?:\s{1,200}final)?\s{0,200}:\s{0,200}(?:public\s{1,200})?\w)");
    static const std::regex base(R"(\bMISTAKE_OF\(\s{0,200}\w{1,200}\s{0,200},\s{0,200}(\w{1,200}))");
    std::set<std::string> bases;
    for (std::sregex_iterator it(source.begin(), source.end(), base), end; it != end; ++it)
        bases.insert((*it)[1].str());
    for (std::sregex_iterator it(source.begin(), source.end(), derived), end; it != end; ++it) {
        const std::string name = (*it)[1];
        if (bases.contains(name)) continue;
        const auto line = 1 + std::count(source.begin(), source.begin() + it->position(), '\n');
        wrong.push_back(fmt::format(
            "{}:{}: the mistake '{}' is written but not listed: write struct MISTAKE({}, \"hint\")", where,
            line, name, name));
    }
}

void find_wrong_mistakes(const verdict::Catalogue& catalogue, const std::string& where,
                         std::vector<std::string>& wrong) {
    std::set<std::string> seen = {verdict::catalogued_right};
    for (const auto& mistake : catalogue.mistakes) {
        if (!seen.insert(mistake.name).second)
            wrong.push_back(fmt::format("{}: the mistake '{}' is listed twice", where, mistake.name));
        if (mistake.hint.empty())
            wrong.push_back(fmt::format("{}: the mistake '{}' has no hint", where, mistake.name));
    }
}

/// What a student is told besides, and the order in which they are told to begin.
void find_wrong_manifest(const course::Exercise& exercise, const std::string& where,
                         const judge::Suite& suite, std::vector<std::string>& wrong) {
    if (exercise.understood.empty())
        wrong.push_back(where + ": no 'understood': a sentence for whoever has solved it");
    if (exercise.beyond.empty())
        wrong.push_back(where + ": no 'beyond': a sentence on what the hidden tests ask besides");
    std::vector<std::string> names;
    for (const auto& function : exercise.functions) {
        names.push_back(function.name);
        const auto hints = std::ranges::count(exercise.hints, function.name, &course::Hint::function);
        if (hints < 2)
            wrong.push_back(fmt::format("{}: {} needs two [[hints]] or more, the mildest first; it has {}",
                                        where, function.name, hints));
    }
    if (!suite.functions.empty() && names != suite.functions)
        wrong.push_back(fmt::format("{}:{}: [functions] is in another order than SUBJECT_FUNCTIONS of {}",
                                    where, exercise.functions_line, exercise.contract));
}

/// A function that no public check calls is praised as done while it still throws.
void find_unasked(const course::Exercise& exercise, const std::string& where,
                  const judge::Suite& public_suite, std::vector<std::string>& wrong) {
    for (const auto& function : exercise.functions) {
        if (std::ranges::count(public_suite.checks, function.name, &verdict::Check::function) == 0)
            wrong.push_back(fmt::format(
                "{}: no public check calls {}: left as it is in the starter, it would count as done", where,
                function.name));
    }
}

/// Catch2 takes a name that begins so for an option, when this check alone is to run.
void find_wrong_titles(const judge::Suite& suite, const std::string& where, std::vector<std::string>& wrong) {
    for (const auto& check : suite.checks) {
        if (check.name.starts_with('-'))
            wrong.push_back(fmt::format("{}: the check '{}' must not begin with a '-'", where, check.name));
    }
}

/// reset gives back what is kept.
void find_wrong_starter(const course::Exercise& exercise, const fs::path& exercises,
                        std::vector<std::string>& wrong) {
    const auto kept = exercise.folder / course::kept_starter;
    std::error_code ignored;
    if (fs::exists(kept, ignored) && text_of(kept) != text_of(exercise.folder / exercise.file))
        wrong.push_back(fmt::format("{}: is not {}, and what `reset` would put in its place",
                                    named(kept, exercises), exercise.file));
}

}  // namespace

std::vector<std::string> unwritten_content(const course::Exercise& exercise, const Paths& paths) {
    std::vector<std::string> found;
    for (const auto& file : files_below(exercise.folder)) find_unwritten(file, paths.exercises, found);
    for (const auto& file : files_below(paths.solutions / exercise.id))
        find_unwritten(file, paths.solutions, found);
    return found;
}

std::vector<std::string> wrong_content(const course::Exercise& exercise, const Paths& paths,
                                       const judge::Suite& suite, const judge::Suite& public_suite) {
    std::vector<std::string> wrong;
    const fs::path solved = paths.solutions / exercise.id;
    find_strays(exercise, paths.exercises, paths.solutions, wrong);
    const std::string mistakes = named(solved / "mistakes.cpp", paths.solutions);
    find_unlisted(text_of(solved / "mistakes.cpp"), mistakes, wrong);
    find_wrong_mistakes(suite.catalogue, mistakes, wrong);
    if (!fs::exists(exercise.folder / "README.md"))
        wrong.push_back(named(exercise.folder / "README.md", paths.exercises) + ": missing");
    find_wrong_manifest(exercise, named(exercise.folder / "exercise.toml", paths.exercises), suite, wrong);
    const std::string checks = named(exercise.folder / "checks.cpp", paths.exercises);
    find_unasked(exercise, checks, public_suite, wrong);
    find_wrong_titles(public_suite, checks, wrong);
    find_wrong_titles(suite, named(solved / "hidden.cpp", paths.solutions), wrong);
    find_wrong_starter(exercise, paths.exercises, wrong);
    return wrong;
}

}  // namespace halfspace::engine
