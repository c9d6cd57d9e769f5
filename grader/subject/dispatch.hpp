#pragma once
// From a request to a reply: shared by the worker's main() and by test programs that are linked directly.

#include <msgpack.hpp>

#include "subject/codec.hpp"

namespace subject {

/// Calls the function that the request [nonce, function, arguments] names and packs the reply, whatever the
/// function throws. Crashes, exits and endless loops are the caller's process's own.
void dispatch(const msgpack::object& request, msgpack::sbuffer& reply);

}  // namespace subject
