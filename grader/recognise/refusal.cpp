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
        "what the contract refuses with a std::invalid_argument ends with {} in your function. All else is "
        "right. Look for it yourself before you compute, and throw the promised type.",
        thrown_by(study));
}

std::optional<std::string> refuses_answerable(const Study& study, Scope scope) {
    if (scope != Scope::all || !all_end(study, Ending::value, {Ending::refused, Ending::threw})) return {};
    const auto region = region_of_calls(study, study.wrong);
    if (!region) return {};
    return sentence(
        "{}, your function throws {}, though the contract wants an answer then. All else is right.",
        region->wrong, study.wrong[0]->given.ending == Ending::refused ? "an exception" : thrown_by(study));
}

std::optional<std::string> fails_on_some(const Study& study, Scope scope) {
    if (scope != Scope::all || !all_end(study, Ending::value, {Ending::failed})) return {};
    const auto region = region_of_calls(study, study.wrong);
    if (!region) return {};
    return sentence(
        "{}, your function ends without an answer; {} it is right. Go through that case with a pencil.",
        region->wrong, region->right);
}

std::optional<std::string> answers_unanswerable(const Study& study, Scope scope) {
    if (scope != Scope::all || !all_end(study, Ending::refused, {Ending::value})) return {};
    const bool refuses_some = std::ranges::any_of(
        study.calls, [](const Observation* call) { return call->given.ending == Ending::refused; });
    const auto region = region_of_calls(study, study.wrong);
    const std::string nature = nature_of_answers(study);
    if (region) {
        return sentence(
            "{}, your function gives an answer{}, where the contract wants a std::invalid_argument. All else "
            "is right.",
            region->wrong, nature);
    }
    if (refuses_some || study.calls.size() < study.wrong.size() + 3) return {};
    return fmt::format(
        "Your function refuses nothing: it gives an answer{} also where the contract wants a "
        "std::invalid_argument. All else is right.",
        nature);
}

}  // namespace recognise
