#include "trial/diagnose.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <memory>
#include <numeric>
#include <set>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string_view>

#include "recognise/number.hpp"
#include "recognise/recognise.hpp"
#include "trial/channel.hpp"
#include "wire/codec.hpp"

namespace trial {
namespace {

using halfspace::verdict::Diagnosis;
using subject::Call;
using subject::FunctionTraits;
using wire::Answer;
using Kind = Answer::Kind;

bool same_values(const FunctionTraits& function, const Answer& a, const Answer& b) {
    try {
        return function.same(wire::unpacked(a.value).get(), wire::unpacked(b.value).get());
    } catch (const std::exception&) {  // a value that its canonical form cannot take is like no other
        return false;
    }
}

recognise::Ending ending_of(const Answer& answer) {
    if (answer.kind == Kind::value) return recognise::Ending::value;
    if (answer.kind != Kind::raised) return recognise::Ending::failed;
    return answer.invalid_argument ? recognise::Ending::refused : recognise::Ending::threw;
}

/// Two answers to one call are alike: equal values, refusals, or neither a value nor a refusal.
bool alike(const FunctionTraits& function, const Answer& a, const Answer& b) {
    using recognise::Ending;
    if (a.kind == Kind::not_implemented || b.kind == Kind::not_implemented) return a.kind == b.kind;
    const Ending first = ending_of(a);
    const Ending second = ending_of(b);
    if (first == Ending::value && second == Ending::value) return same_values(function, a, b);
    if (first == Ending::value || second == Ending::value) return false;
    return (first == Ending::refused) == (second == Ending::refused);
}

/// "std::domain_error" of "threw std::domain_error: out of range". The worker said so: what is no type's name is none.
std::string thrown_type(const Answer& answer) {
    constexpr std::string_view head = "threw ";
    constexpr std::size_t longest = 80;
    if (answer.kind != Kind::raised || !answer.text.starts_with(head)) return {};
    const std::string type =
        answer.text.substr(head.size(), answer.text.find(": ", head.size()) - head.size());
    const auto may_be_in_it = [](unsigned char c) {
        return std::isalnum(c) != 0 ||
               std::string_view("_: *&<>,").find(static_cast<char>(c)) != std::string_view::npos;
    };
    return type.size() <= longest && std::ranges::all_of(type, may_be_in_it) ? type : "";
}

/// A call of a function in the run, and what the right solution answers to it.
struct Asked {
    enum class Judgement {
        right,
        wrong,
        as_good,  ///< not the right solution's answer, but its case passed
    };
    const Call* call;
    std::shared_ptr<const Answer> right_answer;
    Judgement judgement;

    [[nodiscard]] const Answer& given() const { return call->answer; }
    [[nodiscard]] const Answer& right() const { return *right_answer; }
};
using Judgement = Asked::Judgement;
using AllAsked = std::vector<Asked>;

/// A mistake answers this call as the student does.
bool is_like_student(const FunctionTraits& function, const Asked& one, const Answer& mistake) {
    // A wrong answer is not like the right one, which most mistakes give: what it costs to compare them is the student's.
    if (one.judgement == Judgement::wrong)
        return &mistake != &one.right() && mistake != one.right() && alike(function, one.given(), mistake);
    // Most mistakes answer most calls rightly: not worth decoding.
    if (&mistake == &one.right() || mistake == one.right() || alike(function, mistake, one.right()))
        return true;
    return one.judgement == Judgement::as_good && alike(function, mistake, one.given());
}

recognise::Answer numbers_of(const FunctionTraits& function, const Answer& answer) {
    recognise::Answer numbers{ending_of(answer), {}, thrown_type(answer)};
    if (numbers.ending != recognise::Ending::value || function.value_numbers == nullptr) return numbers;
    try {
        numbers.value = function.value_numbers(wire::unpacked(answer.value).get());
    } catch (const std::exception&) {  // not of the function's type
        numbers.ending = recognise::Ending::failed;
    }
    return numbers;
}

std::size_t telling_numbers(const FunctionTraits& function, const Answer& answer) {
    std::vector<double> numbers;
    for (const auto& array : numbers_of(function, answer).value.arrays)
        std::ranges::copy_if(array.entries, std::back_inserter(numbers), recognise::is_telling);
    return recognise::distinct(std::move(numbers));
}

/// Adds the numbers of a wrong answer, each beside the right one in its place.
void add_wrong_numbers(const FunctionTraits& function, const Asked& one,
                       std::set<std::pair<double, double>>& numbers) {
    const auto right = numbers_of(function, one.right()).value.arrays;
    const auto given = numbers_of(function, one.given()).value.arrays;
    for (std::size_t field = 0; field < std::min(right.size(), given.size()); ++field) {
        if (right[field].shape != given[field].shape) continue;
        for (std::size_t i = 0; i < right[field].entries.size(); ++i) {
            const double a = right[field].entries[i];
            const double b = given[field].entries[i];
            if (std::isfinite(a) && std::isfinite(b) && !recognise::same_number(a, b, 0.0))
                numbers.emplace(a, b);
        }
    }
}

/// Whether that some mistake answers like the student can be no chance: see diagnose.hpp.
bool is_proof(const FunctionTraits& function, const AllAsked& all) {
    using recognise::Ending;
    std::set<std::pair<Bytes, Bytes>> different;  // the right answer and the given one
    std::set<std::pair<double, double>> wrong_numbers;
    std::size_t wrong_values = 0;
    bool says_something = false;
    bool cannot_be_chance = false;
    for (const Asked& one : all) {
        const Ending ending = ending_of(one.given());
        if (ending == Ending::value || ending_of(one.right()) == Ending::value)
            different.emplace(one.right().value, one.given().value);
        if (one.judgement != Judgement::wrong) continue;
        says_something = says_something || ending == Ending::value || ending == Ending::refused;
        cannot_be_chance =
            cannot_be_chance || (ending == Ending::value && telling_numbers(function, one.given()) >= 3);
        if (ending != Ending::value || ending_of(one.right()) != Ending::value || different.size() >= 3)
            continue;
        ++wrong_values;
        add_wrong_numbers(function, one, wrong_numbers);
    }
    cannot_be_chance = cannot_be_chance || (wrong_values >= 2 && wrong_numbers.size() >= 4);
    return says_something && (cannot_be_chance || different.size() >= 3);
}

/// What the recognisers look at; without the calls that say nothing.
recognise::Behaviour behaviour_of(const FunctionTraits& function, const AllAsked& all) {
    recognise::Behaviour behaviour{function.name, function.parameters, function.has_one_answer};
    for (const Asked& one : all) {
        if (one.judgement == Judgement::as_good) continue;
        recognise::Observation observation{{},
                                           numbers_of(function, one.right()),
                                           numbers_of(function, one.given()),
                                           one.judgement == Judgement::wrong};
        const auto arguments = wire::unpacked(one.call->arguments);
        const auto& list = arguments.get().via.array;
        for (std::size_t i = 0; i < list.size; ++i)
            observation.arguments.push_back(function.argument_numbers(i, list.ptr[i]));
        behaviour.calls.push_back(std::move(observation));
    }
    return behaviour;
}

/// A function of the run.
struct Known {
    AllAsked calls;
    std::vector<std::size_t> mistakes;             ///< those that answer like the student
    std::vector<std::size_t> mistakes_in_answers;  ///< ... where something is to be answered, at least
};

/// What there is to tell about a function that is wrong.
struct Told {
    std::optional<Diagnosis> name;
    std::optional<Diagnosis>
        name_of_answers;  ///< if there is none: of its answers where none is to be refused
    std::string where;
};

bool is_to_be_answered(const Asked& one) {
    return ending_of(one.right()) == recognise::Ending::value;
}

/// A refusal is missing: one slip, which students mend last, and which is not to hide what else is wrong.
bool is_missing_refusal(const Asked& one) {
    return one.judgement == Judgement::wrong && ending_of(one.right()) == recognise::Ending::refused;
}

bool knows_numbers(const FunctionTraits& function) {
    return function.argument_numbers != nullptr && function.value_numbers != nullptr;
}

class Run {
  public:
    Run(const std::vector<Call>& calls, const std::vector<subject::Case>& cases, const Ask& ask,
        const std::vector<Diagnosis>& mistakes)
        : calls_(calls), cases_(cases), ask_(ask), mistakes_(mistakes), passed_(calls.size(), false) {
        for (const subject::Case& one : cases)
            std::fill(passed_.begin() + static_cast<std::ptrdiff_t>(one.first_call),
                      passed_.begin() + static_cast<std::ptrdiff_t>(one.last_call), one.passed);
    }

    bool is_wrong(const Call& call) {
        const AllAsked& all = known(*call.function).calls;
        const auto found = std::ranges::find(all, &call, &Asked::call);
        return found != all.end() && found->judgement == Judgement::wrong;
    }

    bool lacks_refusal(const subject::Case& one, const FunctionTraits& function) {
        return std::ranges::any_of(known(function).calls, [&](const Asked& asked) {
            const auto number = static_cast<std::size_t>(asked.call - calls_.data());
            return number >= one.first_call && number < one.last_call && is_missing_refusal(asked);
        });
    }

    const Told& told(const FunctionTraits& function) {
        const auto [found, is_new] = told_.try_emplace(&function);
        Told& told = found->second;
        if (!is_new) return told;
        const Known& all = known(function);
        told.name = name_of(function, all);
        if (told.name && may_follow_from_another(function, *told.name)) {
            told.name.reset();
            return told;
        }
        if (told.name) return told;
        if (std::ranges::any_of(all.calls, is_missing_refusal)) {
            Known answered;
            std::ranges::copy_if(all.calls, std::back_inserter(answered.calls), is_to_be_answered);
            if (is_proof(function, answered.calls)) answered.mistakes = all.mistakes_in_answers;
            told.name_of_answers = name_of(function, answered);
        }
        if (knows_numbers(function))
            told.where = recognise::where(recognise::Study(behaviour_of(function, all.calls)));
        return told;
    }

    std::optional<Diagnosis> lost_digits(const FunctionTraits& function) {
        if (!knows_numbers(function)) return {};
        return recognise::recognise_loss(behaviour_of(function, known(function).calls));
    }

    /// Its answers have the form of right ones, but of all seeds it makes the same one, where right answers differ.
    std::optional<Diagnosis> ignored_seed(const FunctionTraits& function) {
        const auto name = std::ranges::find(function.parameters, "seed");
        const AllAsked& all = known(function).calls;
        if (name == function.parameters.end() ||
            std::ranges::count(all, Judgement::wrong, &Asked::judgement) > 0)
            return {};
        // Right and given ones, by the other arguments.
        std::map<std::string, std::pair<std::set<Bytes>, std::set<Bytes>>> answers;
        for (const Asked& one : all) {
            if (!is_to_be_answered(one)) continue;
            const auto arguments = wire::unpacked(one.call->arguments);
            std::ostringstream others;
            for (std::size_t i = 0; i < function.parameters.size(); ++i) {
                if (function.parameters[i] != *name) others << arguments.get().via.array.ptr[i] << ' ';
            }
            answers[others.str()].first.insert(one.right().value);
            answers[others.str()].second.insert(one.given().value);
        }
        constexpr std::size_t enough = 4;
        bool is_seen = false;
        for (const auto& [others, found] : answers) {
            if (found.second.size() > 1) return {};
            is_seen = is_seen || found.first.size() >= enough;
        }
        if (!is_seen) return {};
        return Diagnosis{"seed-ignored",
                         "Whatever the seed, your " + function.name +
                             " answers the same. Is the seed handed to what makes the random numbers?"};
    }

  private:
    /// Whether the mistake explains one wrong answer only, a yes or no, a count or none at all, and another function that it
    /// does not make so is wrong as well: the one may come of the other.
    bool may_follow_from_another(const FunctionTraits& function, const Diagnosis& name) {
        const AllAsked& all = known(function).calls;
        if (std::ranges::count(mistakes_, name.name, &Diagnosis::name) == 0 ||
            std::ranges::count(all, Judgement::wrong, &Asked::judgement) != 1)
            return false;
        const Asked& only = *std::ranges::find(all, Judgement::wrong, &Asked::judgement);
        // More than one number, or one with digits, says something by itself.
        if (only.given().kind == Kind::value) {
            const auto arrays = numbers_of(function, only.given()).value.arrays;
            if (arrays.size() != 1 || !arrays[0].is_whole || arrays[0].entries.size() != 1) return false;
        }
        const auto is_of_mistake = [&](std::size_t m) { return mistakes_[m].name == name.name; };
        for (const subject::Case& one : cases_) {
            for (std::size_t i = one.first_call; !one.passed && i < one.last_call; ++i) {
                const Call& call = calls_[i];
                if (call.function != &function && call.answer.kind != Kind::not_implemented &&
                    is_wrong(call) && std::ranges::none_of(known(*call.function).mistakes, is_of_mistake))
                    return true;
            }
        }
        return false;
    }

    /// Whether a case failed in which the function was called, though no answer there is wrong: there is more to it.
    bool fails_elsewhere(const FunctionTraits& function) {
        return std::ranges::any_of(cases_, [&](const subject::Case& one) {
            const std::span in_it(calls_.begin() + static_cast<std::ptrdiff_t>(one.first_call),
                                  calls_.begin() + static_cast<std::ptrdiff_t>(one.last_call));
            return !one.passed && std::ranges::count(in_it, &function, &Call::function) > 0 &&
                   std::ranges::none_of(in_it, [&](const Call& call) {
                       return call.answer.kind == Kind::not_implemented || is_wrong(call);
                   });
        });
    }

    const Known& known(const FunctionTraits& function) {
        const auto [found, is_new] = known_.try_emplace(&function);
        Known& known = found->second;
        if (!is_new) return known;
        for (std::size_t i = 0; i < calls_.size(); ++i) {
            const Call& call = calls_[i];
            if (call.function != &function || call.answer.text == ended_before) continue;
            Asked asked{&call, ask_(call, {0})[0], Judgement::right};
            if (!alike(function, call.answer, asked.right()))
                asked.judgement = passed_[i] ? Judgement::as_good : Judgement::wrong;
            known.calls.push_back(std::move(asked));
        }
        find_mistakes(function, known);
        return known;
    }

    /// Those that answer like the student. Where the student is wrong hardly any does: so these calls come first, and of the
    /// others only those mistakes are asked that are left.
    void find_mistakes(const FunctionTraits& function, Known& known) {
        std::vector<const Asked*> calls;
        for (const Asked& one : known.calls) calls.push_back(&one);
        std::ranges::stable_partition(calls,
                                      [](const Asked* one) { return one->judgement == Judgement::wrong; });
        if (calls.empty() || calls[0]->judgement != Judgement::wrong) return;
        std::vector<std::size_t> all(mistakes_.size());
        std::iota(all.begin(), all.end(), 0);
        std::vector<std::size_t> in_answers = all;
        for (const Asked* one : calls) {
            if (in_answers.empty()) return;
            wire::Players players = {0};
            for (const std::size_t m : in_answers) players.push_back(m + 1);
            const wire::Answers& answers = ask_(*one->call, players);
            const auto is_unlike = [&](std::size_t m) {
                return !is_like_student(function, *one, *answers[m + 1]);
            };
            std::erase_if(all, is_unlike);
            if (is_to_be_answered(*one)) std::erase_if(in_answers, is_unlike);
        }
        if (is_proof(function, known.calls)) known.mistakes = std::move(all);
        known.mistakes_in_answers = std::move(in_answers);
    }

    /// What explains all of these calls.
    std::optional<Diagnosis> name_of(const FunctionTraits& function, const Known& asked) {
        if (auto mistake = best_mistake(asked.mistakes)) return mistake;
        if (!knows_numbers(function)) return {};
        if (auto other = other_function(function, asked.calls)) return other;
        auto behaviour = behaviour_of(function, asked.calls);
        behaviour.is_all = asked.calls.size() == known(function).calls.size() && !fails_elsewhere(function);
        return recognise::recognise(recognise::Study(behaviour));
    }

    /// Of the mistakes that answer like the student here the one that does in most other functions that are wrong.
    std::optional<Diagnosis> best_mistake(const std::vector<std::size_t>& candidates) {
        if (candidates.size() <= 1)
            return candidates.empty() ? std::nullopt : std::optional(mistakes_[candidates[0]]);
        // By mistake: in how many functions it is like the student.
        std::map<std::size_t, std::size_t> functions;
        for (const Call& call : calls_) known(*call.function);
        for (const auto& [other, what] : known_) {
            for (const std::size_t m : what.mistakes) ++functions[m];
        }
        const auto less = [&](std::size_t a, std::size_t b) { return functions[a] < functions[b]; };
        const std::size_t best = *std::ranges::max_element(candidates, less);
        const auto is_as_good = [&](std::size_t m) { return functions[m] == functions[best]; };
        return std::ranges::count_if(candidates, is_as_good) == 1 ? std::optional(mistakes_[best])
                                                                  : std::nullopt;
    }

    /// Another function of the same type whose right answers these are, in every call.
    std::optional<Diagnosis> other_function(const FunctionTraits& function, const AllAsked& all) {
        if (!is_proof(function, all)) return {};
        std::vector<const FunctionTraits*> tried = {&function};
        for (const Call& call : calls_) {
            const FunctionTraits& other = *call.function;
            if (std::ranges::find(tried, &other) != tried.end()) continue;
            tried.push_back(&other);
            if (other.argument_numbers != function.argument_numbers) continue;  // one for each type
            const auto is_like_other = [&](const Asked& one) {
                if (one.judgement == Judgement::as_good) return true;
                try {
                    return alike(function, one.given(), *ask_({&other, one.call->arguments, {}, {}}, {0})[0]);
                } catch (const std::runtime_error&) {  // a right solution need not stand another's arguments
                    return false;
                }
            };
            // The wrong ones first: the first of them tells nearly always.
            const auto is_wrong = [](const Asked& one) { return one.judgement == Judgement::wrong; };
            const auto first = std::ranges::find_if(all, is_wrong);
            if (first == all.end() || !is_like_other(*first) || !std::ranges::all_of(all, is_like_other))
                continue;
            return Diagnosis{
                "another-function",
                "In every call your answer is the one that " + other.name +
                    " should give. Has one been written in the place of the other, or called instead?"};
        }
        return {};
    }

    const std::vector<Call>& calls_;
    const std::vector<subject::Case>& cases_;
    const Ask& ask_;
    const std::vector<Diagnosis>& mistakes_;
    std::vector<bool> passed_;
    std::map<const FunctionTraits*, Known> known_;
    std::map<const FunctionTraits*, Told> told_;
};

/// The functions called in a case, in the order of their first calls; not those that are still to be written.
std::vector<const FunctionTraits*> functions_in(const std::vector<Call>& calls, const subject::Case& one) {
    std::vector<const FunctionTraits*> functions;
    for (std::size_t i = one.first_call; i < one.last_call; ++i) {
        const auto* function = calls[i].function;
        if (calls[i].answer.kind == Kind::not_implemented) continue;
        if (std::ranges::find(functions, function) == functions.end()) functions.push_back(function);
    }
    return functions;
}

}  // namespace

Findings diagnose(const std::vector<Call>& calls, const std::vector<subject::Case>& cases, const Ask& ask,
                  const std::vector<Diagnosis>& mistakes, const std::set<const FunctionTraits*>& unsteady) {
    Run run(calls, cases, ask, mistakes);
    Findings findings;
    for (const subject::Case& one : cases) {
        if (one.passed) continue;
        auto functions = functions_in(calls, one);
        std::erase_if(functions, [&](const FunctionTraits* function) { return unsteady.contains(function); });
        std::vector<const FunctionTraits*> wrong;
        std::ranges::copy_if(functions, std::back_inserter(wrong), [&](const FunctionTraits* function) {
            return std::any_of(
                calls.begin() + static_cast<std::ptrdiff_t>(one.first_call),
                calls.begin() + static_cast<std::ptrdiff_t>(one.last_call),
                [&](const Call& call) { return call.function == function && run.is_wrong(call); });
        });
        std::optional<Diagnosis> name;
        std::string where;
        for (const auto* function : wrong) {
            const Told& told = run.told(*function);
            if ((name = told.name)) break;
            if (told.name_of_answers && !run.lacks_refusal(one, *function)) {
                name = told.name_of_answers;
                break;
            }
            if (where.empty()) where = told.where;
        }
        for (const auto* function : functions) {
            if (wrong.empty() && !name) name = run.lost_digits(*function);
            if (wrong.empty() && !name) name = run.ignored_seed(*function);
        }
        if (name) {
            findings.named.push_back({one.name, *name});
        } else if (!where.empty()) {
            findings.located.push_back({one.name, where});
        }
    }
    return findings;
}

}  // namespace trial
