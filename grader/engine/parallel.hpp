#pragma once

#include <cstddef>
#include <functional>

namespace halfspace::engine {

/// Calls work(0) ... work(count - 1) on `jobs` threads (0 counts as 1), each index once, started in order;
/// returns when all are done. Each process that a call starts ends within the call: it dies with the thread
/// that started it.
void for_each_index(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work);

}  // namespace halfspace::engine
