#pragma once
// Whether a compile could have failed for want of room on the machine, which is no student's fault.

#include <cstddef>
#include <filesystem>

#include "base/result.hpp"

namespace halfspace::compile {

/// A fault if less than `disk_bytes` are left where `folder` lies, or if the whole machine has less memory available than
/// `memory_bytes`. What cannot be found out counts as enough.
Result<void> check_room(const std::filesystem::path& folder, std::size_t disk_bytes,
                        std::size_t memory_bytes);

}  // namespace halfspace::compile
