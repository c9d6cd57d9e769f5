// exercise.toml, in a folder such as 04_dense, beside the student's dense.cpp and its contract dense.hpp:
//   title = "Dense layers"                 required
//   summary = "W x + b for a batch"        required, one line
//   uses = ["activation"]                  modules of nn that it may include; "tensor" always
//   [functions]                            required: points of each contract function, > 0
//   dense_forward = 4
//   understood = "A layer is ..."          one sentence, said once all public checks pass
//   beyond = "They use random numbers."    one sentence: what the hidden tests ask besides
//   [[hints]]                              of rising strength
//   text = "..."                           required
//   function = "dense_forward"             optional: which function it is about
//   [limits]                               for one check; the defaults are those of verdict::Limits
//   cpu_seconds = 2
//   wall_seconds = 10
//   memory_mb = 256
//   submission_seconds = 20              for all checks together; what is left then counts as timed out
//   submission_time_outs = 6             so many checks may run out of time before the others are not run; of one function 2
#include <fmt/format.h>

#include <algorithm>

#include "course/course.hpp"
#include "course/manifest.hpp"
#include "course/spelling.hpp"

namespace halfspace::course {
namespace {

namespace fs = std::filesystem;

constexpr Table::Range points_range{0, 1e6, false};
constexpr Table::Range seconds_range{0, 3600, false};
constexpr Table::Range memory_range{16, 65536};
constexpr Table::Range time_outs_range{1, 1000};

/// The id without its number names the files.
void name_files(Table& root, Exercise& exercise) {
    const std::size_t digits = std::min(exercise.id.find_first_not_of("0123456789"), exercise.id.size());
    const bool numbered = digits > 0 && digits < exercise.id.size() && exercise.id[digits] == '_';
    const std::string name = numbered ? exercise.id.substr(digits + 1) : exercise.id;
    if (!is_identifier(name)) {
        root.problem(
            "", fmt::format("the folder's name '{}' is to be a number, '_' and a C++ name, like 04_dense",
                            exercise.id));
        return;
    }
    exercise.file = name + ".cpp";
    exercise.contract = name + ".hpp";
    std::error_code ignored;
    if (!fs::is_regular_file(exercise.folder / exercise.contract, ignored))
        root.problem(
            "", fmt::format("the contract {} does not exist", shown(exercise.folder / exercise.contract)));
}

void read_uses(Table& root, Exercise& exercise) {
    exercise.uses = {"tensor"};
    for (const std::string& module : root.texts("uses")) {
        if (!is_identifier(module)) {
            root.problem(
                "uses", fmt::format("expected names of nn modules, like \"activation\", got \"{}\"", module));
        } else if (std::ranges::find(exercise.uses, module) == exercise.uses.end()) {
            exercise.uses.push_back(module);
        }
    }
}

void read_functions(Table& root, Exercise& exercise) {
    Table& functions = root.table("functions", Table::Presence::required);
    exercise.functions_line = functions.line();
    for (const std::string& name : functions.keys()) {
        if (!is_identifier(name)) functions.problem(name, "expected the name of a function");
        exercise.functions.push_back({name, functions.number(name, points_range), functions.line(name)});
        exercise.points += exercise.functions.back().points;
    }
    if (exercise.functions.empty()) functions.problem("", "expected at least one function and its points");
}

void read_hints(Table& root, Exercise& exercise) {
    std::vector<std::string> names;
    for (const Function& function : exercise.functions) names.push_back(function.name);
    for (Table* table : root.tables("hints")) {
        Hint hint{table->paragraph("text"), table->optional_text("function").value_or("")};
        if (!hint.function.empty() && std::ranges::find(names, hint.function) == names.end()) {
            table->problem("function", fmt::format("there is no function '{}' in [functions]{}",
                                                   hint.function, suggestion(hint.function, names)));
        }
        exercise.hints.push_back(std::move(hint));
    }
}

void read_limits(Table& root, verdict::Limits& limits) {
    Table& table = root.table("limits");
    limits.cpu_seconds = table.number_or("cpu_seconds", seconds_range, limits.cpu_seconds);
    limits.wall_seconds = table.number_or("wall_seconds", seconds_range, limits.wall_seconds);
    limits.memory_mb = table.number_or("memory_mb", memory_range, limits.memory_mb);
    limits.submission_seconds =
        table.number_or("submission_seconds", seconds_range, limits.submission_seconds);
    limits.submission_time_outs = static_cast<int>(
        table.number_or("submission_time_outs", time_outs_range, limits.submission_time_outs));
}

}  // namespace

Result<Exercise> read_exercise(const fs::path& folder) {
    const auto manifest = TRY(Manifest::open(folder / "exercise.toml"));
    Table& root = manifest->root();
    Exercise exercise;
    exercise.folder = folder;
    exercise.id = fs::absolute(folder / "exercise.toml").lexically_normal().parent_path().filename().string();
    exercise.title = root.text("title");
    exercise.summary = root.text("summary");
    exercise.understood = root.optional_text("understood").value_or("");
    exercise.beyond = root.optional_text("beyond").value_or("");
    name_files(root, exercise);
    read_uses(root, exercise);
    read_functions(root, exercise);
    read_hints(root, exercise);
    read_limits(root, exercise.limits);
    if (auto error = manifest->error()) return fail(*error);
    return exercise;
}

}  // namespace halfspace::course
