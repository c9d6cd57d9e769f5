#pragma once
// Runs a stage's test program against one worker. The program is trusted; the worker is not.

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "course/course.hpp"
#include "course/outcome.hpp"
#include "judge/suite.hpp"

namespace halfspace::judge {

/// A catalogued mistake of the stage, ready to be asked.
struct Mistake {
    std::string id;    ///< "no_bias"
    std::string hint;  ///< what a teacher would say
    std::filesystem::path worker;
};

/// What wrong answers are compared with. Empty: nothing is diagnosed.
struct Catalogue {
    std::filesystem::path reference;  ///< the reference solution's worker
    std::vector<Mistake> mistakes;
};

struct Trial {
    std::filesystem::path worker;
    std::filesystem::path programs;  ///< the folder of the sandbox's own executables
    std::string seed;
    course::Limits limits;
    std::string stub = {};     ///< instead of a worker: see subject/stub.hpp
    bool show_output = false;  ///< keep what the student's code printed (public checks only)
};

/// One result for each check of the suite, the recognised mistakes named; or a fault.
Result<std::vector<course::CheckResult>> judge(const Suite& suite, const Trial& trial,
                                               const Catalogue& catalogue);

}  // namespace halfspace::judge
