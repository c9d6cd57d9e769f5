#pragma once
// What a worker says when the sandbox stops one of its system calls, before it ends.

#include <cstdint>

namespace worker {

/// The question that is being answered; 0: none.
void answering(std::uint64_t nonce);

}  // namespace worker
