#pragma once
// What comes back over the wire.

#include <memory>
#include <string>
#include <vector>

namespace wire {

using Bytes = std::vector<char>;

/// How a call ended. Only `value` carries one; `text` says the rest in words.
struct Answer {
    enum class Kind {
        value,
        raised,
        not_implemented,
        crashed,
        timed_out,
        out_of_memory,
        bad_reply,
        not_allowed,
        fault
    };
    Kind kind = Kind::fault;
    Bytes value;  ///< MessagePack
    std::string text;
    bool invalid_argument = false;  ///< raised: it was a std::invalid_argument or derived from it

    /// A value or an exception, which the function itself gave.
    [[nodiscard]] bool is_given() const { return kind == Kind::value || kind == Kind::raised; }
    bool operator==(const Answer&) const = default;
};

/// Of several players to one request. Equal answers may be one: large ones are many.
using Answers = std::vector<std::shared_ptr<const Answer>>;

}  // namespace wire
