#include "trial/again.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <random>
#include <span>
#include <stdexcept>

#include "recognise/measure.hpp"
#include "recognise/number.hpp"
#include "recognise/study.hpp"
#include "subject/text.hpp"
#include "wire/codec.hpp"
#include "wire/frame.hpp"

namespace trial {
namespace {

using halfspace::verdict::Contradicted;
using halfspace::verdict::Status;
using subject::Backend;
using subject::Call;
using wire::Answer;
using Kind = Answer::Kind;
using Memory = Backend::Memory;

/// The largest number of the arguments; 0 if it is so large that it is there for its size.
double scale_of(const Call& call) {
    constexpr double ordinary = 1e6;
    double largest = 0;
    if (call.function->argument_numbers == nullptr) return 0;
    const auto arguments = wire::unpacked(call.arguments);
    const auto& list = arguments.get().via.array;
    for (std::size_t i = 0; i < list.size; ++i) {
        for (const auto& array : call.function->argument_numbers(i, list.ptr[i]).arrays)
            largest = std::max(largest, recognise::largest(array.entries));
    }
    return largest <= ordinary ? largest : 0;
}

/// They differ by less than what is left of numbers like the arguments when they cancel: w . x + b on the hyperplane may be
/// 1e-16 when it is computed for the first time, and 0 with what was kept of w.
bool same_but_for_rounding(const Call& call, const Answer& a, const Answer& b) {
    if (call.function->value_numbers == nullptr) return false;
    const auto first = call.function->value_numbers(wire::unpacked(a.value).get());
    const auto second = call.function->value_numbers(wire::unpacked(b.value).get());
    if (!recognise::same_layout(first, second)) return false;
    const double allowed = 1e-13 * scale_of(call);
    for (std::size_t field = 0; field < first.arrays.size(); ++field) {
        const auto& x = first.arrays[field];
        const auto& y = second.arrays[field];
        const auto near = [&](double p, double q) { return p == q || std::abs(p - q) <= allowed; };
        if (x.is_whole ? x.entries != y.entries
                       : !std::equal(x.entries.begin(), x.entries.end(), y.entries.begin(), near))
            return false;
    }
    return true;
}

}  // namespace

bool is_same_answer(const Call& call, const Answer& a, const Answer& b) {
    if (a.kind != b.kind) return false;
    if (a.kind != Kind::value) return a.invalid_argument == b.invalid_argument;
    if (a.value == b.value) return true;
    try {
        return call.function->same(wire::unpacked(a.value).get(), wire::unpacked(b.value).get()) ||
               same_but_for_rounding(call, a, b);
    } catch (const std::exception&) {  // no value of the type, or none that its canonical form can take
        return false;
    }
}

namespace {

/// The same question got one answer, also where the function has many that are right.
bool is_same_again(const Call& call, const Answer& a, const Answer& b) {
    if (!is_same_answer(call, a, b)) return false;
    return call.function->same_again == nullptr || a.kind != Kind::value ||
           call.function->same_again(wire::unpacked(a.value).get(), wire::unpacked(b.value).get());
}

/// The answer of a worker that was asked nothing else. A fault of ours is none, and ends the run.
Answer ask_alone(const Call& call, Backend& backend, Memory memory) {
    backend.begin_case(memory);
    Answer answer = backend.call(*call.function, call.arguments);
    backend.end_case();
    if (answer.kind == Kind::fault) throw std::runtime_error(answer.text);
    return answer;
}

/// Why it answered otherwise, found out by asking workers that were asked nothing else.
const char* cause_of(const Call& call, Backend& backend) {
    const Answer filled = ask_alone(call, backend, Memory::filled);
    constexpr int throws_of_a_coin = 6;  // that come out alike are no chance
    for (int i = 0; i < throws_of_a_coin; ++i) {
        if (is_same_again(call, filled, ask_alone(call, backend, Memory::filled))) continue;
        return "It differs from run to run. Is there a random number without a fixed seed, an address that "
               "is taken for "
               "a number, or the time?";
    }
    if (!is_same_again(call, filled, ask_alone(call, backend, Memory::as_it_comes))) {
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
        if (calls[i].answer.is_given()) asked.push_back(i);
    }
    // No std::shuffle, whose algorithm the standard leaves open.
    std::seed_seq seed(order.begin(), order.end());
    std::mt19937_64 engine(seed);
    for (std::size_t i = asked.size(); i > 1; --i) std::swap(asked[i - 1], asked[engine() % i]);

    std::vector<const Call*> left;
    for (const std::size_t i : asked) left.push_back(&calls[i]);

    std::map<const Call*, Answer>
        others;             // in the order of the calls: the second answer, where it is another
    std::size_t bytes = 0;  // of these
    const auto compare = [&](const Call& call, Answer answer) {
        if (is_same_again(call, call.answer, answer)) return;
        bytes += answer.value.size();
        if (bytes > wire::max_case_bytes)
            answer = {Kind::bad_reply, {}, "gave more than all answers together may hold", false};
        others.emplace(&call, std::move(answer));
    };
    for (std::size_t next = 0; next < left.size();) {
        const Call* ended_by = nullptr;
        backend.begin_case(Memory::filled);
        backend.call_each(std::span(left).subspan(next), [&](Answer answer) {
            const Call* call = left[next++];
            if (answer.is_given())
                compare(*call, std::move(answer));
            else
                ended_by = call;
        });
        backend.end_case();
        if (ended_by != nullptr) compare(*ended_by, ask_alone(*ended_by, backend, Memory::filled));
    }

    TwoAnswers two;
    auto& found = two.checks;
    std::map<std::string, std::string> causes;  // by function: each is found out once
    for (const auto& [other, answer] : others) {
        const Call& call = *other;
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
