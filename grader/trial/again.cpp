#include "trial/again.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <random>

#include "subject/text.hpp"
#include "wire/codec.hpp"

namespace trial {
namespace {

using halfspace::verdict::Contradicted;
using halfspace::verdict::Status;
using subject::Backend;
using subject::Call;
using wire::Answer;
using Kind = Answer::Kind;
using Memory = Backend::Memory;

/// Whether there is an answer that can be had again.
bool is_answer(const Answer& answer) {
    return answer.kind == Kind::value || answer.kind == Kind::raised;
}

bool same(const Call& call, const Answer& a, const Answer& b) {
    if (a.kind != b.kind) return false;
    if (a.kind != Kind::value) return a.invalid_argument == b.invalid_argument;
    if (a.value == b.value) return true;
    try {
        return call.function->same(wire::unpacked(a.value).get(), wire::unpacked(b.value).get());
    } catch (const std::exception&) {  // no value of the type, or none that its canonical form can take
        return false;
    }
}

/// The answer of a worker that was asked nothing else.
Answer ask_alone(const Call& call, Backend& backend, Memory memory) {
    backend.begin_case(memory);
    Answer answer = backend.call(*call.function, call.arguments);
    backend.end_case();
    return answer;
}

/// Why it answered otherwise, found out by asking workers that were asked nothing else.
const char* cause_of(const Call& call, Backend& backend) {
    const Answer filled = ask_alone(call, backend, Memory::filled);
    if (!same(call, filled, ask_alone(call, backend, Memory::filled))) {
        return "It differs from run to run. Is there a random number without a fixed seed, an address that "
               "is taken for "
               "a number, or the time?";
    }
    if (!same(call, filled, ask_alone(call, backend, Memory::as_it_comes))) {
        return "It depends on what lies in memory by chance. Is there a variable or an array that is never "
               "given a "
               "value, an index out of range, or a reference or an `auto` expression that outlives what it "
               "refers to?";
    }
    return "It depends on the calls before. Is there something that is kept from one call to the next: a "
           "static or "
           "global variable?";
}

std::string shown(const Call& call, const Answer& answer) {
    if (answer.kind != Kind::value) return "it " + answer.text;
    try {
        const auto value = wire::unpacked(answer.value);
        return subject::indent(call.function->describe_value(value.get()), "         ");
    } catch (const std::exception& error) {
        return error.what();
    }
}

std::string arguments_of(const Call& call) {
    const auto arguments = wire::unpacked(call.arguments);
    const std::string lines = subject::describe_arguments(*call.function, arguments.get());
    return lines.empty() ? "" : " with\n  " + subject::indent(lines.substr(0, lines.size() - 1), "  ");
}

std::string message_of(const Call& call, const Answer& again, const std::string& cause) {
    return "the same question got two answers: " + call.function->name + arguments_of(call) +
           "\nfirst:   " + shown(call, call.answer) + "\nthen:    " + shown(call, again) + "\n" + cause;
}

}  // namespace

TwoAnswers ask_again(const std::vector<Call>& calls, Backend& backend, const std::string& order) {
    std::vector<std::size_t> asked;
    for (std::size_t i = 0; i < calls.size(); ++i) {
        if (is_answer(calls[i].answer)) asked.push_back(i);
    }
    // No std::shuffle, whose algorithm the standard leaves open.
    std::seed_seq seed(order.begin(), order.end());
    std::mt19937_64 engine(seed);
    for (std::size_t i = asked.size(); i > 1; --i) std::swap(asked[i - 1], asked[engine() % i]);

    std::map<std::size_t, Answer> others;  // by call: the second answer, where it is another
    backend.begin_case(Memory::filled);
    for (const std::size_t i : asked) {
        Answer answer = backend.call(*calls[i].function, calls[i].arguments);
        if (!is_answer(answer)) {
            backend.end_case();
            answer = ask_alone(calls[i], backend, Memory::filled);
            backend.begin_case(Memory::filled);
        }
        if (!same(calls[i], calls[i].answer, answer)) others.emplace(i, std::move(answer));
    }
    backend.end_case();

    TwoAnswers two;
    auto& found = two.checks;
    std::map<std::string, std::string> causes;  // by function: each is found out once
    for (const auto& [i, answer] : others) {
        const Call& call = calls[i];
        two.functions.insert(call.function);
        if (!found.empty() && found.back().check == call.check) continue;
        if (answer.kind == Kind::timed_out) {
            found.push_back({call.check, Status::timed_out, "asked the same once more, it " + answer.text});
            continue;
        }
        auto cause = causes.find(call.function->name);
        if (cause == causes.end()) cause = causes.emplace(call.function->name, cause_of(call, backend)).first;
        found.push_back({call.check, Status::failed, message_of(call, answer, cause->second)});
    }
    return two;
}

}  // namespace trial
