#pragma once
// The worker's side of the boundary. One file per exercise, its glue, includes the contract and then this
// header: that makes the table through which libsubject's main() (worker.cpp), or a test program linked
// directly (direct.cpp), finds the student's functions. A function that the student did not define is a weak
// reference: null, no link error.

#include <cstddef>
#include <tuple>
#include <utility>

#include "subject/codec.hpp"
#include "subject/entries.hpp"

namespace subject {

template <class Signature>
struct Invoke;

template <class R, class... A>
struct Invoke<R(A...)> {
    static void call(void (*function)(), const msgpack::object& arguments, Packer& reply) {
        using Arguments = std::tuple<std::remove_cvref_t<A>...>;
        const auto decoded = arguments_of<Arguments>(arguments, std::index_sequence_for<A...>{});
        const R value = std::apply(reinterpret_cast<R (*)(A...)>(function), decoded);
        encode<R>(reply, value);
    }

  private:
    template <class Arguments, std::size_t... I>
    static Arguments arguments_of(const msgpack::object& arguments, std::index_sequence<I...> /*order*/) {
        if (arguments.type != msgpack::type::ARRAY || arguments.via.array.size != sizeof...(I)) {
            codec::not_that_type("the arguments", arguments);
        }
        return Arguments{decode<std::tuple_element_t<I, Arguments>>(arguments.via.array.ptr[I])...};
    }
};

}  // namespace subject

#define SUBJECT_WEAK_(name, ...) extern decltype(name) name __attribute__((weak));
#define SUBJECT_ENTRY_(name, ...)                                         \
    ::subject::Entry{#name, reinterpret_cast<void (*)()>(&student::name), \
                     &::subject::Invoke<decltype(student::name)>::call},

namespace student {
SUBJECT_FUNCTIONS(SUBJECT_WEAK_)
}

namespace subject {
EntryTable entries() {
    static const Entry table[] = {SUBJECT_FUNCTIONS(SUBJECT_ENTRY_)};
    return {table, sizeof(table) / sizeof(table[0])};
}
}  // namespace subject
