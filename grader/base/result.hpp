#pragma once
// Expected failures are values. An Error is one sentence for a person, and whose fault it is.

#include <string>
#include <tl/expected.hpp>
#include <type_traits>
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

/// The value moved out of a Result that has one.
template <class T>
T value_of(Result<T> result) {
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

}  // namespace halfspace

/// The value of a Result; if it holds an error, the function that this stands in returns that error. As `?` in
/// Rust: `const Course course = TRY(read_course(folder));`. (A statement expression, of g++ and clang.)
#define TRY(...)                                                                  \
    __extension__({                                                               \
        auto try_result = (__VA_ARGS__);                                          \
        if (!try_result) return ::halfspace::fail(std::move(try_result).error()); \
        ::halfspace::value_of(std::move(try_result));                             \
    })
