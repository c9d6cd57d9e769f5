#pragma once
// What the sandbox tells its launcher, and what the launcher answers: messages on one socket of type SOCK_SEQPACKET, each
// read whole. Both sides include this; no strings on the heap.

#include <cstddef>
#include <cstdint>

namespace halfspace::sandbox {

namespace descriptor {
// Of a program.
inline constexpr int request = 3;
inline constexpr int reply = 4;
// Of the launcher, as bubblewrap passes them on. 0 is everybody's empty stdin; 1 and 2 are bubblewrap's own.
inline constexpr int control = 5;
/// bubblewrap's --info-fd; the launcher reuses the number for a program's file.
inline constexpr int info = 6;
inline constexpr int program = 6;  ///< the only descriptor that the worker's filter lets execveat use
inline constexpr int filter = 7;   ///< the seccomp program, as an array of sock_filter
}  // namespace descriptor

/// How a program is started.
struct Plan {
    std::int64_t address_space;  ///< bytes
    std::int64_t cpu_ms;         ///< milliseconds
    std::int64_t file_bytes;     ///< bytes
    std::int64_t stack;          ///< bytes
    std::int64_t processes;      ///< of the program, all together
    std::int64_t descriptors;    ///< highest descriptor + 1
    std::int64_t worker;         ///< 1: execute through the descriptor; 0: by path
};

/// To the launcher: this header, then `words` texts, each with a NUL at its end: the arguments, then the environment.
struct Order {
    enum class Kind : std::uint32_t {
        start = 1,  ///< with descriptors: the program's stdout and stderr, its request and its reply pipe
        clear = 2,  ///< end all programs
    };
    Kind kind;
    std::uint32_t arguments;  ///< start: how many texts are arguments
    std::uint32_t words;      ///< start: how many texts there are
    Plan plan;                ///< start
};
inline constexpr std::size_t longest_order = 128u << 10;
inline constexpr std::size_t most_words = 2048;
/// Descriptors that a start order brings.
enum Passed : int { p_output, p_request, p_reply, passed_count };

/// From the launcher, or from the program's process before it becomes the program: this header, then `length` bytes of text.
struct Report {
    enum class Kind : std::uint32_t {
        ready = 1,      ///< every layer is in place, the program is about to be executed; sent by its process
        failed = 2,     ///< a step failed; the text says which
        too_large = 3,  ///< the program's own segments need more than the memory limit
        ended = 4,      ///< the program ended: status and cpu
        cleared = 5,    ///< after Order::clear: no process is left but the launcher
    };
    Kind kind;
    std::int32_t status;   ///< ended: as wait(2) gives it; failed: errno
    std::int64_t cpu_us;   ///< ended: user and system time, microseconds
    std::uint64_t length;  ///< failed: of the text that follows, at most 200
};

}  // namespace halfspace::sandbox
