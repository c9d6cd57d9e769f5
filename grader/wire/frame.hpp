#pragma once
// The messages between a test program and a worker, one request in flight. A frame is a 4-byte little-endian length and
// that many bytes of MessagePack:
//   request               [nonce, function, [arguments...]]
//   reply                 [nonce, kind, payload...]
// A catalogue of mistakes (worker/catalogue.main.cpp) is asked for some of its players, [first, end), 0 being the right
// solution, and replies for each of them in turn:
//   request               [nonce, function, [arguments...], first, end, at_once]
//   replies               end - first frames, all written together, or each at once when it is there
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
    as_right = 4,         ///< of a mistake only: what the right solution answered; no payload
};

}  // namespace wire
