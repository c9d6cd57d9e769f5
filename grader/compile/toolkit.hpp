#pragma once
// The kit: what a student's compile needs, prebuilt by exercises/CMakeLists.txt and described by kit.json.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace halfspace::compile {

struct Module {
    std::vector<std::string> needs;  ///< all that it needs, in link order
    std::filesystem::path archive;
};

/// Absolute paths. All files exist at the time of load().
struct Toolkit {
    std::filesystem::path compiler;  ///< no symbolic link
    std::string compiler_version;
    std::filesystem::path flags;  ///< response file: what the kit was compiled with, and students' files are
    std::filesystem::path pch;    ///< student.hpp, its .gch beside it
    std::filesystem::path include;  ///< holds nn/
    std::filesystem::path subject;  ///< archive with the worker's main()
    std::filesystem::path blas;     ///< archive
    std::map<std::string, Module> modules;
    std::map<std::string, std::filesystem::path> glue;  ///< by exercise

    /// Any missing or ill-formed piece is a fault that says to build again.
    static Result<Toolkit> load(const std::filesystem::path& kit_json);

    /// The modules in `uses` and all that they need; "tensor" always. A module that does not exist is
    /// bad_input.
    [[nodiscard]] Result<std::vector<std::string>> closure(const std::vector<std::string>& uses) const;

    /// A digest of everything but the student's file and the contract that decides what a compile for this
    /// exercise yields. System files count by size and time of change, ours by content.
    [[nodiscard]] Result<std::string> identity(const std::string& exercise,
                                               const std::vector<std::string>& closure) const;
};

}  // namespace halfspace::compile
