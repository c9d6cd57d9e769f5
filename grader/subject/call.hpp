#pragma once
// One call of a student's function as the test side knows it, and where calls go.

#include <functional>
#include <memory>
#include <msgpack.hpp>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "recognise/value.hpp"
#include "wire/answer.hpp"

namespace subject {

using wire::Answer;
using wire::Bytes;

/// What is known of a contract's function beyond its name; the types are behind the functions.
struct FunctionTraits {
    std::string name;
    std::vector<std::string> parameters;
    /// Argument i as text.
    std::string (*describe_argument)(std::size_t i, const msgpack::object& argument) = nullptr;
    /// Whether two values are the same but for rounding, after the canonical form if there is one.
    std::function<bool(const msgpack::object&, const msgpack::object&)> same = {};
    /// The value as text.
    std::string (*describe_value)(const msgpack::object& value) = nullptr;
    /// What `return {};` gives, encoded.
    Bytes (*default_value)() = nullptr;
    /// Argument i, and the value, as plain numbers.
    recognise::Value (*argument_numbers)(std::size_t i, const msgpack::object& argument) = nullptr;
    recognise::Value (*value_numbers)(const msgpack::object& value) = nullptr;
    bool has_one_answer = true;  ///< false: several are right, and `same` knows which
    /// Whether two answers to one question are the same, where `same` is not enough: a function with a `seed` may answer
    /// in many ways, but in one for each seed.
    bool (*same_again)(const msgpack::object&, const msgpack::object&) = nullptr;
};

/// The words of a list "x, weight, bias".
std::vector<std::string> names_in(const char* list);

/// "x = (2, 3) [[...]]", a line or more for each argument.
std::string describe_arguments(const FunctionTraits& function, const msgpack::object& arguments);

struct Call {
    const FunctionTraits* function;
    Bytes arguments;
    Answer answer;
    std::string check;  ///< the test case that made it
};

/// Thrown in the test when a call gave no value; ends the test case unless the test expects it.
class CallFailed : public std::runtime_error {
  public:
    explicit CallFailed(const Answer& answer) : std::runtime_error(answer.text), kind(answer.kind) {}
    Answer::Kind kind;
};

/// The student's function threw something: CHECK_THROWS_AS(subject::f(...), subject::Raised).
class Raised : public CallFailed {
  public:
    using CallFailed::CallFailed;
};

/// ... a std::invalid_argument (nn::ShapeError is one): how a contract's functions refuse bad arguments.
class InvalidArgument : public Raised {
  public:
    using Raised::Raised;
};

/// Where calls go. Between begin_case and end_case all go to one worker, which had none before.
class Backend {
  public:
    Backend() = default;
    Backend(const Backend&) = delete;
    Backend& operator=(const Backend&) = delete;
    virtual ~Backend() = default;

    /// What lies in memory that nothing was written to.
    enum class Memory { as_it_comes, filled };
    virtual void begin_case(Memory memory) = 0;
    virtual Answer call(const FunctionTraits& function, const Bytes& arguments) = 0;
    /// Calls that do not depend on each other. `hear` gets their answers in order, up to the first that is neither a value nor
    /// an exception.
    virtual void call_each(std::span<const Call* const> calls, const std::function<void(Answer)>& hear);
    /// Ends the case's worker and returns what the student's code printed.
    virtual std::string end_case() = 0;
};

/// What differs between a test program linked with the functions themselves (worker/direct.cpp: for a debugger) and one
/// that asks a sandboxed worker (trial/remote.cpp). Each defines linkage(); it is asked for when the first test case begins.
struct Linkage {
    std::unique_ptr<Backend> backend;
    std::string seed;  ///< of the random inputs
};
Linkage linkage();

}  // namespace subject
