#pragma once
// A course of one exercise, its kit and its solutions, in a scratch folder, with a sandbox that runs nothing. The test
// programs and the catalogue are shell scripts; the compiler leaves the file that `MadeProgram` makes.

#include <catch2/catch_test_macros.hpp>
#include <mutex>
#include <string>

#include "base/digest.hpp"
#include "base/files.hpp"
#include "engine/grader.hpp"
#include "grader/compile/made_kit.hpp"
#include "grader/compile/made_program.hpp"
#include "sandbox/fake.hpp"

namespace halfspace::engine {
namespace fs = std::filesystem;
}

namespace halfspace::engine::test {

/// Compiles every source that does not hold the word "broken", by leaving a program. Counts. Thread-safe.
class PlayedCompiler final : public sandbox::StartingSandbox {
  public:
    [[nodiscard]] std::string_view name() const override { return "played"; }

    Result<std::unique_ptr<sandbox::Child>> begin(const sandbox::Job& job) override {
        const std::lock_guard lock(mutex_);
        ++compiles;
        if (faults > 0) {
            --faults;
            return fail(Error::fault("no sandbox today"));
        }
        sandbox::Script script;
        std::string source;
        for (const auto& mount : job.mounts)
            if (mount.target == "/work/dense.cpp") source = read_file(mount.source, 1u << 20).value();
        if (source.find("broken") != std::string::npos) {
            script.outcome = sandbox::Exited{1};
            script.output = "dense.cpp:1:1: error: broken\n";
        } else {
            for (const auto& mount : job.mounts)
                if (mount.writable)
                    (void)write_file(mount.source / "worker", compile::MadeProgram().bytes() + source, 0777);
        }
        played_.push_back({.job = job});
        return std::make_unique<sandbox::FakeChild>(std::move(script), played_.back());
    }

    int compiles = 0;
    int faults = 0;  ///< so many starts fail first

  private:
    std::mutex mutex_;
    std::deque<sandbox::Played> played_;
};

/// What the scripts answer: two checks, "one" of f and "two" of g. The program that is asked is the student's text behind
/// the ELF headers, so that a test says in it what each check is to come to: "one=passed two=failed". They append the seed
/// of each run to the file "seeds", and leave what the stub "remembers" was told in a file of that name.
class Miniature {
  public:
    Miniature() {
        kit.change("dense.hpp", "");
        const std::string suite =
            R"('{"event":"suite","functions":["f","g"],"stubs":["zeros","remembers"],"checks":[)"
            R"({"name":"one","function":"f","weight":1,"edge":false,"with":""},)"
            R"({"name":"two","function":"g","weight":1,"edge":false,"with":""}]}')";
        const std::string program = R"sh(#!/bin/sh
if [ "$1" = list ]; then echo )sh" + suite +
                                    R"sh( >&3; exit; fi
said=$(cat)
who=$(printf '%s' "$said" | sed -n 's/.*"player":{\([^}]*\)}.*/\1/p')
case $said in *'"name":"remembers"'*) who='"name":"remembers"' ;; esac  # what it knows holds braces
printf '%s' "$said" | sed 's/.*"seed":"\([^"]*\)".*/\1\n/' >>"$(dirname "$0")/seeds"
play() {
case $1 in
  *'"player":"worker"'*) text=$(tail -c +3985 "$(printf '%s' "$1" | sed 's/.*"program":"\([^"]*\)".*/\1/')") ;;
  *'"name":"right"'*) text='one=passed two=passed' ;;
  *'"name":"no_bias"'*) text='one=passed two=failed named=no_bias' ;;
  *'"name":"other"'*) text=$OTHER_MISTAKE ;;
  *'"name":"remembers"'*) text=$REMEMBERS; printf '%s' "$said" >"$(dirname "$0")/remembers" ;;
  *) text='one=crashed two=crashed' ;;
esac
[ "${text#*fault}" = "$text" ] || { echo 'told to fail' >&2; exit 3; }
for check in one two; do
  status=$(printf '%s' "$text" | sed -n "s/.*$check=\([a-z_]*\).*/\1/p")
  echo "{\"event\":\"check\",\"name\":\"$check\",\"status\":\"${status:-not_implemented}\",\"message\":\"m\",\"output\":\"o\"}" >&3
done
named=$(printf '%s' "$text" | sed -n 's/.*named=\([a-z_]*\).*/\1/p')
case $said in *'"record":true'*)
  echo '{"event":"asked","function":"f","arguments":"93ff"}' >&3 ;;
esac
[ -z "$named" ] || echo "{\"event\":\"diagnosis\",\"check\":\"two\",\"diagnosis\":{\"name\":\"$named\",\"hint\":\"h\"}}" >&3
echo '{"event":"end","checks":2}' >&3
}
play "$who"
for other in $(printf '%s' "$said" | sed -n 's/.*"others":\[\([^]]*\)\].*/\1/p' | tr -d '{}' | tr ',' ' '); do play "$other"; done
)sh";
        for (const char* name : {"public", "hidden"}) script(name, program);
        script("catalogue", "#!/bin/sh\nprintf 'no_bias\\tWhere is the bias?\\nother\\tLook again.\\n'\n");
        write("exercises/04_dense/dense.hpp", "#define SUBJECT_FUNCTIONS(F) F(f) F(g)\n");
        write("exercises/04_dense/dense.cpp", "one=not_implemented two=not_implemented");
        write("exercises/04_dense/checks.cpp", "#include \"dense.hpp\"\n");
        write("exercises/04_dense/README.md", "# Dense layers\n![figure](figure.svg)\n");
        write("exercises/04_dense/figure.svg", "");
        write("solutions/04_dense/hidden.cpp", "hidden tests\n");
        write("solutions/04_dense/correct/loops.cpp", "one=passed two=passed");
        write("solutions/04_dense/correct/blocks.cpp", "two=passed one=passed");
        write("solutions/04_dense/mistakes.cpp", "struct Right {};\nstruct MISTAKE(no_bias, \"h\") {};\n");

        exercise.id = "04_dense";
        exercise.folder = path() / "exercises/04_dense";
        exercise.file = "dense.cpp";
        exercise.contract = "dense.hpp";
        exercise.uses = {"tensor"};
        exercise.functions = {{"f", 3}, {"g", 1}};
        exercise.hints = {{"a hint", ""}, {"one", "f"}, {"two", "f"}, {"one", "g"}, {"two", "g"}};
        exercise.understood = "All of it.";
        exercise.beyond = "More of it.";
        exercise.points = 4;
        ::setenv("OTHER_MISTAKE", "one=failed two=passed", 1);
        ::setenv("REMEMBERS", "one=crashed two=crashed", 1);
    }

    [[nodiscard]] fs::path path() const { return kit.path(); }
    void write(const std::string& file, const std::string& text) const {
        fs::create_directories((path() / file).parent_path());
        REQUIRE(write_file(path() / file, text));
    }

    /// What the build leaves beside the test programs.
    void build() const {
        const auto digests = [&](const std::vector<std::string>& files) {
            std::string text;
            for (const auto& file : files)
                text += sha256_hex(read_file(path() / file, 1u << 20).value()) + "\n";
            return text;
        };
        const std::string folder = "exercises/04_dense/";
        std::vector<std::string> open{folder + "dense.hpp", folder + "checks.cpp"};
        if (fs::exists(path() / (folder + "plot.cpp"))) open.push_back(folder + "plot.cpp");
        write("public.sources", digests(open));
        if (fs::exists(path() / "solutions/04_dense/hidden.cpp"))
            write("hidden.sources", digests({folder + "dense.hpp", "solutions/04_dense/hidden.cpp"}));
    }

    /// A grader of the course as it is now, and built; `compiler` is its sandbox.
    std::unique_ptr<Grader> grader() {
        build();
        course::Course course;
        course.title = "Miniature";
        course.exercises = {exercise};
        auto sandbox = std::make_unique<PlayedCompiler>();
        compiler = sandbox.get();
        const Paths paths{path() / "exercises", path() / "solutions", path(), path(), path() / "cache"};
        return std::make_unique<Grader>(paths, course, std::move(sandbox),
                                        compile::Kit::load(kit.write()).value(),
                                        compile::Cache::open(paths.cache).value());
    }

    compile::MadeKit kit;
    course::Exercise exercise;
    PlayedCompiler* compiler = nullptr;

  private:
    void script(const std::string& name, const std::string& text) const {
        REQUIRE(write_file(path() / name, text, 0755));
    }
};

}  // namespace halfspace::engine::test
