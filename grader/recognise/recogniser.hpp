#pragma once
// One way to go wrong that the answers show: pure, numbers in and a sentence out. recognise.cpp has the table of all.

#include <fmt/format.h>

#include <cctype>
#include <functional>
#include <optional>
#include <string>

#include "recognise/study.hpp"

namespace recognise {

/// How much of the answers an explanation speaks of.
enum class Scope {
    all,       ///< every number of every answer is as it says, also where that is right
    region,    ///< every wrong one is, and it says where they are
    anywhere,  ///< every wrong one is
};
inline constexpr Scope scopes[] = {Scope::all, Scope::region, Scope::anywhere};

struct Recogniser {
    const char* name;
    /// What the student reads, if the behaviour is explained in this scope: every wrong answer of it, and no right one
    /// contradicts.
    std::optional<std::string> (*find)(const Study& study, Scope scope);
};

/// A guess of what the numbers are, to be held against all of them.
struct Guess {
    std::string what;  ///< completes "Your numbers are ..."
    std::function<double(const Entry&)> number;
    std::size_t fitted = 0;  ///< how many numbers were taken from the answers to make the guess
    bool is_one_number =
        false;  ///< the same for all entries, and so it is how often it came that must not be chance
};

/// The sentence for a guess that explains; then the advice.
std::optional<std::string> explained_by(const Guess& guess, const Study& study, Scope scope,
                                        const std::string& advice);

/// "your answer", or "the matrix of your answer" if only that is wrong.
std::string answer_of(const Study& study);
/// "your numbers", or "in the matrix of your answer the numbers".
std::string numbers_of(const Study& study);

/// With a capital letter.
inline std::string capital(std::string text) {
    text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    return text;
}

/// What fmt makes of it, with a capital letter.
template <class... Arguments>
std::string sentence(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    return capital(fmt::format(format, std::forward<Arguments>(arguments)...));
}

}  // namespace recognise
