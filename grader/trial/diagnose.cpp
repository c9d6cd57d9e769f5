#include "trial/diagnose.hpp"

#include <algorithm>
#include <map>

#include "wire/codec.hpp"

namespace trial {
namespace {

using halfspace::verdict::Diagnosed;
using subject::Call;
using subject::FunctionTraits;
using wire::Answer;
using Kind = Answer::Kind;

bool same_values(const Call& call, const Answer& a, const Answer& b) {
    try {
        return call.function->same(wire::unpacked(a.value).get(), wire::unpacked(b.value).get());
    } catch (const std::exception&) {  // a value that its canonical form cannot take is like no other
        return false;
    }
}

/// Two answers to one call are alike: equal values, or no value in either.
bool alike(const Call& call, const Answer& a, const Answer& b) {
    if (a.kind == Kind::value && b.kind == Kind::value) return same_values(call, a, b);
    if (a.kind == Kind::not_implemented || b.kind == Kind::not_implemented) return a.kind == b.kind;
    return a.kind != Kind::value && b.kind != Kind::value;
}

/// The catalogue's answers to the calls asked about, each asked once.
class Answers {
  public:
    explicit Answers(const Ask& ask) : ask_(ask) {}

    const Answer& right(const Call& call) { return all(call)[0]; }
    const Answer& mistake(std::size_t m, const Call& call) { return all(call)[m + 1]; }

  private:
    const std::vector<Answer>& all(const Call& call) {
        const auto known = answers_.find(&call);
        return known != answers_.end() ? known->second : answers_.emplace(&call, ask_(call)).first->second;
    }

    const Ask& ask_;
    std::map<const Call*, std::vector<Answer>> answers_;
};

using Calls = std::vector<const Call*>;

bool wrong(const Call& call, Answers& answers) {
    return !alike(call, call.answer, answers.right(call));
}

/// How many wrong calls of the run mistake `m` explains; 0 if it does not explain the case.
std::size_t explains(const Calls& of_case, const Calls& of_run, Answers& answers, std::size_t m) {
    bool proven = false;
    for (const Call* call : of_case) {
        const Answer& mistake = answers.mistake(m, *call);
        if (!alike(*call, call->answer, mistake)) return 0;
        proven = proven ||
                 (call->answer.kind == Kind::value && mistake.kind == Kind::value && wrong(*call, answers));
    }
    if (!proven) return 0;
    std::size_t explained = 0;
    for (const Call* call : of_run) {
        const Answer& mistake = answers.mistake(m, *call);
        // Most mistakes answer most calls rightly: not worth decoding.
        if (mistake == answers.right(*call) || alike(*call, mistake, answers.right(*call))) continue;
        if (!alike(*call, call->answer, mistake)) return 0;
        ++explained;
    }
    return explained;
}

/// The calls of one function in [first, last) that can be asked again.
Calls calls_of(const FunctionTraits* function, const std::vector<Call>& calls, std::size_t first,
               std::size_t last) {
    Calls selected;
    for (std::size_t i = first; i < last; ++i) {
        if (calls[i].function == function && calls[i].answer.kind != Kind::timed_out)
            selected.push_back(&calls[i]);
    }
    return selected;
}

}  // namespace

std::vector<Diagnosed> diagnose(const std::vector<Call>& calls, const std::vector<subject::Case>& cases,
                                const Ask& ask, const std::vector<halfspace::verdict::Diagnosis>& mistakes) {
    Answers answers(ask);
    std::vector<Diagnosed> found;
    for (const subject::Case& one : cases) {
        if (one.passed) continue;
        std::vector<const FunctionTraits*> tried;
        for (std::size_t i = one.first_call; i < one.last_call; ++i) {
            const auto* function = calls[i].function;
            if (std::find(tried.begin(), tried.end(), function) != tried.end()) continue;
            if (calls[i].answer.kind == Kind::timed_out || !wrong(calls[i], answers)) continue;
            tried.push_back(function);
            const Calls of_case = calls_of(function, calls, one.first_call, one.last_call);
            const Calls of_run = calls_of(function, calls, 0, calls.size());
            std::size_t most = 0;
            const halfspace::verdict::Diagnosis* best = nullptr;
            for (std::size_t m = 0; m < mistakes.size(); ++m) {
                const std::size_t explained = explains(of_case, of_run, answers, m);
                if (explained == most) best = nullptr;
                if (explained <= most) continue;
                most = explained;
                best = &mistakes[m];
            }
            if (best != nullptr) {
                found.push_back({one.name, *best});
                break;
            }
        }
    }
    return found;
}

}  // namespace trial
