#pragma once
// The system's own programs, for a job of Profile::compiler.

#include "sandbox/sandbox.hpp"

namespace halfspace::sandbox {

/// Mounts the folders of /usr that hold programs, headers and libraries. Not /usr/local, /usr/src or /usr/share: a person may
/// keep anything there.
void add_system(Job& job);

}  // namespace halfspace::sandbox
