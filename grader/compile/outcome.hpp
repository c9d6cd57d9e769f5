#pragma once
// What became of a student's file.

#include <filesystem>
#include <string>
#include <variant>

#include "verdict/outcome.hpp"

namespace halfspace::compile {

/// A static program that answers calls of the student's functions. It may be started in the sandbox only.
struct Worker {
    std::filesystem::path path;  ///< in the cache, mode 0555
    std::string warnings;        ///< for the student; may be empty
};

using Outcome = std::variant<Worker, verdict::DidNotCompile>;

}  // namespace halfspace::compile
