#pragma once
// An untrusted source file becomes a worker program, or diagnostics: one g++ in the sandbox, which sees the
// file, the contract, the nn headers that the exercise may use, the kit and the system's compiler, and nothing else.
//
//   /work/dense.cpp            the student's file
//   /kit/contract/dense.hpp    the contract
//   /kit/pch/student.hpp.gch   the precompiled header
//   /kit/include/nn/*.hpp      of the modules in `uses`
//   /kit/*.a                   archives of those modules, the worker's main(), the exercise's glue
//   /out/worker                what comes out
//
// What a source does to g++ is the student's: an error at a place of its text or about a symbol of it; and running out of
// time, memory or output, internal compiler errors, and failures without a named error, if they come twice, while the machine
// has room and an empty file compiles. Else, or if a g++ cannot be run or is killed from outside, it is a fault of ours.

#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <variant>
#include <vector>

#include "base/files.hpp"
#include "base/result.hpp"
#include "compile/cache.hpp"
#include "compile/failure.hpp"
#include "compile/kit.hpp"
#include "compile/outcome.hpp"
#include "sandbox/sandbox.hpp"

namespace halfspace::compile {

struct Request {
    std::string exercise;            ///< "04_dense"
    std::string file_name;           ///< "dense.cpp": the name in messages, letters, digits, '_' and ".cpp"
    std::string source;              ///< UTF-8
    std::filesystem::path contract;  ///< exercises/04_dense/dense.hpp
    std::vector<std::string> uses;   ///< modules of nn
    /// To find where it crashes: the program knows its lines, and prints addresses as worker/crash_site.cpp says.
    bool with_lines = false;
};

/// Thread-safe: several threads may compile at once.
class Compiler {
  public:
    static sandbox::Limits limits();

    /// The sandbox outlives the compiler.
    Compiler(Kit kit, sandbox::Sandbox& sandbox, Cache cache);

    /// From the cache if it can be. Errors: an unknown module (bad_input), faults.
    Result<Outcome> compile(const Request& request);

    /// Of a program compiled `with_lines`: in which line of the student's file each of these addresses stands, for those that
    /// are in it. Addresses are hexadecimal digits, the first no 0.
    Result<std::map<std::string, std::size_t>> lines_of(const Worker& worker, const std::string& file_name,
                                                        const std::vector<std::string>& addresses);

  private:
    struct Build;
    struct Built {
        ScratchFolder scratch;
        std::filesystem::path program;  ///< in it
        std::string warnings;
    };
    Result<std::string> identity(const Build& build);
    Result<sandbox::Job> job(const Build& build, const std::filesystem::path& scratch) const;
    Result<Outcome> run(const Build& build, const std::string& key);
    Result<void> prove_kit(const Build& build);
    /// One g++ with this text as the student's file.
    Result<std::variant<Built, Failure>> attempt(const Build& build, const std::string& text);

    Kit kit_;
    sandbox::Sandbox& sandbox_;
    Cache cache_;
    std::mutex mutex_;
    std::map<std::string, std::string> identities_;  ///< by exercise and modules
};

}  // namespace halfspace::compile
