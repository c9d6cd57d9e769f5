#pragma once
// Answers with too few or too many entries, rows or columns.

#include "recognise/recogniser.hpp"

namespace recognise {

/// The first or last is missing, or one is there that should not be; the others are right.
std::optional<std::string> one_off_length(const Study& study, Scope scope);
/// Only the first entry, row or column is returned.
std::optional<std::string> first_only(const Study& study, Scope scope);
/// As many zeros stand before the right numbers as there are of them.
std::optional<std::string> zeros_in_front(const Study& study, Scope scope);
/// Entries are left out by what the input is.
std::optional<std::string> entries_left_out(const Study& study, Scope scope);
/// The answer has always the same shape.
std::optional<std::string> fixed_shape(const Study& study, Scope scope);

}  // namespace recognise
