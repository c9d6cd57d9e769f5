#pragma once
// What a student reads when the file does not compile: the first errors, at their own lines, and nothing of
// the machinery. All that comes out is plain text (base/text.hpp) of at most max_diagnostics bytes.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "explain/gxx_output.hpp"

namespace halfspace::explain {

inline constexpr std::size_t max_diagnostics = 6000;

/// What was compiled, for messages.
struct Source {
    std::string exercise;                ///< "04_dense"
    std::string file;                    ///< "dense.cpp"
    std::string contract;                ///< "dense.hpp"
    std::string_view text;               ///< the student's text
    std::vector<std::string> allowed;    ///< modules of nn that it may include
    std::vector<std::string> modules;    ///< all modules of nn
    std::vector<std::string> functions;  ///< of the contract
    std::string_view contract_text = {};
};

/// The errors, first first: at most three with their line and a caret, then how many more there are; above what
/// advice.hpp knows, a sentence in plain words. Empty if there is nothing in the output that a student could mend. Before all others: functions of the contract
/// outside namespace student or with other parameters, where that is sure, because the others follow from it.
std::string explain_errors(const GxxOutput& output, const Source& source);

/// Warnings worth reading about a file that compiles, at most three; first of all functions that have a name
/// of the contract and another signature, then those with a sentence in plain words (advice.hpp, pitfalls.hpp).
/// Empty if there are none.
std::string explain_warnings(const GxxOutput& output, const Source& source);

/// The names in the contract's list `#define SUBJECT_FUNCTIONS(F) F(a) F(b)`.
std::vector<std::string> functions_of_contract(std::string_view contract);

}  // namespace halfspace::explain
