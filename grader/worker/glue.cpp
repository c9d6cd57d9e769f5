// The glue between a student's functions and main(): one object file per exercise, compiled with
// -DHALFSPACE_CONTRACT='"dense.hpp"'. A function that the student did not define is a weak reference: null, no link
// error.
#include HALFSPACE_CONTRACT

#include <tuple>
#include <utility>

#include "worker/dispatch.hpp"
#include "worker/entries.hpp"

namespace worker {
namespace {

template <class Signature>
struct Invoke;

template <class R, class... A>
struct Invoke<R(A...)> {
    static void call(void* target, const msgpack::object& arguments, wire::Packer& reply) {
        using Arguments = std::tuple<std::remove_cvref_t<A>...>;
        const auto decoded = arguments_of<Arguments>(arguments, std::index_sequence_for<A...>{});
        if (before_call != nullptr) before_call();
        const R value = std::apply(reinterpret_cast<R (*)(A...)>(target), decoded);
        wire::encode<R>(reply, value);
    }
};

}  // namespace
}  // namespace worker

#define WORKER_WEAK(name, ...) extern decltype(name) name __attribute__((weak));
#define WORKER_ENTRY(name, ...)                                     \
    ::worker::Entry{#name, reinterpret_cast<void*>(&student::name), \
                    &::worker::Invoke<decltype(student::name)>::call},

namespace student {
SUBJECT_FUNCTIONS(WORKER_WEAK)
}

namespace worker {
std::span<const Entry> entries() {
    static const Entry table[] = {SUBJECT_FUNCTIONS(WORKER_ENTRY)};
    return table;
}
}  // namespace worker
