#pragma once
// One exercise's tests, public or hidden, ready to run: what the prebuilt programs say of themselves.

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "course/course.hpp"
#include "verdict/run.hpp"

namespace halfspace::judge {

struct Suite : verdict::Suite {
    std::filesystem::path program;      ///< kit/04_dense/hidden
    verdict::Catalogue catalogue = {};  ///< what wrong answers are compared with
    bool are_panels = false;            ///< of plot.cpp, which the program holds besides its checks
    bool is_public = false;             ///< what the student's code prints may be shown
    std::string version = {};  ///< digest of contract and tests: another one gives other random inputs
};

/// Asks the test program for its checks, or for its panels. Checks whose tags are wrong are bad_input. A program that is missing or answers oddly is a
/// fault.
Result<Suite> load_suite(const std::filesystem::path& program, bool are_panels = false);

/// Asks the catalogue program of an exercise which mistakes it knows. One that is missing or answers oddly is a fault.
Result<verdict::Catalogue> load_catalogue(const std::filesystem::path& program);

/// The manifest's [functions] and the contract's list must name the same functions, and each check test one of them and
/// be tagged [with:] one of them if any; each function has a check in the hidden suite that is not [edge]. Else an
/// Error::bad_input that names the file and the function.
Result<void> check_functions(const course::Exercise& exercise, const Suite& suite);

}  // namespace halfspace::judge
