#pragma once
// What the sandbox tells its launcher, and what the launcher answers. Both sides include this; no strings on the heap.

#include <cstdint>

namespace halfspace::sandbox {

/// Descriptors of the launcher when it starts, as bubblewrap passes them on. 0, 1, 2: the program's own.
namespace descriptor {
inline constexpr int request = 3;  ///< the program's too
inline constexpr int reply = 4;    ///< the program's too
inline constexpr int status = 5;   ///< the launcher's reports
/// bubblewrap's --info-fd; the launcher reuses the number for the program's file.
inline constexpr int info = 6;
inline constexpr int program = 6;  ///< the only descriptor that the worker's filter lets execveat use
inline constexpr int filter = 7;   ///< the seccomp program, as an array of sock_filter
}  // namespace descriptor

/// The launcher's numeric arguments, in this order; then the program's argv.
enum Argument : int {
    a_uid,            ///< 0: do not change
    a_address_space,  ///< bytes
    a_cpu_ms,         ///< milliseconds
    a_file_bytes,     ///< bytes
    a_stack,          ///< bytes
    a_processes,      ///< of the program, all together
    a_descriptors,    ///< highest descriptor + 1
    a_worker,         ///< 1: execute through the descriptor; 0: by path
    argument_count
};

/// One report on the status pipe: this header, then `length` bytes of text.
struct Report {
    enum class Kind : std::uint32_t {
        ready = 1,      ///< every layer is in place, the program is about to be executed
        failed = 2,     ///< a step failed; the text says which
        too_large = 3,  ///< the program's own segments need more than the memory limit
        ended = 4,      ///< the program ended: status and cpu
    };
    Kind kind;
    std::int32_t status;   ///< ended: as wait(2) gives it; failed: errno
    std::int64_t cpu_us;   ///< ended: user and system time, microseconds
    std::uint64_t length;  ///< failed: of the text that follows, at most 200
};

}  // namespace halfspace::sandbox
