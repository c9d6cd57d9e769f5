#pragma once
// A stage's tests, as the prebuilt test program lists them.

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "course/course.hpp"

namespace halfspace::judge {

struct Suite {
    struct Check {
        std::string name;
        std::string function;
        double weight = 1.0;
    };
    std::filesystem::path program;       ///< 04_dense_hidden
    std::vector<std::string> functions;  ///< of the contract, in its order
    std::vector<Check> checks;
};

/// Asks the test program. A program that is missing or answers oddly is a fault.
Result<Suite> load_suite(const std::filesystem::path& program);

/// The manifest's [functions] and the contract's list must name the same functions, and each function have a
/// check in the hidden suite: else an Error::bad_input that names the manifest and the function.
Result<void> check_functions(const course::Exercise& exercise, const Suite& suite);

}  // namespace halfspace::judge
