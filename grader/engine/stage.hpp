#pragma once
// One exercise made ready to judge: its test programs, its catalogue of mistakes compiled.

#include <functional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "course/course.hpp"
#include "course/outcome.hpp"
#include "engine/workshop.hpp"
#include "judge/judge.hpp"
#include "submission/submission.hpp"

namespace halfspace::engine {

enum class Suite {
    checks,  ///< public: checks.cpp, what the student sees
    hidden,  ///< hidden.cpp, what is graded
};

struct Stage {
    const course::Exercise* exercise;
    judge::Suite suite;
    bool is_public = false;
    judge::Catalogue catalogue;
    std::string version;  ///< digest of contract and tests: another one gives other random inputs
};

/// Loads the test program; the catalogue is empty.
Result<Stage> open_stage(Workshop& workshop, const course::Exercise& exercise, Suite suite);

/// Compiles reference and mistakes, or takes them from the cache, on `jobs` threads. Without a folder of
/// solutions (a student's machine) the catalogue is empty, and nothing is diagnosed.
Result<judge::Catalogue> open_catalogue(
    Workshop& workshop, const course::Exercise& exercise, unsigned jobs,
    const std::function<void()>& on_compiled = [] {});

/// The checks of the stage asked of a stub (subject/stub.hpp), which needs no compile; nothing is diagnosed.
Result<std::vector<course::CheckResult>> judge_stub(Workshop& workshop, const Stage& stage,
                                                    const std::string& seed, const std::string& stub);

/// The whole way of one file: compiled, judged, diagnosed. Our own failures are tried once more, and then are
/// a GraderFault.
course::Outcome grade_file(Workshop& workshop, const Stage& stage, const std::string& seed,
                           const submission::File& file);

}  // namespace halfspace::engine
