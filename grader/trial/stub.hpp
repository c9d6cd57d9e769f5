#pragma once
// Stand-ins for students who have understood nothing. `halfspace verify` plays them against every check: one that a stub
// passes gives points away, unless it is marked [edge] and so does not count for the stub.
//
//   refuses      refuses every call
//   defaults     what `return {};` gives
//   zeros        an answer of the right shape, each number in it 0; likewise
//   ones, minus_ones, halves
//   means        ... each number the mean of the right answer's; a single number or a count that of those right before it
//   echoes_1     ... its numbers those of the first argument in turn, from the start again when they are used up;
//   echoes_2, ...    as many as the contract's longest list of parameters
//   halved_1, halved_2, ...   the same, each divided by 2
//   repeats      what was right for the call of that function before, in the same check; zeros for the first
//   remembers    right on exactly the calls that it is told, those of the public checks; zeros for all others
//
// All but the first two know more than a program can that counts its calls: where the right solution refuses, they do too.
// So a check that none of them passes is safe from refusals "after the second call", whatever the number.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "subject/call.hpp"
#include "verdict/run.hpp"

namespace trial {

/// The right solution's answer to a call.
using AskRight =
    std::function<wire::Answer(const subject::FunctionTraits& function, const wire::Bytes& arguments)>;

/// The names of all stubs for a contract of these functions.
std::vector<std::string> stub_names(const std::vector<const subject::FunctionTraits*>& functions);

/// Throws std::invalid_argument if `stub` names none. `right` is asked in each call but those of the first two.
std::unique_ptr<subject::Backend> make_stub(const halfspace::verdict::Stub& stub, AskRight right);

/// Bytes as hexadecimal digits, as a recorded call has its arguments.
std::string hexadecimal(const wire::Bytes& bytes);

}  // namespace trial
