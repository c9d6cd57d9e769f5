#pragma once
// Whose fault a failed compile is, and how to say it.

#include <string>

#include "base/result.hpp"
#include "compile/outcome.hpp"
#include "explain/diagnostics.hpp"
#include "explain/gxx_output.hpp"
#include "sandbox/sandbox.hpp"

namespace halfspace::compile {

/// As g++ is told to include it. There is only its precompiled form.
inline constexpr const char* precompiled_header = "/kit/pch/student.hpp";

struct Failure {
    verdict::DidNotCompile outcome;
    /// The same file would always get it: worth keeping. A time-out is not, nor is lack of memory.
    bool repeatable;
    /// An error that names a place in the student's text or a symbol of it. What is not may be the machine's: it counts if
    /// it comes twice, on a machine with room, on which an empty file compiles.
    bool of_text;
};

/// For a compile that did not exit with 0.
Result<Failure> judge_failure(const sandbox::Outcome& ended, const explain::GxxOutput& output,
                              const explain::Source& source, const sandbox::Limits& limits);

}  // namespace halfspace::compile
