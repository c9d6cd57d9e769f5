#pragma once
// The test side's half of the wire: requests packed, replies taken apart. A reply is hostile input.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "wire/answer.hpp"

namespace wire {

Bytes pack_request(std::uint64_t nonce, const std::string& function, const Bytes& arguments);

/// Players of a catalogue, ascending: the right solution is 0, then its mistakes.
using Players = std::vector<std::size_t>;
/// `at_once`: each reply is to be written as soon as it is there.
Bytes pack_request(std::uint64_t nonce, const std::string& function, const Bytes& arguments,
                   const Players& players, bool at_once);

/// Never throws on bad bytes: what is no well-formed reply to the request with this nonce is a bad_reply.
Answer answer_of(const Bytes& reply, std::uint64_t nonce);

/// So many players in a row, none of them the right solution, answered as it did. At least one.
struct AsRight {
    std::uint64_t players;
};
/// A reply of a catalogue.
std::variant<Answer, AsRight> reply_of(const Bytes& reply, std::uint64_t nonce);

}  // namespace wire
