#pragma once

#include <string>

namespace halfspace::compile {

/// The same file with each `inline namespace v1 {` inside namespace student made transparent: to C++ a function in one is
/// another function than the contract's, to the student it is the one. Lines stay where they are.
std::string without_inline_namespaces(const std::string& source);

}  // namespace halfspace::compile
