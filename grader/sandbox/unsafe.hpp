#pragma once
// No sandbox at all, where none can be had and somebody runs their own code on their own machine: limits, and nothing else.
// Never for grades: engine/grader.cpp refuses.

#include <filesystem>

#include "sandbox/sandbox.hpp"

namespace halfspace::sandbox {

/// In place of the folder of the sandbox's programs: asks for this. (No folder: theirs is absolute.)
inline constexpr const char* without_sandbox = "without a sandbox";

/// Starts programs as the user who runs us. The mounts of a job become links in a folder of our own, and the paths in its
/// words and its environment are changed to lead there.
class Unsafe : public Sandbox {
  public:
    [[nodiscard]] std::string_view name() const override { return "none (--unsafe)"; }
    Result<std::unique_ptr<Enclosure>> enclose(const Job& job) override;
};

}  // namespace halfspace::sandbox
