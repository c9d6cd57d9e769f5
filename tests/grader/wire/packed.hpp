#pragma once
// MessagePack by hand, for tests that play a worker.

#include <msgpack.hpp>
#include <string>

#include "wire/answer.hpp"
#include "wire/codec.hpp"
#include "wire/frame.hpp"

namespace wire::test {

/// What `write` packs.
template <class Write>
Bytes packed(Write write) {
    msgpack::sbuffer buffer;
    Packer packer(buffer);
    write(packer);
    return {buffer.data(), buffer.data() + buffer.size()};
}

template <class T>
Bytes encoded(const T& value) {
    return packed([&](Packer& packer) { encode<T>(packer, value); });
}

template <class T>
T decoded(const Bytes& bytes) {
    return decode<T>(msgpack::unpack(bytes.data(), bytes.size()).get());
}

/// A reply whose payload is the MessagePack in `payload`, one item.
inline Bytes value_reply(std::uint64_t nonce, const Bytes& payload) {
    Bytes reply = packed([&](Packer& packer) {
        packer.pack_array(3);
        packer.pack(nonce);
        packer.pack(static_cast<std::uint8_t>(ReplyKind::value));
    });
    reply.insert(reply.end(), payload.begin(), payload.end());
    return reply;
}

}  // namespace wire::test
