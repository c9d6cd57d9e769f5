#pragma once
// How the rest of Halfspace gets a sandbox: one that has just proved itself, or none.

#include <filesystem>
#include <memory>

#include "base/result.hpp"
#include "sandbox/sandbox.hpp"

namespace halfspace::sandbox {

/// The static executables of the build's bin folder.
struct Programs {
    std::filesystem::path launcher;  ///< halfspace-launcher
    std::filesystem::path selftest;  ///< halfspace-selftest

    /// Both, as they are named in `bin`.
    static Programs in(const std::filesystem::path& bin) {
        return {bin / "halfspace-launcher", bin / "halfspace-selftest"};
    }
};

enum class SelfTest {
    run,   ///< the default
    done,  ///< by the process that started this one, just now, on this machine, which runs workers only
};

/// A sandbox of the best kind that this machine offers. The self-test tries in it to open a file, make a
/// socket, start a process and find a foreign descriptor. A missing layer or a successful attempt is a fault:
/// there is no weaker mode, and nothing chooses one: who wants none says so, by programs in `without_sandbox` (unsafe.hpp).
Result<std::unique_ptr<Sandbox>> open_sandbox(const Programs& programs, SelfTest self_test = SelfTest::run);

/// The self-test alone.
Result<void> test_sandbox(Sandbox& sandbox, const Programs& programs);

}  // namespace halfspace::sandbox
