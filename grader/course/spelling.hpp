#pragma once
// What a misspelt word was meant to be.

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace halfspace::course {

/// The candidate nearest to `word` in edits (a letter more, fewer, another, or two swapped), the first of
/// equals; none if the nearest is more than a third of the longer word's letters away. A candidate that has
/// `word` as a whole part between underscores or digits ("dense" in "04_dense") counts as one edit away.
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates);

/// For the end of a message: "; did you mean 'hints'?", or "; expected one of: a, b, c".
std::string suggestion(std::string_view word, std::span<const std::string> candidates);

}  // namespace halfspace::course
