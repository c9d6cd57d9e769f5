#pragma once
// What a program printed, and what the C or C++ library, or xtensor, said when it ended: a student knows the first and has
// never seen the second.

#include <string>

namespace trial {

struct LastWords {
    std::string printed;  ///< by the student's code
    std::string
        library;  ///< what the library found, as a sentence that goes on after "it "; empty if it said nothing
};

/// Takes the text of glibc ("munmap_chunk(): invalid pointer", an assert) or libstdc++ ("terminate called ...", an assertion
/// of its own) off the end of what was printed.
LastWords last_words_of(const std::string& output);

/// What an exception of xtensor's or the standard library's means, for what a function threw: "An index is too large: ...".
/// Empty for others.
std::string meaning_of(const std::string& threw);

/// The end of a long text, from the beginning of a line on, with a line before it that says how much is missing.
std::string end_of(const std::string& text, std::size_t longest);

/// Addresses as "0x...": they differ from run to run and tell nothing.
std::string without_addresses(const std::string& text);

}  // namespace trial
