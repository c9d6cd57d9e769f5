#pragma once
// All that grading needs, opened once: the course, the kit, the sandbox, the compiler with its cache. And the way of
// one file: compiled, judged, its mistakes named.

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "compile/compiler.hpp"
#include "course/course.hpp"
#include "judge/judge.hpp"
#include "sandbox/sandbox.hpp"
#include "submission/submission.hpp"

namespace halfspace::engine {

/// No source file of a course is longer.
inline constexpr std::size_t max_source_bytes = 1u << 20;

/// Where things lie.
struct Paths {
    std::filesystem::path exercises;
    std::filesystem::path solutions;  ///< need not exist on a student's machine
    std::filesystem::path kit;        ///< <build>/kit
    std::filesystem::path programs;   ///< <build>/bin: the sandbox's own executables
    std::filesystem::path cache;      ///< of compiled files
};

enum class Checks {
    are_public,  ///< checks.cpp, what the student sees
    are_hidden,  ///< hidden.cpp, what is graded
    are_panels,  ///< plot.cpp, what is drawn
};

/// Told while a file is on its way; either may be empty.
struct Listener {
    /// Now it is compiled; once more if all begins again, after a fault of ours.
    std::function<void()> on_compile;
    judge::Listener::OnCheck on_check;  ///< by another thread, as judge::judge says
};

/// The version of an exercise's public checks: it changes with the contract and with checks.cpp.
Result<std::string> public_version(const course::Exercise& exercise);

/// Thread-safe: several threads may grade at once.
class Grader {
  public:
    /// Tests the sandbox before anything untrusted runs; fails closed.
    /// `files`: so many different ones there are to compile, and to be kept.
    static Result<std::unique_ptr<Grader>> open(const Paths& paths, course::Course course,
                                                std::size_t files = 0);

    /// Of these parts; for tests, too.
    Grader(Paths paths, course::Course course, std::unique_ptr<sandbox::Sandbox> sandbox, compile::Kit kit,
           compile::Cache cache);

    const Paths paths;
    const course::Course course;
    const std::string toolchain;  ///< for results.json

    [[nodiscard]] std::string sandbox_name() const { return std::string(sandbox_->name()); }

    /// True if it has a plot.cpp that is built.
    [[nodiscard]] bool has_panels(const course::Exercise& exercise) const;

    /// The tests of an exercise, with its catalogue of mistakes if there is one. An Error is a fault, tests that do not
    /// fit the manifest, or a kit that was built from other sources.
    [[nodiscard]] Result<judge::Suite> suite(const course::Exercise& exercise, Checks which) const;

    /// A digest of all that decides what comes of a file, but for its text, the seed and the compiler: the programs that judge it and
    /// their limits, the compiler's flags and what the file may include.
    [[nodiscard]] Result<std::string> programs_digest(const course::Exercise& exercise,
                                                      const judge::Suite& suite) const;
    [[nodiscard]] Result<std::string> flags_digest(const course::Exercise& exercise) const;

    /// The whole way of one file. Our own failures are tried once more, and then are a GraderFault.
    verdict::Outcome grade(const course::Exercise& exercise, const judge::Suite& suite,
                           const std::string& seed, const submission::File& file,
                           const Listener& listener = {});

    /// Adds to the messages of public checks that crashed the line of the file where that was. They are asked again for it, of
    /// a program that knows its lines: no verdict hangs on it, and what cannot be found is not said.
    void tell_crash_lines(const course::Exercise& exercise, const judge::Suite& suite,
                          const std::string& seed, const submission::File& file, verdict::Outcome& outcome);

    /// The last part of the way, for a player that needs no compile.
    [[nodiscard]] Result<std::vector<verdict::CheckResult>> judge(const course::Exercise& exercise,
                                                                  const judge::Suite& suite,
                                                                  const std::string& seed,
                                                                  verdict::Player player,
                                                                  const Listener& listener = {}) const;

    /// The same for several of the catalogue at once, in their order; there is at least one.
    [[nodiscard]] Result<std::vector<std::vector<verdict::CheckResult>>> judge_each(
        const course::Exercise& exercise, const judge::Suite& suite, const std::string& seed,
        std::vector<verdict::Catalogued> players) const;

    /// Removes what compiles of processes that were killed have left.
    void sweep() const;

    /// Whether a text compiles where a student's file of the exercise does: in the sandbox.
    [[nodiscard]] Result<bool> compiles(const course::Exercise& exercise, const std::string& source);

    /// Who of these files' authors answer alike, and not always rightly, when all are asked what the suite asks of the function
    /// under this seed; groups of most first, members by index. Whose file does not compile is in none.
    [[nodiscard]] Result<std::vector<verdict::Alike>> compare(const course::Exercise& exercise,
                                                              const judge::Suite& suite,
                                                              const std::string& seed,
                                                              const std::string& function,
                                                              const std::vector<std::string>& sources);

    /// What the suite asks of the catalogue's right solution under this seed.
    [[nodiscard]] Result<std::vector<verdict::Asked>> record(const course::Exercise& exercise,
                                                             const judge::Suite& suite,
                                                             const std::string& seed) const;

  private:
    [[nodiscard]] verdict::Run run_of(const course::Exercise& exercise, const std::string& seed,
                                      verdict::Player player) const;
    [[nodiscard]] compile::Request request_for(const course::Exercise& exercise,
                                               const std::string& source) const;
    verdict::Outcome grade_once(const course::Exercise& exercise, const judge::Suite& suite,
                                const std::string& seed, const std::string& source, const Listener& listener);

    std::unique_ptr<sandbox::Sandbox> sandbox_;
    compile::Kit kit_;
    compile::Compiler compiler_;
};

}  // namespace halfspace::engine
