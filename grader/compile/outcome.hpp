#pragma once
// What became of a student's file.

#include <filesystem>
#include <string>
#include <variant>

namespace halfspace::compile {

/// A static program that answers calls of the student's functions. It may be started in the sandbox only.
struct Worker {
    std::filesystem::path path;  ///< in the cache, mode 0555
    std::string warnings;        ///< for the student; may be empty
};

/// The student's to mend.
struct DidNotCompile {
    std::string diagnostics;  ///< plain text, lines of it, never empty
};

using Outcome = std::variant<Worker, DidNotCompile>;

}  // namespace halfspace::compile
