#pragma once
// Numbers that are made of the right ones, or of an argument, by one step of arithmetic.

#include "recognise/recogniser.hpp"

namespace recognise {

std::optional<std::string> sign_turned(const Study& study, Scope scope);
std::optional<std::string> absolute_value(const Study& study, Scope scope);
std::optional<std::string> one_minus(const Study& study, Scope scope);
std::optional<std::string> squared(const Study& study, Scope scope);
std::optional<std::string> square_root(const Study& study, Scope scope);
std::optional<std::string> reciprocal(const Study& study, Scope scope);
std::optional<std::string> times_constant(const Study& study, Scope scope);
std::optional<std::string> plus_constant(const Study& study, Scope scope);
/// An argument as it came, or with another sign.
std::optional<std::string> argument_returned(const Study& study, Scope scope);
/// The right numbers plus an argument, minus it, times it, or divided by it.
std::optional<std::string> argument_mixed_in(const Study& study, Scope scope);
/// Always the same number.
std::optional<std::string> constant(const Study& study, Scope scope);
std::optional<std::string> not_a_number(const Study& study, Scope scope);

}  // namespace recognise
