#include "recognise/arithmetic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "recognise/number.hpp"
#include "recognise/region.hpp"

namespace recognise {
namespace {

/// The entry with the largest finite right number: what is fitted to it is known best.
const Entry* largest_wrong(const Study& study) {
    const Entry* best = nullptr;
    for (const Entry& entry : study.wrong_entries) {
        if (!std::isfinite(entry.right) || !std::isfinite(entry.given)) continue;
        if (best == nullptr || std::abs(entry.right) > std::abs(best->right)) best = &entry;
    }
    return best;
}

bool is_close(double a, double b) {
    return std::abs(a - b) < 1e-6;
}

/// A guess by a formula for the right number alone.
std::optional<std::string> by_formula(const Study& study, Scope scope, const char* what,
                                      double (*formula)(double), const char* advice) {
    if (!study.behaviour.has_one_answer) return {};
    return explained_by({what, [formula](const Entry& entry) { return formula(entry.right); }}, study, scope,
                        advice);
}

/// An argument beside an answer: a number, or an array of the answer's shape.
class Argument {
  public:
    Argument(const Study& study, std::size_t index) : study_(study), index_(index) {}

    /// Whether it has a number for each entry, in all calls.
    [[nodiscard]] bool fits() const {
        return std::all_of(study_.entries.begin(), study_.entries.end(), [&](const Entry& entry) {
            const Value& value = study_.calls[entry.call]->arguments[index_];
            if (value.arrays.size() != 1 || !value.lists.empty()) return false;
            return value.arrays[0].shape.empty() || value.arrays[0].shape == study_.given(entry).shape;
        });
    }
    [[nodiscard]] double number(const Entry& entry) const {
        const Array& array = study_.calls[entry.call]->arguments[index_].arrays[0];
        return array.entries[array.shape.empty() ? 0 : entry.index];
    }
    [[nodiscard]] std::string name() const { return study_.behaviour.parameter(index_); }

  private:
    const Study& study_;
    std::size_t index_;
};

std::vector<Argument> arguments_of(const Study& study) {
    std::vector<Argument> arguments;
    if (study.entries.empty()) return arguments;
    for (std::size_t i = 0; i < study.calls[0]->arguments.size(); ++i) {
        const Argument argument(study, i);
        if (argument.fits()) arguments.push_back(argument);
    }
    return arguments;
}

/// The same of one array of several in the answer, where right answers may differ, but none of them has it there.
std::optional<std::string> argument_as_part(const Study& study) {
    if (!study.have_shapes || study.wrong.empty()) return {};
    for (std::size_t field = 0; field < study.wrong[0]->given.value.arrays.size(); ++field) {
        for (std::size_t i = 0; i < study.wrong[0]->arguments.size(); ++i) {
            Entries explained;
            const bool is_so = std::ranges::all_of(study.entries, [&](const Entry& entry) {
                const Value& value = study.calls[entry.call]->arguments[i];
                if (entry.field != field) return true;
                if (value.arrays.size() != 1 || value.arrays[0].shape != study.given(entry).shape)
                    return false;
                if (entry.is_wrong && entry.right != entry.given) explained.push_back(entry);
                return value.arrays[0].entries[entry.index] == entry.given;
            });
            if (!is_so || !is_telling_evidence(explained, 0)) continue;
            return sentence("{} in your answer is {} itself, unchanged.", study.field_name(field),
                            study.behaviour.parameter(i));
        }
    }
    return {};
}

}  // namespace

std::optional<std::string> sign_turned(const Study& study, Scope scope) {
    return by_formula(
        study, scope, "the right ones with their sign turned round", [](double x) { return -x; },
        "Is there a minus too many, or a difference taken the wrong way round?");
}

std::optional<std::string> absolute_value(const Study& study, Scope scope) {
    const auto is_positive = [](const Entry& entry) { return entry.right > 0; };
    if (scope != Scope::all || !std::ranges::any_of(study.entries, is_positive)) return {};
    return by_formula(
        study, scope, "the right ones without their sign", [](double x) { return std::abs(x); },
        "Which of your steps can give no negative number?");
}

std::optional<std::string> one_minus(const Study& study, Scope scope) {
    return by_formula(
        study, scope, "1 minus the right ones", [](double x) { return 1 - x; },
        "Has something changed places with its opposite?");
}

std::optional<std::string> squared(const Study& study, Scope scope) {
    return by_formula(
        study, scope, "the squares of the right ones", [](double x) { return x * x; },
        "Is something multiplied by itself once too often, or a root missing?");
}

std::optional<std::string> square_root(const Study& study, Scope scope) {
    return by_formula(
        study, scope, "the square roots of the right ones", [](double x) { return std::sqrt(x); },
        "Is there a root too many, or a square missing?");
}

std::optional<std::string> reciprocal(const Study& study, Scope scope) {
    return by_formula(
        study, scope, "1 divided by the right ones", [](double x) { return 1 / x; },
        "Have the two parts of a quotient changed places?");
}

std::optional<std::string> times_constant(const Study& study, Scope scope) {
    const Entry* const known = largest_wrong(study);
    if (!study.behaviour.has_one_answer || known == nullptr || known->right == 0) return {};
    const double factor = known->given / known->right;
    if (std::abs(factor - 1) < 1e-4 || is_close(factor, -1) || factor == 0) return {};
    return explained_by({fmt::format("the right ones times {}", factor_text(factor)),
                         [factor](const Entry& entry) { return factor * entry.right; }, 1},
                        study, scope, "Which factor is too many, or missing?");
}

std::optional<std::string> plus_constant(const Study& study, Scope scope) {
    const Entry* known = nullptr;  // beside a small number a summand is known best
    for (const Entry& entry : study.wrong_entries) {
        if (std::isfinite(entry.right) && std::isfinite(entry.given) &&
            (known == nullptr || std::abs(entry.right) < std::abs(known->right)))
            known = &entry;
    }
    if (!study.behaviour.has_one_answer || known == nullptr) return {};
    const double summand = known->given - known->right;
    const std::string size = factor_text(std::abs(summand));
    return explained_by({fmt::format("the right ones {} {}", summand > 0 ? "plus" : "minus", size),
                         [summand](const Entry& entry) { return entry.right + summand; }, 1},
                        study, scope,
                        study.given(*known).is_whole ? "What is counted that should not be, or left out?"
                                                     : "Which summand is too many, or missing?");
}

std::optional<std::string> argument_returned(const Study& study, Scope scope) {
    if (!study.behaviour.has_one_answer) return scope == Scope::all ? argument_as_part(study) : std::nullopt;
    for (const Argument& argument : arguments_of(study)) {
        const std::string name = argument.name();
        const auto found = [&](const std::string& what, double (*change)(double)) {
            return explained_by(
                {what, [argument, change](const Entry& entry) { return change(argument.number(entry)); }},
                study, scope, "");
        };
        if (auto hint = found(fmt::format("those of {} itself, unchanged", name), [](double x) { return x; }))
            return hint;
        if (auto hint = found(fmt::format("those of {} with their sign turned round", name),
                              [](double x) { return -x; }))
            return hint;
        if (auto hint = found(fmt::format("those of {} without their sign", name),
                              [](double x) { return std::abs(x); }))
            return hint;
    }
    return {};
}

std::optional<std::string> argument_mixed_in(const Study& study, Scope scope) {
    if (!study.behaviour.has_one_answer) return {};
    using Mix = double (*)(double right, double x);
    struct Kind {
        const char* what;
        Mix mix;
    };
    static constexpr Kind kinds[] = {
        {"the right ones plus {}", [](double right, double x) { return right + x; }},
        {"the right ones minus {}", [](double right, double x) { return right - x; }},
        {"{} minus the right ones", [](double right, double x) { return x - right; }},
        {"the right ones times {}", [](double right, double x) { return right * x; }},
        {"the right ones divided by {}", [](double right, double x) { return right / x; }},
    };
    for (const Argument& argument : arguments_of(study)) {
        for (const Kind& kind : kinds) {
            const Guess guess{fmt::format(fmt::runtime(kind.what), argument.name()),
                              [argument, mix = kind.mix](const Entry& entry) {
                                  return mix(entry.right, argument.number(entry));
                              }};
            if (auto hint = explained_by(guess, study, scope, "")) return hint;
        }
    }
    return {};
}

std::optional<std::string> constant(const Study& study, Scope scope) {
    if (study.wrong_entries.empty()) return {};
    const double number = study.wrong_entries[0].given;
    if (std::isnan(number)) return {};
    Guess guess{to_text(number), [number](const Entry& /*entry*/) { return number; }, number == 0 ? 0u : 1u,
                true};
    if (scope == Scope::all) guess.what += " whatever the input";
    return explained_by(guess, study, scope, "");
}

std::optional<std::string> not_a_number(const Study& study, Scope scope) {
    const Entries& wrong = study.wrong_entries;
    std::set<std::size_t> calls;
    bool has_infinite = false;
    bool has_none = false;
    for (const Entry& entry : wrong) {
        if (std::isfinite(entry.given) || !std::isfinite(entry.right)) return {};
        add_call(calls, entry);
        (std::isnan(entry.given) ? has_none : has_infinite) = true;
    }
    if (wrong.empty() || scope == Scope::all) return {};
    const char* const what = !has_none       ? "infinite"
                             : !has_infinite ? "not a number (NaN)"
                                             : "infinite, or not a number (NaN)";
    auto region = region_of_inputs(study);
    const char* has = "your answer is";
    if (!region) {
        has = "there is in your answer what is";
        region = region_of_calls(study, study.wrong);
    }
    if (region.has_value() != (scope == Scope::region)) return {};
    const char* const advice = "What grows too large there, or is divided by 0?";
    if (region)
        return sentence("{}, {} {}; {} it is right. {}", region->wrong, has, what, region->right, advice);
    if (calls.size() < 2) return {};
    return sentence("where your answer is wrong, it is {}. {}", what, advice);
}

}  // namespace recognise
