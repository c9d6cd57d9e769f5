#pragma once
// The line to the judge, both ways.

#include "verdict/run.hpp"

namespace trial {

/// What the judge asked for: read from stdin when it is first needed.
const halfspace::verdict::Run& the_run();

/// The name of the Catch2 reporter that tells the judge.
inline constexpr const char* reporter_name = "events";

/// Tells the judge. If nobody listens the program ends.
void emit(const halfspace::verdict::Event& event);

}  // namespace trial
