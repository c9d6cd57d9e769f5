#include "engine/solutions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <system_error>

#include "base/files.hpp"

namespace halfspace::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_bytes = 1u << 20;

/// The leading lines "/// ..." as one paragraph.
std::string hint_of(const std::string& source) {
    std::istringstream lines(source);
    std::string hint;
    for (std::string line; std::getline(lines, line) && line.starts_with("///");) {
        const std::size_t start = line.find_first_not_of("/ \t");
        if (start == std::string::npos) continue;
        if (!hint.empty()) hint += ' ';
        hint += line.substr(start);
    }
    return hint;
}

Result<Solution> read_solution(const fs::path& path, Solution::Kind kind) {
    auto source = read_file(path, max_bytes);
    if (!source) return fail(source.error());
    Solution solution{kind, path.stem().string(), std::move(*source), {}};
    if (kind == Solution::Kind::mistake) {
        solution.hint = hint_of(solution.source);
        if (solution.hint.empty()) {
            return fail(Error::bad_input(
                fmt::format("{}:1: a mistake begins with its hint, lines of '/// ...'", path.string())));
        }
    }
    return solution;
}

Result<std::vector<Solution>> read_folder(const fs::path& folder, Solution::Kind kind) {
    std::error_code error;
    std::vector<fs::path> paths;
    for (fs::directory_iterator it(folder, error); !error && it != fs::directory_iterator();
         it.increment(error)) {
        if (it->path().extension() == ".cpp") paths.push_back(it->path());
    }
    if (error) return fail(Error::bad_input(fmt::format("{}: {}", folder.string(), error.message())));
    std::sort(paths.begin(), paths.end());
    std::vector<Solution> solutions;
    for (const auto& path : paths) {
        auto solution = read_solution(path, kind);
        if (!solution) return fail(solution.error());
        solutions.push_back(std::move(*solution));
    }
    return solutions;
}

}  // namespace

Result<Solutions> read_solutions(const fs::path& folder) {
    auto hidden = read_file(folder / "hidden.cpp", max_bytes);
    if (!hidden) return fail(hidden.error());
    auto reference = read_solution(folder / "reference.cpp", Solution::Kind::reference);
    if (!reference) return fail(reference.error());
    auto correct = read_folder(folder / "correct", Solution::Kind::correct);
    if (!correct) return fail(correct.error());
    auto mistakes = read_folder(folder / "mistakes", Solution::Kind::mistake);
    if (!mistakes) return fail(mistakes.error());
    return Solutions{std::move(*hidden), std::move(*reference), std::move(*correct), std::move(*mistakes)};
}

Result<Solution> read_starter(const course::Exercise& exercise) {
    auto starter = read_solution(exercise.folder / exercise.file, Solution::Kind::starter);
    if (starter) starter->name = "starter";
    return starter;
}

}  // namespace halfspace::engine
