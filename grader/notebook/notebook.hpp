#pragma once
// What a student has done so far, in a small file beside their work: exercises/.notebook.json. It may be deleted at any time: then
// nothing is remembered. It decides no grade.

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace halfspace::notebook {

/// What the last check of a file came to. It holds for that very file and those very checks only.
struct Attempt {
    std::string source;      ///< digest of the student's file
    std::string suite;       ///< version of the public checks
    std::size_t passed = 0;  ///< of the checks; 0 of 0 if it did not compile
    std::size_t checks = 0;
    double points = 0;
    std::string begin;  ///< the function to begin with; empty: none is wrong, or it is not known

    [[nodiscard]] bool all_passed() const { return checks > 0 && passed == checks; }
    bool operator==(const Attempt&) const = default;
};

/// Of one exercise.
struct Page {
    std::optional<Attempt> last;
    std::map<std::string, std::size_t>
        hints;  ///< how many were given: by function, "" for those about the whole exercise

    bool operator==(const Page&) const = default;
};

using Pages = std::map<std::string, Page>;  ///< by exercise id

/// Where the notebook of a course lies.
std::filesystem::path notebook_in(const std::filesystem::path& exercises);

/// What stands in the file. One that is not there, cannot be read or is ill-formed is empty.
Pages read(const std::filesystem::path& file);

/// Reads the file, changes a page, and writes it, whole or not at all.
Result<void> update(const std::filesystem::path& file, const std::string& exercise,
                    const std::function<void(Page&)>& change);

}  // namespace halfspace::notebook
