#pragma once
// A mistake drafted from a student's file: what the author of a course begins with, in the form of mistakes.cpp
// (worker/catalogue.hpp). Text in, text out.

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace halfspace::engine {

/// A function as a student wrote it.
struct Definition {
    std::string head;  ///< "nn::Matrix dense_forward(const nn::Matrix& x)", without comments
    std::string body;  ///< with its braces
    /// Nothing in it could reach beyond the braces, whoever reads it as C++: no directive, macro, asm, attribute, character
    /// or raw string, backslash, digraph. It is to be compiled outside of the sandbox.
    bool is_plain = false;
};

/// bad_input if the text has no such function, several, or what only a compiler can see through.
Result<Definition> definition_of(std::string_view source, const std::string& function);

enum class As { code, comment };

struct Draft {
    std::string name;  ///< "drafted_dense_forward", or with a number if there is one already
    std::string text;  ///< of the whole mistakes.cpp
    std::size_t line;  ///< where the draft begins in it, from 1
};

/// Adds a mistake before the end of namespace student: it overrides the function with this body, as code (is_plain) or as
/// a comment to go by. Its marks TO WRITE are what `verify` lists. Nothing else of the text changes. bad_input if the text does not
/// end in a namespace.
Result<Draft> with_draft(std::string_view mistakes, const std::string& function, const Definition& definition,
                         As as);

/// The same mistakes.cpp as one file that compiles where a student's does, without a catalogue around it: to see if it does.
std::string as_students(std::string_view mistakes);

}  // namespace halfspace::engine
