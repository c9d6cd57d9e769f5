#pragma once
// What the judge tells a test program that is to grade a worker: one JSON object on its stdin.

#include <cstddef>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace subject {

struct RunConfig {
    struct Mistake {
        std::string name;
        std::filesystem::path worker;
        NLOHMANN_DEFINE_TYPE_INTRUSIVE(Mistake, name, worker)
    };
    std::string seed;
    std::filesystem::path worker;     ///< the student's
    std::string stub;                 ///< instead of a worker: see subject/stub.hpp
    std::filesystem::path reference;  ///< the reference solution's; empty: no diagnosis
    std::vector<Mistake> mistakes;
    std::filesystem::path programs;  ///< the folder of the sandbox's own executables
    int cpu_ms = 0;                  ///< limits of each worker
    int wall_ms = 0;
    std::size_t memory_bytes = 0;
    NLOHMANN_DEFINE_TYPE_INTRUSIVE(RunConfig, seed, worker, stub, reference, mistakes, programs, cpu_ms,
                                   wall_ms, memory_bytes)
};

/// The descriptor on which a test program writes its events, one JSON object a line. subject/events.hpp says
/// which.
inline constexpr int events_fd = 3;

}  // namespace subject
