#pragma once
// Stand-ins for students who have understood nothing. `halfspace verify` asks every check of them: one that a
// stub passes would give points away.

#include <memory>
#include <string>

#include "subject/call.hpp"

namespace trial {

/// `name` says what each function does, whatever it is called with:
///   "refuses"   throws a std::invalid_argument
///   "defaults"  returns a value-initialised result, as `return {};` does
///   "echoes"    returns its first argument; where that is of another type than the result, a bad reply
/// Throws std::invalid_argument for any other name.
std::unique_ptr<subject::Backend> make_stub(const std::string& name);

}  // namespace trial
