#pragma once
// Calls that are refused though they have an answer, and those that are answered though they have none.

#include "recognise/recogniser.hpp"

namespace recognise {

/// Refused with another exception than the contract's.
std::optional<std::string> wrong_exception(const Study& study, Scope scope);
std::optional<std::string> refuses_answerable(const Study& study, Scope scope);
/// Crashes, does not end, or throws in the middle of it, for calls that have something in common.
std::optional<std::string> fails_on_some(const Study& study, Scope scope);
std::optional<std::string> answers_unanswerable(const Study& study, Scope scope);

}  // namespace recognise
