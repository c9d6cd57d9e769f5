#pragma once
// What g++ and mold wrote (with -fdiagnostics-plain-output and -fdiagnostics-column-unit=byte, g++ 12 to 14),
// as values. The text comes from a stranger's compile: nothing in it is trusted, no order is assumed, odd
// lines are skipped.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace halfspace::explain {

struct Place {
    std::size_t line = 0;    ///< from 1; 0: unknown
    std::size_t column = 0;  ///< byte in the line, from 1; 0: unknown
};

struct Message {
    enum class Kind { error, warning, note } kind;
    std::string file;    ///< as g++ writes it; empty: the linker, or g++ itself
    Place place;         ///< in `file`
    std::string text;    ///< one line
    bool fatal = false;  ///< g++ stopped here
    /// Where in the student's file the template is used or the header included that this is about; line 0: not known.
    Place cause;
};

/// Why a program that g++ runs ended early, in g++'s words: "Killed" of "cc1plus".
struct EarlyEnd {
    std::string signal;
    std::string program;
};

struct GxxOutput {
    std::vector<Message> messages;
    std::vector<std::string> undefined_symbols;
    std::vector<std::string> duplicate_symbols;
    std::vector<EarlyEnd> early_ends;
    bool out_of_memory = false;
    bool internal_error = false;
    bool too_many_errors = false;
};

/// `student_file` is the name under which g++ read the student's file.
GxxOutput parse_gxx_output(std::string_view text, std::string_view student_file);

}  // namespace halfspace::explain
