#include "engine/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace halfspace::engine {

void for_each_index(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work) {
    std::atomic<std::size_t> next = 0;
    std::exception_ptr thrown;
    std::mutex mutex;
    const auto pull = [&] {
        try {
            for (std::size_t i = next++; i < count; i = next++) work(i);
        } catch (...) {
            const std::lock_guard lock(mutex);
            thrown = std::current_exception();
            next = count;
        }
    };
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < std::max(1u, jobs) && i < count; ++i) threads.emplace_back(pull);
    threads.clear();  // joins
    if (thrown) std::rethrow_exception(thrown);
}

}  // namespace halfspace::engine
