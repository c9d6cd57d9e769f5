#pragma once
// A catalogue of mistakes: solutions/<exercise>/mistakes.cpp includes its contract and this header and says
//
//     namespace student {
//     struct Right {  // one right solution: a virtual member for each function of the contract, named and typed alike
//         virtual ~Right() = default;
//         virtual nn::Matrix dense_forward(const nn::Matrix& x, const nn::Matrix& weight, const nn::Vector& bias) { ... }
//         ...
//     };
//     struct MISTAKE(no_bias, "This is what you get without the bias: ...") {
//         nn::Matrix dense_forward(...) override { ... }
//     };
//     }
//
// A mistake overrides what is wrong and nothing else. The functions of Right call each other as members, so an error
// spreads as in a student's file. The name is how reports call the mistake, the hint what the student reads.

#include <memory>
#include <span>

namespace worker {

/// Right, or one of the mistakes.
struct Player {
    const char* name;
    const char* hint;
    std::unique_ptr<void, void (*)(void*)> (*make)();  ///< a fresh one; it points to a student::Right
};

/// The mistakes in the order of the file.
std::span<const Player> mistakes();

/// Called before main() only, by MISTAKE.
bool list_mistake(Player player);

template <class Right>
void destroy(void* player) {
    delete static_cast<Right*>(player);
}

template <class Right, class Mistake>
std::unique_ptr<void, void (*)(void*)> make_player() {
    return {static_cast<Right*>(new Mistake), &destroy<Right>};
}

}  // namespace worker

/// `struct MISTAKE_OF(name, base, hint) { ... };` is the struct `name`, which differs from `base` (Right, or a struct
/// derived from it), and lists it. (make_player is instantiated at the end of the file, where the struct is complete.)
#define MISTAKE_OF(name, base, hint)                                                \
    name;                                                                           \
    [[maybe_unused]] static const bool listed_##name =                              \
        ::worker::list_mistake({#name, hint, &::worker::make_player<Right, name>}); \
    struct name : base

#define MISTAKE(name, hint) MISTAKE_OF(name, Right, hint)
