#pragma once
// Expected failures are values. An Error is one sentence for a person, and whose fault it is.

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace halfspace {

struct Error {
    enum class Kind {
        bad_input,  ///< the user's: exit code 2
        fault,      ///< ours, never a score: exit code 3
    };
    Kind kind = Kind::bad_input;
    std::string message;  ///< names the file and the way out

    static Error bad_input(std::string message) { return {Kind::bad_input, std::move(message)}; }
    static Error fault(std::string message) { return {Kind::fault, std::move(message)}; }

    /// The same error, seen from one boundary further out: "04_dense: compiling alice/dense.cpp: ...".
    [[nodiscard]] Error in(const std::string& where) const { return {kind, where + ": " + message}; }
};

template <class T>
using Result = tl::expected<T, Error>;

inline auto fail(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

}  // namespace halfspace
