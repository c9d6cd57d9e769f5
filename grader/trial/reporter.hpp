#pragma once

#include "verdict/run.hpp"

namespace trial {

/// The name of the Catch2 reporter that tells the judge.
inline constexpr const char* reporter_name = "events";

/// Tells the judge. If nobody listens the program ends.
void emit(const halfspace::verdict::Event& event);

}  // namespace trial
