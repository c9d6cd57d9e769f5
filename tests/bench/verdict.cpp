// What one exercise costs from source to verdict, beside g++ alone and beside the usual way, all in one run; what
// a file that fails every check costs beside one that passes; and what a second job gains. Processor time of all
// processes involved; the median of several rounds taken in turn, so that a noisy machine disturbs all alike.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "base/process.hpp"
#include "engine/grader.hpp"
#include "engine/grading.hpp"

namespace {

using namespace halfspace;
namespace fs = std::filesystem;

struct Cost {
    double cpu = 0;   // seconds
    double wall = 0;  // seconds
};

double cpu_now() {
    double seconds = 0;
    for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
        rusage usage{};
        getrusage(who, &usage);
        for (const auto& t : {usage.ru_utime, usage.ru_stime}) {
            seconds += static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
        }
    }
    return seconds;
}

Cost cost_of(const std::function<void()>& work) {
    const double cpu = cpu_now();
    const auto start = std::chrono::steady_clock::now();
    work();
    return {cpu_now() - cpu, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count()};
}

Cost median(std::vector<Cost> costs) {
    const auto middle = costs.begin() + static_cast<std::ptrdiff_t>(costs.size() / 2);
    std::nth_element(costs.begin(), middle, costs.end(),
                     [](const Cost& a, const Cost& b) { return a.cpu < b.cpu; });
    return *middle;
}

template <class T>
T must(Result<T> result) {
    if (result) return value_of(std::move(result));
    fmt::print(stderr, "bench: {}\n", result.error().message);
    std::exit(3);
}

void must_run(std::vector<std::string> argv, const fs::path& cwd) {
    Command command;
    command.argv = std::move(argv);
    command.cwd = cwd.string();
    command.wall = std::chrono::minutes(10);
    const auto done = must(run(command));
    if (done.ok()) return;
    fmt::print(stderr, "bench: {} failed:\n{}\n", command.argv.front(), done.err);
    std::exit(3);
}

void write(const fs::path& path, const std::string& text) {
    std::ofstream(path) << text;
}

/// The same text as far as the compiler cares, new to the cache.
std::string fresh(const std::string& source) {
    static int count = 0;
    const auto now = std::chrono::steady_clock::now().time_since_epoch().count();
    return fmt::format("// {} {}\n{}", now, ++count, source);
}

/// One exercise: the parts of its kit as plain paths, for g++ without us.
struct Bench {
    engine::Grader& grader;
    const course::Exercise& exercise;
    judge::Suite suite;
    std::string passing;  ///< source that passes every check
    std::string failing;  ///< that fails every one, in the same style
    fs::path scratch;
    nlohmann::json kit;

    [[nodiscard]] std::string kit_path(const char* key) const { return kit.at(key).get<std::string>(); }

    /// Compiled and judged; then judged alone, the program being in the cache.
    void verdict(const std::string& source, Cost& all, Cost& judge) const {
        const submission::Source file{fresh(source)};
        const auto once = [&] {
            const auto outcome = grader.grade(exercise, suite, "bench", file);
            if (!std::holds_alternative<verdict::Graded>(outcome)) std::exit(3);
        };
        all = cost_of(once);
        judge = cost_of(once);
    }

    [[nodiscard]] std::string glue() const {
        return kit.at("exercises").at(exercise.id).at("glue").get<std::string>();
    }

    /// g++ and the linker alone: same file, same flags, same precompiled header, no sandbox.
    void bare(Cost& compile, Cost& link) const {
        write(scratch / exercise.file, fresh(passing));
        compile = cost_of([&] {
            must_run(
                {"g++", "@" + kit_path("flags"), "-include", kit_path("pch"), "-I", exercise.folder.string(),
                 "-I", kit_path("include"), "-c", exercise.file, "-o", "bare.o"},
                scratch);
        });
        std::vector<std::string> argv = {"g++",
                                         "-static",
                                         "-fuse-ld=mold",
                                         "-Wl,--no-fork",
                                         "bare.o",
                                         "-Wl,--whole-archive",
                                         kit_path("worker"),
                                         glue(),
                                         "-Wl,--no-whole-archive"};
        for (const auto& module : exercise.uses) argv.push_back(kit.at("modules").at(module).at("archive"));
        argv.push_back(kit.at("modules").at("tensor").at("archive"));
        argv.push_back(kit_path("blas"));
        argv.insert(argv.end(), {"-o", "bare"});
        link = cost_of([&] { must_run(argv, scratch); });
    }

    /// The usual way: the exercise's Catch2 tests and the student's file built from nothing, no precompiled
    /// header, and run in one process.
    [[nodiscard]] Cost usual() const {
        write(scratch / exercise.file, fresh(passing));
        const fs::path root = HALFSPACE_ROOT;
        const std::string id = exercise.id;
        const std::vector<std::string> flags = {"-std=c++20",
                                                "-Og",
                                                "-DMSGPACK_NO_BOOST",
                                                "-DHALFSPACE_CONTRACT=\"" + exercise.contract + "\"",
                                                "-DXTENSOR_ENABLE_ASSERT",
                                                "-I",
                                                exercise.folder.string(),
                                                "-I",
                                                (root / "grader").string(),
                                                "-I",
                                                (root / "lib/include").string()};
        const auto compile = [&](const std::string& file, const std::string& object) {
            std::vector<std::string> argv = {"g++"};
            argv.insert(argv.end(), flags.begin(), flags.end());
            argv.insert(argv.end(), {"-c", file, "-o", object});
            must_run(argv, scratch);
        };
        const std::string built = std::string(HALFSPACE_BUILD) + "/grader/";
        return cost_of([&] {
            compile((fs::path(HALFSPACE_SOLUTIONS) / id / "hidden.cpp").string(), "hidden.o");
            compile(exercise.file, "student.o");
            std::vector<std::string> link = {"g++",
                                             "hidden.o",
                                             "student.o",
                                             "-Wl,--start-group",
                                             glue(),
                                             built + "libhs_direct.a",
                                             built + "libhs_worker.a",
                                             built + "libhs_subject.a",
                                             built + "libhs_recognise.a",
                                             built + "libhs_wire.a"};
            for (const auto& module : kit.at("modules")) link.push_back(module.at("archive"));
            link.insert(link.end(), {"-Wl,--end-group", kit_path("blas"), "-lCatch2Main", "-lCatch2", "-lfmt",
                                     "-o", "usual"});
            must_run(link, scratch);
            must_run({(scratch / "usual").string()}, scratch);
        });
    }
};

void report(const char* what, const Cost& cost, double ratio_base) {
    fmt::print("  {:<44} {:7.3f} {:7.3f}  {:6.2f}\n", what, cost.cpu, cost.wall, cost.cpu / ratio_base);
}

void bench_exercise(const Bench& bench, int rounds) {
    std::vector<Cost> judges, totals, failures, failed_judges, bare_compiles, bare_links, bares, usuals;
    for (int round = 0; round < rounds; ++round) {
        Cost total, judge, failure, failed_judge, bare_compile, bare_link;
        bench.verdict(bench.passing, total, judge);
        bench.bare(bare_compile, bare_link);
        bench.verdict(bench.failing, failure, failed_judge);
        judges.push_back(judge);
        totals.push_back(total);
        failures.push_back(failure);
        failed_judges.push_back(failed_judge);
        bare_compiles.push_back(bare_compile);
        bare_links.push_back(bare_link);
        bares.push_back({bare_compile.cpu + bare_link.cpu, bare_compile.wall + bare_link.wall});
        if (round % 2 == 0) usuals.push_back(bench.usual());  // long enough to vary less
    }
    const Cost usual = median(usuals);
    const Cost total = median(totals);
    const double base = median(bares).cpu;
    fmt::print("{}, {} hidden checks, {} rounds{:>29}{:>8}  {:>6}\n", bench.exercise.id,
               bench.suite.checks.size(), rounds, "cpu s", "wall s", "ratio");
    report("g++ alone, compiling", median(bare_compiles), base);
    report("g++ alone, linking", median(bare_links), base);
    report("g++ alone, both", median(bares), base);
    report("halfspace, source to verdict", total, base);
    report("  of that, running the hidden checks", median(judges), base);
    report("halfspace, a file that fails every check", median(failures), base);
    report("  of that, running and naming", median(failed_judges), base);
    report("the usual way, from nothing", usual, base);
    fmt::print("  source to verdict costs {:.2f} times g++ alone, and 1/{:.1f} of the usual way;\n",
               total.cpu / base, usual.cpu / total.cpu);
    fmt::print("  failing every check costs {:.2f} times passing them\n\n", median(failures).cpu / total.cpu);
}

/// Grading a class of fresh files with one job and with two, in turn, each first as often as the other.
void bench_jobs(engine::Grader& grader, const std::vector<Bench>& benches, int rounds) {
    const auto kinds = static_cast<int>(benches.size());
    constexpr int students = 12;  // so few that the last file, alone at the end of two jobs, still weighs
    const auto graded = [&](unsigned jobs) {
        submission::ClassRoom room;
        for (int student = 0; student < students; ++student) {
            submission::Submission submission{fmt::format("student {}", student), {}};
            for (const auto& bench : benches) {
                submission.files.emplace(bench.exercise.id, submission::Source{fresh(bench.passing)});
            }
            room.submissions.push_back(std::move(submission));
        }
        const auto folder = must(ScratchFolder::create("bench"));
        const auto book =
            must(gradebook::Gradebook::open(folder.path(), grader.course.title, gradebook::Access::write));
        const auto tests = must(engine::hidden_tests(grader, "bench"));
        return cost_of([&] {
            must(book->begin({}));
            must(engine::take_in(*book, room));
            const auto tasks = must(engine::to_judge(*book, grader.course, tests));
            must(engine::judge(grader, *book, tests, "bench", tasks, jobs, [](auto&&...) {}));
        });
    };
    std::vector<double> ratios;
    for (int round = 0; round < rounds; ++round) {
        Cost one, two;
        if (round % 2 == 0) one = graded(1);
        two = graded(2);
        if (round % 2 != 0) one = graded(1);
        ratios.push_back(one.wall / two.wall);
        fmt::print("{} files: {:.2f} s with one job, {:.2f} s with two, {:.2f} times as fast",
                   students * kinds, one.wall, two.wall, ratios.back());
        fmt::print(" (processors busy: {:.2f} and {:.2f})\n", one.cpu / one.wall, two.cpu / two.wall);
    }
    std::sort(ratios.begin(), ratios.end());
    fmt::print("median: two jobs are {:.2f} times as fast as one\n", ratios[ratios.size() / 2]);
}

}  // namespace

/// bench_verdict [ROUNDS [JOBS_ROUNDS]]: 0 leaves that part out.
int main(int argc, char** argv) {
    std::setvbuf(stdout, nullptr, _IOLBF, 0);  // it takes minutes: each figure is shown when it is known
    const int rounds = argc > 1 ? static_cast<int>(std::strtol(argv[1], nullptr, 10)) : 3;
    const int jobs_rounds = argc > 2 ? static_cast<int>(std::strtol(argv[2], nullptr, 10)) : 3;
    const fs::path build = HALFSPACE_BUILD;
    const engine::Paths paths{HALFSPACE_EXERCISES, HALFSPACE_SOLUTIONS, build / "kit", build / "bin",
                              build / "cache"};
    const auto grader = must(engine::Grader::open(paths, must(course::read_course(paths.exercises))));
    const auto scratch = must(ScratchFolder::create("halfspace-bench"));
    std::ifstream kit_file(build / "kit" / "kit.json");
    const auto kit = nlohmann::json::parse(kit_file);
    const fs::path failing = fs::path(HALFSPACE_ROOT) / "tests/bench/students";
    const std::map<std::string, std::string> passing = {
        {"02_activations", "loops"}, {"04_dense", "one_by_one"}, {"06_hyperplane", "reflection"}};
    std::vector<Bench> benches;
    for (const auto& exercise : grader->course.exercises) {
        const auto style = passing.find(exercise.id);
        if (style == passing.end()) continue;  // measured for exercises of each kind, not for all
        const auto read = [](const fs::path& path) {
            return must(read_file(path, engine::max_source_bytes));
        };
        benches.push_back({*grader, exercise, must(grader->suite(exercise, engine::Checks::are_hidden)),
                           read(paths.solutions / exercise.id / "correct" / (style->second + ".cpp")),
                           read(failing / (exercise.id + ".cpp")), scratch.path(), kit});
    }
    if (rounds > 0) {
        for (const auto& bench : benches) bench_exercise(bench, rounds);
    }
    if (jobs_rounds > 0) bench_jobs(*grader, benches, jobs_rounds);
}
