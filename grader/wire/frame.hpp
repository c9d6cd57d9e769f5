#pragma once
// The messages between a test program and a worker, one request in flight. A frame is a 4-byte little-endian length and
// that many bytes of MessagePack:
//   request               [nonce, function, [arguments...]]
//   reply                 [nonce, kind, payload...]
// A catalogue of mistakes (worker/catalogue.main.cpp) is asked for some of its players, 0 being the right solution, and
// replies for each of them in turn:
//   request               [nonce, function, [arguments...], [players...], at_once]
//   replies               a frame for each, or for several in a row that answer as the right solution does; all written
//                         together, or each at once when it is there
// The nonce is random, so an answer sent before the question was asked cannot be taken for one.

#include <cstddef>
#include <cstdint>

namespace wire {

inline constexpr int request_fd = 3;
inline constexpr int reply_fd = 4;
inline constexpr std::uint32_t max_frame_bytes = 4u << 20;
/// Of all answers in one run of a test case: they are kept for diagnosis.
inline constexpr std::size_t max_case_bytes = 8u << 20;
/// `catalogue answer MS` replies; an answer may take so many milliseconds.
inline constexpr const char* answer_mode = "answer";

enum class ReplyKind : std::uint8_t {
    value = 0,            ///< payload: the value
    not_implemented = 1,  ///< payload: text
    raised = 2,           ///< payload: type name, text, whether it is a std::invalid_argument
    out_of_memory = 3,    ///< no payload
    as_right = 4,         ///< of mistakes only: what the right solution answered; payload: of how many in a row
    not_allowed = 5,      ///< payload: a NotAllowed; the worker ends with it
};

/// What the filter of system calls stops that honest code may try.
enum class NotAllowed : std::uint8_t { file = 0, process = 1, network = 2 };

/// In the environment of a worker whose memory is to hold other things than usual: the heap is filled by the C library, which
/// reads GLIBC_TUNABLES, the stack by the worker.
inline constexpr const char* fill_variable = "HALFSPACE_FILL";
/// Eight of them are the double 2261634.5, four the int 1094795585: neither is taken for 0, as leftovers often are.
inline constexpr unsigned char fill_byte = 0x41;

}  // namespace wire
