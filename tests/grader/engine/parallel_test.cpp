#include "engine/parallel.hpp"

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

namespace halfspace::engine {
namespace {

TEST_CASE("each index is worked on once, whatever the number of jobs") {
    for (const unsigned jobs : {0U, 1U, 2U, 7U, 300U}) {
        std::vector<std::atomic<int>> times(100);
        for_each_index(times.size(), jobs, [&](std::size_t i) { ++times.at(i); });
        for (const auto& count : times) REQUIRE(count == 1);
    }
    for_each_index(0, 4, [](std::size_t) { FAIL("there is nothing to do"); });
}

TEST_CASE("two jobs work at the same time, on threads of their own") {
    std::atomic<int> here = 0;
    std::atomic<bool> met = false;
    std::mutex mutex;
    std::set<std::thread::id> threads;
    const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    for_each_index(2, 2, [&](std::size_t) {
        ++here;
        while (here < 2 && std::chrono::steady_clock::now() < patience) std::this_thread::yield();
        if (here == 2) met = true;
        const std::lock_guard lock(mutex);
        threads.insert(std::this_thread::get_id());
    });
    CHECK(met);
    CHECK(threads.size() == 2);
    CHECK(threads.count(std::this_thread::get_id()) == 0);
}

TEST_CASE("one job takes the indices in order") {
    std::vector<std::size_t> order;
    for_each_index(5, 1, [&](std::size_t i) { order.push_back(i); });
    CHECK(order == std::vector<std::size_t>{0, 1, 2, 3, 4});
}

TEST_CASE("an exception stops the work and comes out, once all threads have ended") {
    std::atomic<int> running = 0;
    std::atomic<int> begun = 0;
    CHECK_THROWS_AS(for_each_index(1'000'000, 3,
                                   [&](std::size_t i) {
                                       ++running;
                                       ++begun;
                                       std::this_thread::sleep_for(std::chrono::microseconds(10));
                                       --running;
                                       if (i == 5) throw std::out_of_range("five");
                                   }),
                    std::out_of_range);
    CHECK(running == 0);
    CHECK(begun < 1'000'000);
}

}  // namespace
}  // namespace halfspace::engine
