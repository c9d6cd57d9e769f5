#pragma once
// A decision that each number needs for itself, made once for all of them.

#include "recognise/recogniser.hpp"

namespace recognise {

std::optional<std::string> one_branch(const Study& study, Scope scope);

}  // namespace recognise
