#include "recognise/precision.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "recognise/number.hpp"
#include "recognise/region.hpp"

namespace recognise {
namespace {

/// All of them doubles and finite, and enough wrong ones of different sizes, in different calls. (The study is a sharp one.)
bool may_have_lost(const Study& study) {
    std::vector<double> right;
    std::set<std::size_t> calls;
    for (const Entry& entry : study.wrong_entries) {
        if (!is_telling(entry.right)) continue;
        right.push_back(entry.right);
        add_call(calls, entry);
    }
    const auto is_finite_double = [&](const Entry& entry) {
        return std::isfinite(entry.right) && std::isfinite(entry.given) && !study.given(entry).is_whole;
    };
    return calls.size() >= 2 && distinct(std::move(right)) >= 6 &&
           std::ranges::all_of(study.entries, is_finite_double);
}

/// Whether each number is the right one after `change`; what comes out must not be the same everywhere.
bool are_changed(const Study& study, double (*change)(double, double), double unit) {
    std::vector<double> given;
    for (const Entry& entry : study.entries) {
        // A right number that rounding has put on the other side of a border may fall either way.
        const double nudge = 1e-9 * (std::abs(entry.right) + unit);
        const auto is_like = [&](double right) {
            return std::abs(change(right, unit) - entry.given) <= 1e-12 * std::abs(entry.given);
        };
        if (!is_like(entry.right) && !is_like(entry.right + nudge) && !is_like(entry.right - nudge))
            return false;
        if (entry.is_wrong) given.push_back(entry.given);
    }
    return distinct(given) >= 3;
}

/// Whether these are nearly all numbers that say something.
bool is_most(const Study& study, const Entries& some) {
    const auto says = [](const Entry& entry) { return is_telling(entry.right); };
    return 4 * std::ranges::count_if(some, says) >= 3 * std::ranges::count_if(study.entries, says);
}

double cut(double x, double unit) {
    return std::trunc(x / unit) * unit;
}
double cut_down(double x, double unit) {
    return std::floor(x / unit) * unit;
}
double to_nearest(double x, double unit) {
    return std::round(x / unit) * unit;
}

}  // namespace

std::optional<std::string> whole_numbers(const Study& study, Scope scope) {
    if (scope != Scope::all || !may_have_lost(study)) return {};
    const char* const advice = "Is one of them kept in an int, or returned as one?";
    const std::string numbers = numbers_of(study);
    if (are_changed(study, cut, 1))
        return sentence("{} are the right ones without what stands behind the point. {}", numbers, advice);
    if (are_changed(study, to_nearest, 1))
        return sentence("{} are the right ones rounded to whole numbers. {}", numbers, advice);
    if (are_changed(study, cut_down, 1))
        return sentence("{} are the right ones rounded down to whole numbers. {}", numbers, advice);
    return {};
}

std::optional<std::string> rounded(const Study& study, Scope scope) {
    if (scope != Scope::all || !may_have_lost(study)) return {};
    double unit = 1;
    for (int decimals = 1; decimals <= 9; ++decimals) {
        unit /= 10;
        for (const auto change : {to_nearest, cut, cut_down}) {
            if (!are_changed(study, change, unit)) continue;
            return sentence(
                "{} are the right ones {} {} decimal{}. Return them as they are: a printed number may be "
                "short, "
                "a computed one has all its digits.",
                numbers_of(study), change == to_nearest ? "rounded to" : "cut off after", decimals,
                decimals == 1 ? "" : "s");
        }
    }
    return {};
}

std::optional<std::string> single_precision(const Study& study, Scope scope) {
    if (scope != Scope::all) return {};
    std::set<std::size_t> calls;
    bool is_exact = true;  // each is the float next to the right number: no chance, be there few of them
    for (const Entry& entry : study.wrong_entries) {
        const auto is_float = [](double x) { return static_cast<double>(static_cast<float>(x)) == x; };
        if (!is_float(entry.given) || is_float(entry.right)) return {};
        if (!(std::abs(entry.given - entry.right) <= 1e-6 * entry.scale)) return {};
        is_exact = is_exact && entry.given == static_cast<double>(static_cast<float>(entry.right));
        add_call(calls, entry);
    }
    const bool is_enough =
        is_exact ? calls.size() >= 2 && study.wrong_entries.size() >= 4 : may_have_lost(study);
    if (!is_enough) return {};
    return sentence(
        "{} have seven digits, as a float has; a double has sixteen. Is there a float on the way, or an "
        "f behind a number?",
        numbers_of(study));
}

std::optional<std::string> few_digits(const Study& study, Scope scope) {
    if (scope == Scope::anywhere || !may_have_lost(study)) return {};
    double worst = 0;
    for (const Entry& entry : study.wrong_entries)
        worst = std::max(worst, std::abs(entry.given - entry.right) / std::abs(entry.right));
    if (!(worst < 2e-3) || is_most(study, study.wrong_entries) != (scope == Scope::all)) return {};
    const std::string what = fmt::format("agree with the right ones in {} digits, no further",
                                         static_cast<int>(std::floor(-std::log10(worst))));
    const char* const advice = "Is a number typed in short, or a formula only nearly the right one?";
    if (scope == Scope::all) return sentence("{} {}. {}", numbers_of(study), what, advice);
    const auto region = region_of_inputs(study, [](const Entry& entry) { return entry.right == 0; });
    if (!region) return {};
    return sentence("{}, {} {}; {} they are right. {}", region->wrong, numbers_of(study), what, region->right,
                    advice);
}

std::optional<std::string> near_miss(const Study& study, Scope scope) {
    if (scope != Scope::all || !may_have_lost(study) || !is_most(study, study.wrong_entries)) return {};
    double farthest = 0;
    Entries near;
    for (const Entry& entry : study.entries) {
        const double distance = std::abs(entry.given - entry.right);
        if (!(distance <= 0.03 * entry.scale)) return {};
        farthest = std::max(farthest, distance);
        if (distance <= 0.05 * std::abs(entry.right)) near.push_back(entry);
    }
    if (!is_most(study, near)) return {};
    return sentence(
        "{} come near the right ones, about {} away at most, but hardly one is right. Is a formula only "
        "nearly the "
        "right one?",
        numbers_of(study), fmt::format("{:.1g}", farthest));
}

std::optional<std::string> clamped(const Study& study, Scope scope) {
    if (scope != Scope::all || study.wrong_entries.empty() || !study.behaviour.has_one_answer) return {};
    std::vector<double> low;  // right numbers that were too low
    std::vector<double> high;
    std::vector<double> kept;
    std::set<std::size_t> calls;
    const Entry* lowest = nullptr;
    const Entry* highest = nullptr;
    for (const Entry& entry : study.wrong_entries) {
        if (!std::isfinite(entry.given) || !std::isfinite(entry.right)) return {};
        const bool is_low = entry.right < entry.given;
        const Entry*& bound = is_low ? lowest : highest;
        if (bound != nullptr && !same_number(bound->given, entry.given, 0)) return {};
        bound = &entry;
        (is_low ? low : high).push_back(entry.right);
        add_call(calls, entry);
    }
    for (const Entry& entry : study.entries) {
        if (entry.is_wrong) continue;
        const double slack = 1e-9 * entry.scale;
        if (lowest != nullptr && entry.right < lowest->given - slack) return {};
        if (highest != nullptr && entry.right > highest->given + slack) return {};
        const bool is_bound = (lowest != nullptr && entry.right == lowest->given) ||
                              (highest != nullptr && entry.right == highest->given);
        if (!is_bound) kept.push_back(entry.right);
    }
    const auto are_enough = [](const std::vector<double>& numbers) {
        return numbers.empty() || distinct(numbers) >= 3;
    };
    if (distinct(kept) < 4 || calls.size() < 2 || !are_enough(low) || !are_enough(high)) return {};
    const std::string numbers = numbers_of(study);
    const char* const end =
        "all others are right. Is a bound put on them that the contract does not ask for?";
    if (highest == nullptr)
        return sentence("{} that should be below {} are {} instead; {}", numbers, to_text(lowest->given),
                        to_text(lowest->given), end);
    if (lowest == nullptr)
        return sentence("{} that should be above {} are {} instead; {}", numbers, to_text(highest->given),
                        to_text(highest->given), end);
    return sentence("{} are kept between {} and {}; {}", numbers, fmt::format("{:.12g}", lowest->given),
                    fmt::format("{:.12g}", highest->given), end);
}

}  // namespace recognise
