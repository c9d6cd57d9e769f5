// The glue of a catalogue: its whole translation unit, compiled with -DHALFSPACE_CONTRACT and with the folder of the
// exercise's solutions among the include folders. Defines entries() as the functions of the right solution.
#include "mistakes.cpp"

#include HALFSPACE_CONTRACT

#include <tuple>
#include <type_traits>
#include <utility>

#include "worker/entries.hpp"
#include "worker/players.hpp"

namespace worker {
namespace {

template <class Signature, auto member>
struct InvokeMember;

template <class R, class... A, auto member>
struct InvokeMember<R(A...), member> {
    static_assert(std::is_same_v<decltype(member), R (student::Right::*)(A...)>,
                  "each member of Right is typed as the contract's function");
    static void call(void* target, const msgpack::object& arguments, wire::Packer& reply) {
        using Arguments = std::tuple<std::remove_cvref_t<A>...>;
        auto decoded = arguments_of<Arguments>(arguments, std::index_sequence_for<A...>{});
        auto& player = *static_cast<student::Right*>(target);
        const R value = std::apply([&](auto&... argument) { return (player.*member)(argument...); }, decoded);
        wire::encode<R>(reply, value);
    }
};

student::Right& right() {
    static student::Right one;
    return one;
}

}  // namespace

Player right_player() {
    return {"right", "", &make_player<student::Right, student::Right>};
}

#define WORKER_MEMBER(name, ...) \
    Entry{#name, &right(), &InvokeMember<decltype(student::name), &student::Right::name>::call},

std::span<const Entry> entries() {
    static const Entry table[] = {SUBJECT_FUNCTIONS(WORKER_MEMBER)};
    return table;
}

}  // namespace worker
