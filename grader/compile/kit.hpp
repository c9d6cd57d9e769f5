#pragma once
// The kit: what a student's compile and its judging need, prebuilt by grader/kit.cmake and described by
// kit.json, which alone knows where it lies.

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

/// What is built for one exercise.
struct ExerciseKit {
    std::filesystem::path glue;           ///< archive: contract and dispatch table of the worker
    std::filesystem::path public_checks;  ///< the test program of checks.cpp
    std::filesystem::path hidden_checks;  ///< of hidden.cpp; empty: not here
    std::filesystem::path catalogue;      ///< of mistakes; empty: not here
    std::filesystem::path panels = {};    ///< the test program that holds those of plot.cpp; empty: none does
    std::filesystem::path mistakes = {};  ///< the catalogue as students get it: an object; empty: none
    std::filesystem::path checks = {};    ///< and the public checks, its sources' digests beside it
};

/// Absolute paths. All files exist at the time of load().
struct Kit {
    std::filesystem::path compiler;  ///< no symbolic link
    std::string compiler_version;
    std::filesystem::path keep;   ///< compile/keep.hpp
    std::filesystem::path flags;  ///< response file: what the kit was compiled with, and students' files are
    std::filesystem::path pch;    ///< student.hpp, its .gch beside it
    std::filesystem::path include;     ///< holds nn/
    std::filesystem::path worker;      ///< archive with the worker's main()
    std::filesystem::path crash_site;  ///< archive with what tells where a worker crashes
    std::filesystem::path blas;        ///< archive
    /// What students get of the test programs, an object, its sources' digest beside it; empty: not made here.
    std::filesystem::path common = {};
    std::map<std::string, Module> modules;
    std::map<std::string, ExerciseKit> exercises;  ///< by id

    /// Any missing or ill-formed piece is a fault that says to build again.
    static Result<Kit> load(const std::filesystem::path& kit_json);

    /// What is built for the exercise; a fault if nothing is.
    [[nodiscard]] Result<ExerciseKit> exercise(const std::string& id) const;

    /// The modules in `uses` and all that they need; "tensor" always. A module that does not exist is bad_input.
    [[nodiscard]] Result<std::vector<std::string>> closure(const std::vector<std::string>& uses) const;

    /// A digest of everything but the student's file and the contract that decides what a compile for this
    /// exercise yields. System files count by size and time of change, ours by content.
    [[nodiscard]] Result<std::string> identity(const std::string& exercise,
                                               const std::vector<std::string>& closure) const;
};

/// A test program of the kit is that of these sources: what the build wrote beside it are their digests, in this order.
/// bad_input, with the way out, if one has changed since.
Result<void> check_built_from(const std::filesystem::path& program,
                              const std::vector<std::filesystem::path>& sources);

}  // namespace halfspace::compile
