#pragma once
// One program at a time: a lock that the kernel gives back when its holder is gone, however it went.

#include <filesystem>

#include "base/files.hpp"
#include "base/result.hpp"

namespace halfspace::gradebook {

/// Held as long as the descriptor is open. bad_input if another program holds it, naming that one's process; `what` is what it
/// keeps others from.
Result<Fd> lock(const std::filesystem::path& file, const std::filesystem::path& what);

}  // namespace halfspace::gradebook
