#pragma once

#include <filesystem>

namespace halfspace::compile {

/// Whether the linked program is one that the kernel starts: a static ELF with few segments. An asm() can ask
/// for thousands of them, or for an interpreter. The linker obeys, and execve() then refuses the program,
/// which must not look like a fault of the sandbox.
bool can_start(const std::filesystem::path& program);

}  // namespace halfspace::compile
