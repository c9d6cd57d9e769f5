#include "recognise/refusal.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "recognise/region.hpp"

namespace recognise {
namespace {

/// Whether each wrong call should have ended in one way and has ended in another.
bool all_end(const Study& study, Ending right, std::initializer_list<Ending> given) {
    return !study.wrong.empty() && std::ranges::all_of(study.wrong, [&](const Observation* call) {
        return call->right.ending == right && std::ranges::find(given, call->given.ending) != given.end();
    });
}

/// Whether there are enough right answers to say that all but the wrong calls is right.
bool answers_enough(const Study& study) {
    return std::ranges::count_if(study.calls, [](const Observation* call) {
               return !call->is_wrong && call->given.ending == Ending::value;
           }) >= 3;
}

/// What is known of the rest.
std::string rest_of(const Study& study) {
    return study.behaviour.is_all ? " All else that was asked here is right." : "";
}

/// "std::domain_error", or what they are if they differ.
std::string thrown_by(const Study& study) {
    std::set<std::string> types;
    for (const Observation* call : study.wrong) types.insert(call->given.thrown);
    if (types.size() != 1 || types.begin()->empty()) return "something else";
    if (*types.begin() == "char const*") return "a text";
    return "a " + *types.begin();
}

/// What the answers are that there should not be: " (with NaN)".
std::string nature_of_answers(const Study& study) {
    bool all_zero = true;
    bool all_empty = true;
    bool any_not_finite = false;
    for (const Observation* call : study.wrong) {
        for (const Array& array : call->given.value.arrays) {
            all_empty = all_empty && array.entries.empty();
            for (const double x : array.entries) {
                all_zero = all_zero && x == 0;
                any_not_finite = any_not_finite || !std::isfinite(x);
            }
        }
    }
    if (all_empty) return " with nothing in it";
    if (all_zero) return " of zeros";
    return any_not_finite ? " that is not even a number" : "";
}

}  // namespace

std::optional<std::string> wrong_exception(const Study& study, Scope scope) {
    if (scope != Scope::all || !all_end(study, Ending::refused, {Ending::threw})) return {};
    return sentence(
        "what the contract refuses with a std::invalid_argument ends with {} in your function.{} "
        "Look for it yourself before you compute, and throw the promised type.",
        thrown_by(study), rest_of(study));
}

std::optional<std::string> refuses_answerable(const Study& study, Scope scope) {
    if (scope == Scope::all || !all_end(study, Ending::value, {Ending::refused, Ending::threw})) return {};
    const std::string thrown =
        study.wrong[0]->given.ending == Ending::refused ? "an exception" : thrown_by(study);
    const auto region = region_of_calls(study, study.wrong);
    if (region.has_value() != (scope == Scope::region)) return {};
    if (region) {
        return sentence("{}, your function throws {}, though the contract wants an answer then.{}",
                        region->wrong, thrown, rest_of(study));
    }
    if (!answers_enough(study)) return {};
    return fmt::format(
        "Your function throws {} in some calls to which the contract wants an answer. All answers that it "
        "gives "
        "are right.",
        thrown);
}

std::optional<std::string> fails_on_some(const Study& study, Scope scope) {
    if (scope == Scope::all || !all_end(study, Ending::value, {Ending::failed})) return {};
    const auto region = region_of_calls(study, study.wrong);
    if (region.has_value() != (scope == Scope::region)) return {};
    if (region) {
        return sentence(
            "{}, your function ends without an answer; {} it is right. Go through that case with a pencil.",
            region->wrong, region->right);
    }
    if (!answers_enough(study)) return {};
    return "In some calls your function ends without an answer; all answers that it gives are right. Go "
           "through one of those "
           "calls with a pencil.";
}

std::optional<std::string> answers_unanswerable(const Study& study, Scope scope) {
    if (scope == Scope::all || !all_end(study, Ending::refused, {Ending::value})) return {};
    const auto region = region_of_calls(study, study.wrong, true);
    if (region.has_value() != (scope == Scope::region)) return {};
    const std::string nature = nature_of_answers(study);
    if (region) {
        return sentence(
            "{}, your function gives an answer{}, where the contract wants a std::invalid_argument.{}",
            region->wrong, nature, rest_of(study));
    }
    if (!answers_enough(study)) return {};
    const bool refuses_some = std::ranges::any_of(
        study.calls, [](const Observation* call) { return call->given.ending == Ending::refused; });
    return fmt::format(
        "Your function refuses {}: it gives an answer{} {} where the contract wants a "
        "std::invalid_argument.{}",
        refuses_some ? "too little" : "nothing", nature, refuses_some ? "in some cases" : "also",
        rest_of(study));
}

}  // namespace recognise
