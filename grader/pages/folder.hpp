#pragma once
// The pages on the disk.

#include <filesystem>
#include <functional>

#include "pages/pages.hpp"

namespace halfspace::pages {

/// The SVGs for a student, by exercise id; may be empty.
using PicturesOf = std::function<Result<Pictures>(const report::Student& student)>;

/// Makes the folder. bad_input if it cannot be made, or holds something else than an earlier report, whole or not: it may be
/// somebody's work.
Result<void> prepare(const std::filesystem::path& folder);

/// Writes index.html, class.html and students/*.html, and students/*.svg: each of them whole or not at all, the index last. Pages of
/// an earlier report that are not of this one are removed. bad_input as `prepare`.
Result<void> write(const Report& report, const std::filesystem::path& folder,
                   const PicturesOf& pictures = {});

}  // namespace halfspace::pages
