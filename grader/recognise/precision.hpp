#pragma once
// Numbers that are the right ones with something lost: digits, the part behind the point, what lies beyond a bound.

#include "recognise/recogniser.hpp"

namespace recognise {

std::optional<std::string> whole_numbers(const Study& study, Scope scope);
std::optional<std::string> rounded(const Study& study, Scope scope);
/// Each number has been in a float.
std::optional<std::string> single_precision(const Study& study, Scope scope);
std::optional<std::string> few_digits(const Study& study, Scope scope);
/// An approximation that is good to the eye only.
std::optional<std::string> near_miss(const Study& study, Scope scope);
/// Nothing below one number, or above another.
std::optional<std::string> clamped(const Study& study, Scope scope);

}  // namespace recognise
