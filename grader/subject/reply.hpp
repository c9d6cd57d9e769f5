#pragma once
// The test side's half of the wire: requests packed, replies taken apart. A reply is hostile input.

#include <cstdint>
#include <string>

#include "subject/call.hpp"

namespace subject {

Bytes pack_request(std::uint64_t nonce, const std::string& function, const Bytes& arguments);

/// Never throws on bad bytes: what is no well-formed reply to the request with this nonce is a bad_reply.
Answer answer_of(const Bytes& reply, std::uint64_t nonce);

}  // namespace subject
