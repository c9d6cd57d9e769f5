#pragma once
// What is known of a function's behaviour in a run: each call, the right answer, and what the student's code gave.

#include <string>
#include <vector>

#include "recognise/value.hpp"

namespace recognise {

enum class Ending {
    value,
    refused,  ///< a std::invalid_argument
    threw,    ///< anything else
    failed,   ///< neither: a crash, a time limit, an answer of the wrong type
};

struct Answer {
    Ending ending = Ending::failed;
    Value value = {};
    std::string thrown = {};  ///< the type that was thrown

    bool operator==(const Answer&) const = default;
};

struct Observation {
    std::vector<Value> arguments;
    Answer right;
    Answer given;
    bool is_wrong;  ///< by the function's own idea of the same answer
};

struct Behaviour {
    std::string function;
    std::vector<std::string> parameters;
    bool has_one_answer = true;  ///< else numbers that differ from the right ones may be right too
    std::vector<Observation> calls = {};
    bool is_all = true;  ///< nothing else failed in which the function has a part

    [[nodiscard]] std::string parameter(std::size_t i) const {
        return i < parameters.size() ? parameters[i] : "argument " + std::to_string(i + 1);
    }
};

}  // namespace recognise
