#pragma once
// A contract's functions, their types erased: what the glues define and dispatch.cpp uses.

#include <cstddef>
#include <msgpack.hpp>
#include <span>

#include "wire/codec.hpp"

namespace worker {

struct Entry {
    const char* name;
    void* target;  ///< the function, or the object whose member it is; null if there is no such function
    /// Decodes the arguments, calls the function and packs its value.
    void (*invoke)(void* target, const msgpack::object& arguments, wire::Packer& reply);
};

/// Defined by each exercise's glue.
std::span<const Entry> entries();

/// The arguments of a call as a tuple of values.
template <class Arguments, std::size_t... I>
Arguments arguments_of(const msgpack::object& arguments, std::index_sequence<I...> /*order*/) {
    if (arguments.type != msgpack::type::ARRAY || arguments.via.array.size != sizeof...(I)) {
        wire::codec::not_that_type("the arguments", arguments);
    }
    return Arguments{wire::decode<std::tuple_element_t<I, Arguments>>(arguments.via.array.ptr[I])...};
}

}  // namespace worker
