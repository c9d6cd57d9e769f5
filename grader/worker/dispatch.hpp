#pragma once
// From a request to a reply: shared by the worker's main(), the catalogue's, and test programs that are linked directly.

#include <cstdint>
#include <msgpack.hpp>
#include <string>

#include "wire/codec.hpp"
#include "worker/entries.hpp"

namespace worker {

/// Calls `entry` with the arguments and packs the reply [nonce, kind, payload...], whatever the function throws. No entry,
/// or one without a target, is "not implemented". Crashes, exits and endless loops are the caller's process's own.
void reply_to(std::uint64_t nonce, const std::string& function, const Entry* entry,
              const msgpack::object& arguments, msgpack::sbuffer& reply);

/// The entry of that name in entries(), or null.
const Entry* find(const std::string& function);

/// Called, if set, when the arguments lie ready and before the function is called.
extern void (*before_call)();

/// That of a request; 0 if it is none.
std::uint64_t nonce_of(const msgpack::object& request);

/// The reply to a whole request [nonce, function, arguments] to entries().
void dispatch(const msgpack::object& request, msgpack::sbuffer& reply);

}  // namespace worker
