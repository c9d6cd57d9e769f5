#pragma once
// All that grading needs, opened once: the course, the kit, the sandbox, the compiler with its cache.

#include <filesystem>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "compile/compiler.hpp"
#include "course/course.hpp"
#include "sandbox/sandbox.hpp"

namespace halfspace::engine {

/// Where things lie.
struct Layout {
    std::filesystem::path exercises;
    std::filesystem::path solutions;  ///< need not exist on a student's machine
    std::filesystem::path kit;        ///< <build>/kit
    std::filesystem::path programs;   ///< <build>/bin: the sandbox's own executables
    std::filesystem::path cache;      ///< of compiled files
};

class Workshop {
  public:
    /// Tests the sandbox before anything untrusted runs; fails closed.
    static Result<std::unique_ptr<Workshop>> open(const Layout& layout);

    const Layout layout;
    const course::Course course;
    const std::string toolchain;  ///< for results.json

    [[nodiscard]] std::string sandbox_name() const { return std::string(sandbox_->name()); }
    compile::Compiler& compiler() { return compiler_; }

    /// A file of this exercise, compiled or taken from the cache.
    Result<compile::Outcome> compile(const course::Exercise& exercise, const std::string& source);

  private:
    Workshop(Layout where, course::Course values, std::string tools,
             std::unique_ptr<sandbox::Sandbox> sandbox, compile::Toolkit toolkit, compile::Cache cache);

    std::unique_ptr<sandbox::Sandbox> sandbox_;
    compile::Compiler compiler_;
};

}  // namespace halfspace::engine
