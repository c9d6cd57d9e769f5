#pragma once
// What worker.hpp's macros define and dispatch.cpp uses, for files that know no contract.

#include <cstddef>
#include <msgpack.hpp>

namespace subject {

/// One function of the contract, its types erased.
struct Entry {
    const char* name;
    void (*function)();  ///< null if the student defined no function of this name and signature
    /// Decodes the arguments, calls the function and packs its value.
    void (*invoke)(void (*function)(), const msgpack::object& arguments,
                   msgpack::packer<msgpack::sbuffer>& reply);
};

struct EntryTable {
    const Entry* first;
    std::size_t count;
};

/// Defined by each exercise's glue.
EntryTable entries();

}  // namespace subject
