#include "handout/handout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <system_error>

#include "base/files.hpp"
#include "compile/kit.hpp"

namespace halfspace::handout {
namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

constexpr std::size_t max_bytes = 16u << 20;
const std::string top = "halfspace/";
const std::string handed_out = "grader/handed_out/";  // see grader/handed_out.cmake

/// Beside the folders; those of the second list only if they are there.
constexpr std::array needed{"CMakeLists.txt",
                            "CMakePresets.json",
                            "LICENSE",
                            "exercises/CMakeLists.txt",
                            "exercises/check",
                            "grader/CMakeLists.txt",
                            "grader/arrows.txt",
                            "grader/boundary.cmake",
                            "grader/boundary_pch.cmake",
                            "grader/built.cmake",
                            "grader/catalogue_object.cmake",
                            "grader/debug.py",
                            "grader/debug.sh",
                            "grader/handed_out.cmake",
                            "grader/kit.cmake",
                            "grader/run",
                            "grader/setup.sh"};
constexpr std::array optional{".clang-format",       ".clangd",
                              ".gitignore",          ".vscode/extensions.json",
                              ".vscode/launch.json", ".vscode/settings.json",
                              ".vscode/tasks.json",  "exercises/handin",
                              "exercises/hint",      "exercises/list",
                              "exercises/plot",      "exercises/reset",
                              "exercises/watch"};

/// The folders of the grader that check.
constexpr std::array rooms{"app",     "archive",    "base",  "compile",   "course", "engine",  "explain",
                           "judge",   "notebook",   "plot",  "recognise", "report", "sandbox", "scoring",
                           "subject", "submission", "trial", "verdict",   "watch",  "wire",    "worker"};
/// What lies in them and only grades, proves or makes. Not the headers of base: all of them are in the digest of what students get
/// compiled (handed_out.cmake).
constexpr std::array graders{"app/alike.cpp",
                             "app/alike.hpp",
                             "app/class_results.cpp",
                             "app/class_results.hpp",
                             "app/class_room.cpp",
                             "app/export.cpp",
                             "app/grade.cpp",
                             "app/graded.cpp",
                             "app/graded.hpp",
                             "app/groups.cpp",
                             "app/handout.cpp",
                             "app/instructor.cpp",
                             "app/instructor.hpp",
                             "app/interruption.cpp",
                             "app/interruption.hpp",
                             "app/new.cpp",
                             "app/new_mistake.cpp",
                             "app/regrade.cpp",
                             "app/report.cpp",
                             "app/secret.cpp",
                             "app/secret.hpp",
                             "app/similar.cpp",
                             "app/verify.cpp",
                             "base/process_tree.cpp",
                             "course/new_exercise.cpp",
                             "course/new_exercise.hpp",
                             "engine/content.cpp",
                             "engine/content.hpp",
                             "engine/draft.cpp",
                             "engine/draft.hpp",
                             "engine/grading.cpp",
                             "engine/grading.hpp",
                             "engine/hostile.cpp",
                             "engine/namesakes.cpp",
                             "engine/namesakes.hpp",
                             "engine/parallel.cpp",
                             "engine/parallel.hpp",
                             "engine/players.cpp",
                             "engine/players.hpp",
                             "engine/verify.cpp",
                             "engine/verify.hpp",
                             "report/class_table.cpp",
                             "report/feedback.cpp",
                             "report/feedback.hpp",
                             "report/json.cpp",
                             "report/json.hpp",
                             "report/names.cpp",
                             "report/names.hpp",
                             "report/regrading.cpp",
                             "report/regrading.hpp",
                             "report/second_look.cpp",
                             "report/second_look.hpp",
                             "report/student.hpp",
                             "sandbox/fake.hpp",
                             "scoring/difference.cpp",
                             "scoring/difference.hpp",
                             "submission/choose.cpp",
                             "submission/choose.hpp",
                             "submission/class_room.cpp",
                             "submission/class_room.hpp",
                             "submission/extend.cpp",
                             "submission/meant.cpp",
                             "submission/meant.hpp",
                             "submission/tree.cpp",
                             "submission/tree.hpp",
                             "submission/unpack.cpp",
                             "submission/unpack.hpp"};

bool is_one_of(const fs::path& path, std::initializer_list<std::string_view> extensions) {
    return std::ranges::find(extensions, path.extension().string()) != extensions.end();
}

/// The visible regular files of a folder, and of those in it, with one of these extensions; sorted, relative to it.
Result<std::vector<fs::path>> files_in(const fs::path& folder,
                                       std::initializer_list<std::string_view> extensions) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const auto name = it->path().filename();
        if (name.string().starts_with('.')) continue;
        const auto status = it->symlink_status(error);
        if (error) break;
        if (fs::is_directory(status)) {
            for (const auto& inner : TRY(files_in(it->path(), extensions))) files.push_back(name / inner);
        } else if (fs::is_regular_file(status) && is_one_of(name, extensions)) {
            files.push_back(name);
        }
    }
    if (error)
        return fail(Error::bad_input(fmt::format("cannot read {}: {}", folder.string(), error.message())));
    std::ranges::sort(files);
    return files;
}

class Collecting {
  public:
    Collecting(const course::Course& course, const Sources& sources) : course_(course), sources_(sources) {}

    Result<std::vector<archive::Entry>> all() {
        for (const std::string name : needed) TRY(add(sources_.checkout / name, name));
        for (const std::string name : optional) {
            if (fs::exists(sources_.checkout / name)) TRY(add(sources_.checkout / name, name));
        }
        TRY(add_page());
        for (const auto& [from, to] : {std::pair{"Dockerfile", "Dockerfile"},
                                       {"devcontainer.json", ".devcontainer/devcontainer.json"}})
            TRY(add(sources_.checkout / "grader/handout/files" / from, to));
        for (const auto& file : TRY(files_in(sources_.checkout / "lib", {".cpp", ".hpp", ".txt", ".cmake"})))
            TRY(add(sources_.checkout / "lib" / file, "lib/" + file.string()));
        for (const char* room : rooms) TRY(add_room(room));
        TRY(add(course_.folder / "course.toml", "exercises/course.toml"));
        // A course of its own may tell its own conventions.
        const auto own = course_.folder / "README.md";
        TRY(add(fs::exists(own) ? own : sources_.checkout / "exercises/README.md", "exercises/README.md"));
        const auto kit = TRY(compile::Kit::load(sources_.kit_json));
        TRY(add(sources_.kit_json.parent_path() / "made_with", handed_out + "made_with"));
        TRY(add_common(kit));
        for (const auto& exercise : course_.exercises) TRY(add_exercise(exercise, kit));
        return std::move(files_);
    }

  private:
    Result<void> add(const fs::path& from, const std::string& to) {
        auto content = TRY(read_file(from, max_bytes));
        const bool is_script = content.starts_with("#!");
        files_.push_back({top + to, std::move(content), is_script});
        return {};
    }

    /// The page for students.
    Result<void> add_page() {
        auto page = TRY(read_file(sources_.checkout / "grader/handout/files/README.md", max_bytes));
        const std::string_view mark = "@COURSE@";
        if (const auto at = page.find(mark); at != std::string::npos)
            page.replace(at, mark.size(), course_.title);
        files_.push_back({top + "README.md", std::move(page)});
        return {};
    }

    Result<void> add_room(const std::string& room) {
        const auto folder = sources_.checkout / "grader" / room;
        if (!fs::is_directory(folder)) return {};
        for (const auto& file : TRY(files_in(folder, {".cpp", ".hpp", ".txt", ".rsp"}))) {
            const auto name = room + "/" + file.string();
            if (std::ranges::find(graders, name) == graders.end()) TRY(add(folder / file, "grader/" + name));
        }
        return {};
    }

    Result<void> add_exercise(const course::Exercise& exercise, const compile::Kit& kit) {
        const auto starter = TRY(starter_of(exercise));
        const auto to = "exercises/" + exercise.id + "/";
        for (const auto& file :
             TRY(files_in(exercise.folder, {".cpp", ".hpp", ".md", ".toml", ".svg", ".png"}))) {
            const bool is_ours = file == "checks.cpp" || file == "plot.cpp";
            if (file == exercise.file) {  // whatever is written there now
                files_.push_back({top + to + exercise.file, starter});
                files_.push_back({top + to + course::kept_starter, starter});
                continue;
            }
            // Another .cpp may be anything: a solution, a draft.
            if (is_ours || file.extension() != ".cpp") TRY(add(exercise.folder / file, to + file.string()));
        }
        const auto built = TRY(kit.exercise(exercise.id));
        if (built.mistakes.empty() || built.checks.empty())
            return fail(Error::bad_input(
                fmt::format("{}: its catalogue of mistakes is not built here: a handout is made "
                            "where the solutions are",
                            exercise.id)));
        TRY(add(built.mistakes, handed_out + exercise.id + ".mistakes.o"));
        TRY(add(built.glue, handed_out + exercise.id + ".glue.a"));
        TRY(add(built.checks, handed_out + exercise.id + ".checks.o"));
        return add(fs::path(built.checks).replace_extension(".sources"),
                   handed_out + exercise.id + ".sources");
    }

    /// What all exercises share, compiled; a kit with sanitizers has none.
    Result<void> add_common(const compile::Kit& kit) {
        if (kit.common.empty()) return {};
        TRY(add(kit.common, handed_out + "common.o"));
        TRY(add(fs::path(kit.common).replace_extension(".sources"), handed_out + "common.sources"));
        for (const auto& file : TRY(files_in(kit.worker.parent_path(), {".a"}))) {
            const auto archive = kit.worker.parent_path() / file;
            if (archive != kit.blas)
                TRY(add(archive, handed_out + file.string()));  // made of the machine's own
        }
        return {};
    }

    /// The starter that is kept, or else the file itself, if each function still throws: what somebody has tried out in the
    /// checkout is not handed out.
    static Result<std::string> starter_of(const course::Exercise& exercise) {
        auto path = exercise.folder / course::kept_starter;
        if (!fs::exists(path)) path = exercise.folder / exercise.file;
        auto text = TRY(read_file(path, max_bytes));
        for (const auto& function : exercise.functions) {
            if (text.find("NotImplementedError(\"" + function.name + "\")") == std::string::npos)
                return fail(Error::bad_input(fmt::format(
                    "{} is not the untouched starter: {} throws no nn::NotImplementedError(\"{}\"). Put the "
                    "starter back (git checkout), or students get what is written there",
                    path.string(), function.name, function.name)));
        }
        return text;
    }

    const course::Course& course_;
    const Sources& sources_;
    std::vector<archive::Entry> files_;
};

}  // namespace

Result<std::vector<archive::Entry>> collect(const course::Course& course, const Sources& sources) {
    return Collecting(course, sources).all();
}

}  // namespace halfspace::handout
