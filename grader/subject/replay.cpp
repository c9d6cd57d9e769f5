#include "subject/replay.hpp"

#include <algorithm>
#include <map>

#include "subject/codec.hpp"

namespace subject {
namespace {

using Kind = Answer::Kind;

bool same_values(const Call& call, const Answer& a, const Answer& b) {
    try {
        return call.function->same(msgpack::unpack(a.value.data(), a.value.size()).get(),
                                   msgpack::unpack(b.value.data(), b.value.size()).get());
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

/// The answers of one worker to the calls asked about, each asked once.
class Answers {
  public:
    explicit Answers(const Replayer& replay) : replay_(replay) {}

    const Answer& operator()(const Call& call) {
        const auto known = answers_.find(&call);
        return known != answers_.end() ? known->second : answers_.emplace(&call, replay_(call)).first->second;
    }

  private:
    const Replayer& replay_;
    std::map<const Call*, Answer> answers_;
};

using Calls = std::vector<const Call*>;

bool wrong(const Call& call, Answers& reference) {
    return !alike(call, call.answer, reference(call));
}

/// How many wrong calls of the run the mistake explains; 0 if it does not explain the case.
std::size_t explains(const Calls& of_case, const Calls& of_run, Answers& reference, Answers& mistake) {
    bool proven = false;
    for (const Call* call : of_case) {
        if (!alike(*call, call->answer, mistake(*call))) return 0;
        proven = proven || (call->answer.kind == Kind::value && mistake(*call).kind == Kind::value &&
                            wrong(*call, reference));
    }
    if (!proven) return 0;
    std::size_t explained = 0;
    for (const Call* call : of_run) {
        if (alike(*call, mistake(*call), reference(*call))) continue;
        if (!alike(*call, call->answer, mistake(*call))) return 0;
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

std::vector<Diagnosis> diagnose(const std::vector<Call>& calls, const std::vector<CaseRecord>& cases,
                                const Replayer& reference_replay,
                                const std::vector<CataloguedMistake>& mistakes) {
    Answers reference(reference_replay);
    std::vector<Answers> catalogue;
    catalogue.reserve(mistakes.size());
    for (const auto& mistake : mistakes) catalogue.emplace_back(mistake.replay);

    std::vector<Diagnosis> found;
    for (const CaseRecord& record : cases) {
        if (record.passed) continue;
        std::vector<const FunctionTraits*> tried;
        for (std::size_t i = record.first_call; i < record.last_call; ++i) {
            const auto* function = calls[i].function;
            if (std::find(tried.begin(), tried.end(), function) != tried.end()) continue;
            if (calls[i].answer.kind == Kind::timed_out || !wrong(calls[i], reference)) continue;
            tried.push_back(function);
            const Calls of_case = calls_of(function, calls, record.first_call, record.last_call);
            const Calls of_run = calls_of(function, calls, 0, calls.size());
            std::size_t most = 0;
            const CataloguedMistake* best = nullptr;
            for (std::size_t m = 0; m < mistakes.size(); ++m) {
                const std::size_t explained = explains(of_case, of_run, reference, catalogue[m]);
                if (explained == most) best = nullptr;
                if (explained <= most) continue;
                most = explained;
                best = &mistakes[m];
            }
            if (best != nullptr) {
                found.push_back({record.name, best->name});
                break;
            }
        }
    }
    return found;
}

}  // namespace subject
