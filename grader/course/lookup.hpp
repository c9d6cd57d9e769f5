#pragma once
// Which exercise a person means by what they have at hand.

#include <filesystem>
#include <string_view>

#include "base/result.hpp"
#include "course/course.hpp"

namespace halfspace::course {

/// The exercise, never null. `typed` is its id, number ("4", "04"), name ("dense"), one of its files ("dense.cpp"), or the path of
/// its folder or of anything in it; a path is relative to `here`, an absolute one. Nothing is looked up on the disk. Else an error
/// that says which exercise was meant, or may have been.
Result<const Exercise*> lookup(const Course& course, std::string_view typed,
                               const std::filesystem::path& here);

}  // namespace halfspace::course
